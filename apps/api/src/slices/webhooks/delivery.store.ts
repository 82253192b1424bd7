import { eventOfAction, webhookLimits } from '@tolok/domain'
import type pg from 'pg'
import { v7 as uuid } from 'uuid'
import { found, uuidOf } from '../../platform/code-id'
import type { Database } from '../../platform/database'
import { refuse } from '../../platform/errors'
import { cursorOf, partsOf, toPage, type Page } from '../../platform/page'
import type { Scope } from '../../platform/scope'
import { allOf, pageRows, rowsOf, sql, type Runner, type Sql } from '../../platform/statement'
import { recordAudit } from '../audit'
import type { DeliveryArgs, Webhook, WebhookDelivery } from './webhook.object'
import { webhookWithId } from './webhook.store'

type Row = Omit<WebhookDelivery, 'event'> & { action: string }
const columns: Sql = sql`d.id, d.event_id "eventId", d.action, d.object_type "objectType", d.object_id "objectId", d.occurred_at "occurredAt", d.replay, d.state::text, d.attempts, d.next_at "nextAt",
  d.last_status "lastStatus", d.last_problem "lastProblem", d.last_ms "lastMs", d.settled_at "settledAt"`
const toDelivery = ({ action, ...row }: Row): WebhookDelivery => ({ ...row, event: eventOfAction(action) })
const of = ({ municipalityId, key }: Webhook): Sql => sql`d.municipality_id = ${municipalityId}::int and d.webhook_id = ${key}::uuid`

/** The messages of a webhook that the actor looks after, the latest first. */
export async function listDeliveries(scope: Scope, pool: pg.Pool, { webhookId, state, first, after }: DeliveryArgs): Promise<Page<WebhookDelivery>> {
  const webhook = await webhookWithId(scope, pool, webhookId)
  const [before] = after ? partsOf(after, 'UUID') : []
  const { rows, count } = await pageRows<Row>(pool, {
    columns,
    from: sql`webhook_delivery d`,
    where: allOf([of(webhook), state != null && sql`d.state = ${state}::delivery_state`]),
    after: before === undefined ? null : sql`d.id < ${before}::uuid`,
    order: sql`d.id desc`,
    first,
  })
  return toPage(rows.map(toDelivery), first, count, ({ id }) => cursorOf(id))
}

async function deliveryWithId(webhook: Webhook, runner: Runner, id: string): Promise<WebhookDelivery> {
  const [row] = await rowsOf<Row>(runner, sql`select ${columns} from webhook_delivery d where ${of(webhook)} and d.id = ${uuidOf(id)}::uuid`)
  return toDelivery(found(row))
}

/** A message that tells of nothing, to try the address. */
export async function writeTest(scope: Scope, db: Database, webhookId: string): Promise<WebhookDelivery> {
  return db.$transaction(async (tx) => {
    const webhook = await working(scope, tx, webhookId)
    const id = uuid()
    await rowsOf(
      tx,
      sql`insert into webhook_delivery (municipality_id, id, webhook_id, event_id, action, object_type, object_id, occurred_at, next_at, created_at)
        values (${webhook.municipalityId}::int, ${id}::uuid, ${webhook.key}::uuid, ${id}::uuid, 'WEBHOOK_TEST', 'WEBHOOK', ${webhook.key}, ${at(scope)}, ${at(scope)}, ${at(scope)})`,
    )
    return deliveryWithId(webhook, tx, id)
  })
}

/** Writes a message once more, as a message of its own about the same event. */
export async function replayOne(scope: Scope, db: Database, webhookId: string, deliveryId: string): Promise<WebhookDelivery> {
  return db.$transaction(async (tx) => {
    const webhook = await working(scope, tx, webhookId)
    await deliveryWithId(webhook, tx, deliveryId)
    const id = uuid()
    await rowsOf(
      tx,
      sql`insert into webhook_delivery (municipality_id, id, webhook_id, event_id, action, object_type, object_id, occurred_at, replay, next_at, created_at)
        select d.municipality_id, ${id}::uuid, d.webhook_id, d.event_id, d.action, d.object_type, d.object_id, d.occurred_at, true, ${at(scope)}, ${at(scope)}
        from webhook_delivery d where ${of(webhook)} and d.id = ${uuidOf(deliveryId)}::uuid`,
    )
    await told(scope, tx, webhook, 1)
    return deliveryWithId(webhook, tx, id)
  })
}

/** Writes a message for everything that happened from one moment until before another and of which the webhook is told, whether it was told then or not. Answers how many. */
export async function replayRange(scope: Scope, db: Database, webhookId: string, from: Date, until: Date): Promise<number> {
  if (until.getTime() <= from.getTime()) throw refuse([{ code: 'PERIOD_REVERSED', path: ['until'] }])
  return db.$transaction(async (tx) => {
    const webhook = await working(scope, tx, webhookId)
    const written = await rowsOf(
      tx,
      sql`insert into webhook_delivery (municipality_id, id, webhook_id, event_id, action, object_type, object_id, occurred_at, replay, next_at, created_at)
        select e.municipality_id, time_ordered_id(), w.id, e.id, e.action, e.object_type, e.object_id, e.at, true, ${at(scope)}, ${at(scope)}
        from webhook w join audit_event e on e.municipality_id = w.municipality_id and e.action = any(w.actions)
        where w.municipality_id = ${webhook.municipalityId}::int and w.id = ${webhook.key}::uuid and e.at >= ${from.toISOString()}::timestamptz and e.at < ${until.toISOString()}::timestamptz
        order by e.id limit ${webhookLimits.replay + 1} returning id`,
    )
    if (written.length > webhookLimits.replay) throw refuse([{ code: 'TOO_MANY_ROWS', path: ['until'], most: webhookLimits.replay }])
    if (written.length > 0) await told(scope, tx, webhook, written.length)
    return written.length
  })
}

/** A webhook that is switched on: to one that is off nothing is sent. */
async function working(scope: Scope, runner: Runner, id: string): Promise<Webhook> {
  const webhook = await webhookWithId(scope, runner, id)
  if (!webhook.active) throw refuse([{ code: 'INCOMPATIBLE', path: ['id'], with: 'INACTIVE' }])
  return webhook
}

const at = (scope: Scope): Sql => sql`${scope.at.toISOString()}::timestamptz`
const told = (scope: Scope, tx: Parameters<typeof recordAudit>[0], { municipalityId, key }: Webhook, count: number) =>
  recordAudit(tx, scope, { municipalityId, action: 'WEBHOOK_REPLAYED', objectType: 'WEBHOOK', objectId: key, detail: { count } })
