/**
 * From a plan, what was observed and what people rated, to a scorecard:
 *
 *   observations ─ overTimeTally ─ consolidate ─ achieve ─▶ item ─ weigh ─▶ component ─ weigh ─▶ segment ─ by days ─▶ score ─ bandOf
 *   ratings ──────────── figure of a component, points beyond the plan ───┘
 *
 * Absent is not zero: what could not be judged is left out, the weights of the rest count as the whole, and what is missing is named.
 */
import { dayNumber } from '../day'
import { compare, exactly, multiply, ratioOf, roundHalfUp, sumOf, truncate, zero, type Decimal, type Exact } from '../number'
import type { Tally } from '../indicators/indicator'
import { convertedValue } from '../calculators/skp2021'
import { evaluateFormula } from '../formula/evaluate'
import { orderFormulas } from '../formula/order'
import { achieveChange } from '../indicators/change'
import { ok, type Result } from '../result'
import type { Achievement } from './achievement'
import { addedTo, type Added } from './additions'
import { bandOf, type Band } from './bands'
import { consolidate, overTimeTally } from './consolidate'
import {
  checkPlan,
  componentsOf,
  requirementsMet,
  resultRating,
  type Exemption,
  type Observations,
  type Plan,
  type PlanItem,
  type PlanSegment,
  type RatedFigure,
  type Ratings,
  type ScoredObservation,
} from './plan'
import type { Predicate, Scheme, SchemeComponent } from './scheme'

/** Changes whenever the same inputs may give another answer. A final scorecard stores it beside the scheme's hash. */
export const engineVersion = '1'

/** A part of a whole: its exact figure (null when absent) and its share of the whole after absent parts were left out (0 when absent). */
export type Part = { readonly figure: Exact | null; readonly share: Exact }

export type ItemScore = Part & {
  readonly item: PlanItem
  readonly tally: Tally
  readonly achievement: Achievement
  readonly observations: readonly ScoredObservation[]
  /** Did the scheme's own cap cut it? */
  readonly cappedByScheme: boolean
}
export type ComponentScore = Part & {
  readonly component: SchemeComponent
  readonly items: readonly ItemScore[]
  readonly rated: RatedFigure | null
  /** What its figure holds for work beyond the plan; none without a figure. */
  readonly added: readonly Added[]
}
export type SegmentScore = Part & { readonly segment: PlanSegment; readonly days: number; readonly components: readonly ComponentScore[] }

export const notAssessedReasons = [
  'EXEMPT', // by rule, see `exemption`
  'NOTHING_JUDGED', // no component has a figure
  'ORGANISATION_NOT_RATED', // SE MenPANRB 3/2023: the organisation's predicate comes first
  'NOT_RATED', // a rating of results or behaviour is missing
] as const
export type NotAssessedReason = (typeof notAssessedReasons)[number]

export type Scorecard = {
  readonly scheme: Scheme
  readonly engine: string
  readonly plan: Plan
  readonly ratings: Ratings
  /** Percent, exact; null under a scheme that yields a predicate, and for whom nothing could be judged. */
  readonly exact: Exact | null
  /** The same as the scheme rounds it. */
  readonly score: Decimal | null
  readonly band: Band | null
  /** Only under a scheme that yields one; a score never becomes a predicate. */
  readonly predicate: Predicate | null
  /** What the indicators say under a scheme that yields a predicate: shown beside it, never turned into it. */
  readonly evidence: Exact | null
  readonly notAssessed: NotAssessedReason | null
  readonly exemption: Exemption | null
  readonly segments: readonly SegmentScore[]
}

/**
 * The scorecard of one person in one period. Weights 60 and 40 with figures 90 and 75 give 84.00; without the second figure the first counts
 * alone, 90.00, and the second is named as absent. Segments count by their days: 90 for 181 days and 80 for 184 give 84.96.
 * Refuses what `checkPlan` refuses. Whoever cannot be assessed has a scorecard that says so, and no number.
 */
export const score = (plan: Plan, observations: Observations, ratings: Ratings, scheme: Scheme): Result<Scorecard> => {
  const checked = checkPlan(plan, ratings, scheme)
  return checked.ok ? ok(scoreTallies(plan, planTallies(plan, observations), observations, ratings, scheme)) : checked
}

/** The scorecard of a checked plan from figures that are consolidated already; `observations` are for the trace only. */
export const scoreTallies = (plan: Plan, tallies: Tallies, observations: Observations, ratings: Ratings, scheme: Scheme): Scorecard => {
  const segments = weighed(
    plan.segments.map((segment) => segmentScore(segment, observations, tallies, ratings, scheme)),
    ({ days }) => exactly(String(days)),
  )
  const figure = plan.exemption === null ? total(segments) : null
  return {
    scheme,
    engine: engineVersion,
    plan,
    ratings,
    exemption: plan.exemption,
    segments,
    ...yielded(scheme, plan, ratings, figure),
  }
}

type Yielded = Pick<Scorecard, 'exact' | 'score' | 'band' | 'predicate' | 'evidence' | 'notAssessed'>
const nothing: Yielded = { exact: null, score: null, band: null, predicate: null, evidence: null, notAssessed: null }

const yielded = (scheme: Scheme, plan: Plan, ratings: Ratings, figure: Exact | null): Yielded => {
  if (plan.exemption !== null) return { ...nothing, notAssessed: 'EXEMPT' }
  if (scheme.yields === 'PREDICATE') return { ...nothing, evidence: figure, ...predicateFrom(scheme, ratings) }
  if (figure === null) return { ...nothing, notAssessed: 'NOTHING_JUDGED' }
  return {
    ...nothing,
    exact: figure,
    score: roundedBy(scheme, figure),
    band: scheme.scale && bandOf(scheme.scale, figure, requirementsMet(ratings)),
  }
}

const predicateFrom = (scheme: Scheme, ratings: Ratings): Pick<Yielded, 'predicate' | 'notAssessed'> => {
  const { organisation, behaviour } = ratings
  const [matrix, result] = [scheme.matrix, resultRating(scheme, ratings)]
  if (organisation === null) return { predicate: null, notAssessed: 'ORGANISATION_NOT_RATED' }
  if (result === null || behaviour === null || matrix === null) return { predicate: null, notAssessed: 'NOT_RATED' }
  return { predicate: matrix[result][behaviour], notAssessed: null }
}

/** The score as its scheme prints it. */
export const roundedBy = ({ rounding }: Pick<Scheme, 'rounding'>, figure: Exact): Decimal =>
  (rounding.mode === 'HALF_UP' ? roundHalfUp : truncate)(figure, rounding.decimals)

const segmentScore = (
  segment: PlanSegment,
  observations: Observations,
  tallies: Tallies,
  ratings: Ratings,
  scheme: Scheme,
): Unweighed<SegmentScore> => {
  const components = weighed(
    componentsOf(scheme).map((component) => componentScore(component, segment, observations, tallies, ratings, scheme)),
    ({ component }) => component.weight,
  )
  return { segment, days: daysOf(segment), components, figure: total(components) }
}

const componentScore = (
  component: SchemeComponent,
  segment: PlanSegment,
  observations: Observations,
  tallies: Tallies,
  ratings: Ratings,
  scheme: Scheme,
): Unweighed<ComponentScore> => {
  const rated = ratings.figures.find((figure) => figure.component === component.code) ?? null
  const items = weighed(
    segment.items
      .filter((item) => item.component === component.code)
      .map((item) => itemScore(item, tallies.get(item.id) ?? nothingObserved, observations.get(item.id) ?? [], scheme)),
    ({ item }) => item.weight,
  )
  const base = rated ? rated.value : total(items)
  const added = base === null ? [] : addedTo(component.code, ratings.additions, scheme)
  return { component, items, rated, added, figure: withAdded(base, added) }
}

/** A component's figure with what was added: 85 with 2 and 3 points is 90. */
export const withAdded = (base: Exact | null, added: readonly Added[]): Exact | null =>
  base === null || added.length === 0 ? base : sumOf([base, ...added.map(({ points }) => points)])

/** What a segment weighs: its days, both ends included. */
export const daysOf = ({ firstDay, lastDay }: PlanSegment): number => dayNumber(lastDay) - dayNumber(firstDay) + 1

/** Each item's consolidated figures, by its id. */
export type Tallies = ReadonlyMap<string, Tally>

/** The consolidated figures of every item of a plan, composites among them. */
export const planTallies = ({ segments }: Plan, observations: Observations): Tallies =>
  segments.length === 1 && segments[0]
    ? talliesOf(segments[0], observations)
    : new Map(segments.flatMap((segment) => [...talliesOf(segment, observations)]))

/** What an item has of which nothing was observed. */
export const nothingObserved: Tally = {
  target: null,
  targetHigh: null,
  actual: null,
  numerator: null,
  denominator: null,
  gap: 'MISSING_ACTUAL',
}

/** Each item's figures: what was observed of it, then the composites in an order in which each finds those it names. */
const talliesOf = ({ items }: PlanSegment, observations: Observations): Tallies => {
  const tallies = new Map<string, Tally>()
  for (const { id, spec, composite } of items) {
    if (composite) continue
    const subject = overTimeTally(spec, observations.get(id) ?? [])
    tallies.set(id, consolidate(spec, subject ? [subject] : []))
  }
  const composites = new Map(items.flatMap(({ id, composite }) => (composite ? [[id, composite] as const] : [])))
  const order = orderFormulas(new Map([...composites].map(([id, { formula }]) => [id, formula])))
  for (const id of order.ok ? order.value : []) {
    const composite = composites.get(id)
    if (composite) tallies.set(id, compositeTally(composite, tallies))
  }
  return tallies
}

const compositeTally = ({ formula, target }: NonNullable<PlanItem['composite']>, tallies: Tallies): Tally => {
  const { value, dividesByZero } = evaluateFormula(formula, new Map([...tallies].map(([id, { actual }]) => [id, actual])))
  return { ...nothingObserved, target, actual: value, gap: value ? null : dividesByZero ? 'ZERO_DENOMINATOR' : 'MISSING_ACTUAL' }
}

const itemScore = (item: PlanItem, tally: Tally, observations: readonly ScoredObservation[], scheme: Scheme): Unweighed<ItemScore> => {
  const achievement = item.baseline ? achieveChange(item.spec, item.baseline, tally) : item.type.achieve(item.spec, tally)
  return { item, tally, achievement, observations, ...valued(achievement, scheme, item.attainableMaximum ?? false) }
}

/** What an achievement is worth under the scheme: itself within the scheme's cap and floor, or what the rule of 2021 converts it to. */
const valued = (
  achievement: Achievement,
  { conversion, cap, floor }: Scheme,
  attainableMaximum: boolean,
): Pick<ItemScore, 'figure' | 'cappedByScheme'> => {
  if (achievement.value === null) return { figure: null, cappedByScheme: false }
  if (conversion === 'SKP_2021') return { figure: convertedValue(achievement.judged, attainableMaximum), cappedByScheme: false }
  const { judged } = achievement
  if (cap !== null && compare(judged, cap) > 0) return { figure: cap, cappedByScheme: true }
  return { figure: floor !== null && compare(judged, floor) < 0 ? floor : judged, cappedByScheme: false }
}

type Unweighed<T extends Part> = Omit<T, 'share'>

/** Each part with its share: its weight over the weights of all parts that have a figure. */
export const weighed = <T extends { readonly figure: Exact | null }>(parts: readonly T[], weightOf: (part: T) => Decimal): (T & Part)[] => {
  const present = parts.filter(({ figure }) => figure !== null)
  const whole = sumOf(present.map(weightOf))
  return parts.map((part) => ({ ...part, share: part.figure === null ? zero : (ratioOf(weightOf(part), whole) ?? zero) }))
}

/** Σ share × figure, or null when no part has both. */
export const total = (parts: readonly Part[]): Exact | null => {
  const counted = parts.filter(({ figure, share }) => figure !== null && compare(share, zero) > 0)
  return counted.length === 0 ? null : sumOf(counted.map(({ figure, share }) => multiply(figure ?? zero, share)))
}
