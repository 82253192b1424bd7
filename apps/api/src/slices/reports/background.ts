import { indicatorTypes, sourceBits } from '@tolok/domain'
import { sql, type Sql } from '../../platform/statement'
import { inScope, type Plan } from './plan'
import { countsFacts, restrictedSources, revisionTable, targetColumns } from './restriction'

/** What every part of a statement stands on: the municipalities asked for and their clocks, and, of facts that are counted, live targets and their figures through time. */
export const background = (plan: Plan): Sql[] => [
  place(plan),
  ...(plan.query.structure === 'AS_IS' ? [heir(plan)] : []),
  ...(countsFacts(plan, 'facts') ? [...restrictedSources(plan), aim(plan), figure(plan)] : []),
]

export const place = (plan: Pick<Plan, 'scope' | 'asked'>): Sql => sql`place AS MATERIALIZED (
  SELECT m.id AS municipality_id, m.time_zone, m.report_deadline_days, (${plan.asked.asOf}::timestamptz AT TIME ZONE m.time_zone)::date AS today
  FROM municipality m WHERE ${inScope(plan, sql`m.id`)})`

/** Who stands for an agency today: itself, or whoever took it over, however many times. */
const heir = (plan: Plan): Sql => sql`heir_path AS (
  SELECT a.municipality_id, a.id AS agency_id, a.id AS heir_id, a.successor_id, 0 AS depth FROM agency a WHERE ${inScope(plan, sql`a.municipality_id`)}
  UNION ALL
  SELECT h.municipality_id, h.agency_id, a.id, a.successor_id, h.depth + 1
  FROM heir_path h JOIN agency a ON a.municipality_id = h.municipality_id AND a.id = h.successor_id WHERE h.depth < 20),
heir AS MATERIALIZED (
  SELECT DISTINCT ON (h.municipality_id, h.agency_id) h.municipality_id, h.agency_id, h.heir_id, p.today
  FROM heir_path h JOIN place p ON p.municipality_id = h.municipality_id ORDER BY h.municipality_id, h.agency_id, h.depth DESC)`

/** Not withdrawn and known at the moment asked of. Live facts need no question about the past. */
export const wasKnown = ({ asked }: Plan, alias: Sql): Sql =>
  asked.isLive
    ? sql`${alias}.withdrawn_at IS NULL`
    : sql`${alias}.recorded_at <= ${asked.asOf}::timestamptz AND (${alias}.withdrawn_at IS NULL OR ${alias}.withdrawn_at > ${asked.asOf}::timestamptz)`

/** A fact's columns, so that dimensions read a target like any other fact; its day is given by the row source that places it. */
const aim = (plan: Plan): Sql => plan.restriction?.facts ? sql`aim AS (SELECT * FROM pending_aim)` : sql`aim AS (
  SELECT ${targetColumns()}
  FROM target t JOIN source s ON s.municipality_id = t.municipality_id AND s.id = t.source_id
  WHERE ${inScope(plan, sql`t.municipality_id`)} AND ${wasKnown(plan, sql`t`)})`

/**
 * Each figure with the days during which it counts; of two from the same day the one recorded later. None from after today. Nearly
 * all are older than today is anywhere on earth, and only the others ask for their own place's clock: so there is no join, and the index gives them in order.
 */
const figure = (plan: Plan): Sql => sql`figure AS (
  SELECT v.municipality_id, v.target_id, v.value, v.value_high, v.valid_from, lead(v.valid_from) OVER (PARTITION BY v.municipality_id, v.target_id ORDER BY v.valid_from) AS valid_to
  FROM (
    SELECT DISTINCT ON (r.municipality_id, r.target_id, r.valid_from) r.municipality_id, r.target_id, r.value, r.value_high, r.valid_from
    FROM ${revisionTable(plan)} r
    WHERE ${inScope(plan, sql`r.municipality_id`)} AND (r.valid_from < (${plan.asked.asOf}::timestamptz AT TIME ZONE 'UTC')::date OR r.valid_from <= (SELECT p.today FROM place p WHERE p.municipality_id = r.municipality_id)) AND ${wasKnown(plan, sql`r`)}
    ORDER BY r.municipality_id, r.target_id, r.valid_from, r.recorded_at DESC, r.id DESC) v)`

/** LEFT JOIN of the figure that counts on the last day of a bucket. */
export const joinFigure = (target: Sql, lastDay: Sql): Sql => sql`
  LEFT JOIN figure v ON v.municipality_id = ${target}.municipality_id AND v.target_id = ${target}.target_id AND v.valid_from <= ${lastDay} AND (v.valid_to IS NULL OR ${lastDay} < v.valid_to)`

export const sourceBit = (kind: Sql): Sql => sql`CASE ${kind} WHEN 'REPORTED' THEN ${sourceBits.REPORTED}::int WHEN 'PUBLISHED' THEN ${sourceBits.PUBLISHED}::int ELSE ${sourceBits.INVENTED}::int END`

const ratioTypes = indicatorTypes.filter(({ observes }) => observes === 'RATIO').map(({ id }) => id)
/** Does the indicator i observe numerators and denominators? */
export const isRatio: Sql = sql`(i.type = ANY(${ratioTypes}::text[]))`

/** The high bound where there are two; one bound given twice where the second is missing. */
export const highOf = sql`CASE WHEN i.polarity = 'RANGE' THEN coalesce(v.value_high, v.value) END`

/**
 * Whether a target of period_from..period_to (alias f) counts in a bucket of time: `applies` when it lies inside; the latest figure of a running
 * total or a level counts against its target's whole period at any finer grain; in a year to date a sum counts against the whole year's.
 */
export const applicability = (plan: Plan, firstDay: Sql, lastDay: Sql, isWholePeriod: Sql) => {
  const meets = sql`(f.period_from <= ${lastDay} AND f.period_to >= ${firstDay})`
  const inside = sql`(f.period_from >= ${firstDay} AND f.period_to <= ${lastDay})`
  const toDate = plan.query.toDate ? sql`(${isWholePeriod} AND i.over_time = 'SUM' AND f.period_from BETWEEN ${firstDay} AND ${lastDay} AND NOT ${inside})` : sql`false`
  const applies = sql`(${inside} OR (${meets} AND i.over_time = 'LAST') OR ${toDate})`
  return { meets, applies, isIncomplete: toDate, isCoarser: sql`(${meets} AND NOT ${applies})` }
}

