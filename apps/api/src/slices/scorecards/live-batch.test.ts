import { seedDemonstration } from '../../../seed/demo/demo'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { kept, scoreOf, type KeptScorecard } from './live'
import { keptOf } from './live-batch'
import { recomputeScorecards } from './recompute'
import { readScoringInputs } from './scoring-inputs'

let database: TestDatabase
const at = new Date('2026-11-01T00:00:00Z')
const town = 1373
const scope = { actor: { accountId: 'x', roles: [] }, municipalities: [town], at }
const alter = (statement: string) => database.owner.query(statement)

beforeAll(async () => {
  database = await cloneDatabase()
  const client = await database.owner.connect()
  await client.query("set time zone 'UTC'")
  await seedDemonstration(client, { only: ['sawahlunto'] })
  client.release()
  // An item that counts for too little, and one whose post was never held: neither can be scored.
  const scored = `select p.id from plan p join scorecard c using (municipality_id) where c.plan_id = p.id and c.sealed_at is null and p.scheme_municipality_id = ${town} order by p.id`
  await alter(`update plan_item set weight = weight / 2 where municipality_id = ${town} and plan_id in (${scored} limit 3)`)
  await alter(
    `update assignment set withdrawn_at = now() where municipality_id = ${town} and id in (select assignment_id from plan_item where plan_id in (${scored} limit 3 offset 3))`,
  )
  await alter(`update rating set value = 101.5 where municipality_id = ${town} and kind = 'FIGURE' and plan_id in (${scored} limit 3 offset 6)`)
})
afterAll(() => database?.drop())

test('a town recomputed by the batch keeps, column by column, what the engine says of every plan one by one', async () => {
  const rows: KeptScorecard[] = []
  for await (const inputs of readScoringInputs(scope, database.owner, { practice: null, batch: 97 })) {
    const open = inputs.filter(({ sealedAt }) => sealedAt === null)
    const one = open.map((each) => kept(each, scoreOf(each)))
    rows.push(...one)
    const byPlan = new Map(keptOf(open).map((row) => [row.plan_id, row]))
    expect(one.map(({ plan_id }) => byPlan.get(plan_id))).toEqual(one)
  }
  const { refused } = await recomputeScorecards(database.databases, { municipalityId: town, at })
  const stored = await alter(
    `select municipality_id, plan_id, computed_changes, trim_scale(score)::text as score, band, predicate, trim_scale(evidence)::text as evidence, not_assessed, problems, input_hash, scheme_hash, engine
      from scorecard where municipality_id = ${town} and computed_at = '${at.toISOString()}' order by plan_id`,
  )
  const trimmed = (text: string | null) => text && text.replace(/\.?0+$/, '')
  expect(stored.rows).toEqual(rows.map((row) => ({ ...row, score: trimmed(row.score), evidence: trimmed(row.evidence) })))

  // Every kind was there.
  const count = (is: (row: KeptScorecard) => unknown) => rows.filter(is).length
  expect(refused).toBe(count(({ problems }) => problems.length > 0))
  expect(refused).toBeGreaterThan(0)
  for (const column of ['score', 'band', 'predicate', 'evidence', 'not_assessed'] as const) expect(count((row) => row[column])).toBeGreaterThan(20)
  expect(new Set(rows.map(({ band }) => band)).size).toBeGreaterThan(3)
})
