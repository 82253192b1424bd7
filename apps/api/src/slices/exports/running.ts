/** Jobs that go on after their request was answered: two at a time in this process, taken in the order they were asked for. */
import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { MunicipalPool, type Databases } from '../../platform/database'
import { settingOf } from '../../platform/scope'
import { rowsOf, sql } from '../../platform/statement'
import { moveJob, type JobKey, type JobRow } from './export-job'
import { fileOf, partOf, placeOf, removeFiles } from './place'
import { runJob, type Stop } from './run-job'

export const atOnce = 2
/** Jobs of processes that died and files whose time is over are looked for this often, in milliseconds. */
const lookEvery = 5000

type Runner = { wake: () => void; cancel: (id: string) => void; stop: () => Promise<void> }
const runners = new WeakMap<Databases, Runner>()

/** Begins to take jobs, until `stop`: what is then under way goes back into the queue. */
export function startRunning(databases: Databases): Runner {
  const under = new Map<string, { stopping: AbortController; work: Promise<void> }>()
  const looking = openLookingPool(databases)
  let stopped = false
  const report = (fault: unknown) => {
    if (!stopped) placeOf(databases).log.error({ err: fault }, 'exports could not be looked after')
  }
  let taking: Promise<void> | undefined
  let again = false

  const wake = () => {
    again = true
    taking ??= (async () => {
      while (again && !stopped) {
        again = false
        await take()
      }
    })()
      .catch(report)
      .finally(() => {
        taking = undefined
        if (again && !stopped) wake() // asked for while the last look was ending
      })
  }

  async function take(): Promise<void> {
    if (under.size >= atOnce) return
    const queued = await rowsOf<JobKey>(looking.pool, sql`select municipality_id "municipalityId", id from export_job where status = 'QUEUED' order by created_at, id limit ${atOnce * 4}`)
    for (const key of queued) {
      if (stopped || under.size >= atOnce) return
      if (under.has(key.id)) continue
      const stopping = new AbortController()
      const work = runJob(databases, key, stopping).catch(report).finally(() => {
        under.delete(key.id)
        wake()
      })
      under.set(key.id, { stopping, work })
    }
  }

  const look = async () => {
    await recoverJobs(databases, looking.pool)
    await sweepFiles(databases, looking.pool)
    if (!stopped) wake()
  }
  const timer = setInterval(() => void look().catch(report), lookEvery)
  timer.unref()
  const first = look().catch(report)

  const runner: Runner = {
    wake,
    cancel: (id) => under.get(id)?.stopping.abort('CANCELLED' satisfies Stop),
    stop: async () => {
      stopped = true
      clearInterval(timer)
      for (const { stopping } of under.values()) stopping.abort('CLOSING' satisfies Stop)
      await Promise.all([first, taking, ...[...under.values()].map(({ work }) => work)])
      await looking.close()
    },
  }
  runners.set(databases, runner)
  return runner
}

export const wakeRunner = (databases: Databases): void => runners.get(databases)?.wake()

/** Looking takes no connection from people, and its statements are nobody's work. */
function openLookingPool(databases: Databases): { pool: pg.Pool; close: () => Promise<void> } {
  const { connectionString, options } = databases.pools.app.options
  const shared = new pg.Pool({ connectionString, options, max: 1, connectionTimeoutMillis: 5000, keepAlive: true })
  shared.on('error', () => {}) // an idle connection the database closed; the next look opens another
  return { pool: new MunicipalPool(shared, settingOf('ALL')), close: () => shared.end() }
}

const ofAll = (databases: Databases): pg.Pool => databases.sqlOf({ municipalities: 'ALL' })

/** A job whose process died goes back into the queue: its lock is free. One that lives holds its lock, whichever process it is in. */
export async function recoverJobs(databases: Databases, pool = ofAll(databases)): Promise<void> {
  await rowsOf(pool, sql`update export_job set status = 'QUEUED' where status = 'RUNNING' and pg_try_advisory_xact_lock(hashtextextended(id::text, 0))`)
}

/** Whatever a job's end, its file goes when its time is over, and so does a file without a job. */
export async function sweepFiles(databases: Databases, pool = ofAll(databases)): Promise<void> {
  const now = new Date()
  const over = await rowsOf<JobKey>(
    pool,
    sql`update export_job set status = (case status when 'DONE' then 'EXPIRED' else status end)::export_status, mark = null, expires_at = 'infinity'
      where expires_at <= ${now.toISOString()}::timestamptz and status in ('DONE', 'FAILED', 'CANCELLED') returning municipality_id "municipalityId", id`,
  )
  for (const key of over) await removeFiles(databases, key)
  const kept = new Set(
    (await rowsOf<JobKey>(pool, sql`select municipality_id "municipalityId", id from export_job where status <> 'EXPIRED' and expires_at < 'infinity'`)).flatMap((key) => [path.basename(fileOf(databases, key)), path.basename(partOf(databases, key))]),
  )
  const { folder } = placeOf(databases)
  for (const name of await readdir(folder)) {
    if (kept.has(name)) continue
    const file = path.join(folder, name)
    const isOld = await stat(file).then(({ mtimeMs }) => now.getTime() - mtimeMs > 3_600_000, () => false)
    if (isOld) await rm(file, { force: true })
  }
}

/** Stops a job wherever it is: waiting, or under way in this process or another. Answers whether it still could. */
export async function cancelJob(databases: Databases, job: JobRow): Promise<boolean> {
  const could = await moveJob(databases.sqlOf({ municipalities: [job.municipalityId] }), job, ['QUEUED', 'RUNNING'], 'CANCELLED', sql`finished_at = now()`)
  if (could) runners.get(databases)?.cancel(job.id)
  return could
}
