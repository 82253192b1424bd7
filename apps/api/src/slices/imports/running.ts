/** Work that goes on after its request was answered: reading, applying, undoing. Who asks again sees how far it is. */
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Databases } from '../../platform/database'
import { Refusal } from '../../platform/errors'
import { rowsOf, sql } from '../../platform/statement'
import { jsonb, moveJob, type JobKey, type JobRow } from './import-job'
import { readJob } from './reading'
import { error } from './read/problems'

type Log = { error: (facts: object, message: string) => void }
type Place = { folder: string; log: Log }

const places = new WeakMap<Databases, Place>()
/** Where uploads wait, and where faults are told: set by the server when it starts. */
export async function openPlace(databases: Databases, dataFolder: string, log: Log): Promise<Place> {
  const place = { folder: path.resolve(dataFolder, 'imports'), log }
  places.set(databases, place)
  await mkdir(place.folder, { recursive: true, mode: 0o700 })
  return place
}
const placeOf = (databases: Databases): Place => places.get(databases)!
export const fileOf = (databases: Databases, { municipalityId, id }: JobKey): string =>
  path.join(placeOf(databases).folder, `${municipalityId}-${id}`)

/** Reads an uploaded file while the caller goes on. */
export function startReading(databases: Databases, key: JobKey): void {
  readJob(databases, key, fileOf(databases, key)).catch((fault: unknown) =>
    placeOf(databases).log.error({ err: fault, importJob: key.id }, 'import could not be read'),
  )
}

/** Waits a little for work: short work is answered with its result, longer work goes on and is seen by its progress. */
export async function awhile(databases: Databases, work: Promise<void>, milliseconds = 1500): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const pause = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)))
  work.catch((fault: unknown) => {
    if (!(fault instanceof Refusal)) placeOf(databases).log.error({ err: fault }, 'import could not be written')
  })
  await Promise.race([work, pause]).finally(() => clearTimeout(timer))
}

/**
 * What a process that died left behind: files half read can be run again, what was being applied wrote nothing and stands at its preview.
 * A job whose process lives holds its lock, so that a second process starting beside it takes nothing away.
 */
export async function recoverJobs(databases: Databases): Promise<void> {
  const pool = databases.importOf({ municipalities: 'ALL' })
  const interrupted = jsonb([error('INTERRUPTED')])
  await rowsOf(
    pool,
    sql`update import_job set problems = ${interrupted}, status = (case status when 'APPLYING' then 'PREVIEW' else 'FAILED' end)::import_status
      where status in ('UPLOADED', 'READING', 'APPLYING') and pg_try_advisory_xact_lock(hashtextextended(id::text, 0))`,
  )
  const kept = new Set(
    (
      await rowsOf<JobKey>(
        pool,
        sql`select municipality_id "municipalityId", id from import_job where status in ('UPLOADED', 'READING', 'NEEDS_ANSWER', 'FAILED')`,
      )
    ).map((key) => path.basename(fileOf(databases, key))),
  )
  for (const name of await readdir(placeOf(databases).folder)) {
    const file = path.join(placeOf(databases).folder, name)
    const isOld = Date.now() - (await stat(file)).mtimeMs > 3_600_000 // a young one may be on its way in, to another process
    if (isOld && !kept.has(name)) await rm(file, { force: true })
  }
}

/** Ends a job that wrote nothing: its rows and its file go. Answers whether it still could. */
export async function cancelJob(databases: Databases, job: JobRow): Promise<boolean> {
  const pool = databases.importOf({ municipalities: [job.municipalityId] })
  if (!(await moveJob(pool, job, ['UPLOADED', 'READING', 'NEEDS_ANSWER', 'PREVIEW', 'FAILED'], 'CANCELLED', sql`questions = '[]'`)))
    return false
  await rowsOf(pool, sql`delete from import_row where municipality_id = ${job.municipalityId} and job_id = ${job.id}::uuid`)
  if (places.has(databases)) await rm(fileOf(databases, job), { force: true })
  return true
}
