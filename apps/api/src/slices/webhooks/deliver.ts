/** Messages on their way: taken in the order they are due, by as many processes as there are, each sent at least once. */
import { eventOfAction, retryAfter, webhookLimits } from '@tolok/domain'
import { v7 as uuid } from 'uuid'
import { codeId } from '../../platform/code-id'
import type { Databases } from '../../platform/database'
import { rowsOf, sql } from '../../platform/statement'
import { send, type Outcome } from './send'

export type House = { readonly anywhere: boolean; readonly log?: { error: (facts: object, message: string) => void } }
type Due = { municipalityId: number; id: string; webhookId: string; eventId: string; action: string; objectType: string; objectId: string | null; occurredAt: Date; attempts: number; url: string; secret: Buffer }

const everywhere = { municipalities: 'ALL' } as const
const atOnce = 8
/** A process that dies with a message in hand gives it back after so long. */
const heldMs = 60_000

/** Sends everything that is due; answers how many messages it tried. */
export async function deliverDue(databases: Databases, now: Date, house: House): Promise<number> {
  for (let tried = 0; ; ) {
    const due = await takeDue(databases, now)
    if (due.length === 0) return tried
    await Promise.all(due.map((one) => deliver(databases, one, now, house)))
    tried += due.length
  }
}

async function takeDue(databases: Databases, now: Date): Promise<Due[]> {
  return rowsOf<Due>(
    databases.sqlOf(everywhere),
    sql`with due as (
        select d.municipality_id, d.id from webhook_delivery d join webhook w on w.municipality_id = d.municipality_id and w.id = d.webhook_id and w.active
        where d.state = 'WAITING' and d.next_at <= ${now.toISOString()}::timestamptz order by d.next_at limit ${atOnce} for update of d skip locked)
      update webhook_delivery d set next_at = ${new Date(now.getTime() + heldMs).toISOString()}::timestamptz, attempts = d.attempts + 1
      from due, webhook w where d.municipality_id = due.municipality_id and d.id = due.id and w.municipality_id = d.municipality_id and w.id = d.webhook_id
      returning d.municipality_id "municipalityId", d.id, d.webhook_id "webhookId", d.event_id "eventId", d.action, d.object_type "objectType", d.object_id "objectId",
        d.occurred_at "occurredAt", d.attempts, w.url, w.secret`,
  )
}

/** What is told: which kind of thing happened to which object, and when. Nothing about anyone: whoever may know more asks for it with a token of his own. */
export const bodyOf = ({ eventId, action, objectType, objectId, municipalityId, occurredAt }: Pick<Due, 'eventId' | 'action' | 'objectType' | 'objectId' | 'municipalityId' | 'occurredAt'>): string =>
  JSON.stringify({
    type: eventOfAction(action),
    timestamp: occurredAt.toISOString(),
    data: { eventId, municipalityId, objectType, objectId: objectId !== null && objectType === 'IMPORT_JOB' ? codeId(municipalityId, objectId) : objectId },
  })

async function deliver(databases: Databases, due: Due, now: Date, house: House): Promise<void> {
  const outcome = await send({ id: `msg_${due.eventId}`, url: due.url, secret: due.secret, body: bodyOf(due), at: new Date() }, house)
  await settle(databases, due, outcome, now).catch((fault: unknown) => house.log?.error({ err: fault, delivery: due.id }, 'the outcome of a webhook could not be kept'))
}

async function settle(databases: Databases, due: Due, { status, problem, ms }: Outcome, now: Date): Promise<void> {
  const { municipalityId } = due
  const wait = problem === null ? null : retryAfter(due.attempts, Math.random())
  const state = problem === null ? 'DELIVERED' : wait === null ? 'FAILED' : 'WAITING'
  const next = state === 'WAITING' ? new Date(now.getTime() + wait! * 1000).toISOString() : null
  await databases.of({ municipalities: [municipalityId] }).$transaction(async (tx) => {
    await rowsOf(
      tx,
      sql`update webhook_delivery set state = ${state}::delivery_state, next_at = ${next}::timestamptz, last_status = ${status}::int, last_problem = ${problem}, last_ms = ${ms}::int,
          settled_at = ${state === 'WAITING' ? null : now.toISOString()}::timestamptz
        where municipality_id = ${municipalityId}::int and id = ${due.id}::uuid`,
    )
    const [webhook] = await rowsOf<{ failures: number; name: string; createdBy: string; active: boolean }>(
      tx,
      sql`update webhook set failures = case when ${problem === null} then 0 else failures + 1 end where municipality_id = ${municipalityId}::int and id = ${due.webhookId}::uuid
        returning failures, name, created_by "createdBy", active`,
    )
    // 410: the receiver itself says that nothing is there any more.
    if (!webhook?.active || (webhook.failures < webhookLimits.failures && status !== 410)) return
    await rowsOf(tx, sql`update webhook set active = false, stopped_at = ${now.toISOString()}::timestamptz where municipality_id = ${municipalityId}::int and id = ${due.webhookId}::uuid`)
    await rowsOf(
      tx,
      sql`insert into inbox_message (municipality_id, id, account_id, kind, detail, recorded_at)
        values (${municipalityId}::int, ${uuid()}::uuid, ${webhook.createdBy}::uuid, 'WEBHOOK_STOPPED', ${JSON.stringify({ title: webhook.name, webhook: codeId(municipalityId, due.webhookId) })}::jsonb, ${now.toISOString()}::timestamptz)`,
    )
  })
}
