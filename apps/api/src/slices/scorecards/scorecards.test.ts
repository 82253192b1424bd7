import { readInputs, readScheme, score, toText } from '@tolok/domain'
import { execute } from '../../testing/execute'
import { openScorecards, scorecardFields, type MadeTarget, type ScorecardWorld } from '../../testing/scorecards'

let world: ScorecardWorld
let database: ScorecardWorld['database']
let make: ScorecardWorld['make']
let nip: ScorecardWorld['nip']
let permits: MadeTarget
let visits: MadeTarget
beforeAll(async () => {
  world = await openScorecards()
  ;({ database, make, nip, permits, visits } = world)
})
afterAll(() => world?.close())

const ask: ScorecardWorld['ask'] = (...asked) => world.ask(...asked)
const create: ScorecardWorld['create'] = (...asked) => world.create(...asked)
const read: ScorecardWorld['read'] = (...asked) => world.read(...asked)
const item: ScorecardWorld['item'] = (...asked) => world.item(...asked)
const fields = scorecardFields
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
    world.server,
    'mutation ($draft: ObservationDraft!) { recordObservation(draft: $draft) { id } }',
    { draft: { targetId: visits.id, observedOn: '2026-02-28', value: '40' } },
    world.as['employee'],
  )
  const { id } = answer.body.data.recordObservation
  const stored = async () => (await database.owner.query('select score::text, changes, computed_changes from scorecard where plan_id = $1', [plan])).rows[0]
  const before = await stored()
  expect(before.score).toBe('88.00') // a draft counts for nothing, and makes nothing stale
  expect(before.changes).toBe(before.computed_changes)
  await execute(world.server, 'mutation ($id: ID!) { submitObservation(id: $id) { id } }', { id }, world.as['employee'])
  const began = performance.now()
  while ((await stored()).score === '88.00') {
    if (performance.now() - began > 20_000) throw new Error('nobody followed')
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
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

test('an import marks its many scorecards in its own transaction, as does its undoing', async () => {
  const importer = database.databases.importOf({ municipalities: [1671] })
  const client = await importer.connect()
  const stale = async () => (await client.query('select changes > computed_changes as stale from scorecard where plan_id = $1', [plan])).rows
  try {
    await client.query('begin')
    const { rowCount } = await client.query(
      `insert into observation (municipality_id, id, target_id, indicator_id, agency_id, subject_id, observed_on, value, source_id, state)
        select municipality_id, gen_random_uuid(), target_id, indicator_id, agency_id, subject_id, '2026-05-31'::date + n, 10, source_id, 'SUBMITTED'
        from observation, generate_series(1, 20) n where target_id = $1 and supersedes_id is not null`,
      [permits.id],
    )
    expect(rowCount).toBe(20)
    expect(await stale()).toEqual([{ stale: true }])
    await client.query('rollback')
    expect(await stale()).toEqual([{ stale: false }])
  } finally {
    client.release()
  }
})
