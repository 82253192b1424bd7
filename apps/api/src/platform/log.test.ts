import { Writable } from 'node:stream'
import pino from 'pino'
import { cloneDatabase, type TestDatabase } from '../testing/database'
import { execute, testConfig } from '../testing/execute'
import { makeRows, testPassword } from '../testing/make'
import { probes } from '../testing/probe'
import { buildServer, type Server } from '../server'
import { accounts } from '../slices/accounts'
import { logOptions } from './log'

let database: TestDatabase
let server: Server
let make: ReturnType<typeof makeRows>
let lines: string[] = []

beforeAll(async () => {
  database = await cloneDatabase()
  const into = new Writable({ write: (chunk: Buffer, _encoding, done) => (lines.push(chunk.toString()), done()) })
  const config = testConfig({ LOG_LEVEL: 'info' })
  server = await buildServer({ slices: [accounts, probes], databases: database.databases, config, log: pino(logOptions(config), into) })
  make = makeRows(database.owner)
  await make.municipality({ id: 1671 })
})
beforeEach(() => (lines = []))
afterAll(async () => {
  await server.app.close()
  await database.drop()
})

const logged = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>)

test('one line an operation: which, whose (hashed), its cost, its statements, its time', async () => {
  const session = await make.signedIn('ADMIN', 1671)
  const { headers } = await execute(server, 'query Two { probes(first: 2) { nodes { id } } }', {}, session)
  expect(logged()).toEqual([
    expect.objectContaining({ requestId: headers['x-request-id'], route: '/graphql', status: 200, operation: 'Two', cost: expect.any(Number), statements: 1, actor: expect.stringMatching(/^[0-9a-f]{12}$/), ms: expect.any(Number) }),
  ])
  expect(lines.join('')).not.toContain(session.account.id)
})

test('a fault has the number that the answer gives, and where it happened, but none of the values', async () => {
  const session = await make.signedIn('ADMIN', 1671)
  const { body, headers } = await execute(server, 'query Faulty { probe(id: 1) { failsNullable databaseFails } }', {}, session)
  expect(body.errors?.map((error) => error.extensions.problems[0])).toEqual([1, 2].map(() => ({ code: 'INTERNAL', path: [], requestId: headers['x-request-id'] })))
  const faults = logged().filter((line) => line['level'] === 'error')
  expect(faults).toHaveLength(2)
  for (const fault of faults) expect(fault).toMatchObject({ requestId: headers['x-request-id'], operation: 'Faulty', err: { stack: expect.arrayContaining([expect.stringContaining('probe.ts')]) } })
  expect(logged().at(-1)).toMatchObject({ codes: ['INTERNAL'] })
  expect(lines.join('')).not.toMatch(/198001012005011001|Ibu Sari|no-uuid/)
})

test('neither names nor passwords nor tokens nor addresses of a page’s query are written', async () => {
  const account = await make.account({ municipality_id: 1671, name: 'Bapak Rahasia', roles: [{ role: 'ADMIN' }] })
  const signedIn = await server.app.inject({ method: 'POST', url: '/auth/sign-in', payload: { username: account.username, password: testPassword } })
  await server.app.inject({ method: 'POST', url: '/auth/sign-in', payload: { username: 'siti.rahasia', password: 'hunter2-hunter2' } })
  await server.app.inject({ url: '/siapkan?token=very-secret' })
  expect(logged().map((line) => [line['route'], line['status']])).toEqual([['/auth/sign-in', 200], ['/auth/sign-in', 401], ['none', 404]])
  expect(lines.join('')).not.toMatch(new RegExp(`${account.username}|Rahasia|rahasia|hunter2|very-secret|${testPassword}|${signedIn.cookies[0]!.value}`))
})
