import { readScheme, recompute } from '@tolok/domain'
import type { TestDatabase } from '../../src/testing/database'
import { cloneDemonstration } from '../../src/testing/demonstration'
import { readScoringInputs, scoreOf } from '../../src/slices/scorecards'
import { demonstration } from './setting'

jest.setTimeout(240_000) // the whole demonstration
let database: TestDatabase
const kepahiang = 1708
const rows = async <T = Record<string, unknown>>(statement: string) => (await database.owner.query(statement)).rows as T[]

beforeAll(async () => {
  database = await cloneDemonstration()
})
afterAll(() => database?.drop())

test('everyone with targets of his own has a plan for each year, one of them also for practice', async () => {
  expect(await rows(`select period, practice, count(*) > 100 as many from plan where municipality_id = ${kepahiang} group by 1, 2 order by 1, 2`)).toEqual([
    { period: '2025', practice: false, many: true },
    { period: '2026', practice: false, many: true },
    { period: '2026', practice: true, many: false },
  ])
  expect(
    await rows(`select count(*)::int as without from assignment s join target t on t.municipality_id = s.municipality_id and t.assignment_id = s.id
      where s.municipality_id = ${kepahiang} and not exists (select from plan p where p.municipality_id = s.municipality_id and p.employee_id = s.employee_id and t.period_from between p.period_from and p.period_to)`),
  ).toEqual([{ without: 0 }])
})

test('every kept scorecard is what the domain says today, and none is stale', async () => {
  const scope = { actor: { accountId: 'x', roles: [] }, municipalities: [kepahiang], at: new Date(demonstration.now) }
  const stored = new Map(
    (
      await rows<{ id: string }>(
        `select plan_id as id, score::text, predicate, not_assessed as reason, input_hash as hash, changes - computed_changes as behind, sealed_at from scorecard where municipality_id = ${kepahiang}`,
      )
    ).map((row) => [row.id, row]),
  )
  let compared = 0
  for await (const batch of readScoringInputs(scope, database.owner, { practice: null }))
    for (const inputs of batch) {
      const answer = scoreOf(inputs)
      if (!answer.ok) throw new Error(JSON.stringify(answer.problems))
      const row = stored.get(inputs.planId) as unknown as {
        score: string | null
        predicate: string | null
        reason: string | null
        hash: string
        behind: number
        sealed_at: Date | null
      }
      expect(row.behind).toBe(0)
      if (row.sealed_at) continue
      expect({ ...row, score: row.score }).toMatchObject({
        predicate: answer.value.predicate,
        reason: answer.value.notAssessed,
        hash: inputs.inputHash,
      })
      compared++
    }
  expect(compared).toBeGreaterThan(400)
})

test('some wait for a rating or for their organisation, some are sealed and give the same bytes again', async () => {
  const counted = await rows<{ reason: string }>(
    `select not_assessed as reason from scorecard where municipality_id = ${kepahiang} and not_assessed is not null group by 1 order by 1`,
  )
  expect(counted.map(({ reason }) => reason)).toEqual(['NOT_RATED', 'ORGANISATION_NOT_RATED'])
  const sealed = await rows<{ sealed: string; document: unknown; practice: boolean }>(
    `select f.sealed, k.document, p.practice from final_scorecard f join plan p on p.id = f.plan_id join scheme k on k.id = p.scheme_id where f.municipality_id = ${kepahiang}`,
  )
  expect(sealed.length).toBeGreaterThan(10)
  for (const { sealed: text, document, practice } of sealed) {
    const scheme = readScheme(document)
    const again = scheme.ok ? recompute(text, scheme.value) : scheme
    expect(again).toEqual({ ok: true, value: text })
    expect(practice).toBe(false)
  }
})

test('nobody rated himself', async () => {
  expect(
    await rows(
      'select count(*)::int as n from rating r join plan p on p.id = r.plan_id join account a on a.id = r.recorded_by where a.employee_id = p.employee_id',
    ),
  ).toEqual([{ n: 0 }])
})
