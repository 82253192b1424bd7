import type { Server } from '../../server'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'

let database: TestDatabase
let server: Server
const as: Record<string, Session> = {}
const nip: Record<string, string> = {}

const document = `query ($query: ReportQueryInput!) { report(query: $query) { rows { kind members { id } exact } notes { code } coverage { expected reported } } }`
const ask = async (query: Record<string, unknown>, who: string) => (await execute(server, document, { query: { period: { fixed: '2026-01' }, ...query } }, as[who])).body
const gridOf = async (query: Record<string, unknown>, who: string) => {
  const { data, errors } = await ask(query, who)
  if (errors) throw new Error(JSON.stringify(errors))
  return (data.report.rows as { kind: string; members: { id: string | null }[]; exact: (string | null)[] }[]).map(({ kind, members, exact }) => [kind, ...members.map(({ id }) => id), ...exact].join(' '))
}

/** BAPENDA itself, Sari and Dewi led by Rina there, Tono of DINKES: each reported one month of permits. */
beforeAll(async () => {
  database = await cloneDatabase()
  server = await serve(database)
  const make = makeRows(database.owner)
  await make.municipality({ id: 1671 })
  const bapenda = await make.agency({ municipality_id: 1671, code: 'BAPENDA' })
  const dinkes = await make.agency({ municipality_id: 1671, code: 'DINKES' })
  const indicator = await make.indicator({ municipality_id: 1671, code: 'IZIN' })
  const people: Record<string, { id: string; nip: string }> = {}
  for (const [name, grade] of [['Rina', 'IV/a'], ['Sari', 'III/b'], ['Dewi', 'III/b'], ['Tono', 'IX']] as const) {
    people[name] = await make.employee({ municipality_id: 1671, name, grade, employment: name === 'Tono' ? 'PPPK' : 'PNS' })
    nip[name] = `1671:${people[name]!.nip}`
  }
  const observed = async (agency: { id: string }, value: string, assignment?: { id: string }) => {
    const target = await make.target({ municipality_id: 1671, indicator_id: indicator.id, agency_id: agency.id, ...(assignment && { assignment_id: assignment.id }), period: '2026-01', period_from: '2026-01-01', period_to: '2026-01-31' })
    await make.observation({ target, value, observed_on: '2026-01-20' })
  }
  await observed(bapenda, '1')
  for (const [name, agency, value] of [['Sari', bapenda, '10'], ['Dewi', bapenda, '100'], ['Tono', dinkes, '1000']] as const)
    await observed(agency, value, await make.assignment({ municipality_id: 1671, employee_id: people[name]!.id, agency_id: agency.id, supervisor_id: name === 'Tono' ? null : people['Rina']!.id }))
  as['admin'] = await make.signedIn('ADMIN', 1671)
  as['admin of DINKES'] = await make.signedIn('ADMIN', 1671, { agency_id: dinkes.id })
  as['superior'] = await make.signedIn('SUPERIOR', 1671, { employee_id: people['Rina']!.id })
  as['employee'] = await make.signedIn('EMPLOYEE', 1671, { employee_id: people['Sari']!.id })
  as['planner'] = await make.signedIn('PLANNER', 1671)
  as['analyst'] = await make.signedIn('NATIONAL_ANALYST', null)
})
afterAll(async () => {
  await server?.app.close()
  await database?.drop()
})

test.each([
  ['admin', 'DETAIL 1111 4 4', 4],
  ['admin of DINKES', 'DETAIL 1001 2 2', 2],
  ['superior', 'DETAIL 111 3 3', 3],
  ['employee', 'DETAIL 11 2 2', 2],
  ['planner', 'DETAIL 1 1 1', 1],
  ['analyst', 'DETAIL 1 1 1', 1],
])('figures about persons count as far as %s may see them, in every measure and in coverage', async (who, row, expected) => {
  expect(await gridOf({ measures: ['ACTUAL', 'EXPECTED', 'REPORTED'] }, who)).toEqual([row])
  const { data } = await ask({ measures: ['DAYS_TO_VERIFY'] }, who)
  expect(data.report.coverage).toEqual({ expected, reported: expected })
  expect(data.report.notes.map(({ code }: { code: string }) => code)).toEqual(who === 'admin' ? [] : ['PERSONS_LEFT_OUT'])
})

test('nothing that is filtered, grouped or totalled brings them back', async () => {
  const where = { and: [{ on: 'AGENCY', op: 'EQ', values: ['1671:DINKES'] }, { on: 'INDICATOR', op: 'EQ', values: ['1671:IZIN'] }] }
  for (const measures of [['ACTUAL'], ['TARGET'], ['INDICATOR_COUNT'], ['EXPECTED'], ['LATE']])
    expect([measures, await gridOf({ measures, rows: [{ by: 'AGENCY' }], totals: ['GRAND'], where }, 'analyst')]).toEqual([measures, [`TOTAL ${['ACTUAL', 'TARGET'].includes(measures[0]!) ? '' : '0'}`]])
  expect(await gridOf({ measures: ['ACTUAL'], rows: [{ by: 'GRADE' }], totals: ['GRAND'] }, 'analyst')).toEqual(['DETAIL  1', 'TOTAL 1'])
})

test('by employee: those one may see, and the total is the same question without', async () => {
  const [first, second] = [nip['Sari']!, nip['Dewi']!].sort()
  const value = (id: string) => (id === nip['Sari'] ? '10' : '100')
  const query = { measures: ['ACTUAL'], rows: [{ by: 'EMPLOYEE' }], totals: ['GRAND'] }
  expect(await gridOf(query, 'superior')).toEqual([`DETAIL ${first} ${value(first!)}`, `DETAIL ${second} ${value(second!)}`, 'DETAIL  1', 'TOTAL 111'])
  expect(await gridOf(query, 'employee')).toEqual([`DETAIL ${nip['Sari']} 10`, 'DETAIL  1', 'TOTAL 11'])
  expect(await gridOf({ ...query, where: { on: 'EMPLOYEE', op: 'EQ', values: [nip['Tono']] } }, 'employee')).toEqual(['TOTAL '])
  expect(await gridOf({ measures: ['ACTUAL'], rows: [{ by: 'ASSESSOR' }, { by: 'EMPLOYMENT' }] }, 'admin')).toEqual([`DETAIL ${nip['Rina']} PNS 110`, 'DETAIL  PPPK 1000', 'DETAIL   1'])
})

test('whoever may see nobody has no such dimension: on an axis, in a filter or to sort by', async () => {
  for (const who of ['analyst', 'planner'])
    for (const query of [{ rows: [{ by: 'EMPLOYEE' }] }, { where: { on: 'EMPLOYEE', op: 'EQ', values: [nip['Sari']] } }, { columns: [{ by: 'ASSESSOR' }] }, { orderBy: [{ dimension: 'EMPLOYEE' }] }]) {
      const { errors } = await ask({ measures: ['ACTUAL'], ...query }, who)
      expect(errors?.[0]?.extensions.problems.map(({ code }) => code)).toEqual(['UNKNOWN_DIMENSION'])
    }
})

test('members carry what the register says of them, where it is asked for', async () => {
  const asked = `query ($query: ReportQueryInput!) { report(query: $query) { rows { members { id attributes { id value } } } } reportCatalogue { dimensions { id attributes { id label { en } } } } }`
  const { body } = await execute(server, asked, { query: { measures: ['ACTUAL'], rows: [{ by: 'EMPLOYEE' }, { by: 'INDICATOR' }, { by: 'POLARITY' }], period: { fixed: '2026' } } }, as['employee'])
  const [employee, indicator, polarity] = body.data.report.rows[0].members
  expect(employee.attributes).toEqual(expect.arrayContaining([{ id: 'GRADE', value: 'III/b' }, { id: 'EMPLOYMENT', value: 'PNS' }]))
  expect(indicator.attributes).toEqual(expect.arrayContaining([{ id: 'UNIT', value: 'dokumen' }, { id: 'CADENCE', value: 'MONTH' }]))
  expect([polarity.attributes, body.data.report.rows[1].members[0].attributes]).toEqual([[], []])
  expect(body.data.reportCatalogue.dimensions.find(({ id }: { id: string }) => id === 'AGENCY').attributes).toEqual([{ id: 'KIND', label: { en: 'Kind' } }])
})
