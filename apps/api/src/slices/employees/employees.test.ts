import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import type { Server } from '../../server'

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

test.each(['planner', 'analyst'])('%s has no business with persons: the function itself is refused', async (who) => {
  const { body } = await execute(server, '{ employees { nodes { name } } }', {}, as[who])
  expect(body.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  expect(JSON.stringify(body)).not.toContain('Rina')
})
