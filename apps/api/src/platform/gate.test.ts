import { cloneDatabase, type TestDatabase } from '../testing/database'
import { execute, serve, type Session } from '../testing/execute'
import { makeRows } from '../testing/make'
import { probes } from '../testing/probe'
import type { Server } from '../server'
import { makeGate } from './gate'

describe('a gate', () => {
  test('lets so many in, so many wait, and turns the rest away', async () => {
    const gate = makeGate({ atOnce: 2, queue: 1, patienceMs: 60_000 })
    const [first] = await Promise.all([gate.enter(), gate.enter()])
    const third = gate.enter()
    await expect(gate.enter()).rejects.toMatchObject({ code: 'OVERLOADED', problems: [{ retryAfter: expect.any(Number) }] })
    expect([gate.inside, gate.waiting]).toEqual([2, 1])
    first()
    first() // leaving twice gives nobody a second place
    await third
    expect([gate.inside, gate.waiting]).toEqual([2, 0])
  })

  test('nobody waits longer than the patience, and who gave up takes no place', async () => {
    const gate = makeGate({ atOnce: 1, queue: 5, patienceMs: 1 })
    const leave = await gate.enter()
    await expect(gate.enter()).rejects.toMatchObject({ code: 'OVERLOADED' })
    leave()
    expect([gate.inside, gate.waiting]).toEqual([0, 0])
  })

  test('the place is given back when the work fails', async () => {
    const gate = makeGate({ atOnce: 1, queue: 0, patienceMs: 1 })
    await expect(gate.through(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await gate.through(() => Promise.resolve('yes'))).toBe('yes')
  })
})

describe('heavy operations', () => {
  let database: TestDatabase
  let server: Server
  let session: Session
  beforeAll(async () => {
    database = await cloneDatabase()
    server = await serve(database, {}, [probes])
    const make = makeRows(database.owner)
    await make.municipality({ id: 1671 })
    session = await make.signedIn('ADMIN', 1671)
  })
  afterAll(async () => {
    await server.app.close()
    await database.drop()
  })

  test('few run, some wait, the rest are asked to come again; the light ones go on', async () => {
    const heavy = Array.from({ length: 40 }, (_, n) => execute(server, `query H${n} { ...F } fragment F on Query { slow(ms: 300) }`, {}, session))
    const light = await execute(server, '{ probe(id: 1) { id } }', {}, session)
    expect(light.body.data).toEqual({ probe: { id: '1' } })
    const answers = await Promise.all(heavy)
    const shed = answers.filter((answer) => answer.status === 503)
    const done = answers.filter((answer) => answer.body.data?.slow === 'done')
    // 40 ask as one account, of which 26 have a place to run or wait: on a busy machine some more give up waiting, or come when the first have left.
    expect(shed.length).toBeGreaterThanOrEqual(1)
    expect(done.length).toBeGreaterThanOrEqual(3)
    expect(shed.length + done.length).toBe(40)
    for (const answer of shed) {
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
      expect(answer.body.errors?.[0]?.extensions.code).toBe('OVERLOADED')
    }
    expect((await execute(server, '{ slow(ms: 0) }', {}, session)).body.data).toEqual({ slow: 'done' })
  })
})
