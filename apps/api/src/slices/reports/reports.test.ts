import type { Server } from '../../server'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'

let database: TestDatabase
let server: Server
const as: Record<'admin' | 'elsewhere' | 'analyst', Session> = { admin: { cookie: '' }, elsewhere: { cookie: '' }, analyst: { cookie: '' } }

const document = `query ($query: ReportQueryInput!) { report(query: $query) {
  columns { key label measure unit format polarity isTotal members { id label level } }
  rows { kind members { id label level } values exact notes { code path indicators printed recomputed } }
  pageInfo { endCursor hasNextPage } rowCount truncated coverage { expected reported onTime late missing }
  notes { code message path } period { from to } asOf queryHash planVersion
} }`
const ask = async (query: Record<string, unknown>, session = as.admin) => (await execute(server, document, { query }, session)).body
const gridOf = async (query: Record<string, unknown>, session = as.admin) => {
  const { data, errors } = await ask(query, session)
  if (errors) throw new Error(JSON.stringify(errors))
  return (data.report.rows as { kind: string; members: { id: string | null }[]; exact: (string | null)[] }[]).map(({ kind, members, exact }) => [kind, ...members.map(({ id }) => id), ...exact].join(' '))
}
const problemsOf = async (query: Record<string, unknown>, session = as.admin) => {
  const { errors } = await ask(query, session)
  return errors?.flatMap(({ extensions: { code, problems } }) => problems.map((problem) => `${code} ${problem.code} ${problem.path.join('.')}`))
}

/** Two towns with the same codes; in the first, health reports months of permits on time, late and never, and revenue is as published. */
beforeAll(async () => {
  database = await cloneDatabase()
  server = await serve(database)
  const make = makeRows(database.owner)
  for (const [town, value] of [[1671, '30'], [1708, '999']] as const) {
    await make.municipality({ id: town, time_zone: 'Asia/Jakarta', report_deadline_days: 10 })
    const published = await make.source({ municipality_id: town, code: 'BAPENDA-PUBLISHED', kind: 'PUBLISHED', name: 'Terbitan' })
    const health = await make.agency({ municipality_id: town, code: 'DINKES' })
    const clinic = await make.agency({ municipality_id: town, code: 'DINKES-1', parent_id: health.id })
    const revenue = await make.agency({ municipality_id: town, code: 'BAPENDA' })
    const permits = await make.indicator({ municipality_id: town, code: 'IZIN' })
    for (const [month, last, submitted] of [['01', '31', '2026-02-10T16:59:59Z'], ['02', '28', '2026-03-10T17:00:00Z'], ['03', '31', null]] as const) {
      const target = await make.target({ municipality_id: town, indicator_id: permits.id, agency_id: clinic.id, period: `2026-${month}`, period_from: `2026-${month}-01`, period_to: `2026-${month}-${last}`, value: '40' })
      if (submitted) await make.observation({ target, observed_on: `2026-${month}-20`, value, state: 'VERIFIED', recorded_at: submitted })
    }
    const taxes = await make.indicator({ municipality_id: town, code: 'PAD', type: 'CURRENCY', unit: 'Rp', over_time: 'LAST', cadence: 'YEAR' })
    const year = await make.target({ municipality_id: town, indicator_id: taxes.id, agency_id: revenue.id, value: '1148527309690', source_id: published.id })
    await make.observation({ target: year, observed_on: '2026-04-26', value: '349785221761', state: 'VERIFIED', source_id: published.id, printed_achievement: '30.45' })
  }
  await database.owner.query("update target set recorded_at = '2026-01-02'; update target_revision set recorded_at = '2026-01-02'")
  as.admin = await make.signedIn('ADMIN', 1671)
  as.elsewhere = await make.signedIn('ADMIN', 1708)
  as.analyst = await make.signedIn('NATIONAL_ANALYST', null)
})
afterAll(async () => {
  await server?.app.close()
  await database?.drop()
})

const year = { fixed: '2026' }
const permits = { on: 'INDICATOR', op: 'EQ', values: ['1671:IZIN'] }

test('a report by agency and month, with subtotals and a total, each judged at its own grain', async () => {
  const query = { measures: ['ACHIEVEMENT', 'TARGET', 'ACTUAL', 'EXPECTED', 'REPORTED', 'LATE'], rows: [{ by: 'AGENCY', level: 1 }, { by: 'PERIOD', grain: 'MONTH' }], where: permits, period: { fixed: '2026-Q1' }, totals: ['GRAND', 'SUBTOTALS'] }
  expect(await gridOf(query)).toEqual([
    'DETAIL 1671:DINKES 2026-01 75 40 30 1 1 0',
    'DETAIL 1671:DINKES 2026-02 75 40 30 1 1 1', // the deadline is the first instant of 11 March in Jakarta
    'DETAIL 1671:DINKES 2026-03  40  1 0 0',
    'SUBTOTAL 1671:DINKES 75 120 60 3 2 1',
    'TOTAL 75 120 60 3 2 1',
  ])
  const { data } = await ask(query)
  expect(data.report).toMatchObject({ rowCount: 5, truncated: false, coverage: { expected: 3, reported: 2, onTime: 1, late: 1, missing: 1 }, period: { from: '2026-01-01', to: '2026-03-31' }, planVersion: '2' })
  expect(data.report.columns[0]).toEqual({ key: 'ACHIEVEMENT', label: 'Capaian', measure: 'ACHIEVEMENT', unit: '%', format: 'PERCENT', polarity: 'MAXIMIZE', isTotal: false, members: [] })
  expect(data.report.columns[2]).toMatchObject({ key: 'ACTUAL', unit: 'dokumen', format: 'AMOUNT' })
  expect(data.report.rows[0].members[0]).toEqual({ id: '1671:DINKES', label: 'Dinas DINKES', level: 1 })
  expect(data.report.notes.map(({ code }: { code: string }) => code)).toEqual(['INCOMPLETE'])
})

test('published revenue against the year, as of a day in April: recomputed, and the printed figure beside it', async () => {
  const { data } = await ask({ measures: ['ACHIEVEMENT'], rows: [{ by: 'INDICATOR' }, { by: 'PERIOD', grain: 'DAY' }], where: { on: 'SOURCE', op: 'EQ', values: ['1671:BAPENDA-PUBLISHED'] }, period: { fixed: '2026-04' } })
  const [row] = data.report.rows
  expect([row.members.map(({ id }: { id: string }) => id), row.values, row.exact]).toEqual([['1671:PAD', '2026-04-26'], [30.46], ['30.455107']])
  expect(row.notes).toEqual([{ code: 'PRINTED_DIFFERS', path: ['values', '0'], indicators: [], printed: '30.45', recomputed: '30.46' }])
})

test('invented, published and reported figures do not mix without a word', async () => {
  const codes = async (where?: object) => ((await ask({ measures: ['ACHIEVEMENT'], period: year, where })).data.report.notes as { code: string }[]).map(({ code }) => code)
  expect(await codes()).toContain('MIXED_SOURCES')
  expect(await codes(permits)).not.toContain('MIXED_SOURCES')
})

test('another municipality is not there: not in the rows, not by its code, not in coverage', async () => {
  const query = { measures: ['ACTUAL', 'EXPECTED'], rows: [{ by: 'MUNICIPALITY' }, { by: 'INDICATOR' }], period: year, orderBy: [{ dimension: 'INDICATOR', direction: 'DESC' }] }
  expect(await gridOf(query)).toEqual(['DETAIL 1671 1671:PAD 349785221761 0', 'DETAIL 1671 1671:IZIN 60 3'])
  expect(await gridOf(query, as.elsewhere)).toEqual(['DETAIL 1708 1708:PAD 349785221761 0', 'DETAIL 1708 1708:IZIN 1998 3'])
  const theirs = { ...query, where: { on: 'MUNICIPALITY', op: 'EQ', values: ['1708'] } }
  const missing = { ...query, where: { on: 'MUNICIPALITY', op: 'EQ', values: ['9'] } }
  const [forbidden, absent] = [(await ask(theirs)).data.report, (await ask(missing)).data.report]
  expect([forbidden.rows, forbidden.coverage, forbidden.notes]).toEqual([absent.rows, absent.coverage, absent.notes])
  expect(forbidden.rows).toEqual([])
  expect(await gridOf({ measures: ['ACTUAL'], rows: [{ by: 'MUNICIPALITY' }], where: { on: 'INDICATOR', op: 'CONTAINS', values: ['izin'] }, period: year }, as.analyst)).toEqual(['DETAIL 1671 60', 'DETAIL 1708 1998'])
})

test('nobody signed in gets nothing', async () => {
  const { body } = await execute(server, document, { query: { measures: ['ACTUAL'], period: year } })
  expect([body.data ?? null, body.errors?.[0]?.extensions.code]).toEqual([null, 'UNAUTHENTICATED'])
})

test('refusals carry a code and a place, all at once', async () => {
  expect(await problemsOf({ measures: ['TARGET'], rows: [{ by: 'STATE' }, { by: 'PERIOD' }], period: { from: '2026-02', to: '2026-01' } })).toEqual(['BAD_INPUT PERIOD_REVERSED period', 'BAD_INPUT REQUIRED rows.1.grain', 'BAD_INPUT INCOMPATIBLE rows.0.by'])
  expect(await problemsOf({ measures: ['ACTUAL'], period: { from: '1900', to: '9999' } })).toEqual(['BAD_INPUT NOT_A_PERIOD period.to'])
  expect(await problemsOf({ measures: ['ACTUAL'], period: year, page: { first: -1000000 } })).toEqual(['BAD_INPUT OUT_OF_RANGE page.first'])
  expect(await problemsOf({ measures: ['ACTUAL'], period: year, page: { first: 1000000 } })).toEqual(['BAD_INPUT TOO_MANY_ROWS page.first'])
  expect(await problemsOf({ measures: ['ACTUAL'], period: year, asOf: '2999-01-01T00:00:00Z' })).toEqual(['BAD_INPUT OUT_OF_RANGE asOf'])
})

test('a page mark belongs to its question and remembers its moment; altered by one character it is refused', async () => {
  const query = { measures: ['ACTUAL'], rows: [{ by: 'PERIOD', grain: 'MONTH' }], where: permits, period: { fixed: '2026-Q1' } }
  const first = (await ask({ ...query, page: { first: 1 } })).data.report
  expect([first.rows.length, first.rowCount, first.truncated, first.pageInfo.hasNextPage]).toEqual([1, 2, true, true])
  const after = first.pageInfo.endCursor as string
  const second = (await ask({ ...query, page: { first: 1, after } })).data.report
  expect([second.rows[0].members[0].id, second.pageInfo.hasNextPage, second.asOf]).toEqual(['2026-02', false, first.asOf])
  expect(await problemsOf({ ...query, measures: ['LATE'], page: { after } })).toEqual(['BAD_INPUT CURSOR_NOT_FIT page.after'])
  for (let i = 0; i < after.length; i++) {
    const altered = after.slice(0, i) + (after[i] === 'A' ? 'B' : 'A') + after.slice(i + 1)
    expect(await problemsOf({ ...query, page: { after: altered } })).toEqual(['BAD_INPUT CURSOR_NOT_FIT page.after'])
  }
})

test('of the past, what was known then; the same question at the same moment has the same bytes', async () => {
  const query = { measures: ['ACTUAL', 'REPORTED'], period: year, where: permits }
  expect(await gridOf({ ...query, asOf: '2026-02-01T00:00:00Z' })).toEqual(['DETAIL  0'])
  expect(await gridOf({ ...query, asOf: '2026-03-01T00:00:00Z' })).toEqual(['DETAIL 30 1'])
  const asOf = '2026-11-01T00:00:00.000Z'
  expect(JSON.stringify(await ask({ ...query, asOf }))).toBe(JSON.stringify(await ask({ ...query, asOf })))
})

test('a table that nobody asks the coverage of is the same table', async () => {
  const narrow = await execute(server, 'query ($query: ReportQueryInput!) { report(query: $query) { rows { exact } rowCount } }', { query: { measures: ['ACTUAL'], rows: [{ by: 'INDICATOR' }], period: year } }, as.admin)
  expect(narrow.body.data.report).toEqual({ rows: [{ exact: ['60'] }, { exact: ['349785221761'] }], rowCount: 2 })
})

test('the catalogue says what goes together, and its examples can be asked', async () => {
  const { body } = await execute(server, `{ reportCatalogue {
    measures { id label { id en } unit format polarity rollUp dimensions } dimensions { id kind operators grains deepestLevel choices { id } measures }
    limits { measures first groups } examples { title { id en } query } } }`, {}, as.admin)
  const { measures, dimensions, limits, examples } = body.data.reportCatalogue
  expect(measures.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining(['ACHIEVEMENT', 'TARGET', 'ACTUAL', 'INDICATOR_COUNT', 'SHARE_ON_TARGET', 'EXPECTED', 'REPORTED', 'LATE']))
  expect(dimensions.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining(['MUNICIPALITY', 'AGENCY', 'INDICATOR', 'INDICATOR_TYPE', 'POLARITY', 'SOURCE', 'PERIOD', 'STATE']))
  expect(measures.find(({ id }: { id: string }) => id === 'TARGET').dimensions).not.toContain('STATE')
  expect(dimensions.find(({ id }: { id: string }) => id === 'STATE')).toMatchObject({ kind: 'RANK', choices: [{ id: 'DRAFT' }, { id: 'RETURNED' }, { id: 'SUBMITTED' }, { id: 'VERIFIED' }, { id: 'FINAL' }] })
  expect(limits).toEqual({ measures: 12, first: 10000, groups: 100000 })
  for (const { query } of examples) expect((await ask(query)).errors).toBeUndefined()
})
