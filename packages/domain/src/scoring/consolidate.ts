/**
 * From many observations to one figure: first over time for each subject, then over subjects, then (in achievement.ts) judged.
 *
 *   PairedObservation[]  ── overTimeTally ──▶  IndicatorTally (one subject)  ─┐
 *   SQL, GROUP BY indicator, cell, divisor  ─▶  IndicatorTally (many subjects) ┴─ consolidate ─▶ Tally ── achieve ─▶ Achievement
 *
 * Target and actual always come from the same observations: a target without an actual is left out, since absent is not zero.
 */
import type { IndicatorSpec, Tally } from '../indicators/indicator'
import type { Day } from '../day'
import { compare, exactly, multiply, ratioOf, sumOf, type Decimal, type Exact } from '../number'
import type { AchievementGap } from './achievement'

/**
 * What was counted for ONE indicator in ONE cell of a report, over observations that have a target. Every figure is a SUM over subjects of
 * what its `overTime` made of each subject's observations in the cell:
 *
 * | overTime | actual | target, targetHigh | divisor |
 * |---|---|---|---|
 * | SUM | sum of values | sum of the distinct targets that have an observation | 1 |
 * | AVERAGE | sum of values | sum of the targets, one for each observation | the subject's number of observations |
 * | LAST | value of the latest `observed_on` (of equals, the one recorded last) | that observation's target | 1 |
 * | MIN, MAX | smallest, largest value | smallest, largest target | 1 |
 *
 * So that AVERAGE stays exact, SQL does not divide: subjects with different numbers of observations come as separate tallies of the same
 * indicator (GROUP BY divisor), and `consolidate` takes them all.
 *
 * A type that observes RATIO has null `actual` and gives `numerator` and `denominator` instead: summed for SUM and AVERAGE, those of the one
 * observation chosen for LAST, MIN, MAX; its `target` and `targetHigh` are sums of target × denominator over the same observations.
 */
export type IndicatorTally = {
  /** How many subjects are in the sums. */
  readonly subjects: number
  /** Observations of each of these subjects for AVERAGE of values; 1 otherwise. */
  readonly divisor: number
  readonly target: Exact | null
  readonly targetHigh: Exact | null
  readonly actual: Exact | null
  readonly numerator: Exact | null
  readonly denominator: Exact | null
}

/** One observation with the target it belongs to. In the order recorded. */
export type PairedObservation = {
  readonly targetId: string
  readonly target: Exact
  readonly targetHigh: Exact | null
  readonly observedOn: Day
  readonly value: Exact | null
  readonly numerator: Exact | null
  readonly denominator: Exact | null
}

type Consolidation = Pick<IndicatorSpec, 'overTime' | 'overSubjects' | 'per'>

/**
 * One subject's observations in a bucket of time as one tally, or null when there are none. Monthly permits 10, 20, 30 against monthly
 * targets of 25, SUM: actual 60, target 75. The same against one yearly target of 240: actual 60, target 240.
 */
export const overTimeTally = (spec: Pick<IndicatorSpec, 'overTime'>, observations: readonly PairedObservation[]): IndicatorTally | null => {
  if (observations.length === 0) return null
  return observations.every(isRatio) ? ratioOverTime(spec, observations) : valueOverTime(spec, observations.filter(hasValue))
}

/**
 * One figure for one indicator over all subjects. SUM adds; AVERAGE is the mean over subjects; RATIO is Σ numerator / Σ denominator × per
 * against Σ (target × denominator) / Σ denominator; NONE answers only for a single subject. Two clinics, 90 of 100 against 80 % and 10 of 50
 * against 95 %: actual 66.67 %, target 85 %. Without an answer `gap` says why: MISSING_ACTUAL, NOT_CONSOLIDATED, ZERO_DENOMINATOR.
 */
export const consolidate = (spec: Consolidation, tallies: readonly IndicatorTally[]): Tally => {
  const subjects = tallies.reduce((sum, tally) => sum + tally.subjects, 0)
  if (subjects === 0) return without('MISSING_ACTUAL')
  if (spec.overSubjects === 'NONE' && subjects > 1) return without('NOT_CONSOLIDATED')
  const areRatios = tallies.every((tally) => tally.denominator !== null)
  if (areRatios) return spec.overSubjects === 'RATIO' || subjects === 1 ? pooled(spec, tallies) : without('NOT_CONSOLIDATED')
  if (spec.overSubjects === 'RATIO' && subjects > 1) return without('NOT_CONSOLIDATED')
  const share = spec.overSubjects === 'AVERAGE' ? subjects : 1
  return {
    ...nothing,
    target: total(tallies, 'target', share),
    targetHigh: total(tallies, 'targetHigh', share),
    actual: total(tallies, 'actual', share),
  }
}

const nothing: Tally = { target: null, targetHigh: null, actual: null, numerator: null, denominator: null, gap: null }
const without = (gap: AchievementGap): Tally => ({ ...nothing, gap })

const pooled = ({ per }: Consolidation, tallies: readonly IndicatorTally[]): Tally => {
  const numerator = total(tallies, 'numerator')
  const denominator = total(tallies, 'denominator')
  const quotient = numerator && denominator && ratioOf(numerator, denominator)
  if (!quotient || !denominator) return without('ZERO_DENOMINATOR')
  const weighted = (sum: Exact | null): Exact | null => sum && ratioOf(sum, denominator)
  return {
    target: weighted(total(tallies, 'target')),
    targetHigh: weighted(total(tallies, 'targetHigh')),
    actual: multiply(quotient, per),
    numerator,
    denominator,
    gap: null,
  }
}

type Summed = 'target' | 'targetHigh' | 'actual' | 'numerator' | 'denominator'

/** The sum of a figure over tallies, each over its divisor; null as soon as one is absent, since half a sum is a wrong sum. */
const total = (tallies: readonly IndicatorTally[], figure: Summed, share = 1): Exact | null => {
  const parts: Exact[] = []
  for (const tally of tallies) {
    const part = tally[figure]
    if (part === null) return null
    parts.push(over(part, tally.divisor))
  }
  return over(sumOf(parts), share)
}

const over = (x: Exact, divisor: number): Exact => (divisor === 1 ? x : (ratioOf(x, whole(divisor)) ?? x))
const whole = (n: number): Decimal => exactly(String(n))

type RatioObservation = PairedObservation & { numerator: Exact; denominator: Exact }
type ValueObservation = PairedObservation & { value: Exact }
const isRatio = (one: PairedObservation): one is RatioObservation => one.numerator !== null && one.denominator !== null
const hasValue = (one: PairedObservation): one is ValueObservation => one.value !== null

const valueOverTime = ({ overTime }: Pick<IndicatorSpec, 'overTime'>, observations: readonly ValueObservation[]): IndicatorTally | null => {
  const values = observations.map(({ value }) => value)
  const [first] = observations
  if (!first) return null
  const tally = (
    actual: Exact,
    from: readonly PairedObservation[],
    pick: (values: readonly Exact[]) => Exact,
    divisor = 1,
  ): IndicatorTally => ({
    subjects: 1,
    divisor,
    target: pick(from.map(({ target }) => target)),
    targetHigh: every(
      from.map(({ targetHigh }) => targetHigh),
      pick,
    ),
    actual,
    numerator: null,
    denominator: null,
  })
  switch (overTime) {
    case 'SUM':
      return tally(sumOf(values), distinctTargets(observations), sumOf)
    case 'AVERAGE':
      return tally(sumOf(values), observations, sumOf, observations.length)
    case 'LAST': {
      const last = latest(observations, first)
      return tally(last.value, [last], sumOf)
    }
    case 'MIN':
      return tally(least(values), observations, least)
    case 'MAX':
      return tally(most(values), observations, most)
  }
}

const ratioOverTime = ({ overTime }: Pick<IndicatorSpec, 'overTime'>, observations: readonly RatioObservation[]): IndicatorTally | null => {
  const [first] = observations
  if (!first) return null
  const chosen =
    overTime === 'LAST'
      ? [latest(observations, first)]
      : overTime === 'MIN' || overTime === 'MAX'
        ? [extreme(observations, first, overTime)]
        : observations
  return {
    subjects: 1,
    divisor: 1,
    target: sumOf(chosen.map(({ target, denominator }) => multiply(target, denominator))),
    targetHigh: every(
      chosen.map(({ targetHigh, denominator }) => targetHigh && multiply(targetHigh, denominator)),
      sumOf,
    ),
    actual: null,
    numerator: sumOf(chosen.map(({ numerator }) => numerator)),
    denominator: sumOf(chosen.map(({ denominator }) => denominator)),
  }
}

const every = (values: readonly (Exact | null)[], pick: (values: readonly Exact[]) => Exact): Exact | null => {
  const present = values.filter((value) => value !== null)
  return present.length === values.length ? pick(present) : null
}

const distinctTargets = (observations: readonly PairedObservation[]): PairedObservation[] => [
  ...new Map(observations.map((one) => [one.targetId, one])).values(),
]

const latest = <T extends PairedObservation>(observations: readonly T[], first: T): T =>
  observations.reduce((last, one) => (one.observedOn >= last.observedOn ? one : last), first)

/**
 * a/b against c/d as a·d against c·b, so that a denominator of zero needs no answer. Of equal figures the one of greater parts, then of the greater
 * target: whatever order they came in, the same one.
 */
const extreme = (observations: readonly RatioObservation[], first: RatioObservation, which: 'MIN' | 'MAX'): RatioObservation => {
  const rank = (a: RatioObservation, b: RatioObservation): number =>
    compare(multiply(a.numerator, b.denominator), multiply(b.numerator, a.denominator)) * (which === 'MIN' ? -1 : 1) ||
    compare(a.numerator, b.numerator) ||
    compare(a.denominator, b.denominator) ||
    compare(a.target, b.target) ||
    (a.targetHigh && b.targetHigh ? compare(a.targetHigh, b.targetHigh) : 0)
  return observations.reduce((best, one) => (rank(one, best) > 0 ? one : best), first)
}

const least = (values: readonly Exact[]): Exact => values.reduce((a, b) => (compare(b, a) < 0 ? b : a))
const most = (values: readonly Exact[]): Exact => values.reduce((a, b) => (compare(b, a) > 0 ? b : a))
