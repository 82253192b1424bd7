import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { indicatorTypes } from '@tolok/domain'
import type { ImportKind } from '../../generated/prisma/enums'
import type { Server } from '../../server'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import { importFile } from './index'

jest.setTimeout(300_000) // every file starts a thread of its own
const municipalityId = 1708
let database: TestDatabase
let server: Server
let admin: Session
const folder = mkdtempSync(path.join(tmpdir(), 'tolok-figures-'))

async function bring(kind: ImportKind, lines: string[]) {
  const file = path.join(folder, `${kind}.csv`)
  writeFileSync(file, lines.join('\n'))
  const job = await importFile({ databases: database.databases, municipalityId, kind, file, verify: true, accountId: null })
  const { rows } = await database.owner.query(
    'select row_number "row", problems || findings as problems from import_row where job_id = $1 order by 1',
    [job.id],
  )
  return {
    status: job.status,
    changed: job.changedCount + job.newCount,
    questions: job.questions.map(({ id }) => id),
    problems: rows.flatMap(({ row, problems }) =>
      problems.map(({ field, code, value }: Record<string, string>) => [row, field, code, value].join(' ').trim()),
    ),
  }
}

beforeAll(async () => {
  database = await cloneDatabase()
  server = await serve(database)
  const make = makeRows(database.owner)
  await make.municipality({ id: municipalityId })
  await make.agency({ municipality_id: municipalityId, code: 'DINKES' })
  admin = await make.signedIn('ADMIN', municipalityId)
})
afterAll(async () => {
  await server?.app.close()
  await database?.drop()
})

test('every type of the domain is understood under its id and its names; whose direction is plain needs no polarity', async () => {
  const names = indicatorTypes.flatMap(({ id, label }) => [id, label.id, label.en].map((name, i) => `${id}-${i};${id};${name};x;;Tahunan`))
  const { problems } = await bring('INDICATORS', ['kode;nama;jenis;satuan;polaritas;pelaporan', ...names])
  const undirected = indicatorTypes.filter(({ fields }) => !fields.parse({}).ok).map(({ id }) => id)
  expect(problems.map((problem) => problem.replace(/^\d+ /, ''))).toEqual(undirected.flatMap(() => Array(3).fill('polarity REQUIRED')))

  const done = await bring('INDICATORS', [
    'kode;nama;jenis;satuan;polaritas;pelaporan;per',
    ...indicatorTypes.map(({ id, label }) => `${id};${id};${label.id};x;${undirected.includes(id) ? 'Maksimal' : ''};Tahunan;`),
    'APBD;Perda APBD ditetapkan;Tenggat;tanggal;;Tahunan;60',
  ])
  expect(done).toMatchObject({ status: 'APPLIED', problems: [] })
  const { rows } = await database.owner.query(
    "select code, polarity, per::text from indicator where code in ('DEADLINE', 'RATING', 'APBD', 'RATIO') order by code",
  )
  expect(rows).toEqual([
    { code: 'APBD', polarity: 'MINIMIZE', per: '60' },
    { code: 'DEADLINE', polarity: 'MINIMIZE', per: '30' },
    { code: 'RATING', polarity: 'MAXIMIZE', per: '1' },
    { code: 'RATIO', polarity: 'MAXIMIZE', per: '100' },
  ])
})

test('a deadline is brought as days, a level as a level, and both are judged', async () => {
  const targets = [
    'kode_indikator;unit_kerja;periode;target',
    'APBD;DINKES;2025;30/11/2025',
    'RATING;DINKES;2025;4',
    'COUNT;DINKES;2025;1.250,5',
  ]
  expect(await bring('TARGETS', targets)).toMatchObject({ status: 'APPLIED', problems: [] })
  expect(await bring('TARGETS', targets)).toMatchObject({ status: 'APPLIED', changed: 0 })
  const facts = [
    'kode_indikator;unit_kerja;tanggal;realisasi',
    'APBD;DINKES;2025-12-31;6 Desember 2025',
    'RATING;DINKES;2025-12-31;3',
    'COUNT;DINKES;2025-12-31;1.250,5',
  ]
  expect(await bring('OBSERVATIONS', facts)).toMatchObject({ status: 'APPLIED', problems: [] })
  const { body } = await execute(
    server,
    'query ($query: ReportQueryInput!) { report(query: $query) { rows { members { id } exact } } }',
    { query: { measures: ['TARGET', 'ACTUAL', 'ACHIEVEMENT'], rows: [{ by: 'INDICATOR' }], columns: [], period: { fixed: '2025' } } },
    admin,
  )
  expect(
    body.data.report.rows.map(({ members, exact }: { members: { id: string }[]; exact: string[] }) => [members[0]!.id, ...exact].join(' ')),
  ).toEqual([
    '1708:APBD 20422 20428 90', // six days late of sixty
    '1708:COUNT 1250.5 1250.5 100',
    '1708:RATING 4 3 75',
  ])
})

test('a figure that its type does not know is refused where it stands', async () => {
  const lines = {
    'APBD;DINKES;2025-12-30;45992': '2 value SERIAL_DAY 45992',
    'APBD;DINKES;2025-12-31;12': '3 value NOT_A_DAY 12',
    'RATING;DINKES;2025-12-29;11': '4 value OUT_OF_RANGE 11',
    'RATING;DINKES;2025-12-30;2,5': '5 value OUT_OF_RANGE 2.5',
    'RATING;DINKES;2025-12-31;2025-01-02': '6 value NOT_A_NUMBER 2025-01-02',
    'COUNT;DINKES;2025-12-30;31/12/2025': '7 value NOT_A_NUMBER 2025-12-31',
    'COUNT;DINKES;2025-12-31;dua': '8 value NOT_A_NUMBER dua',
  }
  expect(await bring('OBSERVATIONS', ['kode_indikator;unit_kerja;tanggal;realisasi', ...Object.keys(lines)])).toMatchObject({
    status: 'PREVIEW',
    problems: Object.values(lines),
  })
})

test('a day that could be two days is asked for, beside the decimal mark of the same column', async () => {
  const lines = ['kode_indikator;unit_kerja;tanggal;realisasi', 'APBD;DINKES;2025-12-31;05/06/2025', 'COUNT;DINKES;2025-12-30;1.250']
  expect((await bring('OBSERVATIONS', lines)).questions).toEqual(['number:value', 'day:value'])
})

test('an indicator with facts does not turn from a day into a number', async () => {
  const { problems } = await bring('INDICATORS', [
    'kode;nama;jenis;satuan;polaritas;pelaporan',
    'APBD;Perda APBD;Jumlah;x;Maksimal;Tahunan',
  ])
  expect(problems).toContain('2 type FIGURE_NOT_FIT')
})
