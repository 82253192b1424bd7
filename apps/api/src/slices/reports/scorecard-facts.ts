import { empty, sql, type Sql } from '../../platform/statement'
import { keyColumns, keyOf } from './keys'
import { all, inScope, type Plan } from './plan'
import { conditionsOf, factJoins } from './where'

/**
 * Scorecards, one for each plan that is not for practice, on the last day of the plan's period, as of the employee's assignment on that day: the definitive
 * one, or the last he held. Live ones count as last reckoned by the moment asked of, sealed ones if they were sealed by then. `minimumState` plays no part.
 */
export const scorecardFacts = (plan: Plan): Sql[] => {
  const keys = plan.axes.map((axis) => keyOf(plan, axis))
  const { firstDay, lastDay } = plan.query.period
  const { asOf } = plan.asked
  const ofUnit = plan.measures.some(({ rollUp }) => rollUp === 'DISTRIBUTION_GAP')
  return [sql`held AS (
  SELECT DISTINCT ON (p.municipality_id, p.id) p.municipality_id, p.id AS plan_id, s.id AS assignment_id, o.agency_id
  FROM plan p
  JOIN assignment s ON s.municipality_id = p.municipality_id AND s.employee_id = p.employee_id AND s.withdrawn_at IS NULL AND s.valid_from <= p.period_to
  JOIN position o ON o.municipality_id = s.municipality_id AND o.id = s.position_id
  WHERE ${inScope(plan, sql`p.municipality_id`)} AND NOT p.practice AND p.period_to BETWEEN ${firstDay}::date AND ${lastDay}::date
  ORDER BY p.municipality_id, p.id, (s.valid_to IS NULL OR p.period_to < s.valid_to) DESC, s.kind, s.valid_from DESC, s.id)`,
  ...(ofUnit ? [rated(plan)] : []),
  sql`card AS (
  SELECT f.score, f.predicate, f.subject_id, f.agency_id${ofUnit ? sql`, f.rating_id, f.organisation` : empty}${keyColumns(keys)}, f.municipality_id
  FROM (
    SELECT p.municipality_id, h.assignment_id AS subject_id, h.agency_id, p.period_to AS day, p.scheme_municipality_id, p.scheme_id, c.score, c.predicate, c.sealed_at${ofUnit ? sql`, r.id AS rating_id, r.organisation` : empty}
    FROM plan p
    JOIN scorecard c ON c.municipality_id = p.municipality_id AND c.plan_id = p.id
    JOIN held h ON h.municipality_id = p.municipality_id AND h.plan_id = p.id
    ${ofUnit ? sql`LEFT JOIN rated r ON r.municipality_id = p.municipality_id AND r.plan_id = p.id` : empty}
    WHERE ${inScope(plan, sql`p.municipality_id`)} AND c.computed_at <= ${asOf}::timestamptz AND (c.sealed_at IS NULL OR c.sealed_at <= ${asOf}::timestamptz)) f
  ${factJoins(plan, keys)}
  WHERE ${all(conditionsOf(plan))})`]
}

/** The predicate of each one's unit in that period: the nearest above him that was rated, as rated last. */
const rated = (plan: Plan): Sql => sql`rated AS (
  SELECT DISTINCT ON (h.municipality_id, h.plan_id) h.municipality_id, h.plan_id, g.id, g.predicate::text AS organisation
  FROM held h
  JOIN plan p ON p.municipality_id = h.municipality_id AND p.id = h.plan_id
  JOIN agency_ancestry x ON x.municipality_id = h.municipality_id AND x.agency_id = h.agency_id AND x.valid_from <= p.period_to AND (x.valid_to IS NULL OR p.period_to < x.valid_to)
  JOIN organisation_rating g ON g.municipality_id = h.municipality_id AND g.agency_id = x.ancestor_id AND g.period = p.period AND g.recorded_at <= ${plan.asked.asOf}::timestamptz
  WHERE ${inScope(plan, sql`h.municipality_id`)}
  ORDER BY h.municipality_id, h.plan_id, x.level DESC, g.recorded_at DESC, g.id DESC)`
