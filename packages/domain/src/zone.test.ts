import fc from 'fast-check'
import { dayInZone, deadlineOf, startOfDay, zones, type Zone } from './zone'

const someZone = fc.constantFrom(...(Object.keys(zones) as Zone[]))
const january = { firstDay: '2026-01-01', lastDay: '2026-01-31' }

test.each<[Zone, string]>([
  ['Asia/Jakarta', '2026-02-05T17:00:00.000Z'],
  ['Asia/Makassar', '2026-02-05T16:00:00.000Z'],
  ['Asia/Jayapura', '2026-02-05T15:00:00.000Z'],
])('five days after January end at midnight in %s, %s', (zone, instant) => {
  expect(new Date(deadlineOf(january, 5, zone)).toISOString()).toBe(instant)
})

test('the deadline is exact to the millisecond: the one before is still the last good day', () => {
  fc.assert(
    fc.property(someZone, fc.nat({ max: 60 }), (zone, daysAfter) => {
      const deadline = deadlineOf(january, daysAfter, zone)
      expect(dayInZone(deadline, zone) > dayInZone(deadline - 1, zone)).toBe(true)
      expect(startOfDay(dayInZone(deadline, zone), zone)).toBe(deadline)
    }),
  )
})

test('the year ends two hours earlier in Jayapura than in Jakarta', () => {
  const instant = Date.parse('2025-12-31T15:30:00Z')
  expect(dayInZone(instant, 'Asia/Jayapura')).toBe('2026-01-01')
  expect(dayInZone(instant, 'Asia/Makassar')).toBe('2025-12-31')
  expect(dayInZone(instant, 'Asia/Jakarta')).toBe('2025-12-31')
})

test('days agree with the time zone tables of the machine', () => {
  fc.assert(
    fc.property(someZone, fc.integer({ min: Date.parse('1990-01-01'), max: Date.parse('2100-01-01') }), (zone, instant) => {
      const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant)
      expect(dayInZone(instant, zone)).toBe(day)
    }),
  )
})
