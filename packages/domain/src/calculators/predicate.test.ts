import { answered } from '../../testing/answers'

/** Published case matrix-permenpanrb6-2022: lopsided on purpose, which many programs have wrong. */
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
])('results %s, behaviour %s: %s', (result, behaviour, predicate) => {
  expect(answered({ kind: 'predicate', result, behaviour })).toEqual({ predicate })
})

test('only the three ratings exist', () => {
  expect(answered({ kind: 'predicate', result: 'above', behaviour: null })).toEqual({ problem: 'NOT_ONE_OF result, REQUIRED behaviour' })
  expect(answered({ kind: 'predicate', result: '__proto__', behaviour: 'MEETS' })).toEqual({ problem: 'NOT_ONE_OF result' })
})
