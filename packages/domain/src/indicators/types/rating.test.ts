import { judged, observed, percentOf } from '../../../testing/index'
import { parseObservation } from '../observation'
import { qualitative } from './qualitative'
import { rating } from './rating'

const levels = (target: string, ...reached: string[]) => reached.map((level, i) => observed(`2026-0${i + 1}-28`, level, { target }))

test('a rating is its share of the level aimed at; several are averaged', () => {
  expect(percentOf(judged(rating, {}, levels('4', '3')))).toBe('75.00')
  expect(percentOf(judged(rating, {}, levels('4', '3', '4', '4')))).toBe('91.67')
})

test.each(['0', '11', '2.5', '-1'])('a level of %s is refused', (value) => {
  for (const type of [rating, qualitative]) {
    const fact = parseObservation(
      { observedOn: '2026-03-31', value },
      { type, period: { firstDay: '2026-01-01', lastDay: '2026-12-31' }, today: '2026-12-31' },
    )
    expect(fact).toMatchObject({ problems: [{ code: 'OUT_OF_RANGE', path: ['value'] }] })
  }
})
