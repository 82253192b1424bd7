import { noteCodes, unrefined } from '@tolok/domain'
import { answer, catalogue, full, idsOf, now, patience, scopeOf, seed, type Draft } from '../../testing/asking'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { compileReport } from './compile'
import type { Question } from './oracle/facts'
import { fold } from './oracle/fold'
import { randomOf } from './oracle/random'
import { randomQuestion } from './oracle/random-question'
import { storeWorld } from './oracle/store-world'
import { randomWorld } from './oracle/world'
import { answerReport, type Report } from './report.store'

const worlds = full ? 90 : 2
const questionsEach = full ? 23 : 8
const ofCardsEach = full ? 9 : 4
const lawsEach = full ? 60 : 4

describe(`a report equals a naive fold over random facts (TOLOK_SEED=${seed})`, () => {
  for (let i = 0; i < worlds; i++) {
    test(`world ${seed + i}`, async () => {
      const world = randomWorld(seed + i)
      const random = randomOf((seed + i) * 7919)
      const database = await cloneDatabase()
      try {
        await storeWorld(database.owner, world)
        for (let n = 0; n < questionsEach + ofCardsEach; n++) {
          const { question, draft } = randomQuestion(world, random, now.toISOString(), n >= questionsEach)
          const about = JSON.stringify({ ...draft, municipalities: question.municipalities })
          expect({ about, ...shown(await answer(database, question, draft)) }).toEqual({ about, ...fold(world, question) })
        }
      } finally {
        await database.drop()
      }
    }, patience)
  }
})

const inCells = new Set<string>(noteCodes.filter((code) => !['INCOMPLETE', 'MIXED_SOURCES', 'TRUNCATED', 'PERSONS_LEFT_OUT'].includes(code)))
const shown = ({ columns, rows, coverage }: Report) => ({
  columns: columns.map(({ members, measure, isTotal }) => ({ members: members.map(({ id }) => id), measure, isTotal })),
  rows: rows.map(({ kind, members, exact, notes }) => ({
    kind,
    members: members.map(({ id }) => id),
    exact,
    notes: notes
      .filter(({ code }) => inCells.has(code))
      .map(({ path, code, indicators, printed, recomputed }) => `${path[1]} ${code} ${code === 'PRINTED_DIFFERS' ? `${printed} ${recomputed}` : indicators.join()}`)
      .sort(),
  })),
  coverage,
})

describe(`whatever the question (TOLOK_SEED=${seed})`, () => {
  const world = randomWorld(seed + 1000)
  let database: TestDatabase
  beforeAll(async () => {
    database = await cloneDatabase()
    await storeWorld(database.owner, world)
  }, patience)
  afterAll(() => database?.drop())

  const eachQuestion = (law: (question: Question, draft: Draft) => Promise<void>) => async () => {
    const random = randomOf(seed)
    for (let n = 0; n < lawsEach; n++) {
      const { question, draft } = randomQuestion(world, random, now.toISOString())
      await law(question, draft)
    }
  }

  test('every total equals the same question asked at that grain', eachQuestion(async (question, draft) => {
    const asked = { ...draft, orderBy: [], totals: ['GRAND', 'SUBTOTALS', 'ROWS'] }
    const whole = await answer(database, question, asked)
    for (let depth = 0; depth < question.rows.length; depth++) {
      const alone = await answer(database, question, { ...asked, rows: question.rows.slice(0, depth) })
      for (const row of whole.rows.filter(({ kind, members }) => kind !== 'DETAIL' && members.length === depth)) {
        const same = alone.rows.find(({ kind, members }) => kind === 'DETAIL' && idsOf(members) === idsOf(row.members))
        // A column that no fact of this grain falls in is in the larger table only.
        for (const [i, { key }] of whole.columns.entries()) {
          const at = alone.columns.findIndex((column) => column.key === key)
          if (at >= 0 && same) expect([key, row.exact[i]]).toEqual([key, same.exact[at]])
        }
      }
    }
    if (question.columns.length === 0) return
    const unpivoted = await answer(database, question, { ...asked, columns: [], totals: ['GRAND', 'SUBTOTALS'] })
    const totalColumns = whole.columns.flatMap(({ isTotal, measure }, i) => (isTotal ? [{ i, measure }] : []))
    for (const row of unpivoted.rows) {
      const same = whole.rows.find(({ kind, members }) => kind === row.kind && idsOf(members) === idsOf(row.members))
      for (const { i, measure } of totalColumns) expect([draft, measure, same?.exact[i]]).toEqual([draft, measure, row.exact[unpivoted.columns.findIndex((column) => column.measure === measure)]])
    }
  }), patience)

  test('a pivot holds the figures of the long form', eachQuestion(async (question, draft) => {
    const plain = { ...draft, orderBy: [], totals: [] }
    const pivot = await answer(database, question, plain)
    const long = await answer(database, question, { ...plain, rows: [...question.rows, ...question.columns], columns: [] }).catch(() => null)
    if (!long) return // five dimensions are too many rows
    const cells = new Map(long.rows.map(({ members, exact }) => [idsOf(members), exact]))
    for (const row of pivot.rows)
      for (const [i, { members, measure }] of pivot.columns.entries()) {
        const cell = cells.get(idsOf([...row.members, ...members]))
        const at = long.columns.findIndex((column) => column.measure === measure)
        const empty = pivot.columns[i]!.format === 'COUNT' ? '0' : null
        expect([draft, row.exact[i]]).toEqual([draft, cell ? cell[at] : empty])
      }
  }), patience)

  test('page by page it is the whole', eachQuestion(async (question, draft) => {
    const whole = await answer(database, question, draft)
    const rows: Report['rows'][number][] = []
    for (let after: string | null = null; rows.length < whole.rowCount; ) {
      const page: Report = await answer(database, question, { ...draft, page: { first: Math.ceil(whole.rowCount / 3), after } })
      expect([page.rowCount, page.truncated, page.queryHash]).toEqual([whole.rowCount, page.rows.length < whole.rowCount, whole.queryHash])
      rows.push(...page.rows)
      expect(page.hasNextPage).toBe(rows.length < whole.rowCount)
      after = page.endCursor
    }
    expect(rows).toEqual(whole.rows)
  }), patience)

  test('asked by the caches of now or by the dated rows, it is the same', eachQuestion(async (question, draft) => {
    const live = await answer(database, question, { ...draft, asOf: null })
    const dated = await answer(database, question, { ...draft, asOf: now.getTime() })
    expect([draft, dated.rows, dated.coverage, dated.notes]).toEqual([draft, live.rows, live.coverage, live.notes])
  }), patience)

  test('counted in parts, side by side, it is the same', async () => {
    const random = randomOf(seed)
    const estimate = (facts: number) => database.owner.query("update pg_class set reltuples = $1 where oid = 'observation'::regclass", [facts]) // it decides
    let connections = 1
    // A question about one municipality is never divided: go on until one was.
    for (let n = 0; n < lawsEach || (connections === 1 && n < 20 * lawsEach); n++) {
      const { question, draft } = randomQuestion(world, random, now.toISOString())
      await estimate(1000)
      const whole = await answer(database, question, draft)
      if (connections === 1) expect(database.databases.pools.report.totalCount).toBe(1)
      await estimate(1e7)
      const parts = await answer(database, question, draft)
      expect([draft, parts.columns, parts.rows, parts.coverage, parts.notes]).toEqual([draft, whole.columns, whole.rows, whole.coverage, whole.notes])
      connections = Math.max(connections, database.databases.pools.report.totalCount)
    }
    expect(connections).toBe(2)
    await database.owner.query('analyze observation')
  }, patience)

  test('for whoever may see no person it is the world without their targets', eachQuestion(async (question, draft) => {
    const targets = world.targets.filter(({ assignment }) => assignment === null)
    const without = { ...world, targets, observations: world.observations.filter(({ target }) => targets.some(({ id }) => id === target)) }
    const actor = { accountId: 'someone', roles: [{ role: 'NATIONAL_ANALYST' as const, municipalityId: null, agencyId: null, employeeId: null }] }
    const seen = await answerReport({ actor, municipalities: question.municipalities, at: now }, database.databases, catalogue, draft, { now })
    expect({ draft, ...shown(seen) }).toEqual({ draft, ...fold(without, question) })
    expect(seen.notes.map(({ code }) => code)).toContain('PERSONS_LEFT_OUT')
  }), patience)

  test('with a wrong scope in hand, row-level security still shows nothing of another municipality', eachQuestion(async (question, draft) => {
    const [own, other] = world.municipalities
    const wrong = { reportOf: () => database.databases.reportOf({ municipalities: [other!.id] }) }
    const seen = await answerReport(scopeOf([own!.id]), wrong, catalogue, draft, { now })
    const nothing = await answerReport(scopeOf([]), database.databases, catalogue, draft, { now }).catch(() => null)
    expect(nothing).toBeNull()
    expect(seen.coverage.expected).toBe(0)
    expect(seen.rows.flatMap(({ exact }) => exact).filter((text) => text !== null && text !== '0')).toEqual([])
    expect(question.municipalities.length).toBeGreaterThan(0)
  }), patience)
})

test('no value of a question is in the text of its statement', () => {
  const random = randomOf(seed)
  const world = randomWorld(seed)
  for (let n = 0; n < 50; n++) {
    const { question } = randomQuestion(world, random, now.toISOString())
    const { from, to, minimumState, structure, orderBy, toDate } = question
    const spite = "x'; drop table observation; --"
    const query = {
      ...unrefined, measures: question.measures, toDate, minimumState: minimumState as 'DRAFT', structure, totals: [], asOf: null, page: { first: 10, after: null },
      rows: question.rows.map(({ by, level = null, grain = null }) => ({ by, level, grain })), columns: [], period: { firstDay: from, lastDay: to },
      where: { on: 'AGENCY', op: 'CONTAINS' as const, values: [spite] },
      orderBy: orderBy.flatMap(({ measure, direction }) => (measure ? [{ by: 'MEASURE' as const, id: measure, direction }] : [])),
    }
    const { text, values } = compileReport(query, { municipalities: [1001], parts: null }, catalogue, { asOf: now, isLive: false, withCoverage: true })
    expect(text).not.toContain(spite)
    expect(text).not.toContain(from)
    expect(values).toContain(spite)
    expect(Math.max(...[...text.matchAll(/\$(\d+)/g)].map(([, place]) => Number(place)))).toBe(values.length)
  }
})
