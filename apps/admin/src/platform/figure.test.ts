import { figureIn, typedNumber } from './figure'
import { formatIn } from './format'

test.each([
  ['1.250,5', 'id', '1250.5'],
  ['1.250', 'id', '1250'],
  ['12,5', 'id', '12.5'],
  ['1.5', 'id', '1.5'], // no thousands are grouped so: a point for a comma
  ['-1.000.000', 'id', '-1000000'],
  ['1,250.5', 'en', '1250.5'],
  ['1,2,3', 'id', '1.2.3'],
  ['dua', 'id', 'dua'],
  ['', 'id', ''],
])('%p typed in %s is read as %p', (typed, language, read) => expect(typedNumber(typed, language)).toBe(read))

const measured = (type: string, unit = 'dokumen') => ({ type, unit, decimals: 0 })
test('figures read as people write them', () => {
  const figure = figureIn(formatIn('id'))
  expect(figure(measured('COUNT'), { value: '1250' })).toBe('1.250 dokumen')
  expect(figure(measured('COUNT'), { value: '12.5' })).toBe('12,5 dokumen')
  expect(figure(measured('CURRENCY', 'Rp'), { value: '505504289' })).toBe('Rp505.504.289')
  expect(figure(measured('PERCENTAGE', '%'), { value: '86.66' })).toBe('86,66%')
  expect(figure(measured('RATIO'), { value: null, numerator: '30', denominator: '1000' })).toBe('30 / 1.000')
  expect(figure(measured('DEADLINE'), { value: '20543' })).toBe('31 Maret 2026')
  expect(figure(measured('COUNT'), { value: null })).toBe('–')
})
