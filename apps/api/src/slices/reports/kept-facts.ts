/** Kept tallies put together to a question's cells, beside what was counted from the facts of changed pairs. */
import { empty, sql, type Sql } from '../../platform/statement'
import { asksNoAgency, bucketGrainOf, monthsOf } from './keeping'
import { keyColumns, keyOf } from './keys'
import { all, grouping, inScope, list, more, number, periodAxisOf, type Axis, type Plan } from './plan'
import { countsFacts } from './restriction'
import { conditionsOf, factJoins } from './where'

/** What can be kept of facts: J judged, A actual, T targets. */
export type KeptKind = 'J' | 'A' | 'T'

/** Grains with the same bucket of time read the same rows. */
const variantsOf = (plan: Plan): { period: Axis | null; grains: number[] }[] => {
  const variants = new Map<number, { period: Axis | null; grains: number[] }>()
  for (const grain of plan.grains) {
    const period = periodAxisOf(plan, grain)
    const at = period?.index ?? -1
    variants.set(at, { period, grains: [...(variants.get(at)?.grains ?? []), grain] })
  }
  return [...variants.values()]
}

export const figures = sql`sum(subjects) AS subjects, sum(target) AS target, sum(target_high) AS target_high, sum(actual) AS actual, sum(numerator) AS numerator, sum(denominator) AS denominator,
    sum(observations) AS observations, max(printed) AS printed, bit_or(sources) AS sources, bool_or(is_coarser) AS is_coarser, bool_or(is_incomplete) AS is_incomplete,
    CASE WHEN bool_and(common IS NOT NULL) FILTER (WHERE subjects > 0) AND min(common) FILTER (WHERE subjects > 0) = max(common) FILTER (WHERE subjects > 0) THEN min(common) FILTER (WHERE subjects > 0) END AS common`
export const keyTexts = ({ axes }: Plan): Sql => more(axes.map(({ column }) => sql`${column}::text AS ${column}`))
export const columns = ({ axes }: Plan): Sql[] => axes.map(({ column }) => column)

/** Whose figures: the agency's own, or somebody's; whoever sees some persons and not others is answered from facts. */
export const keptSubject = sql`CASE WHEN NOT y.personal THEN y.agency_id END AS subject_id`

/** Stands where an agency would in a total over all agencies. */
export const anyAgency = sql`'00000000-0000-0000-0000-000000000000'::uuid`

/**
 * The rows of a kept table that meet `wanted` (said of y), without those of pending pairs. Where no agency is asked they are the totals, and an agency's
 * own only of indicators with a pending pair: these are few, and are looked up municipality by municipality.
 */
export const keptRows = (plan: Plan, tables: { own: Sql; total: Sql }, figures: Sql, wanted: Sql): Sql => {
  const ofPair = sql`SELECT FROM pending k WHERE k.municipality_id = y.municipality_id AND k.agency_id = y.agency_id AND k.indicator_id = y.indicator_id`
  const ofIndicator = sql`SELECT FROM pending k WHERE k.municipality_id = y.municipality_id AND k.indicator_id = y.indicator_id`
  const own = sql`y.municipality_id, y.agency_id, y.indicator_id, y.personal, ${figures}`
  const isSettled = plan.restriction?.isSettled
  const without = (pending: Sql) => (isSettled ? empty : sql` AND NOT EXISTS (${pending})`)
  if (!asksNoAgency(plan)) return sql`SELECT ${own} FROM ${tables.own} y WHERE ${inScope(plan, sql`y.municipality_id`)} AND ${wanted}${without(ofPair)}`
  const totals = sql`SELECT y.municipality_id, ${anyAgency} AS agency_id, y.indicator_id, y.personal, ${figures} FROM ${tables.total} y
      WHERE ${inScope(plan, sql`y.municipality_id`)} AND ${wanted}${without(ofIndicator)}`
  if (isSettled) return totals
  return sql`${totals}
      UNION ALL
      SELECT ${own} FROM (SELECT DISTINCT k.municipality_id FROM pending k) m
      CROSS JOIN LATERAL (SELECT y.* FROM ${tables.own} y WHERE y.municipality_id = m.municipality_id AND ${wanted} OFFSET 0) y
      WHERE EXISTS (${ofIndicator}) AND NOT EXISTS (${ofPair})`
}

const tallyTables = { own: sql`report_tally`, total: sql`report_total` }
export const tallyFigures = sql`y.kind, y.divisor, y.subjects, y.target, y.target_high, y.actual, y.numerator, y.denominator, y.observations, y.printed, y.common, y.sources, y.is_coarser, y.is_incomplete`

/** `kept`: tallies at every grain, of pairs that are not pending. A bucket's rows stand on its first day; whoever stood elsewhere within it is pending. */
export const keptFacts = (plan: Plan, kinds: readonly KeptKind[]): Sql[] => {
  const variants = variantsOf(plan)
  const { firstDay, lastDay } = plan.query.period
  const rows = variants.map(({ period, grains }, i) => {
    const keys = plan.axes.filter(({ index }) => grains.some((grain) => (grain & (1 << index)) !== 0)).map((axis) => keyOf(plan, axis))
    const wanted = sql`y.months = ${monthsOf[bucketGrainOf(plan.query, period)!]!}::smallint AND y.first_day BETWEEN ${firstDay}::date AND ${lastDay}::date AND y.kind = ANY(${[...kinds]}::text[])`
    return sql`${number('kept_row', i)} AS (
  SELECT f.*${keyColumns(keys)}
  FROM (SELECT y.*, ${keptSubject} FROM (${keptRows(plan, tallyTables, sql`y.first_day AS day, ${tallyFigures}`, wanted)}) y) f
  JOIN indicator i ON i.municipality_id = f.municipality_id AND i.id = f.indicator_id
  ${factJoins(plan, keys)}
  WHERE ${all(conditionsOf(plan))})`
  })
  const tallies = variants.map(({ grains }, i) => {
    const { grain, keys, by } = grouping(plan, grains, [sql`municipality_id`, sql`indicator_id`, sql`kind`, sql`divisor`])
    return sql`SELECT ${grain} AS grain${more(keys.map((key, at) => sql`(${key})::text AS ${plan.axes[at]!.column}`))}, municipality_id, indicator_id, kind, divisor, ${figures} FROM ${number('kept_row', i)} ${by}`
  })
  return [...rows, sql`kept AS MATERIALIZED (${list(tallies, ' UNION ALL ')})`]
}

/** What was counted from facts and what was kept, as one table of tallies: to select from. */
export const withKept = (plan: Plan, counted: 'judged' | 'actual' | 'targets'): Sql => {
  const table = { judged: sql`judged`, actual: sql`actual`, targets: sql`targets` }[counted]
  if (!plan.restriction?.facts) return table
  const kind: KeptKind = ({ judged: 'J', actual: 'A', targets: 'T' } as const)[counted]
  if (!countsFacts(plan, 'facts')) return sql`(SELECT * FROM kept WHERE kind = ${kind}) ${table}`
  const shared = sql`municipality_id, indicator_id, divisor, subjects, target, target_high, sources, is_coarser, is_incomplete`
  const own = counted === 'targets' ? sql`NULL::numeric AS actual, NULL::numeric AS numerator, NULL::numeric AS denominator, NULL::numeric AS observations, NULL::text AS printed, common` : sql`actual, numerator, denominator, observations, printed, NULL::numeric AS common`
  return sql`(
    SELECT grain${more(columns(plan))}, municipality_id, indicator_id, divisor, ${figures}
    FROM (
      SELECT grain${keyTexts(plan)}, ${shared}, ${own} FROM ${table}
      UNION ALL
      SELECT grain${more(columns(plan))}, ${shared}, actual, numerator, denominator, observations, printed, common FROM kept WHERE kind = ${kind}) tallies
    GROUP BY grain${more(columns(plan))}, municipality_id, indicator_id, divisor) ${table}`
}
