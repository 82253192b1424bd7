import { createHash } from 'node:crypto'
import { publishedSchemes, recompute } from '@tolok/domain'
import { countStatements } from '../../testing/execute'
import { openScorecards, scorecardFields, type MadeTarget, type ScorecardWorld } from '../../testing/scorecards'

let world: ScorecardWorld
let database: ScorecardWorld['database']
let make: ScorecardWorld['make']
let nip: ScorecardWorld['nip']
let permits: MadeTarget
let bapenda: ScorecardWorld['bapenda']
let plan: string
beforeAll(async () => {
  world = await openScorecards()
  ;({ database, make, nip, permits, bapenda } = world)
  const own = { period: '2026', schemeId: '1671:PLAJU_2026@1' }
  plan = (await create({ ...own, employeeId: nip['Sari'], items: [item(permits, '100')] })).data.createPlan.id
  await make.observation({ target: permits, value: '60' })
  await create({ ...own, employeeId: nip['Rina'] }, 'admin')
})
afterAll(() => world?.close())

const ask: ScorecardWorld['ask'] = (...asked) => world.ask(...asked)
const create: ScorecardWorld['create'] = (...asked) => world.create(...asked)
const read: ScorecardWorld['read'] = (...asked) => world.read(...asked)
const item: ScorecardWorld['item'] = (...asked) => world.item(...asked)
const fields = scorecardFields
describe('sealed', () => {
  let id: string
  let last: MadeTarget
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
    expect((await page(50, null)).errors).toBeUndefined() // no dearer than one operation may be
    const some = await countStatements(() => page(4, null)) // a sealed one among them: its text is a statement of its own
    expect(await countStatements(() => page(5, null))).toBe(some)
  })
})
