import type { Server } from '../../server'
import { makeCards } from '../../testing/cards'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'

let database: TestDatabase
let server: Server
const as: Record<string, Session> = {}
const nip: Record<string, string> = {}
const ask = async (query: Record<string, unknown>, who = 'admin') =>
  (await execute(server, `query ($query: ReportQueryInput!) { report(query: $query) { rows { kind members { id } exact } notes { code } } }`, { query: { period: { fixed: '2025' }, ...query } }, as[who])).body
const gridOf = async (query: Record<string, unknown>, who?: string) => {
  const { data, errors } = await ask(query, who)
  if (errors) throw new Error(JSON.stringify(errors))
  return (data.report.rows as { kind: string; members: { id: string | null }[]; exact: (string | null)[] }[]).map(({ kind, members, exact }) => [kind, ...members.map(({ id }) => id), ...exact].join(' '))
}

/** Ani moves from DINKES to BAPENDA in July 2025; Budi of BAPENDA leads her then; Citra of DINKES is acting in BAPENDA too. */
beforeAll(async () => {
  database = await cloneDatabase()
  server = await serve(database)
  const make = makeRows(database.owner)
  const cards = makeCards(database.owner)
  await make.municipality({ id: 1671 })
  await make.municipality({ id: 1708 })
  const bapenda = await make.agency({ municipality_id: 1671, code: 'BAPENDA' })
  const dinkes = await make.agency({ municipality_id: 1671, code: 'DINKES' })
  const people: Record<string, { id: string; nip: string }> = {}
  for (const name of ['Ani', 'Budi', 'Citra']) {
    people[name] = await make.employee({ municipality_id: 1671, name })
    nip[name] = `1671:${people[name]!.nip}`
  }
  const hold = (name: string, agency: { id: string }, more: object = {}) => make.assignment({ municipality_id: 1671, employee_id: people[name]!.id, agency_id: agency.id, ...more })
  await hold('Ani', dinkes, { valid_to: '2025-07-01' })
  await hold('Ani', bapenda, { valid_from: '2025-07-01', supervisor_id: people['Budi']!.id })
  await hold('Budi', bapenda)
  await hold('Citra', dinkes)
  await hold('Citra', bapenda, { kind: 'ACTING', valid_from: '2025-09-01' })
  const card = (name: string) => ({ municipalityId: 1671, employeeId: people[name]!.id })
  await cards([
    { ...card('Ani'), score: '80', predicate: 'GOOD' },
    { ...card('Budi'), score: '95.5', predicate: 'VERY_GOOD', sealed: false },
    { ...card('Citra'), predicate: 'NEEDS_IMPROVEMENT' },
    { ...card('Citra'), predicate: 'VERY_GOOD', score: '120', practice: true },
    { ...card('Ani'), period: '2024', score: '50', predicate: 'VERY_POOR' },
  ])
  const stranger = await make.employee({ municipality_id: 1708 })
  await make.assignment({ municipality_id: 1708, employee_id: stranger.id, agency_id: (await make.agency({ municipality_id: 1708, code: 'BAPENDA' })).id })
  await cards([{ municipalityId: 1708, employeeId: stranger.id, score: '1', predicate: 'VERY_POOR' }])
  as['admin'] = await make.signedIn('ADMIN', 1671)
  as['admin of DINKES'] = await make.signedIn('ADMIN', 1671, { agency_id: dinkes.id })
  as['superior'] = await make.signedIn('SUPERIOR', 1671, { employee_id: people['Budi']!.id })
  as['analyst'] = await make.signedIn('NATIONAL_ANALYST', null)
})
afterAll(async () => {
  await server?.app.close()
  await database?.drop()
})

const measures = ['SCORECARD_COUNT', 'SCORECARD_MEAN', 'PREDICATE_COUNT', 'SHARE_GOOD_OR_BETTER', 'SHARE_VERY_GOOD']

test('of each agency as its people stood on the last day, none for practice, every total from its own sums', async () => {
  expect(await gridOf({ measures, rows: [{ by: 'AGENCY', level: 1 }], totals: ['GRAND'] })).toEqual([
    'DETAIL 1671:BAPENDA 2 87.75 2 100 50',
    'DETAIL 1671:DINKES 1  1 0 0', // Citra is acting elsewhere, and has no score
    'TOTAL 3 87.75 3 66.666667 33.333333',
  ])
  expect(await gridOf({ measures: ['PREDICATE_COUNT', 'SCORECARD_MEAN'], rows: [{ by: 'PERIOD', grain: 'YEAR' }, { by: 'PREDICATE' }], period: { from: '2024', to: '2025' } })).toEqual([
    'DETAIL 2024 VERY_POOR 1 50', 'DETAIL 2025 VERY_GOOD 1 95.5', 'DETAIL 2025 GOOD 1 80', 'DETAIL 2025 NEEDS_IMPROVEMENT 1 ',
  ])
})

test('how far a unit is from the pattern of its own predicate: of one unit, and only where it was rated', async () => {
  const rate = (agency: string, predicate: string, day = '2026-01-10') =>
    database.owner.query("insert into organisation_rating (municipality_id, id, agency_id, period, predicate, recorded_at) select municipality_id, gen_random_uuid(), id, '2025', $2::organisation_predicate, $3::timestamptz from agency where municipality_id = 1671 and code = $1", [agency, predicate, day])
  await rate('BAPENDA', 'GOOD')
  const query = { measures: ['DISTRIBUTION_GAP'], rows: [{ by: 'AGENCY', level: 1 }], totals: ['GRAND'] }
  // One good and one very good: somebody should need improvement.
  expect(await gridOf(query)).toEqual(['DETAIL 1671:BAPENDA 1', 'DETAIL 1671:DINKES ', 'TOTAL '])
  await rate('DINKES', 'NEEDS_IMPROVEMENT')
  expect(await gridOf(query)).toEqual(['DETAIL 1671:BAPENDA 1', 'DETAIL 1671:DINKES 0', 'TOTAL '])
  await rate('BAPENDA', 'EXCEPTIONAL', '2026-02-01')
  expect(await gridOf({ ...query, totals: [] })).toContain('DETAIL 1671:BAPENDA 0')
})

test('live and sealed apart, by scheme and by person; before it was sealed it is not there', async () => {
  expect(await gridOf({ measures: ['SCORECARD_COUNT'], rows: [{ by: 'SCHEME' }, { by: 'SCORECARD_STATE' }] })).toEqual(['DETAIL 0:PREDICATE_2022@1 LIVE 1', 'DETAIL 0:PREDICATE_2022@1 FINAL 2'])
  expect(await gridOf({ measures: ['SCORECARD_MEAN'], rows: [{ by: 'EMPLOYEE' }], where: { on: 'SCORECARD_STATE', op: 'EQ', values: ['FINAL'] }, orderBy: [{ measure: 'SCORECARD_MEAN', direction: 'DESC' }] })).toEqual([`DETAIL ${nip['Ani']} 80`, `DETAIL ${nip['Citra']} `])
  expect(await gridOf({ measures: ['SCORECARD_COUNT'], asOf: '2026-01-19T00:00:00Z' })).toEqual(['DETAIL 0'])
  expect(await gridOf({ measures: ['SCORECARD_COUNT'], asOf: '2026-01-21T00:00:00Z' })).toEqual(['DETAIL 3'])
})

test('a superior counts those he leads and himself, an agency its own, an analyst nobody: there is no such measure for him', async () => {
  expect(await gridOf({ measures: ['SCORECARD_MEAN', 'SCORECARD_COUNT'], rows: [{ by: 'EMPLOYEE' }] }, 'superior')).toEqual([nip['Ani']!, nip['Budi']!].sort().map((id) => `DETAIL ${id} ${id === nip['Ani'] ? '80' : '95.5'} 1`))
  expect(await gridOf({ measures: ['SCORECARD_COUNT'], rows: [{ by: 'AGENCY' }], totals: ['GRAND'] }, 'admin of DINKES')).toEqual(['DETAIL 1671:DINKES 1', 'TOTAL 1'])
  const { errors } = await ask({ measures: ['SCORECARD_MEAN'] }, 'analyst')
  expect(errors?.[0]?.extensions.problems.map(({ code }) => code)).toEqual(['UNKNOWN_MEASURE'])
})
