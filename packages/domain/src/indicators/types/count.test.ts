import { judged, observed, percentOf } from '../../../testing/index'
import { count } from './count'

const permits = [
  observed('2026-01-31', '10', { targetId: 'jan', target: '25' }),
  observed('2026-02-28', '30', { targetId: 'feb', target: '25' }),
]

test('months add up, and so do agencies', () => {
  expect(percentOf(judged(count, {}, permits))).toBe('80.00')
  expect(percentOf(judged(count, {}, permits, [observed('2026-01-31', '50', { target: '50' })]))).toBe('90.00')
})

test('fewer cases are better where the indicator says so', () => {
  expect(percentOf(judged(count, { polarity: 'MINIMIZE' }, [observed('2026-01-31', '55', { target: '50' })]))).toBe('90.00')
})

test('a count is never pooled as a ratio', () => {
  expect(count.fields.parse({ polarity: 'MAXIMIZE', overSubjects: 'RATIO' })).toMatchObject({
    problems: [{ code: 'NOT_ONE_OF', path: ['overSubjects'], allowed: ['SUM', 'AVERAGE', 'NONE'] }],
  })
})
