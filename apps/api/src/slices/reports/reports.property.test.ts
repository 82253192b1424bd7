import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { slices } from '../../slices'
import { answerReport, type Report } from './report.store'
import { fold } from './oracle/fold'
import type { Question } from './oracle/facts'
import { randomQuestion } from './oracle/random-question'
import { randomOf } from './oracle/random'
import { storeWorld } from './oracle/store-world'
import { randomWorld, type World } from './oracle/world'

const full = process.env['TOLOK_FULL'] === '1'
const seed = Number(process.env['TOLOK_SEED'] ?? Math.floor(Math.random() * 1e6))
const worlds = full ? 25 : 4
const questionsEach = full ? 24 : 18
const now = new Date('2026-11-21T03:00:00.000Z')
const catalogue = { measures: slices.flatMap(({ measures = [] }) => measures), dimensions: slices.flatMap(({ dimensions = [] }) => dimensions) }

const scopeOf = (municipalities: readonly number[]) => ({
  actor: { accountId: 'someone', roles: municipalities.map((municipalityId) => ({ role: 'ADMIN' as const, municipalityId, agencyId: null, employeeId: null })) },
  municipalities,
  at: now,
})
const answer = (database: TestDatabase, question: Question, draft: object): Promise<Report> => answerReport(scopeOf(question.municipalities), database.databases, catalogue, draft, { now })

describe(`reports equal a naive fold (TOLOK_SEED=${seed})`, () => {
  for (let i = 0; i < worlds; i++) {
    test(`world ${seed + i}`, async () => {
      const world = randomWorld(seed + i)
      const database = await cloneDatabase()
      try {
        await storeWorld(database.owner, world)
        const random = randomOf((seed + i) * 7919)
        for (let n = 0; n < questionsEach; n++) await compareOne(database, world, random, n)
      } finally {
        await database.drop()
      }
    }, 600_000)
  }
})

async function compareOne(database: TestDatabase, world: World, random: ReturnType<typeof randomOf>, n: number): Promise<void> {
  const { question, draft } = randomQuestion(world, random, now.toISOString())
  const about = `question ${n}: ${JSON.stringify({ ...draft, municipalities: question.municipalities })}`
  const report = await answer(database, question, draft).catch((error: Error) => {
    throw new Error(`${about}\n${JSON.stringify((error as { extensions?: unknown }).extensions ?? {})}`, { cause: error })
  })
  const expected = fold(world, question)
  expect({ about, ...shownOf(report) }).toEqual({ about, ...expected })
}

const rowNotes = new Set(['TARGET_COARSER', 'PERIOD_INCOMPLETE', 'MIXED_UNITS', 'NOT_ADDITIVE', 'NOT_CONSOLIDATED', 'RANGE_TARGET', 'CAPPED', 'PART_OF_EXCLUDED', 'ZERO_TARGET', 'PRINTED_DIFFERS'])
const shownOf = (report: Report) => ({
  columns: report.columns.map(({ members, measure, isTotal }) => ({ members: members.map(({ id }) => id), measure, isTotal })),
  rows: report.rows.map(({ kind, members, exact, notes }) => ({
    kind,
    members: members.map(({ id }) => id),
    exact,
    notes: notes
      .filter(({ code }) => rowNotes.has(code))
      .map(({ path, code, indicators, printed, recomputed }) => `${path[1]} ${code} ${code === 'PRINTED_DIFFERS' ? `${printed} ${recomputed}` : indicators.join()}`)
      .sort(),
  })),
  coverage: report.coverage,
})
