import { judged, observed, percentOf } from '../../../testing/index'
import { duration } from './duration'

const days = (...values: string[]) => values.map((value, i) => observed(`2026-01-${10 + i}`, value, { target: '5' }))

test('the mean duration is judged, and shorter is better', () => {
  expect(percentOf(judged(duration, { polarity: 'MINIMIZE' }, days('4', '6', '8')))).toBe('80.00')
  expect(percentOf(judged(duration, { polarity: 'MINIMIZE', minimizeFormula: 'RATIO' }, days('4', '6', '8')))).toBe('83.33')
})

test('over agencies it is the mean of their means', () => {
  expect(percentOf(judged(duration, { polarity: 'MINIMIZE' }, days('4', '6', '8'), days('4')))).toBe('100.00')
})

test('less is better unless said otherwise', () => {
  expect(duration.fields.parse({})).toMatchObject({
    ok: true,
    value: { polarity: 'MINIMIZE', overTime: 'AVERAGE', overSubjects: 'AVERAGE' },
  })
})
