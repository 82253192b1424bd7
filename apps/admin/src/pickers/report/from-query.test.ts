import { toQuery } from './to-query'
import { firstQuestion, fromSearch, toSearch, type Question } from './question'
import { asKnown, fromQuery, toView } from './from-query'

const question: Question = {
  ...firstQuestion('2026'),
  measures: ['ACHIEVEMENT', 'REPORTED'],
  rows: [{ by: 'AGENCY', level: 1 }, { by: 'INDICATOR' }],
  columns: [{ by: 'PERIOD', grain: 'QUARTER' }],
  period: { relative: 'LAST_12_MONTHS', anchor: '2026-03' },
  where: [
    { on: 'AGENCY', op: 'DESCENDANT_OF', values: ['1671:DINKES'] },
    { on: 'POLARITY', op: 'EQ', values: ['MINIMIZE'] },
  ],
  having: [{ measure: 'ACHIEVEMENT', op: 'LT', values: ['80'] }],
  compare: ['PREVIOUS_PERIOD'],
  show: [{ measure: 'REPORTED', kind: 'PERCENT_OF', of: 'TOTAL' }],
  top: { by: 'ACHIEVEMENT', n: 5, direction: 'ASC', perGroup: true, others: true },
  orderBy: { by: 'REPORTED', direction: 'DESC' },
  thenBy: [{ by: 'AGENCY', direction: 'ASC' }],
  first: 25,
  also: { not: { or: [{ on: 'STATE', op: 'IS_NULL', values: [] }, { on: 'INDICATOR', op: 'CONTAINS', values: ['~!'] }] } },
  totals: ['GRAND', 'ROWS'],
  minimumState: 'SUBMITTED',
  structure: 'AS_IS',
  view: 'chart',
  bands: true,
}

test('what is kept opens as the question it was, also by its address', () => {
  const opened = fromQuery(toQuery(question), toView(question), '2025')
  expect(opened).toEqual(question)
  expect(fromSearch(toSearch(opened), '2025')).toEqual(question)
})

test('what a question leaves out is read as the API reads it: no totals, verified facts, the structure of the time', () => {
  expect(fromQuery({ measures: ['REPORTED'], period: { fixed: '2026' } }, { kind: 'HEAT_MAP' }, '2025')).toEqual({
    ...firstQuestion('2026'),
    measures: ['REPORTED'],
    rows: [],
    totals: [],
    view: 'heat',
  })
})

test('what the builder has no fields for is kept word for word: other filters, further orders, so many rows', () => {
  const a = { on: 'AGENCY', op: 'EQ', values: ['a'] }
  const either = { or: [a, { on: 'AGENCY', op: 'EQ', values: ['b~!'] }] }
  const not = { not: { and: [a, either] } }
  const whole = { measures: ['REPORTED'], rows: [{ by: 'AGENCY' }], period: { fixed: '2026' }, orderBy: [{ measure: 'REPORTED', direction: 'DESC' }, { dimension: 'AGENCY', direction: 'ASC' }], page: { first: 25 } }
  for (const [where, asked] of [
    [either, either],
    [not, not],
    [{ and: [either, a] }, { and: [a, either] }],
    [{ and: [{ and: [a, not] }, either] }, { and: [a, { and: [not, either] }] }],
  ]) {
    const opened = fromQuery({ ...whole, where }, {}, '2025')
    expect(toQuery(fromSearch(toSearch(opened), '2025'))).toMatchObject({ where: asked, orderBy: whole.orderBy, page: { first: 25 } })
  }
})

test('as it was asked: what was known then, and last month counted from that day where one stood', () => {
  const moving = { ...firstQuestion('2026'), period: { relative: 'LAST_MONTH' } }
  expect(asKnown(moving, '2026-10-31T17:30:00Z', 'Asia/Jakarta')).toMatchObject({ asOf: '2026-10-31T17:30:00Z', period: { relative: 'LAST_MONTH', anchor: '2026-11-01' } })
  expect(asKnown(question, '2026-10-31T17:30:00Z', 'Asia/Jakarta').period).toEqual(question.period)
})
