import { canonicalQuery, grantsFor, type CellDraft, type ReportQueryDraft } from '@tolok/domain'
import { createHash } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import type { ExportFormat, ExportKind } from '../../generated/prisma/enums'
import { uuidOf } from '../../platform/code-id'
import { notFound, Refusal } from '../../platform/errors'
import type { Databases } from '../../platform/database'
import { cursorOf, partsOf, toPage, type Page, type PageArgs } from '../../platform/page'
import { within, type Scope } from '../../platform/scope'
import { rowsOf, sql, type Sql } from '../../platform/statement'
import type { Report } from '../reports'
import { findJob, jobColumns, jsonb, type JobRow } from './export-job'
import { toJob, type ExportJob } from './export-job.object'
import { grantTexts, keptFor } from './run-job'

/** Jobs one account may have waiting or under way. */
export const mostOpen = 5

/** The actor's own rows, those over several municipalities too. */
const ownPool = (scope: Scope, databases: Databases) => databases.sqlOf({ municipalities: scope.municipalities === 'ALL' ? 'ALL' : [0, ...scope.municipalities] })
const own = (scope: Scope): Sql => sql`account_id = ${scope.actor.accountId}::uuid`

export type NewJob = { kind: ExportKind; format: ExportFormat; draft: ReportQueryDraft; cell: CellDraft | null; query: Report['query']; style: JobRow['options']; title: string }

/** Queues a job. Refuses RATE_LIMITED where five are open already. */
export async function createJob(scope: Scope, databases: Databases, { kind, format, draft, cell, query, style, title }: NewJob): Promise<JobRow> {
  const { municipalities } = scope
  const municipalityId = municipalities !== 'ALL' && municipalities.length === 1 ? municipalities[0]! : 0
  const pool = databases.sqlOf({ municipalities: [municipalityId] })
  const [open] = await rowsOf<{ count: number }>(ownPool(scope, databases), sql`select count(*)::int as count from export_job where ${own(scope)} and status in ('QUEUED', 'RUNNING')`)
  if (open!.count >= mostOpen) throw new Refusal('RATE_LIMITED', [{ code: 'RATE_LIMITED', path: [], retryAfter: 60, most: mostOpen }])
  const hash = createHash('sha256').update(canonicalQuery(query)).digest('hex').slice(0, 32)
  const [row] = await rowsOf<JobRow>(
    pool,
    sql`insert into export_job (municipality_id, id, account_id, kind, format, status, title, document, options, query_hash, as_of, grants, created_at, expires_at)
      values (${municipalityId}, ${uuid()}::uuid, ${scope.actor.accountId}::uuid, ${kind}::export_kind, ${format}::export_format, 'QUEUED', ${title}, ${jsonb({ query: draft, cell })}, ${jsonb(style)}, ${hash},
        ${new Date(query.asOf ?? scope.at).toISOString()}::timestamptz, ${jsonb(grantTexts(scope))}, ${new Date().toISOString()}::timestamptz, ${new Date(Date.now() + keptFor).toISOString()}::timestamptz)
      returning ${jobColumns}`,
  )
  return row!
}

/** '1671:0192…' or '0:0192…'. */
const shape = /^(0|[1-9]\d{0,8}):([0-9a-f-]{36})$/

/** The actor's own job with this id, or NOT_FOUND: malformed, foreign and missing alike. */
export async function jobWithId(scope: Scope, databases: Databases, id: string): Promise<JobRow> {
  const parts = shape.exec(id)
  const municipalityId = Number(parts?.[1])
  if (!parts || (municipalityId !== 0 && !within(scope, municipalityId))) throw notFound()
  const job = await findJob(databases.sqlOf({ municipalities: [municipalityId] }), { municipalityId, id: uuidOf(parts[2]!) })
  if (!job || job.accountId !== scope.actor.accountId) throw notFound()
  return job
}

/** May the actor have the file now? Every grant that it rests on must still be there, and one that reads reports in its municipality. */
export function mayFetch(scope: Scope, job: JobRow): boolean {
  const present = new Set(grantTexts(scope))
  const reads = grantsFor(scope.actor, 'report.read').some(({ grant }) => job.municipalityId === 0 || grant.municipalityId === null || grant.municipalityId === job.municipalityId)
  return reads && job.grants.every((grant) => present.has(grant))
}

/** The actor's jobs, the latest first. */
export async function listJobs(scope: Scope, databases: Databases, { first, after }: PageArgs): Promise<Page<ExportJob>> {
  const [before] = after ? partsOf(after, 'UUID') : []
  const pool = ownPool(scope, databases)
  const rows = await rowsOf<JobRow>(pool, sql`select ${jobColumns} from export_job where ${own(scope)} ${before === undefined ? sql`` : sql`and id < ${before}::uuid`} order by id desc limit ${first + 1}`)
  const count = async () => (await rowsOf<{ count: number }>(pool, sql`select count(*)::int as count from export_job where ${own(scope)}`))[0]!.count
  return toPage(rows.map((row) => toJob(row)), first, count, ({ id }) => cursorOf(id.split(':')[1]!))
}
