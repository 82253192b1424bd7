import fc from 'fast-check'
import {
  exactText,
  parseExact,
  absolute,
  add,
  compare,
  exactly,
  isNegative,
  multiply,
  negate,
  parseDecimal,
  ratioOf,
  roundHalfUp,
  storedLimits,
  subtract,
  sumOf,
  toNumber,
  toRatio,
  toText,
  truncate,
  type Decimal,
  type Exact,
} from './number'

const decimals: fc.Arbitrary<Decimal> = fc.record({ digits: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), scale: fc.nat({ max: 8 }) })
const ratios: fc.Arbitrary<Exact> = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 18n }))
  .map(([numerator, denominator]) => ({ numerator, denominator }))
const exacts = fc.oneof(decimals, ratios)

describe('parseDecimal', () => {
  test.each([
    ['0', '0'],
    ['-0', '0'],
    ['007', '7'],
    ['10.50', '10.50'],
    ['-0.005', '-0.005'],
    ['1148527309690', '1148527309690'],
    [0.1, '0.1'],
    [-12.5, '-12.5'],
    [1e-7, '0.0000001'],
    [-1.25e-9, '-0.00000000125'],
    [123456789012345680000, '123456789012345680000'],
    [10n ** 18n, '1000000000000000000'],
  ])('reads %p as %s', (input, text) => {
    const parsed = parseDecimal(input)
    expect(parsed.ok && toText(parsed.value)).toBe(text)
  })

  test.each([
    '',
    ' 1',
    '1 ',
    '+1',
    '.5',
    '5.',
    '1,5',
    '1.000.000',
    '1e3',
    '0x10',
    'NaN',
    'Infinity',
    '٣',
    '1_000',
    '１',
    '1\n',
    '--1',
    '1'.repeat(201),
  ])('refuses %p', (input) => {
    expect(parseDecimal(input, ['target'])).toEqual({ ok: false, problems: [{ code: 'NOT_A_NUMBER', path: ['target'] }] })
  })

  test.each([NaN, Infinity, -Infinity, 1e21, 1e308, null, undefined, true, {}, [], ['1']])('refuses %p', (input) => {
    expect(parseDecimal(input)).toMatchObject({ ok: false, problems: [{ code: 'NOT_A_NUMBER' }] })
  })

  test('refuses more digits than the limits, saying them', () => {
    expect(parseDecimal('0.1234567', ['actual'], storedLimits)).toEqual({
      ok: false,
      problems: [{ code: 'OUT_OF_RANGE', path: ['actual'], maxIntegerDigits: 20, maxDecimals: 6 }],
    })
    expect(parseDecimal('1'.repeat(21), [], storedLimits).ok).toBe(false)
    expect(parseDecimal('0'.repeat(40) + '1', [], storedLimits).ok).toBe(true)
  })

  test('gives back every number that JavaScript can print', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (value) => {
        const parsed = parseDecimal(value)
        fc.pre(parsed.ok)
        expect(Number(toText(parsed.value))).toBe(value === 0 ? 0 : value)
      }),
    )
  })
})

test('exactly() throws for what the program may not say', () => {
  expect(() => exactly('1,5')).toThrow(TypeError)
})

describe('arithmetic', () => {
  test('0.1 + 0.2 is 0.3', () => {
    expect(toText(add(exactly('0.1'), exactly('0.2')))).toBe('0.3')
    expect(toText(add(exactly('0.1'), exactly('0.20')))).toBe('0.30')
    expect(toText(subtract(exactly('1'), exactly('0.75')))).toBe('0.25')
    expect(toText(multiply(exactly('1.5'), exactly('-0.5')))).toBe('-0.75')
  })

  test('a division by zero has no answer', () => {
    expect(ratioOf(exactly('1'), exactly('0.00'))).toBeNull()
    expect(ratioOf(exactly('0'), exactly('5'))).toEqual({ numerator: 0n, denominator: 1n })
  })

  test('the sign of a ratio is in its numerator', () => {
    expect(ratioOf(exactly('1'), exactly('-4'))).toEqual({ numerator: -1n, denominator: 4n })
  })

  test('decimals agree with whole numbers at a common scale', () => {
    const scale = 20
    const at = (x: Decimal): bigint => x.digits * 10n ** BigInt(scale - x.scale)
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        expect(at(add(a, b))).toBe(at(a) + at(b))
        expect(at(subtract(a, b))).toBe(at(a) - at(b))
        expect(at(multiply(a, b)) * 10n ** BigInt(scale)).toBe(at(a) * at(b))
        expect(compare(a, b)).toBe(at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0)
        expect(at(negate(a))).toBe(-at(a))
        expect(isNegative(a)).toBe(at(a) < 0n)
        expect(isNegative(absolute(a))).toBe(false)
      }),
    )
  })

  test('what was divided can be multiplied back', () => {
    fc.assert(
      fc.property(exacts, exacts, (a, b) => {
        const quotient = ratioOf(a, b)
        fc.pre(quotient !== null)
        expect(compare(multiply(quotient, b), a)).toBe(0)
        expect(compare(subtract(add(a, quotient), quotient), a)).toBe(0)
        expect(compare(toRatio(a), a)).toBe(0)
      }),
    )
  })

  test('a sum does not depend on order, and equals adding one by one', () => {
    const withOrder = fc
      .array(exacts, { maxLength: 40 })
      .chain((values) => fc.tuple(fc.constant(values), fc.shuffledSubarray(values, { minLength: values.length })))
    fc.assert(
      fc.property(withOrder, ([values, shuffled]) => {
        const oneByOne = values.reduce<Exact>((sum, value) => add(sum, value), exactly('0'))
        expect(compare(sumOf(values), oneByOne)).toBe(0)
        expect(compare(sumOf(shuffled), oneByOne)).toBe(0)
      }),
    )
  })

  test('a third three times is one', () => {
    const third = { numerator: 1n, denominator: 3n }
    expect(compare(sumOf([third, third, third]), exactly('1.000'))).toBe(0)
    expect(sumOf([])).toEqual(exactly('0'))
    expect(toText(sumOf([exactly('0.10'), exactly('1148527309690')]))).toBe('1148527309690.10')
  })
})

describe('rounding', () => {
  test.each([
    ['30.455', 2, '30.46'],
    ['8.005', 2, '8.01'],
    ['1.005', 2, '1.01'],
    ['2.5', 0, '3'],
    ['-2.5', 0, '-3'],
    ['-0.004', 2, '0.00'],
    ['9.995', 2, '10.00'],
    ['87.5', 2, '87.50'],
    ['0.49999999', 0, '0'],
    ['1', 6, '1.000000'],
  ])('%s to %i decimals is %s', (text, places, rounded) => {
    expect(toText(roundHalfUp(exactly(text), places))).toBe(rounded)
  })

  test.each([
    ['113.8889', 0, '113'],
    ['-113.8889', 0, '-113'],
    ['0.999', 2, '0.99'],
  ])('%s cut off to %i decimals is %s', (text, places, cut) => {
    expect(toText(truncate(exactly(text), places))).toBe(cut)
  })

  test('is never more than half a unit away, and away from zero at the half', () => {
    fc.assert(
      fc.property(exacts, fc.nat({ max: 6 }), (x, places) => {
        const unit: Decimal = { digits: 1n, scale: places }
        const half: Decimal = { digits: 5n, scale: places + 1 }
        const rounded = roundHalfUp(x, places)
        const error = absolute(subtract(rounded, x))
        expect(rounded.scale).toBe(places)
        expect(compare(error, half)).toBeLessThanOrEqual(0)
        if (compare(error, half) === 0) expect(compare(absolute(rounded), absolute(x))).toBe(1)
        const cut = truncate(x, places)
        expect(compare(absolute(cut), absolute(x))).toBeLessThanOrEqual(0)
        expect(compare(absolute(subtract(cut, x)), unit)).toBe(-1)
      }),
    )
  })
})

describe('toText and toNumber', () => {
  test('text is read back as the same digits', () => {
    fc.assert(
      fc.property(decimals, (x) => {
        const text = toText(x)
        expect(text).not.toMatch(/e/i)
        expect(exactly(text)).toEqual(x)
      }),
    )
  })

  test.each([
    [exactly('0.25'), 0.25],
    [{ numerator: 1n, denominator: 3n }, 1 / 3],
    [{ numerator: -2n, denominator: 3n }, -2 / 3],
    [exactly('1148527309690.55'), 1148527309690.55],
  ])('the nearest number', (x, number) => {
    expect(toNumber(x)).toBe(number)
  })
})

test('an exact value has one text, and is read from it', () => {
  expect(['10.50', '0', '-0.25', '30'].map((text) => exactText(exactly(text)))).toEqual(['21/2', '0', '-1/4', '30'])
  expect(exactText({ numerator: -(10n ** 40n), denominator: 3n * 10n ** 39n })).toBe('-10/3')
  fc.assert(
    fc.property(fc.bigInt(), fc.bigInt({ min: 1n }), (numerator, denominator) => {
      const read = parseExact(exactText({ numerator, denominator }))
      expect(read.ok && compare(read.value, { numerator, denominator })).toBe(0)
    }),
  )
  for (const wrong of ['1/0', '1/-2', '/2', '1/', '1/2/3', ' 1', 'NaN', null, '1'.repeat(4001)]) expect(parseExact(wrong).ok).toBe(false)
})
