/** Facts as CSV with flat memory, however many: on a filled, migrated database. */
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import pg from 'pg'
import { v7 as uuid } from 'uuid'
import { openDatabases } from '../../platform/database'
import { declareReportIds } from '../../platform/report-ids'
import { observations } from '../observations'
import { reports } from '../reports'
import { findJob } from './export-job'
import { fileOf, openPlace } from './place'
import { runJob } from './run-job'

export type ExportFigures = {
  rows: number
  seconds: number
  rowsPerSecond: number
  mebibytes: number
  peakMiB: number
  /** From when a tenth was written to the peak: what grows with the rows. */
  growthMiB: number
}

/** Exports the facts of as many municipalities as it takes to reach `least`, as an administrator of all of them, and measures. */
export async function benchExports(ownerUrl: string, least: number): Promise<ExportFigures> {
  declareReportIds([observations, reports])
  const owner = new pg.Client({ connectionString: ownerUrl, options: '-c timezone=UTC' })
  await owner.connect()
  const folder = await mkdtemp(path.join(tmpdir(), 'tolok-bench-'))
  const databases = openDatabases(ownerUrl)
  await openPlace(databases, folder, console)
  const timers: NodeJS.Timeout[] = []
  try {
    const key = { municipalityId: 0, id: uuid() }
    await queueJob(owner, key.id, await municipalitiesWith(owner, least))
    let [peak, tenth] = [process.memoryUsage.rss(), 0]
    timers.push(setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50))
    timers.push(
      setInterval(() => {
        if (tenth > 0) return
        void findJob(owner, key).then((job) => {
          if (tenth === 0 && job?.rowsTotal != null && job.rowsDone >= job.rowsTotal / 10) tenth = process.memoryUsage.rss()
        })
      }, 200),
    )
    const start = performance.now()
    await runJob(databases, key)
    const seconds = (performance.now() - start) / 1000
    const job = await findJob(owner, key)
    if (job?.status !== 'DONE' || job.rowsDone < least || job.rowsDone !== job.rowsTotal) throw new Error(`the bench's export came to nothing: ${JSON.stringify(job)}`)
    const mebibytes = (bytes: number) => Math.round(bytes / 1024 / 1024)
    const { size } = await stat(fileOf(databases, key))
    return { rows: job.rowsDone, seconds: Math.round(seconds * 10) / 10, rowsPerSecond: Math.round(job.rowsDone / seconds), mebibytes: mebibytes(size), peakMiB: mebibytes(peak), growthMiB: tenth === 0 ? 0 : mebibytes(peak - tenth) }
  } finally {
    for (const timer of timers) clearInterval(timer)
    await databases.close()
    await owner.end()
    await rm(folder, { recursive: true, force: true })
  }
}

async function municipalitiesWith(owner: pg.Client, least: number): Promise<number[]> {
  const { rows } = await owner.query<{ id: number; count: number }>(
    'select o.municipality_id as id, count(*)::int as count from observation o join target t on t.municipality_id = o.municipality_id and t.id = o.target_id and t.withdrawn_at is null where o.withdrawn_at is null and o.successor_state is null group by 1 order by 2 desc',
  )
  const taken: number[] = []
  let sum = 0
  for (const { id, count } of rows) {
    if (sum >= least) break
    taken.push(id)
    sum += count
  }
  if (sum < least) throw new Error(`the database has ${sum} facts, the bench wants ${least}`)
  return taken
}

async function queueJob(owner: pg.Client, id: string, municipalities: readonly number[]): Promise<void> {
  const account = uuid()
  await owner.query("insert into account (id, username, name, password_hash) values ($1, $2, 'Bench', 'none')", [account, `bench.${account.slice(-8)}`])
  await owner.query("insert into account_role (id, account_id, role, municipality_id, valid_from) select gen_random_uuid(), $1, 'ADMIN', m, '2000-01-01' from unnest($2::int[]) m", [account, municipalities])
  const query = { measures: ['ACTUAL'], rows: [], columns: [], period: { from: '2000', to: '2030' }, minimumState: 'DRAFT', asOf: null }
  await owner.query(
    `insert into export_job (municipality_id, id, account_id, kind, format, status, title, document, options, query_hash, as_of, expires_at)
      values (0, $1, $2, 'FACTS', 'CSV', 'QUEUED', '', $3, '{"delimiter":"SEMICOLON","decimal":"COMMA","bom":true}', 'bench', now(), now() + interval '1 day')`,
    [id, account, JSON.stringify({ query, cell: null })],
  )
}
