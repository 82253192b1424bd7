import { judged, observed, percentOf } from '../../../testing/index'
import { qualitative } from './qualitative'

const levels = (target: string, ...reached: string[]) => reached.map((level, i) => observed(`2026-0${i + 1}-28`, level, { target }))

test.each([
  ['3', '3', '100.00'],
  ['3', '4', '120.00'],
  ['3', '1', '60.00'],
  ['5', '1', '20.00'],
])('qualitative: expected level %s, reached %s, is %s', (target, reached, percent) => {
  expect(percentOf(judged(qualitative, {}, levels(target, reached)))).toBe(percent)
})

test('how much a level counts is a setting, and floor and cap hold', () => {
  expect(percentOf(judged(qualitative, { per: '50' }, levels('4', '1')))).toBe('0.00')
  expect(percentOf(judged(qualitative, { per: '10', cap: '105' }, levels('3', '4')))).toBe('105.00')
})
