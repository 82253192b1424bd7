import { cloneDatabase, type TestDatabase } from '../testing/database'
import { execute, serve, type GraphQLBody, type Session } from '../testing/execute'
import { makeRows } from '../testing/make'
import { probes } from '../testing/probe'
import type { Server } from '../server'

let database: TestDatabase
let jit: Server
let plain: Server
const as: Record<string, Session | undefined> = {}

beforeAll(async () => {
  database = await cloneDatabase()
  jit = await serve(database, { EXECUTOR: 'jit' }, [probes])
  plain = await serve(database, { EXECUTOR: 'graphql' }, [probes])
  const make = makeRows(database.owner)
  await make.municipality({ id: 1671 })
  as['admin'] = await make.signedIn('ADMIN', 1671)
  as['employee'] = await make.signedIn('EMPLOYEE', 1671)
})
afterAll(async () => {
  await Promise.all([jit.app.close(), plain.app.close()])
  await database.drop()
})

const draft = { text: 'short', day: '2026-05-01' }
const mutation = 'mutation Record($draft: ProbeDraft!) { recordProbe(draft: $draft) { text day } }'
const tagged = 'mutation Record($draft: ProbeDraft!) { recordProbe(draft: $draft) { tags } }'

/** What is asked, and what must come out: two executors that fail alike would agree too. */
const cases: { name: string; query: string; variables?: object; who?: string; status?: number; data?: unknown; codes?: string[] }[] = [
  { name: 'a list', query: '{ probes(first: 2) { nodes { id day child { text } } pageInfo { hasNextPage } totalCount } }', data: { probes: { nodes: [{ id: '1', day: '2026-03-31', child: { text: 'probe 11' } }, { id: '2', day: '2026-03-31', child: { text: 'probe 12' } }], pageInfo: { hasNextPage: true }, totalCount: 4 } } },
  { name: 'variables', query: 'query Q($n: Int!) { probes(first: $n) { nodes { id } } }', variables: { n: 1 }, data: { probes: { nodes: [{ id: '1' }] } } },
  { name: 'a default', query: 'query Q($n: Int = 2) { probes(first: $n) { nodes { id } } }', data: { probes: { nodes: [{ id: '1' }, { id: '2' }] } } },
  { name: 'a default of what may not be null', query: 'query Q($n: Int! = 2) { probes(first: $n) { nodes { id } } }', data: { probes: { nodes: [{ id: '1' }, { id: '2' }] } } },
  { name: 'null for a missing object', query: '{ probe(id: 0) { id } }', data: { probe: null } },
  { name: 'a missing variable', query: 'query Q($n: Int!) { probes(first: $n) { totalCount } }', variables: {}, status: 400, codes: ['BAD_INPUT'] },
  { name: 'a variable of another type', query: 'query Q($n: Int!) { probes(first: $n) { totalCount } }', variables: { n: 'x' }, status: 400, codes: ['BAD_INPUT'] },
  { name: 'a variable nobody declared', query: 'query Q($n: Int!) { probes(first: $n) { totalCount } }', variables: { n: 1, m: 2 }, data: { probes: { totalCount: 4 } } },
  { name: 'aliases, fragments, directives', query: 'query Q($s: Boolean!) { a: probes(first: 1) { ...F } b: probe(id: 7) { p: text @skip(if: $s) id @include(if: $s) } } fragment F on ProbePage { nodes { text __typename } }', variables: { s: true }, data: { a: { nodes: [{ text: 'probe 1', __typename: 'Probe' }] }, b: { id: '7' } } },
  { name: 'directives the other way', query: 'query Q($s: Boolean!) { b: probe(id: 7) { p: text @skip(if: $s) id @include(if: $s) } }', variables: { s: false }, data: { b: { p: 'probe 7' } } },
  { name: 'an interface', query: '{ named { __typename name } }', data: { named: [{ __typename: 'Open', name: 'open' }, { __typename: 'Closed', name: 'CANARY-7f3a' }] } },
  { name: 'a fault on a nullable field', query: '{ probe(id: 1) { id failsNullable } }', data: { probe: { id: '1', failsNullable: null } }, codes: ['INTERNAL'] },
  { name: 'a fault on a required field', query: '{ probe(id: 1) { id failsNonNull } }', data: { probe: null }, codes: ['INTERNAL'] },
  { name: 'a refusal', query: '{ probe(id: 1) { refuses } }', data: { probe: null }, codes: ['CONFLICT'] },
  { name: 'null where none may be', query: '{ probe(id: 1) { nullNonNull } }', data: { probe: null }, codes: ['INTERNAL'] },
  { name: 'a fault of the database', query: '{ probe(id: 1) { databaseFails } }', data: { probe: { databaseFails: null } }, codes: ['INTERNAL'] },
  { name: 'a mutation', query: mutation, variables: { draft }, data: { recordProbe: draft } },
  { name: 'defaults of fields, none given', query: tagged, variables: { draft }, data: { recordProbe: { tags: 'undefined undefined' } } },
  { name: 'defaults of fields, in an object and in a list of them', query: tagged, variables: { draft: { ...draft, tag: {}, tags: [{ rank: 7 }, { name: 'own', rank: null }] } }, data: { recordProbe: { tags: 'plain 2, plain 7, own null' } } },
  { name: 'defaults of fields, one for a list', query: tagged, variables: { draft: { ...draft, tag: null, tags: {} } }, data: { recordProbe: { tags: 'undefined undefined, plain 2' } } },
  { name: 'defaults of fields, in a default of the variable', query: `mutation Record($draft: ProbeDraft! = { text: "a", day: "2026-05-01", tags: [{}] }) { recordProbe(draft: $draft) { tags } }`, data: { recordProbe: { tags: 'undefined undefined, plain 2' } } },
  { name: 'defaults of fields, written out in the document', query: 'mutation Record($tag: ProbeTag) { recordProbe(draft: { text: "a", day: "2026-05-01", tag: $tag, tags: [{ rank: 1 }] }) { tags } }', variables: { tag: {} }, data: { recordProbe: { tags: 'plain 2, plain 1' } } },
  { name: 'a validator', query: mutation, variables: { draft: { ...draft, text: 'longer than ten' } }, data: null, codes: ['BAD_INPUT'] },
  { name: 'a scalar', query: mutation, variables: { draft: { ...draft, day: '2026-02-30' } }, status: 400, codes: ['BAD_INPUT'] },
  { name: 'a field nobody reads', query: mutation, variables: { draft: { ...draft, status: 'FINAL' } }, status: 400, codes: ['BAD_INPUT'] },
  { name: 'a refusal of the domain', query: mutation, variables: { draft: { ...draft, day: '2027-01-01' } }, data: null, codes: ['BAD_INPUT'] },
  { name: 'not signed in', query: '{ probes { totalCount } }', who: 'nobody', codes: ['UNAUTHENTICATED'] },
  { name: 'not allowed', query: '{ probe(id: 1) { canary } }', who: 'employee', codes: ['FORBIDDEN'] },
  { name: 'an unknown field', query: '{ nope }', status: 400, codes: ['BAD_INPUT'] },
  { name: 'no document', query: '{ probes(', status: 400, codes: ['BAD_INPUT'] },
  { name: 'introspection', query: '{ __type(name: "Probe") { fields { name } } }' },
]

test.each(cases)('compiled and plain answer alike: $name', async ({ query, variables, who = 'admin', status = 200, data, codes }) => {
  const ask = (server: Server) => execute(server, query, variables as Record<string, unknown>, as[who])
  const expected = await ask(plain)
  expect(expected.status).toBe(status)
  if (data !== undefined) expect(expected.body.data).toEqual(data)
  expect(expected.body.errors?.map((error) => error.extensions.code)).toEqual(codes)

  const first = await ask(jit)
  const second = await ask(jit) // compiled now
  for (const answer of [first, second]) expect([answer.status, withoutRequest(answer.body)]).toEqual([expected.status, withoutRequest(expected.body)])
})

test('what a validator or a scalar refuses is said with its place', async () => {
  const problems = async (given: object) => (await execute(jit, mutation, { draft: given }, as['admin'])).body.errors?.[0]?.extensions.problems
  expect(await problems({ ...draft, text: 'longer than ten' })).toEqual([{ code: 'TOO_LONG', path: ['text'] }])
  expect(await problems({ ...draft, day: '2026-02-30' })).toEqual([{ code: 'NOT_A_DAY', path: ['draft', 'day'] }])
  expect(await problems({ ...draft, status: 'FINAL' })).toEqual([{ code: 'UNKNOWN_FIELD', path: ['draft'] }])
  expect(await problems({ day: '2026-05-01' })).toEqual([{ code: 'REQUIRED', path: ['draft'] }])
  expect(await problems({ ...draft, amount: '1e5' })).toEqual([{ code: 'NOT_A_NUMBER', path: ['draft', 'amount'] }])
})

/** The number of the request is the one thing that may differ. */
const withoutRequest = (body: GraphQLBody) => JSON.parse(JSON.stringify(body, (key, value: unknown) => (key === 'requestId' ? '…' : value))) as unknown
