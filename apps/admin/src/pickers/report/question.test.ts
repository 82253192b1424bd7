import fc from 'fast-check'
import { fromSearch, readSearch, toSearch, views, type Filter, type Question } from './question'

const id = fc.stringMatching(/^[A-Z][A-Z_]{0,11}$/)
const dimension = fc.oneof(
  id.map((by) => ({ by })),
  fc.record({ by: id, level: fc.integer({ min: 0, max: 9 }) }),
  fc.record({ by: id, grain: fc.constantFrom('DAY', 'MONTH', 'QUARTER', 'YEAR') }),
)
const filter = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small' },
    fc.record({ on: id, op: id, values: fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 2 }) }),
    fc.record({ or: fc.array(tie('filter'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ not: tie('filter') }),
  ),
})).filter
const question: fc.Arbitrary<Question> = fc
  .record({
  also: fc.option(filter),
  measures: fc.array(id, { minLength: 1, maxLength: 4 }),
  rows: fc.array(dimension, { maxLength: 4 }),
  columns: fc.array(dimension, { maxLength: 2 }),
  period: fc.oneof(
    fc.record({ fixed: fc.constantFrom('2026', '2026-Q1', '2026-03', '2026-03-15') }),
    fc.record({ from: fc.constant('2025-01'), to: fc.constantFrom('2026-10', '2026') }),
    fc.record({ relative: fc.constantFrom('LAST_12_MONTHS', 'THIS_YEAR'), anchor: fc.constant('2026-10-31') }),
    fc.record({ relative: id }),
  ),
  where: fc.array(fc.record({ on: id, op: id, values: fc.array(fc.string({ minLength: 1, unit: 'grapheme' }), { maxLength: 3 }) }), { maxLength: 3 }),
  having: fc.array(fc.record({ measure: id, op: id, values: fc.array(fc.constantFrom('90', '-1.5'), { maxLength: 2 }) }), { maxLength: 2 }),
  compare: fc.subarray(['PREVIOUS_PERIOD', 'TARGET', 'PEER_MEDIAN']),
  show: fc.array(
    fc.oneof(
      fc.record({ measure: id, kind: fc.constantFrom('RANK', 'CUMULATIVE') }),
      fc.record({ measure: id, kind: fc.constant('PERCENT_OF'), of: fc.constantFrom('TOTAL', 'ROW') }),
      fc.record({ measure: id, kind: fc.constant('MOVING_AVERAGE'), n: fc.integer({ min: 2, max: 24 }) }),
    ),
    { maxLength: 2 },
  ),
  top: fc.option(fc.record({ by: id, n: fc.integer({ min: 1, max: 500 }), direction: fc.constantFrom('ASC' as const, 'DESC' as const), perGroup: fc.boolean(), others: fc.boolean() })),
  order: fc.array(fc.record({ by: id, direction: fc.constantFrom('ASC' as const, 'DESC' as const) }), { maxLength: 3 }),
  first: fc.option(fc.integer({ min: 1, max: 10_000 })),
  totals: fc.subarray(['GRAND', 'ROWS', 'COLUMNS', 'SUBTOTALS']),
  minimumState: fc.constantFrom('DRAFT', 'VERIFIED', 'FINAL'),
  structure: fc.constantFrom('AS_WAS', 'AS_IS'),
  asOf: fc.constantFrom(null, '2026-10-31T16:59:59.000Z'),
  view: fc.constantFrom(...views),
  bands: fc.boolean(),
  })
  .map(({ order: [orderBy = null, ...thenBy], ...asked }) => ({ ...asked, orderBy, thenBy }))

test('a question survives the address bar', () => {
  fc.assert(
    fc.property(question, (asked) => {
      const url = new URLSearchParams(toSearch(asked) as Record<string, string>).toString()
      expect(fromSearch(readSearch(Object.fromEntries(new URLSearchParams(url))), '2020')).toEqual(asked)
    }),
  )
})

test('what does not fit is left out, and an empty address asks the first question', () => {
  expect(fromSearch({ m: 'ACHIEVEMENT~<script>', r: 'AGENCY.1~1bad', w: 'AGENCY!EQ!%E0%A4%A', v: 'pie', n: '0x9.A', sh: 'ACTUAL.RANK.<', d: 'kemarin', x: '!{"or":[]}', l: '-3' }, '2026')).toMatchObject({
    measures: ['ACHIEVEMENT'],
    rows: [{ by: 'AGENCY', level: 1 }],
    where: [],
    top: null,
    show: [],
    asOf: null,
    also: null,
    first: null,
    view: 'table',
  })
  expect(fromSearch({}, '2026')).toMatchObject({ measures: ['ACHIEVEMENT'], period: { fixed: '2026' } })
})
