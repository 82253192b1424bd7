import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import type { Server } from '../../server'

let database: TestDatabase
let server: Server
let make: ReturnType<typeof makeRows>
const as: Record<string, Session> = {}
let count: Awaited<ReturnType<ReturnType<typeof makeRows>['target']>>
let ratio: typeof count
let personal: typeof count
let foreign: typeof count

beforeAll(async () => {
  database = await cloneDatabase()
  server = await serve(database)
  make = makeRows(database.owner)
  await make.municipality({ id: 1671, name: 'Palembang' })
  await make.municipality({ id: 1708, name: 'Kepahiang' })
  const dinkes = await make.agency({ municipality_id: 1671, code: 'DINKES' })
  const bapenda = await make.agency({ municipality_id: 1671, code: 'BAPENDA' })
  const kepahiang = await make.agency({ municipality_id: 1708, code: 'DINKES' })
  const permits = await make.indicator({ municipality_id: 1671, code: 'IK-1' })
  const share = await make.indicator({ municipality_id: 1671, code: 'IK-2', type: 'RATIO', over_subjects: 'RATIO' })
  const there = await make.indicator({ municipality_id: 1708, code: 'IK-1' })
  const rina = await make.employee({ municipality_id: 1671, name: 'Rina' })
  const sari = await make.employee({ municipality_id: 1671, name: 'Sari' })
  await make.assignment({ municipality_id: 1671, employee_id: rina.id, agency_id: dinkes.id })
  const held = await make.assignment({ municipality_id: 1671, employee_id: sari.id, agency_id: dinkes.id, supervisor_id: rina.id })
  count = await make.target({ municipality_id: 1671, indicator_id: permits.id, agency_id: dinkes.id, value: '100' })
  ratio = await make.target({ municipality_id: 1671, indicator_id: share.id, agency_id: dinkes.id, value: '80' })
  personal = await make.target({ municipality_id: 1671, indicator_id: permits.id, agency_id: dinkes.id, assignment_id: held.id, value: '12' })
  foreign = await make.target({ municipality_id: 1708, indicator_id: there.id, agency_id: kepahiang.id })
  as['admin'] = await make.signedIn('ADMIN', 1671)
  as['second admin'] = await make.signedIn('ADMIN', 1671)
  as['admin of BAPENDA'] = await make.signedIn('ADMIN', 1671, { agency_id: bapenda.id })
  as['superior'] = await make.signedIn('SUPERIOR', 1671, { employee_id: rina.id })
  as['employee'] = await make.signedIn('EMPLOYEE', 1671, { employee_id: sari.id })
  as['admin of Kepahiang'] = await make.signedIn('ADMIN', 1708)
})
afterAll(async () => {
  await server?.app.close()
  await database?.drop()
})

const record = (draft: object, who = 'admin') =>
  execute(server, 'mutation ($draft: ObservationDraft!) { recordObservation(draft: $draft) { id state value numerator observedOn achievement { value reason } supersedes { id } } }', { draft }, as[who])
const recorded = async (draft: object, who = 'admin'): Promise<string> => (await record(draft, who)).body.data.recordObservation.id
const step = (action: string, id: string, who = 'admin') => {
  const reason = action === 'return' ? ', reason: "Lampirkan bukti"' : ''
  return execute(server, `mutation ($id: ID!) { done: ${action}Observation(id: $id${reason}) { state firstSubmittedAt states { state reason } } }`, { id }, as[who])
}
const cached = async (id: string) =>
  (await database.owner.query('select state, successor_state, first_submitted_at is not null as submitted from observation where id = $1', [id])).rows[0]

test('a deadline is recorded as a day, and its target set as one; a number for it is refused', async () => {
  const make = makeRows(database.owner)
  const apbd = await make.indicator({ municipality_id: 1671, code: 'APBD', type: 'DEADLINE', unit: 'tanggal', polarity: 'MINIMIZE', over_time: 'LAST', over_subjects: 'NONE', cadence: 'YEAR' })
  const set = (value: string) =>
    execute(
      server,
      'mutation ($draft: TargetDraft!) { setTarget(draft: $draft) { id value(on: "2026-01-31") } }',
      { draft: { indicatorId: `1671:${apbd.code}`, agencyId: '1671:DINKES', period: '2026', value } },
      as['admin'],
    )
  expect((await set('12')).body.errors?.[0]?.extensions.problems).toEqual([{ code: 'NOT_A_DAY', path: ['draft', 'value'] }])
  const { id: targetId, value } = (await set('2026-01-31')).body.data.setTarget
  expect(value).toBe('20484') // days since 1970-01-01
  const late = await record({ targetId, observedOn: '2026-03-31', value: '2026-02-15' })
  expect(late.body.data.recordObservation).toMatchObject({ value: '20499', achievement: { value: '50' } }) // fifteen days late of thirty
  const number = await record({ targetId, observedOn: '2026-03-31', value: '20499' })
  expect(number.body.errors?.[0]?.extensions.problems).toEqual([{ code: 'NOT_A_DAY', path: ['draft', 'value'] }])
})

test('the life of a fact, from a draft to its end, every step dated and audited', async () => {
  const { body } = await record({ targetId: count.id, observedOn: '2026-03-31', value: '41' })
  expect(body).toMatchObject({ data: { recordObservation: { state: 'DRAFT', value: '41', achievement: { value: '41', reason: null } } } })
  const { id } = body.data.recordObservation
  expect(await cached(id)).toEqual({ state: 'DRAFT', successor_state: null, submitted: false })
  expect((await step('submit', id)).body.data.done.state).toBe('SUBMITTED')
  expect((await step('return', id, 'second admin')).body.data.done.states.at(-1)).toEqual({ state: 'RETURNED', reason: 'Lampirkan bukti' })
  await step('submit', id)
  expect((await step('verify', id, 'second admin')).body.data.done.state).toBe('VERIFIED')
  const end = await step('finalize', id, 'second admin')
  expect(end.body.data.done.states.map((one: { state: string }) => one.state)).toEqual(['DRAFT', 'SUBMITTED', 'RETURNED', 'SUBMITTED', 'VERIFIED', 'FINAL'])
  expect(await cached(id)).toEqual({ state: 'FINAL', successor_state: null, submitted: true })
  const { rows } = await database.owner.query('select action from audit_event where object_id = $1 order by id', [id])
  expect(rows.map((row) => row.action)).toEqual(['RECORDED', 'SUBMITTED', 'RETURNED', 'SUBMITTED', 'VERIFIED', 'FINALIZED'].map((verb) => `OBSERVATION_${verb}`))
})

test('a step that the state does not allow is refused with what it allows', async () => {
  const id = await recorded({ targetId: count.id, observedOn: '2026-04-30', value: '1' })
  const { body } = await step('verify', id, 'second admin')
  expect(body.errors?.[0]?.extensions).toEqual({ code: 'BAD_INPUT', problems: [{ code: 'TRANSITION_NOT_FIT', path: ['id'], state: 'DRAFT', action: 'VERIFY', allowed: ['SUBMIT'] }] })
})

test('what is returned is returned with a reason', async () => {
  const id = await recorded({ targetId: count.id, observedOn: '2026-04-29', value: '1' })
  await step('submit', id)
  const { body } = await execute(server, 'mutation ($id: ID!) { returnObservation(id: $id, reason: "  ") { id } }', { id }, as['second admin'])
  expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', problems: [{ code: 'TOO_SHORT', path: ['reason'] }] })
  expect((await cached(id)).state).toBe('SUBMITTED')
})

test('separation of duties: neither who recorded it nor whom it is about verifies it', async () => {
  const own = await recorded({ targetId: count.id, observedOn: '2026-05-31', value: '1' })
  await step('submit', own)
  expect((await step('verify', own)).body.errors?.[0]?.extensions.problems).toEqual([{ code: 'OWN_WORK', path: ['id'] }])
  const hers = await recorded({ targetId: personal.id, observedOn: '2026-05-31', value: '1' }, 'employee')
  await step('submit', hers, 'employee')
  expect((await step('verify', hers, 'employee')).body.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  expect((await step('verify', hers, 'superior')).body.data.done.state).toBe('VERIFIED')
})

test('who submitted another person\'s draft does not verify it either', async () => {
  const id = await recorded({ targetId: count.id, observedOn: '2026-06-30', value: '1' })
  await step('submit', id, 'second admin')
  expect((await step('verify', id, 'second admin')).body.errors?.[0]?.extensions.problems[0]?.code).toBe('OWN_WORK')
})

test('a correction supersedes: the corrected one knows the highest state of its successors', async () => {
  const first = await recorded({ targetId: count.id, observedOn: '2026-07-31', value: '10' })
  await step('submit', first)
  const second = await record({ targetId: count.id, observedOn: '2026-07-31', value: '11', supersedesId: first })
  expect(second.body.data.recordObservation.supersedes).toEqual({ id: first })
  expect((await cached(first)).successor_state).toBe('DRAFT')
  const third = await recorded({ targetId: count.id, observedOn: '2026-07-31', value: '12', supersedesId: first })
  await step('submit', third)
  expect((await cached(first)).successor_state).toBe('SUBMITTED')
  await step('verify', third, 'second admin')
  await step('submit', second.body.data.recordObservation.id)
  expect((await cached(first)).successor_state).toBe('VERIFIED')
  const { body } = await execute(server, 'query ($id: ID!) { observations(targetId: $id, minimumState: VERIFIED, period: "2026-07") { nodes { value } } }', { id: count.id }, as['admin'])
  expect(body.data.observations.nodes).toEqual([{ value: '12' }])
})

test.each([
  { why: 'a day outside the period', draft: { observedOn: '2025-12-31', value: '1' }, problem: { code: 'OUT_OF_RANGE', path: ['draft', 'observedOn'] } },
  { why: 'nothing', draft: { observedOn: '2026-01-31' }, problem: { code: 'REQUIRED', path: ['draft', 'value'] } },
  { why: 'a ratio figure for a count', draft: { observedOn: '2026-01-31', value: '1', numerator: '1' }, problem: { code: 'INCOMPATIBLE', path: ['draft', 'numerator'] } },
  { why: 'what cannot be seen', draft: { observedOn: '2026-01-31', value: '1', evidence: 'a\u202eb' }, problem: { code: 'MALFORMED', path: ['draft', 'evidence'] } },
  { why: 'a correction of nothing', draft: { observedOn: '2026-01-31', value: '1', supersedesId: '01890000-0000-7000-8000-000000000000' }, problem: { code: 'UNKNOWN_ID', path: ['draft', 'supersedesId'] } },
])('refuses $why and keeps nothing', async ({ draft, problem }) => {
  const before = (await database.owner.query('select count(*)::int as n from observation')).rows
  const { body } = await record({ targetId: count.id, ...draft })
  expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', problems: [problem] })
  expect((await database.owner.query('select count(*)::int as n from observation')).rows).toEqual(before)
})

test('the future is not observed yet: by the clock of the municipality', async () => {
  const ahead = await make.target({ municipality_id: 1671, indicator_id: count.indicator_id, agency_id: count.agency_id, period: '2999', period_from: '2999-01-01', period_to: '2999-12-31' })
  const { body } = await record({ targetId: ahead.id, observedOn: '2999-01-31', value: '1' })
  expect(body.errors?.[0]?.extensions.problems).toMatchObject([{ code: 'OUT_OF_RANGE', path: ['draft', 'observedOn'] }])
})

test('a correction stays with its target and its day', async () => {
  const first = await recorded({ targetId: count.id, observedOn: '2026-08-31', value: '10' })
  const otherDay = await record({ targetId: count.id, observedOn: '2026-09-30', value: '1', supersedesId: first })
  expect(otherDay.body.errors?.[0]?.extensions.problems).toMatchObject([{ code: 'INCOMPATIBLE', path: ['draft', 'supersedesId'], with: 'observedOn' }])
  const otherTarget = await record({ targetId: ratio.id, observedOn: '2026-08-31', numerator: '1', denominator: '2', supersedesId: first })
  expect(otherTarget.body.errors?.[0]?.extensions.problems).toMatchObject([{ code: 'UNKNOWN_ID' }])
})

test('the preview is the domain\'s: a ratio is pooled, an absent figure says why', async () => {
  for (const [observedOn, numerator, denominator] of [['2026-01-31', '90', '100'], ['2026-02-28', '10', '50']] as const) {
    const id = await recorded({ targetId: ratio.id, observedOn, numerator, denominator })
    await step('submit', id)
  }
  const ask = 'query ($id: ID!) { target(id: $id) { achievement { value actual target reason } final: achievement(minimumState: FINAL) { value reason } } }'
  const { body } = await execute(server, ask, { id: ratio.id }, as['admin'])
  expect(body.data.target).toEqual({ achievement: { value: '83.33', actual: '66.666667', target: '80', reason: null }, final: { value: null, reason: 'MISSING_ACTUAL' } })
})

test('two at once: one moves it on, the other is told the state it is in now', async () => {
  const id = await recorded({ targetId: count.id, observedOn: '2026-10-31', value: '1' })
  const answers = await Promise.all([step('submit', id), step('submit', id), step('submit', id)])
  expect(answers.filter(({ body }) => body.data?.done).length).toBe(1)
  for (const { body } of answers.filter(({ body }) => body.errors)) expect(['CONFLICT', 'TRANSITION_NOT_FIT']).toContain(body.errors![0]!.extensions.problems[0]!.code)
  const { rows } = await database.owner.query("select count(*)::int as n from observation_state where observation_id = $1 and state = 'SUBMITTED'", [id])
  expect(rows).toEqual([{ n: 1 }])
})

test('another agency and another municipality may not see it: their ids answer exactly like missing ones', async () => {
  const id = await recorded({ targetId: count.id, observedOn: '2026-02-27', value: '77' })
  const missing = '01890000-0000-7000-8000-000000000000'
  for (const who of ['admin of BAPENDA', 'admin of Kepahiang']) {
    const list = await execute(server, '{ observations { totalCount nodes { value } } }', {}, as[who])
    expect(list.body.data.observations).toEqual({ totalCount: 0, nodes: [] })
    const ask = async (document: string, given: string) => JSON.stringify((await execute(server, document, { id: given }, as[who])).body)
    for (const document of [
      'query ($id: ID!) { observation(id: $id) { id value } }',
      'mutation ($id: ID!) { submitObservation(id: $id) { id } }',
      'mutation ($id: ID!) { verifyObservation(id: $id) { id } }',
      'mutation ($id: ID!) { finalizeObservation(id: $id) { id } }',
      'mutation ($id: ID!) { returnObservation(id: $id, reason: "x") { id } }',
    ])
      expect(await ask(document, id)).toBe(await ask(document, missing))
    const foreignDraft = await record({ targetId: who === 'admin of BAPENDA' ? count.id : count.id, observedOn: '2026-02-27', value: '1' }, who)
    const missingDraft = await record({ targetId: missing, observedOn: '2026-02-27', value: '1' }, who)
    expect(JSON.stringify(foreignDraft.body)).toBe(JSON.stringify(missingDraft.body))
  }
  expect((await record({ targetId: foreign.id, observedOn: '2026-02-27', value: '1' })).body.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  expect((await cached(id)).state).toBe('DRAFT')
})
