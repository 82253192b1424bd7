import { compare, hundred, sumOf } from '../../number'
import { expectations, predicates, type Expectation } from '../scheme'
import { publishedSchemes } from './index'
import { predicate2022 } from './predicate-2022'

test.each(publishedSchemes)('$id says its regulation, its sources and when it judged', (scheme) => {
  expect(scheme.regulation).not.toBe('')
  expect(scheme.sources.every((source) => /^https?:\/\//.test(source))).toBe(true)
  expect(scheme.sources).not.toHaveLength(0)
  expect(scheme.validTo === null || scheme.validFrom < scheme.validTo).toBe(true)
  expect(scheme.unverified.every((name) => Object.hasOwn(scheme, name))).toBe(true)
})

test.each(publishedSchemes)('$id yields a score with weights of 100, or a predicate with a matrix', ({ yields, weights, matrix }) => {
  const whole = sumOf(weights.map(({ weight }) => weight))
  expect(yields === 'SCORE' ? compare(whole, hundred) === 0 && matrix === null : weights.length === 0 && matrix !== null).toBe(true)
})

test('each day of a year is judged by one published scheme', () => {
  const inOrder = [...publishedSchemes].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  expect(inOrder.map(({ validTo }) => validTo)).toEqual([...inOrder.slice(1).map(({ validFrom }) => validFrom), null])
})

/** The nine cells as nine tests, in the words of PermenPANRB 6/2022 (published case matrix-permenpanrb6-2022). */
test.each([
  ['ABOVE', 'ABOVE', 'VERY_GOOD'],
  ['ABOVE', 'MEETS', 'GOOD'],
  ['ABOVE', 'BELOW', 'POOR_MISCONDUCT'],
  ['MEETS', 'ABOVE', 'GOOD'],
  ['MEETS', 'MEETS', 'GOOD'],
  ['MEETS', 'BELOW', 'POOR_MISCONDUCT'],
  ['BELOW', 'ABOVE', 'NEEDS_IMPROVEMENT'],
  ['BELOW', 'MEETS', 'NEEDS_IMPROVEMENT'],
  ['BELOW', 'BELOW', 'VERY_POOR'],
] as [Expectation, Expectation, string][])('results %s and behaviour %s is %s', (result, behaviour, predicate) => {
  expect(predicate2022.matrix?.[result][behaviour]).toBe(predicate)
  expect(Object.keys(predicates)).toContain(predicate)
  expect(Object.keys(expectations)).toHaveLength(3)
})
