import { createHash } from 'node:crypto'
import { maySeal, openSealed, sealScorecard, type Problem, type Result, type Scorecard as Scored } from '@tolok/domain'
import { v7 as uuid } from 'uuid'
import type { Database } from '../../platform/database'
import { refuse } from '../../platform/errors'
import { followUp, joinIn } from '../../platform/hooks'
import { within, type Scope } from '../../platform/scope'
import { rowsOf, sql, type Runner } from '../../platform/statement'
import { municipality, todayIn } from '../municipalities'
import { kept } from './live'
import { allowOn, employeeSubject } from './plan-subject'
import type { Scorecard } from './scorecard.object'
import { scorecardOf } from './scorecard.store'
import { scoringInputsOf, type ScoringInputs } from './scoring-inputs'

/** Seals a scorecard: what is verified, reckoned once more, kept with its trace for good. By someone who neither rated it nor is it about. */
export async function sealPlan(scope: Scope, db: Database, planId: string): Promise<Scorecard> {
  const { told, sealed } = await db.$transaction(async (tx) => {
    const { municipalityId, key, employeeId } = await scorecardOf(scope, tx, planId, 'scorecard.seal')
    const inside = within(scope, municipalityId)!
    const raters = await rowsOf<{ id: string | null }>(
      tx,
      sql`select distinct recorded_by as id from rating where municipality_id = ${municipalityId}::int and plan_id = ${key}::uuid`,
    )
    allowOn(scope, 'scorecard.seal', await employeeSubject(inside, tx, { municipalityId, employeeId }), [null, ...raters.map(({ id }) => id)])
    // Whoever changes what goes in waits until this is sealed, and then finds it sealed; of two who seal, the second too.
    const [locked] = await rowsOf<{ sealed: boolean }>(
      tx,
      sql`select sealed_at is not null as sealed from scorecard where municipality_id = ${municipalityId}::int and plan_id = ${key}::uuid for update`,
    )
    const place = await municipality(inside, tx, municipalityId)
    const [inputs] = await scoringInputsOf(inside, tx, { planIds: [key], minimum: 'VERIFIED' })
    const waiting = await pendingOf(tx, [inputs!])
    const one = sealing(inputs!, { sealed: locked!.sealed, today: todayIn(place!, scope), pending: waiting.get(key) ?? 0 })
    if (!one.ok) throw refuse(one.problems)
    await keepSealed(tx, [one.value], { by: scope.actor.accountId, at: scope.at })
    const told = { municipalityId, planId: key, employeeId }
    await joinIn('scorecard.seal', scope, tx, told)
    return { told, sealed: await scorecardOf(inside, tx, key) }
  })
  await followUp('scorecard.seal', scope, db, told)
  return sealed
}

export type Sealing = { readonly inputs: ScoringInputs; readonly text: string; readonly sha256: string; readonly scored: Scored }

/** The sealed text of a plan, or why it may not be sealed. */
export function sealing(inputs: ScoringInputs, now: { sealed: boolean; today: string; pending: number }): Result<Sealing> {
  const refused = (problems: readonly Problem[]): Result<Sealing> => ({ ok: false, problems: problems.map((one) => ({ ...one, path: ['planId'] })) })
  const { plan, observations, ratings, scheme, practice, problems } = inputs
  if (problems.length > 0) return refused(problems)
  const text = sealScorecard(plan, observations, ratings, scheme)
  if (!text.ok) return refused(text.problems)
  const opened = openSealed(text.value, scheme)
  if (!opened.ok) return refused(opened.problems)
  const allowed = maySeal({ practice, period: plan.period, notAssessed: opened.value.notAssessed, ...now })
  if (!allowed.ok) return refused(allowed.problems)
  return { ok: true, value: { inputs, text: text.value, sha256: createHash('sha256').update(text.value).digest('hex'), scored: opened.value } }
}

/** How many observations of each plan were handed in and are neither verified nor returned. */
export async function pendingOf(runner: Runner, inputs: readonly ScoringInputs[]): Promise<Map<string, number>> {
  const targets = inputs.flatMap(({ municipalityId, planId, items }) =>
    [...items.values()].flatMap(({ aims }) => aims.map(([targetId]) => ({ municipality_id: municipalityId, plan_id: planId, target_id: targetId }))),
  )
  const rows = await rowsOf<{ planId: string; pending: number }>(
    runner,
    sql`select q.plan_id as "planId", count(*)::int as pending from jsonb_to_recordset(${JSON.stringify(targets)}::jsonb) as q (municipality_id int, plan_id uuid, target_id uuid)
      join observation o on o.municipality_id = q.municipality_id and o.target_id = q.target_id
      where o.state = 'SUBMITTED' and o.withdrawn_at is null and (o.successor_state is null or o.successor_state < 'SUBMITTED') group by q.plan_id`,
  )
  return new Map(rows.map(({ planId, pending }) => [planId, pending]))
}

/** Keeps sealed scorecards with an audit event each, which webhooks are told of, and says in the lists what was sealed. Answers which: one that is sealed already stays as it is. */
export async function keepSealed(
  runner: Runner,
  sealings: readonly Sealing[],
  { by, at, newId = () => uuid() }: { by: string | null; at: Date; newId?: (inputs: ScoringInputs) => string },
): Promise<Set<string>> {
  const rows = sealings.map(({ inputs, text, sha256, scored }) => ({ ...kept(inputs, { ok: true, value: scored }), id: newId(inputs), sealed: text, sha256 }))
  const sealed = await rowsOf<{ planId: string }>(
    runner,
    sql`with given as (
        select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, municipality_id int, plan_id uuid, sealed text, sha256 text, score numeric, band text, predicate predicate,
          evidence numeric, not_assessed text, input_hash text, scheme_hash text, engine text)
      ), final as (
        insert into final_scorecard (municipality_id, id, plan_id, sealed, sha256, sealed_by, sealed_at)
        select g.municipality_id, g.id, g.plan_id, g.sealed, g.sha256, ${by}::uuid, ${at.toISOString()}::timestamptz from given g
        on conflict (municipality_id, plan_id) do nothing returning municipality_id, plan_id
      ), told as (
        insert into audit_event (municipality_id, id, at, account_id, action, object_type, object_id, detail)
        select g.municipality_id, g.id, ${at.toISOString()}::timestamptz, ${by}::uuid, 'SCORECARD_SEALED', 'PLAN', g.plan_id::text, jsonb_build_object('sha256', g.sha256)
        from final f join given g on g.municipality_id = f.municipality_id and g.plan_id = f.plan_id
      ), listed as (
        update scorecard c set computed_changes = c.changes, score = g.score, band = g.band, predicate = g.predicate, evidence = g.evidence, not_assessed = g.not_assessed, problems = '[]',
          input_hash = g.input_hash, scheme_hash = g.scheme_hash, engine = g.engine, computed_at = ${at.toISOString()}::timestamptz, sealed_at = ${at.toISOString()}::timestamptz
        from final f join given g on g.municipality_id = f.municipality_id and g.plan_id = f.plan_id
        where c.municipality_id = f.municipality_id and c.plan_id = f.plan_id
      ) select plan_id as "planId" from final`,
  )
  return new Set(sealed.map(({ planId }) => planId))
}
