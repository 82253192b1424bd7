import type { Server } from '../../server'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'

let database: TestDatabase
let server: Server
const as: Record<'admin' | 'elsewhere' | 'analyst' | 'ani' | 'head' | 'budi' | 'planner', Session> = { admin: { cookie: '' }, elsewhere: { cookie: '' }, analyst: { cookie: '' }, ani: { cookie: '' }, head: { cookie: '' }, budi: { cookie: '' }, planner: { cookie: '' } }

const document = `query ($query: ReportQueryInput!, $cell: CellInput, $first: Int, $after: String) { reportFacts(query: $query, cell: $cell, first: $first, after: $after) {
  nodes { id day indicatorId indicatorName unit agencyId agencyName isPersonal personName value numerator denominator target targetHigh state sourceId sourceName isReadable evidence recordedAt firstSubmittedAt isCorrection }
  pageInfo { hasNextPage endCursor } totalCount withheld asOf
} }`
const query = { measures: ['ACTUAL'], rows: [{ by: 'AGENCY' }], columns: [{ by: 'PERIOD', grain: 'MONTH' }], period: { fixed: '2026' } }
const ask = async (variables: Record<string, unknown>, session = as.admin) => (await execute(server, document, { query, ...variables }, session)).body
const factsOf = async (variables: Record<string, unknown>, session = as.admin) => {
  const { data, errors } = await ask(variables, session)
  if (errors) throw new Error(JSON.stringify(errors))
  return data.reportFacts as { nodes: Record<string, unknown>[]; totalCount: number; withheld: number; pageInfo: { hasNextPage: boolean; endCursor: string } }
}
const problemsOf = async (variables: Record<string, unknown>, session = as.admin) => (await ask(variables, session)).errors?.flatMap(({ extensions }) => extensions.problems.map(({ code, path }) => `${code} ${path.join('.')}`))

/** In two towns a clinic reports; in the first Ani, whom Head leads, reports for herself, and Budi for himself. */
beforeAll(async () => {
  database = await cloneDatabase()
  server = await serve(database)
  const make = makeRows(database.owner)
  for (const town of [1671, 1708]) {
    await make.municipality({ id: town })
    const clinic = await make.agency({ municipality_id: town, code: 'DINKES', name: 'Dinas Kesehatan' })
    const permits = await make.indicator({ municipality_id: town, code: 'IZIN', name: 'Izin terbit' })
    const target = await make.target({ municipality_id: town, indicator_id: permits.id, agency_id: clinic.id, value: '40.50' })
    await make.observation({ target, observed_on: '2026-01-20', value: '3.140000', evidence: 'BA/1' })
    await make.observation({ target, observed_on: '2026-02-20', value: '7' })
    if (town === 1708) continue
    const [head, ani, budi] = [await make.employee({ municipality_id: town, name: 'Head' }), await make.employee({ municipality_id: town, name: 'Ani' }), await make.employee({ municipality_id: town, name: 'Budi' })]
    for (const who of [ani, budi]) {
      const held = await make.assignment({ municipality_id: town, employee_id: who.id, agency_id: clinic.id, supervisor_id: who === ani ? head.id : null })
      const own = await make.target({ municipality_id: town, indicator_id: permits.id, agency_id: clinic.id, assignment_id: held.id, value: '10' })
      await make.observation({ target: own, observed_on: '2026-01-21', value: who === ani ? '1' : '2' })
    }
    as.ani = await make.signedIn('EMPLOYEE', town, { employee_id: ani.id })
    as.budi = await make.signedIn('EMPLOYEE', town, { employee_id: budi.id })
    as.head = await make.signedIn('SUPERIOR', town, { employee_id: head.id })
    as.admin = await make.signedIn('ADMIN', town)
    as.planner = await make.signedIn('PLANNER', town)
  }
  as.elsewhere = await make.signedIn('ADMIN', 1708)
  as.analyst = await make.signedIn('NATIONAL_ANALYST', null)
})
afterAll(async () => {
  await server?.app.close()
  await database?.drop()
})

const january = { row: ['1671:DINKES'], column: '2026-01|ACTUAL' }

test('the facts of a cell, the latest first, with what they are read by', async () => {
  const { nodes, totalCount, withheld } = await factsOf({ cell: january })
  expect([totalCount, withheld, nodes.map(({ day, value, personName }) => `${String(day)} ${String(value)} ${String(personName)}`)]).toEqual([3, 0, ['2026-01-21 2 Budi', '2026-01-21 1 Ani', '2026-01-20 3.14 null']])
  expect(nodes[2]).toMatchObject({ indicatorId: '1671:IZIN', indicatorName: 'Izin terbit', unit: 'dokumen', agencyId: '1671:DINKES', agencyName: 'Dinas Kesehatan', isPersonal: false, target: '40.5', targetHigh: null, state: 'FINAL', sourceId: '1671:SIPEG', evidence: 'BA/1', isCorrection: false })
})

test('page by page, each fact once; a mark goes with its own question only', async () => {
  const ids: unknown[] = []
  let after: string | undefined
  do {
    const page = await factsOf({ first: 1, after })
    ids.push(...page.nodes.map(({ id }) => id))
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined
  } while (after)
  expect(ids).toEqual((await factsOf({})).nodes.map(({ id }) => id))
  expect(ids).toHaveLength(4)
  const { pageInfo } = await factsOf({ first: 1 })
  expect(await problemsOf({ after: pageInfo.endCursor, cell: january })).toEqual(['CURSOR_NOT_FIT after'])
  expect(await problemsOf({ after: 'x' })).toEqual(['CURSOR_NOT_FIT after'])
})

test.each(['ani', 'budi', 'head', 'planner', 'analyst'] as const)('%s sees of persons only those whose figures are open to them, and how many were withheld', async (who) => {
  const of = { ani: ['Ani'], budi: ['Budi'], head: ['Ani'], planner: ['Ani', 'Budi'], analyst: [] }[who]
  const { nodes, totalCount, withheld } = await factsOf({ cell: january }, as[who])
  expect([nodes.flatMap(({ personName }) => personName ?? []).sort(), nodes.length, totalCount, withheld]).toEqual([of, of.length + 1, of.length + 1, 2 - of.length])
})

test('of another time’s figure, the facts of then; what has none there is no such cell', async () => {
  const february = { ...query, period: { fixed: '2026-02' }, compare: ['PREVIOUS_PERIOD', 'BASELINE'] }
  const daysOf = async (column: string) => (await factsOf({ query: february, cell: { row: ['1671:DINKES'], column } })).nodes.map(({ day }) => day)
  expect(await daysOf('2026-02|ACTUAL')).toEqual(['2026-02-20'])
  expect(await daysOf('2026-02|ACTUAL|PREVIOUS_PERIOD.VALUE')).toEqual(['2026-01-21', '2026-01-21', '2026-01-20'])
  expect(await daysOf('2026-02|ACTUAL|BASELINE.VALUE')).toEqual(['2026-02-20'])
  expect(await problemsOf({ query: { ...february, columns: [], rows: [{ by: 'PERIOD', grain: 'MONTH' }] }, cell: { row: [], column: 'ACTUAL|BASELINE.VALUE' } })).toEqual(['VALUE_NOT_FIT cell.column'])
})

test.each([{ by: 'MUNICIPALITY' }, { by: 'AGENCY' }])('what a top of %j leaves over: page by page every fact but those of its rows', async (row) => {
  const top = { ...query, rows: [row], columns: [], totals: ['GRAND'], top: { by: 'ACTUAL', n: 1, others: true } }
  const of = async (cell: object, more = {}) => factsOf({ query: top, cell: { column: 'ACTUAL', ...cell }, ...more }, as.analyst)
  const [all, rest] = [await of({}), await of({ others: true })]
  const kept = await of({ row: row.by === 'AGENCY' ? ['1671:DINKES'] : ['1671'] })
  expect([all.totalCount, kept.totalCount, rest.totalCount]).toEqual([4, 2, 2])
  expect(rest.nodes.map(({ agencyId, isReadable }) => [agencyId, isReadable])).toEqual([['1708:DINKES', false], ['1708:DINKES', false]])
  const first = await of({ others: true }, { first: 1 })
  expect((await of({ others: true }, { first: 1, after: first.pageInfo.endCursor })).nodes[0]).toEqual(rest.nodes[1])
  expect(await problemsOf({ query: { ...top, top: null }, cell: { column: 'ACTUAL', others: true } })).toEqual(['VALUE_NOT_FIT cell.others'])
  const { body } = await execute(server, 'query ($query: ReportQueryInput!, $cell: CellInput!) { explainCell(query: $query, cell: $cell) { exact parts { observations } } report(query: $query) { rows { kind exact } } }', { query: top, cell: { column: 'ACTUAL', others: true } }, as.analyst)
  expect(body.data?.explainCell).toEqual({ exact: body.data.report.rows.find(({ kind }: { kind: string }) => kind === 'OTHERS').exact[0], parts: [{ observations: 2 }] })
})

test('an agency’s figure is open inside, its evidence to those who may read the observation', async () => {
  const evidenceOf = async (session: Session) => (await factsOf({ cell: january }, session)).nodes.find(({ isPersonal }) => isPersonal === false)?.['evidence']
  expect([await evidenceOf(as.ani), await evidenceOf(as.analyst), await evidenceOf(as.planner)]).toEqual([null, null, 'BA/1'])
})

test('nobody sees the facts of another municipality', async () => {
  expect((await factsOf({ cell: january }, as.elsewhere)).totalCount).toBe(0)
  expect((await factsOf({}, as.elsewhere)).nodes.map(({ agencyId }) => agencyId)).toEqual(['1708:DINKES', '1708:DINKES'])
  expect((await factsOf({}, as.analyst)).totalCount).toBe(4)
  expect((await execute(server, document, { query })).body.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
})

test.each<[Record<string, unknown>, string]>([
  [{ cell: { row: ['1671:DINKES', 'x'], column: '2026-01|ACTUAL' } }, 'TOO_LONG cell.row'],
  [{ cell: { row: [], column: '2026-01|SALARY' } }, 'VALUE_NOT_FIT cell.column'],
  [{ cell: { row: ["' or 1=1"], column: '2026-01|ACTUAL' } }, 'VALUE_NOT_FIT cell.row.0'],
  [{ query: { ...query, period: { fixed: '2026-13' } } }, 'NOT_A_PERIOD period.fixed'],
])('%j is refused: %s', async (variables, says) => {
  expect(await problemsOf(variables)).toEqual([says])
})
