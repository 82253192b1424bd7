import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { cloneDatabase, type TestDatabase } from '../testing/database'
import { serve, type Session } from '../testing/execute'
import { makeRows } from '../testing/make'
import { probes, recordedProbes } from '../testing/probe'
import type { Server } from '../server'

let database: TestDatabase
let server: Server
let session: Session

beforeAll(async () => {
  database = await cloneDatabase()
  server = await serve(database, { NODE_ENV: 'production', INTROSPECTION: false }, [probes])
  const make = makeRows(database.owner)
  await make.municipality({ id: 1671 })
  session = await make.signedIn('ADMIN', 1671)
})
afterAll(async () => {
  await server.app.close()
  await database.drop()
})

type Request = { method?: 'GET' | 'POST'; url?: string; headers?: Record<string, string | undefined>; payload?: string | Buffer | object }
const send = async ({ method = 'POST', url = '/graphql', headers = {}, payload }: Request) => {
  const given = Object.entries({ 'content-type': 'application/json', cookie: session.cookie, ...headers }).filter(([, value]) => value !== undefined)
  const response = await server.app.inject({ method, url, headers: Object.fromEntries(given), payload })
  return { status: response.statusCode, headers: response.headers, text: response.body }
}
const ask = (query: string, variables?: object, operationName?: string) => send({ payload: { query, variables, operationName } })
const json = (text: string) => send({ payload: text })
const draft = (text: string) => ask('mutation M($d: ProbeDraft!) { recordProbe(draft: $d) { text } }', { d: { text, day: '2026-01-01' } })

/** Nothing of the database, of our files, or of an interpreter may leave the house. */
const inside = /\bselect\b .*\bfrom\b|\binsert into\b|relation "|constraint|prisma|pg_|node_modules|\.ts:\d|at \w+ \(|Did you mean|invalid byte sequence/i

const repeat = (text: (n: number) => string, times: number) => Array.from({ length: times }, (_, n) => text(n)).join(' ')
const nested = (depth: number) => '{ probe(id: 1) ' + '{ child '.repeat(depth) + '{ id }' + '}'.repeat(depth) + '}'
const unfolding = (levels: number, first = 'F0') =>
  `{ probe(id: 1) { ...${first} } } ` + repeat((n) => `fragment ${n === 0 ? first : `F${n}`} on Probe { ...F${n + 1} a${n}: child { ...F${n + 1} } }`, levels) + ` fragment F${levels} on Probe { id }`

/** The bad inputs of the threat model, by number; what must come of each. */
const corpus: { name: string; send: () => ReturnType<typeof send>; status: number; code?: string }[] = [
  { name: '1 empty body', send: () => json(''), status: 400, code: 'MALFORMED' },
  { name: '2 null', send: () => json('null'), status: 400, code: 'MALFORMED' },
  { name: '3 an empty list', send: () => json('[]'), status: 400, code: 'MALFORMED' },
  { name: '4 a batch of ten', send: () => send({ payload: Array(10).fill({ query: '{ hello }' }) }), status: 400, code: 'MALFORMED' },
  { name: '5 a number for a query', send: () => json('{"query":1}'), status: 400, code: 'MALFORMED' },
  { name: '6 300 kB of comments', send: () => ask(`{ hello } #${'x'.repeat(300_000)}`), status: 413, code: 'TOO_LARGE' },
  { name: '7 two thousand tokens and more', send: () => ask(`{ ${repeat(() => 'hello', 2001)} }`), status: 400, code: 'TOO_MANY_TOKENS' },
  { name: '8 eleven levels', send: () => ask(nested(10)), status: 400, code: 'TOO_DEEP' },
  { name: '9 aliases of __typename', send: () => ask(`{ ${repeat((n) => `a${n}: __typename`, 101)} }`), status: 400, code: 'TOO_MANY_ALIASES' },
  { name: '9 aliases inside', send: () => ask(`{ probe(id: 1) { ${repeat((n) => `a${n}: id`, 32)} } }`), status: 400, code: 'TOO_MANY_ALIASES' },
  { name: '9 aliases through fragments', send: () => ask(`{ probe(id: 1) { ...A ...B } } fragment A on Probe { ${repeat((n) => `a${n}: id`, 20)} } fragment B on Probe { ${repeat((n) => `b${n}: id`, 20)} }`), status: 400, code: 'TOO_MANY_ALIASES' },
  { name: '10 five hundred duplicates', send: () => ask(`{ ${repeat(() => 'hello', 500)} }`), status: 400, code: 'TOO_MANY_ALIASES' },
  { name: '11 directives', send: () => ask(`{ hello ${repeat(() => '@aa', 900)} }`), status: 400, code: 'DOCUMENT_NOT_FIT' },
  { name: '12 first: -1', send: () => ask('{ probes(first: -1) { totalCount } }'), status: 200, code: 'OUT_OF_RANGE' },
  { name: '13 first: 0', send: () => ask('{ probes(first: 0) { totalCount } }'), status: 200, code: 'OUT_OF_RANGE' },
  { name: '14 first: a million', send: () => ask('{ probes(first: 1000000) { totalCount } }'), status: 200, code: 'OUT_OF_RANGE' },
  { name: '14 nested pages', send: () => ask('{ probes(first: 200) { nodes { children(first: 200) { nodes { children(first: 200) { nodes { id } } } } } } }'), status: 400, code: 'TOO_COSTLY' },
  { name: '15 the same by a variable', send: () => ask('query Q($n: Int!) { probes(first: $n) { nodes { children(first: $n) { nodes { children(first: $n) { nodes { id } } } } } } }', { n: 200 }), status: 400, code: 'TOO_COSTLY' },
  { name: '16 the same by a default', send: () => ask('query Q($n: Int = 200) { probes(first: $n) { nodes { children(first: $n) { nodes { children(first: $n) { nodes { id } } } } } } }'), status: 400, code: 'TOO_COSTLY' },
  { name: '17 a negative sibling takes nothing off', send: () => ask('{ a: probes(first: -1000000) { nodes { children(first: 200) { nodes { id } } } } b: probes(first: 200) { nodes { children(first: 200) { nodes { children(first: 200) { nodes { id } } } } } } }'), status: 400, code: 'TOO_COSTLY' },
  { name: '18 fragments that unfold to millions', send: () => ask(unfolding(22)), status: 400 },
  { name: '19 fragments in a circle', send: () => ask('{ probe(id: 1) { ...A } } fragment A on Probe { child { ...B } } fragment B on Probe { child { ...A } }'), status: 400, code: 'DOCUMENT_NOT_FIT' },
  { name: '20 a fragment named __schema', send: () => ask(unfolding(22, '__schema')), status: 400 },
  { name: '21 an unknown operation', send: () => ask('query A { hello }', {}, 'B'), status: 400, code: 'UNKNOWN_ID' },
  { name: '21 an unknown mutation is not run', send: () => ask('mutation A { recordProbe(draft: { text: "x", day: "2026-01-01" }) { id } }', {}, 'B'), status: 400, code: 'UNKNOWN_ID' },
  { name: '22 two operations without a name', send: () => ask('{ hello } { hello }'), status: 400, code: 'DOCUMENT_NOT_FIT' },
  { name: '22 two operations, none chosen', send: () => ask('query A { hello } query B { hello }'), status: 400, code: 'UNKNOWN_ID' },
  { name: '23 a mutation by GET', send: () => send({ method: 'GET', url: `/graphql?query=${encodeURIComponent('mutation { recordProbe(draft: { text: "x", day: "2026-01-01" }) { id } }')}` }), status: 405 },
  { name: '24 a form', send: () => send({ headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: 'query=%7Bhello%7D' }), status: 415 },
  { name: '25 text/plain', send: () => send({ headers: { 'content-type': 'text/plain' }, payload: '{"query":"{ hello }"}' }), status: 415 },
  { name: '26 GET that says multipart', send: () => send({ method: 'GET', url: '/graphql?query=%7Bhello%7D', headers: { 'content-type': 'multipart/form-data; boundary=x' } }), status: 400 },
  { name: '26 GET that a page of another site can send', send: () => send({ method: 'GET', url: '/graphql?query=%7Bhello%7D', headers: { 'content-type': undefined } }), status: 400 },
  { name: '27 another alphabet', send: () => send({ headers: { 'content-type': 'application/json; charset=utf-7' }, payload: '+AHs-+ACI-query+ACI-:+ACI-+AHs-hello+AH0-+ACI-+AH0-' }), status: 400, code: 'MALFORMED' },
  { name: '28 a packed bomb', send: () => send({ headers: { 'content-encoding': 'gzip' }, payload: gzipSync('x'.repeat(10_000_000)) }), status: 400, code: 'MALFORMED' },
  { name: '29 a prototype', send: () => json('{"query":"{ hello }","variables":{"__proto__":{"admin":true}}}'), status: 400, code: 'MALFORMED' },
  { name: '29 a constructor', send: () => json('{"query":"{ hello }","variables":{"constructor":{"prototype":{"admin":true}}}}'), status: 400, code: 'MALFORMED' },
  { name: '30 an Int beyond 32 bits', send: () => ask('{ probe(id: 3000000000) { id } }'), status: 400, code: 'DOCUMENT_NOT_FIT' },
  { name: '30 the same by a variable', send: () => ask('query Q($id: Int!) { probe(id: $id) { id } }', { id: 3_000_000_000 }), status: 400, code: 'MALFORMED' },
  { name: '32 a NUL in a variable', send: () => draft('a\0b'), status: 400, code: 'HAS_NUL' },
  { name: '32 a NUL in the document', send: () => ask('{ hello(to: "a\\u0000b") }'), status: 400, code: 'HAS_NUL' },
  { name: '33 half a character', send: () => draft('a\ud800b'), status: 400, code: 'MALFORMED' },
  { name: '34 ten megabytes of text', send: () => draft('x'.repeat(10_000_000)), status: 413, code: 'TOO_LARGE' },
  { name: '37 a misspelt field', send: () => ask('{ helo }'), status: 400, code: 'DOCUMENT_NOT_FIT' },
  { name: 'introspection in production', send: () => ask('{ __schema { types { name } } }'), status: 400, code: 'DOCUMENT_NOT_FIT' },
  { name: 'a persisted query', send: () => send({ payload: { extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } } }), status: 200 },
  { name: 'lists in lists in lists', send: () => json(`{"query":"query Q($d: ProbeDraft!) { recordProbe(draft: $d) { id } }","variables":{"d":${'['.repeat(10_000)}${']'.repeat(10_000)}}}`), status: 400 },
  { name: 'a subscription where there are none', send: () => ask('subscription { ...F } fragment F on Probe { id }'), status: 400, code: 'DOCUMENT_NOT_FIT' },
  { name: 'no such method', send: () => send({ method: 'PUT' as never, payload: {} }), status: 404, code: 'NOT_FOUND' },
]

test.each(corpus)('$name', async ({ send, status, code }) => {
  const before = recordedProbes()
  const answer = await send()
  expect(answer.status).toBe(status)
  expect(answer.headers['content-type']).toMatch(/^application\/(graphql-response\+)?json/)
  const body = JSON.parse(answer.text) as { code?: string; problems?: { code: string }[]; errors?: { extensions: { code: string; problems: { code: string }[] } }[] }
  const said = body.errors?.flatMap((error) => error.extensions.problems) ?? body.problems ?? []
  expect(said.length).toBeGreaterThan(0)
  if (code) expect(said.map((problem) => problem.code)).toContain(code)
  expect(answer.text).not.toMatch(inside)
  expect(recordedProbes()).toBe(before)
})

test('a hundred megabytes that say they are small, and a length that lies, are cut off', async () => {
  const answer = await send({ payload: Buffer.alloc(2_000_000, 'x'), headers: { 'content-length': '2000000' } })
  expect(answer.status).toBe(413)
})

test('right-to-left marks and zero-width spaces pass through unchanged where a slice allows them', async () => {
  expect(JSON.parse((await draft('a\u202eb\u200b')).text)).toEqual({ data: { recordProbe: { text: 'a\u202eb\u200b' } } })
})

test('whatever document chance makes, the answer is JSON and no fault of ours', async () => {
  const name = fc.constantFrom('probe', 'probes', 'child', 'children', 'nodes', 'id', 'text', 'hello', 'named', '__typename', 'canary', 'nope', 'pageInfo')
  const argument = fc.constantFrom('', '(id: 1)', '(first: 5)', '(first: -9)', '(id: $v)', '(first: $v)', '(to: "\\u0000")', '(id: 99999999999)', '(x: [])')
  const { selection } = fc.letrec<{ selection: string }>((tie) => ({
    selection: fc.oneof(
      { maxDepth: 6, depthSize: 'medium' },
      name,
      fc.tuple(name, argument, fc.array(tie('selection'), { minLength: 1, maxLength: 4 })).map(([field, args, inner]) => `${field}${args} { ${inner.join(' ')} }`),
      fc.tuple(fc.constantFrom('Probe', 'ProbePage', 'Named', 'Open', 'Query', 'Nope'), tie('selection')).map(([type, inner]) => `... on ${type} { ${inner} }`),
      fc.tuple(tie('selection'), fc.constantFrom('@skip(if: true)', '@include(if: $v)', '@nope')).map(([inner, directive]) => `${inner} ${directive}`),
      tie('selection').map((inner) => `alias: ${inner}`),
      fc.constant('...F'),
    ),
  }))
  const document = fc.tuple(fc.constantFrom('query Q($v: Int)', 'query', 'mutation', 'subscription', 'query Q($v: Nope!)'), fc.array(selection, { minLength: 1, maxLength: 3 }), selection)
  await fc.assert(
    fc.asyncProperty(document, fc.constantFrom({}, { v: 1 }, { v: -1e9 }, { v: 'x' }, { v: null }), async ([head, fields, fragment], variables) => {
      const answer = await ask(`${head} { ${fields.join(' ')} } fragment F on Probe { ${fragment} }`, variables)
      expect(answer.status).toBeLessThan(500)
      expect(answer.text).not.toMatch(inside)
      JSON.parse(answer.text)
    }),
    { numRuns: process.env['TOLOK_FULL'] ? 10_000 : 200, seed: Number(process.env['TOLOK_SEED'] ?? 1671) },
  )
}, 600_000)
