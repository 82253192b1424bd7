import fc from 'fast-check'
import { indicatorSpec, percentOf, tally } from '../../testing/index'
import { exactly } from '../number'
import { achieveChange } from './change'

const of = (baseline: string, target: string | null, actual: string | null, changes = {}) =>
  percentOf(achieveChange(indicatorSpec(changes), exactly(baseline), tally(target, actual)))

test.each([
  ['30', '20', '24', '60.00'], // stunting from 30 % towards 20 %, now 24 %
  ['30', '20', '20', '100.00'],
  ['30', '20', '15', '150.00'],
  ['30', '20', '30', '0.00'], // no change is 0 %, and not absent
  ['30', '20', '33', '0.00'], // the other way
  ['60', '80', '75', '75.00'],
  ['-10', '10', '0', '50.00'],
  ['50', '50', '60', 'ZERO_TARGET'],
])('from %s, aimed at %s, now %s: %s', (baseline, target, actual, percent) => expect(of(baseline, target, actual)).toBe(percent))

test('what is absent stays absent, and floor and cap hold', () => {
  expect([of('30', null, '24'), of('30', '20', null)]).toEqual(['MISSING_TARGET', 'MISSING_ACTUAL'])
  expect([of('30', '20', '33', { floor: null }), of('30', '20', '10', { cap: exactly('120') })]).toEqual(['-30.00', '120.00'])
})

test('turned upside down it is the same change', () => {
  const amount = fc.integer({ min: -1000, max: 1000 })
  fc.assert(
    fc.property(amount, amount, amount, (baseline, target, actual) => {
      expect(of(String(-baseline), String(-target), String(-actual))).toBe(of(String(baseline), String(target), String(actual)))
    }),
  )
})
