import { answered } from '../../testing/answers'
import { publishedCredits } from '../../testing/index'
import { exactly, toText } from '../number'
import { creditCoefficients } from './credit'

test.each(publishedCredits)('$level, $predicate, $months months: $printed', ({ level, coefficient, predicate, months, printed }) => {
  expect(answered({ kind: 'credit', coefficient, predicate, months })).toEqual({ value: printed })
  expect(toText(creditCoefficients[level as keyof typeof creditCoefficients])).toBe(toText(exactly(coefficient)))
})

test.each([
  ['12.5', 'GOOD', 3, '3.13'], // 3.125
  ['37.5', 'NEEDS_IMPROVEMENT', 12, '28.13'], // 28.125
  ['3.75', 'VERY_GOOD', 12, '5.63'], // 5.625
  ['12.5', 'GOOD', 1, '1.04'],
  ['50', 'VERY_GOOD', 11, '68.75'],
])('%s × %s × %s months is %s: a half goes up', (coefficient, predicate, months, value) => {
  expect(answered({ kind: 'credit', coefficient, predicate, months })).toEqual({ value })
})

test.each([
  [{ months: 0 }, 'OUT_OF_RANGE months'],
  [{ months: 13 }, 'OUT_OF_RANGE months'],
  [{ months: '2.5' }, 'OUT_OF_RANGE months'],
  [{ coefficient: 0 }, 'OUT_OF_RANGE coefficient'],
  [{ coefficient: '-12.5' }, 'OUT_OF_RANGE coefficient'],
  [{ coefficient: 'NaN' }, 'NOT_A_NUMBER coefficient'],
  [{ predicate: 'Baik' }, 'NOT_ONE_OF predicate'],
  [{ predicate: 'toString', months: null }, 'NOT_ONE_OF predicate, REQUIRED months'],
])('refuses %p: %s', (changes, problem) => {
  expect(answered({ kind: 'credit', coefficient: '12.5', predicate: 'GOOD', months: 12, ...changes })).toEqual({ problem })
})
