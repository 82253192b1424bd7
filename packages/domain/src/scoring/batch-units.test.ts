import { exactly, ratioOf, zero } from '../number'
import { commonUnit, inMillionths, most, over } from './batch-units'

const third = ratioOf(exactly('1'), exactly('3')) ?? zero

test.each([
  [['10', '3'], 1, [10, 3]],
  [['10.50', '3'], 100, [1050, 300]],
  [['0.3', '-0.25'], 100, [30, -25]],
])('%j over one unit', (texts, unit, wanted) => {
  const figures = texts.map(exactly)
  expect(commonUnit(figures[0] ?? null, figures[1])).toBe(unit)
  expect(figures.map((figure) => over(figure, unit))).toEqual(wanted)
})

test('a ratio beside a decimal whose scale the unit is no multiple of', () => {
  expect(commonUnit(third, exactly('10.50'))).toBe(6)
  expect([third, exactly('10.50'), exactly('4.000')].map((figure) => over(figure, 6))).toEqual([2, 63, 24])
})

test('what a double does not hold exactly has no unit', () => {
  expect(commonUnit(exactly(String(most)))).toBe(1)
  expect(commonUnit(exactly(String(most + 1)))).toBeNull()
  expect(commonUnit(exactly('999999999999999'), exactly('0.000001'))).toBeNull()
  expect(commonUnit(exactly(`0.${'0'.repeat(16)}1`))).toBeNull()
  expect(commonUnit(null, null)).toBe(1)
})

test('weights in millionths', () => {
  expect(['60', '33.333333', '0.0000010', '0.0000001', '-1', '60.00000000'].map((text) => inMillionths(exactly(text)))).toEqual([
    60_000_000,
    33_333_333,
    1,
    null,
    null,
    60_000_000,
  ])
})
