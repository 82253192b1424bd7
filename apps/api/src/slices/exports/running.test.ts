import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { v7 as uuid } from 'uuid'
import { slices } from '../../slices'
import { declareReportIds } from '../../platform/report-ids'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { makeRows } from '../../testing/make'
import { findJob, type JobKey } from './export-job'
import { openJobPool } from './job-pool'
import { fileOf, openPlace, partOf } from './place'
import { cancelJob, recoverJobs } from './running'
import { mostWorkbookFacts, runJob } from './run-job'

/** Eight batches; begun slowly they take two seconds and a half. */
const facts = 16_000
const slowly = () => pause(300)
let database: TestDatabase
let folder: string
let accountId: string
let make: ReturnType<typeof makeRows>
let agency: Awaited<ReturnType<typeof make.agency>>

beforeAll(async () => {
  declareReportIds(slices)
  database = await cloneDatabase()
  folder = await mkdtemp(path.join(tmpdir(), 'tolok-running-'))
  await openPlace(database.databases, folder, { error: () => {} })
  make = makeRows(database.owner)
  await make.municipality({ id: 1671 })
  agency = await make.agency({ municipality_id: 1671 })
  await observe(2026, facts)
  accountId = (await make.signedIn('ADMIN', 1671)).account.id
})
afterAll(async () => {
  await database?.drop()
  await rm(folder, { recursive: true, force: true })
})

/** Final facts of one target, spread over ten months. */
async function observe(year: number, many: number): Promise<void> {
  const indicator = await make.indicator({ municipality_id: 1671 })
  const days = { period: String(year), period_from: `${year}-01-01`, period_to: `${year}-12-31` }
  const target = await make.target({ municipality_id: 1671, indicator_id: indicator.id, agency_id: agency.id, ...days })
  const client = await database.owner.connect()
  await client.query('begin; set local session_replication_role = replica') // as in a seed: the checks of every key would take longer than all the rest
  await client.query(
    `insert into observation (municipality_id, id, target_id, indicator_id, agency_id, subject_id, observed_on, value, source_id, recorded_at, state, first_submitted_at)
      select 1671, gen_random_uuid(), $1, $2, $3, $3, $6::date + n % 300, n, $4, '2026-11-01', 'FINAL', '2026-11-01' from generate_series(1, $5) n`,
    [target.id, indicator.id, agency.id, target['source_id'], many, days.period_from],
  )
  await client.query("insert into observation_state (municipality_id, id, observation_id, state, reason, recorded_at) select municipality_id, gen_random_uuid(), id, 'FINAL', '', recorded_at from observation where target_id = $1", [target.id])
  await client.query('commit; analyze')
  client.release()
}

async function queue(format: 'CSV' | 'XLSX' = 'CSV', year = 2026): Promise<JobKey> {
  const key = { municipalityId: 1671, id: uuid() }
  const document = { query: { measures: ['ACTUAL'], rows: [], columns: [], period: { fixed: String(year) }, asOf: null }, cell: null }
  await database.owner.query(
    `insert into export_job (municipality_id, id, account_id, kind, format, status, title, document, options, query_hash, as_of, expires_at)
      values (1671, $1, $2, 'FACTS', $4::"export_format", 'QUEUED', '', $3, '{"delimiter":"COMMA","decimal":"POINT","bom":false}', 'x', now(), now() + interval '1 day')`,
    [key.id, accountId, JSON.stringify(document), format],
  )
  return key
}
const now = async (key: JobKey) => (await findJob(database.owner, key))!
async function until(key: JobKey, fits: (job: Awaited<ReturnType<typeof now>>) => boolean): Promise<Awaited<ReturnType<typeof now>>> {
  for (let i = 0; i < 1200; i++) {
    const job = await now(key)
    if (fits(job)) return job
    await pause(50)
  }
  throw new Error(`it does not come to it: ${JSON.stringify(await now(key))}`)
}

/** Begins the job in a process of its own, slowly, so that there is time to end it. */
const inAnotherProcess = (key: JobKey) =>
  spawn(process.execPath, ['source.mjs', 'src/slices/exports/running.test-program.ts'], { cwd: path.join(__dirname, '../../..'), env: { ...process.env, OWNER_URL: database.ownerUrl, FOLDER: folder, KEY: JSON.stringify(key) }, stdio: ['ignore', 'ignore', 'inherit'] })
/** Facts in the file, without regard to order: a resumed file must hold each once. */
const numbersIn = (text: string): string[] => text.split('\r\n').slice(1, -1).map((line) => line.split(',').at(-1)!)

test('a process that is killed midway leaves a job that goes on where it was, to the same bytes', async () => {
  const whole = await queue()
  await runJob(database.databases, whole)
  const expected = await readFile(fileOf(database.databases, whole), 'utf8')
  expect(new Set(numbersIn(expected)).size).toBe(facts)

  const key = await queue()
  const child = inAnotherProcess(key)
  const gone = new Promise((resolve) => child.once('exit', resolve))
  await until(key, ({ rowsDone }) => rowsDone >= 6000)
  child.kill('SIGKILL')
  await gone
  const left = await until(key, ({ status }) => status === 'RUNNING')
  expect(left.mark!.rows).toBeLessThan(facts)

  await until(key, () => true)
  for (let i = 0; i < 200 && (await now(key)).status === 'RUNNING'; i++) {
    await recoverJobs(database.databases)
    await pause(50) // the database notices within a second
  }
  expect((await now(key)).status).toBe('QUEUED')
  await runJob(database.databases, key)
  const job = await now(key)
  const text = await readFile(fileOf(database.databases, key), 'utf8')
  expect([job.status, job.rowsDone, job.asOf, job.mark]).toEqual(['DONE', facts, left.asOf, null])
  expect(text === expected).toBe(true)
  expect(job.sha256).toBe(createHash('sha256').update(text).digest('hex'))
}, 300_000)

test('a job under way elsewhere is not taken from it', async () => {
  const key = await queue()
  const child = inAnotherProcess(key)
  const gone = new Promise((resolve) => child.once('exit', resolve))
  await until(key, ({ rowsDone }) => rowsDone > 0)
  await recoverJobs(database.databases)
  expect((await now(key)).status).toBe('RUNNING')

  const before = Date.now()
  expect(await cancelJob(database.databases, await now(key))).toBe(true)
  await gone
  expect(Date.now() - before).toBeLessThan(5000) // a second, and patience for a busy machine
  const cancelled = await now(key)
  expect([cancelled.status, cancelled.rowsDone < facts]).toEqual(['CANCELLED', true])
}, 300_000)

test('cancelled midway it stops, and taken up again it goes on', async () => {
  const key = await queue()
  const stopping = new AbortController()
  const work = runJob(database.databases, key, stopping, slowly)
  const { rowsDone } = await until(key, (job) => job.rowsDone > 0)
  await cancelJob(database.databases, await now(key))
  await work
  expect(await now(key)).toMatchObject({ status: 'CANCELLED', mark: expect.objectContaining({ day: expect.any(String) as unknown }) as unknown })
  expect((await now(key)).rowsDone).toBeLessThan(facts)
  expect(rowsDone).toBeGreaterThan(0)

  await database.owner.query("update export_job set status = 'QUEUED' where id = $1", [key.id])
  await runJob(database.databases, key)
  const text = await readFile(fileOf(database.databases, key), 'utf8')
  expect([(await now(key)).status, new Set(numbersIn(text)).size, numbersIn(text).length]).toEqual(['DONE', facts, facts])
}, 300_000)

test('when the server closes, what is under way waits for its next start', async () => {
  const key = await queue()
  const stopping = new AbortController()
  const work = runJob(database.databases, key, stopping, slowly)
  await until(key, (job) => job.rowsDone > 0)
  stopping.abort('CLOSING')
  await work
  expect((await now(key)).status).toBe('QUEUED')
  await expect(readFile(partOf(database.databases, key))).resolves.toBeDefined()
  await database.owner.query("update export_job set status = 'CANCELLED' where id = $1", [key.id])
}, 300_000)

test('more facts than a workbook holds are refused with their count, before one is written', async () => {
  const count = mostWorkbookFacts + 1
  await observe(2025, count)
  const key = await queue('XLSX', 2025)
  await runJob(database.databases, key)
  expect(await now(key)).toMatchObject({ status: 'FAILED', rowsDone: 0, problems: [{ code: 'TOO_MANY_FOR_WORKBOOK', path: ['format'], most: mostWorkbookFacts, count }] })
})

test('whoever may no longer read reports gets no file', async () => {
  const key = await queue()
  await database.owner.query("update account_role set valid_to = '2021-01-01' where account_id = $1", [accountId])
  await runJob(database.databases, key)
  await database.owner.query('update account_role set valid_to = null where account_id = $1', [accountId])
  expect(await now(key)).toMatchObject({ status: 'FAILED', problems: [{ code: 'FORBIDDEN', path: [] }] })
})

test('a long statement is stopped at once', async () => {
  const { pool, cancelStatements, close } = openJobPool(database.databases, { municipalities: [1671] })
  const stopped = pool.query('select pg_sleep(60)').catch(({ code }: { code?: string }) => code)
  await pause(300)
  const before = Date.now()
  await cancelStatements()
  expect([await stopped, Date.now() - before < 5000]).toEqual(['57014', true])
  await close()
})
