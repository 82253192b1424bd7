/** Which questions kept tallies answer exactly. Everything else is counted from facts, and so is whatever a mark says has changed. */
import { dimensionsIn, type Day, type Grain, type ReportQuery } from '@tolok/domain'
import type { SqlDimension } from '../../platform/slice'
import { sql, type Sql } from '../../platform/statement'
import { firstDayOf, inScope, periodAxisOf, type Axis, type Plan } from './plan'

/** Which of a question's facts are read from what is kept. */
export type Keeping = {
  readonly facts: boolean
  readonly slots: boolean
  /** Nothing is pending at the moment that is read: no fact of these kinds need be looked at. */
  readonly isSettled?: boolean
}

/** Why a question, or a part of it, is counted from facts. */
export const factsReasons = {
  TURNED_OFF: 'TURNED_OFF', // whoever asked wanted facts
  PAST_MOMENT: 'PAST_MOMENT', // of a past moment the dated rows count
  MINIMUM_STATE: 'MINIMUM_STATE', // what is kept is kept at VERIFIED
  MEASURE: 'MEASURE', // a figure that is not kept
  DIMENSION: 'DIMENSION', // grouped or filtered by what the tallies do not know, such as the source
  PERIOD: 'PERIOD', // some figures are about days that are no whole month, quarter, semester or year
  NOT_FOLDED: 'NOT_FOLDED', // a municipality's tallies have not been counted yet
  PERSONS: 'PERSONS', // who asks sees some persons and not others
  ROWS_LEFT_OUT: 'ROWS_LEFT_OUT', // the rest of a top: facts of some rows are left out
  MANY_MARKS: 'MANY_MARKS', // so much has changed that counting all anew is less work
} as const
export type FactsReason = keyof typeof factsReasons

/** Months a kept bucket has, by the grain that cuts time into such buckets. */
export const monthsOf: Partial<Record<Grain, number>> = { MONTH: 1, QUARTER: 3, SEMESTER: 6, YEAR: 12 }
const grainOf = new Map(Object.entries(monthsOf).map(([grain, months]) => [months, grain as Grain]))

/** Slots are kept by their own day, so any days can be asked of them; facts only in whole buckets. */
export function keepingOf({ query, measures, axes, dimensionOf, grains, without }: Omit<Plan, 'restriction' | 'scope' | 'asked'>, isLive: boolean): { facts: FactsReason | null; slots: FactsReason | null } {
  const dimensions = [...axes.map(({ dimension }) => dimension), ...dimensionsIn(query.where).map(dimensionOf)]
  const both: FactsReason | null = !isLive ? 'PAST_MOMENT' : without.length > 0 ? 'ROWS_LEFT_OUT' : measures.some((measure) => !isKept(measure)) ? 'MEASURE' : dimensions.some((dimension) => !isKnown(dimension)) ? 'DIMENSION' : null
  if (both !== null) return { facts: both, slots: both }
  const isByDay = dimensionsIn(query.where).some((id) => dimensionOf(id).kind === 'TIME')
  const isWhole = grains.every((grain) => bucketGrainOf(query, periodAxisOf({ axes }, grain)) !== null)
  return { facts: query.minimumState !== 'VERIFIED' ? 'MINIMUM_STATE' : query.toDate || isByDay || !isWhole ? 'PERIOD' : null, slots: null }
}

/** Counts of slots that what is kept can tell. */
export const keptCounts: Readonly<Record<string, Sql>> = {
  EXPECTED: sql`sum(f.expected)`,
  REPORTED: sql`sum(f.reported)`,
  LATE: sql`sum(f.late)`,
  ON_TIME: sql`sum(f.reported - f.late)`,
  MISSING: sql`sum(f.expected - f.reported)`,
}
const keptRollUps = new Set(['ACHIEVEMENT', 'SHARE_ON_TARGET', 'TARGET', 'ACTUAL', 'INDICATORS'])
const isKept = ({ id, fact, rollUp }: Plan['measures'][number]): boolean => (fact === 'SLOT' ? rollUp === 'COUNT' && Object.hasOwn(keptCounts, id) : (fact === 'OBSERVATION' || fact === 'TARGET') && keptRollUps.has(rollUp))

const known = new Set(['municipality_id', 'agency_id', 'indicator_id', 'day'])
/** Whatever is made of a fact's municipality, agency, indicator and day, also by an extension. Of the day only as a period: a bucket has none of its own. */
export const isKnown = ({ kind, sql: key, join }: SqlDimension): boolean => {
  const columns = [...`${key.text} ${join?.text ?? ''}`.matchAll(/\bf\.(\w+)/g)].map(([, column]) => column!)
  return columns.every((column) => known.has(column) && (column !== 'day' || kind === 'TIME'))
}

/** The grain of the kept buckets that a cell's bucket of time is made of, exactly one each; null where there is none. */
export function bucketGrainOf({ period: { firstDay, lastDay } }: Pick<ReportQuery, 'period'>, axis: Axis | null): Grain | null {
  if (axis === null) return grainOf.get(monthsBetween(firstDay, lastDay)) && isCut(firstDay, lastDay, monthsBetween(firstDay, lastDay)) ? grainOf.get(monthsBetween(firstDay, lastDay))! : null
  const months = monthsOf[axis.use.grain!]
  return months !== undefined && isCut(firstDay, lastDay, months) ? axis.use.grain : null
}

const partsOf = (day: Day) => ({ year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) })
const monthsBetween = (firstDay: Day, lastDay: Day): number => {
  const [first, last] = [partsOf(firstDay), partsOf(lastDay)]
  return (last.year - first.year) * 12 + last.month - first.month + 1
}
/** Does the period begin and end where buckets of so many months do? */
const isCut = (firstDay: Day, lastDay: Day, months: number): boolean => {
  const [first, last] = [partsOf(firstDay), partsOf(lastDay)]
  const length = new Date(Date.UTC(last.year, last.month, 0)).getUTCDate()
  return first.day === 1 && (first.month - 1) % months === 0 && last.day === length && last.month % months === 0
}

/**
 * What may not be read from what is kept, each agency and indicator once: marked, in a municipality that is not kept, or of an agency that moved
 * in the middle of a bucket where the question asks where it stood.
 */
export const pendingPairs = (plan: Plan): Sql => sql`
  WITH unkept AS MATERIALIZED (
    SELECT p.municipality_id FROM place p WHERE NOT EXISTS (
      SELECT FROM report_fold d WHERE d.municipality_id = p.municipality_id AND d.through_day <= p.today AND d.time_zone = p.time_zone AND d.report_deadline_days = p.report_deadline_days)
    UNION
    SELECT k.municipality_id FROM report_mark k JOIN place p ON p.municipality_id = k.municipality_id WHERE k.agency_id IS NULL AND (k.from_day IS NULL OR k.from_day <= p.today))
  SELECT k.municipality_id, k.agency_id, k.indicator_id
  FROM report_mark k JOIN place p ON p.municipality_id = k.municipality_id
  WHERE ${inScope(plan, sql`k.municipality_id`)} AND k.agency_id IS NOT NULL AND (k.from_day IS NULL OR k.from_day <= p.today)
  UNION
  SELECT t.municipality_id, t.agency_id, t.indicator_id
  FROM unkept u CROSS JOIN LATERAL (SELECT t.* FROM target t WHERE t.municipality_id = u.municipality_id OFFSET 0) t
  ${movedPairs(plan)}`

/** Does nothing in the question, and nothing in what its asker may see, ask which agency? Then totals over all agencies of a municipality will do. */
export const asksNoAgency = ({ query, axes, dimensionOf, scope }: Pick<Plan, 'query' | 'axes' | 'dimensionOf' | 'scope'>): boolean =>
  scope.parts === null &&
  [...axes.map(({ dimension }) => dimension), ...dimensionsIn(query.where).map(dimensionOf)].every(({ kind, sql: key, join }) => kind !== 'TREE' && !/\bf\.agency_id\b/.test(`${key.text} ${join?.text ?? ''}`))

/** Does it matter where an agency stood on the day of a fact? */
export const isPlaced = ({ query, axes, scope }: Pick<Plan, 'query' | 'axes' | 'scope'>): boolean =>
  (query.structure === 'AS_WAS' && (axes.some(({ use }) => use.level !== null) || asksDescendants(query.where))) || scope.parts !== null

const movedPairs = (plan: Plan): Sql => {
  const { query, asked, grains } = plan
  if (!isPlaced(plan) || !asked.keeping?.facts) return sql``
  const coarsest = grains.map((grain) => bucketGrainOf(query, periodAxisOf(plan, grain))!).reduce((a, b) => (monthsOf[a]! < monthsOf[b]! ? b : a))
  const inside = (day: Sql) => sql`(${day} BETWEEN ${query.period.firstDay}::date AND ${query.period.lastDay}::date AND ${firstDayOf(day, coarsest)} <> ${day})`
  return sql`
  UNION
  SELECT t.municipality_id, t.agency_id, t.indicator_id
  FROM (SELECT DISTINCT y.municipality_id, y.agency_id FROM agency_ancestry y WHERE ${inScope(plan, sql`y.municipality_id`)} AND (${inside(sql`y.valid_from`)} OR ${inside(sql`y.valid_to`)})) m
  CROSS JOIN LATERAL (SELECT t.* FROM target t WHERE t.municipality_id = m.municipality_id AND t.agency_id = m.agency_id OFFSET 0) t`
}

const asksDescendants = (condition: ReportQuery['where']): boolean => {
  if (condition === null) return false
  if ('and' in condition) return condition.and.some(asksDescendants)
  if ('or' in condition) return condition.or.some(asksDescendants)
  return 'not' in condition ? asksDescendants(condition.not) : condition.op === 'DESCENDANT_OF'
}
