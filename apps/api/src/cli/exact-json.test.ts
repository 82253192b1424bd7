import { readExactJson } from './exact-json'

const read = (text: string) => {
  const answer = readExactJson(text)
  return answer.ok ? answer.value : answer.reason.replace(/.+/, 'refused')
}

test.each([
  ['1148527309690', '1148527309690'],
  ['0.1', '0.1'],
  ['10.50', '10.50'], // as written, zeros and all
  ['123456789012345678901234567890', '123456789012345678901234567890'],
  ['-0.30000000000000004', '-0.30000000000000004'],
  ['1e3', '1000'],
  ['1.5E+2', '150'],
  ['1e-7', '0.0000001'],
  ['-1.25e-2', '-0.0125'],
  ['12.34e1', '123.4'],
  ['0e999999999', '0'],
  ['-0', '-0'],
])('%s is %s', (json, text) => expect(read(json)).toBe(text))

test('a number beyond every range stays small in memory', () => {
  expect(String(read('1e999999999'))).toHaveLength(101)
  expect(String(read('1e-999999999'))).toHaveLength(102)
})

test('digits inside texts are left alone, whatever they hold', () => {
  expect(read('["1", "a 1e5 \\" 2", "\\\\", 3, "\\u0031"]')).toEqual(['1', 'a 1e5 " 2', '\\', '3', '1'])
  expect(read('{"a1":{"2":[1,true,null]}}')).toEqual({ a1: { '2': ['1', true, null] } })
})

test('NaN and Infinity arrive as words, for the case to refuse', () => {
  expect(read('[NaN, Infinity, -Infinity, 1]')).toEqual(['NaN', 'Infinity', '-Infinity', '1'])
})

test('a byte order mark is no content', () => expect(read('\uFEFF[1]')).toEqual(['1']))

test.each(['', '[', '[01]', '[1.]', '[.5]', '[+1]', '[1 2]', "['a']", '[0x10]', '[1,]', '"a', 'undefined', '[1e]'])(
  '%s is not JSON',
  (text) => expect(read(text)).toBe('refused'),
)

test('a key named __proto__ is a key', () => {
  const value = read('[{"__proto__":{"kind":"skm"}}]') as object[]
  expect(Object.keys(value[0]!)).toEqual(['__proto__'])
  expect((value[0] as { kind?: string }).kind).toBeUndefined()
})
