import { createHmac } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import type { Server } from '../../server'
import { webhookLimits } from '@tolok/domain'
import { isPublic, publicLookup } from './address'
import { deliverDue } from './deliver'
import { send } from './send'

type Got = { headers: http.IncomingHttpHeaders; body: string }
let database: TestDatabase
let server: Server
let make: ReturnType<typeof makeRows>
let admin: Session
let verifier: Session
let neighbour: Session
let target: { municipality_id: number; id: string; indicator_id: string; agency_id: string; subject_id: string }
let receiver: http.Server
let url: string
const got: Got[] = []
let answering: (response: http.ServerResponse) => void

beforeAll(async () => {
  database = await cloneDatabase()
  server = await serve(database, { WEBHOOKS_ANYWHERE: true })
  make = makeRows(database.owner)
  for (const id of [1671, 1172]) await make.municipality({ id })
  const agency = await make.agency({ municipality_id: 1671, code: 'DINKES' })
  const indicator = await make.indicator({ municipality_id: 1671, code: 'KES-01' })
  target = (await make.target({ municipality_id: 1671, agency_id: agency.id, indicator_id: indicator.id })) as never
  admin = await make.signedIn('ADMIN', 1671)
  verifier = await make.signedIn('ADMIN', 1671)
  neighbour = await make.signedIn('ADMIN', 1172)
  receiver = http.createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => {
      got.push({ headers: request.headers, body })
      answering(response)
    })
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`
})
beforeEach(() => {
  got.length = 0
  answering = (response) => response.writeHead(204).end()
})
/** Each test begins without webhooks, whatever became of the one before. */
afterEach(() => database.owner.query('update webhook set active = false, removed_at = now() where removed_at is null'))
afterAll(async () => {
  receiver.closeAllConnections()
  await new Promise((resolve) => receiver.close(resolve))
  await server.app.close()
  await database.drop()
})

const create = 'mutation ($draft: WebhookDraft!) { createWebhook(draft: $draft) { secret webhook { id url events active failures } } }'
const draft = (more: object = {}) => ({ municipalityId: 1671, name: 'SIMPEG', url, events: ['observation.submitted', 'observation.verified'], ...more })
const made = async (more: object = {}): Promise<{ secret: string; webhook: { id: string } }> => {
  const { body } = await execute(server, create, { draft: draft(more) }, admin)
  if (body.errors) throw new Error(JSON.stringify(body.errors))
  return body.data.createWebhook
}
const removed = (id: string) => execute(server, 'mutation ($id: ID!) { removeWebhook(id: $id) { id } }', { id }, admin)
const advance = async (action: 'submit' | 'verify', id: string, as: Session) => {
  const { body } = await execute(server, `mutation ($id: ID!) { ${action}Observation(id: $id) { id } }`, { id }, as)
  if (body.errors) throw new Error(JSON.stringify(body.errors))
}
const submitted = async (): Promise<string> => {
  const { id } = await make.observation({ target, state: 'DRAFT' })
  await advance('submit', id, admin)
  return id
}
const after = (seconds: number) => new Date(Date.now() + seconds * 1000)
const deliver = (seconds = 1, anywhere = true) => deliverDue(database.databases, after(seconds), { anywhere })
const log = async (webhookId: string, as = admin) =>
  (await execute(server, `query ($webhookId: ID!) { webhookDeliveries(webhookId: $webhookId) { totalCount nodes { id event objectType objectId state attempts lastStatus lastProblem replay } } }`, { webhookId }, as)).body
const code = (body: { errors?: { extensions: { problems: { code: string; reason?: string }[] } }[] }) => body.errors?.[0]?.extensions.problems[0]

test('what happens is told in its own transaction, signed, and without anything personal', async () => {
  const { secret, webhook } = await made()
  const id = await submitted()
  await advance('verify', id, verifier)
  expect(got).toEqual([])
  expect(await deliver()).toBe(2)
  expect(got.map(({ body }) => (JSON.parse(body) as { type: string }).type).sort()).toEqual(['observation.submitted', 'observation.verified'])
  const [first] = got
  expect(JSON.parse(first!.body)).toEqual({
    type: expect.any(String),
    timestamp: expect.stringMatching(/Z$/),
    data: { eventId: first!.headers['webhook-id']!.toString().slice(4), municipalityId: 1671, objectType: 'OBSERVATION', objectId: id },
  })
  // As a receiver checks it, from the standard's own words.
  const signed = `${String(first!.headers['webhook-id'])}.${String(first!.headers['webhook-timestamp'])}.${first!.body}`
  const signature = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64')).update(signed).digest('base64')
  expect(first!.headers['webhook-signature']).toBe(`v1,${signature}`)
  expect(Math.abs(Number(first!.headers['webhook-timestamp']) - Date.now() / 1000)).toBeLessThan(60)
  expect((await log(webhook.id)).data.webhookDeliveries).toMatchObject({ totalCount: 2, nodes: [{ event: 'observation.verified', state: 'DELIVERED', attempts: 1, lastStatus: 204, lastProblem: null }, { event: 'observation.submitted' }] })
  expect(await deliver(3600)).toBe(0)
})

test('what did not happen is not told: the message goes with the transaction', async () => {
  const { webhook } = await made()
  const client = await database.owner.connect()
  const entry = `insert into audit_event (municipality_id, id, action, object_type) values (1671, gen_random_uuid(), 'OBSERVATION_SUBMITTED', 'OBSERVATION')`
  await client.query('begin')
  await client.query(entry)
  expect((await client.query('select count(*)::int n from webhook_delivery where state = $1', ['WAITING'])).rows[0].n).toBe(1)
  await client.query('rollback')
  client.release()
  expect(await deliver()).toBe(0)
  await database.owner.query(entry.replace('1671', '1172').replace('OBSERVATION_SUBMITTED', 'SIGNED_IN'))
  expect((await log(webhook.id)).data.webhookDeliveries.totalCount).toBe(0)
})

test('a message that is not taken is tried later, a redirect is not followed, and in the end it fails', async () => {
  const { webhook } = await made()
  await submitted()
  answering = (response) => response.writeHead(302, { location: `${url}/elsewhere` }).end()
  expect(await deliver()).toBe(1)
  expect(await deliver(20)).toBe(0) // not before half a minute, less a fifth
  answering = (response) => response.writeHead(500).end()
  expect(await deliver(40)).toBe(1)
  expect(got).toHaveLength(2)
  expect((await log(webhook.id)).data.webhookDeliveries.nodes[0]).toMatchObject({ state: 'WAITING', attempts: 2, lastStatus: 500, lastProblem: 'STATUS' })
  answering = (response) => response.destroy()
  for (let attempt = 3; attempt <= webhookLimits.attempts; attempt++) await deliver(100_000 * attempt)
  expect((await log(webhook.id)).data.webhookDeliveries.nodes[0]).toMatchObject({ state: 'FAILED', attempts: webhookLimits.attempts, lastStatus: null, lastProblem: 'ECONNRESET' })
})

test('after too many failures in a row it is switched off, its maker is told, and a replay brings what it missed', async () => {
  const { webhook } = await made()
  const began = new Date()
  await submitted()
  await database.owner.query('update webhook set failures = $1 where id = $2', [webhookLimits.failures - 1, webhook.id.split(':')[1]])
  answering = (response) => response.writeHead(503).end()
  await deliver()
  const inbox = await execute(server, '{ inbox { nodes { kind reportId detail } } webhooks { nodes { id active failures stoppedAt } } }', {}, admin)
  expect(inbox.body.data.inbox.nodes[0]).toEqual({ kind: 'WEBHOOK_STOPPED', reportId: null, detail: { title: 'SIMPEG', webhook: webhook.id } })
  expect(inbox.body.data.webhooks.nodes[0]).toMatchObject({ id: webhook.id, active: false, failures: webhookLimits.failures, stoppedAt: expect.any(String) })
  const missed = await submitted() // nothing is kept for it meanwhile
  expect(await deliver(7200)).toBe(0)

  answering = (response) => response.writeHead(200).end('ok')
  const change = await execute(server, 'mutation ($id: ID!) { changeWebhook(id: $id, change: { active: true }) { active failures stoppedAt } }', { id: webhook.id }, admin)
  expect(change.body.data.changeWebhook).toEqual({ active: true, failures: 0, stoppedAt: null })
  const replay = await execute(
    server,
    'mutation ($id: ID!, $from: DateTimeISO!, $until: DateTimeISO!) { replayDeliveries(webhookId: $id, from: $from, until: $until) }',
    { id: webhook.id, from: began.toISOString(), until: after(60).toISOString() },
    admin,
  )
  expect(replay.body).toEqual({ data: { replayDeliveries: 2 } })
  got.length = 0
  await deliver(7200)
  expect(got.some(({ body }) => body.includes(missed))).toBe(true)
  const { nodes } = (await log(webhook.id)).data.webhookDeliveries as { nodes: { id: string }[] }
  const again = await execute(server, 'mutation ($webhookId: ID!, $id: ID!) { replayDelivery(webhookId: $webhookId, id: $id) { replay eventId } }', { webhookId: webhook.id, id: nodes[0]!.id }, admin)
  expect(again.body.data.replayDelivery.replay).toBe(true)
  got.length = 0
  expect(await deliver(7200)).toBe(1)
  expect(got[0]!.headers['webhook-id']).toBe(`msg_${again.body.data.replayDelivery.eventId}`) // by which the receiver knows it
})

test('it can be tried', async () => {
  const { webhook } = await made()
  const tried = await execute(server, 'mutation ($id: ID!) { testWebhook(id: $id) { event state } }', { id: webhook.id }, admin)
  expect(tried.body.data.testWebhook).toEqual({ event: 'webhook.test', state: 'WAITING' })
  await deliver()
  expect(JSON.parse(got[0]!.body)).toMatchObject({ type: 'webhook.test', data: { municipalityId: 1671, objectType: 'WEBHOOK' } })
})

test('removed, it is sent nothing, not even what waited', async () => {
  const { webhook } = await made()
  await submitted()
  expect((await removed(webhook.id)).body.data.removeWebhook.id).toBe(webhook.id)
  expect(await deliver(7200)).toBe(0)
  const { rows } = await database.owner.query('select state, last_problem from webhook_delivery where webhook_id = $1', [webhook.id.split(':')[1]])
  expect(rows).toEqual([{ state: 'FAILED', last_problem: 'REMOVED' }])
  expect((await log(webhook.id)).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
})

test('of two processes one sends a message', async () => {
  await made()
  for (let n = 0; n < 5; n++) await submitted()
  const now = after(1)
  const counts = await Promise.all([deliverDue(database.databases, now, { anywhere: true }), deliverDue(database.databases, now, { anywhere: true })])
  expect(counts[0] + counts[1]).toBe(5)
  expect(got).toHaveLength(5)
})

test('another municipality’s looks exactly like a missing one, and is told of nothing', async () => {
  const { webhook } = await made()
  const nowhere = '1671:00000000-0000-4000-8000-000000000000'
  expect(await log(webhook.id, neighbour)).toEqual(await log(nowhere, neighbour))
  for (const mutation of ['removeWebhook(id: $id) { id }', 'testWebhook(id: $id) { id }', 'changeWebhook(id: $id, change: { active: false }) { id }']) {
    const ask = (id: string) => execute(server, `mutation ($id: ID!) { ${mutation} }`, { id }, neighbour)
    expect((await ask(webhook.id)).body).toEqual((await ask(nowhere)).body)
  }
  expect(code((await execute(server, create, { draft: draft() }, neighbour)).body)?.code).toBe('NOT_FOUND')
  expect((await execute(server, create, { draft: draft() }, await make.signedIn('PLANNER', 1671))).body.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  expect((await execute(server, '{ webhooks { nodes { id } } }', {}, neighbour)).body.data.webhooks.nodes).toEqual([])
  const secrets = await database.databases.pools.importer.query('select secret from webhook').catch((fault: Error) => fault.message)
  expect(secrets).toMatch(/permission denied/)
})

describe('an address', () => {
  test.each([
    ['http://example.go.id/hook', 'NOT_HTTPS'],
    ['ftp://example.go.id', 'NOT_HTTPS'],
    ['no address', 'NOT_A_URL'],
    ['https://user:secret@example.go.id', 'CREDENTIALS'],
    ...['localhost', 'db', 'tolok.local', '127.0.0.1', '2130706433', '0x7f.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '[::1]', '[::ffff:10.0.0.1]', '[fd00::1]', '[fe80::1]', '[64:ff9b::a00:1]', '[2002:a00:1::]'].map((host) => [`https://${host}/hook`, 'PRIVATE']),
  ])('%s is refused: %s', async (address, reason) => {
    const strict = await strictServer()
    expect(code((await execute(strict, create, { draft: draft({ url: address }) }, admin)).body)).toMatchObject({ code: 'ADDRESS_NOT_FIT', reason })
  })
  let kept: Server | undefined
  const strictServer = async () => (kept ??= await serve(database))
  afterAll(async () => {
    await kept?.app.close()
  })

  test('a public one is taken, with what else is wrong about a webhook refused', async () => {
    const strict = await strictServer()
    const answer = await execute(strict, create, { draft: draft({ url: 'https://simpeg.palembang.go.id/tolok#x' }) }, admin)
    expect(answer.body.data.createWebhook.webhook.url).toBe('https://simpeg.palembang.go.id/tolok')
    expect(code((await execute(strict, create, { draft: draft({ url: 'https://example.go.id', events: ['all'] }) }, admin)).body)?.code).toBe('NOT_ONE_OF')
  })

  test('a name that leads to this machine by the time of sending is not called', async () => {
    const port = new URL(url).port
    for (const host of ['localhost', '127.0.0.1']) {
      expect(await send({ id: 'msg_1', url: `https://${host}:${port}/`, secret: Buffer.alloc(32), body: '{}', at: new Date() }, { anywhere: false })).toMatchObject({ status: null, problem: 'PRIVATE' })
    }
    expect(await send({ id: 'msg_1', url, secret: Buffer.alloc(32), body: '{}', at: new Date() }, { anywhere: false })).toMatchObject({ problem: 'PRIVATE' })
    expect(got).toEqual([])
    await expect(new Promise((resolve, reject) => publicLookup('localhost', {}, (error, address) => (error ? reject(error) : resolve(address))))).rejects.toMatchObject({ code: 'PRIVATE' })
    expect(['8.8.8.8', '2606:4700::1111'].every(isPublic)).toBe(true)
  })
})
