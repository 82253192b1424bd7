import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { Worker } from 'node:worker_threads'
import { can, sheetOf, type Language, type Sheet, type Zone } from '@tolok/domain'
import { Refusal } from '../../platform/errors'
import type { Databases } from '../../platform/database'
import { declaredReports } from '../../platform/report-ids'
import { within, type Scope } from '../../platform/scope'
import { rowsOf, sql } from '../../platform/statement'
import { scopeOfAccount } from '../accounts'
import { factQuestion, parseFacts, seenBy, zoneOfScope, type SqlCatalogue } from '../reports'
import { findJob, jsonb, moveJob, type FileMark, type JobKey, type JobRow } from './export-job'
import { factSheet } from './fact-sheet'
import { firstFacts, writeFactLines, type Told } from './facts-file'
import { holdingJob, openJobPool, type JobPool } from './job-pool'
import type { FileOrder } from './make-file.worker'
import { factsAbout } from './facts-about'
import { namesIn } from './names'
import { mostPdfRows } from './pdf-definition'
import { fileOf, partOf, placeOf } from './place'
import { wholeReport, writeSheetLines } from './report-file'

/** How long a file waits to be fetched, in milliseconds: three days. */
export const keptFor = 3 * 24 * 3_600_000
/** More facts than these are for a CSV: a workbook is made as a whole, in memory. */
export const mostWorkbookFacts = 50_000
/** Progress is told this often, in milliseconds, and a cancellation is heard of as soon. */
const tellEvery = 500

/** Why a job was stopped from within: CANCELLED by its owner, or CLOSING with the server, to go on at its next start. */
export type Stop = 'CANCELLED' | 'CLOSING'

/** Makes the file of a queued job, unless another process does. Whatever happens is in the job's row afterwards. */
export async function runJob(databases: Databases, key: JobKey, stopping = new AbortController(), pause?: () => Promise<void>): Promise<void> {
  const app = databases.sqlOf({ municipalities: [key.municipalityId] })
  await holdingJob(databases, key.id, async () => {
    if (!(await moveJob(app, key, ['QUEUED'], 'RUNNING', sql`started_at = now(), finished_at = null, problems = '[]'`))) return
    const watch = setInterval(() => void heed().catch(() => {}), tellEvery)
    const heed = async () => {
      const job = await findJob(app, key)
      if (job?.status !== 'RUNNING') stopping.abort('CANCELLED' satisfies Stop)
    }
    try {
      await make(databases, (await findJob(app, key))!, stopping.signal, pause)
    } catch (fault) {
      if (stopping.signal.aborted) {
        if (stopping.signal.reason === 'CLOSING') await moveJob(app, key, ['RUNNING'], 'QUEUED')
        return
      }
      const problems = fault instanceof Refusal ? fault.problems : [{ code: 'INTERNAL' }]
      await moveJob(app, key, ['RUNNING'], 'FAILED', sql`problems = ${jsonb(problems)}, finished_at = now()`)
      if (!(fault instanceof Refusal)) placeOf(databases).log.error({ err: fault, exportJob: key.id }, 'export could not be made')
    } finally {
      clearInterval(watch)
    }
  })
}

async function make(databases: Databases, job: JobRow, signal: AbortSignal, pause?: () => Promise<void>): Promise<void> {
  const scope = await presentScope(databases, job)
  const jobPool = openJobPool(databases, scope)
  const stop = () => void jobPool.cancelStatements().catch(() => {})
  signal.addEventListener('abort', stop)
  try {
    await (job.kind === 'FACTS' ? makeFacts : makeReport)(databases, job, scope, jobPool, signal, pause)
    signal.throwIfAborted()
    await finish(databases, job)
  } finally {
    signal.removeEventListener('abort', stop)
    await jobPool.close()
  }
}

/** What the account may at this moment, not at that of its request. */
async function presentScope(databases: Databases, job: JobRow): Promise<Scope> {
  const whole = await scopeOfAccount(databases, job.accountId, new Date())
  const scope = whole && (job.municipalityId === 0 ? whole : within(whole, job.municipalityId))
  if (!scope || !can(scope.actor, 'report.read', job.municipalityId === 0 ? undefined : { municipalityId: job.municipalityId })) throw new Refusal('FORBIDDEN', [{ code: 'FORBIDDEN', path: [] }])
  return scope
}

/** The grants that a file rests on, as texts that can be compared. */
export const grantTexts = ({ actor }: Pick<Scope, 'actor'>): string[] => actor.roles.map(({ role, municipalityId, agencyId, employeeId }) => [role, municipalityId ?? '*', agencyId ?? '', employeeId ?? ''].join(':')).sort()

type Making = (databases: Databases, job: JobRow, scope: Scope, jobPool: JobPool, signal: AbortSignal, pause?: () => Promise<void>) => Promise<void>

const makeReport: Making = async (databases, job, scope, { pool }, signal) => {
  const asOf = job.document.query.asOf == null ? new Date() : new Date(job.document.query.asOf)
  await keep(databases, job, sql`as_of = ${asOf.toISOString()}::timestamptz, grants = ${jsonb(grantTexts(scope))}, mark = null, rows_done = 0, rows_total = null`)
  const { catalogue, zone } = await ground(scope, pool)
  const report = await wholeReport(scope, pool, catalogue, job.document.query, { zone, now: asOf, signal, reached: (rows, of) => keep(databases, job, sql`rows_done = ${rows}, rows_total = ${of}`) })
  const nameOf = await namesIn(pool, report.query.where, catalogue)
  const sheet = sheetOf(report, report.query, catalogue, { asOf: report.asOf.getTime(), zone, queryHash: report.queryHash, title: job.title || null, nameOf, language: languageOf(job) })
  await keep(databases, job, sql`query_hash = ${report.queryHash}`)
  await writeSheet(databases, job, sheet, sheet.rows.length, signal)
}

const makeFacts: Making = async (databases, job, scope, { pool }, signal, pause) => {
  const goesOn = job.mark !== null && job.format === 'CSV' && existsSync(partOf(databases, job))
  const mark = goesOn ? job.mark : null
  const asOf = goesOn ? job.asOf : job.document.query.asOf == null ? new Date() : new Date(job.document.query.asOf)
  // What was written before rests on what the account might then; if that is not the same now, the file begins anew.
  if (goesOn && grantTexts(scope).join() !== job.grants.join()) return makeFacts(databases, { ...job, mark: null }, scope, { pool } as JobPool, signal, pause)
  await keep(databases, job, sql`as_of = ${asOf.toISOString()}::timestamptz, grants = ${jsonb(grantTexts(scope))}${goesOn ? sql`` : sql`, mark = null, rows_done = 0, rows_total = null`}`)
  const { catalogue, zone } = await ground(scope, pool)
  const parsed = parseFacts(catalogue, job.document.query, job.document.cell, { zone, now: asOf })
  const question = await factQuestion(scope, databases, catalogue, parsed, { asOf, isLive: !goesOn && parsed.query.asOf === null })
  const { query } = question
    const language = languageOf(job)
  let total = 0
  const told = tellingTo(databases, job, signal, (counted) => {
    total = counted
    if (job.format === 'XLSX' && counted > mostWorkbookFacts) throw new Refusal('BAD_INPUT', [{ code: 'TOO_MANY_FOR_WORKBOOK', path: ['format'], most: mostWorkbookFacts, count: counted }])
  })
  if (job.format === 'CSV') {
    const end = await writeFactLines(pool, { scope, catalogue, question, mark }, { ...job.options, language, zone }, partOf(databases, job), told, pause)
    await keep(databases, job, sql`rows_done = ${end.rows}`)
    return
  }
  const facts = await firstFacts(pool, { scope, catalogue, question, mark: null }, job.format === 'PDF' ? mostPdfRows : mostWorkbookFacts, told)
  const nameOf = await namesIn(pool, query.where, catalogue)
  const about = factsAbout(job, { query, nameOf, language, zone, asOf, withheld: told.withheld() })
  await keep(databases, job, sql`rows_done = ${facts.length}`)
  await writeSheet(databases, job, factSheet(facts, about), total, signal)
}

const languageOf = ({ options }: JobRow): Language => options.language ?? 'id'

const ground = async (scope: Scope, pool: JobPool['pool']): Promise<{ catalogue: SqlCatalogue; zone: Zone }> => ({ catalogue: seenBy(scope.actor, declaredReports()), zone: await zoneOfScope(scope, pool) })

/** Tells how far the file is, twice a second at most. */
function tellingTo(databases: Databases, job: JobRow, signal: AbortSignal, check: (total: number) => void): Told & { withheld: () => number } {
  let last = 0
  let left = 0
  return {
    signal,
    withheld: () => left,
    counted: async (total, withheld) => {
      left = withheld
      check(total)
      await keep(databases, job, sql`rows_total = ${total}, withheld = ${withheld}`)
    },
    reached: async (mark: FileMark) => {
      if (Date.now() - last < tellEvery) return
      last = Date.now()
      await keep(databases, job, sql`rows_done = ${mark.rows}, mark = ${jsonb(mark)}`)
    },
  }
}

async function keep(databases: Databases, { municipalityId, id }: JobKey, changes: ReturnType<typeof sql>): Promise<void> {
  await rowsOf(databases.sqlOf({ municipalities: [municipalityId] }), sql`update export_job set ${changes} where municipality_id = ${municipalityId} and id = ${id}::uuid and status = 'RUNNING'`)
}

async function writeSheet(databases: Databases, job: JobRow, sheet: Sheet, total: number, signal: AbortSignal): Promise<void> {
  if (job.format === 'CSV') return writeSheetLines(sheet, job.options, partOf(databases, job))
  await inThread({ format: job.format, sheet, total, file: partOf(databases, job) }, signal)
}

/** Built, the worker lies beside main.js; elsewhere it is read from its source. */
const workerUrl = (): URL => {
  const built = new URL('./make-file.worker.js', import.meta.url)
  return existsSync(built) ? built : new URL('./make-file.from-source.mjs', import.meta.url)
}

async function inThread(order: FileOrder, signal: AbortSignal): Promise<void> {
  const worker = new Worker(workerUrl(), { workerData: order })
  const stop = () => void worker.terminate()
  signal.addEventListener('abort', stop)
  try {
    await new Promise<void>((resolve, reject) => {
      worker.once('error', reject)
      worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the writer ended with ${code}`))))
    })
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** The file gets its name only when it is whole, and the job its hash. */
async function finish(databases: Databases, job: JobRow): Promise<void> {
  const [part, file] = [partOf(databases, job), fileOf(databases, job)]
  const hash = createHash('sha256')
  await pipeline(createReadStream(part), hash)
  const { size } = await stat(part)
  await rename(part, file)
  const changes = sql`file_size = ${size}::bigint, sha256 = ${hash.digest('hex')}, mark = null, problems = '[]', finished_at = now(), expires_at = ${new Date(Date.now() + keptFor).toISOString()}::timestamptz`
  if (!(await moveJob(databases.sqlOf({ municipalities: [job.municipalityId] }), job, ['RUNNING'], 'DONE', changes))) await rm(file, { force: true })
}
