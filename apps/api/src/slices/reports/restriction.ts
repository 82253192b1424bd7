/**
 * Counting only some agencies' facts of some indicators, by way of their targets: what stands beside kept tallies, and what a fold recounts. The
 * session loops over nothing by choice (platform/database.ts), so each step says LATERAL: a few thousand targets are found by their keys.
 */
import { sql, type Sql } from '../../platform/statement'
import { sourceBit } from './background'
import { inScope, type Plan } from './plan'

/** Which facts are restricted to the pairs; the others are counted whole. */
export type Restriction = {
  /** municipality_id, agency_id, indicator_id: each pair once. It may use `place`. */
  readonly pairs: Sql
  readonly facts: boolean
  readonly slots: boolean
  /** There are no such pairs: whatever is restricted to them need not be counted. */
  readonly isSettled?: boolean
}

/** Are there facts of this kind to count? Not where all of them are kept. */
export const countsFacts = ({ restriction }: Plan, of: 'facts' | 'slots'): boolean => !(restriction?.isSettled && restriction[of])

/** A fact's columns, so that dimensions read a target like any other fact. */
export const targetColumns = (): Sql => sql`t.municipality_id, t.id AS target_id, t.indicator_id, t.agency_id, t.assignment_id, t.subject_id, t.source_id, t.period_from, t.period_to, ${sourceBit(sql`s.kind`)} AS sources`

/** `pending`: the pairs; and their live targets, observations and figures. Only of now: a past moment is never restricted. */
export const restrictedSources = (plan: Plan): Sql[] => {
  const { restriction } = plan
  if (!restriction || restriction.isSettled) return []
  return [
    sql`pending AS MATERIALIZED (${restriction.pairs})`,
    sql`pending_aim AS MATERIALIZED (
  SELECT ${targetColumns()}
  FROM pending k
  CROSS JOIN LATERAL (
    SELECT t.* FROM target t WHERE t.municipality_id = k.municipality_id AND t.agency_id = k.agency_id AND t.indicator_id = k.indicator_id AND t.withdrawn_at IS NULL OFFSET 0) t
  JOIN source s ON s.municipality_id = t.municipality_id AND s.id = t.source_id
  WHERE ${inScope(plan, sql`t.municipality_id`)})`,
    sql`pending_observation AS MATERIALIZED (
  SELECT o.* FROM pending_aim a
  CROSS JOIN LATERAL (SELECT o.* FROM observation o WHERE o.municipality_id = a.municipality_id AND o.target_id = a.target_id AND o.withdrawn_at IS NULL OFFSET 0) o)`,
    sql`pending_revision AS MATERIALIZED (
  SELECT r.* FROM pending_aim a
  CROSS JOIN LATERAL (SELECT r.* FROM target_revision r WHERE r.municipality_id = a.municipality_id AND r.target_id = a.target_id AND r.withdrawn_at IS NULL OFFSET 0) r)`,
  ]
}

/** Where observations, a target's figures and targets with slots are read from. */
export const observationTable = ({ restriction }: Plan, of: 'facts' | 'slots'): Sql => (restriction?.[of] ? sql`pending_observation` : sql`observation`)
export const revisionTable = ({ restriction }: Plan): Sql => (restriction?.facts ? sql`pending_revision` : sql`target_revision`)
export const aimTable = ({ restriction }: Plan): Sql => (restriction?.slots ? sql`pending_aim` : sql`aim`)
