import { createHash } from 'node:crypto'
import { municipalSchemes, publishedSchemes, readInputs, readScheme, recompute, schemeHash, schemeText, score, toText } from '@tolok/domain'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { countStatements, execute, serve, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import type { Server } from '../../server'

type Made = { id: string; municipality_id: number; indicator_id: string; agency_id: string; subject_id: string }

let database: TestDatabase
let server: Server
let make: ReturnType<typeof makeRows>
const as: Record<string, Session> = {}
const nip: Record<string, string> = {}
let permits: Made
let visits: Made
let bapenda: { id: string }

const keepScheme = (municipalityId: number, id: string) => {
  const scheme = [...publishedSchemes, ...municipalSchemes].find((one) => one.id === id)!
  return database.owner.query(
    `insert into scheme (municipality_id, id, code, version, name, regulation, valid_from, valid_to, yields, document, content_hash)
      values ($1, gen_random_uuid(), $2::varchar, 1, $2::text, 'x', $3, $4, $5, $6, $7)`,
    [municipalityId, id, scheme.validFrom, scheme.validTo, scheme.yields, schemeText(scheme), schemeHash(scheme)],
  )
}

beforeAll(async () => {
  database = await cloneDatabase()
  server = await serve(database)
  make = makeRows(database.owner)
  await make.municipality({ id: 1671 })
  await make.municipality({ id: 1708 })
  for (const id of ['PREDICATE_2022', 'SKP_2013']) await keepScheme(0, id)
  await keepScheme(1671, 'PLAJU_2026')
  await keepScheme(1708, 'KEPAHIANG_2026')
  bapenda = await make.agency({ municipality_id: 1671, code: 'BAPENDA' })
  const dinkes = await make.agency({ municipality_id: 1671, code: 'DINKES' })
  const rina = await make.employee({ municipality_id: 1671, name: 'Rina' })
  const sari = await make.employee({ municipality_id: 1671, name: 'Sari' })
  const tono = await make.employee({ municipality_id: 1671, name: 'Tono' })
  for (const { name, nip: number } of [rina, sari, tono]) nip[name] = `1671:${number}`
  await make.assignment({ municipality_id: 1671, employee_id: rina.id, agency_id: bapenda.id })
  const held = await make.assignment({ municipality_id: 1671, employee_id: sari.id, agency_id: bapenda.id, supervisor_id: rina.id })
  await make.assignment({ municipality_id: 1671, employee_id: tono.id, agency_id: dinkes.id })
  const count = await make.indicator({ municipality_id: 1671, code: 'IZIN', name: 'Izin terbit' })
  const other = await make.indicator({ municipality_id: 1671, code: 'KUNJUNG', name: 'Kunjungan' })
  const of = { municipality_id: 1671, agency_id: bapenda.id, assignment_id: held.id }
  permits = await make.target({ ...of, indicator_id: count.id, value: '100' })
  visits = await make.target({ ...of, indicator_id: other.id, value: '50' })
  as['admin'] = await make.signedIn('ADMIN', 1671)
  as['second admin'] = await make.signedIn('ADMIN', 1671)
  as['admin of DINKES'] = await make.signedIn('ADMIN', 1671, { agency_id: dinkes.id })
  as['superior'] = await make.signedIn('SUPERIOR', 1671, { employee_id: rina.id })
  as['employee'] = await make.signedIn('EMPLOYEE', 1671, { employee_id: sari.id })
  as['planner'] = await make.signedIn('PLANNER', 1671)
  as['admin of Kepahiang'] = await make.signedIn('ADMIN', 1708)
  as['analyst'] = await make.signedIn('NATIONAL_ANALYST', null)
})
afterAll(async () => {
  await server?.app.close()
  await database?.drop()
})

const ask = async (document: string, variables: object = {}, who = 'superior') => (await execute(server, document, { ...variables }, as[who])).body
const fields = 'id period score practice stale sealedAt predicate evidence band { code } notAssessed { reason } problems { code path } inputHash'
const create = (draft: object, who = 'superior') => ask(`mutation ($draft: PlanDraft!) { createPlan(draft: $draft) { ${fields} } }`, { draft }, who)
const item = (target: { id: string }, weight: string, component = 'INDICATORS') => ({ targetId: target.id, component, weight })
const read = async (id: string, more = '', who = 'superior') =>
  (await ask(`query ($id: ID!) { scorecard(planId: $id) { ${fields} ${more} } }`, { id }, who)).data.scorecard

let plan: string
test('a plan has its scorecard at once, and it follows what is reported and rated', async () => {
  const made = await create({ employeeId: nip['Sari'], period: '2026', schemeId: '1671:PLAJU_2026@1', items: [item(permits, '60'), item(visits, '40')] })
  expect(made.errors).toBeUndefined()
  expect(made.data.createPlan).toMatchObject({ score: null, notAssessed: { reason: 'NOTHING_JUDGED' }, stale: false, problems: [] })
  plan = made.data.createPlan.id
  await make.observation({ target: permits, value: '90', state: 'SUBMITTED' })
  expect(await read(plan)).toMatchObject({ score: '90.00', band: { code: 'HIGH' }, notAssessed: null, stale: false })
  const rated = await ask(`mutation ($id: ID!, $r: [RatingDraft!]!) { rate(planId: $id, ratings: $r) { ${fields} } }`, {
    id: plan,
    r: [{ kind: 'FIGURE', component: 'SUPERIOR', value: '81' }],
  })
  expect(rated.data.rate.score).toBe('88.00') // (70 × 90 + 20 × 81) ÷ 90
})

test('a report that somebody hands in reaches the lists without anybody asking', async () => {
  const answer = await execute(
    server,
    'mutation ($draft: ObservationDraft!) { recordObservation(draft: $draft) { id } }',
    { draft: { targetId: visits.id, observedOn: '2026-02-28', value: '40' } },
    as['employee'],
  )
  const { id } = answer.body.data.recordObservation
  const stored = async () => (await database.owner.query('select score::text, changes, computed_changes from scorecard where plan_id = $1', [plan])).rows[0]
  const before = await stored()
  expect(before.score).toBe('88.00') // a draft counts for nothing, and makes nothing stale
  expect(before.changes).toBe(before.computed_changes)
  await execute(server, 'mutation ($id: ID!) { submitObservation(id: $id) { id } }', { id }, as['employee'])
  const began = performance.now()
  while ((await stored()).score === '88.00') {
    if (performance.now() - began > 20_000) throw new Error('nobody followed')
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  console.log(`live scorecard ${(performance.now() - began).toFixed(0)} ms after the answer to the report`)
  // 60 × 90 + 40 × 80 is 86; (70 × 86 + 20 × 81) ÷ 90
  expect(await stored()).toMatchObject({ score: '84.89' })
})

test('what is withdrawn, corrected or revised counts no more', async () => {
  const { rows } = await database.owner.query<{ id: string }>('select id from observation where target_id = $1 and value = 90', [permits.id])
  await make.observation({ target: permits, value: '80', state: 'SUBMITTED', supersedes_id: rows[0]!.id })
  await database.owner.query("update observation set successor_state = 'SUBMITTED' where id = $1", [rows[0]!.id])
  expect(await read(plan)).toMatchObject({ score: '80.22' }) // (70 × 80 + 20 × 81) ÷ 90
  await database.owner.query('update observation set withdrawn_at = now() where target_id = $1', [visits.id])
  expect(await read(plan, 'segments { components { code items { weight share figure missing } } }')).toMatchObject({
    score: '80.22',
    segments: [
      {
        components: [
          {
            code: 'INDICATORS',
            items: [
              { share: '1', figure: '80' },
              { share: '0', figure: null, missing: 'MISSING_ACTUAL' },
            ],
          },
          {},
          {},
        ],
      },
    ],
  })
  await database.owner.query('update target_revision set withdrawn_at = now() where target_id = $1', [permits.id])
  const revise = 'mutation ($draft: TargetDraft!) { setTarget(draft: $draft) { id } }'
  const { rows: held } = await database.owner.query<{ assignment: string }>('select assignment_id as assignment from target where id = $1', [permits.id])
  await ask(revise, { draft: { indicatorId: '1671:IZIN', assignmentId: held[0]!.assignment, period: '2026', value: '160' } }, 'admin')
  expect(await read(plan)).toMatchObject({ score: '56.89' }) // 80 of 160: (70 × 50 + 20 × 81) ÷ 90
})

test('the trace is checked with a pencil, re-adds, and names who did what', async () => {
  const { trace, changes } = await read(
    plan,
    'trace { key parentKey depth figure share label { id } lines { id en } inputs { on byName value { id } } missing { id } } changes { kind toBand achievement actual to { id } }',
  )
  expect(trace.map((step: { depth: number }) => step.depth)).toEqual([0, 1, 2, 3, 3, 2, 2])
  type Step = { key: string; parentKey: string | null; figure: string | null; share: string }
  for (const step of trace as Step[]) {
    const below = (trace as Step[]).filter(({ parentKey, figure }) => parentKey === step.key && figure !== null)
    if (below.length > 0) expect(below.reduce((sum, one) => sum + Number(one.figure) * Number(one.share), 0)).toBeCloseTo(Number(step.figure), 3)
  }
  const superior = trace.find((step: Step) => step.key === 'component:1:SUPERIOR')
  expect(superior.inputs[0]).toMatchObject({ byName: expect.any(String), value: { id: '81' } })
  expect(changes[0]).toMatchObject({ kind: 'ITEM', toBand: 'MEDIUM' })
})

test('a browser reckons the same from the same inputs', async () => {
  const { scoringInputs, score: expected } = await read(plan, 'scoringInputs')
  const inputs = readInputs(scoringInputs.inputs, [])
  const scheme = readScheme(scoringInputs.scheme)
  if (!inputs.ok || !scheme.ok) throw new Error('the document cannot be read')
  const answer = score(inputs.value.plan, inputs.value.observations, inputs.value.ratings, scheme.value)
  expect(answer.ok && toText(answer.value.score!)).toBe(expected)
})

describe('who may', () => {
  const missing = '01890000-0000-7000-8000-000000000000'
  const documents = [
    'query ($id: ID!) { scorecard(planId: $id) { id score } }',
    'mutation ($id: ID!) { setPlanItems(planId: $id, items: []) { id } }',
    'mutation ($id: ID!) { rate(planId: $id, ratings: [{ kind: RESULT, expectation: MEETS }]) { id } }',
    'mutation ($id: ID!) { sealScorecard(planId: $id) { id } }',
  ]
  test.each(['admin of DINKES', 'admin of Kepahiang'])('for the %s a plan out of reach is exactly like a missing one', async (who) => {
    for (const document of documents)
      expect(JSON.stringify(await ask(document, { id: plan }, who))).toBe(JSON.stringify(await ask(document, { id: missing }, who)))
    expect(await ask('{ scorecards { totalCount nodes { id } } }', {}, who)).toEqual({ data: { scorecards: { totalCount: 0, nodes: [] } } })
  })

  test('an analyst and a planner see none', async () => {
    for (const who of ['analyst', 'planner']) expect((await ask('{ scorecards { nodes { id } } }', {}, who)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })

  test('whom it is about reads it and changes nothing of it', async () => {
    const mine = await ask('{ myScorecards { totalCount nodes { id score employeeName } } }', {}, 'employee')
    expect(mine.data.myScorecards).toMatchObject({ totalCount: 1, nodes: [{ id: plan, employeeName: 'Sari' }] })
    for (const document of documents.slice(1)) expect((await ask(document, { id: plan }, 'employee')).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })

  test('nobody plans or rates himself, whatever his roles', async () => {
    const own = await create({ employeeId: nip['Rina'], period: '2026', schemeId: '1671:PLAJU_2026@1' })
    expect(own.errors?.[0]?.extensions.problems).toEqual([{ code: 'OWN_WORK', path: ['planId'] }])
    const { id } = (await create({ employeeId: nip['Rina'], period: '2026', schemeId: '1671:PLAJU_2026@1' }, 'admin')).data.createPlan
    for (const document of documents.slice(1, 3))
      expect((await ask(document, { id })).errors?.[0]?.extensions.problems).toEqual([{ code: 'OWN_WORK', path: ['planId'] }])
    expect((await ask('{ myScorecards { nodes { employeeName } } }')).data.myScorecards.nodes).toEqual([{ employeeName: 'Rina' }])
  })

  test('every change is audited, without a figure', async () => {
    const { rows } = await database.owner.query("select action, detail from audit_event where object_type = 'PLAN' and object_id = $1 order by id", [plan])
    expect(rows.map(({ action }) => action)).toEqual(['PLAN_CREATED', 'SCORECARD_RATED'])
    expect(JSON.stringify(rows)).not.toContain('81')
  })
})

describe('bad input', () => {
  const refused = async (body: Promise<{ errors?: { extensions: { problems: object[] } }[] }>) => (await body).errors?.[0]?.extensions.problems
  const draft = { period: '2026', schemeId: '1671:PLAJU_2026@1', practice: true }

  test.each([
    ['a negative weight', [['permits', '-5', 'INDICATORS']], { code: 'OUT_OF_RANGE', path: ['draft', 'items', 0, 'weight'] }],
    [
      'weights of 99.999',
      [
        ['permits', '50', 'INDICATORS'],
        ['visits', '49.999', 'INDICATORS'],
      ],
      { code: 'OUT_OF_RANGE', path: ['draft', 'items'], component: 'INDICATORS', given: '99.999' },
    ],
    ['a component that the scheme has not', [['permits', '100', 'LUCK']], { code: 'UNKNOWN_ID', path: ['draft', 'items', 0, 'component'] }],
    [
      'the same indicator twice',
      [
        ['permits', '50', 'INDICATORS'],
        ['permits', '50', 'INDICATORS'],
      ],
      { code: 'DUPLICATE', path: ['draft', 'items', 1, 'targetId'] },
    ],
    ['a target of nobody', [['nothing', '100', 'INDICATORS']], { code: 'UNKNOWN_ID', path: ['draft', 'items', 0, 'targetId'] }],
  ])('%s is refused with its place', async (_, lines, problem) => {
    const targets: Record<string, { id: string }> = { permits, visits, nothing: { id: 'constructor.constructor' } }
    const items = lines.map(([name, weight, component]) => item(targets[name!]!, weight!, component))
    expect((await refused(create({ ...draft, employeeId: nip['Sari'], items })))?.[0]).toMatchObject(problem)
    expect((await database.owner.query('select count(*)::int as n from plan where practice')).rows).toEqual([{ n: 0 }])
  })

  test('101 items are too many', async () => {
    const items = Array.from({ length: 101 }, () => item(permits, '1'))
    expect((await refused(create({ ...draft, employeeId: nip['Sari'], items })))?.[0]).toMatchObject({ code: 'TOO_LONG', most: 100, count: 101 })
  })

  test.each([
    ['a second plan for the period', { period: '2026', schemeId: '1671:PLAJU_2026@1' }, 'DUPLICATE'],
    ['a scheme of another year', { period: '2026', schemeId: '0:SKP_2013@1' }, 'INCOMPATIBLE'],
    ['a period shorter than the cadence', { period: '2025-03', schemeId: '0:PREDICATE_2022@1' }, 'GRAIN_NOT_FIT'],
    ['no period', { period: '2026-13', schemeId: '0:PREDICATE_2022@1' }, 'NOT_A_PERIOD'],
    ['a scheme of another municipality', { period: '2026', schemeId: '1708:KEPAHIANG_2026@1' }, 'NOT_FOUND'],
  ])('%s is refused', async (_, more, code) => {
    expect((await refused(create({ employeeId: nip['Sari'], ...more })))?.[0]).toMatchObject({ code })
  })

  test.each([
    [
      'a figure for a component with items',
      { kind: 'FIGURE', component: 'INDICATORS', value: '80' },
      { code: 'INCOMPATIBLE', path: ['ratings', 0, 'component'] },
    ],
    ['a figure beyond 200', { kind: 'FIGURE', component: 'SUPERIOR', value: '201' }, { code: 'OUT_OF_RANGE', path: ['ratings', 0, 'value'] }],
    ['a negative figure', { kind: 'FIGURE', component: 'SUPERIOR', value: '-1' }, { code: 'OUT_OF_RANGE', path: ['ratings', 0, 'value'] }],
    ['a figure of nothing', { kind: 'FIGURE', value: '80' }, { code: 'REQUIRED', path: ['ratings', 0, 'component'] }],
    ['an expectation where the scheme makes a score', { kind: 'RESULT', expectation: 'ABOVE' }, { code: 'INCOMPATIBLE', path: ['ratings', 0, 'kind'] }],
    ['a component that there is not', { kind: 'FIGURE', component: '__proto__', value: '80' }, { code: 'UNKNOWN_ID', path: ['ratings', 0, 'component'] }],
  ])('rating %s is refused with its place', async (_, rating, problem) => {
    const before = await read(plan)
    expect(
      (await refused(ask('mutation ($id: ID!, $r: [RatingDraft!]!) { rate(planId: $id, ratings: $r) { id } }', { id: plan, r: [rating] })))?.[0],
    ).toMatchObject(problem)
    expect(await read(plan)).toEqual(before)
  })
})

describe('sealed', () => {
  let id: string
  let last: Made
  const seal = (planId: string, who: string) =>
    ask(
      `mutation ($id: ID!) { sealScorecard(planId: $id) { ${fields} final { sha256 text sealedByName } trace { key } segments { components { items { figure } } } } }`,
      { id: planId },
      who,
    )
  const refusedSeal = async (who: string) => (await seal(id, who)).errors?.[0]?.extensions.problems

  beforeAll(async () => {
    const year = { period: '2025', period_from: '2025-01-01', period_to: '2025-12-31' }
    last = await make.target({
      municipality_id: 1671,
      indicator_id: permits.indicator_id,
      agency_id: permits.agency_id,
      assignment_id: permits.subject_id,
      value: '100',
      ...year,
    })
    id = (await create({ employeeId: nip['Sari'], period: '2025', schemeId: '0:PREDICATE_2022@1', items: [item(last, '100', 'EVIDENCE')] })).data.createPlan.id
  })

  test('only when ratings, the predicate of the organisation and verified reports are there', async () => {
    expect(await read(id)).toMatchObject({ predicate: null, notAssessed: { reason: 'ORGANISATION_NOT_RATED' } })
    await ask('mutation { rateOrganisation(draft: { agencyId: "1671:BAPENDA", period: "2025", predicate: GOOD }) { id } }', {}, 'planner')
    expect(await read(id)).toMatchObject({ notAssessed: { reason: 'NOT_RATED' } })
    const first = await make.observation({ target: last, value: '95', state: 'SUBMITTED', observed_on: '2025-06-30' })
    expect(await refusedSeal('admin')).toMatchObject([
      { code: 'INCOMPATIBLE', with: 'observations', count: 1 },
      { code: 'REQUIRED', reason: 'NOT_RATED' },
    ])
    await database.owner.query("update observation set state = 'VERIFIED' where id = $1", [first.id])
    const rated = await ask(
      `mutation ($id: ID!) { rate(planId: $id, ratings: [{ kind: RESULT, expectation: ABOVE, note: "Melampaui" }, { kind: BEHAVIOUR, expectation: MEETS }]) { ${fields} ratings { kind counts note } changes { kind result behaviour toPredicate } } }`,
      { id },
      'second admin',
    )
    expect(rated.data.rate).toMatchObject({ predicate: 'GOOD', score: null, evidence: '95.00' })
    expect(rated.data.rate.changes).toContainEqual({ kind: 'RATING', result: 'ABOVE', behaviour: 'ABOVE', toPredicate: 'VERY_GOOD' })
  })

  test('never by whoever rated, never for practice', async () => {
    expect(await refusedSeal('second admin')).toEqual([{ code: 'OWN_WORK', path: ['planId'] }])
    const practice = (await create({ employeeId: nip['Sari'], period: '2025', schemeId: '0:PREDICATE_2022@1', practice: true })).data.createPlan.id
    expect((await seal(practice, 'admin')).errors?.[0]?.extensions.problems).toContainEqual({ code: 'INCOMPATIBLE', path: ['planId'], with: 'practice' })
    expect((await seal(plan, 'admin')).errors?.[0]?.extensions.problems).toContainEqual({ code: 'OUT_OF_RANGE', path: ['planId'], after: '2026-12-31' })
  })

  test('reckoned again it gives the same bytes, and nothing moves it any more', async () => {
    const { data } = await seal(id, 'admin')
    const sealed = data.sealScorecard
    expect(sealed).toMatchObject({ predicate: 'GOOD', evidence: '95.00', sealedAt: expect.any(String) })
    const scheme = publishedSchemes.find((one) => one.id === 'PREDICATE_2022')!
    const again = recompute(sealed.final.text, scheme)
    expect(again.ok && again.value === sealed.final.text).toBe(true)
    expect(createHash('sha256').update(sealed.final.text).digest('hex')).toBe(sealed.final.sha256)

    await make.observation({ target: last, value: '1', state: 'VERIFIED', observed_on: '2025-07-31' })
    const after = await read(id, 'final { sha256 } trace { key } segments { components { items { figure } } }')
    expect(after).toMatchObject({ evidence: '95.00', stale: false, final: { sha256: sealed.final.sha256 }, trace: sealed.trace, segments: sealed.segments })
    expect(await refusedSeal('admin')).toContainEqual({ code: 'IMMUTABLE', path: ['planId'] })
    for (const change of ['rate(planId: $id, ratings: [{ kind: RESULT, expectation: BELOW }]) { id }', 'setPlanItems(planId: $id, items: []) { id }'])
      expect((await ask(`mutation ($id: ID!) { ${change} }`, { id })).errors?.[0]?.extensions.problems).toEqual([{ code: 'IMMUTABLE', path: ['planId'] }])
  })

  test('the application may neither change nor remove what was sealed or rated', async () => {
    const pool = database.databases.sqlOf({ municipalities: [1671] })
    for (const table of ['final_scorecard', 'rating', 'organisation_rating', 'plan']) {
      await expect(pool.query(`update ${table} set municipality_id = municipality_id`)).rejects.toThrow('permission denied')
      await expect(pool.query(`delete from ${table}`)).rejects.toThrow('permission denied')
    }
  })
})

describe('someone who moved, and someone on leave', () => {
  test('each post is judged by its own indicators, and counts by its days', async () => {
    const wati = await make.employee({ municipality_id: 1671, name: 'Wati' })
    const dinkes = (await database.owner.query<{ id: string }>("select id from agency where code = 'DINKES'")).rows[0]!
    const first = await make.assignment({ municipality_id: 1671, employee_id: wati.id, agency_id: bapenda.id, valid_to: '2026-07-01' })
    const second = await make.assignment({ municipality_id: 1671, employee_id: wati.id, agency_id: dinkes.id, valid_from: '2026-07-01' })
    const half = (assignment_id: string, period: string, period_from: string, period_to: string) =>
      make.target({
        municipality_id: 1671,
        indicator_id: permits.indicator_id,
        agency_id: bapenda.id,
        assignment_id,
        period,
        period_from,
        period_to,
        value: '100',
      })
    const one = await half(first.id, '2026-S1', '2026-01-01', '2026-06-30')
    const other = await half(second.id, '2026-S2', '2026-07-01', '2026-12-31')
    const made = await create(
      { employeeId: `1671:${wati.nip}`, period: '2026', schemeId: '1671:PLAJU_2026@1', items: [item(one, '100'), item(other, '100')] },
      'admin',
    )
    const { id } = made.data.createPlan
    await make.observation({ target: one, value: '90', observed_on: '2026-03-31' })
    await make.observation({ target: other, value: '80', observed_on: '2026-09-30' })
    const card = await read(id, 'segments { firstDay lastDay days figure agency { code } }', 'admin')
    expect(card).toMatchObject({
      score: '84.96', // (181 × 90 + 184 × 80) ÷ 365
      segments: [
        { firstDay: '2026-01-01', lastDay: '2026-06-30', days: 181, figure: '90', agency: { code: 'BAPENDA' } },
        { firstDay: '2026-07-01', lastDay: '2026-12-31', days: 184, figure: '80', agency: { code: 'DINKES' } },
      ],
    })
    const lone = await ask(
      'mutation ($id: ID!, $items: [PlanItemDraft!]!) { setPlanItems(planId: $id, items: $items) { id } }',
      { id, items: [item(one, '60'), item(other, '40')] },
      'admin',
    )
    expect(lone.errors?.[0]?.extensions.problems).toHaveLength(2) // each post is a whole
    await make.exempt({ municipality_id: 1671, assignment_id: first.id, valid_from: '2025-12-01', valid_to: null, reason: 'Tugas belajar' })
    expect(await read(id, '', 'admin')).toMatchObject({ score: null, notAssessed: { reason: 'EXEMPT' } })
  })

  test('without a post there is nothing to be judged by', async () => {
    const nobody = await make.employee({ municipality_id: 1671, name: 'Yani' })
    const made = await create({ employeeId: `1671:${nobody.nip}`, period: '2026', schemeId: '1671:PLAJU_2026@1' }, 'admin')
    expect(made.errors?.[0]?.extensions.problems).toMatchObject([{ code: 'TOO_SHORT' }])
  })
})

describe('lists', () => {
  test.each([
    ['(period: "2025")', 2],
    ['(period: "2025", practice: false)', 1],
    ['(predicate: GOOD)', 1],
    ['(band: "LOW")', 1],
    ['(notAssessed: EXEMPT)', 1],
    ['(schemeId: "0:PREDICATE_2022@1")', 2],
    ['(agencyId: "1671:DINKES")', 1],
    ['(agencyId: "1671:BAPENDA", period: "2026")', 3],
    ['(sealed: true)', 1],
    ['(text: "wati")', 1],
    ['(schemeId: "x\' or 1=1")', 0],
  ])('scorecards%s are %i', async (args, total) => {
    const { data } = await ask(`{ scorecards${args} { totalCount nodes { id } } }`, {}, 'admin')
    expect(data.scorecards).toMatchObject({ totalCount: total, nodes: { length: total } })
  })

  test('pages hold each once, and laying all of them open costs as many statements as one', async () => {
    const page = (first: number, after: string | null) =>
      ask(
        `query ($first: Int!, $after: String) { scorecards(first: $first, after: $after) { nodes { id score employee { name } scheme { name } band { label { id } } notAssessed { words { id } }
          segments { agency { code } components { items { figure indicator { code } } } } trace { inputs { byName } } changes { kind } ratings { kind } final { sha256 } scoringInputs } pageInfo { endCursor hasNextPage } } }`,
        { first, after },
        'admin',
      )
    const ids: string[] = []
    let after: string | null = null
    do {
      const { nodes, pageInfo }: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } = (await page(2, after)).data.scorecards
      ids.push(...nodes.map((node) => node.id))
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null
    } while (after)
    expect(new Set(ids).size).toBe(5)
    expect(ids).toHaveLength(5)
    const some = await countStatements(() => page(4, null)) // a sealed one among them: its text is a statement of its own
    expect(await countStatements(() => page(5, null))).toBe(some)
  })
})
