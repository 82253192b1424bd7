import { sql, type Sql } from '../../platform/statement'
import { wasKnown } from './background'
import { keyColumns, keyOf } from './keys'
import { all, inScope, type Plan } from './plan'
import { conditionsOf, factJoins } from './where'

/**
 * Observations that were verified by the moment asked of, whatever became of them afterwards, but not withdrawn, of targets that are not. Each with the
 * seconds from its first submission to its first verification. `minimumState` plays no part.
 */
export const verificationFacts = (plan: Plan): Sql[] => {
  const keys = plan.axes.map((axis) => keyOf(plan, axis))
  const { firstDay, lastDay } = plan.query.period
  return [sql`verification AS (
  SELECT f.waited${keyColumns(keys)}, f.municipality_id
  FROM (
    SELECT o.municipality_id, o.target_id, o.indicator_id, o.agency_id, o.subject_id, o.source_id, o.observed_on AS day, extract(epoch FROM w.verified_at - o.first_submitted_at) AS waited
    FROM observation o
    JOIN (
      SELECT s.municipality_id, s.observation_id, min(s.recorded_at) AS verified_at FROM observation_state s
      WHERE ${inScope(plan, sql`s.municipality_id`)} AND s.state >= 'VERIFIED' AND s.recorded_at <= ${plan.asked.asOf}::timestamptz
      GROUP BY s.municipality_id, s.observation_id) w ON w.municipality_id = o.municipality_id AND w.observation_id = o.id
    JOIN aim a ON a.municipality_id = o.municipality_id AND a.target_id = o.target_id
    WHERE ${inScope(plan, sql`o.municipality_id`)} AND o.observed_on BETWEEN ${firstDay}::date AND ${lastDay}::date AND o.first_submitted_at IS NOT NULL AND ${wasKnown(plan, sql`o`)}) f
  JOIN indicator i ON i.municipality_id = f.municipality_id AND i.id = f.indicator_id
  ${factJoins(plan, keys)}
  WHERE ${all(conditionsOf(plan))})`]
}
