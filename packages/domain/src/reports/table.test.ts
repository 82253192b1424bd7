import { indicatorTypeOf } from '../indicators/types/index'
import { exactly, one } from '../number'
import type { Catalogue, Measure } from './catalogue'
import { grainsOf } from './grains'
import { parseReportQuery } from './parse-query'
import type { ReportQuery, ReportQueryDraft } from './query'
import { tabulate, type ReportTable } from './table'
import type { ObservationTally, ReportIndicator, ReportTallies } from './tally'

const words = { id: 'Perangkat daerah', en: 'Agency' }
const measure = (id: string, more: Partial<Measure>): Measure => ({ id, label: { id, en: id }, description: words, unit: null, format: 'PERCENT', polarity: null, rollUp: 'ACHIEVEMENT', fact: 'OBSERVATION', ...more })
const catalogue: Catalogue = {
  measures: [measure('ACHIEVEMENT', {}), measure('SHARE_ON_TARGET', { rollUp: 'SHARE_ON_TARGET' }), measure('ACTUAL', { rollUp: 'ACTUAL', format: 'AMOUNT' }), measure('LATE', { rollUp: 'COUNT', format: 'COUNT', fact: 'SLOT' })],
  dimensions: [
    { id: 'AGENCY', label: words, description: words, kind: 'TREE', facts: ['OBSERVATION', 'SLOT'], operators: ['EQ'], code: /./ },
    { id: 'PERIOD', label: words, description: words, kind: 'TIME', facts: ['OBSERVATION', 'SLOT'], operators: ['EQ'] },
  ],
}
const ask = (draft: ReportQueryDraft): ReportQuery => {
  const parsed = parseReportQuery({ measures: ['ACHIEVEMENT'], period: { fixed: '2026' }, ...draft }, catalogue, { today: '2026-11-21', now: 0 })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.value
}

const count = indicatorTypeOf('COUNT')!
const spec = { polarity: 'MAXIMIZE', minimizeFormula: 'LINEAR', rangeCondition: 'NORMAL', overTime: 'SUM', overSubjects: 'SUM', floor: null, cap: null, per: one } as const
const indicator = (code: string, more: Partial<ReportIndicator> = {}): ReportIndicator => ({ code, unit: 'dokumen', type: count, spec, weight: one, partOf: null, ...more })
const tally = (grain: number, keys: (string | null)[], indicator: string, actual: string, target: string, more: Partial<ObservationTally> = {}): ObservationTally => ({
  grain, keys, indicator, observations: 2, isCoarser: false, isIncomplete: false, sources: 1, printed: null,
  tally: { subjects: 1, divisor: 1, target: exactly(target), targetHigh: null, actual: exactly(actual), numerator: null, denominator: null },
  ...more,
})
const tallies = (judged: ObservationTally[], more: Partial<ReportTallies> = {}): ReportTallies => ({
  judged, actual: [], targets: [], slots: [], coverage: { expected: 0, reported: 0, onTime: 0, late: 0, missing: 0 },
  members: [new Map(['B', 'A'].map((key) => [key, { id: `1671:${key}`, label: `Dinas ${key}`, level: 1 }])), new Map()],
  indicators: new Map([['i', indicator('1671:I')], ['w', indicator('1671:W')]]),
  ...more,
})
const grid = ({ rows }: Pick<ReportTable, 'rows'>) => rows.map(({ kind, members, exact }) => [kind, ...members.map(({ id }) => id), ...exact].join(' '))

test('a total is judged from its own tallies, not from the rows above it', () => {
  const query = ask({ rows: [{ by: 'AGENCY', level: 1 }], totals: ['GRAND'] })
  // 10 of 100 and 900 of 1000: a mean of rows would say 50.
  const table = tabulate(query, catalogue, tallies([tally(1, ['A'], 'i', '10', '100'), tally(1, ['B'], 'i', '900', '1000'), tally(0, [null], 'i', '910', '1100')]))
  expect(grid(table)).toEqual(['DETAIL 1671:A 10', 'DETAIL 1671:B 90', 'TOTAL 82.727273'])
  expect(table.rows.map(({ values }) => values)).toEqual([[10], [90], [82.73]])
})

test('absent is not zero: without a judgement the row is there and the rest of the weights count', () => {
  const heavy = new Map([['i', indicator('1671:I')], ['w', indicator('1671:W', { weight: exactly('3') })]])
  const query = ask({ rows: [{ by: 'AGENCY', level: 1 }] })
  const nothing = { subjects: 0, divisor: 1, target: null, targetHigh: null, actual: null, numerator: null, denominator: null }
  const table = tabulate(query, catalogue, tallies([tally(1, ['A'], 'i', '40', '100'), tally(1, ['A'], 'w', '80', '100'), tally(1, ['B'], 'i', '40', '100'), tally(1, ['B'], 'w', '80', '0'), tally(1, [null], 'i', '0', '0', { tally: nothing, isCoarser: true })], { indicators: heavy }))
  expect(grid(table)).toEqual(['DETAIL 1671:A 70', 'DETAIL 1671:B 40', 'DETAIL  '])
  expect(table.rows[2]!.members[0]).toEqual({ id: null, label: 'Tanpa perangkat daerah', level: null })
  expect(table.notes.map(({ code, indicators }) => [code, indicators])).toEqual([['TARGET_COARSER', ['1671:I']], ['ZERO_TARGET', ['1671:W']]])
})

test('a part is left out beside its whole, and counts where the whole has nothing', () => {
  const family = new Map([['i', indicator('1671:PART', { partOf: 'm' })], ['m', indicator('1671:MIDDLE', { partOf: 'w' })], ['w', indicator('1671:WHOLE')]])
  const query = ask({ measures: ['ACHIEVEMENT', 'SHARE_ON_TARGET'], rows: [{ by: 'AGENCY', level: 1 }] })
  const table = tabulate(query, catalogue, tallies([tally(1, ['A'], 'i', '10', '100'), tally(1, ['A'], 'w', '120', '100'), tally(1, ['B'], 'i', '10', '100')], { indicators: family }))
  expect(grid(table)).toEqual(['DETAIL 1671:A 120 100', 'DETAIL 1671:B 10 0'])
  expect(table.rows[0]!.notes.map(({ code, path, indicators }) => [code, path.join(), indicators])).toEqual([['PART_OF_EXCLUDED', 'values,0', ['1671:PART']], ['PART_OF_EXCLUDED', 'values,1', ['1671:PART']]])
})

test('a pivot: columns in the order of time, measures innermost, absent cells null and counts 0, the total column last', () => {
  const query = ask({ measures: ['ACHIEVEMENT', 'LATE'], rows: [{ by: 'AGENCY', level: 1 }], columns: [{ by: 'PERIOD', grain: 'QUARTER' }], totals: ['GRAND', 'ROWS'] })
  expect(grainsOf(query)).toEqual([3, 1, 2, 0])
  const table = tabulate(query, catalogue, tallies([tally(3, ['A', '2026-04-01'], 'i', '1', '2'), tally(3, ['B', '2026-01-01'], 'i', '3', '4'), tally(1, ['A', null], 'i', '1', '2'), tally(1, ['B', null], 'i', '3', '4'), tally(2, [null, '2026-04-01'], 'i', '1', '2'), tally(2, [null, '2026-01-01'], 'i', '3', '4'), tally(0, [null, null], 'i', '4', '6')], {
    slots: [{ grain: 3, keys: ['A', '2026-01-01'], counts: { LATE: 5 } }, { grain: 1, keys: ['A', null], counts: { LATE: 5 } }, { grain: 2, keys: [null, '2026-01-01'], counts: { LATE: 2 } }, { grain: 2, keys: [null, '2026-01-01'], counts: { LATE: 3 } }, { grain: 0, keys: [null, null], counts: { LATE: 5 } }],
  }))
  expect(table.columns.map(({ key }) => key)).toEqual(['2026-Q1|ACHIEVEMENT', '2026-Q1|LATE', '2026-Q2|ACHIEVEMENT', '2026-Q2|LATE', '*|ACHIEVEMENT', '*|LATE'])
  expect(grid(table)).toEqual(['DETAIL 1671:A  5 50 0 50 5', 'DETAIL 1671:B 75 0  0 75 0', 'TOTAL 75 5 50 0 66.666667 5'])
})

test('subtotals follow their groups; ordered by a measure each level stands by its own figure; absent comes last both ways', () => {
  const draft: ReportQueryDraft = { rows: [{ by: 'AGENCY', level: 1 }, { by: 'PERIOD', grain: 'MONTH' }], totals: ['SUBTOTALS', 'GRAND'], orderBy: [{ measure: 'ACHIEVEMENT', direction: 'DESC' }] }
  const facts = tallies([
    tally(3, ['A', '2026-01-01'], 'i', '1', '10'), tally(3, ['A', '2026-02-01'], 'i', '9', '10'), tally(3, ['B', '2026-01-01'], 'i', '5', '10'), tally(3, ['B', '2026-02-01'], 'i', '5', '0'),
    tally(1, ['A', null], 'i', '10', '20'), tally(1, ['B', null], 'i', '60', '100'), tally(0, [null, null], 'i', '70', '120'),
  ])
  expect(grid(tabulate(ask(draft), catalogue, facts))).toEqual(['DETAIL 1671:B 2026-01 50', 'DETAIL 1671:B 2026-02 ', 'SUBTOTAL 1671:B 60', 'DETAIL 1671:A 2026-02 90', 'DETAIL 1671:A 2026-01 10', 'SUBTOTAL 1671:A 50', 'TOTAL 58.333333'])
  const flat = tabulate(ask({ ...draft, totals: [], orderBy: [{ measure: 'ACHIEVEMENT', direction: 'ASC' }] }), catalogue, facts)
  expect(grid(flat)).toEqual(['DETAIL 1671:A 2026-01 10', 'DETAIL 1671:B 2026-01 50', 'DETAIL 1671:A 2026-02 90', 'DETAIL 1671:B 2026-02 '])
})

test('without rows there is exactly one row, facts or none', () => {
  expect(grid(tabulate(ask({ totals: ['GRAND'] }), catalogue, tallies([])))).toEqual(['DETAIL '])
  expect(grid(tabulate(ask({ measures: ['LATE'] }), catalogue, tallies([])))).toEqual(['DETAIL 0'])
})

test('actuals of different units, or that do not add up, have no sum', () => {
  const actual = [tally(0, [], 'i', '1', '1'), tally(0, [], 'w', '2', '1')]
  const sumOf = (more: Partial<ReportIndicator>) => {
    const table = tabulate(ask({ measures: ['ACTUAL'] }), catalogue, tallies([], { actual, indicators: new Map([['i', indicator('1671:I')], ['w', indicator('1671:W', more)]]) }))
    return [table.rows[0]!.exact[0], table.columns[0]!.unit, ...table.notes.map(({ code }) => code)]
  }
  expect(sumOf({})).toEqual(['3', 'dokumen'])
  expect(sumOf({ unit: 'hari' })).toEqual([null, null, 'MIXED_UNITS'])
  expect(sumOf({ spec: { ...spec, overSubjects: 'AVERAGE' } })).toEqual([null, 'dokumen', 'NOT_ADDITIVE'])
})

test('a printed figure is compared at its own decimals, and only where one observation makes the cell', () => {
  const notes = (printed: string, observations: number) => tabulate(ask({}), catalogue, tallies([tally(0, [], 'i', '349785221761', '1148527309690', { printed, observations })])).notes.map(({ code }) => code)
  expect(notes('30.46', 1)).toEqual([]) // 30.455…
  expect(notes('30.5', 1)).toEqual([])
  expect(notes('30.45', 1)).toEqual(['PRINTED_DIFFERS'])
  expect(notes('30.45', 2)).toEqual([])
})

test('sources mix within a row or across rows; a page says what it leaves out', () => {
  const query = ask({ rows: [{ by: 'AGENCY', level: 1 }], page: { first: 1 } })
  const table = tabulate(query, catalogue, tallies([tally(1, ['A'], 'i', '1', '1', { sources: 2 }), tally(1, ['B'], 'i', '1', '1', { sources: 4 })], { coverage: { expected: 3, reported: 2, onTime: 1, late: 1, missing: 1 } }))
  expect(table.rows[0]!.notes).toEqual([])
  expect(table.notes.map(({ code }) => code)).toEqual(['INCOMPLETE', 'MIXED_SOURCES', 'TRUNCATED'])
  expect([table.rowCount, table.truncated, table.hasNextPage]).toEqual([2, true, true])
  const last = tabulate(query, catalogue, tallies([tally(1, ['A'], 'i', '1', '1'), tally(1, ['B'], 'i', '1', '1', { sources: 6 })]), { offset: 1 })
  expect([grid(last), last.truncated, last.hasNextPage, last.rows[0]!.notes.map(({ code }) => code)]).toEqual([['DETAIL 1671:B 100'], true, false, ['MIXED_SOURCES']])
})
