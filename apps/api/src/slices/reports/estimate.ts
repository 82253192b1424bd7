/** How many groups a question would count at least, known from what is kept before a single fact is read. */
import { dimensionsIn, reportLimits, type Grain, type ReportQuery } from '@tolok/domain'
import { rowsOf, sql, type Sql } from '../../platform/statement'
import { background } from './background'
import { factsPlan } from './compile'
import { asksNoAgency, isKnown, monthsOf } from './keeping'
import { anyAgency, keptSubject } from './kept-facts'
import { keyColumns, keyOf } from './keys'
import { all, firstDayOf, inScope, list, periodAxisOf, type Asked, type Plan, type SqlCatalogue } from './plan'
import type { ReportScope } from './report-scope'
import type { Snapshot } from './snapshot'
import { conditionsOf, factJoins } from './where'

const fewDays = 31

/** Could the question have more groups than the ceiling at all? Most cannot, and are not looked at twice. */
export const mayBeLarge = ({ axes, query: { period } }: Pick<Plan, 'axes' | 'query'>): boolean => {
  const days = (Date.parse(period.lastDay) - Date.parse(period.firstDay)) / 86_400_000 + 1
  const isFine = axes.some(({ use }) => use.grain !== null && use.grain !== 'YEAR' && days > fewDays)
  const isWide = axes.filter(({ dimension }) => dimension.register).length > 1
  return isFine || isWide
}

/**
 * The question's own groups (cells × indicators × kinds of figures) as far as kept tallies know them: without dimensions such as the source, by
 * month where it asks by day, and none of facts below VERIFIED. So it is never more than there will be, and refuses no question that could be answered.
 */
export async function leastGroups(query: ReportQuery, scope: ReportScope, catalogue: SqlCatalogue, asked: Asked, snapshot: Snapshot): Promise<number> {
  const plan = factsPlan(query, scope, catalogue, asked)
  const filters = dimensionsIn(query.where).map(plan.dimensionOf)
  if (!asked.isLive || query.minimumState === 'FINAL' || !mayBeLarge(plan) || filters.some((dimension) => !isKnown(dimension) || dimension.kind === 'TIME')) return 0
  const kinds = [...new Set(plan.measures.flatMap(({ rollUp }) => kindOf[rollUp] ?? []))]
  if (kinds.length === 0) return 0
  const grain = plan.grains[0]!
  const finest = periodAxisOf(plan, grain)?.use.grain ?? 'YEAR'
  const bucket: Grain = finest === 'DAY' ? 'MONTH' : finest
  const keys = plan.axes.filter(({ dimension, use, index }) => (grain & (1 << index)) !== 0 && isKnown(dimension) && use.grain !== 'DAY').map((axis) => keyOf(plan, axis))
  const months: Sql = finest === 'DAY' ? sql`, f.day AS by_month` : sql``
  const { text, values } = sql`WITH RECURSIVE ${list(background(plan), ',\n')}
SELECT count(*)::int AS count FROM (
  SELECT DISTINCT f.municipality_id, f.indicator_id, f.kind${keyColumns(keys)}${months}
  FROM (
    SELECT y.*, y.first_day AS day, ${keptSubject} FROM ${asksNoAgency(plan) ? sql`(SELECT y.*, ${anyAgency} AS agency_id FROM report_total y)` : sql`report_tally`} y
    WHERE ${inScope(plan, sql`y.municipality_id`)} AND y.months = ${monthsOf[bucket]!}::smallint AND y.kind = ANY(${kinds}::text[])
      AND y.first_day BETWEEN ${firstDayOf(sql`${query.period.firstDay}::date`, bucket)} AND ${query.period.lastDay}::date) f
  JOIN indicator i ON i.municipality_id = f.municipality_id AND i.id = f.indicator_id
  ${factJoins(plan, keys)}
  WHERE ${all(conditionsOf(plan))}) groups`
  const [row] = await rowsOf<{ count: number }>(snapshot, { text, values } as Sql)
  return row?.count ?? 0
}

const kindOf: Partial<Record<string, string[]>> = { ACHIEVEMENT: ['J'], SHARE_ON_TARGET: ['J'], ACTUAL: ['A'], TARGET: ['T'], INDICATORS: ['T'] }

/** Above the ceiling by so much that no mark that waits, and no tally that is a moment old, could bring it below. */
export const isHopeless = (groups: number): boolean => groups > reportLimits.groups * 1.2
