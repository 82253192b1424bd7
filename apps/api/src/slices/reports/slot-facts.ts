import { dimensionsIn } from '@tolok/domain'
import { sql, type Sql } from '../../platform/statement'
import { wasKnown } from './background'
import { keyColumns, keyOf } from './keys'
import { currentObservations } from './observation-facts'
import { all, inScope, type Plan } from './plan'
import { aimTable, observationTable } from './restriction'
import { conditionsOf, factJoins } from './where'

/**
 * Reports that have come due: one for each target and reporting period of its indicator's cadence inside the target's, whose last day lies in the
 * question's period and whose deadline has passed. Nobody owes a report for a target that was taken from a publication. Whoever is exempt, or no longer in the post, on that last day is not expected to report.
 */
export const slotFacts = (plan: Plan): Sql[] => [
  reportingPeriods(plan),
  submitted(plan),
  owed(plan),
  ...(usesState(plan) ? [standing(plan)] : []),
  slot(plan),
]

/** Does the question speak of what only the latest observation knows? */
const usesState = (plan: Plan): boolean => [...plan.axes.map(({ dimension }) => dimension), ...dimensionsIn(plan.query.where).map(plan.dimensionOf)].some(({ sql: key }) => key.text.includes('f.state'))

/** Of each municipality those that are due, with the instant from which a report is late. */
const reportingPeriods = (plan: Plan): Sql => {
  const { firstDay, lastDay } = plan.query.period
  return sql`reporting_period AS MATERIALIZED (
  SELECT * FROM (
    SELECT p.municipality_id, c.cadence, c.first_day, c.last_day, (c.last_day + 1 + p.report_deadline_days)::timestamp AT TIME ZONE p.time_zone AS deadline
    FROM place p CROSS JOIN (
      SELECT s.cadence, g::date AS first_day, (g + s.step - interval '1 day')::date AS last_day
      FROM (VALUES ('MONTH'::cadence, interval '1 month'), ('QUARTER', interval '3 months'), ('SEMESTER', interval '6 months'), ('YEAR', interval '1 year')) s (cadence, step)
      CROSS JOIN LATERAL generate_series(date_trunc('year', ${firstDay}::date::timestamp), ${lastDay}::date::timestamp, s.step) g) c
    WHERE c.last_day BETWEEN ${firstDay}::date AND ${lastDay}::date) c
  WHERE c.deadline <= ${plan.asked.asOf}::timestamptz)`
}

const reportingStart = sql`
  CASE i.cadence WHEN 'MONTH' THEN date_trunc('month', o.observed_on::timestamp)::date WHEN 'QUARTER' THEN date_trunc('quarter', o.observed_on::timestamp)::date
    WHEN 'YEAR' THEN date_trunc('year', o.observed_on::timestamp)::date
    ELSE make_date(extract(year FROM o.observed_on)::int, CASE WHEN extract(month FROM o.observed_on) < 7 THEN 1 ELSE 7 END, 1) END`

/**
 * When reports on a target first came in, whatever became of them, the earliest first, and beside each the first day of its reporting period: one
 * row a target, since a row a slot would be joined by the million. Its days may begin before the question's period.
 */
const submitted = (plan: Plan): Sql => sql`submitted AS (
  SELECT o.municipality_id, o.target_id, array_agg(${reportingStart} ORDER BY o.first_submitted_at) AS first_days, array_agg(o.first_submitted_at ORDER BY o.first_submitted_at) AS instants
  FROM ${observationTable(plan, 'slots')} o JOIN indicator i ON i.municipality_id = o.municipality_id AND i.id = o.indicator_id
  WHERE ${inScope(plan, sql`o.municipality_id`)} AND o.observed_on BETWEEN date_trunc('year', ${plan.query.period.firstDay}::date::timestamp)::date AND ${plan.query.period.lastDay}::date
    AND o.first_submitted_at <= ${plan.asked.asOf}::timestamptz AND ${wasKnown(plan, sql`o`)}
  GROUP BY o.municipality_id, o.target_id)`

/** The state of the latest current observation of each reporting period. */
const standing = (plan: Plan): Sql => {
  const whole = { ...plan, query: { ...plan.query, period: { firstDay: `${plan.query.period.firstDay.slice(0, 4)}-01-01`, lastDay: plan.query.period.lastDay } } }
  return sql`standing AS (
  SELECT DISTINCT ON (o.municipality_id, o.target_id, ${reportingStart}) o.municipality_id, o.target_id, ${reportingStart} AS first_day, o.state
  FROM (SELECT c.*, c.day AS observed_on FROM (${currentObservations(whole, sql`, o.recorded_at, o.id`, sql`observation`)}) c) o
  JOIN indicator i ON i.municipality_id = o.municipality_id AND i.id = o.indicator_id
  ORDER BY o.municipality_id, o.target_id, ${reportingStart}, o.observed_on DESC, o.recorded_at DESC, o.id DESC)`
}

/**
 * What is known of a target once for all of its slots: put together before they multiply. The scope is bound here and in `slot` again, though their
 * rows are within it: what PostgreSQL has put together it does not look into, and would read the registers of all municipalities to join one's.
 */
const owed = (plan: Plan): Sql => sql`owed AS MATERIALIZED (
  SELECT a.municipality_id, a.target_id, a.indicator_id, a.agency_id, a.subject_id, a.source_id, a.period_from, a.period_to, ci.cadence, a.assignment_id, n.valid_from, n.valid_to, x.days AS exempt, su.first_days, su.instants
  FROM ${aimTable(plan)} a
  JOIN indicator ci ON ci.municipality_id = a.municipality_id AND ci.id = a.indicator_id
  JOIN source ts ON ts.municipality_id = a.municipality_id AND ts.id = a.source_id AND ts.kind <> 'PUBLISHED'
  LEFT JOIN assignment n ON n.municipality_id = a.municipality_id AND n.id = a.assignment_id AND n.withdrawn_at IS NULL
  LEFT JOIN (
    SELECT x.municipality_id, x.assignment_id, range_agg(daterange(x.valid_from, x.valid_to)) AS days FROM exemption x
    WHERE ${inScope(plan, sql`x.municipality_id`)} GROUP BY x.municipality_id, x.assignment_id) x ON x.municipality_id = a.municipality_id AND x.assignment_id = a.assignment_id
  LEFT JOIN submitted su ON su.municipality_id = a.municipality_id AND su.target_id = a.target_id
  WHERE ${inScope(plan, sql`a.municipality_id`)} AND (a.assignment_id IS NULL OR n.valid_from IS NOT NULL))`

const slot = (plan: Plan): Sql => {
  const keys = plan.axes.map((axis) => keyOf(plan, axis))
  const state = usesState(plan)
    ? { column: sql`, st.state`, join: sql`LEFT JOIN standing st ON st.municipality_id = a.municipality_id AND st.target_id = a.target_id AND st.first_day = c.first_day` }
    : { column: sql``, join: sql`` }
  return sql`slot AS (
  SELECT f.submitted_at, f.deadline${keyColumns(keys)}, f.municipality_id
  FROM (
    SELECT a.municipality_id, a.target_id, a.indicator_id, a.agency_id, a.subject_id, a.source_id, c.last_day AS day, a.instants[array_position(a.first_days, c.first_day)] AS submitted_at, c.deadline${state.column}
    FROM owed a
    JOIN reporting_period c ON c.municipality_id = a.municipality_id AND c.cadence = a.cadence AND c.first_day >= a.period_from AND c.last_day <= a.period_to
    ${state.join}
    WHERE ${inScope(plan, sql`a.municipality_id`)} AND (a.assignment_id IS NULL OR (a.valid_from <= c.last_day AND (a.valid_to IS NULL OR c.last_day < a.valid_to))) AND (a.exempt @> c.last_day) IS NOT TRUE) f
  JOIN indicator i ON i.municipality_id = f.municipality_id AND i.id = f.indicator_id
  ${factJoins(plan, keys)}
  WHERE ${all(conditionsOf(plan))})`
}

/** Expected, reported, on time and late, over the question's period and filter: its dimensions and measures play no part. */
export const coverageRow: Sql = sql`
  SELECT count(*)::text AS expected, count(f.submitted_at)::text AS reported, (count(*) FILTER (WHERE f.submitted_at >= f.deadline))::text AS late FROM slot f`
