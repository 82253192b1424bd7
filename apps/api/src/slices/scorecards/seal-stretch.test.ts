/** Sealing a whole period: each scorecard is told of, and what an extension refuses waits with nothing of it kept. */
import type pg from 'pg'
import { seedBulk } from '../../../seed/bulk/bulk'
import { declareHooks, type Hook } from '../../platform/hooks'
import { rowsOf, sql } from '../../platform/statement'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { keepScorecards } from './live'
import { keptOf } from './live-batch'
import { readScoringInputs } from './scoring-inputs'
import { sealStretch } from './seal-stretch'

let database: TestDatabase
let client: pg.PoolClient
const at = new Date('2027-02-01T00:00:00Z')
const scope = { actor: { accountId: 'recompute', roles: [] }, municipalities: [9001], at }
const rows = async <T>(statement: string) => (await database.owner.query(statement)).rows as T[]
const plans = async () => (await rows<{ id: string }>('select id from plan where municipality_id = 9001 order by id')).map(({ id }) => id)

beforeAll(async () => {
  database = await cloneDatabase()
  await seedBulk(database.ownerUrl, { municipalities: 1, employees: 12, months: 6, seed: 3, out: { write: () => true } })
  await database.owner.query("update observation set state = 'FINAL'")
  await database.owner.query("create table muara_contoh_note (municipality_id integer, plan_id uuid); select guard_municipal_table('muara_contoh_note')")
  await database.owner.query(
    "insert into webhook (municipality_id, id, name, url, actions, secret, active, created_by, created_at) select 9001, gen_random_uuid(), 'BI', 'https://bi.example', array['SCORECARD_SEALED'], sha256('x'), true, (select id from account limit 1), now()",
  )
  client = await database.databases.importOf(scope).connect()
  for await (const inputs of readScoringInputs(scope, client, { practice: null })) await keepScorecards(client, keptOf(inputs), at)
})
afterAll(async () => {
  declareHooks([])
  client?.release()
  await database?.drop()
})

test('what an extension refuses goes on waiting, and nothing that it wrote of it is kept', async () => {
  const [spared] = await plans()
  const hook: Hook = {
    at: 'scorecard.seal',
    inTransaction: async (_scope, tx, { municipalityId, planId }) => {
      await rowsOf(tx, sql`insert into muara_contoh_note values (${municipalityId}::int, ${planId}::uuid)`)
      return planId === spared ? 'NOT_YET' : undefined
    },
  }
  declareHooks([{ name: 'muara-contoh', declaration: { name: 'muara-contoh', label: { id: 'Muara', en: 'Muara' }, core: '^0.1', municipalities: [9001] }, resolvers: [], hooks: [hook] }])
  const upTo = (await plans())[5]!
  const done = await sealStretch(scope, client, { after: null, upTo })
  expect(done).toMatchObject({ scored: 6, sealed: 5, waiting: 1 })
  expect(done.told.map(({ planId }) => planId).sort()).toEqual((await plans()).slice(1, 6))
  expect(await rows('select plan_id as id from muara_contoh_note where plan_id not in (select plan_id from final_scorecard)')).toEqual([])
  expect(await rows('select count(*)::int n from muara_contoh_note')).toEqual([{ n: 5 }])
})

test('without one they are sealed together; either way each has an audit event, of which webhooks are told', async () => {
  declareHooks([])
  const done = await sealStretch(scope, client, { after: null, upTo: (await plans()).at(-1)! })
  expect(done).toMatchObject({ scored: 12, sealed: 7, waiting: 0, told: [] })
  const events = await rows<{ id: string; accountId: string | null }>("select object_id as id, account_id as \"accountId\" from audit_event where action = 'SCORECARD_SEALED' order by object_id")
  expect(events).toEqual((await plans()).map((id) => ({ id, accountId: null })))
  expect(await rows("select count(*)::int n from audit_event e join final_scorecard f on f.plan_id::text = e.object_id and f.sha256 = e.detail->>'sha256'")).toEqual([{ n: 12 }])
  expect(await rows('select count(distinct object_id)::int n from webhook_delivery')).toEqual([{ n: 12 }])
})
