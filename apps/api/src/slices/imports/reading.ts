/** Takes an uploaded file from UPLOADED to PREVIEW, to a question, or to FAILED. The parsing is done by a worker thread. */
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import type { Databases } from '../../platform/database'
import { sql } from '../../platform/statement'
import { holdingJob } from './hold'
import { findJob, jsonb, moveJob, type JobKey, type JobRow } from './import-job'
import { inTransaction, jobOf, keepPreview, lookUp } from './preview'
import type { ReadingNews, ReadingOrder } from './read-file.worker'
import { error, warning, type ImportProblem } from './read/problems'
import type { Survey } from './read/survey'

/** Built, the worker lies beside main.js; elsewhere it is read from its source. */
const workerUrl = (): URL => {
  const built = new URL('./read-file.worker.js', import.meta.url)
  return existsSync(built) ? built : new URL('./read-file.from-source.mjs', import.meta.url)
}
/** Enough for any file within the limits, since none is held whole. */
const workerLimits = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16 }
/** What may be read is bounded by its size (read/workbook/archive.ts), so that only a thread that hangs is ended. */
const longestSurveyMs = 600_000

// One file at a time: a second one waits, so that memory stays what it is.
let last: Promise<unknown> = Promise.resolve()
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work, work)
  last = turn.catch(() => {})
  return turn
}

export const readJob = (databases: Databases, key: JobKey, path: string, clock: () => Date = () => new Date()): Promise<void> =>
  holdingJob(databases, key, () => inTurn(() => read(databases, key, path, clock)))

async function read(databases: Databases, key: JobKey, path: string, clock: () => Date): Promise<void> {
  const pool = databases.importOf({ municipalities: [key.municipalityId] })
  if (!(await moveJob(pool, key, ['UPLOADED', 'NEEDS_ANSWER', 'FAILED'], 'READING', sql`problems = '[]', questions = '[]', rows_done = 0`)))
    return
  try {
    const row = (await findJob(pool, key))!
    const order: ReadingOrder = {
      path,
      kind: row.kind,
      answers: row.answers,
      municipalityId: key.municipalityId,
      jobId: key.id,
      connectionString: databases.pools.importer.options.connectionString!,
    }
    const answer = await runWorker(order, {
      surveyed: (survey) => keepSurvey(databases, row, survey),
      read: (rows) =>
        pool
          .query('update import_job set rows_done = $3 where municipality_id = $1 and id = $2', [key.municipalityId, key.id, rows])
          .then(() => {}),
    })
    if (answer.news === 'REFUSED') await moveJob(pool, key, ['READING'], 'FAILED', sql`problems = ${jsonb(answer.problems)}`)
    else if (answer.news === 'ASKS') await moveJob(pool, key, ['READING'], 'NEEDS_ANSWER')
    else await preview(databases, key, clock())
    if (answer.news !== 'ASKS') await rm(path, { force: true })
  } catch (fault) {
    await moveJob(pool, key, ['READING'], 'FAILED', sql`problems = ${jsonb([error('READER_FAILED')])}`)
    throw fault
  }
}

/** Looks the staged rows up and keeps what was found. */
export async function preview(databases: Databases, key: JobKey, at: Date): Promise<void> {
  await inTransaction(databases.importOf({ municipalities: [key.municipalityId] }), async (client) => {
    const row = await findJob(client, key, 'FOR_UPDATE')
    if (row?.status !== 'READING') {
      await client.query('delete from import_row where municipality_id = $1 and job_id = $2', [key.municipalityId, key.id]) // cancelled meanwhile
      return
    }
    const job = jobOf(row, at, row.createdBy)
    await keepPreview(client, job, await lookUp(client, job))
  })
}

/** What a file is, its first bytes say; its name may say otherwise. */
const misnamed = ({ fileName }: JobRow, { dialect }: Partial<Survey>): ImportProblem[] =>
  dialect && /\.(xls[xmb]?|ods)$/i.test(fileName) ? [warning('NAMED_XLSX')] : []

async function keepSurvey(databases: Databases, key: JobRow, { questions, warnings, ...format }: Survey): Promise<void> {
  const problems = [...misnamed(key, format), ...warnings]
  const keep = sql`update import_job set format = ${jsonb(format)}, questions = ${jsonb(questions)}, problems = ${jsonb(problems)}, row_count = ${format.rows}
    where municipality_id = ${key.municipalityId} and id = ${key.id}::uuid`
  await databases.importOf({ municipalities: [key.municipalityId] }).query(keep.text, keep.values)
}

type Ending = Exclude<ReadingNews, { news: 'BEGUN' } | { news: 'SURVEYED' } | { news: 'READ' }>

/** The thread's last word. What it says on the way is passed on in order. */
async function runWorker(
  order: ReadingOrder,
  tell: { surveyed: (survey: Survey) => Promise<void>; read: (rows: number) => Promise<void> },
): Promise<Ending> {
  const worker = new Worker(workerUrl(), { workerData: order, resourceLimits: workerLimits })
  let ending: Ending | undefined
  let told: Promise<void> = Promise.resolve()
  let patience: NodeJS.Timeout | undefined
  const giveUp = (): void => {
    ending = { news: 'REFUSED', problems: [error('TOO_SLOW', null, { facts: { most: longestSurveyMs / 1000 } })] }
    void worker.terminate()
  }
  await new Promise<void>((resolve, reject) => {
    worker.on('message', (news: ReadingNews) => {
      if (news.news !== 'BEGUN') clearTimeout(patience)
      if (news.news === 'BEGUN') patience = setTimeout(giveUp, longestSurveyMs)
      else if (news.news === 'SURVEYED') told = told.then(() => tell.surveyed(news.survey))
      else if (news.news === 'READ') told = told.then(() => tell.read(news.rows))
      else ending = news
      told.catch(reject)
    })
    worker.once('error', reject)
    worker.once('exit', () => clearTimeout(patience))
    worker.once('exit', () => (ending ? resolve() : reject(new Error('the reader ended without a word'))))
  })
  await told
  return ending!
}
