import type pg from 'pg'
import type { ImportKind, ImportStatus, RecordState } from '../../generated/prisma/enums'
import { rowsOf, sql, type Sql } from '../../platform/statement'
import type { ImportProblem } from './read/problems'
import type { Answers, Question, Survey } from './read/survey'

/** What the job keeps of the survey. */
export type Format = Omit<Survey, 'questions' | 'warnings'>

export type JobRow = {
  municipalityId: number
  id: string
  kind: ImportKind
  status: ImportStatus
  fileName: string
  fileHash: string
  arrivesAs: RecordState
  format: Partial<Format>
  questions: Question[]
  answers: Answers
  problems: ImportProblem[]
  rowCount: number
  rowsDone: number
  badCount: number
  warningCount: number
  newCount: number
  changedCount: number
  unchangedCount: number
  createdBy: string | null
  createdAt: Date
  appliedAt: Date | null
  withdrawnAt: Date | null
}

export const jobColumns: Sql = sql`municipality_id "municipalityId", id, kind, status, file_name "fileName", file_hash "fileHash", arrives_as "arrivesAs", format, questions, answers, problems,
  row_count "rowCount", rows_done "rowsDone", bad_count "badCount", warning_count "warningCount", new_count "newCount", changed_count "changedCount", unchanged_count "unchangedCount",
  created_by "createdBy", created_at "createdAt", applied_at "appliedAt", withdrawn_at "withdrawnAt"`

export type JobKey = { municipalityId: number; id: string }
type Runner = pg.Pool | pg.ClientBase

export async function findJob(
  runner: Runner,
  { municipalityId, id }: JobKey,
  lock: 'FOR_UPDATE' | 'NO_LOCK' = 'NO_LOCK',
): Promise<JobRow | undefined> {
  const [job] = await rowsOf<JobRow>(
    runner,
    sql`select ${jobColumns} from import_job where municipality_id = ${municipalityId} and id = ${id}::uuid ${lock === 'FOR_UPDATE' ? sql`for update` : sql``}`,
  )
  return job
}

/** Moves a job on, if it still stands where the caller thinks; answers whether it did. */
export async function moveJob(
  runner: Runner,
  { municipalityId, id }: JobKey,
  from: readonly ImportStatus[],
  to: ImportStatus,
  changes: Sql = sql`problems = '[]'`,
): Promise<boolean> {
  const moved = await rowsOf<{ id: string }>(
    runner,
    sql`update import_job set status = ${to}::import_status, ${changes} where municipality_id = ${municipalityId} and id = ${id}::uuid and status = any(${[...from]}::import_status[]) returning id`,
  )
  return moved.length > 0
}

export const jsonb = (value: unknown): Sql => sql`${JSON.stringify(value)}::jsonb`
