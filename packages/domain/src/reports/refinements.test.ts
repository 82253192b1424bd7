import { indicatorTypeOf } from '../indicators/types/index'
import { exactly, one } from '../number'
import type { Catalogue, Measure } from './catalogue'
import { errandsOf, othersErrand } from './errands'
import { parseReportQuery } from './parse-query'
import type { ReportQueryDraft } from './query'
import { keptByTop, tabulate, type Besides, type ReportTable } from './table'
import type { ObservationTally, ReportIndicator, ReportTallies, SlotTally } from './tally'

const words = { id: 'Perangkat daerah', en: 'Agency' }
const measure = (id: string, more: Partial<Measure>): Measure => ({ id, label: { id, en: id }, description: words, unit: null, format: 'AMOUNT', polarity: null, rollUp: 'ACTUAL', fact: 'OBSERVATION', ...more })
const catalogue: Catalogue = {
  measures: [measure('ACTUAL', {}), measure('TARGET', { rollUp: 'TARGET', fact: 'TARGET' }), measure('ACHIEVEMENT', { rollUp: 'ACHIEVEMENT', format: 'PERCENT', unit: '%', polarity: 'MAXIMIZE' }), measure('LATE', { rollUp: 'COUNT', format: 'COUNT', fact: 'SLOT', polarity: 'MINIMIZE' })],
  dimensions: [
    { id: 'MUNICIPALITY', label: words, description: words, kind: 'CODE', facts: ['OBSERVATION', 'TARGET', 'SLOT'], operators: ['EQ'], code: /./ },
    { id: 'AGENCY', label: words, description: words, kind: 'TREE', facts: ['OBSERVATION', 'TARGET', 'SLOT'], operators: ['EQ'], code: /./ },
    { id: 'PERIOD', label: words, description: words, kind: 'TIME', facts: ['OBSERVATION', 'TARGET', 'SLOT'], operators: ['EQ'] },
  ],
}
const ask = (draft: ReportQueryDraft) => {
  const parsed = parseReportQuery({ measures: ['LATE'], period: { fixed: '2026' }, ...draft }, catalogue, { today: '2026-11-21', now: 0 })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.value
}
const cases = indicatorTypeOf('COUNT')!
const spec = { polarity: 'MINIMIZE', minimizeFormula: 'LINEAR', rangeCondition: 'NORMAL', overTime: 'SUM', overSubjects: 'SUM', floor: null, cap: null, per: one } as const
const indicator: ReportIndicator = { code: '1671:DBD', unit: 'kasus', type: cases, spec, weight: one, partOf: null }
const late = (grain: number, keys: (string | null)[], count: number): SlotTally => ({ grain, keys, counts: { LATE: count } })
const actual = (grain: number, keys: (string | null)[], value: string): ObservationTally => ({
  grain, keys, indicator: 'i', observations: 1, isCoarser: false, isIncomplete: false, sources: 1, printed: null,
  tally: { subjects: 1, divisor: 1, target: null, targetHigh: null, actual: exactly(value), numerator: null, denominator: null },
})
const tallies = (more: Partial<ReportTallies>): ReportTallies => ({
  judged: [], actual: [], targets: [], slots: [], members: [new Map(['A', 'B', 'C'].map((key) => [key, { id: key, label: key, level: 1 }])), new Map()],
  indicators: new Map([['i', indicator]]), coverage: { expected: 0, reported: 0, onTime: 0, late: 0, missing: 0 }, ...more,
})
const columns = ({ columns, rows }: ReportTable) => Object.fromEntries(columns.map(({ key }, i) => [key, rows.map(({ exact }) => exact[i])]))
const rows = ({ rows }: ReportTable) => rows.map(({ kind, members, exact }) => [kind, ...members.map(({ id }) => id), exact[0]].join(' '))
const answers = (found: [string, ReportTallies][], parents: [string, string][] = []): Besides => ({ brought: { answers: new Map(found), parents: new Map(parents) } })

test('falling cases are better: 12 after 15', () => {
  const query = ask({ measures: ['ACTUAL'], compare: ['PREVIOUS_PERIOD'] })
  const [errand] = errandsOf(query, catalogue)
  expect([errand?.query.period, errand?.grains]).toEqual([{ firstDay: '2025-01-01', lastDay: '2025-12-31' }, [0]])
  const table = tabulate(query, catalogue, tallies({ actual: [actual(0, [], '12')] }), answers([[errand!.id, tallies({ actual: [actual(0, [], '15')] })]]))
  expect(columns(table)).toEqual({ ACTUAL: ['12'], 'ACTUAL|PREVIOUS_PERIOD.VALUE': ['15'], 'ACTUAL|PREVIOUS_PERIOD.DELTA': ['-3'], 'ACTUAL|PREVIOUS_PERIOD.DELTA_PERCENT': ['-20'], 'ACTUAL|PREVIOUS_PERIOD.IMPROVEMENT': ['3'] })
  expect(table.columns.map(({ unit }) => unit)).toEqual(['kasus', 'kasus', 'kasus', '%', 'kasus'])
})

test('from nothing there is no percent, and beside an absent figure no difference', () => {
  const query = ask({ measures: ['ACTUAL'], rows: [{ by: 'AGENCY', level: 1 }], compare: ['PREVIOUS_PERIOD'] })
  const before = tallies({ actual: [actual(1, ['A'], '0')] })
  const table = tabulate(query, catalogue, tallies({ actual: [actual(1, ['A'], '4'), actual(1, ['B'], '5')] }), answers([[errandsOf(query, catalogue)[0]!.id, before]]))
  expect(columns(table)).toMatchObject({ 'ACTUAL|PREVIOUS_PERIOD.VALUE': ['0', null], 'ACTUAL|PREVIOUS_PERIOD.DELTA': ['4', null], 'ACTUAL|PREVIOUS_PERIOD.DELTA_PERCENT': [null, null] })
})

test.each([
  { period: { fixed: '2026-Q1' }, before: ['2025-10-01', '2025-12-31'] },
  { period: { from: '2026-02', to: '2026-03' }, before: ['2025-12-01', '2026-01-31'] },
  { period: { from: '2026-02-15', to: '2026-03-01' }, before: ['2026-01-31', '2026-02-14'] },
  { period: { relative: 'YEAR_TO_DATE' as const, anchor: '2024-02-29' }, before: ['2023-01-01', '2023-02-28'] },
])('the period before $period', ({ period, before }) => {
  const [errand] = errandsOf(ask({ period, compare: ['PREVIOUS_PERIOD'] }), catalogue)
  expect([errand?.query.period.firstDay, errand?.query.period.lastDay]).toEqual(before)
})

test('a quarter goes back a quarter, the total over quarters goes back their whole length', () => {
  const query = ask({ rows: [{ by: 'PERIOD', grain: 'QUARTER' }], totals: ['GRAND'], compare: ['PREVIOUS_PERIOD'] })
  expect(errandsOf(query, catalogue).map(({ query: { period }, grains }) => [period.firstDay, period.lastDay, grains])).toEqual([['2025-10-01', '2026-09-30', [1]], ['2025-01-01', '2025-12-31', [0]]])
})

test('above the first level stands the municipality; above a unit whose agency is in the table, that agency', () => {
  const first = ask({ rows: [{ by: 'AGENCY', level: 1 }], compare: ['PARENT_AGENCY'] })
  const [errand] = errandsOf(first, catalogue)
  expect([errand?.query.rows, errand?.parentsOf]).toEqual([[{ by: 'MUNICIPALITY', level: null, grain: null }], { axis: 0, level: 1 }])
  const table = tabulate(first, catalogue, tallies({ slots: [late(1, ['A'], 2)] }), answers([['PARENT_AGENCY', tallies({ slots: [late(1, ['M'], 9)] })]], [['A', 'M']]))
  expect(columns(table)).toMatchObject({ LATE: ['2'], 'LATE|PARENT_AGENCY.VALUE': ['9'], 'LATE|PARENT_AGENCY.IMPROVEMENT': ['7'] })
  const both = ask({ rows: [{ by: 'AGENCY', level: 1 }, { by: 'AGENCY', level: 2 }], compare: ['PARENT_AGENCY'] })
  expect(errandsOf(both, catalogue)[0]?.query.rows).toEqual([{ by: 'AGENCY', level: 1, grain: null }])
})

test('a share of the whole and of the column, a rank with a tie, the median of the rows', () => {
  const query = ask({ rows: [{ by: 'AGENCY', level: 1 }], show: [{ kind: 'PERCENT_OF' }, { kind: 'RANK' }], compare: ['PEER_MEDIAN'] })
  const table = tabulate(query, catalogue, tallies({ slots: [late(1, ['A'], 1), late(1, ['B'], 1), late(1, ['C'], 6), late(0, [null], 8)] }))
  expect(columns(table)).toMatchObject({ 'LATE|PERCENT_OF.TOTAL': ['12.5', '12.5', '75'], 'LATE|RANK': ['1', '1', '3'], 'LATE|PEER_MEDIAN.VALUE': ['1', '1', '1'] })
})

test('the best two, and the rest as one row that was counted for itself', () => {
  const query = ask({ rows: [{ by: 'AGENCY', level: 1 }], top: { by: 'LATE', n: 1, others: true }, totals: ['GRAND'] })
  const counted = tallies({ slots: [late(1, ['A'], 1), late(1, ['B'], 5), late(1, ['C'], 2), late(0, [null], 8)] })
  expect(keptByTop(query, catalogue, counted)).toEqual([['B']])
  expect(othersErrand(query, [['B']])).toMatchObject({ grains: [0], without: [['B']] })
  const table = tabulate(query, catalogue, counted, { others: tallies({ slots: [late(0, [null], 3)] }) })
  expect(rows(table)).toEqual(['DETAIL B 5', 'OTHERS 3', 'TOTAL 8'])
  expect(table.notes).toEqual([])
  expect(tabulate(ask({ rows: [{ by: 'AGENCY', level: 1 }], top: { by: 'LATE', n: 1 } }), catalogue, counted).notes.map(({ code }) => code)).toEqual(['ROWS_LEFT_OUT'])
})

test('a condition hides rows and leaves the total as it is', () => {
  const query = ask({ rows: [{ by: 'AGENCY', level: 1 }], having: [{ measure: 'LATE', op: 'BETWEEN', values: ['2', '5'] }], totals: ['GRAND'] })
  expect(rows(tabulate(query, catalogue, tallies({ slots: [late(1, ['A'], 1), late(1, ['B'], 5), late(1, ['C'], 6), late(0, [null], 12)] })))).toEqual(['DETAIL B 5', 'TOTAL 12'])
})

test('a running sum and a moving mean along the months of the year', () => {
  const query = ask({ rows: [{ by: 'PERIOD', grain: 'MONTH' }], period: { from: '2026-01', to: '2026-03' }, show: [{ kind: 'CUMULATIVE' }, { kind: 'MOVING_AVERAGE', n: 2 }] })
  const table = tabulate(query, catalogue, tallies({ slots: [late(1, ['2026-01-01'], 1), late(1, ['2026-02-01'], 2), late(1, ['2026-03-01'], 6)] }))
  expect(columns(table)).toEqual({ LATE: ['1', '2', '6'], 'LATE|CUMULATIVE': ['1', '3', '9'], 'LATE|MOVING_AVERAGE.2': [null, '1.5', '4'] })
})
