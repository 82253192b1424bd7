import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve } from '../../testing/execute'
import { makeRows, testPassword } from '../../testing/make'
import type { Server } from '../../server'

let database: TestDatabase
let server: Server
let make: ReturnType<typeof makeRows>

beforeAll(async () => {
  database = await cloneDatabase()
  server = await serve(database)
  make = makeRows(database.owner)
  await make.municipality({ id: 1671, name: 'Palembang' })
})
afterAll(async () => {
  await server.app.close()
  await database.drop()
})

const signIn = (payload: object, headers: Record<string, string> = {}) => server.app.inject({ method: 'POST', url: '/auth/sign-in', headers, payload })
const viewer = (cookie: string | undefined) => execute(server, '{ viewer { username roles } }', {}, cookie === undefined ? undefined : { cookie })
const cookieOf = (response: { cookies: { name: string; value: string }[] }) => `tolok=${response.cookies.find((each) => each.name === 'tolok')!.value}`

test('signing in answers a cookie that the next request is known by', async () => {
  const account = await make.account({ municipality_id: 1671, roles: [{ role: 'ADMIN' }] })
  const response = await signIn({ username: account.username, password: testPassword })
  expect(response.statusCode).toBe(200)
  expect(response.json()).toEqual({ username: account.username, name: account.name })
  expect(response.cookies[0]).toMatchObject({ name: 'tolok', httpOnly: true, sameSite: 'Lax', path: '/' })
  expect((await viewer(cookieOf(response))).body).toEqual({ data: { viewer: { username: account.username, roles: ['ADMIN'] } } })
})

test('nobody is null', async () => {
  expect((await viewer(undefined)).body).toEqual({ data: { viewer: null } })
})

test('signing out counts at once', async () => {
  const account = await make.account({ municipality_id: 1671, roles: [{ role: 'ADMIN' }] })
  const session = await make.session(account)
  await server.app.inject({ method: 'POST', url: '/auth/sign-out', headers: { cookie: session.cookie } })
  expect((await viewer(session.cookie)).body).toEqual({ data: { viewer: null } })
})
