import {
  can,
  checkCorrection,
  indicatorTypeOf,
  nextState,
  parseObservation,
  toText,
  type Decimal,
  type ObservationAction,
  type ObservationState as State,
  type Permission,
  type Subject,
} from '@tolok/domain'
import { v7 as uuid } from 'uuid'
import { found, uuidOf } from '../../platform/code-id'
import type { Database } from '../../platform/database'
import { agreed, notFound, refuse } from '../../platform/errors'
import { followUp, joinIn } from '../../platform/hooks'
import { within, type Scope } from '../../platform/scope'
import { rowsOf, sql } from '../../platform/statement'
import { parseText } from '../../platform/text'
import { recordAudit } from '../audit'
import { subjectOf } from '../employees'
import { indicatorLoader } from '../indicators'
import { municipality, todayIn } from '../municipalities'
import { markObservation } from '../tallies'
import { sourceFor, targetOf } from '../targets'
import type { Observation, ObservationDraft } from './observation.object'
import { observationOf } from './observation.store'

type Transaction = Parameters<Parameters<Database['$transaction']>[0]>[0]

/** Keeps a fact as a DRAFT. What it corrects stays, and knows how far its successor has come. */
export async function recordObservation(scope: Scope, db: Database, draft: ObservationDraft): Promise<Observation> {
  return db.$transaction(async (tx) => {
    const target = await targetOf(scope, tx, draft.targetId, 'observation.record')
    const inside = within(scope, target.municipalityId)!
    const { municipalityId } = target
    if (!can(scope.actor, 'observation.record', await subjectOf(inside, tx, target))) throw notFound()
    // Through the transaction's own connection: one that waits for a second while it holds a first can stop the whole pool.
    const indicator = await indicatorLoader(inside, tx).load({ municipalityId, key: target.indicatorId })
    const place = await municipality(inside, tx, municipalityId)
    const type = found(indicatorTypeOf(found(indicator).type))
    const period = { firstDay: String(target.periodFrom), lastDay: String(target.periodTo) }
    const fact = agreed(parseObservation(draft, { type, period, today: todayIn(found(place), scope) }, ['draft']))
    const evidence = draft.evidence == null ? null : agreed(parseText(draft.evidence, ['draft', 'evidence'], { most: 500 }))
    const source = await sourceFor(inside, tx, municipalityId, draft.sourceId)
    const corrected = draft.supersedesId == null ? null : await correctedBy(inside, tx, { targetId: target.id, observedOn: fact.observedOn }, draft.supersedesId)

    const id = uuid()
    await rowsOf(
      tx,
      sql`insert into observation (municipality_id, id, target_id, indicator_id, agency_id, subject_id, observed_on, value, numerator, denominator, source_id, evidence,
          supersedes_id, recorded_by, state)
        values (${municipalityId}::int, ${id}::uuid, ${target.key}::uuid, ${target.indicatorId}::uuid, ${target.agencyId}::uuid, ${target.assignmentId ?? target.agencyId}::uuid,
          ${fact.observedOn}::date, ${text(fact.value)}::numeric, ${text(fact.numerator)}::numeric, ${text(fact.denominator)}::numeric, ${source.key}::uuid, ${evidence},
          ${corrected}::uuid, ${scope.actor.accountId}::uuid, 'DRAFT')`,
    )
    await enterState(scope, tx, { municipalityId, id, supersedesId: corrected }, 'DRAFT', '')
    await markObservation(inside, tx, { municipalityId, agencyId: target.agencyId, indicatorId: target.indicatorId })
    await recordAudit(tx, scope, { municipalityId, action: 'OBSERVATION_RECORDED', objectType: 'OBSERVATION', objectId: id, detail: corrected ? { supersedes: corrected } : {} })
    return observationOf(inside, tx, id)
  })
}

const text = (figure: Decimal | null): string | null => figure && toText(figure)

/** The observation to be corrected, locked until the correction is kept. */
async function correctedBy(scope: Scope, tx: Transaction, correction: { targetId: string; observedOn: string }, id: string): Promise<string> {
  const [municipalityId] = scope.municipalities as readonly number[]
  const [row] = await rowsOf<{ id: string; targetId: string; observedOn: string }>(
    tx,
    sql`select o.id, o.target_id as "targetId", o.observed_on::text as "observedOn" from observation o
      where o.municipality_id = ${municipalityId}::int and o.id = ${uuidOf(id)}::uuid and o.withdrawn_at is null`,
  )
  if (!row || row.targetId !== correction.targetId) throw refuse([{ code: 'UNKNOWN_ID', path: ['draft', 'supersedesId'] }])
  agreed(checkCorrection(correction, row, ['draft', 'supersedesId']))
  return row.id
}

const permissionFor: Record<ObservationAction, Permission> = {
  SUBMIT: 'observation.record',
  RETURN: 'observation.verify',
  VERIFY: 'observation.verify',
  FINALIZE: 'observation.finalize',
}
const past: Record<ObservationAction, string> = {
  SUBMIT: 'OBSERVATION_SUBMITTED',
  RETURN: 'OBSERVATION_RETURNED',
  VERIFY: 'OBSERVATION_VERIFIED',
  FINALIZE: 'OBSERVATION_FINALIZED',
}

/** Moves an observation on. Whoever loses a race is told the state the other one left. */
export async function advanceObservation(scope: Scope, db: Database, id: string, action: ObservationAction, why = ''): Promise<Observation> {
  const { told, advanced } = await db.$transaction(async (tx) => {
    const observation = await observationOf(scope, tx, id)
    const target = await targetOf(scope, tx, observation.targetId, 'observation.read')
    const inside = within(scope, observation.municipalityId)!
    const subject = await subjectOf(inside, tx, target)
    await allow(scope, tx, action, observation, subject)
    const reason = action === 'RETURN' ? agreed(parseText(why, ['reason'], { most: 500 })) : ''
    const next = agreed(nextState(observation.state, action, ['id']))
    const told = { municipalityId: observation.municipalityId, observationId: observation.key, targetId: target.key, indicatorId: target.indicatorId, agencyId: target.agencyId }
    if (action === 'SUBMIT') await joinIn('observation.submit', scope, tx, told)

    if (observation.supersedesId !== null) await lock(tx, observation.municipalityId, observation.supersedesId)
    const [moved] = await rowsOf<{ id: string }>(
      tx,
      sql`update observation set state = ${next}::record_state,
          first_submitted_at = case when ${next} = 'SUBMITTED' then coalesce(first_submitted_at, now()) else first_submitted_at end
        where municipality_id = ${observation.municipalityId}::int and id = ${observation.key}::uuid and state = ${observation.state}::record_state and withdrawn_at is null
        returning id`,
    )
    if (!moved) throw await overtaken(tx, observation)
    await enterState(scope, tx, observation, next, reason)
    await markObservation(inside, tx, target)
    await recordAudit(tx, scope, {
      municipalityId: observation.municipalityId,
      action: past[action],
      objectType: 'OBSERVATION',
      objectId: observation.id,
      detail: { from: observation.state, to: next },
    })
    if (action === 'VERIFY') await joinIn('observation.verify', scope, tx, told)
    return { told, advanced: await observationOf(inside, tx, id) }
  })
  if (action === 'SUBMIT' || action === 'VERIFY') await followUp(action === 'SUBMIT' ? 'observation.submit' : 'observation.verify', scope, db, told)
  return advanced
}

/** Nobody verifies or returns what he recorded or submitted, or what is about himself; what else his roles do not reach is not there for him. */
async function allow(scope: Scope, tx: Transaction, action: ObservationAction, observation: Observation, subject: Subject): Promise<void> {
  const permission = permissionFor[action]
  const hands = [observation.recordedBy, await submitterOf(tx, observation)]
  if (hands.every((recordedBy) => can(scope.actor, permission, { ...subject, recordedBy }))) return
  const isAboutActor = scope.actor.roles.some((grant) => grant.employeeId !== null && grant.employeeId === subject.employeeId)
  throw isAboutActor || hands.includes(scope.actor.accountId) ? refuse([{ code: 'OWN_WORK', path: ['id'] }]) : notFound()
}

async function submitterOf(tx: Transaction, { municipalityId, key }: Observation): Promise<string | null> {
  const [submitted] = await rowsOf<{ accountId: string | null }>(
    tx,
    sql`select s.account_id as "accountId" from observation_state s
      where s.municipality_id = ${municipalityId}::int and s.observation_id = ${key}::uuid and s.state = 'SUBMITTED' order by s.recorded_at desc, s.id desc limit 1`,
  )
  return submitted?.accountId ?? null
}

/** A second correction of the same fact waits here, so that each sees how far the other has come. */
async function lock(tx: Transaction, municipalityId: number, id: string): Promise<void> {
  await rowsOf(tx, sql`select id from observation where municipality_id = ${municipalityId}::int and id = ${id}::uuid for update`)
}

async function overtaken(tx: Transaction, { municipalityId, key }: Observation) {
  const [now] = await rowsOf<{ state: State }>(tx, sql`select state from observation where municipality_id = ${municipalityId}::int and id = ${key}::uuid`)
  return refuse([{ code: 'CONFLICT', path: ['id'], current: now?.state ?? null }], 'CONFLICT')
}

/** The dated row of a state, and what the corrected observation knows of its successors. */
async function enterState(scope: Scope, tx: Transaction, of: { municipalityId: number; id: string; supersedesId: string | null }, state: State, reason: string): Promise<void> {
  await rowsOf(
    tx,
    sql`insert into observation_state (municipality_id, id, observation_id, state, account_id, reason)
      values (${of.municipalityId}::int, ${uuid()}::uuid, ${of.id}::uuid, ${state}::record_state, ${scope.actor.accountId}::uuid, ${reason})`,
  )
  if (of.supersedesId === null) return
  await rowsOf(
    tx,
    sql`update observation corrected set successor_state = (
        select max(o.state) from observation o where o.municipality_id = corrected.municipality_id and o.supersedes_id = corrected.id and o.withdrawn_at is null)
      where corrected.municipality_id = ${of.municipalityId}::int and corrected.id = ${of.supersedesId}::uuid`,
  )
}
