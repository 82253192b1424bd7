import type { Answer, AnswerColumn, AnswerRow } from '../../platform/report'
import { narrowed } from './narrow'
import { firstQuestion } from '../../pickers/report/question'

const member = (id: string | null) => ({ __typename: 'Member', id, label: String(id), level: null })
const answer = { period: { from: '2026-01-01', to: '2026-11-20' } } as unknown as Answer
const row = (...ids: (string | null)[]) => ({ members: ids.map(member) }) as unknown as AnswerRow
const column = (...ids: string[]) => ({ isTotal: false, members: ids.map(member) }) as unknown as AnswerColumn
const question = { ...firstQuestion('2026'), columns: [{ by: 'PERIOD', grain: 'QUARTER' }], where: [{ on: 'SOURCE', op: 'EQ', values: ['REPORTED'] }], compare: ['TARGET'] }

test('a cell is asked where it stands: its agency with all beneath, its quarter as the period, the filters kept', () => {
  expect(narrowed(question, answer, row('1671:DINKES'), column('2026-Q1'), ['ACTUAL'], [{ by: 'INDICATOR' }])).toMatchObject({
    measures: ['ACTUAL'],
    rows: [{ by: 'INDICATOR' }],
    columns: [],
    period: { fixed: '2026-Q1' },
    where: [{ on: 'SOURCE' }, { on: 'AGENCY', op: 'DESCENDANT_OF', values: ['1671:DINKES'] }],
    compare: [],
  })
})

test('a quarter that the question cuts off stays cut off, no member is no value, and a total asks for all', () => {
  expect(narrowed(question, answer, row(null), column('2026-Q4'), ['ACTUAL'], [])).toMatchObject({
    period: { from: '2026-10-01', to: '2026-11-20' },
    where: [{ on: 'SOURCE' }, { on: 'AGENCY', op: 'IS_NULL', values: [] }],
  })
  const total = { ...column(), isTotal: true } as AnswerColumn
  expect(narrowed(question, answer, row(), total, ['ACTUAL'], [])).toMatchObject({ period: { fixed: '2026' }, where: question.where })
})
