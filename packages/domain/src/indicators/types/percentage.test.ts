import { judged, observed, percentOf } from '../../../testing/index'
import { percentage } from './percentage'

const figures = [observed('2026-06-30', '70', { target: '80' }), observed('2026-12-31', '76', { target: '80' })]

test('the latest figure counts', () => {
  expect(percentOf(judged(percentage, {}, figures))).toBe('95.00')
})

test('percentages of several agencies are not put together unless the indicator says so', () => {
  expect(percentOf(judged(percentage, {}, figures, figures))).toBe('NOT_CONSOLIDATED')
  expect(percentOf(judged(percentage, { overSubjects: 'AVERAGE' }, figures, [observed('2026-12-31', '84', { target: '80' })]))).toBe(
    '100.00',
  )
})

test('percentages never add up', () => {
  expect(percentage.fields.parse({ polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'SUM' })).toMatchObject({
    problems: [
      { code: 'NOT_ONE_OF', path: ['overTime'] },
      { code: 'NOT_ONE_OF', path: ['overSubjects'] },
    ],
  })
})
