/** Every plan of the base's code in a period, scored by its own rules and by the draft's: whoever fares otherwise is kept, with the reasons. */
import {
  directionOf,
  nextDraftState,
  outcomeOf,
  parsePeriod,
  pointsBetween,
  readScheme,
  roundHalfUp,
  score,
  toText,
  whyDiffers,
  type Decimal,
  type DifferenceReason,
  type Scheme as Rules,
} from '@tolok/domain'
import type pg from 'pg'
import { v7 as uuid } from 'uuid'
import type { Database } from '../../platform/database'
import { agreed, notFound } from '../../platform/errors'
import { within, type Scope } from '../../platform/scope'
import { rowsOf, sql, type Runner } from '../../platform/statement'
import { readScoringInputs, scoreOf, type ScoringInputs } from '../scorecards'
import { told } from './life'
import type { SchemeDraft } from './scheme-draft.object'
import { latestPeriod, lockedDraft, mayDraft, plansOnBase } from './scheme-draft.store'

/** Up to so many are simulated while the asker waits; more go on after the answer, and are seen by their progress. */
export const whileWaiting = 2000
const atATime = 500

type Started = { readonly draft: SchemeDraft; readonly simulationId: string; readonly planIds: readonly string[]; readonly run: () => Promise<void> }

/** Begins a simulation of the draft as it stands. `run` does the work, a batch at a time, and may be waited for or not. */
export async function startSimulation(scope: Scope, db: Database, pool: pg.Pool, id: string, wish: string | null): Promise<Started> {
  const period = wish === null ? null : agreed(parsePeriod(wish, ['period'])).id
  const begun = await db.$transaction(async (tx) => {
    const draft = await lockedDraft(scope, tx, id)
    if (!mayDraft(scope, draft.municipalityId)) throw notFound()
    agreed(nextDraftState(draft.state, 'SIMULATE', ['id']))
    const rules = agreed(readScheme(draft.document, ['document']))
    const latest = await latestPeriod(tx, draft)
    const chosen = period ?? latest
    const planIds = chosen === null ? [] : await plansOf(tx, draft, chosen)
    const simulationId = uuid()
    await rowsOf(
      tx,
      sql`insert into scheme_simulation (municipality_id, id, draft_id, content_hash, period, plan_count, recorded_by)
        values (${draft.municipalityId}::int, ${simulationId}::uuid, ${draft.id}::uuid, ${draft.contentHash}, ${chosen ?? ''}, ${planIds.length}::int, ${scope.actor.accountId}::uuid)`,
    )
    await told(scope, tx, draft, 'SCHEME_DRAFT_SIMULATED', { simulation: simulationId, plans: planIds.length, hash: draft.contentHash })
    return { draft, rules, planIds, simulationId, isOfLatest: chosen === latest }
  })
  const inside = within(scope, begun.draft.municipalityId)!
  return { ...begun, run: () => runSimulation(inside, db, pool, begun) }
}

type Begun = Omit<Started, 'run'> & { readonly rules: Rules; readonly isOfLatest: boolean }

async function runSimulation(scope: Scope, db: Database, pool: pg.Pool, { draft, rules, planIds, simulationId, isOfLatest }: Begun): Promise<void> {
  const { municipalityId } = draft
  let done = 0
  for (let from = 0; from < planIds.length; from += atATime) {
    const batch = planIds.slice(from, from + atATime)
    for await (const inputs of readScoringInputs(scope, pool, { planIds: batch, batch: atATime })) {
      await keepRows(pool, simulationId, inputs.flatMap((one) => comparedRow(one, rules)))
    }
    done += batch.length
    await rowsOf(pool, sql`update scheme_simulation set done_count = ${done}::int where municipality_id = ${municipalityId}::int and id = ${simulationId}::uuid`)
  }
  await db.$transaction(async (tx) => {
    await rowsOf(tx, sql`update scheme_simulation set finished_at = now() where municipality_id = ${municipalityId}::int and id = ${simulationId}::uuid`)
    if (!isOfLatest) return // a look back, which proves nothing before publication
    // Changed meanwhile: what was simulated is no longer what would be published, and the draft stays as it is.
    const now = await lockedDraft(scope, tx, draft.id)
    const next = nextDraftState(now.state, 'SIMULATE')
    if (!next.ok || now.contentHash !== draft.contentHash) return
    await rowsOf(tx, sql`update scheme_draft set state = ${next.value}::scheme_draft_state where municipality_id = ${municipalityId}::int and id = ${draft.id}::uuid`)
  })
}

const plansOf = async (tx: Runner, draft: SchemeDraft, period: string): Promise<string[]> =>
  (await rowsOf<{ id: string }>(tx, sql`select p.id from ${plansOnBase(draft)} and p.period = ${period} order by p.id`)).map(({ id }) => id)

type Row = {
  municipality_id: number
  plan_id: string
  employee_id: string
  agency_id: string | null
  outcome_from: string
  outcome_to: string
  direction: string
  score_from: string | null
  score_to: string | null
  points: string | null
  reasons: readonly object[]
}

/** Nothing for whom both rule sets say the same. */
function comparedRow(inputs: ScoringInputs, rules: Rules): Row[] {
  const { municipalityId, planId, employeeId, plan, observations, ratings, posts } = inputs
  const before = scoreOf(inputs)
  if (!before.ok) return [] // not to be scored today either: the draft changes nothing
  const after = score(plan, observations, ratings, rules)
  const row = {
    municipality_id: municipalityId,
    plan_id: planId,
    employee_id: employeeId,
    agency_id: posts.get(plan.segments.at(-1)?.id ?? '')?.agencyId ?? null,
    outcome_from: outcomeOf(before.value).code,
    score_from: text(before.value.score),
  }
  if (!after.ok) return [{ ...row, outcome_to: 'NOT_SCORABLE', direction: 'OTHER', score_to: null, points: null, reasons: [] }]
  const reasons = whyDiffers(before.value, after.value)
  if (reasons.length === 0) return []
  return [
    {
      ...row,
      outcome_to: outcomeOf(after.value).code,
      direction: directionOf(before.value, after.value),
      score_to: text(after.value.score),
      points: text(pointsBetween(before.value, after.value)),
      reasons: reasons.map(carried),
    },
  ]
}

const text = (figure: Decimal | null): string | null => figure && toText(figure)
const carried = ({ points, ...reason }: DifferenceReason) => ({ ...reason, points: points && toText(roundHalfUp(points, 6)) })

async function keepRows(pool: pg.Pool, simulationId: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  await rowsOf(
    pool,
    sql`insert into simulated_plan (municipality_id, simulation_id, plan_id, employee_id, agency_id, outcome_from, outcome_to, direction, score_from, score_to, points, reasons)
      select r.municipality_id, ${simulationId}::uuid, r.plan_id, r.employee_id, r.agency_id, r.outcome_from, r.outcome_to, r.direction, r.score_from, r.score_to, r.points, r.reasons
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (municipality_id int, plan_id uuid, employee_id uuid, agency_id uuid, outcome_from text, outcome_to text, direction text,
        score_from numeric, score_to numeric, points numeric, reasons jsonb)`,
  )
}

