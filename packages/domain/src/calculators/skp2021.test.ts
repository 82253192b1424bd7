import { answered } from '../../testing/answers'
import { publishedValues } from '../../testing/index'
import { compare, exactly } from '../number'

test.each(publishedValues)('PermenPANRB 8/2021 prints $printed', ({ printed, ...indicator }) => {
  const answer = answered({ kind: 'skp2021', ...indicator })
  expect(answer.category).toBe(printed.category ?? answer.category)
  for (const name of ['achievement', 'value']) {
    if (printed[name]) expect(compare(exactly(String(answer[name])), exactly(printed[name]))).toBe(0)
  }
})

/** Of a target of 1000, so that the actual is the percent with one decimal. */
test.each([
  ['1110', '111', 'VERY_GOOD', '120.00'],
  ['1105', '111', 'VERY_GOOD', '120.00'], // a half goes up before the conversion
  ['1104', '110', 'VERY_GOOD', '120.00'],
  ['1010', '101', 'VERY_GOOD', '110.00'],
  ['1020', '102', 'VERY_GOOD', '111.11'],
  ['1004', '100', 'GOOD', '109.00'],
  ['995', '100', 'GOOD', '109.00'],
  ['994', '99', 'FAIR', '89.00'],
  ['800', '80', 'FAIR', '70.00'],
  ['790', '79', 'POOR', '69.00'],
  ['600', '60', 'POOR', '50.00'],
  ['590', '59', 'VERY_POOR', '49.00'],
  ['100', '10', 'VERY_POOR', '8.31'],
  ['0', '0', 'VERY_POOR', '0.00'],
  ['-5', '0', 'VERY_POOR', '0.00'],
])('%s of 1000 is %s %%, %s, %s', (actual, achievement, category, value) => {
  expect(answered({ kind: 'skp2021', target: 1000, actual })).toEqual({ achievement, category, value })
})

test('where less is better: 9 of 7 to 8 months is 87.5 %, so 88', () => {
  const expected = { achievement: '88', category: 'FAIR', value: '78.00' }
  expect(answered({ kind: 'skp2021', target: [7, 8], actual: 9, condition: 'special' })).toEqual(expected)
  expect(answered({ kind: 'skp2021', target: [7, 8], actual: 9, polarity: 'minimize' })).toEqual(expected)
})

test('the attainable maximum counts only when it was reached', () => {
  const of = (actual: number) => answered({ kind: 'skp2021', target: 100, actual, attainableMaximum: true })
  expect([of(100).value, of(99).value]).toEqual(['120.00', '89.00'])
})

test('what is missing is not zero', () => {
  expect(answered({ kind: 'skp2021', target: 100, actual: null })).toEqual({
    achievement: null,
    category: null,
    value: null,
    reason: 'MISSING_ACTUAL',
  })
})

test.each([
  [{ actual: 1 }, 'REQUIRED target'],
  [{ target: [9, 8], actual: 1 }, 'OUT_OF_RANGE target.1'],
  [{ target: 1, actual: 1, condition: 'SPECIAL' }, 'NOT_ONE_OF condition'],
  [{ target: 1, actual: 1, attainableMaximum: 'yes' }, 'MALFORMED attainableMaximum'],
])('refuses %p: %s', (indicator, problem) => {
  expect(answered({ kind: 'skp2021', ...indicator })).toEqual({ problem })
})
