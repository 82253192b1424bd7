import fc from 'fast-check'
import { addDays, dayNumber, dayOfNumber, daysInMonth, parseDay } from './day'

const firstNumber = -25567 // 1900-01-01
const lastNumber = 376199 // 2999-12-31

test.each(['2024-02-29', '1900-01-01', '2999-12-31', '2000-02-29', '2026-12-31'])('%s is a day', (day) => {
  expect(parseDay(day)).toEqual({ ok: true, value: day })
})

test.each([
  '2026-02-29',
  '1900-02-29',
  '2100-02-29',
  '2026-04-31',
  '2026-13-01',
  '2026-00-10',
  '2026-01-00',
  '1899-12-31',
  '3000-01-01',
  '2026-1-01',
  '31/02/2026',
  '2026-01-01T00:00',
  '',
  null,
  20260101,
])('%p is none', (input) => {
  expect(parseDay(input, ['observedOn'])).toEqual({ ok: false, problems: [{ code: 'NOT_A_DAY', path: ['observedOn'] }] })
})

test('days agree with the Gregorian calendar of the machine', () => {
  fc.assert(
    fc.property(fc.integer({ min: firstNumber, max: lastNumber }), (number) => {
      const day = new Date(number * 86_400_000).toISOString().slice(0, 10)
      expect(dayOfNumber(number)).toBe(day)
      expect(dayNumber(day)).toBe(number)
      expect(parseDay(day).ok).toBe(true)
    }),
  )
})

test('days add up over ends of months, years and leap days', () => {
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
  expect(daysInMonth(2024, 2)).toBe(29)
  expect(daysInMonth(1900, 2)).toBe(28)
})
