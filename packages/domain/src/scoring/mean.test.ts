import fc from 'fast-check'
import { indicatorSpec, tally } from '../../testing/index'
import { compare, exactly, hundred, multiply, roundHalfUp, toText, zero, type Decimal } from '../number'
import { achieve } from './achievement'
import { meanOfIndicators, type WeightedAchievement } from './mean'

const item = (
  id: string,
  weight: string,
  target: string | null,
  actual: string | null,
  cap: Decimal | null = null,
): WeightedAchievement => ({
  id,
  weight: exactly(weight),
  achievement: achieve(indicatorSpec({ cap }), tally(target, actual)),
})

test('weights 1 and 3 with 50 % and 100 % give 87.50', () => {
  const { value, judged, absent, capped } = meanOfIndicators([item('a', '1', '10', '5'), item('b', '3', '10', '10')])
  expect([value && toText(value), judged, absent, capped]).toEqual(['87.50', 2, [], false])
})

test('what is absent is named and left out, and the rest is the whole', () => {
  const mean = meanOfIndicators([item('a', '1', '10', '5'), item('b', '3', '10', null), item('c', '1', '0', '4')])
  expect(mean.value && toText(mean.value)).toBe('50.00')
  expect(mean.judged).toBe(1)
  expect(mean.absent).toEqual([
    { id: 'b', reason: 'MISSING_ACTUAL' },
    { id: 'c', reason: 'ZERO_TARGET' },
  ])
})

test('nothing judged is no mean', () => {
  expect(meanOfIndicators([])).toEqual({ mean: null, value: null, judged: 0, absent: [], capped: false })
  expect(meanOfIndicators([item('a', '0', '10', '5')])).toMatchObject({ mean: null, value: null, judged: 0 })
  expect(meanOfIndicators([item('a', '-1', '10', '5'), item('b', '1', '10', '10')])).toMatchObject({ judged: 1, value: exactly('100.00') })
})

test('the mean is of exact values: rounded thirds would miss this tie', () => {
  // (100/3 + 100/3 + 100/3 + 0.02) / 4 is 25.005; of values rounded first it would be 25.0025
  const { value } = meanOfIndicators([...['a', 'b', 'c'].map((id) => item(id, '1', '3', '1')), item('d', '1', '10000', '2')])
  expect(value && toText(value)).toBe('25.01')
})

test('a mean with a capped part says so', () => {
  expect(meanOfIndicators([item('a', '1', '10', '20', hundred), item('b', '1', '10', '5')])).toMatchObject({
    capped: true,
    value: exactly('75.00'),
  })
})

const items = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 997 }), fc.option(fc.nat({ max: 2000 }))), { maxLength: 30 })
  .map((figures) =>
    figures.map(([weight, target, actual], i) => item(`i${i}`, String(weight), String(target), actual === null ? null : String(actual))),
  )

test('a mean lies between its parts, and neither order nor the scale of weights matters', () => {
  fc.assert(
    fc.property(items, (all) => {
      const { mean, value, judged, absent } = meanOfIndicators(all)
      expect(judged + absent.length).toBe(all.length)
      fc.pre(mean !== null)
      const parts = all.flatMap(({ achievement }) => (achievement.value === null ? [] : [achievement.judged]))
      expect(parts.some((part) => compare(part, mean) <= 0) && parts.some((part) => compare(part, mean) >= 0)).toBe(true)
      expect(compare(meanOfIndicators(all.toReversed()).mean ?? zero, mean)).toBe(0)
      const heavier = all.map((one) => ({ ...one, weight: multiply(one.weight, exactly('2.5')) }))
      expect(compare(meanOfIndicators(heavier).mean ?? zero, mean)).toBe(0)
      expect(value).toEqual(roundHalfUp(mean, 2))
    }),
  )
})

test('thousands of indicators with different targets have an exact mean', () => {
  const many = Array.from({ length: 3000 }, (_, i) => item(String(i), '1', String(1_000_003 + 2 * i), String(i)))
  const { mean } = meanOfIndicators(many)
  const expected = many.reduce((sum, _, i) => sum + (100 * i) / (1_000_003 + 2 * i), 0) / many.length
  expect(mean && Number(toText(roundHalfUp(mean, 10)))).toBeCloseTo(expected, 8)
})
