import { recordAudit } from '.'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { countStatements, execute, serve, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import type { Server } from '../../server'

let database: TestDatabase
let server: Server
let make: ReturnType<typeof makeRows>
let inspector: Session

beforeAll(async () => {
  database = await cloneDatabase()
  server = await serve(database)
  make = makeRows(database.owner)
  for (const id of [1671, 1708]) {
    await make.municipality({ id })
    for (let n = 1; n <= 5; n++) await record(id, `INDICATOR_${n}`)
  }
  inspector = await make.signedIn('INSPECTOR', 1671)
})
afterAll(async () => {
  await server.app.close()
  await database.drop()
})

const record = (municipalityId: number, action: string) =>
  recordAudit(database.databases.of({ municipalities: [municipalityId] }), undefined, { municipalityId, action, objectType: action.startsWith('T') ? 'TARGET' : 'INDICATOR', objectId: `${municipalityId}:${action}` })
const list = 'query Q($first: Int, $after: String, $objectType: String, $objectId: String) { auditEvents(first: $first, after: $after, objectType: $objectType, objectId: $objectId) { nodes { action municipalityId } pageInfo { endCursor hasNextPage } totalCount } }'
const events = async (variables: object, as: Session = inspector) => (await execute(server, list, variables as Record<string, unknown>, as)).body

test('an inspector reads what happened in the municipality, the newest first, and nothing of another', async () => {
  const { data } = await events({ first: 50 })
  expect(data.auditEvents).toEqual({
    nodes: [5, 4, 3, 2, 1].map((n) => ({ action: `INDICATOR_${n}`, municipalityId: 1671 })),
    pageInfo: { endCursor: expect.any(String), hasNextPage: false },
    totalCount: 5,
  })
})

test('page by page every event comes once', async () => {
  const seen: string[] = []
  let after: string | null = null
  do {
    const { data } = await events({ first: 2, after })
    seen.push(...data.auditEvents.nodes.map((node: { action: string }) => node.action))
    after = data.auditEvents.pageInfo.hasNextPage ? data.auditEvents.pageInfo.endCursor : null
  } while (after)
  expect(seen).toEqual(['INDICATOR_5', 'INDICATOR_4', 'INDICATOR_3', 'INDICATOR_2', 'INDICATOR_1'])
})

test('by object', async () => {
  expect((await events({ first: 9, objectId: '1671:INDICATOR_3' })).data.auditEvents.nodes).toEqual([{ action: 'INDICATOR_3', municipalityId: 1671 }])
  expect((await events({ first: 9, objectId: '1708:INDICATOR_3' })).data.auditEvents.nodes).toEqual([])
  expect((await events({ first: 9, objectType: 'TARGET' })).data.auditEvents.totalCount).toBe(0)
})

test.each(['x', '', Buffer.from('["1 or 1=1"]').toString('base64url'), Buffer.from('[null]').toString('base64url'), Buffer.from(JSON.stringify(['-'.repeat(36)])).toString('base64url')])('the cursor %p is refused', async (after) => {
  expect((await events({ first: 1, after })).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', problems: [{ code: 'CURSOR_NOT_FIT', path: ['after'] }] })
})

test.each(['EMPLOYEE', 'PLANNER', 'SUPERIOR'] as const)('%s may not', async (role) => {
  expect((await events({ first: 1 }, await make.signedIn(role, 1671))).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
})
test('nor may the national analyst', async () => {
  expect((await events({ first: 1 }, await make.signedIn('NATIONAL_ANALYST', null))).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
})

test('the event and what it tells of are kept together or not at all', async () => {
  const db = database.databases.of({ municipalities: [1671] })
  const failing = db.$transaction(async (tx) => {
    await recordAudit(tx, undefined, { municipalityId: 1671, action: 'LOST', objectType: 'X' })
    throw new Error('after')
  })
  await expect(failing).rejects.toThrow('after')
  expect((await database.owner.query("select * from audit_event where action = 'LOST'")).rows).toEqual([])
})

test('a list costs three statements however long it is', async () => {
  expect(await countStatements(() => events({ first: 1 }))).toBe(3)
  expect(await countStatements(() => events({ first: 200 }))).toBe(3)
})
