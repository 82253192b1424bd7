/** What applying a job would do, row by row and counted: the registers are asked anew every time. */
import type pg from 'pg'
import { sql } from '../../platform/statement'
import type { JobRow } from './import-job'
import { stepsFor } from './steps'
import { run, type Job } from './steps/step'

export type Counts = {
  rowCount: number
  badCount: number
  warningCount: number
  newCount: number
  changedCount: number
  unchangedCount: number
}

export const jobOf = (row: JobRow, at: Date, accountId: string | null): Job => ({
  municipalityId: row.municipalityId,
  id: row.id,
  kind: row.kind,
  layout: row.format.layout ?? row.kind,
  arrivesAs: row.arrivesAs,
  accountId,
  at,
})

/** Looks every row up, inside the caller's transaction; afterwards the table `staged` holds what each would do. */
export async function lookUp(client: pg.ClientBase, job: Job): Promise<Counts> {
  await run(client, stepsFor(job.kind).stage(job))
  const { rows } =
    await client.query<Counts>(`select count(*)::int "rowCount", count(*) filter (where outcome = 'BAD')::int "badCount", count(*) filter (where outcome = 'NEW')::int "newCount",
      count(*) filter (where outcome = 'CHANGED')::int "changedCount", count(*) filter (where outcome = 'UNCHANGED')::int "unchangedCount",
      count(*) filter (where doubtful or findings @> '[{"severity":"WARNING"}]')::int "warningCount"
    from staged`)
  return rows[0]!
}

/** Writes what was found beside the rows and onto the job, for people to look at. */
export async function keepPreview(client: pg.ClientBase, job: Job, counts: Counts): Promise<void> {
  const keep = sql`update import_row r set findings = s.findings, outcome = s.outcome, has_error = s.outcome = 'BAD',
      has_warning = s.doubtful or s.findings @> '[{"severity":"WARNING"}]'
    from staged s where r.municipality_id = ${job.municipalityId} and r.job_id = ${job.id}::uuid and r.row_number = s.row and (r.outcome is distinct from s.outcome or r.findings <> s.findings)`
  await client.query(keep.text, keep.values)
  const count = sql`update import_job set status = 'PREVIEW', row_count = ${counts.rowCount}, rows_done = ${counts.rowCount}, bad_count = ${counts.badCount}, warning_count = ${counts.warningCount},
      new_count = ${counts.newCount}, changed_count = ${counts.changedCount}, unchanged_count = ${counts.unchangedCount}
    where municipality_id = ${job.municipalityId} and id = ${job.id}::uuid`
  await client.query(count.text, count.values)
}

/** Runs work in one transaction on a connection that sees one municipality. */
export async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const answer = await work(client)
    await client.query('commit')
    client.release()
    return answer
  } catch (fault) {
    await client.query('rollback').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    )
    throw fault
  }
}
