import { publishedSchemes, municipalSchemes, schemeHash, schemeText } from '@tolok/domain'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import type { Server } from '../../server'

type Made = { id: string; municipality_id: number; indicator_id: string; agency_id: string; subject_id: string }

let database: TestDatabase
let server: Server
let make: ReturnType<typeof makeRows>
const as: Record<string, Session> = {}
const nip: Record<string, string> = {}
let permits: Made
let visits: Made
let bapenda: { id: string }

const keepScheme = (municipalityId: number, id: string) => {
  const scheme = [...publishedSchemes, ...municipalSchemes].find((one) => one.id === id)!
  return database.owner.query(
    `insert into scheme (municipality_id, id, code, version, name, regulation, valid_from, valid_to, yields, document, content_hash)
      values ($1, gen_random_uuid(), $2::varchar, 1, $2::text, 'x', $3, $4, $5, $6, $7)`,
    [municipalityId, id, scheme.validFrom, scheme.validTo, scheme.yields, schemeText(scheme), schemeHash(scheme)],
  )
}

beforeAll(async () => {
  database = await cloneDatabase()
  server = await serve(database)
  make = makeRows(database.owner)
  await make.municipality({ id: 1671 })
  await make.municipality({ id: 1708 })
  for (const id of ['PREDICATE_2022', 'SKP_2013']) await keepScheme(0, id)
  await keepScheme(1671, 'PLAJU_2026')
  await keepScheme(1708, 'KEPAHIANG_2026')
  bapenda = await make.agency({ municipality_id: 1671, code: 'BAPENDA' })
  const dinkes = await make.agency({ municipality_id: 1671, code: 'DINKES' })
  const rina = await make.employee({ municipality_id: 1671, name: 'Rina' })
  const sari = await make.employee({ municipality_id: 1671, name: 'Sari' })
  const tono = await make.employee({ municipality_id: 1671, name: 'Tono' })
  for (const { name, nip: number } of [rina, sari, tono]) nip[name] = `1671:${number}`
  await make.assignment({ municipality_id: 1671, employee_id: rina.id, agency_id: bapenda.id })
  const held = await make.assignment({ municipality_id: 1671, employee_id: sari.id, agency_id: bapenda.id, supervisor_id: rina.id })
  await make.assignment({ municipality_id: 1671, employee_id: tono.id, agency_id: dinkes.id })
  const count = await make.indicator({ municipality_id: 1671, code: 'IZIN', name: 'Izin terbit' })
  const other = await make.indicator({ municipality_id: 1671, code: 'KUNJUNG', name: 'Kunjungan' })
  const of = { municipality_id: 1671, agency_id: bapenda.id, assignment_id: held.id }
  permits = await make.target({ ...of, indicator_id: count.id, value: '100' })
  visits = await make.target({ ...of, indicator_id: other.id, value: '50' })
  as['admin'] = await make.signedIn('ADMIN', 1671)
  as['second admin'] = await make.signedIn('ADMIN', 1671)
  as['admin of DINKES'] = await make.signedIn('ADMIN', 1671, { agency_id: dinkes.id })
  as['superior'] = await make.signedIn('SUPERIOR', 1671, { employee_id: rina.id })
  as['employee'] = await make.signedIn('EMPLOYEE', 1671, { employee_id: sari.id })
  as['planner'] = await make.signedIn('PLANNER', 1671)
  as['admin of Kepahiang'] = await make.signedIn('ADMIN', 1708)
  as['analyst'] = await make.signedIn('NATIONAL_ANALYST', null)
})
afterAll(async () => {
  await server?.app.close()
  await database?.drop()
})

const ask = async (document: string, variables: object = {}, who = 'superior') => (await execute(server, document, { ...variables }, as[who])).body
const fields = 'id period score practice stale sealedAt predicate evidence band { code } notAssessed { reason } problems { code path } inputHash'
const create = (draft: object, who = 'superior') => ask(`mutation ($draft: PlanDraft!) { createPlan(draft: $draft) { ${fields} } }`, { draft }, who)
const item = (target: { id: string }, weight: string, component = 'INDICATORS') => ({ targetId: target.id, component, weight })
const read = async (id: string, more = '', who = 'superior') =>
  (await ask(`query ($id: ID!) { scorecard(planId: $id) { ${fields} ${more} } }`, { id }, who)).data.scorecard

let plan: string
test('a plan has its scorecard at once, and it follows what is reported and rated', async () => {
  const made = await create({ employeeId: nip['Sari'], period: '2026', schemeId: '1671:PLAJU_2026@1', items: [item(permits, '60'), item(visits, '40')] })
  expect(made.errors).toBeUndefined()
  expect(made.data.createPlan).toMatchObject({ score: null, notAssessed: { reason: 'NOTHING_JUDGED' }, stale: false, problems: [] })
  plan = made.data.createPlan.id
  await make.observation({ target: permits, value: '90', state: 'SUBMITTED' })
  expect(await read(plan)).toMatchObject({ score: '90.00', band: { code: 'HIGH' }, notAssessed: null, stale: false })
  const rated = await ask(`mutation ($id: ID!, $r: [RatingDraft!]!) { rate(planId: $id, ratings: $r) { ${fields} } }`, {
    id: plan,
    r: [{ kind: 'FIGURE', component: 'SUPERIOR', value: '81' }],
  })
  expect(rated.data.rate.score).toBe('88.00') // (70 × 90 + 20 × 81) ÷ 90
})
