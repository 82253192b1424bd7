import { gunzipSync } from 'node:zlib'
import { serverAudits } from 'graphql-http'
import { cloneDatabase, type TestDatabase } from '../testing/database'
import { serve } from '../testing/execute'
import { probes } from '../testing/probe'
import type { Server } from '../server'

let database: TestDatabase
let server: Server
let url = ''

beforeAll(async () => {
  database = await cloneDatabase()
  server = await serve(database, {}, [probes])
  url = `${await server.app.listen({ port: 0, host: '127.0.0.1' })}/graphql`
})
afterAll(async () => {
  await server.app.close()
  await database.drop()
})

// The suite of the GraphQL-over-HTTP specification. A warning is a SHOULD we chose not to follow; the list holds exactly those.
const warnings = [
  // A refused document is 400 for every media type: proxies and logs should see it.
  'SHOULD use 200 status code on document parsing failure when accepting application/json',
  'SHOULD use 200 status code on document validation failure when accepting application/json',
  'SHOULD use a status code of 200 on variable coercion failure when accepting application/json',
]

test('the GraphQL-over-HTTP audits find no error', async () => {
  const audits = serverAudits({ url, fetchFn: fetch })
  const results = []
  for (const audit of audits) results.push(await audit.fn())
  expect(results.filter((result) => result.status === 'error').map((result) => `${result.name}: ${'reason' in result ? result.reason : ''}`)).toEqual([])
  expect(results.filter((result) => result.status === 'warn').map((result) => result.name)).toEqual(warnings)
  expect(results.length).toBeGreaterThan(50)
})

test('a long answer comes packed to whoever takes it so, a short one as it is', async () => {
  const ask = (query: string, accepted: string) => server.app.inject({ method: 'POST', url, headers: { 'content-type': 'application/json', 'accept-encoding': accepted }, payload: { query } })
  const long = '{ __schema { types { name description fields { name description } } } }'
  const [packed, plain, short] = [await ask(long, 'br;q=0, gzip'), await ask(long, 'identity'), await ask('{ hello }', 'gzip')]
  expect([packed, plain, short].map(({ headers }) => headers['content-encoding'])).toEqual(['gzip', undefined, undefined])
  expect(packed.headers.vary).toMatch(/accept-encoding/i)
  expect(gunzipSync(packed.rawPayload).toString()).toBe(plain.body)
  expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 3)
})
