import fc from 'fast-check'
import { canonicalText } from './canonical'
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
