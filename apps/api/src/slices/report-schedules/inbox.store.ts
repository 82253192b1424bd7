import type pg from 'pg'
import { found, uuidOf } from '../../platform/code-id'
import { cursorOf, partsOf, toPage } from '../../platform/page'
import type { Scope } from '../../platform/scope'
import { allOf, inMunicipalities, pageRows, rowsOf, sql, type Runner, type Sql } from '../../platform/statement'
import type { InboxArgs, InboxMessage, InboxPage } from './report-schedule.object'

const columns: Sql = sql`b.municipality_id as "municipalityId", b.id, b.kind, b.report_id as "reportId", b.run_id as "runId", b.detail, b.recorded_at as "recordedAt", b.read_at as "readAt"`
/** Everyone reads the own messages alone, whatever the role. */
const isMine = (scope: Scope): Sql => sql`${inMunicipalities(scope, sql`b.municipality_id`)} and b.account_id = ${scope.actor.accountId}::uuid`

/** The actor's messages, the latest first. */
export async function listMessages(scope: Scope, pool: pg.Pool, { unread, first, after }: InboxArgs): Promise<InboxPage> {
  const [fromId] = after ? partsOf(after, 'UUID') : []
  const { rows, count } = await pageRows<InboxMessage>(pool, {
    columns,
    from: sql`inbox_message b`,
    where: allOf([isMine(scope), unread && sql`b.read_at is null`]),
    after: fromId === undefined ? null : sql`b.id < ${fromId}::uuid`,
    order: sql`b.id desc`, // made in the order of time
    first,
  })
  const page = toPage(rows, first, count, ({ id }) => cursorOf(id))
  return {
    nodes: page.nodes,
    pageInfo: page.pageInfo,
    get totalCount() {
      return page.totalCount
    },
    get unreadCount() {
      return countUnread(scope, pool)
    },
  }
}

const countUnread = async (scope: Scope, pool: pg.Pool): Promise<number> => {
  const [row] = await rowsOf<{ n: number }>(pool, sql`select count(*)::int as n from inbox_message b where ${isMine(scope)} and b.read_at is null`)
  return row?.n ?? 0
}

/** Marks a message as read, or as unread again. */
export async function readMessage(scope: Scope, runner: Runner, id: string, read: boolean): Promise<InboxMessage> {
  const at = read ? sql`coalesce(b.read_at, ${scope.at.toISOString()}::timestamptz)` : sql`null`
  const [row] = await rowsOf<InboxMessage>(runner, sql`update inbox_message b set read_at = ${at} where b.id = ${uuidOf(id)}::uuid and ${isMine(scope)} returning ${columns}`)
  return found(row)
}

/** Marks every message as read; answers how many were not. */
export async function readAllMessages(scope: Scope, runner: Runner): Promise<number> {
  const rows = await rowsOf(runner, sql`update inbox_message b set read_at = ${scope.at.toISOString()}::timestamptz where ${isMine(scope)} and b.read_at is null returning b.id`)
  return rows.length
}
