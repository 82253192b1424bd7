/** What is made of figures equals single questions asked for it, over random facts: comparisons, the rest of a top, conditions, derivations. */
import { periodOf, periodsBetween, previousPeriod, shiftYears, type Grain, type Period } from '@tolok/domain'
import { answer, full, idsOf, patience, seed, type Draft } from '../../testing/asking'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import type { Question } from './oracle/facts'
import { randomOf } from './oracle/random'
import { randomQuestion } from './oracle/random-question'
import { storeWorld } from './oracle/store-world'
import { randomWorld } from './oracle/world'
import type { Report } from './report.store'

const each = full ? 150 : 3
const world = randomWorld(seed + 2000)
let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
  await storeWorld(database.owner, world)
}, patience)
afterAll(() => database?.drop())

type Asking = { question: Question; draft: Draft; random: ReturnType<typeof randomOf> }
/** So many random questions that a law speaks of; fewer than a third of them would show nothing. */
const eachQuestion = (fits: (question: Question) => boolean, law: (asking: Asking) => Promise<void>) => async () => {
  const random = randomOf(seed)
  let shown = 0
  for (let n = 0; n < each * 20; n++) {
    const { question, draft } = randomQuestion(world, random, '2026-11-21T03:00:00.000Z')
    if (shown >= each || !fits(question)) continue
    shown += 1
    await law({ question, draft: { ...draft, orderBy: [], page: { first: 10_000 } }, random })
  }
  expect(shown).toBeGreaterThan(each / 3)
}

const columnAt = (report: Report, key: string) => report.columns.findIndex((column) => column.key === key)
const rowAt = (report: Report, members: readonly { id: string | null }[], kind?: string) => report.rows.find((row) => idsOf(row.members) === idsOf(members) && (kind === undefined || row.kind === kind))
const empty = (report: Report, at: number): string | null => (report.columns[at]?.format === 'COUNT' ? '0' : null)
const filtersTime = (where: unknown): boolean => JSON.stringify(where ?? '').includes('"PERIOD"')
const grains: Grain[] = ['DAY', 'MONTH', 'QUARTER', 'SEMESTER', 'YEAR']
const grainOfId = (id: string): Grain => (id.length === 4 ? 'YEAR' : id.length === 10 ? 'DAY' : id.includes('S') ? 'SEMESTER' : id.includes('Q') ? 'QUARTER' : 'MONTH')
const periodNamed = (id: string): Period => {
  const [year = '', part = '1'] = id.split(/-[SQ]?/)
  const grain = grainOfId(id)
  const month = grain === 'QUARTER' ? Number(part) * 3 : grain === 'SEMESTER' ? Number(part) * 6 : Number(part)
  return periodOf(grain === 'DAY' ? id : `${year}-${String(month).padStart(2, '0')}-01`, grain)
}

const dimensionsOf = ({ rows, columns }: Question) => [...rows, ...columns]
const finest = (uses: readonly { by: string; grain?: string | null }[]): string | null =>
  uses.reduce<string | null>((best, { grain }) => (grain && (best === null || grains.indexOf(grain as Grain) < grains.indexOf(best as Grain)) ? grain : best), null)

/** The same members at another time of their finest period; coarser ones beside it follow. */
function moved(ids: (string | null)[], uses: readonly { by: string; grain?: string | null }[], to: (finest: Period) => Period): (string | null)[] {
  const own = finest(uses)
  const at = uses.findIndex(({ grain }) => grain === own && own !== null)
  if (at < 0 || ids[at] === null) return ids
  const target = to(periodNamed(ids[at]!))
  return ids.map((id, i) => (uses[i]?.grain ? periodOf(target.firstDay, uses[i]!.grain as Grain).id : id))
}

describe(`what is made of figures (TOLOK_SEED=${seed})`, () => {
  for (const [comparator, periodOfDraft, to] of [
    ['SAME_PERIOD_LAST_YEAR', (year: number) => ({ fixed: String(year - 1) }), (period: Period) => shiftYears(period, -1)],
    ['PREVIOUS_PERIOD', null, previousPeriod],
  ] as const)
    test(`${comparator} holds what the earlier question answers`, eachQuestion(
      ({ where }) => !filtersTime(where),
      async ({ question, draft, random }) => {
        const year = random.one([2025, 2026])
        const asked = { ...draft, period: { fixed: String(year) }, totals: random.some(['GRAND', 'ROWS', 'SUBTOTALS'], random.whole(0, 3)) }
        const together = await answer(database, question, { ...asked, compare: [comparator] })
        // Alone: long enough to hold every earlier cell; cells without a period need the very question of the year before.
        const before = await answer(database, question, { ...asked, totals: ['GRAND', 'ROWS', 'SUBTOTALS'], period: periodOfDraft ? periodOfDraft(year) : { fixed: String(year - 1) } })
        const now = await answer(database, question, { ...asked, totals: ['GRAND', 'ROWS', 'SUBTOTALS'] })
        expect(now.rows.length).toBeGreaterThanOrEqual(together.rows.length)
        for (const row of together.rows)
          for (const [i, column] of together.columns.entries()) {
            if (column.comparator !== comparator || column.part !== 'VALUE') continue
            const uses = [...question.rows.slice(0, row.members.length), ...(column.isTotal ? [] : question.columns)]
            const ids = moved([...row.members, ...column.members].map(({ id }) => id), uses, to)
            const own = finest(uses)
            const isEarlier = own === null || comparator === 'SAME_PERIOD_LAST_YEAR' || ids.some((id, at) => uses[at]?.grain === own && id?.startsWith(String(year - 1)))
            const from = isEarlier ? before : now
            // A coarser total of the earlier time may be another span: only cells of their own period are held here.
            const there = rowAt(from, ids.slice(0, row.members.length).map((id) => ({ id })))
            const key = [...(column.isTotal ? ['*'] : ids.slice(row.members.length).map((id) => id ?? '')), column.measure].join('|')
            const at = columnAt(from, key)
            const expected = there && at >= 0 ? there.exact[at] : empty(together, together.columns.findIndex(({ measure, comparator: one }) => measure === column.measure && one === null))
            expect([draft, column.key, ids, row.exact[i]]).toEqual([draft, column.key, ids, expected])
          }
      },
    ), patience)

  test('TARGET holds what TARGET answers, and the four parts belong together', eachQuestion(
    (question) => question.measures.includes('ACTUAL') && !dimensionsOf(question).some(({ by }) => by === 'STATE') && !JSON.stringify(question.where ?? '').includes('STATE'),
    async ({ question, draft }) => {
      const together = await answer(database, question, { ...draft, compare: ['TARGET'] })
      const alone = await answer(database, question, { ...draft, measures: ['TARGET'] })
      for (const row of together.rows)
        for (const [i, column] of together.columns.entries()) {
          if (column.comparator === null || column.measure !== 'ACTUAL') continue
          const base = column.key.split('|').slice(0, -1).join('|')
          const [own, other, delta, percent, better] = ['', '|TARGET.VALUE', '|TARGET.DELTA', '|TARGET.DELTA_PERCENT', '|TARGET.IMPROVEMENT'].map((tail) => row.exact[columnAt(together, base + tail)] ?? null)
          if (column.part === 'VALUE') {
            const there = rowAt(alone, row.members, row.kind)
            const at = columnAt(alone, base.replace('ACTUAL', 'TARGET'))
            expect([draft, column.key, row.exact[i]]).toEqual([draft, column.key, (at >= 0 ? there?.exact[at] : null) ?? null])
          }
          if (own == null || other == null) {
            expect([delta, percent, better]).toEqual([null, null, null])
            continue
          }
          expect(Number(delta)).toBeCloseTo(Number(own) - Number(other), 4)
          if (Number(other) === 0) expect(percent).toBeNull()
          else expect(Number(percent) / 100).toBeCloseTo((Number(own) - Number(other)) / Math.abs(Number(other)), 4)
          if (better !== null) expect(Math.abs(Number(better))).toBeCloseTo(Math.abs(Number(delta)), 6)
        }
    },
  ), patience)

  test('PARENT_AGENCY holds the figure of the agency above', eachQuestion(
    ({ rows, columns }) => rows.length + columns.length <= 3,
    async ({ question, draft, random }) => {
      const level = random.whole(1, 3)
      const others = dimensionsOf(question).filter(({ by }) => by !== 'AGENCY' && by !== 'MUNICIPALITY')
      const asked = { ...draft, rows: [{ by: 'AGENCY', level }, ...others.slice(0, 2)], columns: [], totals: ['SUBTOTALS'], structure: 'AS_IS' }
      const above = level === 1 ? { by: 'MUNICIPALITY' } : { by: 'AGENCY', level: level - 1 }
      const together = await answer(database, question, { ...asked, compare: ['PARENT_AGENCY'] })
      const alone = await answer(database, question, { ...asked, rows: [above, ...others.slice(0, 2)] })
      const parentOf = (id: string | null): string | null => (id === null ? null : level === 1 ? id.split(':')[0]! : null)
      for (const row of together.rows)
        for (const [i, column] of together.columns.entries()) {
          if (column.part !== 'VALUE') continue
          const own = row.members[0]?.id ?? null
          const candidates = alone.rows.filter((one) => one.kind === row.kind && idsOf(one.members.slice(1)) === idsOf(row.members.slice(1)) && (level > 1 || one.members[0]?.id === parentOf(own)))
          const at = columnAt(alone, column.measure)
          const allowed = [...candidates.map((one) => one.exact[at] ?? null), empty(alone, at), null]
          if (level === 1 && own !== null) expect([draft, column.key, row.exact[i]]).toEqual([draft, column.key, candidates[0] ? candidates[0].exact[at] : empty(alone, at)])
          else expect(allowed).toContainEqual(row.exact[i])
        }
    },
  ), patience)

  test('BASELINE holds the first period of the question', eachQuestion(
    (question) => dimensionsOf(question).filter(({ grain }) => grain).length === 1,
    async ({ question, draft }) => {
      const axis = dimensionsOf(question).findIndex(({ grain }) => grain)
      const grain = dimensionsOf(question)[axis]!.grain as Grain
      const first = periodOf(question.from, grain).id
      const together = await answer(database, question, { ...draft, compare: ['BASELINE'] })
      const plain = await answer(database, question, draft)
      for (const row of together.rows)
        for (const [i, column] of together.columns.entries()) {
          if (column.part !== 'VALUE') continue
          const isThere = axis < question.rows.length ? row.members.length > axis : !column.isTotal
          const ids = [...row.members, ...column.members].map(({ id }, at) => ({ id: at === (axis < question.rows.length ? axis : row.members.length + axis - question.rows.length) ? first : id }))
          const there = rowAt(plain, ids.slice(0, row.members.length))
          const at = columnAt(plain, [...(column.isTotal ? ['*'] : ids.slice(row.members.length).map(({ id }) => id ?? '')), column.measure].join('|'))
          const expected = !isThere ? null : there && at >= 0 ? there.exact[at] : empty(plain, columnAt(plain, column.key.split('|').slice(0, -1).join('|')))
          expect([draft, column.key, row.exact[i]]).toEqual([draft, column.key, expected])
        }
    },
  ), patience)

  test('a condition shows the rows that meet it, and changes no total', eachQuestion(
    ({ rows, columns }) => rows.length > 0 && columns.length === 0,
    async ({ question, draft, random }) => {
      const measure = random.one(question.measures)
      const whole = await answer(database, question, { ...draft, totals: ['GRAND'] })
      const at = columnAt(whole, measure)
      const figures = whole.rows.flatMap(({ kind, exact }) => (kind === 'DETAIL' && exact[at] != null ? [exact[at]] : []))
      const bound = figures.length > 0 ? random.one(figures) : '0'
      const some = await answer(database, question, { ...draft, totals: ['GRAND'], having: [{ measure, op: 'GT', values: [bound] }] })
      // Figures of the screen are rounded to 6 decimals, conditions are not: only rows clear of the bound can be told apart here.
      const clear = (row: Report['rows'][number]) => row.kind === 'TOTAL' || Math.abs(Number(row.exact[at] ?? NaN) - Number(bound)) > 1e-5
      expect(some.rows.filter(clear)).toEqual(whole.rows.filter((row) => row.kind === 'TOTAL' || (clear(row) && Number(row.exact[at]) > Number(bound))))
      expect(some.notes.some(({ code }) => code === 'ROWS_LEFT_OUT')).toBe(some.rowCount < whole.rowCount)
    },
  ), patience)

  test('the rest of a top is what the question answers without its rows', eachQuestion(
    ({ rows, columns }) => rows.length > 0 && columns.length === 0 && !rows.some(({ by }) => by === 'PERIOD'),
    async ({ question, draft, random }) => {
      // By a coded dimension alone, so that the same rest can be asked with a filter.
      const by = random.one(['INDICATOR', 'SOURCE', 'MUNICIPALITY'])
      const outer = random.one([[], [{ by: 'POLARITY' }]])
      const measure = random.one(question.measures)
      const asked = { ...draft, rows: [...outer, { by }], columns: [], totals: ['GRAND'], where: null, minimumState: 'DRAFT' }
      const whole = await answer(database, question, asked)
      const top = await answer(database, question, { ...asked, top: { by: measure, n: 2, perGroup: outer.length > 0, others: true } })
      const kept = top.rows.filter(({ kind }) => kind === 'DETAIL')
      const groups = new Set(whole.rows.filter(({ kind }) => kind === 'DETAIL').map(({ members }) => idsOf(members.slice(0, -1))))
      for (const group of groups) {
        const own = kept.filter(({ members }) => idsOf(members.slice(0, -1)) === group)
        const all = whole.rows.filter(({ kind, members }) => kind === 'DETAIL' && idsOf(members.slice(0, -1)) === group)
        expect(own.length).toBeLessThanOrEqual(2)
        for (const row of own) expect(whole.rows).toContainEqual(row)
        const rest = top.rows.find(({ kind, members }) => kind === 'OTHERS' && idsOf(members) === group)
        expect([draft, by, group, rest === undefined]).toEqual([draft, by, group, own.length === all.length])
        if (!rest) continue
        const codes = own.flatMap(({ members }) => members.at(-1)?.id ?? [])
        const polarity = (JSON.parse(group) as string[])[0]
        const parts = [...(codes.length > 0 ? [{ on: by, op: 'NOT_IN', values: codes }] : []), ...(polarity ? [{ on: 'POLARITY', op: 'EQ', values: [polarity] }] : [])]
        const alone = await answer(database, question, { ...asked, rows: [], totals: [], where: parts.length > 0 ? { and: parts } : null })
        expect([draft, by, group, rest.exact]).toEqual([draft, by, group, alone.rows[0]?.exact])
      }
      expect(top.rows.find(({ kind }) => kind === 'TOTAL')).toEqual(whole.rows.find(({ kind }) => kind === 'TOTAL'))
    },
  ), patience)

  test('shares, ranks and medians follow from the figures beside them', eachQuestion(
    ({ rows, columns }) => rows.length > 0 && columns.length <= 1,
    async ({ question, draft }) => {
      const asked = { ...draft, totals: ['GRAND', 'SUBTOTALS', 'ROWS'], measures: ['EXPECTED', 'ACHIEVEMENT'], where: null, columns: question.columns.filter(({ by }) => by !== 'STATE'), rows: question.rows.filter(({ by }) => by !== 'STATE') }
      if (asked.rows.length === 0) return
      const made = await answer(database, question, { ...asked, compare: ['PEER_MEDIAN'], show: [...['TOTAL', 'ROW', 'COLUMN', 'PARENT'].map((of) => ({ measure: 'EXPECTED', kind: 'PERCENT_OF', of })), { kind: 'RANK' }] })
      const total = made.rows.find(({ kind }) => kind === 'TOTAL')
      const hasPivot = asked.columns.length > 0
      for (const row of made.rows)
        for (const [i, column] of made.columns.entries()) {
          const [tail = ''] = column.key.split('|').slice(-1)
          const base = column.key.slice(0, -tail.length - 1)
          const own = row.exact[columnAt(made, base)] ?? null
          const peers = made.rows.filter(({ kind, members }) => kind === 'DETAIL' && idsOf(members.slice(0, -1)) === idsOf(row.members.slice(0, -1)))
          const figures = peers.flatMap(({ exact }) => exact[columnAt(made, base)] ?? []).map(Number).sort((a, b) => a - b)
          if (tail === 'RANK') expect(row.exact[i] ?? null).toBe(row.kind === 'DETAIL' && own !== null ? String(figures.filter((one) => one - Number(own) > 5e-7).length + 1) : null)
          if (tail === 'PEER_MEDIAN.VALUE') {
            const [low, high] = [figures[(figures.length - 1) >> 1], figures[figures.length >> 1]]
            if (row.kind !== 'DETAIL' || low === undefined || high === undefined) expect(row.exact[i] ?? null).toBeNull()
            else expect(Number(row.exact[i])).toBeCloseTo((low + high) / 2, 4)
          }
          if (!tail.startsWith('PERCENT_OF')) continue
          const measure = columnAt(made, `${hasPivot ? '*|' : ''}EXPECTED`)
          const parent = row.members.length > 1 ? made.rows.find((one) => one.kind === 'SUBTOTAL' && idsOf(one.members) === idsOf(row.members.slice(0, -1))) : total
          const whole = { 'PERCENT_OF.TOTAL': total?.exact[measure], 'PERCENT_OF.ROW': row.exact[measure], 'PERCENT_OF.COLUMN': total?.exact[columnAt(made, base)], 'PERCENT_OF.PARENT': (row.members.length === 0 ? row : parent)?.exact[columnAt(made, base)] }[tail]
          if (!whole || whole === '0') expect(row.exact[i] ?? null).toBeNull()
          else expect(Number(row.exact[i])).toBeCloseTo((Number(own) / Number(whole)) * 100, 4)
        }
    },
  ), patience)

  test('running sums and means follow from the periods before', eachQuestion(
    ({ columns }) => columns.length === 0,
    async ({ question, draft, random }) => {
      const grain = random.one(['MONTH', 'QUARTER'] as const)
      const n = random.whole(2, 4)
      const asked = { ...draft, measures: ['EXPECTED', 'ACHIEVEMENT'], rows: [{ by: 'AGENCY', level: 1 }], columns: [{ by: 'PERIOD', grain }], where: null, totals: [] }
      const made = await answer(database, question, { ...asked, show: [{ kind: 'CUMULATIVE' }, { kind: 'MOVING_AVERAGE', n }] })
      const periods = periodsBetween({ firstDay: question.from, lastDay: question.to }, grain)
      const ids = periods.ok ? periods.value.map(({ id }) => id) : []
      for (const row of made.rows)
        for (const [i, column] of made.columns.entries()) {
          if (column.derivation === null) continue
          const upTo = ids.slice(0, ids.indexOf(column.members[0]?.id ?? '') + 1)
          const figures = (some: readonly string[]) => some.flatMap((id) => {
            const at = columnAt(made, `${id}|${column.measure}`)
            return at < 0 ? (column.measure === 'EXPECTED' ? [0] : []) : row.exact[at] == null ? [] : [Number(row.exact[at])]
          })
          const sum = (some: readonly number[]) => some.reduce((a, b) => a + b, 0)
          if (column.derivation === 'CUMULATIVE') expect([column.key, Number(row.exact[i])]).toEqual([column.key, sum(figures(upTo))])
          else {
            const last = figures(upTo.slice(-n))
            if (upTo.length < n || last.length === 0) expect(row.exact[i] ?? null).toBeNull()
            else expect(Number(row.exact[i])).toBeCloseTo(sum(last) / last.length, 4)
          }
        }
    },
  ), patience)
})
