import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ImportKind } from '../../generated/prisma/enums'
import type { Server } from '../../server'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import { makeWorkbook, type MadeCell } from '../../testing/make-workbook'
import { accounts } from '../accounts'
import { imports } from './index'
import { importFile, previewFile } from './import-file'
import { stagedRows } from './read/rows'
import { survey } from './read/survey-file'
import { rowsOf } from './read/workbook/sheet'
import { openWorkbook } from './read/workbook/workbook'
import { applyJob } from './apply'
import { makeTemplate } from './template'

jest.setTimeout(300_000) // every file starts a thread of its own
const folder = mkdtempSync(path.join(tmpdir(), 'tolok-sheets-'))
let database: TestDatabase
let server: Server
let admin: Session
let planner: Session
let stranger: Session

beforeAll(async () => {
  database = await cloneDatabase()
  const make = makeRows(database.owner)
  await make.municipality({ id: 1671, name: 'Kota Palembang' })
  await make.municipality({ id: 1708 })
  const agency = await make.agency({ municipality_id: 1671, code: 'DINKES', name: '=HYPERLINK("http://x")' })
  const indicator = await make.indicator({ municipality_id: 1671, code: '2.10', name: 'Kasus demam berdarah', unit: 'kasus' })
  await make.target({ municipality_id: 1671, indicator_id: indicator.id, agency_id: agency.id, value: '50' })
  admin = await make.signedIn('ADMIN', 1671)
  planner = await make.signedIn('PLANNER', 1671)
  stranger = await make.signedIn('ADMIN', 1708)
  server = await serve(database, { DATA_DIR: folder }, [accounts, imports])
})
afterAll(async () => {
  await server.app.close()
  await database.drop()
})

let count = 0
const saved = (content: Buffer): string => {
  const file = path.join(folder, `${++count}.xlsx`)
  writeFileSync(file, content)
  return file
}
const template = (kind: string, as: Session | undefined, municipality = 1671) =>
  server.app.inject({ method: 'GET', url: `/imports/template/${kind}.xlsx?municipality=${municipality}`, headers: { ...(as && { cookie: as.cookie }) } })
const sheetsOf = async (content: Buffer) => {
  const workbook = await openWorkbook(saved(content))
  const sheets: Record<string, string[][]> = {}
  for (const sheet of workbook.sheets) {
    sheets[sheet.name] = []
    for await (const { cells } of rowsOf(workbook, sheet)) sheets[sheet.name]!.push(cells)
  }
  workbook.archive.close()
  return sheets
}
const place = { municipalityId: 1671, verify: true, accountId: null }

test('a template for every kind carries the headers, one row and the codes of the place', async () => {
  for (const kind of ['AGENCIES', 'EMPLOYEES', 'INDICATORS', 'TARGETS'] as ImportKind[]) {
    const answer = await template(kind, admin)
    expect(answer.statusCode).toBe(200)
    const sheets = await sheetsOf(answer.rawPayload)
    const [name, codes] = Object.keys(sheets)
    expect(codes).toBe('Kode')
    expect(sheets[name!]).toHaveLength(2)
    const found = await survey(saved(answer.rawPayload), kind, {})
    expect(found).toMatchObject({ rows: 1, questions: [], warnings: [] })
    for await (const { problems } of stagedRows(saved(answer.rawPayload), found)) expect(problems).toEqual([])
  }
  const { Kode } = await sheetsOf((await template('TARGETS', admin)).rawPayload)
  expect(Kode!.slice(0, 2)).toEqual([
    ['Kode unit kerja', 'Nama unit kerja', '', 'Kode indikator', 'Nama indikator', 'Satuan'],
    ['DINKES', '=HYPERLINK("http://x")', '', '2.10', 'Kasus demam berdarah', 'kasus'],
  ])
})

test('realisations to be reported stand in theirs; left empty it says so, filled in it is imported', async () => {
  const pool = database.databases.sqlOf({ municipalities: [1671] })
  const scope = { actor: { accountId: null, roles: [] }, municipalities: [1671] } as never
  const content = await makeTemplate(scope, pool, 1671, 'OBSERVATIONS', new Date('2026-04-15T03:00:00Z'))
  const { Realisasi } = await sheetsOf(content)
  expect(Realisasi!.slice(1)).toEqual([['2.10', 'DINKES', '', '2026', '2026-03-31']])
  expect(await previewFile(database.databases, { ...place, kind: 'OBSERVATIONS', file: saved(content) })).toMatchObject({
    status: 'FAILED',
    problems: [{ code: 'ROWS_WITHOUT_FIGURE', facts: { count: 1, rows: [2] } }],
  })
  const [header, row] = Realisasi as [string[], string[]]
  const filled = makeWorkbook({ sheets: [{ name: 'Realisasi', rows: [header, [...row, { v: '41.5' }], row] }] })
  const job = await previewFile(database.databases, { ...place, kind: 'OBSERVATIONS', file: saved(filled) })
  expect(job).toMatchObject({ status: 'PREVIEW', newCount: 1, badCount: 0, problems: [{ code: 'ROWS_WITHOUT_FIGURE', severity: 'WARNING' }] })
  await applyJob(database.databases, job, { accountId: null })
  expect((await database.owner.query('select value, observed_on::text from observation')).rows).toEqual([{ value: '41.500000', observed_on: '2026-03-31' }])
  // once reported it is no longer due
  expect((await sheetsOf(await makeTemplate(scope, pool, 1671, 'OBSERVATIONS', new Date('2026-04-15T03:00:00Z'))))['Realisasi']![1]).toContain('KES-01')
})

test('the same rows saved again in another way are unchanged', async () => {
  const header = ['kode_indikator', 'unit_kerja', 'tanggal', 'realisasi']
  const rows = (day: MadeCell, value: MadeCell) => [header, ['2.10', 'DINKES', day, value]]
  const csv = path.join(folder, 'same.csv')
  writeFileSync(csv, `${header.join(';')}\r\n2.10;DINKES;28/02/2026;1.234,5\r\n`)
  const first = await importFile({ databases: database.databases, ...place, kind: 'OBSERVATIONS', file: csv })
  expect(first).toMatchObject({ status: 'APPLIED', newCount: 1 })
  for (const made of [
    makeWorkbook({ sheets: [{ name: 'A', rows: rows({ v: '46081', style: 1 }, { v: '1234.5' }) }], formats: ['dd/mm/yyyy'] }),
    makeWorkbook({ sheets: [{ name: 'B', rows: rows({ v: '44619', style: 1 }, { v: '1.2344999999999999E+3', style: 2 }) }], formats: ['d mmmm yyyy', '#,##0.00'], is1904: true }),
    makeWorkbook({ sheets: [{ name: 'C', rows: [[], ...rows('2026-02-28', '1.234,5')] }] }),
  ])
    expect(await importFile({ databases: database.databases, ...place, kind: 'OBSERVATIONS', file: saved(made) })).toMatchObject({
      status: 'APPLIED',
      newCount: 0,
      unchangedCount: 1,
    })
})

const upload = (content: Buffer | string, as: Session, name = 'berkas.xlsx') =>
  server.app.inject({
    method: 'POST',
    url: `/imports?kind=OBSERVATIONS&municipality=1671&name=${name}`,
    headers: { 'content-type': 'application/octet-stream', 'x-requested-with': 'tolok', cookie: as.cookie },
    payload: Buffer.from(content as string),
  })
const jobDocument = `query Job($id: ID!) { importJob(id: $id) { status sheet encoding questions { id kind text optionTexts options } problems { code severity reason }
  rows(first: 10) { nodes { row problems { code column cell reason remedy } } } } }`
async function settled(id: string, as: Session) {
  for (;;) {
    const { body } = await execute(server, jobDocument, { id }, as)
    if (body.errors) throw new Error(JSON.stringify(body.errors))
    if (!['UPLOADED', 'READING'].includes(body.data.importJob.status)) return body.data.importJob
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

test('an uploaded workbook is asked about its sheets; what is wrong is named by its cell', async () => {
  const header = ['kode_indikator', 'unit_kerja', 'tanggal', 'realisasi']
  const rows = [header, ['2.10', 'DINKES', '2026-01-31', { v: '#REF!', type: 'e' }], ['KES-99', 'DINKES', '2026-01-31', { v: '7' }]]
  const content = makeWorkbook({ sheets: [{ name: "Jan'26", rows }, { name: 'Februari', rows: [header, ['2.10', 'DINKES', '2026-02-28', { v: '1' }]] }] })
  const { id } = (await upload(content, admin)).json<{ id: string }>()
  expect(await settled(id, admin)).toMatchObject({
    status: 'NEEDS_ANSWER',
    questions: [{ id: 'sheet', kind: 'SHEET', text: 'Lembar mana yang hendak dibaca?', optionTexts: ["Jan'26", 'Februari'] }],
  })
  await execute(server, 'mutation A($id: ID!, $answers: JSON!) { answerImport(id: $id, answers: $answers) { id } }', { id, answers: { sheet: "Jan'26" } }, admin)
  const job = await settled(id, admin)
  expect(job).toMatchObject({ status: 'PREVIEW', sheet: "Jan'26", encoding: null, problems: [{ code: 'SHEET_NOT_READ', reason: 'Lembar “Februari” tidak dibaca.' }] })
  expect(job.rows.nodes.flatMap(({ problems }: { problems: object[] }) => problems)).toMatchObject([
    { code: 'CELL_ERROR', column: 'realisasi', cell: "'Jan''26'!D2", reason: 'Sel ini berisi kesalahan rumus #REF!.' },
    { code: 'UNKNOWN_CODE', column: 'kode_indikator', cell: "'Jan''26'!A3" },
  ])
  const list = await server.app.inject({ method: 'GET', url: `/imports/${id}/problems.csv`, headers: { cookie: admin.cookie } })
  expect(list.body).toContain(`"CELL_ERROR","'Jan''26'!D2"`)
})

test('text under the name of a workbook is read as what it is, and said to be', async () => {
  const { id } = (await upload('kode_indikator,unit_kerja,tanggal,realisasi\n2.10,DINKES,2026-01-31,7\n', admin)).json<{ id: string }>()
  expect(await settled(id, admin)).toMatchObject({ status: 'PREVIEW', encoding: 'utf-8', problems: [{ code: 'NAMED_XLSX', severity: 'WARNING' }] })
})

test('a template shows its codes to those alone who may bring such a file there', async () => {
  expect((await template('TARGETS', undefined)).statusCode).toBe(401)
  expect((await template('TARGETS', stranger)).statusCode).toBe(404)
  expect((await template('EMPLOYEES', planner)).statusCode).toBe(404)
  expect((await template('TARGETS', planner)).statusCode).toBe(200)
  expect((await template('SECRETS', admin)).statusCode).toBe(400)
  expect((await template('TARGETS', admin, 0)).statusCode).toBe(400)
})
