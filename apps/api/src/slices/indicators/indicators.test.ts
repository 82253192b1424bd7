import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { countStatements, execute, serve, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import type { Server } from '../../server'

let database: TestDatabase
let server: Server
let make: ReturnType<typeof makeRows>
let admin: Session
let employee: Session
let elsewhere: Session

beforeAll(async () => {
  database = await cloneDatabase()
  server = await serve(database)
  make = makeRows(database.owner)
  await make.municipality({ id: 1671, name: 'Palembang' })
  await make.municipality({ id: 1708, name: 'Kepahiang' })
  const bapenda = await make.agency({ municipality_id: 1671, code: 'BAPENDA' })
  await make.agency({ municipality_id: 1671, code: 'DINKES' })
  const pad = await make.indicator({ municipality_id: 1671, code: 'PAD', name: 'Pendapatan Asli Daerah', type: 'CURRENCY', unit: 'Rp' })
  const tax = await make.indicator({ municipality_id: 1671, code: 'PAD-01', name: 'Pajak hotel', type: 'CURRENCY', unit: 'Rp', part_of_id: pad.id, cap: '120' })
  await make.indicator({ municipality_id: 1671, code: 'PAD-02', name: 'Pajak restoran', type: 'CURRENCY', unit: 'Rp', part_of_id: pad.id })
  await make.indicator({ municipality_id: 1671, code: 'SLA', name: 'Waktu layanan', type: 'DURATION', unit: 'hari', polarity: 'MINIMIZE', over_time: 'AVERAGE', over_subjects: 'AVERAGE' })
  await make.indicator({ municipality_id: 1671, code: 'GONE', type: 'WEATHER' })
  await make.indicator({ municipality_id: 1708, code: 'PAD-01', name: 'Pajak hotel Kepahiang' })
  await make.target({ municipality_id: 1671, indicator_id: tax.id, agency_id: bapenda.id })
  const sari = await make.employee({ municipality_id: 1671, name: 'Sari' })
  admin = await make.signedIn('ADMIN', 1671)
  employee = await make.signedIn('EMPLOYEE', 1671, { employee_id: sari.id })
  elsewhere = await make.signedIn('ADMIN', 1708)
})
afterAll(async () => {
  await server?.app.close()
  await database?.drop()
})

const ask = (document: string, variables = {}, as = admin) => execute(server, document, variables, as)

test.each([
  { filter: '', found: ['GONE', 'PAD', 'PAD-01', 'PAD-02', 'SLA'] },
  { filter: '(text: "pajak")', found: ['PAD-01', 'PAD-02'] },
  { filter: '(type: "DURATION")', found: ['SLA'] },
  { filter: '(polarity: MINIMIZE)', found: ['SLA'] },
  { filter: '(agencyId: "1671:BAPENDA")', found: ['PAD-01'] },
  { filter: '(agencyId: "1671:DINKES")', found: [] },
  { filter: '(municipalityId: 1671, text: "PAD-0")', found: ['PAD-01', 'PAD-02'] },
])('indicators$filter finds $found', async ({ filter, found }) => {
  const { body } = await ask(`{ indicators${filter} { totalCount nodes { code } } }`)
  expect(body.data.indicators).toEqual({ totalCount: found.length, nodes: found.map((code) => ({ code })) })
})

test('one indicator, the whole it is part of, and its formula in both languages', async () => {
  const { body } = await ask('{ indicator(id: "1671:PAD-01") { id cap floor weight decimals partOf { code parts { code } } formula en: formula(language: EN) } }')
  expect(body.data.indicator).toEqual({
    id: '1671:PAD-01',
    cap: '120',
    floor: '0',
    weight: '1',
    decimals: 2,
    partOf: { code: 'PAD', parts: [{ code: 'PAD-01' }, { code: 'PAD-02' }] },
    formula: 'Realisasi = jumlah semua laporan dalam periode; antarunit dijumlahkan\nCapaian = Realisasi ÷ Target × 100%\nBatas: 0% hingga 120%',
    en: 'Actual = sum of all reports in the period; added over units\nAchievement = Actual ÷ Target × 100%\nBounds: 0% to 120%',
  })
})

test('a type that is not installed leaves its indicator readable, without a formula', async () => {
  const { body } = await ask('{ indicator(id: "1671:GONE") { type formula } }')
  expect(body.data.indicator).toEqual({ type: 'WEATHER', formula: '' })
})

test('pages follow each other without gap or repetition', async () => {
  const seen: string[] = []
  let after: string | null = null
  do {
    const { body }: Awaited<ReturnType<typeof ask>> = await ask('query ($after: String) { indicators(first: 2, after: $after) { nodes { code } pageInfo { endCursor hasNextPage } } }', { after })
    seen.push(...body.data.indicators.nodes.map((one: { code: string }) => one.code))
    after = body.data.indicators.pageInfo.hasNextPage ? body.data.indicators.pageInfo.endCursor : null
  } while (after !== null)
  expect(seen).toEqual(['GONE', 'PAD', 'PAD-01', 'PAD-02', 'SLA'])
})

test('the number of statements does not depend on how many indicators there are', async () => {
  const document = 'query ($first: Int!) { indicators(first: $first) { nodes { code partOf { code } parts { code } municipality { name } targets(first: 2) { nodes { value } } } } }'
  await ask(document, { first: 3 })
  const some = await countStatements(() => ask(document, { first: 3 }))
  expect(some).toBeGreaterThan(4)
  expect(await countStatements(() => ask(document, { first: 5 }))).toBe(some)
})

test.each(['1671:PAD-01', '1671:NOPE', 'x', '1671:PAD-01 '])('to another municipality %p answers exactly like a missing one', async (id) => {
  for (const document of ['query ($id: ID!) { indicator(id: $id) { name } }', 'query ($id: ID!) { targets(indicatorId: $id) { totalCount } }', 'query ($id: ID!) { observations(indicatorId: $id) { totalCount } }'])
    expect((await ask(document, { id }, elsewhere)).body).toEqual((await ask(document, { id: '1708:MISSING' }, elsewhere)).body)
})

test('a report judges by what a rate is per, by the worse side of a range, and without a floor', async () => {
  const agency = await make.agency({ municipality_id: 1671, code: 'JUDGED' })
  const judged = async (settings: object, aim: object, figure: object) => {
    const indicator = await make.indicator({ municipality_id: 1671, ...settings })
    const target = await make.target({ municipality_id: 1671, indicator_id: indicator.id, agency_id: agency.id, ...aim })
    await make.observation({ target, ...figure })
    const { body } = await ask('query ($query: ReportQueryInput!) { report(query: $query) { rows { exact } } }', {
      query: { measures: ['ACHIEVEMENT'], rows: [], columns: [], period: { fixed: '2026' }, where: { on: 'INDICATOR', op: 'EQ', values: [`1671:${indicator.code}`] } },
    })
    return body.data.report.rows[0].exact[0]
  }
  const rate = { type: 'RATIO', polarity: 'MINIMIZE', over_subjects: 'RATIO' }
  expect(await judged({ ...rate, per: 100000 }, { value: '100' }, { numerator: '9', denominator: '10000' })).toBe('110')
  expect(await judged(rate, { value: '0.1' }, { numerator: '9', denominator: '10000' })).toBe('110') // as the type begins: percent
  const range = { polarity: 'RANGE', over_time: 'LAST' }
  expect(await judged(range, { value: '7', value_high: '8' }, { value: '10' })).toBe('125')
  expect(await judged({ ...range, range_condition: 'SPECIAL' }, { value: '7', value_high: '8' }, { value: '10' })).toBe('75')
  expect(await judged({ polarity: 'MINIMIZE', floor: null }, { value: '10' }, { value: '50' })).toBe('-300')
})

describe('drafting', () => {
  const draft = (changes: object, as = admin) =>
    ask(
      'mutation ($draft: IndicatorDraft!) { draftIndicator(draft: $draft) { id polarity overTime overSubjects cap floor weight partOf { code } } }',
      { draft: { municipalityId: 1671, code: 'NEW', name: 'Baru', type: 'COUNT', unit: 'dokumen', cadence: 'MONTH', polarity: 'MAXIMIZE', ...changes } },
      as,
    )

  test('what is not said is as its type has it; and it is audited', async () => {
    const { body } = await draft({ code: 'NEW-1', type: 'DURATION', polarity: undefined, cap: '120.50', partOfId: '1671:PAD' })
    expect(body.data.draftIndicator).toEqual({ id: '1671:NEW-1', polarity: 'MINIMIZE', overTime: 'AVERAGE', overSubjects: 'AVERAGE', cap: '120.5', floor: '0', weight: '1', partOf: { code: 'PAD' } })
    const { rows } = await database.owner.query("select action from audit_event where object_id = '1671:NEW-1'")
    expect(rows).toEqual([{ action: 'INDICATOR_DRAFTED' }])
  })

  test('a rate per 100,000 without a floor, and a range whose high side is the worse one, are kept and judged so', async () => {
    const whole = async (changes: object) => {
      const { body } = await ask(
        'mutation ($draft: IndicatorDraft!) { draftIndicator(draft: $draft) { per floor rangeCondition formula(language: EN) } }',
        { draft: { municipalityId: 1671, name: 'Baru', unit: 'x', cadence: 'MONTH', ...changes } },
      )
      return body.data.draftIndicator
    }
    expect(await whole({ code: 'PER', type: 'RATIO', polarity: 'MINIMIZE', per: '100000', floor: null })).toEqual({
      per: '100000',
      floor: null,
      rangeCondition: 'NORMAL',
      formula: expect.stringMatching(/× 100,?000; .*\n[^\n]*$/),
    })
    const special = await whole({ code: 'SPECIAL', type: 'COUNT', polarity: 'RANGE', rangeCondition: 'SPECIAL' })
    const normal = await whole({ code: 'NORMAL', type: 'COUNT', polarity: 'RANGE' })
    expect(special).toMatchObject({ per: '1', floor: '0', rangeCondition: 'SPECIAL' })
    expect(special.formula).not.toBe(normal.formula)
  })

  test.each([
    { why: 'a rate its type does not have', changes: { type: 'RATIO', per: '7' }, problem: { code: 'NOT_ONE_OF', path: ['draft', 'per'] } },
    { why: 'an unknown type', changes: { type: 'WEATHER' }, problem: { code: 'NOT_ONE_OF', path: ['draft', 'type'] } },
    { why: 'a consolidation its type does not have', changes: { type: 'PERCENTAGE', overTime: 'SUM' }, problem: { code: 'NOT_ONE_OF', path: ['draft', 'overTime'] } },
    { why: 'a floor above the cap', changes: { floor: '50', cap: '40' }, problem: { code: 'INCOMPATIBLE', path: ['draft', 'floor'] } },
    { why: 'a weight below zero', changes: { weight: '-1' }, problem: { code: 'OUT_OF_RANGE', path: ['draft', 'weight'] } },
    { why: 'a code that is taken', changes: { code: 'PAD' }, problem: { code: 'DUPLICATE', path: ['draft', 'code'] } },
    { why: 'a name that turns the text around', changes: { name: 'a\u202eb' }, problem: { code: 'MALFORMED', path: ['draft', 'name'] } },
  ])('refuses $why', async ({ changes, problem }) => {
    const { body } = await draft(changes)
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', problems: [problem] })
  })

  test('who may not is refused, and another municipality is not there', async () => {
    expect((await draft({}, employee)).body.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    expect((await draft({}, elsewhere)).body.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    expect((await draft({ municipalityId: 9999 }, elsewhere)).body).toEqual((await draft({}, elsewhere)).body)
    const whole = await draft({ municipalityId: 1708, partOfId: '1671:PAD' }, elsewhere)
    expect(whole.body).toEqual((await draft({ municipalityId: 1708, partOfId: '1708:MISSING' }, elsewhere)).body)
  })
})
