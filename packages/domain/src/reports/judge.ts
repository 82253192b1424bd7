/** From what was counted in a cell to what it means. Every measure is judged from the tallies of its own grain, never from other figures. */
import { distribution } from '../calculators/distribution'
import { add, compare, exactly, hundred, multiply, parseDecimal, ratioOf, roundHalfUp, toText, zero, type Exact } from '../number'
import type { Tally } from '../indicators/indicator'
import type { Achievement } from '../scoring/achievement'
import { consolidate } from '../scoring/consolidate'
import { meanOfIndicators } from '../scoring/mean'
import type { Measure } from './catalogue'
import type { Cell } from './cells'
import { publishedOf } from './judge-published'
import { withoutParts } from './parts'
import type { Figure, ReportIndicator, Remark, TargetTally } from './tally'

type Indicators = ReadonlyMap<string, ReportIndicator>

/** The figure of one measure in one cell, exact, with what must be said about it. A cell without facts counts 0 where facts are counted, else it is null. */
export const figureOf = (measure: Measure, cell: Cell | undefined, indicators: Indicators): Figure => {
  if (!cell) return measure.rollUp === 'COUNT' || measure.rollUp === 'INDICATORS' ? bare(zero) : bare(null)
  switch (measure.rollUp) {
    case 'ACHIEVEMENT':
      return achievementOf(cell, indicators)
    case 'SHARE_ON_TARGET':
      return shareOnTarget(cell, indicators)
    case 'TARGET':
      return targetOf(cell, indicators)
    case 'ACTUAL':
      return actualOf(cell, indicators)
    case 'INDICATORS':
      return indicatorCount(cell, indicators)
    case 'COUNT':
      return bare(exactly(String(cell.counts[measure.id] ?? 0)))
    case 'DISTRIBUTION_GAP':
      return bare(gapIn(cell, measure))
    case 'PUBLISHED_PEOPLE':
    case 'PUBLISHED_MEAN':
    case 'PUBLISHED_SHARE':
      return publishedOf(measure, cell)
    case 'RATIO':
      return bare(ratioIn(cell, measure))
  }
}

const bare = (exact: Exact | null): Figure => ({ exact, remarks: [] })

/** The most people by which one rule of the pattern is missed: at most 7 GOOD and there are 8 is 1. Null without one organisation's predicate. */
const gapIn = ({ spreads }: Cell, { id }: Measure): Exact | null => {
  const { counts, organisation } = spreads[id] ?? { organisation: null }
  if (!counts || organisation === null) return null
  const { findings } = distribution({ organisation, counts })
  return exactly(String(Math.max(0, ...findings.map(({ bound, actual }) => Math.abs(actual - bound)))))
}

/** The quotient of its two sums, a hundredfold where it is a share: 3 of 4 are 75 %. Null where there is nothing to divide by. */
const ratioIn = ({ ratios }: Cell, { id, format }: Measure): Exact | null => {
  const ratio = ratios[id]
  if (!ratio) return null
  return ratioOf(format === 'PERCENT' ? multiply(ratio.numerator, hundred) : ratio.numerator, ratio.denominator)
}

type Judged = Extract<Achievement, { judged: Exact }>
/** One indicator of a cell: its consolidated figures, and what was made of them. */
export type Judgement<A extends Achievement = Achievement> = { readonly indicator: ReportIndicator; readonly tally: Tally; readonly achievement: A }
export type CellJudgement = { readonly judgements: readonly Judgement<Judged>[]; readonly absent: readonly Judgement[]; readonly remarks: readonly Remark[] }
const judgementOfCell = new WeakMap<Cell, CellJudgement>()

/** Every indicator of the cell that could be judged, without the parts whose whole could be too. Judged once, however many measures ask. */
export const judge = (cell: Cell, indicators: Indicators): CellJudgement => {
  const known = judgementOfCell.get(cell)
  if (known) return known
  const judged = new Map<string, Judgement<Judged>>()
  const absent: Judgement[] = []
  const gaps = new Map<string, string[]>()
  const gap = (reason: string, { code }: ReportIndicator): void => void gaps.set(reason, [...(gaps.get(reason) ?? []), code])
  for (const [key, tallies] of byIndicator(cell.judged)) {
    const indicator = indicators.get(key)
    if (!indicator) continue
    if (tallies.some(({ isCoarser }) => isCoarser)) gap('TARGET_COARSER', indicator)
    if (tallies.some(({ isIncomplete }) => isIncomplete)) gap('PERIOD_INCOMPLETE', indicator)
    const paired = tallies.map(({ tally }) => tally).filter(({ subjects }) => subjects > 0)
    if (paired.length === 0) continue
    const tally = consolidate(indicator.spec, paired)
    const achievement = indicator.type.achieve(indicator.spec, tally)
    if (achievement.value === null) {
      absent.push({ indicator, tally, achievement })
      if (achievement.reason === 'NOT_CONSOLIDATED' || achievement.reason === 'ZERO_TARGET') gap(achievement.reason, indicator)
      continue
    }
    judged.set(key, { indicator, tally, achievement })
    if (achievement.zeroTarget) gap('ZERO_TARGET', indicator)
  }
  const { counted, leftOut } = withoutParts([...judged.keys()], indicators)
  const judgements = counted.map((key) => judged.get(key)).filter((one) => one !== undefined)
  for (const { indicator, achievement } of judgements) if (achievement.capped) gap('CAPPED', indicator)
  const remarks = [...gaps].map(([code, codes]) => ({ code: code as Remark['code'], indicators: codes.sort() }))
  const judgement = { judgements, absent, remarks: [...remarks, ...partsRemark(leftOut, indicators)] }
  judgementOfCell.set(cell, judgement)
  return judgement
}

/**
 * Percent: the weighted mean over the judged indicators. 90 with weight 1 and 120 with weight 2 are 110. An indicator without a judgement is
 * left out and the weights of the rest count; null when none is left, or when all weights are 0.
 */
const achievementOf = (cell: Cell, indicators: Indicators): Figure => {
  const { judgements, remarks } = judge(cell, indicators)
  const { mean: exact } = meanOfIndicators(judgements.map(({ indicator: { code, weight }, achievement }) => ({ id: code, weight, achievement })))
  return { exact, remarks: [...remarks, ...printedRemark(cell, exact)] }
}

/** Percent: of the judged indicators, those whose achievement before floor and cap is 100 or more. 3 of 4 are 75. */
const shareOnTarget = (cell: Cell, indicators: Indicators): Figure => {
  const { judgements, remarks } = judge(cell, indicators)
  const reached = judgements.filter(({ achievement }) => compare(achievement.raw, hundred) >= 0).length
  const share = ratioOf(exactly(String(reached * 100)), exactly(String(judgements.length)))
  return { exact: share, remarks: remarks.filter(({ code }) => code !== 'CAPPED') }
}

/** In the indicators' unit: what was aimed at, reported or not. Several indicators add up only in one unit and where all add up over subjects. */
const targetOf = (cell: Cell, indicators: Indicators): Figure => {
  const remarks: Remark[] = []
  const coarser = cell.targets.filter(({ isCoarser }) => isCoarser).map(({ indicator }) => indicator)
  const incomplete = cell.targets.filter(({ isIncomplete }) => isIncomplete).map(({ indicator }) => indicator)
  if (coarser.length > 0) remarks.push({ code: 'TARGET_COARSER', indicators: codesOf(coarser, indicators) })
  if (incomplete.length > 0) remarks.push({ code: 'PERIOD_INCOMPLETE', indicators: codesOf(incomplete, indicators) })
  const figures = byIndicator(cell.targets.filter(({ tally }) => tally.subjects > 0))
  return summed([...figures.keys()], indicators, remarks, (key, { spec, type }) => {
    const tallies = figures.get(key) ?? []
    if (spec.polarity === 'RANGE') return 'RANGE_TARGET'
    if (type.observes === 'RATIO') return commonFigure(tallies)
    const { target, gap } = consolidate(spec, tallies.map(({ tally }) => tally))
    return gap === 'NOT_CONSOLIDATED' ? gap : target
  })
}

/** In the indicators' unit: what was reached, with a target or without. It adds up like a target does. */
const actualOf = (cell: Cell, indicators: Indicators): Figure => {
  const figures = byIndicator(cell.actual.filter(({ tally }) => tally.subjects > 0))
  return summed([...figures.keys()], indicators, [], (key, { spec }) => {
    const { actual, gap } = consolidate(spec, (figures.get(key) ?? []).map(({ tally }) => tally))
    return gap === 'NOT_CONSOLIDATED' ? gap : actual
  })
}

/** Without observations a ratio's targets have no weights, so they make one figure only where all are the same. */
const commonFigure = (tallies: readonly TargetTally[]): Exact | SumRefusal => {
  const [first = null, ...rest] = tallies.map(({ common }) => common)
  return first !== null && rest.every((other) => other !== null && compare(first, other) === 0) ? first : 'NOT_CONSOLIDATED'
}

type SumRefusal = 'RANGE_TARGET' | 'NOT_CONSOLIDATED'
const summed = (
  candidates: readonly string[],
  indicators: Indicators,
  remarks: readonly Remark[],
  figure: (key: string, indicator: ReportIndicator) => Exact | null | SumRefusal,
): Figure => {
  const { counted, leftOut } = withoutParts(candidates, indicators)
  const said = [...remarks, ...partsRemark(leftOut, indicators)]
  const known = counted.flatMap((key) => {
    const indicator = indicators.get(key)
    return indicator ? [{ key, indicator }] : []
  })
  const refused = (code: Remark['code']): Figure => ({ exact: null, remarks: [...said, { code }] })
  if (known.length > 1) {
    if (new Set(known.map(({ indicator }) => indicator.unit)).size > 1) return refused('MIXED_UNITS')
    if (known.some(({ indicator }) => indicator.spec.overSubjects !== 'SUM')) return refused('NOT_ADDITIVE')
  }
  let sum: Exact | null = null
  for (const { key, indicator } of known) {
    const part = figure(key, indicator)
    if (typeof part === 'string') return refused(part)
    if (part === null) continue
    sum = sum === null ? part : add(sum, part)
  }
  return { exact: sum, remarks: said }
}

/** Distinct indicators with a target in the cell, without parts whose whole has one too. */
const indicatorCount = (cell: Cell, indicators: Indicators): Figure => {
  const { counted, leftOut } = withoutParts([...byIndicator(cell.targets).keys()], indicators)
  return { exact: exactly(String(counted.length)), remarks: partsRemark(leftOut, indicators) }
}

/** In the order of their keys: what is said beside a figure must not depend on the order in which a database happened to count. */
export const byIndicator = <T extends { readonly indicator: string }>(tallies: readonly T[]): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const tally of tallies) {
    const group = groups.get(tally.indicator)
    if (group) group.push(tally)
    else groups.set(tally.indicator, [tally])
  }
  return groups.size < 2 ? groups : new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)))
}

const codesOf = (keys: readonly string[], indicators: Indicators): string[] => [...new Set(keys.map((key) => indicators.get(key)?.code ?? key))].sort()
const partsRemark = (leftOut: readonly string[], indicators: Indicators): Remark[] =>
  leftOut.length === 0 ? [] : [{ code: 'PART_OF_EXCLUDED', indicators: codesOf(leftOut, indicators) }]

/** A cell of one published observation beside what its publisher printed, compared at the printed number of decimals. */
const printedRemark = ({ judged }: Cell, exact: Exact | null): Remark[] => {
  const observations = judged.reduce((sum, tally) => sum + tally.observations, 0)
  const text = judged.find(({ printed }) => printed !== null)?.printed ?? null
  const printed = text === null ? null : parseDecimal(text)
  if (observations !== 1 || !printed?.ok || exact === null) return []
  const recomputed = roundHalfUp(exact, printed.value.scale)
  return compare(recomputed, printed.value) === 0 ? [] : [{ code: 'PRINTED_DIFFERS', printed: toText(printed.value), recomputed: toText(recomputed) }]
}
