import { readSupposition, writeSupposition } from './supposition'

test('what is supposed stands in the address and is read back; what names nothing is left out', () => {
  const supposition = { actuals: { '00000000-aaaaaa': '12.5' }, figures: { SELF: '90' }, words: { result: 'ABOVE' as const } }
  const text = writeSupposition(supposition)
  expect(text).toBe('i.aaaaaa:12.5~k.SELF:90~result:ABOVE')
  expect(readSupposition(text, ['00000000-aaaaaa'], ['SELF'])).toEqual(supposition)
  expect(readSupposition('i.zzzzzz:1~k.OTHER:2~result:__proto__~x', ['00000000-aaaaaa'], ['SELF'])).toEqual({
    actuals: {},
    figures: {},
    words: {},
  })
})
