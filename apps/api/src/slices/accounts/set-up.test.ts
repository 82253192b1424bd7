import { makeSetUpToken } from '.'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve } from '../../testing/execute'
import type { Server } from '../../server'

let database: TestDatabase
let server: Server

beforeEach(async () => {
  database = await cloneDatabase()
  server = await serve(database)
})
afterEach(async () => {
  await server.app.close()
  await database.drop()
})

const municipality = { id: 1671, name: 'Palembang', kind: 'KOTA', province: 'Sumatera Selatan', timeZone: 'Asia/Jakarta' }
const admin = { username: 'admin.palembang', name: 'Admin', password: '  twelve long  ' }
const setUp = (body: object) => server.app.inject({ method: 'POST', url: '/auth/set-up', payload: body })
const linkNotFit = { code: 'FORBIDDEN', problems: [{ code: 'LINK_NOT_FIT', path: ['token'] }] }

test('the one-time link makes the first municipality and its administrator, who can sign in', async () => {
  const token = await makeSetUpToken(database.databases)
  const made = await setUp({ token, municipality, admin })
  expect([made.statusCode, made.json()]).toEqual([201, { username: 'admin.palembang' }])

  const signedIn = await server.app.inject({ method: 'POST', url: '/auth/sign-in', payload: { username: admin.username, password: admin.password } })
  const cookie = `tolok=${signedIn.cookies[0]!.value}`
  const { body } = await execute(server, '{ viewer { username roles permissions } auditEvents { nodes { action municipalityId } } }', {}, { cookie })
  expect(body.data?.viewer).toMatchObject({ username: 'admin.palembang', roles: ['ADMIN'], permissions: expect.arrayContaining(['import.run']) })
  expect(body.data?.auditEvents.nodes).toEqual([
    { action: 'SIGNED_IN', municipalityId: 1671 },
    { action: 'MUNICIPALITY_SET_UP', municipalityId: 1671 },
  ])
  const { rows } = await database.owner.query('select code from region_code')
  expect(rows).toEqual([{ code: '16.71' }])
})

test('the spaces of a password belong to it', async () => {
  await setUp({ token: await makeSetUpToken(database.databases), municipality, admin })
  const trimmed = await server.app.inject({ method: 'POST', url: '/auth/sign-in', payload: { username: admin.username, password: admin.password.trim() } })
  expect(trimmed.statusCode).toBe(401)
})

test('the link works once, even when two use it at the same moment', async () => {
  const token = await makeSetUpToken(database.databases)
  const answers = await Promise.all([setUp({ token, municipality, admin }), setUp({ token, municipality: { ...municipality, id: 1672 }, admin: { ...admin, username: 'other' } })])
  expect(answers.map((answer) => answer.statusCode).sort()).toEqual([201, 403])
  expect((await setUp({ token, municipality: { ...municipality, id: 1673 }, admin })).json()).toEqual(linkNotFit)
  expect(await makeSetUpToken(database.databases)).toBeUndefined()
})

test('an invented, an outdated and a replaced link are refused alike', async () => {
  const replaced = await makeSetUpToken(database.databases)
  const token = await makeSetUpToken(database.databases)
  expect((await setUp({ token: replaced, municipality, admin })).json()).toEqual(linkNotFit)
  expect((await setUp({ token: 'x'.repeat(43), municipality, admin })).json()).toEqual(linkNotFit)
  await database.owner.query(`update setup_link set created_at = now() - interval '25 hours'`)
  expect((await setUp({ token, municipality, admin })).json()).toEqual(linkNotFit)
  expect((await database.owner.query('select * from municipality')).rows).toEqual([])
})

test('every bad field is named, and the link stays good', async () => {
  const token = await makeSetUpToken(database.databases)
  const bad = { token, municipality: { ...municipality, id: 5, name: ' ', kind: 'DESA', timeZone: 'Europe/Paris' }, admin: { username: 'A B', name: 'A\0', password: 'short' } }
  const answer = await setUp(bad)
  expect(answer.statusCode).toBe(400)
  expect(answer.json().problems).toEqual(
    expect.arrayContaining([
      { code: 'OUT_OF_RANGE', path: ['municipality', 'id'] },
      { code: 'REQUIRED', path: ['municipality', 'name'] },
      { code: 'NOT_ONE_OF', path: ['municipality', 'kind'] },
      { code: 'NOT_ONE_OF', path: ['municipality', 'timeZone'] },
      { code: 'MALFORMED', path: ['admin', 'username'] },
      { code: 'HAS_NUL', path: ['admin', 'name'] },
      { code: 'TOO_SHORT', path: ['admin', 'password'] },
    ]),
  )
  expect((await setUp({ token, municipality, admin })).statusCode).toBe(201)
})
