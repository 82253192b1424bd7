import { schemeHash, schemeOf, schemeText } from '@tolok/domain'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import type { Server } from '../../server'
import { whileWaiting } from './simulate'

const many = whileWaiting + 100
const plaju = schemeOf('PLAJU_2026')!
let database: TestDatabase
let server: Server
let planner: Session

beforeAll(async () => {
  database = await cloneDatabase()
  server = await serve(database)
  const make = makeRows(database.owner)
  await make.municipality({ id: 1671, demonstration: true })
  await make.agency({ municipality_id: 1671 })
  planner = await make.signedIn('PLANNER', 1671)
  await database.owner.query(
    `insert into scheme (municipality_id, id, code, version, name, regulation, valid_from, yields, document, content_hash)
      values (1671, gen_random_uuid(), $1::varchar, 1, $1::text, 'x', $2, 'SCORE', $3, $4)`,
    [plaju.id, plaju.validFrom, schemeText(plaju), schemeHash(plaju)],
  )
  // Everyone is rated 90 by his superior and 60 in training.
  await database.owner.query(
    `with made as (select n, gen_random_uuid() person, gen_random_uuid() employee, gen_random_uuid() post, gen_random_uuid() plan from generate_series(1, ${many}) n),
      people as (insert into person (municipality_id, id, name) select 1671, person, 'Orang ' || n from made),
      staff as (insert into employee (municipality_id, id, person_id, nip, employment, grade, joined_on) select 1671, employee, person, (199000000000000000 + n)::text, 'PNS', 'III/a', '2020-01-01' from made),
      posts as (insert into "position" (municipality_id, id, agency_id, code, title, type) select 1671, post, a.id, 'P' || n, 'Analis', 'FUNGSIONAL' from made, agency a),
      held as (insert into assignment (municipality_id, id, employee_id, position_id, kind, valid_from) select 1671, gen_random_uuid(), employee, post, 'DEFINITIVE', '2020-01-01' from made),
      plans as (insert into plan (municipality_id, id, employee_id, period, period_from, period_to, scheme_municipality_id, scheme_id)
        select 1671, plan, employee, '2026', '2026-01-01', '2026-12-31', 1671, s.id from made, scheme s)
      insert into rating (municipality_id, id, plan_id, kind, component, value)
        select 1671, gen_random_uuid(), plan, 'FIGURE', c.code, c.value from made, (values ('SUPERIOR', 90), ('TRAINING', 60)) c (code, value)`,
  )
})
afterAll(async () => {
  await server?.app.close()
  await database?.drop()
})

const ask = async (document: string, variables: object) => (await execute(server, document, { ...variables }, planner)).body

test('more plans than one waits for go on after the answer, and are seen by their progress', async () => {
  const document = JSON.parse(schemeText(plaju)) as { weights: { code: string; weight: string }[] }
  const weights = document.weights.map((one) => ({ ...one, weight: { INDICATORS: '70', SUPERIOR: '10' }[one.code] ?? '20' }))
  const draft = { municipalityId: 1671, baseId: '1671:PLAJU_2026@1', reason: 'x', document: { ...document, weights, validFrom: '2027-01-01' } }
  const { id } = (await ask('mutation ($draft: SchemeDraftInput!) { draftScheme(draft: $draft) { id } }', { draft })).data.draftScheme
  const begun = await ask('mutation ($id: ID!) { simulateDraft(id: $id, period: "2026") { period planCount } }', { id })
  expect(begun.data.simulateDraft).toEqual({ period: '2026', planCount: many })

  const simulation = async () =>
    (await ask('query ($id: ID!) { schemeDraft(id: $id) { simulation { doneCount changedCount movedCount finishedAt moves { from to count } } } }', { id })).data.schemeDraft.simulation
  for (let tries = 0; (await simulation()).finishedAt === null && tries < 200; tries++) await new Promise((resolve) => setTimeout(resolve, 100))
  // (20 × 90 + 10 × 60) ÷ 30 = 80 is HIGH, (10 × 90 + 20 × 60) ÷ 30 = 70 is MEDIUM
  const moves = [{ from: 'HIGH', to: 'MEDIUM', count: many }]
  expect(await simulation()).toMatchObject({ doneCount: many, movedCount: many, changedCount: many, finishedAt: expect.any(String), moves })
})

test.each(['2026-13', 'x', ''])('a period that is none is refused: %j', async (period) => {
  const { errors } = await ask('mutation ($id: ID!, $period: String) { simulateDraft(id: $id, period: $period) { id } }', { id: 'x', period })
  expect(errors?.[0]?.extensions.problems).toEqual([expect.objectContaining({ code: 'NOT_A_PERIOD', path: ['period'] })])
})

test('a period in which nobody has a plan moves nobody, and says so', async () => {
  const draft = { municipalityId: 1671, baseId: '1671:PLAJU_2026@1', reason: 'x' }
  const { id } = (await ask('mutation ($draft: SchemeDraftInput!) { draftScheme(draft: $draft) { id } }', { draft })).data.draftScheme
  const { data } = await ask('mutation ($id: ID!) { simulateDraft(id: $id, period: "2020") { planCount changedCount finishedAt } }', { id })
  expect(data.simulateDraft).toEqual({ planCount: 0, changedCount: 0, finishedAt: expect.any(String) })
  // and proves nothing: it does not count before publication
  await ask('mutation ($id: ID!, $until: Date!) { openDraft(id: $id, until: $until) { id } }', { id, until: new Date(Date.now() + 9e7).toISOString().slice(0, 10) })
  const again = await ask('mutation ($id: ID!) { simulateDraft(id: $id, period: "2020") { planCount } }', { id })
  expect(again.errors).toBeUndefined()
  const after = await ask('query ($id: ID!) { schemeDraft(id: $id) { state obstacles { code } } }', { id })
  expect(after.data.schemeDraft).toMatchObject({ state: 'OPEN', obstacles: expect.arrayContaining([{ code: 'NOT_SIMULATED' }]) })
})
