import { can } from '@tolok/domain'
import type pg from 'pg'
import { cursorOf, partsOf, toPage, type Page } from '../../platform/page'
import type { Scope } from '../../platform/scope'
import { allOf, pageRows, rowsOf, sql, type Sql } from '../../platform/statement'
import { employeesReached } from '../employees'
import type { SchemeDraft } from './scheme-draft.object'
import { mayDraft } from './scheme-draft.store'
import type { AgencyMoves, OutcomeMove, SchemeSimulation, SimulatedPlan, SimulatedPlanArgs } from './scheme-simulation.object'

const rowsIn = ({ municipalityId, id }: SchemeSimulation): Sql => sql`r.municipality_id = ${municipalityId}::int and r.simulation_id = ${id}::uuid`

/** The latest simulation of a draft that was found, of whichever of its texts. */
export async function latestSimulation({ municipalityId, id }: SchemeDraft, pool: pg.Pool): Promise<SchemeSimulation | null> {
  const [row] = await rowsOf<SchemeSimulation>(
    pool,
    sql`select s.municipality_id as "municipalityId", s.id, s.period, s.content_hash as "contentHash", s.plan_count as "planCount", s.done_count as "doneCount",
        s.recorded_at as "recordedAt", s.finished_at as "finishedAt",
        (select count(*)::int from simulated_plan r where r.municipality_id = s.municipality_id and r.simulation_id = s.id) as "changedCount",
        (select count(*)::int from simulated_plan r where r.municipality_id = s.municipality_id and r.simulation_id = s.id and r.outcome_from <> r.outcome_to) as "movedCount"
      from scheme_simulation s where s.municipality_id = ${municipalityId}::int and s.draft_id = ${id}::uuid order by s.recorded_at desc, s.id desc limit 1`,
  )
  return row ?? null
}

/** How many went from which outcome to which. Nothing in it is about a person: everyone who reads the draft reads it. */
export const movesOf = (simulation: SchemeSimulation, pool: pg.Pool): Promise<OutcomeMove[]> =>
  rowsOf(
    pool,
    sql`select r.outcome_from as "from", r.outcome_to as "to", count(*)::int as count from simulated_plan r where ${rowsIn(simulation)} and r.outcome_from <> r.outcome_to
      group by 1, 2 order by 3 desc, 1, 2 limit 400`,
  )

/** Where an agency's rows go in the summary: the agency at the top of the tree, as the tree stands today. */
const atTop: Sql = sql`simulated_plan r
  left join lateral (
    select g.name from agency_ancestry x join agency g on g.municipality_id = x.municipality_id and g.id = x.ancestor_id
    where x.municipality_id = r.municipality_id and x.agency_id = r.agency_id and x.level = 1 order by x.valid_from desc limit 1) top on true`

/** By agency, for those who answer for the draft; in a small agency a count of one is a person, so others do not see it. */
export async function agencyMovesOf(scope: Scope, simulation: SchemeSimulation, pool: pg.Pool): Promise<AgencyMoves[] | null> {
  if (!mayReadAll(scope, simulation)) return null
  return rowsOf(
    pool,
    sql`select top.name as "agencyName", count(*) filter (where r.direction = 'UP')::int as up, count(*) filter (where r.direction = 'DOWN')::int as down,
        count(*) filter (where r.direction = 'OTHER')::int as other, count(*) filter (where r.direction = 'SAME')::int as shifted
      from ${atTop} where ${rowsIn(simulation)} group by 1 order by count(*) filter (where r.outcome_from <> r.outcome_to) desc, 1 nulls last limit 400`,
  )
}

const mayReadAll = (scope: Scope, { municipalityId }: SchemeSimulation): boolean =>
  mayDraft(scope, municipalityId) || can(scope.actor, 'scheme.publish', { municipalityId })

type PlanRow = SimulatedPlan & { moved: number; weight: string }

/** Who fares otherwise: all of them for those who answer for the draft, by name only where they may read the scorecard; for others, those whose scorecards they may read. */
export async function listSimulatedPlans(scope: Scope, pool: pg.Pool, simulation: SchemeSimulation, { direction, first, after }: SimulatedPlanArgs): Promise<Page<SimulatedPlan>> {
  const mayRead = sql`exists (select from employee e where e.municipality_id = r.municipality_id and e.id = r.employee_id and ${employeesReached(scope, 'scorecard.read')})`
  const key = sql`((r.outcome_from <> r.outcome_to)::int, abs(coalesce(r.points, 0)), r.plan_id)`
  const [moved, weight, planId] = after ? partsOf(after, 'INTEGER', 'TEXT', 'UUID') : []
  const { rows, count } = await pageRows<PlanRow>(pool, {
    columns: sql`r.plan_id as id, case when ${mayRead} then (select n.name from employee e join person n on n.municipality_id = e.municipality_id and n.id = e.person_id
        where e.municipality_id = r.municipality_id and e.id = r.employee_id) end as "employeeName",
      top.name as "agencyName", r.outcome_from as "outcomeFrom", r.outcome_to as "outcomeTo", r.direction, r.score_from::text as "scoreFrom", r.score_to::text as "scoreTo",
      r.points::text as points, r.reasons, (r.outcome_from <> r.outcome_to)::int as moved, abs(coalesce(r.points, 0))::text as weight`,
    from: atTop,
    where: allOf([rowsIn(simulation), direction != null && sql`r.direction = ${direction}`, !mayReadAll(scope, simulation) && mayRead]),
    after: planId === undefined || !/^\d{1,30}(\.\d{1,30})?$/.test(weight!) ? null : sql`${key} < (${moved}::int, ${weight}::numeric, ${planId}::uuid)`,
    order: sql`(r.outcome_from <> r.outcome_to)::int desc, abs(coalesce(r.points, 0)) desc, r.plan_id desc`,
    first,
  })
  return toPage(rows, first, count, (row) => cursorOf(row.moved, row.weight, row.id))
}
