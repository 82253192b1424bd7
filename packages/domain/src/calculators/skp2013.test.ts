import { answered } from '../../testing/answers'
import { publishedActivities } from '../../testing/index'
import { exactly, compare } from '../number'

test.each(publishedActivities)('$source', ({ printed, ...activity }) => {
  const answer = answered({ kind: 'skp2013', ...activity })
  for (const [aspect, value] of Object.entries(printed)) expect(compare(exactly(String(answer[aspect])), exactly(value))).toBe(0)
})

test.each([
  ['12', '12', '76.00'], // as planned
  ['100', '76', '100.00'], // exactly 24 % saved: still the first branch
  ['1000', '759', '75.90'], // 24.1 %: 76 − (176 − 75.9 − 100)
  ['12', '9', '75.00'], // 25 %
  ['12', '0', '0.00'], // not done
  ['12', '13', '67.67'],
  ['12', '24', '-24.00'], // twice the time: the formula goes below zero, and nothing is floored
])('time %s planned, %s taken: %s', (target, actual, value) => {
  expect(answered({ kind: 'skp2013', time: [target, actual] })).toMatchObject({ time: value, cost: null, value })
  expect(answered({ kind: 'skp2013', cost: [target, actual] })).toMatchObject({ cost: value, time: null, value })
})

test('the mean is taken of exact values, not of rounded ones', () => {
  expect(answered({ kind: 'skp2013', quantity: [3, 1], quality: ['3', '1'], time: [12, 12] })).toEqual({
    quantity: '33.33',
    quality: '33.33',
    time: '76.00',
    cost: null,
    value: '47.56', // 142.666… / 3; from rounded parts it would be 47.55
  })
})

test.each([
  [{}, 'REQUIRED'],
  [{ quantity: null }, 'REQUIRED'],
  [{ quantity: [0, 1] }, 'OUT_OF_RANGE quantity.0'],
  [{ quantity: [1, -1] }, 'OUT_OF_RANGE quantity.1'],
  [{ quantity: [1] }, 'TOO_SHORT quantity'],
  [{ quantity: [1, 1, 1] }, 'TOO_LONG quantity'],
  [{ quantity: 5 }, 'MALFORMED quantity'],
  [{ quantity: [-1, 'x'], time: [12, null] }, 'OUT_OF_RANGE quantity.0, NOT_A_NUMBER quantity.1, REQUIRED time.1'],
])('refuses %p: %s', (activity, problem) => {
  expect(answered({ kind: 'skp2013', ...activity })).toEqual({ problem })
})
