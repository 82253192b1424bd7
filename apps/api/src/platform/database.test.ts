import { v7 as uuid } from 'uuid'
import { cloneDatabase, type TestDatabase } from '../testing/database'
import { countStatements, execute, serve } from '../testing/execute'
import { makeRows } from '../testing/make'
import type { Database } from './database'

let database: TestDatabase
let make: ReturnType<typeof makeRows>
const seen: Record<number, { person: string; observation: string }> = {}

beforeAll(async () => {
  database = await cloneDatabase()
  make = makeRows(database.owner)
  for (const id of [1671, 1708]) {
    await make.municipality({ id })
    const agency = await make.agency({ municipality_id: id })
    const indicator = await make.indicator({ municipality_id: id })
    const target = await make.target({ municipality_id: id, indicator_id: indicator.id, agency_id: agency.id })
    const observation = await make.observation({ target })
    const employee = await make.employee({ municipality_id: id })
    seen[id] = { person: employee.person_id, observation: observation.id }
  }
})
afterAll(() => database.drop())

const app = (...municipalities: number[]) => database.databases.sqlOf({ municipalities })
const refusal = (work: Promise<unknown>) => work.then(() => 'done', (error: { code?: string }) => error.code)

describe('whose rows a connection sees', () => {
  test('those of its scope, and no others', async () => {
    const ids = async (municipalities: readonly number[] | 'ALL') => (await database.databases.sqlOf({ municipalities }).query('select id from municipality order by id')).rows.map((row) => row.id)
    expect(await ids([1671])).toEqual([1671])
    expect(await ids([1671, 1708])).toEqual([1671, 1708])
    expect(await ids('ALL')).toEqual([1671, 1708])
    expect(await ids([])).toEqual([])
  })

  test('none before anyone said whose', async () => {
    const fresh = await cloneDatabase()
    await makeRows(fresh.owner).municipality({ id: 1671 })
    expect((await fresh.databases.pools.app.query('select * from municipality')).rows).toEqual([])
    await fresh.drop()
  })

  test('Prisma through the same connections, two municipalities interleaved', async () => {
    await interleaved(15, (db) => db.person.findMany())
  })

  test('inside Prisma’s transactions too', async () => {
    await interleaved(5, (db) => db.$transaction((tx) => tx.person.findMany()))
  })

  test('another municipality’s row is neither written nor changed', async () => {
    expect(await refusal(app(1671).query('insert into person (municipality_id, id, name) values (1708, $1, $2)', [uuid(), 'x']))).toBe('42501')
    const changed = await app(1671).query('update person set name = $2 where id = $1', [seen[1708]!.person, 'x'])
    expect(changed.rowCount).toBe(0)
    expect(await refusal(app(1671).query('insert into audit_event (municipality_id, id, action, object_type) values (1708, $1, $2, $2)', [uuid(), 'x']))).toBe('42501')
  })

  test('no row points into another municipality, whoever writes it', async () => {
    const write = database.owner.query('insert into employee (municipality_id, id, person_id, nip, employment, grade, joined_on) values (1671, $1, $2, $3, $4, $5, $6)', [uuid(), seen[1708]!.person, '198001012005011001', 'PNS', 'III/a', '2020-01-01'])
    expect(await refusal(write)).toBe('23503')
  })
})

/** Twenty at once, half of them for each municipality, over four connections; every answer is its own municipality's one person. */
async function interleaved(rounds: number, read: (db: Database) => Promise<{ municipalityId: number }[]>): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const asked = Array.from({ length: 20 }, (_, n) => (n % 2 ? 1671 : 1708))
    const answers = await Promise.all(asked.map((id) => read(database.databases.of({ municipalities: [id] }))))
    expect(answers.map((rows) => rows.map((row) => row.municipalityId))).toEqual(asked.map((id) => [id]))
  }
}

describe('what the application’s role may not do', () => {
  test.each([
    'create table x (id int)',
    'alter table person add column x int',
    'drop table audit_event',
    'truncate audit_event',
    'alter table person disable row level security',
    'create role someone',
    "update audit_event set action = 'x'",
    'delete from audit_event',
    'update observation set value = 99',
    'update observation set numerator = 99',
    'delete from observation',
    'delete from observation_state',
    "update observation_state set state = 'FINAL'",
    'update target_revision set value = 1',
    'delete from target',
    'delete from person',
    'delete from account',
    'delete from municipality',
    "update scheme set name = 'x'",
    "insert into scheme (municipality_id, id, code, version, name, regulation, valid_from, yields, document, content_hash) values (0, gen_random_uuid(), 'x', 1, 'x', 'x', '2026-01-01', 'SCORE', '{}', 'x')",
    'set role postgres',
    "copy person to '/tmp/x'",
  ])('%s', async (statement) => {
    expect(await refusal(app(1671).query(statement))).toBe('42501')
  })

  test('but a state’s cache it may', async () => {
    const changed = await app(1671).query("update observation set state = 'FINAL' where id = $1", [seen[1671]!.observation])
    expect(changed.rowCount).toBe(1)
  })

  test('the report role writes nothing and reads no secret', async () => {
    const report = database.databases.reportOf({ municipalities: [1671] })
    expect(await refusal(report.query("update observation set state = 'FINAL'"))).toMatch(/^(25006|42501)$/)
    expect(await refusal(report.query('select password_hash from account'))).toBe('42501')
    expect(await refusal(report.query('select * from session'))).toBe('42501')
    expect((await report.query('select count(*)::int n from observation')).rows).toEqual([{ n: 1 }])
  })

  test('it has its time limits', async () => {
    const show = async (name: string) => (await app(1671).query(`show ${name}`)).rows[0]
    expect(await show('statement_timeout')).toEqual({ statement_timeout: '5s' })
    expect(await show('lock_timeout')).toEqual({ lock_timeout: '2s' })
    expect(await show('idle_in_transaction_session_timeout')).toEqual({ idle_in_transaction_session_timeout: '10s' })
  })
})

test('every pool speaks UTC: an instant comes back as it went, also where the server’s own clock is another', async () => {
  const clone = await cloneDatabase()
  await clone.owner.query(`alter database ${new URL(clone.ownerUrl).pathname.slice(1)} set timezone = 'Asia/Jayapura'`)
  await makeRows(clone.owner).municipality({ id: 1671 })
  const scope = { municipalities: [1671] }
  for (const pool of [clone.databases.sqlOf(scope), clone.databases.reportOf(scope), clone.databases.importOf(scope)]) {
    expect((await pool.query('show timezone')).rows).toEqual([{ TimeZone: 'UTC' }])
  }
  const at = new Date('2026-03-31T17:00:00.123Z')
  const db = clone.databases.of(scope)
  await db.auditEvent.createMany({ data: [{ municipalityId: 1671, id: uuid(), at, action: 'X', objectType: 'X' }] })
  expect((await db.auditEvent.findFirstOrThrow()).at).toEqual(at)
  expect((await clone.owner.query<{ at: Date }>('select at from audit_event')).rows[0]!.at).toEqual(at)
  await clone.drop()
})

test('signed in, the viewer costs two statements: who asks, and what it says', async () => {
  const server = await serve(database)
  const session = await make.signedIn('ADMIN', 1671)
  const ask = () => execute(server, '{ viewer { name } }', {}, session)
  await ask()
  expect(await countStatements(ask)).toBe(2)
  await server.app.close()
})
