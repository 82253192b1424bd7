/** What extensions say to the facts of a file: as to those of a person, of each, or nothing is written. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { makeRows } from '../../testing/make'
import { declareHooks, type Hook } from '../../platform/hooks'
import { rowsOf, sql } from '../../platform/statement'
import { findJob } from './import-job'
import { applyJob, importFile, previewFile } from './index'

jest.setTimeout(120_000) // every file starts a thread of its own
let database: TestDatabase
let make: ReturnType<typeof makeRows>
const seen: string[] = []
const told = (what: string, { observationId }: { observationId: string }) => void seen.push(`${what} ${observationId}`)

const hooks: Hook[] = [
  {
    at: 'observation.submit',
    inTransaction: async (scope, tx, { municipalityId, observationId }) => {
      const [row] = await rowsOf<{ value: number }>(tx, sql`select value::float from observation where municipality_id = ${municipalityId}::int and id = ${observationId}::uuid`)
      await rowsOf(tx, sql`insert into muara_contoh_note values (${municipalityId}::int, ${observationId}::uuid, ${scope.actor.roles.length})`)
      return row!.value > 90 ? 'TOO_GOOD' : undefined
    },
    afterwards: async (_scope, _db, fact) => told('submitted', fact),
  },
  { at: 'observation.verify', inTransaction: async (_scope, _tx, fact) => told('verifying', fact), afterwards: async (_scope, _db, fact) => told('verified', fact) },
]
beforeAll(async () => {
  database = await cloneDatabase()
  make = makeRows(database.owner)
  declareHooks([{ name: 'muara-contoh', declaration: { name: 'muara-contoh', label: { id: 'Muara', en: 'Muara' }, core: '^0.1', municipalities: [9901] }, resolvers: [], hooks }])
  await database.owner.query("create table muara_contoh_note (municipality_id integer, observation_id uuid, roles integer); select guard_municipal_table('muara_contoh_note')")
  for (const town of [9901, 1708]) {
    await make.municipality({ id: town })
    const agency = await make.agency({ municipality_id: town, code: 'DINKES', name: 'Dinas Kesehatan' })
    const indicator = await make.indicator({ municipality_id: town, code: 'KES-01', name: 'Kasus' })
    await make.target({ municipality_id: town, indicator_id: indicator.id, agency_id: agency.id, value: '50' })
  }
})
beforeEach(async () => {
  seen.length = 0
  await database.owner.query('truncate muara_contoh_note')
})
afterAll(async () => {
  declareHooks([])
  await database?.drop()
})

const folder = mkdtempSync(path.join(tmpdir(), 'tolok-joining-'))
let number = 0
const order = (municipalityId: number, figures: readonly [day: string, value: number][], verify: boolean, accountId: string | null = null) => {
  const file = path.join(folder, `${++number}.csv`)
  writeFileSync(file, ['kode_indikator,unit_kerja,tanggal,realisasi', ...figures.map(([day, value]) => `KES-01,DINKES,${day},${value}`)].join('\n'))
  return { municipalityId, kind: 'OBSERVATIONS' as const, file, verify, accountId }
}
const count = async (from: string) => Number((await database.owner.query(`select count(*) from ${from}`)).rows[0].count)

test('each fact of a file is asked about, with the grants of whoever brought it; what follows comes when all are kept', async () => {
  const { account } = await make.signedIn('ADMIN', 9901)
  const job = await importFile({ databases: database.databases, ...order(9901, [['2026-01-31', 41], ['2026-02-28', 42]], true, account.id) })
  expect(job.status).toBe('APPLIED')
  const ids = (await database.owner.query('select id from observation where import_job_id = $1 order by observed_on', [job.id])).rows.map(({ id }) => id as string)
  expect(seen).toEqual([...ids.map((id) => `verifying ${id}`), ...ids.flatMap((id) => [`submitted ${id}`, `verified ${id}`])])
  expect(await count('muara_contoh_note where roles = 1')).toBe(2)
})

test('one that arrives to be verified is handed in alone', async () => {
  await importFile({ databases: database.databases, ...order(9901, [['2026-03-31', 43]], false) })
  expect(seen.map((one) => one.split(' ')[0])).toEqual(['submitted'])
})

test('one that is refused keeps the whole file out, and says which rows and why; nothing of the rule itself stays', async () => {
  const before = await count('observation')
  const job = await previewFile(database.databases, order(9901, [['2026-04-30', 95], ['2026-05-31', 44], ['2026-06-30', 96]], true))
  await expect(applyJob(database.databases, job, { accountId: null })).rejects.toMatchObject({
    problems: [{ code: 'EXTENSION_REFUSED', path: ['id'], extension: 'muara-contoh', reason: 'TOO_GOOD', count: 2, rows: [2, 4] }],
  })
  expect(await findJob(database.databases.importOf({ municipalities: [9901] }), job)).toMatchObject({
    status: 'PREVIEW',
    problems: [{ code: 'EXTENSION_REFUSED', facts: { extension: 'muara-contoh', reason: 'TOO_GOOD', count: 2, rows: [2, 4] } }],
  })
  expect(await count('observation')).toBe(before)
  expect(await count('muara_contoh_note')).toBe(0)
  expect(seen.filter((one) => !one.startsWith('verifying'))).toEqual([])
})

test('in another municipality nobody is asked', async () => {
  expect((await importFile({ databases: database.databases, ...order(1708, [['2026-04-30', 95]], true) })).status).toBe('APPLIED')
  expect(seen).toEqual([])
})
