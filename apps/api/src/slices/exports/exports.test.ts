import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parse } from 'csv-parse/sync'
import type { Server } from '../../server'
import { makeCards } from '../../testing/cards'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import { readPdf } from '../../testing/read-pdf'
import { readWorkbook } from '../../testing/read-workbook'
import { grouped } from './pdf-definition'
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
/** The same for tests that only read it: what was asked for before is not made again. */
const kept = new Map<string, ReturnType<typeof made>>()
function keptFile(input: Record<string, unknown>): ReturnType<typeof made> {
  const key = JSON.stringify({ query, ...input })
  return kept.get(key) ?? kept.set(key, made(input)).get(key)!
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
  const free = await make.indicator({ municipality_id: 1671, code: 'NOL', cap: '100' })
  for (const [n, value] of [['0', '3'], ['10', '40']].entries()) {
    const aim = await make.target({ municipality_id: 1671, indicator_id: free.id, agency_id: n === 0 ? agency.id : (await make.agency({ municipality_id: 1671, code: `NOL-${n}` })).id, value: value[0]! })
    await make.observation({ target: aim, observed_on: '2026-01-10', value: value[1]! })
  }
  // Of one agency everyone is told, of another nobody.
  const people: Parameters<ReturnType<typeof makeCards>>[0][number][] = []
  for (const [code, goods, others] of [['KP-1', 12, 6], ['KP-2', 9, 2], ['KP-3', 7, 1]] as const) {
    const office = await make.agency({ municipality_id: 1671, code })
    for (let i = 0; i < goods + others; i++) {
      const one = await make.employee({ municipality_id: 1671 })
      await make.assignment({ municipality_id: 1671, employee_id: one.id, agency_id: office.id })
      people.push({ municipalityId: 1671, employeeId: one.id, score: '80', predicate: i < goods ? 'GOOD' : 'VERY_GOOD' })
    }
  }
  await makeCards(database.owner)(people)
  as.admin = await make.signedIn('ADMIN', 1671) as never
  await execute(server, 'mutation { publishScorecards(municipalityId: 1671, period: "2025") { id } }', {}, as.admin)
  as.colleague = await make.signedIn('ADMIN', 1671)
  as.elsewhere = await make.signedIn('ADMIN', 1708)
  as.analyst = await make.signedIn('NATIONAL_ANALYST', null)
})
afterAll(async () => {
  await server?.app.close()
  await database?.drop()
  await rm(folder, { recursive: true, force: true })
})

type Screen = { columns: { key: string }[]; rows: { kind: string; members: { label: string }[]; exact: (string | null)[]; notes: { code: string }[] }[] }
/** What GraphQL answers, which is what the screen shows. */
const screen = async (asked: object): Promise<Screen> =>
  (await execute(server, 'query ($query: ReportQueryInput!) { report(query: $query) { columns { key } rows { kind members { label } exact notes { code } } } }', { query: asked }, as.admin)).body.data.report

/** The table of a letter: the question is saved, scheduled and run by hand. */
async function scheduled(asked: object): Promise<string> {
  const ask = async (document: string, variables: object) => (await execute(server, document, { ...variables }, as.admin)).body.data
  const { saveReport } = await ask('mutation ($draft: SavedReportDraft!) { saveReport(draft: $draft) { id } }', { draft: { title: 'Terjadwal', query: asked } })
  const { setSchedule } = await ask('mutation ($schedule: ReportScheduleDraft!) { setSchedule(schedule: $schedule) { id } }', { schedule: { reportId: saveReport.id, cron: '0 7 * * 1', channels: ['E_MAIL'], addresses: ['a@b.id'] } })
  await ask('mutation ($id: ID!) { runScheduleNow(id: $id) { state } }', { id: setSchedule.id })
  return (await database.owner.query<{ attachment: string }>('select attachment from outbox_mail order by id desc limit 1')).rows[0]!.attachment
}

/** Totals of every kind, a pivot, zero targets and other notes, comparisons, the rest of a top, and cells that are suppressed. */
const questions: [string, { measures: string[]; rows: object[]; columns?: object[]; period: object; [more: string]: unknown }][] = [
  ['subtotals and both totals of a pivot', query],
  ['the rest of a top, compared, zero targets', { measures: ['ACTUAL', 'TARGET', 'ACHIEVEMENT'], rows: [{ by: 'AGENCY' }], columns: [{ by: 'PERIOD', grain: 'YEAR' }], period: { fixed: '2026' }, totals: ['GRAND', 'ROWS'], compare: ['PREVIOUS_PERIOD', 'TARGET'], top: { by: 'ACTUAL', n: 3, others: true } }],
  ['zero targets', { measures: ['TARGET', 'ACHIEVEMENT', 'LATE'], rows: [{ by: 'INDICATOR' }], period: { fixed: '2026' }, totals: ['GRAND'], show: [{ kind: 'RANK', measure: 'ACHIEVEMENT' }] }],
  ['suppressed cells', { measures: ['PUBLISHED_PEOPLE', 'PUBLISHED_SCORE_MEAN'], rows: [{ by: 'AGENCY', level: 1 }, { by: 'PREDICATE' }], period: { fixed: '2025' }, totals: ['GRAND', 'SUBTOTALS'] }],
]

test.each(questions)('screen, GraphQL, CSV, XLSX, PDF and schedule hold the same figures, digit by digit: %s', async (_, asked) => {
  const { columns, rows } = await screen(asked)
  const [csv, xlsx, pdf] = await Promise.all([keptFile({ format: 'CSV', query: asked }), keptFile({ format: 'XLSX', query: asked }), keptFile({ format: 'PDF', query: asked })])
  expect(await scheduled(asked)).toBe(csv.bytes.toString('utf8'))

  const [head, ...lines]: string[][] = parse(csv.bytes, { bom: true, delimiter: ';' }) as string[][]
  const [leading, noted] = [asked.rows.length, rows.some(({ notes }) => notes.length > 0)]
  expect([head!.length, noted]).toEqual([leading + columns.length + (noted ? 1 : 0), head!.at(-1) === 'Catatan'])
  const figures = lines.map((line) => line.slice(leading, leading + columns.length).map((text) => (text === '' ? null : text.replace(',', '.'))))
  expect(figures).toEqual(rows.map(({ exact }) => exact))
  if (noted) expect(lines.map((line) => line.at(-1) !== '')).toEqual(rows.map(({ notes }) => notes.length > 0))

  const [table, about] = await readWorkbook(xlsx.bytes)
  const cells = table!.rows.slice(1).map((row) => Array.from({ length: head!.length }, (_one, i) => row[i]?.text ?? ''))
  const plain = (text: string) => text.replace(/^'(?=[=+\-@\t＝])/, '')
  expect(cells).toEqual(lines.map((line) => line.map((text, i) => (i >= leading && i < leading + columns.length ? text.replace(',', '.') : plain(text)))))
  expect(about!.rows.flatMap((row) => row.map((cell) => cell?.text))).toEqual(expect.arrayContaining(['Ukuran', 'Keadaan data', xlsx.job.queryHash]))

  // Every figure is drawn as often as it stands in the table.
  const texts = readPdf(pdf.bytes)
  const left = new Map<string, number>()
  for (const text of texts) left.set(text.trim(), (left.get(text.trim()) ?? 0) + 1)
  for (const exact of rows.flatMap((row) => row.exact)) {
    const text = exact === null ? '–' : grouped(exact, 'id')
    expect([text, (left.get(text) ?? 0) > 0]).toEqual([text, true])
    left.set(text, left.get(text)! - 1)
  }
  const said = texts.join(' ').replaceAll(/\s+/g, ' ')
  expect(said).toMatch(/Halaman 1 dari \d/)
  for (const text of ['Keadaan data', xlsx.job.queryHash]) expect(said).toContain(text)
})

test('what the questions above must show is in them: notes, the rest of a top, suppression', async () => {
  const tables = await Promise.all(questions.map(([, asked]) => screen(asked)))
  expect(new Set(tables.flatMap(({ rows }) => rows.map(({ kind }) => kind)))).toEqual(new Set(['DETAIL', 'SUBTOTAL', 'TOTAL', 'OTHERS']))
  expect(tables.flatMap(({ rows }) => rows.flatMap(({ notes }) => notes.map(({ code }) => code)))).toEqual(expect.arrayContaining(['ZERO_TARGET', 'CAPPED', 'SUPPRESSED']))
})

test('in English everything of a file is in English, and every figure the same', async () => {
  const [, asked] = questions[2]!
  const [own, csv, pdf, xlsx] = await Promise.all([keptFile({ format: 'CSV', query: asked }), made({ format: 'CSV', query: asked, language: 'EN' }), made({ format: 'PDF', query: asked, language: 'EN' }), made({ format: 'XLSX', query: asked, language: 'EN' })])
  const [head, ...lines] = parse(csv.bytes, { bom: true }) as string[][]
  const [ownHead, ...ownLines] = parse(own.bytes, { bom: true, delimiter: ';' }) as string[][]
  expect([head!.slice(0, 4), head!.at(-1)]).toEqual([['Indicator', 'Target', 'Achievement', 'Achievement · rank'], 'Notes'])
  expect(ownHead!.at(-1)).toBe('Catatan')
  expect(lines.map((line) => line.slice(1, -1))).toEqual(ownLines.map((line) => line.slice(1, -1).map((text) => text.replace(',', '.'))))
  expect(lines.map((line) => line.at(-1)).join(' ')).toContain("An achievement was cut at its indicator's cap.")
  const said = readPdf(pdf.bytes).join(' ').replaceAll(/\s+/g, ' ')
  for (const word of ['Page 1 of ', 'As known at', 'Notes']) expect(said).toContain(word)
  for (const word of ['Halaman', 'Catatan', 'Ukuran', 'Keadaan']) expect(said).not.toContain(word)
  expect((await readWorkbook(xlsx.bytes)).map(({ name }) => name)).toEqual(['Report', 'About'])
  const facts = parse((await made({ kind: 'FACTS', format: 'CSV', query: asked, language: 'EN' })).bytes, { bom: true }) as string[][]
  expect([facts[0]!.slice(0, 3), facts[0]![12], facts[1]![12]]).toEqual([['Day', 'Agency code', 'Agency'], 'State', 'Final'])
})

test('a spreadsheet’s numbers are numbers, texts are texts whatever they begin with, the head stays, digits too many stay text', async () => {
  const { bytes } = await keptFile({ format: 'XLSX' })
  const [table] = await readWorkbook(bytes)
  const cells = table!.rows.slice(1).flat().filter((cell) => cell !== null)
  expect(cells.filter(({ text }) => text.startsWith('=') || text.startsWith('+')).map(({ kind }) => kind)).not.toContain('NUMBER')
  expect(cells.find(({ text }) => text === '1148527309690123.456789')?.kind).toBe('TEXT')
  expect(cells.find(({ text }) => text === '-2')?.kind).toBe('NUMBER')
  expect(table!.xml).toContain('state="frozen"')
  expect(table!.xml).not.toContain('<f>')
})

test('as a CSV for Indonesian spreadsheets: marked as UTF-8, semicolons, decimal comma; nothing begins a formula', async () => {
  const { bytes, job } = await keptFile({ format: 'CSV' })
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
  expect([lines.length - 1, job.rowsDone, job.rowsTotal]).toEqual([17, 17, 17])
  expect(lines[1]!.slice(0, 8)).toEqual(['2026-03-20', '1671:KAS', 'Kas daerah', '1671:PAD', 'Indicator PAD', 'Rp', '', '1148527309690123.456789'])
  const one = await made({ kind: 'FACTS', format: 'CSV', cell: { row: ['1671:OPD-3'], column: '2026-02|ACTUAL' }, csv: style })
  expect(parse(one.bytes, { delimiter: '\t' }).slice(1).map((line: string[]) => line.slice(0, 2))).toEqual([['2026-02-20', '1671:OPD-3']])
  for (const format of ['XLSX', 'PDF']) expect((await keptFile({ kind: 'FACTS', format })).job.rowsDone).toBe(17)
})

test('days and moments of a workbook are dates of its one calendar', async () => {
  const [table] = await readWorkbook((await keptFile({ kind: 'FACTS', format: 'XLSX' })).bytes)
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
