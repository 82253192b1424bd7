import type { CellDraft, CsvStyle, Language, ReportQueryDraft } from '@tolok/domain'
import type pg from 'pg'
import type { ExportFormat, ExportKind, ExportStatus } from '../../generated/prisma/enums'
import { rowsOf, sql, type Runner, type Sql } from '../../platform/statement'

/** The question as it was asked. */
export type ExportDocument = { readonly query: ReportQueryDraft; readonly cell: CellDraft | null }
/** How far a file of facts is: after which fact, how many bytes, how many facts. */
export type FileMark = { readonly day: string; readonly id: string; readonly bytes: number; readonly rows: number }
export type ExportProblem = { readonly code: string; readonly [fact: string]: unknown }

export type JobKey = { readonly municipalityId: number; readonly id: string }
export type JobRow = {
  municipalityId: number
  id: string
  accountId: string
  kind: ExportKind
  format: ExportFormat
  status: ExportStatus
  title: string
  document: ExportDocument
  /** Jobs of before files had a language are in Indonesian. */
  options: CsvStyle & { language?: Language }
  queryHash: string
  asOf: Date
  rowsDone: number
  rowsTotal: number | null
  withheld: number
  mark: FileMark | null
  grants: string[]
  fileSize: string | null
  sha256: string | null
  problems: ExportProblem[]
  createdAt: Date
  startedAt: Date | null
  finishedAt: Date | null
  expiresAt: Date
}

export const jobColumns: Sql = sql`municipality_id "municipalityId", id, account_id "accountId", kind, format, status, title, document, options, query_hash "queryHash", as_of "asOf",
  rows_done "rowsDone", rows_total "rowsTotal", withheld, mark, grants, file_size "fileSize", sha256, problems, created_at "createdAt", started_at "startedAt", finished_at "finishedAt", expires_at "expiresAt"`

export const jsonb = (value: unknown): Sql => sql`${JSON.stringify(value)}::jsonb`

export async function findJob(runner: Runner, { municipalityId, id }: JobKey): Promise<JobRow | undefined> {
  const [job] = await rowsOf<JobRow>(runner, sql`select ${jobColumns} from export_job where municipality_id = ${municipalityId} and id = ${id}::uuid`)
  return job
}

/** Moves a job on, if it still stands where the caller thinks; answers whether it did. */
export async function moveJob(runner: pg.Pool, { municipalityId, id }: JobKey, from: readonly ExportStatus[], to: ExportStatus, changes: Sql = sql`problems = '[]'`): Promise<boolean> {
  const moved = await rowsOf<{ id: string }>(
    runner,
    sql`update export_job set status = ${to}::export_status, ${changes} where municipality_id = ${municipalityId} and id = ${id}::uuid and status = any(${[...from]}::export_status[]) returning id`,
  )
  return moved.length > 0
}
