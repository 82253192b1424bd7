/** Calendar days as text, reckoned as whole numbers: no `Date`, no clock, no locale. */
import type { Path } from './problem'
import { ok, refuse, type Result } from './result'

/** 'YYYY-MM-DD'. Such texts sort as days do, so `<` compares them. */
export type Day = string

export const firstYear = 1900
export const lastYear = 2999

/** The day a text spells: parseDay('2024-02-29') is good. Refuses NOT_A_DAY: '2026-02-29', '2026-2-1', years outside 1900-2999. */
export const parseDay = (input: unknown, path: Path = []): Result<Day> => {
  const parts = typeof input === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(input) : null
  if (!parts) return refuse('NOT_A_DAY', path)
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const exists = year >= firstYear && year <= lastYear && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month)
  return exists ? ok(parts[0]) : refuse('NOT_A_DAY', path)
}

/** Days since 1970-01-01: dayNumber('1970-01-02') is 1. Takes a day that `parseDay` has let through. */
export const dayNumber = (day: Day): number => {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))]
  // Years that begin in March put the leap day last, so that months have a fixed offset (Hinnant, days_from_civil).
  const marchYear = month > 2 ? year : year - 1
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The inverse of `dayNumber`: dayOfNumber(1) is '1970-01-02'. */
export const dayOfNumber = (number: number): Day => {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const date = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return dayText(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date)
}

/** The day so many days later, or earlier: addDays('2026-02-28', 1) is '2026-03-01'. */
export const addDays = (day: Day, days: number): Day => dayOfNumber(dayNumber(day) + days)

/** 28 to 31: daysInMonth(2024, 2) is 29. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** dayText(2026, 3, 1) is '2026-03-01'. */
export const dayText = (year: number, month: number, date: number): Day =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
