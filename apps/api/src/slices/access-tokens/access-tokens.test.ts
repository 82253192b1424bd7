import { createHash } from 'node:crypto'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve, type GraphQLBody, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import type { Server } from '../../server'

let database: TestDatabase
let server: Server
let make: ReturnType<typeof makeRows>
let admin: Session & { account: { id: string; username: string } }
let neighbour: Session

beforeAll(async () => {
  database = await cloneDatabase()
  server = await serve(database)
  make = makeRows(database.owner)
  for (const id of [1671, 1172]) await make.municipality({ id })
  await make.agency({ municipality_id: 1671, code: 'DINKES' })
  await make.indicator({ municipality_id: 1671, code: 'KES-01' })
  admin = (await make.signedIn('ADMIN', 1671)) as typeof admin
  neighbour = await make.signedIn('ADMIN', 1172)
})
afterAll(async () => {
  await server.app.close()
  await database.drop()
})

const create = `mutation ($draft: AccessTokenDraft!) { createAccessToken(draft: $draft) { text token { id prefix name scopes operationCount integratorName expiresAt lastUsedAt revokedAt } } }`
const made = async (as: Session, draft: object = {}): Promise<{ text: string; token: { id: string; prefix: string; scopes: string[] } }> => {
  const { body } = await execute(server, create, { draft: { name: 'SIMPEG', scopes: ['indicator.read'], days: 30, ...draft } }, as)
  if (body.errors) throw new Error(JSON.stringify(body.errors))
  return body.data.createAccessToken
}
type Extra = { headers?: Record<string, string>; body?: object; on?: Server }
const ask = async (text: string, query: string, { headers = {}, body = {}, on = server }: Extra = {}) => {
  const answer = await on.app.inject({ method: 'POST', url: '/graphql', headers: { authorization: `Bearer ${text}`, ...headers }, payload: { query, ...body } })
  return { status: answer.statusCode, headers: answer.headers, body: answer.json<GraphQLBody>() }
}
const indicators = '{ indicators { nodes { code } } }'
const code = ({ body }: { body: GraphQLBody }) => body.errors?.[0]?.extensions.problems[0]?.code
const refusal = (status: number, problem: string) => ({ status, body: { errors: [{ extensions: { problems: [{ code: problem }] } }] } })

describe('a token', () => {
  test('acts for its maker within its scopes, is kept as a hash alone, and tells when it was used', async () => {
    const { text, token } = await made(admin)
    expect(text).toMatch(/^tolok_[0-9A-Za-z]{8}_[\w-]{43}$/)
    expect(text.startsWith(token.prefix)).toBe(true)
    expect((await ask(text, indicators)).body.data.indicators.nodes).toEqual([{ code: 'KES-01' }])
    const { rows } = await database.owner.query('select token_hash, last_used_at, row_to_json(t)::text as whole from access_token t where id = $1', [token.id])
    expect(rows[0].token_hash).toEqual(createHash('sha256').update(text).digest())
    expect(rows[0].whole).not.toContain(text.slice(15))
    expect(rows[0].last_used_at).not.toBeNull()
    const audit = await database.owner.query(`select action, detail from audit_event where object_id = $1`, [token.id])
    expect(audit.rows).toEqual([{ action: 'TOKEN_CREATED', detail: { account: admin.account.id, scopes: ['indicator.read'], days: 30, operations: null } }])
  })

  test('may not what is outside its scopes, though its holder may', async () => {
    const { text } = await made(admin)
    expect(await ask(text, '{ auditEvents { nodes { id } } }')).toMatchObject({ body: { errors: [{ extensions: { code: 'FORBIDDEN' } }] } })
    expect((await ask(text, '{ viewer { username permissions } }')).body.data.viewer).toEqual({ username: admin.account.username, permissions: ['indicator.read'] })
  })

  test('loses a role with its holder at once, and is dead with his account', async () => {
    const planner = (await make.signedIn('PLANNER', 1671)) as typeof admin
    const { text } = await made(planner)
    expect((await ask(text, indicators)).body.data.indicators.nodes).toHaveLength(1)
    await database.owner.query(`update account_role set valid_to = '2021-01-01' where account_id = $1`, [planner.account.id])
    expect(await ask(text, indicators)).toMatchObject({ body: { errors: [{ extensions: { code: 'FORBIDDEN' } }] } })
    await database.owner.query('update account set disabled_at = now() where id = $1', [planner.account.id])
    expect(await ask(text, indicators)).toMatchObject(refusal(401, 'TOKEN_NOT_FIT'))
  })

  test('ends by its day and by revoking, with the next request', async () => {
    const [first, second] = [await made(admin), await made(admin)]
    await database.owner.query(`update access_token set created_at = now() - interval '3 days', expires_at = now() - interval '1 second' where id = $1`, [first.token.id])
    expect(await ask(first.text, indicators)).toMatchObject(refusal(401, 'TOKEN_NOT_FIT'))
    const { body } = await execute(server, `mutation ($id: ID!) { revokeAccessToken(id: $id) { revokedAt } }`, { id: second.token.id }, admin)
    expect(body.data.revokeAccessToken.revokedAt).not.toBeNull()
    expect(await ask(second.text, indicators)).toMatchObject(refusal(401, 'TOKEN_NOT_FIT'))
  })

  test.each(['', 'tolok_', 'x'.repeat(60), `tolok_AAAAAAAA_${'A'.repeat(43)}`])('that is %p is refused, and no cookie beside it helps', async (text) => {
    expect(await ask(text, indicators, { headers: { cookie: admin.cookie } })).toMatchObject(refusal(401, 'TOKEN_NOT_FIT'))
  })

  test('acts even beside the cookie of someone who may more, and from any origin', async () => {
    const { text } = await made(admin)
    const headers = { cookie: neighbour.cookie, origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
    expect((await ask(text, '{ viewer { username } }', { headers })).body.data.viewer.username).toBe(admin.account.username)
    const withoutToken = await server.app.inject({ method: 'POST', url: '/graphql', headers, payload: { query: '{ viewer { username } }' } })
    expect(withoutToken.statusCode).toBe(403)
  })

  test.each([
    ['makes no token', create, { draft: { name: 'a', scopes: ['report.read'], days: 1 } }],
    ['lists none', '{ accessTokens { totalCount } }', {}],
    ['reads no inbox', '{ inbox { totalCount } }', {}],
    ['asks for no file, which would be made with all its holder may', 'mutation ($input: ExportInput!) { requestExport(input: $input) { id } }', { input: { kind: 'FACTS', format: 'CSV', query: { measures: [] } } }],
    ['neither behind a fragment', 'query { ...F } fragment F on Query { accessTokens { totalCount } }', {}],
  ])('%s', async (_, query, variables) => {
    const { text } = await made(admin, { scopes: ['report.read', 'report.save'] })
    expect(code(await ask(text, query, { body: { variables } }))).toBe('NOT_BY_TOKEN')
  })

  test('signs nobody out and sets nothing up: those doors are for people', async () => {
    const { text } = await made(admin)
    const answer = await server.app.inject({ method: 'GET', url: '/imports/template/OBSERVATIONS.xlsx?municipality=1671', headers: { authorization: `Bearer ${text}` } })
    expect(answer.json()).toMatchObject({ code: 'FORBIDDEN', problems: [{ code: 'NOT_BY_TOKEN' }] })
  })

  test.each([
    ['a scope that its maker lacks', { scopes: ['municipality.create'] }, 'NOT_ONE_OF'],
    ['what only a person does', { scopes: ['account.manage'] }, 'NOT_ONE_OF'],
    ['more than a year', { days: 366 }, 'OUT_OF_RANGE'],
    ['no name', { name: '  ' }, 'TOO_SHORT'],
    ['another municipality’s service account', { integratorId: '1172:00000000-0000-4000-8000-000000000000' }, 'NOT_FOUND'],
  ])('is not made with %s', async (_, draft, problem) => {
    const answer = await execute(server, create, { draft: { name: 'a', scopes: ['report.read'], days: 1, ...draft } }, admin)
    expect(code(answer)).toBe(problem)
  })

  test.each([
    ['a document that is none', '{\n  viewer {', { code: 'SYNTAX', line: 2, column: 11 }],
    ['an empty one', ' ', { code: 'SYNTAX', line: 1, column: 2 }],
    ['one that asks for what is not there', 'query Mine {\n  viewer { secrets }\n}', { code: 'DOCUMENT_NOT_FIT', line: 2, column: 12, found: 'secrets' }],
    ['one that gives what is not asked for', '{ indicators(colour: 1) { totalCount } }', { code: 'DOCUMENT_NOT_FIT', line: 1, column: 14, found: 'colour' }],
    ['one of a type that is none', 'query ($a: Colour) { viewer { name } }', { code: 'DOCUMENT_NOT_FIT', line: 1, column: 12, found: 'Colour' }],
    ['one that says nowhere what it takes', '{ indicators(first: $many) { totalCount } }', { code: 'DOCUMENT_NOT_FIT', line: 1, column: 21, found: '$many' }],
    ['one that is too long to be read', `{ ${'viewer '.repeat(2001)} }`, { code: 'TOO_MANY_TOKENS', most: 2000 }],
  ])('is not bound to %s, and says where it goes wrong', async (_, document, problem) => {
    const { body } = await execute(server, create, { draft: { name: 'a', scopes: ['report.read'], days: 1, operations: ['{ viewer { name } }', document] } }, admin)
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'BAD_INPUT', problems: [{ path: ['draft', 'operations', 1], ...problem }] })
  })

  test('is there for its holder alone: another’s looks exactly like a missing one', async () => {
    const { token } = await made(admin)
    const revoke = (id: string) => execute(server, `mutation ($id: ID!) { revokeAccessToken(id: $id) { id } }`, { id }, neighbour)
    expect((await revoke(token.id)).body).toEqual((await revoke('00000000-0000-4000-8000-000000000000')).body)
    const { body } = await execute(server, '{ accessTokens { totalCount nodes { id } } }', {}, neighbour)
    expect(body.data.accessTokens).toEqual({ totalCount: 0, nodes: [] })
    const pages = `query ($after: String) { accessTokens(first: 1, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }`
    const one = (await execute(server, pages, {}, admin)).body.data.accessTokens
    const two = (await execute(server, pages, { after: one.pageInfo.endCursor }, admin)).body.data.accessTokens
    expect(one.nodes[0].id > two.nodes[0].id).toBe(true)
  })
})

describe('a token bound to operations', () => {
  const listed = 'query Mine { indicators { nodes { code } } }'
  const hash = createHash('sha256').update(listed).digest('hex')
  let text: string
  beforeAll(async () => void (text = (await made(admin, { operations: [listed], scopes: ['indicator.read', 'import.run'] })).text))

  test('sends them by their text or by its hash', async () => {
    expect((await ask(text, listed)).body).toEqual({ data: { indicators: { nodes: [{ code: 'KES-01' }] } } })
    const byHash = { query: undefined, extensions: { persistedQuery: { version: 1, sha256Hash: hash } } }
    expect((await ask(text, '', { body: byHash })).body.data.indicators.nodes).toHaveLength(1)
  })
  test.each([
    ['another document', { query: '{ viewer { name } }' }],
    ['a space more', { query: `${listed} ` }],
    ['a hash that is not listed', { query: undefined, extensions: { persistedQuery: { sha256Hash: hash.replace(/^./, 'g') } } }],
    ['the hash with another text', { query: '{ viewer { name } }', extensions: { persistedQuery: { sha256Hash: hash } } }],
    ['the text with another hash', { query: listed, extensions: { persistedQuery: { sha256Hash: 'f' } } }],
    ['nothing', { query: undefined }],
  ])('is refused %s', async (_, body) => {
    expect(await ask(text, '', { body })).toMatchObject(refusal(403, 'OPERATION_NOT_LISTED'))
  })
  test('is refused by GET and on every other route', async () => {
    const headers = { authorization: `Bearer ${text}` }
    const byGet = await server.app.inject({ method: 'GET', url: `/graphql?query=${encodeURIComponent(listed)}`, headers })
    expect(byGet.json()).toMatchObject({ errors: [{ extensions: { problems: [{ code: 'OPERATION_NOT_LISTED' }] } }] })
    const file = await server.app.inject({ method: 'POST', url: '/imports?kind=OBSERVATIONS&municipality=1671&name=a.csv', headers: { ...headers, 'content-type': 'text/csv' }, payload: 'a' })
    expect(file.json()).toMatchObject({ code: 'FORBIDDEN', problems: [{ code: 'OPERATION_NOT_LISTED' }] })
  })
})

test('each token has its own minute of requests and of cost, and is told how long to wait', async () => {
  const few = await serve(database, { TOKEN_REQUESTS_PER_MINUTE: 3, TOKEN_COST_PER_MINUTE: 1000 })
  const [one, other, dear] = [await made(admin), await made(admin), await made(admin)]
  for (let n = 0; n < 3; n++) expect((await ask(one.text, '{ viewer { name } }', { on: few })).status).toBe(200)
  const refused = await ask(one.text, '{ viewer { name } }', { on: few })
  expect(refused).toMatchObject(refusal(429, 'RATE_LIMITED'))
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect((await ask(other.text, '{ viewer { name } }', { on: few })).status).toBe(200)
  const wide = `{ ${Array.from({ length: 5 }, (_, n) => `p${n}: indicators(first: 200) { nodes { code name unit } }`).join(' ')} }`
  expect((await ask(dear.text, wide, { on: few })).status).toBe(200)
  const costly = await ask(dear.text, wide, { on: few })
  expect(costly).toMatchObject(refusal(429, 'RATE_LIMITED'))
  expect(Number(costly.headers['retry-after'])).toBeGreaterThan(0)
  await few.app.close()
})

test('two servers on one database count together, also when they are asked at once', async () => {
  const limits = { TOKEN_REQUESTS_PER_MINUTE: 10, TOKEN_COST_PER_MINUTE: 1000 }
  const [here, there] = [await serve(database, limits), await serve(database, limits)]
  const { text } = await made(admin)
  const answers = await Promise.all(Array.from({ length: 24 }, (_, n) => ask(text, '{ viewer { name } }', { on: n % 2 === 0 ? here : there })))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(10)
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(14)
  const waits = answers.flatMap(({ headers }) => headers['retry-after'] ?? []).map(Number)
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(1)
  expect(Math.max(...waits)).toBeLessThanOrEqual(6) // a tenth of a minute brings the next
  await Promise.all([here.app.close(), there.app.close()])
})

describe('a service account', () => {
  const createIntegrator = `mutation ($draft: IntegratorDraft!) { createIntegrator(draft: $draft) { id name role agencyId scopes } }`
  const integrator = async (as: Session, draft: object = {}) => execute(server, createIntegrator, { draft: { municipalityId: 1671, name: 'SIMPEG', role: 'PLANNER', ...draft } }, as)

  test('acts with its tokens, which its administrator makes, sees and ends; closed, with none', async () => {
    const { id } = (await integrator(admin, { agencyId: '1671:DINKES' })).body.data.createIntegrator
    const { text } = await made(admin, { integratorId: id, scopes: ['indicator.read'] })
    expect((await ask(text, '{ viewer { name roles permissions } }')).body.data.viewer).toEqual({ name: 'SIMPEG', roles: ['PLANNER'], permissions: ['indicator.read'] })
    const list = `{ accessTokens(ofIntegrators: true) { nodes { integratorName } } integrators { nodes { id closedAt } totalCount } }`
    expect((await execute(server, list, {}, admin)).body.data).toEqual({ accessTokens: { nodes: [{ integratorName: 'SIMPEG' }] }, integrators: { nodes: [{ id, closedAt: null }], totalCount: 1 } })
    expect((await execute(server, list, {}, neighbour)).body.data).toEqual({ accessTokens: { nodes: [] }, integrators: { nodes: [], totalCount: 0 } })
    const close = (as: Session) => execute(server, `mutation ($id: ID!) { closeIntegrator(id: $id) { closedAt } }`, { id }, as)
    expect(code(await close(neighbour))).toBe('NOT_FOUND')
    expect((await close(admin)).body.data.closeIntegrator.closedAt).not.toBeNull()
    expect(await ask(text, indicators)).toMatchObject(refusal(401, 'TOKEN_NOT_FIT'))
    const actions = await database.owner.query(`select distinct action from audit_event where action like 'INTEGRATOR%' order by 1`)
    expect(actions.rows.map(({ action }) => action)).toEqual(['INTEGRATOR_CLOSED', 'INTEGRATOR_CREATED'])
  })

  test('is made by whoever administers the whole municipality, and by nobody else', async () => {
    const { rows } = await database.owner.query(`select id from agency where code = 'DINKES'`)
    const ofOneAgency = await make.signedIn('ADMIN', 1671, { agency_id: rows[0].id })
    expect(code(await integrator(ofOneAgency))).toBe('NOT_FOUND')
    expect(code(await integrator(neighbour))).toBe('NOT_FOUND')
    expect((await integrator(await make.signedIn('PLANNER', 1671))).body.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    expect(code(await integrator(admin, { agencyId: '1671:NONE' }))).toBe('NOT_FOUND')
  })
})
