import { can, type Role } from '@tolok/domain'
import type { Scope } from '../../platform/scope'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import type { Server } from '../../server'
import { subjectOf } from '../employees'
import { listTargets } from './target.store'

let database: TestDatabase
let server: Server
const as: Record<string, Session> = {}
let sariAssignment: string

beforeAll(async () => {
  database = await cloneDatabase()
  server = await serve(database)
  const make = makeRows(database.owner)
  await make.municipality({ id: 1671, name: 'Palembang' })
  await make.municipality({ id: 1708, name: 'Kepahiang' })
  const dinkes = await make.agency({ municipality_id: 1671, code: 'DINKES' })
  const bapenda = await make.agency({ municipality_id: 1671, code: 'BAPENDA' })
  await make.agency({ municipality_id: 1708, code: 'DINKES' })
  await make.indicator({ municipality_id: 1671, code: 'IK-1' })
  await make.indicator({ municipality_id: 1671, code: 'IK-2', polarity: 'RANGE' })
  await make.indicator({ municipality_id: 1708, code: 'IK-1' })
  const rina = await make.employee({ municipality_id: 1671, name: 'Rina' })
  const sari = await make.employee({ municipality_id: 1671, name: 'Sari' })
  await make.assignment({ municipality_id: 1671, employee_id: rina.id, agency_id: dinkes.id })
  sariAssignment = (await make.assignment({ municipality_id: 1671, employee_id: sari.id, agency_id: dinkes.id, supervisor_id: rina.id })).id
  as['admin'] = await make.signedIn('ADMIN', 1671)
  as['admin of BAPENDA'] = await make.signedIn('ADMIN', 1671, { agency_id: bapenda.id })
  as['superior'] = await make.signedIn('SUPERIOR', 1671, { employee_id: rina.id })
  as['employee'] = await make.signedIn('EMPLOYEE', 1671, { employee_id: sari.id })
  as['planner'] = await make.signedIn('PLANNER', 1671)
  as['admin of Kepahiang'] = await make.signedIn('ADMIN', 1708)
})
afterAll(async () => {
  await server?.app.close()
  await database?.drop()
})

const set = (draft: object, who = 'admin') =>
  execute(server, 'mutation ($draft: TargetDraft!) { setTarget(draft: $draft) { id period value valueHigh agency { id } indicator { id } revisions { validFrom value reason } } }', { draft }, as[who])

test('a target and its next revision: nothing is overwritten', async () => {
  const first = await set({ indicatorId: '1671:IK-1', agencyId: '1671:DINKES', period: '2026', value: '120.5' })
  expect(first.body).toMatchObject({ data: { setTarget: { period: '2026', value: '120.5', agency: { id: '1671:DINKES' }, revisions: [{ validFrom: '2026-01-01' }] } } })
  const second = await set({ indicatorId: '1671:IK-1', agencyId: '1671:DINKES', period: '2026', value: '90', validFrom: '2026-07-01', reason: 'APBD-P' })
  expect(second.body.data.setTarget.id).toBe(first.body.data.setTarget.id)
  const { id } = second.body.data.setTarget
  const days = await execute(server, 'query ($id: ID!) { target(id: $id) { june: value(on: "2026-06-30") july: value(on: "2026-07-01") before: value(on: "2025-12-31") revisions { reason } } }', { id }, as['admin'])
  expect(days.body.data.target).toEqual({ june: '120.5', july: '90', before: null, revisions: [{ reason: '' }, { reason: 'APBD-P' }] })
  const { rows } = await database.owner.query("select action from audit_event where object_id = $1", [id])
  expect(rows).toEqual([{ action: 'TARGET_SET' }, { action: 'TARGET_SET' }])
})

test.each([
  { why: 'a period shorter than the cadence', draft: { period: '2026-01-15', value: '1' }, problem: { code: 'GRAIN_NOT_FIT', path: ['draft', 'period'] } },
  { why: 'a target below zero', draft: { period: '2026', value: '-1' }, problem: { code: 'OUT_OF_RANGE', path: ['draft', 'value'] } },
  { why: 'a range without its high bound', draft: { indicatorId: '1671:IK-2', period: '2026', value: '1' }, problem: { code: 'REQUIRED', path: ['draft', 'valueHigh'] } },
  { why: 'nobody to reach it', draft: { agencyId: null, period: '2026', value: '1' }, problem: { code: 'REQUIRED', path: ['draft', 'agencyId'] } },
])('refuses $why and stores nothing', async ({ draft, problem }) => {
  const { body } = await set({ indicatorId: '1671:IK-1', agencyId: '1671:BAPENDA', ...draft })
  expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', problems: [problem] })
  const { rows } = await database.owner.query('select count(*)::int as n from target t join agency a on a.id = t.agency_id where a.code = $1', ['BAPENDA'])
  expect(rows).toEqual([{ n: 0 }])
})

test("a superior sets targets for those he leads; another agency's administrator and a subordinate cannot", async () => {
  const draft = { indicatorId: '1671:IK-1', assignmentId: sariAssignment, period: '2026', value: '12' }
  for (const who of ['admin of BAPENDA']) expect((await set(draft, who)).body.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  const { body } = await set(draft, 'superior')
  expect(body.errors).toBeUndefined()
  const { id } = body.data.setTarget
  const seen = async (who: string) => (await execute(server, 'query ($id: ID!) { target(id: $id) { value } }', { id }, as[who])).body.data?.target ?? null
  expect(await seen('employee')).toEqual({ value: '12' })
  expect(await seen('superior')).toEqual({ value: '12' })
  expect(await seen('admin of BAPENDA')).toBeNull()
  const person = await execute(server, 'query ($id: ID!) { target(id: $id) { employee { name } } }', { id }, as['superior'])
  expect(person.body.data.target.employee).toEqual({ name: 'Sari' })
})

test('another municipality: its ids answer exactly like missing ones', async () => {
  const { body } = await set({ indicatorId: '1671:IK-1', agencyId: '1671:DINKES', period: '2025', value: '1' })
  const ask = async (id: string) => JSON.stringify((await execute(server, 'query ($id: ID!) { target(id: $id) { id } }', { id }, as['admin of Kepahiang'])).body)
  expect(await ask(body.data.setTarget.id)).toBe(await ask('01890000-0000-7000-8000-000000000000'))
  expect(await ask('1 OR 1=1')).toBe(await ask('01890000-0000-7000-8000-000000000000'))
  const foreign = await set({ indicatorId: '1671:IK-1', agencyId: '1671:DINKES', period: '2025', value: '1' }, 'admin of Kepahiang')
  const missing = await set({ indicatorId: '1708:IK-9', agencyId: '1708:DINKES', period: '2025', value: '1' }, 'admin of Kepahiang')
  expect(JSON.stringify(foreign.body)).toBe(JSON.stringify(missing.body))
  const mixed = await set({ indicatorId: '1708:IK-1', agencyId: '1671:DINKES', period: '2025', value: '1' }, 'admin of Kepahiang')
  expect(JSON.stringify(mixed.body)).toBe(JSON.stringify(missing.body))
})

test('targets hang on their indicators, filtered by year and agency', async () => {
  await set({ indicatorId: '1671:IK-2', agencyId: '1671:DINKES', period: '2025-03', value: '1', valueHigh: '2' })
  const { body } = await execute(
    server,
    '{ indicators { nodes { code targets(year: 2025, agencyId: "1671:DINKES", first: 1) { totalCount nodes { period valueHigh } } none: targets(agencyId: "1671:NOPE") { totalCount } } } }',
    {},
    as['admin'],
  )
  expect(body.errors).toBeUndefined()
  expect(body.data.indicators.nodes).toEqual([
    { code: 'IK-1', targets: { totalCount: 1, nodes: [{ period: '2025', valueHigh: null }] }, none: { totalCount: 0 } },
    { code: 'IK-2', targets: { totalCount: 1, nodes: [{ period: '2025-03', valueHigh: '2' }] }, none: { totalCount: 0 } },
  ])
})

// What a list holds is decided in SQL, what may be done with one row in the domain: the two must agree for every role.
test.each<{ role: Role; agency?: string; employee?: string }>([
  { role: 'ADMIN' },
  { role: 'ADMIN', agency: 'DINKES' },
  { role: 'ADMIN', agency: 'BAPENDA' },
  { role: 'PLANNER', agency: 'BAPENDA' },
  { role: 'INSPECTOR' },
  { role: 'SUPERIOR', employee: 'Rina' },
  { role: 'SUPERIOR', employee: 'Sari' },
  { role: 'EMPLOYEE', employee: 'Sari' },
  { role: 'EMPLOYEE', employee: 'Rina' },
  { role: 'NATIONAL_ANALYST' },
])('the list of a $role ($agency $employee) is what can() lets him read', async ({ role, agency, employee }) => {
  const idOf = async (text: string, name: string | undefined) => (name === undefined ? null : (await database.owner.query<{ id: string }>(text, [name])).rows[0]!.id)
  const agencyId = await idOf("select id from agency where code = $1 and municipality_id = 1671", agency)
  const employeeId = await idOf('select e.id from employee e join person p on (p.municipality_id, p.id) = (e.municipality_id, e.person_id) where p.name = $1', employee)
  const municipalityId = role === 'NATIONAL_ANALYST' ? null : 1671
  const scope: Scope = { actor: { accountId: 'x', roles: [{ role, municipalityId, agencyId, employeeId }] }, municipalities: [1671], at: new Date() }
  const { rows } = await database.owner.query<{ id: string; agencyId: string; employeeId: string | null }>(
    `select t.id, t.agency_id "agencyId", s.employee_id "employeeId" from target t left join assignment s on (s.municipality_id, s.id) = (t.municipality_id, t.assignment_id)
      where t.municipality_id = 1671 order by t.id`,
  )
  expect(rows.length).toBeGreaterThan(2)
  const pool = database.databases.sqlOf(scope)
  const readable: string[] = []
  for (const row of rows) if (can(scope.actor, 'target.read', await subjectOf(scope, pool, { municipalityId: 1671, ...row }))) readable.push(row.id)
  const { nodes } = await listTargets(scope, pool, { first: 200 })
  expect(nodes.map((one) => one.id).sort()).toEqual(readable.sort())
})
