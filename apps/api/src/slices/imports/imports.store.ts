import { can, type Permission } from '@tolok/domain'
import type pg from 'pg'
import type { ImportKind } from '../../generated/prisma/enums'
import { locate, uuidOf } from '../../platform/code-id'
import { notFound } from '../../platform/errors'
import { cursorOf, partsOf, toPage, type Page } from '../../platform/page'
import type { Scope } from '../../platform/scope'
import { allOf, rowsOf, sql, type Sql } from '../../platform/statement'
import { toColumn, toJob, toProblem } from './carry'
import { findJob, jobColumns, type JobRow } from './import-job'
import type { ImportJob, ImportJobArgs, ImportRow, ImportRowArgs } from './import-job.object'
import type { ImportProblem } from './read/problems'

/** What a person needs besides import.run: whoever may not write a register by hand may not write it by file either. */
export const neededFor: Record<ImportKind, Permission> = {
  AGENCIES: 'agency.write',
  EMPLOYEES: 'employee.write',
  INDICATORS: 'indicator.write',
  TARGETS: 'target.write',
  OBSERVATIONS: 'import.run',
}
export const mayImport = (scope: Scope, municipalityId: number, kind: ImportKind): boolean =>
  can(scope.actor, 'import.run', { municipalityId }) && can(scope.actor, neededFor[kind], { municipalityId })
export const mayVerify = (scope: Scope, municipalityId: number): boolean => can(scope.actor, 'observation.verify', { municipalityId })

/** The job with this id ('1671:0192…'), or NOT_FOUND; also for jobs of kinds one may not import. */
export async function jobWithId(scope: Scope, pool: pg.Pool, id: string): Promise<JobRow> {
  const place = locate(scope, id)
  const job = await findJob(pool, { municipalityId: place.municipalityId, id: uuidOf(place.code) })
  if (!job || !mayImport(scope, job.municipalityId, job.kind)) throw notFound()
  return job
}

const kinds: ImportKind[] = ['AGENCIES', 'EMPLOYEES', 'INDICATORS', 'TARGETS', 'OBSERVATIONS']

export async function listJobs(scope: Scope, pool: pg.Pool, { municipalityId, first, after }: ImportJobArgs): Promise<Page<ImportJob>> {
  const granted = [...new Set(scope.actor.roles.flatMap(({ municipalityId: id }) => id ?? []))].filter(
    (id) => municipalityId == null || id === municipalityId,
  )
  const visible = granted.flatMap((id) => kinds.filter((kind) => mayImport(scope, id, kind)).map((kind) => `${id} ${kind}`))
  const [before] = after ? partsOf(after, 'UUID') : []
  const among: Sql = sql`municipality_id || ' ' || kind = any(${visible}::text[])`
  const rows = await rowsOf<JobRow>(
    pool,
    sql`select ${jobColumns} from import_job where ${allOf([among, before !== undefined && sql`id < ${before}::uuid`])} order by id desc limit ${first + 1}`,
  )
  const count = async () =>
    (await rowsOf<{ count: number }>(pool, sql`select count(*)::int as count from import_job where ${among}`))[0]!.count
  return toPage(rows.map(toJob), first, count, (job) => cursorOf(job.job.id))
}

const filters: Record<ImportRowArgs['only'], Sql | null> = {
  ALL: null,
  PROBLEMS: sql`(has_error or has_warning)`,
  BAD: sql`has_error`,
  WARNING: sql`has_warning`,
  NEW: sql`outcome = 'NEW'`,
  CHANGED: sql`outcome = 'CHANGED'`,
  UNCHANGED: sql`outcome = 'UNCHANGED'`,
}
type StoredRow = {
  row: number
  outcome: ImportRow['outcome']
  cells: Record<string, string>
  problems: ImportProblem[]
  findings: ImportProblem[]
}

export async function listRows(pool: pg.Pool, job: JobRow, { first, after, only }: ImportRowArgs): Promise<Page<ImportRow>> {
  const [last] = after ? partsOf(after, 'INTEGER') : []
  const among = allOf([sql`municipality_id = ${job.municipalityId} and job_id = ${job.id}::uuid`, filters[only]])
  const rows = await rowsOf<StoredRow>(
    pool,
    sql`select row_number as row, outcome, cells, problems, findings from import_row where ${allOf([among, last !== undefined && sql`row_number > ${last}`])} order by row_number limit ${first + 1}`,
  )
  const count = async () =>
    (await rowsOf<{ count: number }>(pool, sql`select count(*)::int as count from import_row where ${among}`))[0]!.count
  return toPage(
    rows.map((row) => toRow(job, row)),
    first,
    count,
    ({ row }) => cursorOf(row),
  )
}

function toRow(job: JobRow, { row, outcome, cells, problems, findings }: StoredRow): ImportRow {
  return {
    row,
    outcome,
    cells: (job.format.columns ?? []).map(({ header }) => cells[header] ?? ''),
    problems: [...problems, ...findings].map((problem) => toProblem(job, withValue(job, cells, problem), row)),
  }
}
/** What was found in the registers knows the field; the cell's text stands in the row. */
const withValue = (job: JobRow, cells: Record<string, string>, problem: ImportProblem): ImportProblem => {
  const header = job.format.columns?.find(({ field }) => field === problem.field)?.header
  return problem.value !== undefined || header === undefined ? problem : { ...problem, value: cells[header] ?? '' }
}

/** Every problem of a job, row by row, without holding them all: for the list to download. */
export async function* problemRows(pool: pg.Pool, job: JobRow): AsyncGenerator<ImportRow> {
  let after: string | undefined
  do {
    const page = await listRows(pool, job, { first: 1000, after, only: 'PROBLEMS' })
    yield* page.nodes
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor! : undefined
  } while (after)
}

export { toColumn }
