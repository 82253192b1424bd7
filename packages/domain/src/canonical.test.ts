import fc from 'fast-check'
import { canonicalText, inLowestTerms } from './canonical'
import { exactly } from './number'

test('keys are sorted, decimals keep their zeros, what is undefined is not there', () => {
  expect(canonicalText({ b: exactly('12.50'), a: { d: undefined, c: [null, true, 'é"'] } })).toBe(
    '{"a":{"c":[null,true,"é\\""]},"b":"12.50"}',
  )
})

test('the order in which fields were written does not matter', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (fields) => {
      const turned = Object.fromEntries(Object.entries(fields).reverse())
      expect(canonicalText(turned)).toBe(canonicalText(fields))
      expect(JSON.parse(canonicalText(fields))).toEqual(JSON.parse(JSON.stringify(fields)))
    }),
  )
})

test('in lowest terms equal numbers have one text', () => {
  expect(inLowestTerms({ a: [exactly('10.50'), { numerator: 42n, denominator: 4n }], numerator: null })).toEqual({
    a: ['21/2', '21/2'],
    numerator: null,
  })
  expect(canonicalText({ numerator: 42n, denominator: 4n })).toBe('"21/2"')
})
