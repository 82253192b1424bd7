import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { countStatements, execute, serve, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import type { Scope } from '../../platform/scope'
import type { Server } from '../../server'
import { listEmployees } from './employee.store'

let database: TestDatabase
let server: Server
const as: Record<string, Session> = {}
const nip: Record<string, string> = {}

// 1671: DINKES over PKM. Rina leads Sari, who leads Tono; Umi works elsewhere, in BAPENDA. 1708: Wati.
beforeAll(async () => {
  database = await cloneDatabase()
  server = await serve(database)
  const make = makeRows(database.owner)
  await make.municipality({ id: 1671, name: 'Palembang' })
  await make.municipality({ id: 1708, name: 'Kepahiang' })
  const dinkes = await make.agency({ municipality_id: 1671, code: 'DINKES' })
  const pkm = await make.agency({ municipality_id: 1671, code: 'PKM', kind: 'UPTD', parent_id: dinkes.id })
  const bapenda = await make.agency({ municipality_id: 1671, code: 'BAPENDA' })
  const kepahiang = await make.agency({ municipality_id: 1708, code: 'DINKES' })
  const hire = async (name: string, agency: { id: string; municipality_id: number }, supervisor_id: string | null = null) => {
    const employee = await make.employee({ municipality_id: agency.municipality_id, name })
    const position = await make.position({ municipality_id: agency.municipality_id, agency_id: agency.id, title: `Jabatan ${name}` })
    await make.assignment({ municipality_id: agency.municipality_id, employee_id: employee.id, position_id: position.id, supervisor_id })
    nip[name] = `${agency.municipality_id}:${employee.nip}`
    return employee
  }
  const rina = await hire('Rina', dinkes)
  const sari = await hire('Sari', pkm, rina.id)
  const tono = await hire('Tono', pkm, sari.id)
  await hire('Umi', bapenda)
  await hire('Wati', kepahiang)
  as['admin'] = await make.signedIn('ADMIN', 1671)
  as['health admin'] = await make.signedIn('ADMIN', 1671, { agency_id: dinkes.id })
  as['inspector'] = await make.signedIn('INSPECTOR', 1671)
  as['planner'] = await make.signedIn('PLANNER', 1671)
  as['rina, superior'] = await make.signedIn('SUPERIOR', 1671, { employee_id: rina.id })
  as['sari, superior'] = await make.signedIn('SUPERIOR', 1671, { employee_id: sari.id })
  as['tono, employee'] = await make.signedIn('EMPLOYEE', 1671, { employee_id: tono.id })
  as['analyst'] = await make.signedIn('NATIONAL_ANALYST', null)
})
afterAll(async () => {
  await server?.app.close()
  await database?.drop()
})

test.each([
  { who: 'admin', sees: ['Rina', 'Sari', 'Tono', 'Umi'] },
  { who: 'inspector', sees: ['Rina', 'Sari', 'Tono', 'Umi'] },
  { who: 'planner', sees: ['Rina', 'Sari', 'Tono', 'Umi'] },
  { who: 'health admin', sees: ['Rina', 'Sari', 'Tono'] },
  { who: 'rina, superior', sees: ['Rina', 'Sari', 'Tono'] },
  { who: 'sari, superior', sees: ['Sari', 'Tono'] },
  { who: 'tono, employee', sees: ['Tono'] },
])('$who sees $sees, in the list and one by one', async ({ who, sees }) => {
  const { body } = await execute(server, '{ employees { totalCount nodes { name } } }', {}, as[who])
  expect(body.errors).toBeUndefined()
  expect(body.data.employees).toEqual({ totalCount: sees.length, nodes: sees.map((name) => ({ name })) })
  for (const name of Object.keys(nip)) {
    const one = await execute(server, 'query ($id: ID!) { employee(id: $id) { name } }', { id: nip[name] }, as[who])
    expect(one.body.data?.employee?.name ?? null).toBe(sees.includes(name) ? name : null)
  }
})

test.each(['analyst'])('%s has no business with persons: the function itself is refused', async (who) => {
  const { body } = await execute(server, '{ employees { nodes { name } } }', {}, as[who])
  expect(body.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  expect(JSON.stringify(body)).not.toContain('Rina')
})

test('what someone holds, and under whom: of a supervisor out of sight only the name', async () => {
  const document = '{ employees { nodes { name current { position { title agency { code } } kind supervisorName supervisor { nip } } assignments { validFrom validTo } } } }'
  const { body } = await execute(server, document, {}, as['tono, employee'])
  expect(body.data.employees.nodes).toEqual([
    {
      name: 'Tono',
      current: { position: { title: 'Jabatan Tono', agency: { code: 'PKM' } }, kind: 'DEFINITIVE', supervisorName: 'Sari', supervisor: null },
      assignments: [{ validFrom: '2020-01-01', validTo: null }],
    },
  ])
  const seen = await execute(server, document, {}, as['sari, superior'])
  expect(seen.body.data.employees.nodes[1].current.supervisor).toEqual({ nip: nip['Sari']!.split(':')[1] })
})

test.each([
  { filter: '(agencyId: "1671:DINKES")', found: ['Rina', 'Sari', 'Tono'] },
  { filter: '(agencyId: "1671:PKM")', found: ['Sari', 'Tono'] },
  { filter: '(text: "in")', found: ['Rina'] },
  { filter: '(text: "%")', found: [] },
])('employees$filter finds $found', async ({ filter, found }) => {
  const { body } = await execute(server, `{ employees${filter} { nodes { name } } }`, {}, as['admin'])
  expect(body.data.employees.nodes.map((one: { name: string }) => one.name)).toEqual(found)
})

test('searching does not tell of those out of sight', async () => {
  for (const text of ['Rina', nip['Rina']!.split(':')[1]!, 'Nobody']) {
    const { body } = await execute(server, 'query ($text: String!) { employees(text: $text) { totalCount nodes { name } } }', { text }, as['tono, employee'])
    expect(body).toEqual({ data: { employees: { totalCount: 0, nodes: [] } } })
  }
})

test('someone out of sight, of another municipality, or of no shape answers exactly like someone missing', async () => {
  const ask = async (id: string, who: string) => (await execute(server, 'query ($id: ID!) { employee(id: $id) { name } }', { id }, as[who])).body
  const missing = await ask('1671:000000000000000000', 'tono, employee')
  expect(missing).toMatchObject({ data: { employee: null }, errors: [{ extensions: { code: 'NOT_FOUND' } }] })
  for (const id of [nip['Rina']!, nip['Wati']!, '1671:1 OR 1=1', '1708:000000000000000000', 'x']) expect(await ask(id, 'tono, employee')).toEqual(missing)
})

test('pages, and a number of statements that does not depend on how many employees there are', async () => {
  const document = 'query ($first: Int!, $after: String) { employees(first: $first, after: $after) { nodes { name municipality { name } current { position { agency { name } } supervisor { name } } } pageInfo { endCursor } } }'
  const one = await execute(server, document, { first: 3 }, as['admin'])
  const two = await execute(server, document, { first: 3, after: one.body.data.employees.pageInfo.endCursor }, as['admin'])
  expect([one, two].flatMap(({ body }) => body.data.employees.nodes.map((node: { name: string }) => node.name))).toEqual(['Rina', 'Sari', 'Tono', 'Umi'])
  const some = await countStatements(() => execute(server, document, { first: 2 }, as['admin']))
  expect(await countStatements(() => execute(server, document, { first: 4 }, as['admin']))).toBe(some)
})

test('whoever has left the line of command today sees nothing of it tomorrow', async () => {
  const make = makeRows(database.owner)
  const { rows } = await database.owner.query<{ id: string }>(
    "select e.id from employee e join person p on (p.municipality_id, p.id) = (e.municipality_id, e.person_id) where p.name = 'Umi'",
  )
  const umi = await make.signedIn('SUPERIOR', 1671, { employee_id: rows[0]!.id })
  const yuni = await make.employee({ municipality_id: 1671, name: 'Yuni' })
  const agency = (await database.owner.query<{ id: string }>("select id from agency where code = 'BAPENDA'")).rows[0]!
  await make.assignment({ municipality_id: 1671, employee_id: yuni.id, agency_id: agency.id, supervisor_id: rows[0]!.id, valid_from: '2020-01-01', valid_to: '2024-01-01' })
  const { body } = await execute(server, '{ employees { nodes { name } } }', {}, umi)
  expect(body.data.employees.nodes).toEqual([{ name: 'Umi' }])
})

test('a line of command ends at the midnight of its own town, to the millisecond', async () => {
  const make = makeRows(database.owner)
  await make.municipality({ id: 8272, name: 'Tidore Kepulauan', time_zone: 'Asia/Jayapura' })
  const agency = await make.agency({ municipality_id: 8272, code: 'DINKES' })
  const [boss, clerk] = [await make.employee({ municipality_id: 8272, name: 'Boss' }), await make.employee({ municipality_id: 8272, name: 'Clerk' })]
  await make.assignment({ municipality_id: 8272, employee_id: clerk.id, agency_id: agency.id, supervisor_id: boss.id, valid_from: '2026-01-01', valid_to: '2026-07-01' })
  const seenAt = async (at: string) => {
    const scope: Scope = { actor: { accountId: 'x', roles: [{ role: 'SUPERIOR', municipalityId: 8272, agencyId: null, employeeId: boss.id }] }, municipalities: [8272], at: new Date(at) }
    return (await listEmployees(scope, database.databases.sqlOf(scope), { first: 10 })).nodes.map((one) => one.name)
  }
  expect(await seenAt('2025-12-31T14:59:59.999Z')).toEqual(['Boss'])
  expect(await seenAt('2025-12-31T15:00:00.000Z')).toEqual(['Boss', 'Clerk'])
  expect(await seenAt('2026-06-30T14:59:59.999Z')).toEqual(['Boss', 'Clerk'])
  expect(await seenAt('2026-06-30T15:00:00.000Z')).toEqual(['Boss'])
})
