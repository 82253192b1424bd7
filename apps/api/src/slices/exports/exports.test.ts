import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parse } from 'csv-parse/sync'
import type { Server } from '../../server'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import { readWorkbook } from '../../testing/read-workbook'
import { sweepFiles } from './running'

let database: TestDatabase
let server: Server
let folder: string
const nobody: Session = { cookie: '' }
const as = { admin: { ...nobody, account: { id: '' } }, colleague: nobody, elsewhere: nobody, analyst: nobody }

const jobFields = 'id kind format status title rowsDone rowsTotal withheld asOf queryHash fileSize sha256 url problems { code facts } canRetry expiresAt'
type Job = { id: string; status: string; url: string; rowsDone: number; rowsTotal: number; withheld: number; sha256: string; fileSize: number; canRetry: boolean; queryHash: string; problems: { code: string; facts: Record<string, unknown> }[] }
const query = { measures: ['ACTUAL', 'ACHIEVEMENT'], rows: [{ by: 'AGENCY' }, { by: 'INDICATOR' }], columns: [{ by: 'PERIOD', grain: 'MONTH' }], period: { fixed: '2026' }, totals: ['GRAND', 'SUBTOTALS', 'ROWS'] }

const request = async (input: Record<string, unknown>, session: Session = as.admin) => execute(server, `mutation ($input: ExportInput!) { requestExport(input: $input) { ${jobFields} } }`, { input: { query, ...input } }, session)
const jobNow = async (id: string, session: Session = as.admin): Promise<Job> => (await execute(server, `query ($id: ID!) { exportJob(id: $id) { ${jobFields} } }`, { id }, session)).body.data?.exportJob
const act = async (what: string, id: string, session: Session = as.admin) => (await execute(server, `mutation ($id: ID!) { ${what}(id: $id) { ${jobFields} } }`, { id }, session)).body
const fetchFile = (url: string, session: Session = as.admin) => server.app.inject({ method: 'GET', url, headers: session.cookie ? { cookie: session.cookie } : {} })

async function ended(id: string, session: Session = as.admin): Promise<Job> {
  for (let i = 0; i < 600; i++) {
    const job = await jobNow(id, session)
    if (job.status !== 'QUEUED' && job.status !== 'RUNNING') return job
    await pause(100)
  }
  throw new Error('the export does not end')
}
async function made(input: Record<string, unknown>, session: Session = as.admin): Promise<{ job: Job; bytes: Buffer }> {
  const { body } = await request(input, session)
  if (body.errors) throw new Error(JSON.stringify(body.errors))
  const job = await ended(body.data.requestExport.id, session)
  if (job.status !== 'DONE') throw new Error(JSON.stringify(job))
  return { job, bytes: (await fetchFile(job.url, session)).rawPayload }
}

const hostile = ['=HYPERLINK("http://x";"y")', '+62811', '-2+3', '@SUM(A1)', '\t=1', '＝1+1', "Dinas; 'Kutip' \"ganda\", koma"]

beforeAll(async () => {
  database = await cloneDatabase()
  folder = await mkdtemp(path.join(tmpdir(), 'tolok-exports-'))
  server = await serve(database, { DATA_DIR: folder })
  const make = makeRows(database.owner)
  for (const town of [1671, 1708]) {
    await make.municipality({ id: town })
    for (const [n, name] of hostile.entries()) {
      const agency = await make.agency({ municipality_id: town, code: `OPD-${n}`, name })
      const permits = await make.indicator({ municipality_id: town, code: `IK-${n}`, name: `${name} ${n}` })
      const target = await make.target({ municipality_id: town, indicator_id: permits.id, agency_id: agency.id, value: '30' })
      await make.observation({ target, observed_on: '2026-01-20', value: String(n - 2) })
      await make.observation({ target, observed_on: '2026-02-20', value: `${n}.333333`, evidence: name })
    }
  }
  // More digits than a double holds.
  const agency = await make.agency({ municipality_id: 1671, code: 'KAS', name: 'Kas daerah' })
  const money = await make.indicator({ municipality_id: 1671, code: 'PAD', type: 'CURRENCY', unit: 'Rp' })
  const target = await make.target({ municipality_id: 1671, indicator_id: money.id, agency_id: agency.id, value: '3' })
  await make.observation({ target, observed_on: '2026-03-20', value: '1148527309690123.456789' })
  as.admin = await make.signedIn('ADMIN', 1671) as never
  as.colleague = await make.signedIn('ADMIN', 1671)
  as.elsewhere = await make.signedIn('ADMIN', 1708)
  as.analyst = await make.signedIn('NATIONAL_ANALYST', null)
})
afterAll(async () => {
  await server?.app.close()
  await database?.drop()
  await rm(folder, { recursive: true, force: true })
})

/** What GraphQL answers for the same question: the figures of each row. */
async function screen(): Promise<(string | null)[][]> {
  const { body } = await execute(server, 'query ($query: ReportQueryInput!) { report(query: $query) { rows { exact } } }', { query }, as.admin)
  return body.data.report.rows.map(({ exact }: { exact: (string | null)[] }) => exact)
}

test('CSV, XLSX and GraphQL hold the same figures, digit by digit, and so does the PDF', async () => {
  const expected = await screen()
  const [csv, xlsx, pdf] = [await made({ format: 'CSV', csv: { delimiter: 'COMMA', decimal: 'POINT', bom: false } }), await made({ format: 'XLSX' }), await made({ format: 'PDF' })]
  const lines: string[][] = parse(csv.bytes)
  expect(lines.slice(1).map((line) => line.slice(2).map((text) => (text === '' ? null : text)))).toEqual(expected)

  const [table, about] = await readWorkbook(xlsx.bytes)
  const width = expected[0]!.length
  const figures = table!.rows.slice(1).map((row) => Array.from({ length: width }, (_, i) => row[i + 2]?.text ?? null))
  expect(figures).toEqual(expected)
  expect(table!.rows.slice(1).map((row) => [row[0]?.text ?? '', row[1]?.text ?? ''])).toEqual(lines.slice(1).map((line) => line.slice(0, 2).map((text) => text.replace(/^'(?=[=+\-@\t＝])/, ''))))
  expect(about!.rows.flatMap((row) => row.map((cell) => cell?.text))).toEqual(expect.arrayContaining(['Ukuran', 'Realisasi, Capaian', 'Keadaan data', xlsx.job.queryHash]))

  const text = pdfText(pdf.bytes)
  if (text !== null) {
    const words = new Set(text.split(/\s+/))
    for (const exact of expected.flat()) if (exact !== null) expect([...words].some((word) => word.replaceAll('.', '').replace(',', '.') === exact) ? exact : `${exact} is missing`).toBe(exact)
    expect(text).toMatch(/Halaman 1 dari \d/)
    expect(text).toContain('Realisasi, Capaian')
  }
  expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
})

/** By poppler, where the machine has it. */
function pdfText(bytes: Buffer): string | null {
  try {
    return execFileSync('pdftotext', ['-layout', '-', '-'], { input: bytes, encoding: 'utf8' })
  } catch {
    return null
  }
}

test('a spreadsheet’s numbers are numbers, texts are texts whatever they begin with, the head stays, digits too many stay text', async () => {
  const { bytes } = await made({ format: 'XLSX' })
  const [table] = await readWorkbook(bytes)
  const cells = table!.rows.slice(1).flat().filter((cell) => cell !== null)
  expect(cells.filter(({ text }) => text.startsWith('=') || text.startsWith('+')).map(({ kind }) => kind)).not.toContain('NUMBER')
  expect(cells.find(({ text }) => text === '1148527309690123.456789')?.kind).toBe('TEXT')
  expect(cells.find(({ text }) => text === '-2')?.kind).toBe('NUMBER')
  expect(table!.xml).toContain('state="frozen"')
  expect(table!.xml).not.toContain('<f>')
})

test('as a CSV for Indonesian spreadsheets: marked as UTF-8, semicolons, decimal comma; nothing begins a formula', async () => {
  const { bytes, job } = await made({ format: 'CSV' })
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const lines: string[][] = parse(bytes, { bom: true, delimiter: ';' })
  const numbers = /^-?\d+(,\d+)?$/
  for (const cell of lines.flat()) if (/^[=+\-@\t\r\n\0＝＋－＠]/u.test(cell)) expect(cell).toMatch(numbers)
  expect(lines.flat()).toContain('4,333333')
  expect(lines.flat()).toContain(`'${hostile[0]}`)
  expect([job.rowsDone, job.rowsTotal, job.fileSize]).toEqual([lines.length - 1, lines.length - 1, bytes.length])
})

test('facts as CSV: every fact of the question, or of one cell', async () => {
  const style = { delimiter: 'TAB', decimal: 'POINT', bom: false }
  const { bytes, job } = await made({ kind: 'FACTS', format: 'CSV', csv: style })
  const lines: string[][] = parse(bytes, { delimiter: '\t' })
  expect([lines.length - 1, job.rowsDone, job.rowsTotal]).toEqual([15, 15, 15])
  expect(lines[1]!.slice(0, 8)).toEqual(['2026-03-20', '1671:KAS', 'Kas daerah', '1671:PAD', 'Indicator PAD', 'Rp', '', '1148527309690123.456789'])
  const one = await made({ kind: 'FACTS', format: 'CSV', cell: { row: ['1671:OPD-3'], column: '2026-02|ACTUAL' }, csv: style })
  expect(parse(one.bytes, { delimiter: '\t' }).slice(1).map((line: string[]) => line.slice(0, 2))).toEqual([['2026-02-20', '1671:OPD-3']])
  for (const format of ['XLSX', 'PDF']) expect((await made({ kind: 'FACTS', format })).job.rowsDone).toBe(15)
})

test('days and moments of a workbook are dates of its one calendar', async () => {
  const [table] = await readWorkbook((await made({ kind: 'FACTS', format: 'XLSX' })).bytes)
  // 20 March 2026 is day 46101 counted from 30 December 1899.
  expect(table!.rows[1]![0]).toEqual({ text: '46101', kind: 'NUMBER' })
})

test('the file answers for whom it is: nobody else’s session, no other municipality, not after a grant is gone', async () => {
  const { job } = await made({ format: 'CSV' })
  const good = await fetchFile(job.url)
  expect([good.statusCode, good.headers['cache-control'], good.headers['content-disposition']]).toEqual([200, 'no-store', expect.stringMatching(/^attachment; filename="laporan-[0-9a-f]{8}-\d{4}-\d\d-\d\d\.csv"$/)])
  const missing = await fetchFile('/exports/1671%3A00000000-0000-7000-8000-000000000000/file')
  expect(missing.statusCode).toBe(404)
  for (const session of [as.colleague, as.elsewhere, as.analyst]) {
    const other = await fetchFile(job.url, session)
    expect([other.statusCode, other.body]).toEqual([missing.statusCode, missing.body])
    expect(await jobNow(job.id, session)).toBeUndefined()
  }
  expect((await fetchFile(job.url, nobody)).statusCode).toBe(401)
  const { rows } = await database.owner.query("select detail from audit_event where action = 'EXPORT_DOWNLOADED' and object_id = $1", [job.id.split(':')[1]])
  const told = { detail: expect.objectContaining({ format: 'CSV', sha256: job.sha256 }) as unknown }
  expect(rows).toEqual([told, told]) // once a fetch: here and when it was made

  await database.owner.query("update account_role set valid_to = '2021-01-01' where account_id = $1", [as.admin.account.id])
  await database.owner.query("insert into account_role (id, account_id, role, municipality_id, valid_from) values (gen_random_uuid(), $1, 'PLANNER', 1671, '2020-01-01')", [as.admin.account.id])
  const demoted = await fetchFile(job.url)
  expect([demoted.statusCode, demoted.body]).toEqual([404, missing.body])
  await database.owner.query("delete from account_role where account_id = $1 and role = 'PLANNER'", [as.admin.account.id])
  await database.owner.query('update account_role set valid_to = null where account_id = $1', [as.admin.account.id])
  expect((await fetchFile(job.url)).statusCode).toBe(200)
})

test('a file’s time ends: it is not fetched, it is not there, and can be made anew', async () => {
  const { job } = await made({ format: 'CSV' })
  const name = `1671-${job.id.split(':')[1]}`
  expect((await stat(path.join(folder, 'exports', name))).mode & 0o777).toBe(0o600)
  await database.owner.query("update export_job set expires_at = now() - interval '1 second' where id = $1", [job.id.split(':')[1]])
  expect((await fetchFile(job.url)).statusCode).toBe(404)
  await sweepFiles(database.databases)
  expect(await readdir(path.join(folder, 'exports'))).not.toContain(name)
  expect(await jobNow(job.id)).toMatchObject({ status: 'EXPIRED', url: null, canRetry: true, expiresAt: null })
  expect((await act('retryExport', job.id)).data.retryExport.status).toBe('QUEUED')
  expect((await ended(job.id)).sha256).toBe(job.sha256)
})

test('of another’s jobs nothing is seen, nothing is done', async () => {
  const { job } = await made({ format: 'CSV' })
  for (const what of ['cancelExport', 'retryExport']) expect((await act(what, job.id, as.colleague)).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  expect((await act('cancelExport', job.id)).errors?.[0]?.extensions.code).toBe('CONFLICT')
  const list = async (session: Session) => (await execute(server, '{ exportJobs(first: 2) { nodes { id } totalCount pageInfo { hasNextPage endCursor } } }', {}, session)).body.data.exportJobs
  expect((await list(as.colleague)).totalCount).toBe(0)
  const mine = await list(as.admin)
  expect([mine.nodes[0].id, mine.nodes.length, mine.pageInfo.hasNextPage]).toEqual([job.id, 2, true])
})

test('the national analyst’s file is over all municipalities', async () => {
  const { job, bytes } = await made({ format: 'CSV', csv: { delimiter: 'COMMA', decimal: 'POINT', bom: false }, query: { measures: ['ACTUAL'], rows: [{ by: 'MUNICIPALITY' }], period: { fixed: '2026' } } }, as.analyst)
  expect(job.id.startsWith('0:')).toBe(true)
  expect(parse(bytes).map(([name]: string[]) => name)).toEqual(['Pemerintah daerah', 'Kota 1671', 'Kota 1708'])
  expect((await fetchFile(job.url)).statusCode).toBe(404)
})

test.each<[Record<string, unknown>, string]>([
  [{ format: 'CSV', query: { ...query, measures: [] } }, 'REQUIRED measures'],
  [{ format: 'CSV', cell: { row: [], column: 'ACTUAL' } }, 'INCOMPATIBLE input.cell'],
  [{ kind: 'FACTS', format: 'CSV', cell: { row: [], column: 'SALARY' } }, 'VALUE_NOT_FIT cell.column'],
])('%j is refused: %s', async (input, says) => {
  expect((await request(input)).body.errors?.flatMap(({ extensions }) => extensions.problems.map(({ code, path: at }) => `${code} ${at.join('.')}`))).toEqual([says])
})

test('a document of a title given by a person is named so inside, never in its file name', async () => {
  const { job, bytes } = await made({ format: 'XLSX', title: '../../etc/passwd"; =1+1' })
  expect((await fetchFile(job.url)).headers['content-disposition']).toMatch(/filename="laporan-[0-9a-f]{8}-[\d-]+\.xlsx"/)
  expect((await readWorkbook(bytes))[1]!.rows[0]![0]).toEqual({ text: '../../etc/passwd"; =1+1', kind: 'TEXT' })
  expect(await readFile(path.join(folder, 'exports', `1671-${job.id.split(':')[1]}`))).toEqual(bytes)
})
