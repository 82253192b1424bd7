import fc from 'fast-check'
import { indicatorSpec, tally } from '../../testing/index'
import { polarities, rangeConditions, type IndicatorSpec, type Polarity, type RangeCondition } from '../indicators/indicator'
import { compare, exactly, multiply, roundHalfUp, toText, type Decimal } from '../number'
import { achieve } from './achievement'

const said = (changes: Partial<IndicatorSpec>, ...figures: Parameters<typeof tally>): string => {
  const achievement = achieve(indicatorSpec(changes), tally(...figures))
  if (achievement.value === null) return achievement.reason
  const marks = [achievement.capped && 'capped', achievement.floored && 'floored', achievement.zeroTarget && 'zero target'].filter(Boolean)
  return [toText(achievement.value), ...marks].join(' ')
}

const more = { polarity: 'MAXIMIZE' } as const
const less = { polarity: 'MINIMIZE' } as const
const lessByRatio = { polarity: 'MINIMIZE', minimizeFormula: 'RATIO' } as const
const range = { polarity: 'RANGE' } as const
const special = { polarity: 'RANGE', rangeCondition: 'SPECIAL' } as const
const exact = { polarity: 'EXACT' } as const

test.each<[Partial<IndicatorSpec>, Parameters<typeof tally>, string]>([
  // more is better
  [more, ['50', '41'], '82.00'],
  [more, ['50', '60'], '120.00'],
  [more, ['3', '1'], '33.33'],
  [more, ['0.3', '0.1'], '33.33'],
  [more, ['200', '160.01'], '80.01'], // 80.005: half-up
  [more, ['50', '0'], '0.00'],
  [more, ['50', '-5'], '0.00 floored'],
  [more, ['0', '5'], 'ZERO_TARGET'],
  [more, ['0', '0'], 'ZERO_TARGET'],
  [more, ['-1', '5'], 'NEGATIVE_TARGET'],
  // less is better
  [less, ['50', '55'], '90.00'],
  [lessByRatio, ['50', '55'], '90.91'],
  [less, ['50', '0'], '200.00'],
  [lessByRatio, ['50', '0'], 'ZERO_ACTUAL'],
  [less, ['50', '100'], '0.00'],
  [less, ['50', '101'], '0.00 floored'],
  [less, ['0', '0'], '100.00 zero target'],
  [lessByRatio, ['0', '0'], '100.00 zero target'],
  [less, ['0', '1'], '0.00 zero target'],
  [lessByRatio, ['0', '0.001'], '0.00 zero target'],
  [lessByRatio, ['50', '-1'], 'NEGATIVE_ACTUAL'],
  // between two bounds
  [range, ['80', '70', '90'], '87.50'],
  [range, ['80', '80', '90'], '100.00'],
  [range, ['80', '85.5', '90'], '100.00'],
  [range, ['80', '90', '90'], '100.00'],
  [range, ['80', '92', '90'], '102.22'],
  [special, ['7', '6.5', '8'], '107.14'],
  [special, ['7', '9', '8'], '87.50'],
  [special, ['7', '7.5', '8'], '100.00'],
  [range, ['95', '93'], '97.89'],
  [range, ['0', '3', '5'], '100.00'],
  [range, ['0', '3', '0'], 'ZERO_TARGET'],
  [special, ['0', '3', '0'], '0.00 zero target'],
  [range, ['90', '85', '80'], 'TARGET_REVERSED'],
  // the nearer the better
  [exact, ['100', '100'], '100.00'],
  [exact, ['100', '90'], '90.00'],
  [exact, ['100', '110'], '90.00'],
  [exact, ['100', '250'], '0.00 floored'],
  [exact, ['0', '0'], '100.00 zero target'],
  [exact, ['0', '1'], '0.00 zero target'],
  // absent is not zero
  [more, ['50', null], 'MISSING_ACTUAL'],
  [less, [null, '5'], 'MISSING_TARGET'],
  [exact, [null, null], 'MISSING_TARGET'],
  // floors and caps
  [{ ...more, cap: exactly('120') }, ['50', '60'], '120.00'],
  [{ ...more, cap: exactly('120') }, ['50', '60.001'], '120.00 capped'],
  [{ ...more, cap: exactly('100') }, ['3', '4'], '100.00 capped'],
  [{ ...less, floor: null }, ['50', '150'], '-100.00'],
  [{ ...less, floor: exactly('25') }, ['50', '100'], '25.00 floored'],
])('%p of %p is %s', (changes, figures, answer) => {
  expect(said(changes, ...figures)).toBe(answer)
})

test('a capped achievement keeps what it really was', () => {
  const achievement = achieve(indicatorSpec({ cap: exactly('120') }), tally('3', '4'))
  expect(achievement.value && toText(roundHalfUp(achievement.raw, 6))).toBe('133.333333')
  expect(achievement.value && toText(roundHalfUp(achievement.judged, 6))).toBe('120.000000')
})

test('what consolidation could not do is said before anything else', () => {
  expect(achieve(indicatorSpec(), { ...tally('50', '41'), gap: 'NOT_CONSOLIDATED' })).toEqual({ value: null, reason: 'NOT_CONSOLIDATED' })
})

const amounts = fc.record({ digits: fc.bigInt({ min: 1n, max: 10n ** 15n }), scale: fc.nat({ max: 4 }) })
const anyAmounts = fc.record({ digits: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), scale: fc.nat({ max: 4 }) })
const caps = fc.constantFrom(null, '100', '120', '150').map((cap) => (cap === null ? null : exactly(cap)))
const specs = fc
  .record({
    polarity: fc.constantFrom(...(Object.keys(polarities) as Polarity[])),
    minimizeFormula: fc.constantFrom<'LINEAR' | 'RATIO'>('LINEAR', 'RATIO'),
    rangeCondition: fc.constantFrom(...(Object.keys(rangeConditions) as RangeCondition[])),
    cap: caps,
  })
  .map(indicatorSpec)
const bounds = fc
  .tuple(amounts, amounts)
  .map(([a, b]) => (compare(a, b) <= 0 ? { target: a, targetHigh: b } : { target: b, targetHigh: a }))

/** −1 where less is better, 1 where more is; 0 where neither, for an exact aim. */
const direction = ({ polarity, rangeCondition }: IndicatorSpec): number =>
  polarity === 'EXACT' ? 0 : polarity === 'MINIMIZE' || (polarity === 'RANGE' && rangeCondition === 'SPECIAL') ? -1 : 1

const judge = (spec: IndicatorSpec, target: { target: Decimal; targetHigh: Decimal }, actual: Decimal) =>
  achieve(spec, { ...target, actual })

test('a better actual is never judged worse', () => {
  fc.assert(
    fc.property(specs, bounds, anyAmounts, anyAmounts, (spec, target, a, b) => {
      const [lower, higher] = compare(a, b) <= 0 ? [a, b] : [b, a]
      const [first, second] = [judge(spec, target, lower), judge(spec, target, higher)]
      fc.pre(first.value !== null && second.value !== null && direction(spec) !== 0)
      expect(compare(second.judged, first.judged) * direction(spec)).toBeGreaterThanOrEqual(0)
      expect(compare(second.value, first.value) * direction(spec)).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('what is judged lies between floor and cap, and says when it was cut', () => {
  fc.assert(
    fc.property(specs, bounds, anyAmounts, (spec, target, actual) => {
      const achievement = judge(spec, target, actual)
      fc.pre(achievement.value !== null)
      expect(compare(achievement.judged, exactly('0'))).toBeGreaterThanOrEqual(0)
      if (spec.cap) expect(compare(achievement.judged, spec.cap)).toBeLessThanOrEqual(0)
      expect(achievement.capped || achievement.floored).toBe(compare(achievement.raw, achievement.judged) !== 0)
      expect(achievement.value).toEqual(roundHalfUp(achievement.judged, 2))
    }),
  )
})

test('counting in thousands of rupiah changes nothing', () => {
  fc.assert(
    fc.property(specs, bounds, anyAmounts, amounts, (spec, { target, targetHigh }, actual, unit) => {
      const scaled = judge(spec, { target: multiply(target, unit), targetHigh: multiply(targetHigh, unit) }, multiply(actual, unit))
      const plain = judge(spec, { target, targetHigh }, actual)
      expect(scaled.value).toEqual(plain.value)
    }),
  )
})

test('on target is 100 % by every rule', () => {
  fc.assert(
    fc.property(specs, amounts, (spec, target) => {
      const { value } = judge(spec, { target, targetHigh: target }, target)
      expect(value && toText(value)).toBe('100.00')
    }),
  )
})
