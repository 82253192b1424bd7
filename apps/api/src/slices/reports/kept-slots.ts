/** Kept counts of reports owed: the longest stretches that are due, and months for the rest. */
import { dimensionsIn } from '@tolok/domain'
import type { SqlMeasure } from '../../platform/slice'
import { empty, sql, type Sql } from '../../platform/statement'
import { isPlaced, keptCounts, monthsOf } from './keeping'
import { columns, keptRows, keptSubject, keyTexts } from './kept-facts'
import { keyColumns, keyOf } from './keys'
import { all, grouping, list, more, number, type Plan } from './plan'
import { countsFacts } from './restriction'
import { conditionsOf, factJoins } from './where'

/** The last day of the quarter or year of a day. */
export const endOf = (day: Sql, months: 3 | 12): Sql => (months === 12 ? sql`make_date(extract(year FROM ${day})::int, 12, 31)` : sql`(date_trunc('quarter', ${day}::timestamp) + interval '3 months - 1 day')::date`)

/** Stretches that no cell of the question cuts. Who stood where is asked of each month, unless whoever moved is pending anyway. */
const stretchesOf = ({ query, axes, dimensionOf, asked, scope, restriction }: Plan): number[] => {
  const isByDay = dimensionsIn(query.where).some((id) => dimensionOf(id).kind === 'TIME')
  if (isByDay || (isPlaced({ query, axes, scope }) && !restriction?.facts) || asked.keeping === undefined) return [1]
  const finest = Math.min(12, ...axes.flatMap(({ use }) => (use.grain === null ? [] : [monthsOf[use.grain] ?? 1])))
  return [1, 3, 12].filter((months) => months <= finest)
}

/** `slot_bucket`: of each municipality the stretches within the period that are due to their last day, without those that a longer one holds. */
const buckets = (plan: Plan): Sql[] => {
  const { firstDay, lastDay } = plan.query.period
  return [
    sql`due_bucket AS MATERIALIZED (
  SELECT p.municipality_id, b.months, b.last_day
  FROM place p CROSS JOIN (
    SELECT m.months, (g + m.step - interval '1 day')::date AS last_day
    FROM (VALUES (1, interval '1 month'), (3, interval '3 months'), (12, interval '12 months')) m (months, step)
    CROSS JOIN LATERAL generate_series(date_trunc('year', ${firstDay}::date::timestamp), ${lastDay}::date::timestamp, m.step) g
    WHERE m.months = ANY(${stretchesOf(plan)}::int[]) AND (m.months = 1 OR g::date >= ${firstDay}::date)) b
  WHERE b.last_day BETWEEN ${firstDay}::date AND ${lastDay}::date
    AND (b.last_day + 1 + p.report_deadline_days)::timestamp AT TIME ZONE p.time_zone <= ${plan.asked.asOf}::timestamptz)`,
    sql`slot_bucket AS MATERIALIZED (
  SELECT b.municipality_id, b.months, b.last_day
  FROM due_bucket b
  LEFT JOIN due_bucket q ON q.municipality_id = b.municipality_id AND q.months = 3 AND q.last_day = ${endOf(sql`b.last_day`, 3)}
  LEFT JOIN due_bucket y ON y.municipality_id = b.municipality_id AND y.months = 12 AND y.last_day = ${endOf(sql`b.last_day`, 12)}
  WHERE b.months = 12 OR (y.months IS NULL AND (b.months = 3 OR q.months IS NULL)))`,
  ]
}

const slotTables = { own: sql`report_slot`, total: sql`report_slot_total` }

/** `kept_slot`: slots of pairs that are not pending, whose deadline has passed; `kept_slots` counts them in each cell at each grain. */
export const keptSlots = (plan: Plan, measures: readonly SqlMeasure[]): Sql[] => {
  const keys = plan.axes.map((axis) => keyOf(plan, axis))
  // Said beside the join, so that the index is entered at these stretches: most kept slots are of months, and a whole year needs none of them.
  const wanted = sql`y.months = ANY((SELECT array_agg(DISTINCT b.months) FROM slot_bucket b)::smallint[]) AND y.last_day = ANY((SELECT array_agg(DISTINCT b.last_day) FROM slot_bucket b)::date[])`
  const slot = sql`kept_slot AS (
  SELECT f.expected, f.reported, f.late${keyColumns(keys)}, f.municipality_id
  FROM (
    SELECT y.*, ${keptSubject} FROM (${keptRows(plan, slotTables, sql`y.months, y.last_day AS day, y.expected, y.reported, y.late`, wanted)}) y
    JOIN slot_bucket b ON b.municipality_id = y.municipality_id AND b.months = y.months AND b.last_day = y.day) f
  JOIN indicator i ON i.municipality_id = f.municipality_id AND i.id = f.indicator_id
  ${factJoins(plan, keys)}
  WHERE ${all(conditionsOf(plan))})`
  if (measures.length === 0) return [...buckets(plan), slot]
  const { grain, keys: kept, by } = grouping(plan, plan.grains, [sql`municipality_id`])
  const counts = measures.map(({ id }, i) => sql`${keptCounts[id]!} AS ${number('c', i)}`)
  return [...buckets(plan), slot, sql`kept_slots AS (SELECT ${grain} AS grain${more(kept.map((key, i) => sql`${key} AS ${plan.axes[i]!.column}`))}, municipality_id${more(counts)} FROM kept_slot f ${by})`]
}

export const slotsWithKept = (plan: Plan, measures: number): Sql => {
  if (!plan.restriction?.slots) return sql`slots`
  const counts = Array.from({ length: measures }, (_, i) => number('c', i))
  const part = (table: Sql) => sql`SELECT grain${keyTexts(plan)}, municipality_id, ${list(counts.map((count) => sql`${count}::numeric AS ${count}`))} FROM ${table}`
  const counted = countsFacts(plan, 'slots') ? sql`${part(sql`slots`)} UNION ALL ` : empty
  return sql`(
    SELECT grain${more(columns(plan))}, municipality_id, ${list(counts.map((count) => sql`sum(${count})::text AS ${count}`))}
    FROM (${counted}${part(sql`kept_slots`)}) counts GROUP BY grain${more(columns(plan))}, municipality_id) slots`
}

/** Expected, reported and late beside those of `coverageRow`. */
export const keptCoverage: Sql = sql`SELECT coalesce(sum(expected), 0), coalesce(sum(reported), 0), coalesce(sum(late), 0) FROM kept_slot`
