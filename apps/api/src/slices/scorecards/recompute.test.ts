import { seedBulk } from '../../../seed/bulk/bulk'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { scoreOf } from './live'
import { recomputeScorecards } from './recompute'
import { readScoringInputs } from './scoring-inputs'

let database: TestDatabase
const at = new Date('2026-11-01T00:00:00Z')
const scope = { actor: { accountId: 'x', roles: [] }, municipalities: [9001, 9002], at }
const rows = async <T>(statement: string) => (await database.owner.query(statement)).rows as T[]

beforeAll(async () => {
  database = await cloneDatabase()
  await seedBulk(database.ownerUrl, { municipalities: 2, employees: 30, months: 6, seed: 3, out: { write: () => true } })
})
afterAll(() => database?.drop())

test('every plan of every municipality is scored, as a single read scores it', async () => {
  const told: number[] = []
  const totals = await recomputeScorecards(database.databases, { stretch: 7, at, tell: (done, total) => void (told.push(done), expect(total).toBe(60)) })
  expect(totals).toEqual({ plans: 60, refused: 0, sealed: 0, waiting: 0, resumed: 0 })
  expect(told.at(-1)).toBe(60)
  expect([...told].sort((a, b) => a - b)).toEqual(told)
  const stored = new Map(
    (await rows<{ id: string; score: string; hash: string }>('select plan_id as id, score::text, input_hash as hash from scorecard')).map((row) => [
      row.id,
      row,
    ]),
  )
  expect(stored.size).toBe(60)
  for await (const batch of readScoringInputs(scope, database.owner, { practice: null, batch: 11 }))
    for (const inputs of batch) {
      const answer = scoreOf(inputs)
      const { score, hash } = stored.get(inputs.planId)!
      expect(hash).toBe(inputs.inputHash)
      expect(answer.ok && Number(score)).toBeCloseTo(Number(answer.ok && answer.value.score!.digits) / 100, 10)
    }
})

test('a run that was stopped goes on behind what it has kept', async () => {
  const ids = (await rows<{ id: string }>('select id from plan where municipality_id = 9001 order by id')).map(({ id }) => id)
  await database.owner.query("update recomputation set started_at = now() - interval '1 minute'")
  await database.owner.query('update recomputation set finished_at = null, last_plan_id = $1, done = 20 where municipality_id = 9001', [ids[19]])
  await database.owner.query("update scorecard set computed_at = '2000-01-01'")
  const totals = await recomputeScorecards(database.databases, { stretch: 4, at })
  expect(totals.resumed).toBe(50) // twenty here, and all of the other one
  const fresh = await rows<{ id: string }>("select plan_id as id from scorecard where computed_at > '2001-01-01' order by plan_id")
  expect(fresh.map(({ id }) => id)).toEqual(ids.slice(20))
  expect(await rows('select count(*)::int as n from recomputation where finished_at is null')).toEqual([{ n: 0 }])
})

test('what another run finished long ago is done again', async () => {
  await database.owner.query("update recomputation set started_at = now() - interval '1 day'")
  await database.owner.query('update recomputation set started_at = now(), finished_at = null, last_plan_id = null, done = 0 where municipality_id = 9002')
  await database.owner.query("update scorecard set computed_at = '2000-01-01'")
  expect((await recomputeScorecards(database.databases, { stretch: 50, at })).resumed).toBe(0)
  expect(await rows("select count(*)::int as n from scorecard where computed_at < '2001-01-01'")).toEqual([{ n: 0 }])
})

test('one municipality, one period', async () => {
  expect((await recomputeScorecards(database.databases, { municipalityId: 9002, at })).plans).toBe(30)
  expect((await recomputeScorecards(database.databases, { period: '2025', at })).plans).toBe(0)
})

test('sealing takes what may be sealed, leaves what waits, and a second time finds nothing to do', async () => {
  const after = new Date('2027-02-01T00:00:00Z')
  await database.owner.query("update observation set state = 'FINAL' where municipality_id = 9001")
  await database.owner.query("update observation set state = 'SUBMITTED' where municipality_id = 9002")
  expect(await recomputeScorecards(database.databases, { seal: true, at })).toMatchObject({ sealed: 0, waiting: 60 }) // the year is not over
  expect(await recomputeScorecards(database.databases, { seal: true, at: after })).toMatchObject({ sealed: 30, waiting: 30 })
  expect(await rows('select distinct municipality_id as id from final_scorecard')).toEqual([{ id: 9001 }])
  expect(await recomputeScorecards(database.databases, { seal: true, at: after })).toMatchObject({ sealed: 0, waiting: 30 })
  const [before] = await rows<{ digest: string }>(
    "select md5(string_agg(score::text, ',' order by plan_id)) as digest from scorecard where sealed_at is not null",
  )
  await database.owner.query('update observation set withdrawn_at = now() where municipality_id = 9001')
  await recomputeScorecards(database.databases, { at: after })
  expect(await rows("select md5(string_agg(score::text, ',' order by plan_id)) as digest from scorecard where sealed_at is not null")).toEqual([before])
})
