import { randomBytes } from 'node:crypto'
import { eventOfAction, grantsFor, parseEvents, tokenLimits, webhookEvents, webhookLimits } from '@tolok/domain'
import type pg from 'pg'
import { v7 as uuid } from 'uuid'
import { codeId, found, locate, uuidOf } from '../../platform/code-id'
import type { Database } from '../../platform/database'
import { agreed, notFound, refuse } from '../../platform/errors'
import { cursorOf, partsOf, toPage, type Page, type PageArgs } from '../../platform/page'
import type { Scope } from '../../platform/scope'
import { pageRows, rowsOf, sql, type Runner, type Sql } from '../../platform/statement'
import { parseText } from '../../platform/text'
import { looksAfterWhole } from '../access-tokens'
import { recordAudit } from '../audit'
import { parseAddress } from './address'
import { secretText } from './send'
import type { NewWebhook, Webhook, WebhookChange, WebhookDraft } from './webhook.object'

type Row = Omit<Webhook, 'id' | 'events'> & { actions: string[] }
const columns: Sql = sql`w.municipality_id "municipalityId", w.id as key, w.name, w.url, w.actions, w.active, w.failures, w.created_at "createdAt", w.stopped_at "stoppedAt",
  (select count(*)::int from webhook_delivery d where d.municipality_id = w.municipality_id and d.webhook_id = w.id and d.state = 'WAITING') "waitingCount"`
const toWebhook = ({ actions, ...row }: Row): Webhook => ({ ...row, id: codeId(row.municipalityId, row.key), events: actions.map(eventOfAction) })

/** The webhooks (alias `w`) of the municipalities that the actor administers as a whole. */
const looksAfter = (scope: Scope): Sql => {
  const here = grantsFor(scope.actor, 'account.manage').flatMap(({ grant: { municipalityId } }) => municipalityId ?? [])
  return sql`w.removed_at is null and w.municipality_id = any(${here.filter((id) => looksAfterWhole(scope, id))}::int[])`
}

/** The webhooks that the actor looks after, the latest first. */
export async function listWebhooks(scope: Scope, pool: pg.Pool, { first, after }: PageArgs): Promise<Page<Webhook>> {
  const [before] = after ? partsOf(after, 'UUID') : []
  const { rows, count } = await pageRows<Row>(pool, { columns, from: sql`webhook w`, where: looksAfter(scope), after: before === undefined ? null : sql`w.id < ${before}::uuid`, order: sql`w.id desc`, first })
  return toPage(rows.map(toWebhook), first, count, ({ key }) => cursorOf(key))
}

/** The webhook with this id ('1671:0192…') that the actor looks after, or NOT_FOUND. */
export async function webhookWithId(scope: Scope, runner: Runner, id: string): Promise<Webhook> {
  const { municipalityId, code } = locate(scope, id)
  const [row] = await rowsOf<Row>(runner, sql`select ${columns} from webhook w where w.municipality_id = ${municipalityId}::int and w.id = ${uuidOf(code)}::uuid and ${looksAfter(scope)}`)
  return toWebhook(found(row))
}

/** Keeps a webhook and answers the secret of its signatures, this once. Refuses more than twenty in a municipality. */
export async function createWebhook(scope: Scope, db: Database, draft: WebhookDraft, anywhere: boolean): Promise<NewWebhook> {
  const { municipalityId } = draft
  if (!looksAfterWhole(scope, municipalityId)) throw notFound()
  const name = agreed(parseText(draft.name, ['draft', 'name'], { most: tokenLimits.name }))
  const url = parseAddress(draft.url, anywhere, ['draft', 'url'])
  const events = agreed(parseEvents(draft.events, ['draft', 'events']))
  const secret = randomBytes(32)
  const id = uuid()
  return db.$transaction(async (tx) => {
    await rowsOf(tx, sql`select pg_advisory_xact_lock(${municipalityId}::int, 13)::text`) // two at once would both find room
    const [kept] = await rowsOf<{ count: number }>(tx, sql`select count(*)::int as count from webhook where municipality_id = ${municipalityId}::int and removed_at is null`)
    if (kept!.count >= webhookLimits.perMunicipality) throw refuse([{ code: 'OUT_OF_RANGE', path: ['draft'], most: webhookLimits.perMunicipality }])
    await rowsOf(
      tx,
      sql`insert into webhook (municipality_id, id, name, url, actions, secret, created_by, created_at)
        values (${municipalityId}::int, ${id}::uuid, ${name}, ${url}, ${events.map((event) => webhookEvents[event])}::text[], ${secret}, ${scope.actor.accountId}::uuid, ${scope.at.toISOString()}::timestamptz)`,
    )
    await recordAudit(tx, scope, { municipalityId, action: 'WEBHOOK_CREATED', objectType: 'WEBHOOK', objectId: id, detail: { events } })
    return { webhook: await webhookWithId(scope, tx, codeId(municipalityId, id)), secret: secretText(secret) }
  })
}

/** Changes what is given. Switched on again, it begins without failures. */
export async function changeWebhook(scope: Scope, db: Database, id: string, change: WebhookChange, anywhere: boolean): Promise<Webhook> {
  return db.$transaction(async (tx) => {
    const before = await webhookWithId(scope, tx, id)
    const name = change.name == null ? before.name : agreed(parseText(change.name, ['change', 'name'], { most: tokenLimits.name }))
    const url = change.url == null ? before.url : parseAddress(change.url, anywhere, ['change', 'url'])
    const events = change.events == null ? null : agreed(parseEvents(change.events, ['change', 'events'])).map((event) => webhookEvents[event])
    const active = change.active ?? before.active
    await rowsOf(
      tx,
      sql`update webhook set name = ${name}, url = ${url}, actions = coalesce(${events}::text[], actions), active = ${active},
          failures = case when ${active && !before.active} then 0 else failures end, stopped_at = case when ${active} then null else stopped_at end
        where municipality_id = ${before.municipalityId}::int and id = ${before.key}::uuid`,
    )
    await recordAudit(tx, scope, { municipalityId: before.municipalityId, action: 'WEBHOOK_CHANGED', objectType: 'WEBHOOK', objectId: before.key, detail: { active, address: url !== before.url } })
    return webhookWithId(scope, tx, id)
  })
}

/** Removes it: nothing is sent to it any more, and what waits is dropped. */
export async function removeWebhook(scope: Scope, db: Database, id: string): Promise<Webhook> {
  return db.$transaction(async (tx) => {
    const { municipalityId, key, ...webhook } = await webhookWithId(scope, tx, id)
    const now = scope.at.toISOString()
    await rowsOf(tx, sql`update webhook set active = false, removed_at = ${now}::timestamptz where municipality_id = ${municipalityId}::int and id = ${key}::uuid`)
    await rowsOf(tx, sql`update webhook_delivery set state = 'FAILED', next_at = null, last_problem = 'REMOVED', settled_at = ${now}::timestamptz where municipality_id = ${municipalityId}::int and webhook_id = ${key}::uuid and state = 'WAITING'`)
    await recordAudit(tx, scope, { municipalityId, action: 'WEBHOOK_REMOVED', objectType: 'WEBHOOK', objectId: key })
    return { ...webhook, municipalityId, key, active: false, waitingCount: 0 }
  })
}
