/** Periods by id: '2026', '2026-S1' (semester), '2026-Q1', '2026-03', '2026-03-15'. Two days make a range, both included. */
import { addDays, dayNumber, daysInMonth, dayText, firstYear, lastYear, parseDay, type Day } from './day'
import type { Path } from './problem'
import { ok, refuse, type Result } from './result'

export const grains = { DAY: 'DAY', MONTH: 'MONTH', QUARTER: 'QUARTER', SEMESTER: 'SEMESTER', YEAR: 'YEAR' } as const
export type Grain = keyof typeof grains

/** From the finest to the coarsest. */
export const grainOrder: readonly Grain[] = ['DAY', 'MONTH', 'QUARTER', 'SEMESTER', 'YEAR']

/** Is a as fine as b, or finer? A month is within a year. */
export const isWithinGrain = (a: Grain, b: Grain): boolean => grainOrder.indexOf(a) <= grainOrder.indexOf(b)

/** Both days included. */
export type DayRange = { readonly firstDay: Day; readonly lastDay: Day }
export type Period = DayRange & { readonly id: string; readonly grain: Grain }

const monthsOf = { MONTH: 1, QUARTER: 3, SEMESTER: 6, YEAR: 12 } as const
type MonthlyGrain = keyof typeof monthsOf
const shape = /^(\d{4})(?:-(?:S([12])|Q([1-4])|(\d{2})(?:-\d{2})?))?$/

/** The period an id names: parsePeriod('2026-Q1') runs from 2026-01-01 to 2026-03-31. Refuses NOT_A_PERIOD, also for years outside 1900-2999. */
export const parsePeriod = (input: unknown, path: Path = []): Result<Period> => {
  const parts = typeof input === 'string' ? shape.exec(input) : null
  if (!parts) return refuse('NOT_A_PERIOD', path)
  const [id, yearText, semester, quarter, monthText] = parts
  const [year, month] = [Number(yearText), Number(monthText)]
  if (year < firstYear || year > lastYear) return refuse('NOT_A_PERIOD', path)
  if (semester) return ok(monthly(year, 'SEMESTER', Number(semester)))
  if (quarter) return ok(monthly(year, 'QUARTER', Number(quarter)))
  if (!monthText) return ok(monthly(year, 'YEAR', 1))
  if (id.length === 10) return parseDay(id).ok ? ok(periodOf(id, 'DAY')) : refuse('NOT_A_PERIOD', path)
  return month >= 1 && month <= 12 ? ok(monthly(year, 'MONTH', month)) : refuse('NOT_A_PERIOD', path)
}

/** The period of a grain in which a day falls: periodOf('2026-08-17', 'QUARTER') is 2026-Q3. */
export const periodOf = (day: Day, grain: Grain): Period => {
  if (grain === 'DAY') return { id: day, grain, firstDay: day, lastDay: day }
  const month = Number(day.slice(5, 7))
  return monthly(Number(day.slice(0, 4)), grain, Math.ceil(month / monthsOf[grain]))
}

/** The nth such period of a year, n counted from 1; a month may run over, so that 13 is the January after. */
const monthly = (year: number, grain: MonthlyGrain, n: number): Period => {
  const perYear = 12 / monthsOf[grain]
  const [inYear, inOrder] = [year + Math.floor((n - 1) / perYear), ((((n - 1) % perYear) + perYear) % perYear) + 1]
  const lastMonth = inOrder * monthsOf[grain]
  return {
    id: monthlyId(inYear, grain, inOrder),
    grain,
    firstDay: dayText(inYear, lastMonth - monthsOf[grain] + 1, 1),
    lastDay: dayText(inYear, lastMonth, daysInMonth(inYear, lastMonth)),
  }
}

const monthlyId = (year: number, grain: MonthlyGrain, n: number): string => {
  if (grain === 'YEAR') return String(year)
  if (grain === 'MONTH') return `${year}-${String(n).padStart(2, '0')}`
  return `${year}-${grain === 'QUARTER' ? 'Q' : 'S'}${n}`
}

/** Does a range hold a day, or a whole other range? 2026-Q1 contains 2026-03. */
export const contains = (range: DayRange, inner: Day | DayRange): boolean => {
  const { firstDay, lastDay } = typeof inner === 'string' ? { firstDay: inner, lastDay: inner } : inner
  return range.firstDay <= firstDay && lastDay <= range.lastDay
}

/** Have two ranges a day in common? */
export const overlaps = (a: DayRange, b: DayRange): boolean => a.firstDay <= b.lastDay && b.firstDay <= a.lastDay

/** The period just after, of the same grain: after 2026-Q4 comes 2027-Q1. It may lie past 2999. */
export const nextPeriod = (period: Period): Period => periodOf(addDays(period.lastDay, 1), period.grain)

/** The period just before: before 2026-01 comes 2025-12. It may lie before 1900. */
export const previousPeriod = (period: Period): Period => periodOf(addDays(period.firstDay, -1), period.grain)

/** The same period so many years later or earlier: 2026-Q1 shifted by −1 is 2025-Q1. 29 February falls back to the 28th. */
export const shiftYears = (period: Period, years: number): Period => periodOf(shiftDay(period.firstDay, years), period.grain)

const shiftDay = (day: Day, years: number): Day => {
  const [year, month] = [Number(day.slice(0, 4)) + years, Number(day.slice(5, 7))]
  return dayText(year, month, Math.min(Number(day.slice(8, 10)), daysInMonth(year, month)))
}

/**
 * Every period of a grain that touches a range, in order: 2026-01-15 to 2026-03-01 by month is 2026-01, 2026-02, 2026-03.
 * Refuses PERIOD_REVERSED, and RANGE_TOO_LONG above `most` periods.
 */
export const periodsBetween = (range: DayRange, grain: Grain, most = 5000, path: Path = []): Result<Period[]> => {
  if (range.lastDay < range.firstDay) return refuse('PERIOD_REVERSED', path)
  const shortest = grain === 'DAY' ? 1 : 28 * monthsOf[grain]
  const days = dayNumber(range.lastDay) - dayNumber(range.firstDay) + 1
  if (days / shortest > most * 1.2) return refuse('RANGE_TOO_LONG', path, { most })
  const periods: Period[] = []
  for (let period = periodOf(range.firstDay, grain); period.firstDay <= range.lastDay; period = nextPeriod(period)) periods.push(period)
  return periods.length > most ? refuse('RANGE_TOO_LONG', path, { most }) : ok(periods)
}

export const relativePeriods = {
  THIS_MONTH: 'THIS_MONTH',
  THIS_QUARTER: 'THIS_QUARTER',
  THIS_YEAR: 'THIS_YEAR',
  YEAR_TO_DATE: 'YEAR_TO_DATE',
  LAST_MONTH: 'LAST_MONTH',
  LAST_QUARTER: 'LAST_QUARTER',
  LAST_YEAR: 'LAST_YEAR',
  LAST_12_MONTHS: 'LAST_12_MONTHS',
  LAST_4_QUARTERS: 'LAST_4_QUARTERS',
} as const
export type RelativePeriod = keyof typeof relativePeriods

/**
 * The days a relative period means on an anchor day. LAST_… are the complete periods before the anchor's own, so the answer does not
 * change during a month: on 2026-10-31 LAST_12_MONTHS is 2025-10-01 to 2026-09-30. THIS_… are whole; YEAR_TO_DATE ends on the anchor.
 */
export const resolveRelative = (relative: RelativePeriod, anchor: Day): DayRange => {
  const back = (grain: Grain, n: number): DayRange => {
    const last = previousPeriod(periodOf(anchor, grain))
    let first = last
    for (let i = 1; i < n; i++) first = previousPeriod(first)
    return { firstDay: first.firstDay, lastDay: last.lastDay }
  }
  const whole = (grain: Grain): DayRange => {
    const { firstDay, lastDay } = periodOf(anchor, grain)
    return { firstDay, lastDay }
  }
  switch (relative) {
    case 'THIS_MONTH':
      return whole('MONTH')
    case 'THIS_QUARTER':
      return whole('QUARTER')
    case 'THIS_YEAR':
      return whole('YEAR')
    case 'YEAR_TO_DATE':
      return { firstDay: whole('YEAR').firstDay, lastDay: anchor }
    case 'LAST_MONTH':
      return back('MONTH', 1)
    case 'LAST_QUARTER':
      return back('QUARTER', 1)
    case 'LAST_YEAR':
      return back('YEAR', 1)
    case 'LAST_12_MONTHS':
      return back('MONTH', 12)
    case 'LAST_4_QUARTERS':
      return back('QUARTER', 4)
  }
}

/** A period as people ask for it: one id, two ids (of any grain), or a relative one with its anchor (an id; its last day counts). */
export type PeriodChoice = {
  readonly fixed?: string | null
  readonly from?: string | null
  readonly to?: string | null
  readonly relative?: RelativePeriod | null
  readonly anchor?: string | null
}

/**
 * The days a choice means: { from: '2025-Q4', to: '2026-02' } is 2025-10-01 to 2026-02-28. `today` anchors a relative choice that names no
 * anchor. Refuses PERIOD_REQUIRED, PERIOD_AMBIGUOUS, NOT_A_PERIOD, NOT_ONE_OF (relative) and PERIOD_REVERSED, each at its own path.
 */
export const resolvePeriod = (choice: PeriodChoice, today: Day, path: Path = []): Result<DayRange> => {
  const ways = [choice.fixed, choice.from ?? choice.to, choice.relative].filter((way) => way != null).length
  if (ways === 0) return refuse('PERIOD_REQUIRED', path)
  if (ways > 1) return refuse('PERIOD_AMBIGUOUS', path)
  if (choice.fixed != null) return parsePeriod(choice.fixed, [...path, 'fixed'])
  if (choice.relative != null) return relativeTo(choice.relative, choice.anchor ?? today, path)
  if (choice.from == null) return refuse('PERIOD_REQUIRED', [...path, 'from'])
  if (choice.to == null) return refuse('PERIOD_REQUIRED', [...path, 'to'])
  return rangeOf(choice.from, choice.to, path)
}

const relativeTo = (relative: string, anchor: string, path: Path): Result<DayRange> => {
  if (!Object.hasOwn(relativePeriods, relative))
    return refuse('NOT_ONE_OF', [...path, 'relative'], { allowed: Object.keys(relativePeriods) })
  const period = parsePeriod(anchor, [...path, 'anchor'])
  return period.ok ? ok(resolveRelative(relative as RelativePeriod, period.value.lastDay)) : period
}

/** From the first day of one period to the last day of another: rangeOf('2025-Q4', '2026-02'). Refuses NOT_A_PERIOD, PERIOD_REVERSED. */
export const rangeOf = (from: string, to: string, path: Path = []): Result<DayRange> => {
  const first = parsePeriod(from, [...path, 'from'])
  if (!first.ok) return first
  const last = parsePeriod(to, [...path, 'to'])
  if (!last.ok) return last
  if (last.value.lastDay < first.value.firstDay) return refuse('PERIOD_REVERSED', path)
  return ok({ firstDay: first.value.firstDay, lastDay: last.value.lastDay })
}
