import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { slices } from '../../slices'
import { answerFacts } from './fact.store'
import type { ReportFact } from './fact.object'
import { currentObservations, fits, hasRightForm, liveTargets, memberOf, type Question, type Use } from './oracle/facts'
import { randomOf, type Random } from './oracle/random'
import { randomQuestion } from './oracle/random-question'
import { storeWorld } from './oracle/store-world'
import { randomWorld, type World } from './oracle/world'
import { answerReport } from './report.store'

const full = process.env['TOLOK_FULL'] === '1'
const seed = Number(process.env['TOLOK_SEED'] ?? Math.floor(Math.random() * 1e6))
const questions = full ? 300 : 10
const cellsEach = full ? 4 : 2
const patience = 900_000
const now = new Date('2026-11-21T03:00:00.000Z')
const catalogue = { measures: slices.flatMap(({ measures = [] }) => measures), dimensions: slices.flatMap(({ dimensions = [] }) => dimensions) }
const scopeOf = (municipalities: readonly number[]) => ({
  actor: { accountId: 'someone', roles: municipalities.map((municipalityId) => ({ role: 'ADMIN' as const, municipalityId, agencyId: null, employeeId: null })) },
  municipalities,
  at: now,
})

/** The facts of a cell by the oracle: none of its code is the engine's. */
const naive = (world: World, question: Question, at: { use: Use; id: string | null }[]) => {
  const live = new Set(liveTargets(world, question).map(({ id }) => id))
  return currentObservations(world, question)
    .filter((seen) => hasRightForm(seen) && live.has(seen.target.id) && seen.fact.day >= question.from && seen.fact.day <= question.to && fits(world, question, question.where, seen.fact))
    .filter(({ fact }) => at.every(({ use, id }) => memberOf(world, question, use, fact) === id))
    .sort(({ observation: a }, { observation: b }) => (a.day !== b.day ? (a.day < b.day ? 1 : -1) : a.id < b.id ? 1 : -1))
}

type Cell = { row: (string | null)[]; column: string; at: { use: Use; id: string | null }[]; exact: string | null }
const someCells = (question: Question, { rows, columns }: Awaited<ReturnType<typeof answerReport>>, random: Random): Cell[] =>
  Array.from({ length: rows.length === 0 || columns.length === 0 ? 0 : cellsEach }, () => {
    const row = random.one(rows)
    const i = random.whole(0, columns.length - 1)
    const column = columns[i]!
    const ids = row.members.map(({ id }) => id)
    const at = [...ids.map((id, n) => ({ use: question.rows[n]!, id })), ...column.members.map(({ id }, n) => ({ use: question.columns[n]!, id }))]
    return { row: ids, column: column.key, at, exact: row.exact[i] ?? null }
  })

describe(`the facts behind a cell are those a naive fold counts in it (TOLOK_SEED=${seed})`, () => {
  const world = randomWorld(seed)
  for (const indicator of world.indicators) if (indicator.type === 'COUNT' || indicator.type === 'CURRENCY') Object.assign(indicator, { overTime: 'SUM', overSubjects: 'SUM' })
  let database: TestDatabase
  beforeAll(async () => {
    database = await cloneDatabase()
    await storeWorld(database.owner, world)
  }, patience)
  afterAll(() => database?.drop())

  test('every fact, no other, in order, page by page, and their sums are the figure', async () => {
    const random = randomOf(seed * 31)
    let [compared, summed] = [0, 0]
    for (let n = 0; n < questions || (summed === 0 && n < 10 * questions); n++) {
      const made = randomQuestion(world, random, now.toISOString())
      const byIndicator = n % 2 === 0 ? { rows: [{ by: 'INDICATOR' }], columns: [] } : {}
      const question = { ...made.question, measures: ['ACTUAL'], orderBy: [], ...byIndicator }
      const draft = { ...made.draft, measures: ['ACTUAL'], orderBy: [], ...byIndicator }
      const scope = scopeOf(question.municipalities)
      const table = await answerReport(scope, database.databases, catalogue, draft, { now })
      for (const { row, column, at, exact } of someCells(question, table, random)) {
        const expected = naive(world, question, at)
        const facts: ReportFact[] = []
        const first = Math.max(1, Math.ceil(expected.length / 2))
        for (let after: string | null | undefined = undefined, rounds = 0; after !== null && rounds < 4; rounds++) {
          const page: Awaited<ReturnType<typeof answerFacts>> = await answerFacts(scope, database.databases, catalogue, { draft, cell: { row, column }, first, after }, { now })
          facts.push(...page.nodes)
          if (rounds === 0) expect([await page.totalCount, await page.withheld]).toEqual([expected.length, 0])
          after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
        }
        const about = JSON.stringify({ ...draft, municipalities: question.municipalities, row, column })
        expect([about, ...facts.map(({ id }) => id)]).toEqual([about, ...expected.map(({ observation }) => observation.id)])
        compared += facts.length
        const adds = expected.length > 0 && expected.every(({ indicator }) => indicator.overTime === 'SUM' && indicator.overSubjects === 'SUM' && !expected.some((one) => one.indicator.id === indicator.partOf))
        if (adds && exact !== null) {
          expect([about, millionths(facts.map(({ value }) => value!))]).toEqual([about, millionths([exact])])
          summed++
        }
      }
    }
    expect(compared).toBeGreaterThan(questions)
    expect(summed).toBeGreaterThan(0)
  }, patience)

  test('without a cell they are the facts of the whole question', async () => {
    const { question, draft } = randomQuestion(world, randomOf(seed), now.toISOString())
    const page = await answerFacts(scopeOf(question.municipalities), database.databases, catalogue, { draft: { ...draft, measures: ['ACTUAL'], orderBy: [] }, cell: null, first: 10_000 }, { now })
    expect(page.nodes.map(({ id }) => id)).toEqual(naive(world, question, []).map(({ observation }) => observation.id))
  }, patience)
})

/** The sum of decimals of at most six places, in whole millionths. */
const millionths = (texts: readonly string[]): bigint =>
  texts.reduce((sum, text) => {
    const [whole = '0', part = ''] = text.replace('-', '').split('.')
    const size = BigInt(whole + part.padEnd(6, '0'))
    return text.startsWith('-') ? sum - size : sum + size
  }, 0n)
