/** A batch under a key: claimed once, done once, and answered the same however often it is sent. */
import pg from 'pg'
import { v7 as uuid } from 'uuid'
import type { ImportKind } from '../../generated/prisma/enums'
import { codeId } from '../../platform/code-id'
import type { Databases } from '../../platform/database'
import { Refusal } from '../../platform/errors'
import type { Scope } from '../../platform/scope'
import { rowsOf, sql } from '../../platform/statement'
import { applyJob, cancelJob, findJob, importWords, previewFile, type JobRow } from '../imports'
import { answersFor, bulkLimits, type Received } from './ndjson'

export type Order = { municipalityId: number; kind: ImportKind; preview: boolean; verify: boolean; keyHash: string; bodyHash: string; file: string; received: Received }
export type Answer = { status: number; body: Record<string, unknown> }
type RequestRow = { bodyHash: string; jobId: string; status: number | null; answer: Record<string, unknown> | null }

/** A key is remembered for a week. */
const keptDays = 7

/** Claims the key for this body. KEY_REUSED where it was used with another. */
export async function claimKey(scope: Scope, databases: Databases, { municipalityId, keyHash, bodyHash }: Order): Promise<'CLAIMED' | 'KEY_REUSED'> {
  const pool = databases.sqlOf({ municipalities: [municipalityId] })
  await rowsOf(pool, sql`delete from bulk_request where municipality_id = ${municipalityId} and created_at < ${new Date(scope.at.getTime() - keptDays * 86_400_000).toISOString()}::timestamptz`)
  await rowsOf(
    pool,
    sql`insert into bulk_request (municipality_id, account_id, key_hash, body_hash, job_id, created_at)
      values (${municipalityId}, ${scope.actor.accountId}::uuid, ${keyHash}, ${bodyHash}, ${uuid()}::uuid, ${scope.at.toISOString()}::timestamptz) on conflict do nothing`,
  )
  return (await requestOf(scope, databases, { municipalityId, keyHash })).bodyHash === bodyHash ? 'CLAIMED' : 'KEY_REUSED'
}

async function requestOf(scope: Scope, databases: Databases, { municipalityId, keyHash }: Pick<Order, 'municipalityId' | 'keyHash'>): Promise<RequestRow> {
  const [row] = await rowsOf<RequestRow>(
    databases.sqlOf({ municipalities: [municipalityId] }),
    sql`select body_hash "bodyHash", job_id "jobId", status, answer from bulk_request where municipality_id = ${municipalityId} and account_id = ${scope.actor.accountId}::uuid and key_hash = ${keyHash}`,
  )
  return row!
}

/** Does what was asked unless it was done before, and answers it; or says that another request with the key is doing it now. */
export async function perform(scope: Scope, databases: Databases, order: Order): Promise<Answer> {
  return holdingKey(databases, `${order.municipalityId}:${scope.actor.accountId}:${order.keyHash}`, {
    held: async () => {
      const before = await requestOf(scope, databases, order)
      if (before.status !== null) return { status: before.status, body: before.answer! }
      const answer = order.received.problems.length > 0 ? refused(order.received.problems) : await bring(scope, databases, order, before.jobId)
      await keep(scope, databases, order, sql`status = ${answer.status}, answer = ${JSON.stringify(answer.body)}::json`)
      return answer
    },
    busy: async () => underWay(order, (await requestOf(scope, databases, order)).jobId),
  })
}

export const underWay = ({ municipalityId }: Pick<Order, 'municipalityId'>, jobId: string): Answer => ({ status: 202, body: { id: codeId(municipalityId, jobId), status: 'UNDER_WAY' } })

const keep = (scope: Scope, databases: Databases, { municipalityId, keyHash }: Order, changes: ReturnType<typeof sql>) =>
  rowsOf(databases.sqlOf({ municipalities: [municipalityId] }), sql`update bulk_request set ${changes} where municipality_id = ${municipalityId} and account_id = ${scope.actor.accountId}::uuid and key_hash = ${keyHash}`)

/** Through the staged import: what a process that died had written already is found written, anything less is begun anew. */
async function bring(scope: Scope, databases: Databases, order: Order, jobId: string): Promise<Answer> {
  const { municipalityId } = order
  const pool = databases.importOf({ municipalities: [municipalityId] })
  const accountId = scope.actor.accountId
  let job = await findJob(pool, { municipalityId, id: jobId })
  if (job?.status === 'APPLIED') return applied(order, job)
  if (job) {
    await cancelJob(databases, job)
    jobId = uuid()
    await keep(scope, databases, order, sql`job_id = ${jobId}::uuid`)
  }
  const { kind, file, verify, preview } = order
  job = await previewFile(databases, { municipalityId, id: jobId, kind, file, fileName: `${kind.toLowerCase()}.ndjson`, verify, accountId, answers: answersFor(kind) })
  if (job.status !== 'PREVIEW' || job.badCount > 0) return turnedAway(databases, job)
  if (preview) return { status: 200, body: { id: codeId(municipalityId, job.id), status: 'PREVIEW', ...countsOf(order, job) } }
  try {
    await applyJob(databases, job, { accountId })
  } catch (fault) {
    const rules = fault instanceof Refusal ? fault.problems.filter(({ code }) => code === 'EXTENSION_REFUSED') : []
    if (rules.length === 0) throw fault
    await cancelJob(databases, job)
    return refused(rules.map(({ rows, ...rule }) => ({ ...rule, path: ['lines'], lines: (rows as number[]).map((row) => row - 1) })))
  }
  return applied(order, (await findJob(pool, job))!)
}

const countsOf = ({ received }: Order, { newCount, changedCount, unchangedCount, warningCount }: JobRow) => ({ lines: received.lines, new: newCount, changed: changedCount, unchanged: unchangedCount, warnings: warningCount })
const applied = (order: Order, job: JobRow): Answer => ({ status: 200, body: { id: codeId(job.municipalityId, job.id), status: 'APPLIED', ...countsOf(order, job) } })
const refused = (problems: readonly unknown[], more: Record<string, unknown> = {}): Answer => ({ status: 400, body: { code: 'BAD_INPUT', problems, ...more } })

/** Every problem by its line; the values themselves stay out, since answers are kept. The job goes: its sender mends the lines and sends them anew. */
async function turnedAway(databases: Databases, job: JobRow): Promise<Answer> {
  const pool = databases.importOf({ municipalities: [job.municipalityId] })
  const problems: unknown[] = job.problems.filter(({ severity }) => severity === 'ERROR').map(({ code, facts }) => ({ ...facts, code, path: ['body'] }))
  for await (const row of importWords.problemRows(pool, job)) {
    for (const { code, severity, facts, found } of row.problems) {
      if (severity === 'ERROR' && problems.length < bulkLimits.problems) problems.push({ ...facts, code, path: ['lines', row.row - 1, ...(found.field ? [found.field] : [])] })
    }
    if (problems.length >= bulkLimits.problems) break
  }
  await cancelJob(databases, job)
  return refused(problems, { badLines: job.badCount })
}

/** One at a time for a key, over all processes; the lock goes with the process that holds it. */
async function holdingKey<T>(databases: Databases, key: string, { held, busy }: { held: () => Promise<T>; busy: () => Promise<T> }): Promise<T> {
  const holder = new pg.Client({ connectionString: databases.pools.app.options.connectionString, connectionTimeoutMillis: 10_000, keepAlive: true })
  holder.on('error', () => {}) // the work will meet the same fault
  await holder.connect()
  try {
    const { rows } = await holder.query<{ held: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 11)) as held', [key])
    return await (rows[0]!.held ? held() : busy())
  } finally {
    await holder.end()
  }
}
