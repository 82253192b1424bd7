import { formatIn } from './format'

const [id, en] = [formatIn('id'), formatIn('en')]

test('figures read as in the language, and exact decimals keep every digit', () => {
  expect(id.number('1234.56')).toBe('1.234,56')
  expect(en.number('1234.56')).toBe('1,234.56')
  expect(id.number('1234567890123456789.123456')).toBe('1.234.567.890.123.456.789,123456')
  expect(id.percent(87.5)).toBe('87,5%')
})

const periods = [
  { period: '2026', id: '2026', en: '2026' },
  { period: '2026-S1', id: 'Semester I 2026', en: 'Semester 1 2026' },
  { period: '2026-Q3', id: 'Triwulan III 2026', en: 'Quarter 3 2026' },
  { period: '2026-03', id: 'Maret 2026', en: 'March 2026' },
  { period: '2026-08-17', id: '17 Agustus 2026', en: '17 August 2026' },
]
test.each(periods)('$period is read aloud as $id', ({ period, ...said }) => {
  expect(id.period(period)).toBe(said.id)
  expect(en.period(period)).toBe(said.en)
})

test('a day is the same day in every time zone', () => {
  expect(id.day('2026-01-01')).toBe('1 Januari 2026')
})

test('a day of every year, and a month, are read without one', () => {
  expect([id.ofEachYear('08-17'), en.ofEachYear('08-17'), id.ofEachYear('08')]).toEqual(['17 Agustus', '17 August', 'Agustus'])
})
