import type { Scope } from '../../platform/scope'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { countStatements, execute, serve, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import type { Server } from '../../server'
import { todayIn } from './municipality.store'

let database: TestDatabase
let server: Server
let tidore: Session
let analyst: Session

beforeAll(async () => {
  database = await cloneDatabase()
  server = await serve(database)
  const make = makeRows(database.owner)
  await make.municipality({ id: 1671, name: 'Palembang', kind: 'KOTA' })
  await make.municipality({ id: 1708, name: 'Kepahiang', kind: 'KABUPATEN', province: 'Bengkulu' })
  await make.municipality({ id: 8272, name: 'Tidore Kepulauan', province: 'Maluku Utara', time_zone: 'Asia/Jayapura', report_deadline_days: 5 })
  await database.owner.query("insert into region_code (municipality_id, valid_from, code) values (8272, '2010-07-01', '82.99')")
  tidore = await make.signedIn('EMPLOYEE', 8272)
  analyst = await make.signedIn('NATIONAL_ANALYST', null)
})
afterAll(async () => {
  await server?.app.close()
  await database?.drop()
})

const names = ({ body }: Awaited<ReturnType<typeof execute>>) => body.data.municipalities.nodes.map((one: { name: string }) => one.name)

test('everyone sees his own municipality, the analyst sees all, by name and by pages', async () => {
  const list = 'query ($first: Int!, $after: String) { municipalities(first: $first, after: $after) { totalCount nodes { name } pageInfo { endCursor hasNextPage } } }'
  expect(names(await execute(server, list, { first: 50 }, tidore))).toEqual(['Tidore Kepulauan'])
  const one = await execute(server, list, { first: 2 }, analyst)
  expect(names(one)).toEqual(['Kepahiang', 'Palembang'])
  expect(one.body.data.municipalities).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } })
  expect(names(await execute(server, list, { first: 2, after: one.body.data.municipalities.pageInfo.endCursor }, analyst))).toEqual(['Tidore Kepulauan'])
})

test('a region code is that of its day; the municipality keeps its own number', async () => {
  const { body } = await execute(
    server,
    '{ municipality(id: 8272) { id timeZone reportDeadlineDays kind before: regionCode(on: "2010-06-30") after: regionCode(on: "2010-07-01") today: regionCode } }',
    {},
    tidore,
  )
  expect(body.data.municipality).toEqual({ id: 8272, timeZone: 'Asia/Jayapura', reportDeadlineDays: 5, kind: 'KOTA', before: '82.72', after: '82.99', today: '82.99' })
})

test('another municipality answers exactly like one that does not exist', async () => {
  const ask = async (id: number) => (await execute(server, 'query ($id: Int!) { municipality(id: $id) { name } }', { id }, tidore)).body
  const missing = await ask(9999)
  expect(missing).toMatchObject({ data: { municipality: null }, errors: [{ extensions: { code: 'NOT_FOUND' } }] })
  for (const id of [1671, 1708, 0, -1]) expect(await ask(id)).toEqual(missing)
  const filtered = async (id: number) => (await execute(server, 'query ($id: Int!) { agencies(municipalityId: $id) { totalCount } }', { id }, tidore)).body
  expect(await filtered(1671)).toEqual(await filtered(9999))
})

test('nobody sees any without signing in', async () => {
  const { body } = await execute(server, '{ municipalities { nodes { name } } }')
  expect(body.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
})

test.each(['-1', '0', '201', '1000000', '3000000000'])('%s is no length of a page', async (first) => {
  const { body } = await execute(server, `{ municipalities(first: ${first}) { nodes { name } } }`, {}, analyst)
  expect(body.data?.municipalities).toBeUndefined()
  expect(body.errors?.[0]?.extensions.code).toBe('BAD_INPUT')
})

test('the number of statements does not depend on how many there are', async () => {
  const document = 'query ($first: Int!) { municipalities(first: $first) { totalCount nodes { name regionCode } } }'
  const one = await countStatements(() => execute(server, document, { first: 1 }, analyst))
  expect(await countStatements(() => execute(server, document, { first: 3 }, analyst))).toBe(one)
})

test('a new day begins in Jayapura two hours before it does in Jakarta', () => {
  const scope = { actor: { accountId: '', roles: [] }, municipalities: 'ALL', at: new Date('2026-01-31T15:00:00Z') } satisfies Scope
  expect([todayIn({ timeZone: 'Asia/Jakarta' }, scope), todayIn({ timeZone: 'Asia/Makassar' }, scope), todayIn({ timeZone: 'Asia/Jayapura' }, scope)]).toEqual(['2026-01-31', '2026-01-31', '2026-02-01'])
})
