import { addDays, dayNumber, periodsBetween, startOfDay, type Day, type DayRange, type Grain, type Period, type Zone } from '@tolok/domain'

const hour = 3_600_000

export const yearOf = (day: Day) => Number(day.slice(0, 4))
export const monthOf = (day: Day) => Number(day.slice(5, 7))
/** Months since year 0: a number to draw trends over. */
export const monthNumber = (day: Day) => yearOf(day) * 12 + monthOf(day) - 1

/** The instant at which clocks in the zone show this hour (13.5 is half past one) of this day. */
export const instantAt = (day: Day, clock: number, zone: Zone) => startOfDay(day, zone) + Math.floor(clock * hour)

/** The text PostgreSQL reads as that instant, whatever the session's time zone. */
export const timestamp = (instant: number) => new Date(instant).toISOString()

/** The same day, or the Monday after a weekend. */
export function workday(day: Day): Day {
  const weekday = (dayNumber(day) + 4) % 7 // 1 January 1970 was a Thursday
  return weekday === 6 ? addDays(day, 2) : weekday === 0 ? addDays(day, 1) : day
}

const known = new Map<string, Period[]>()

/** The periods of this grain that touch the range, in order. The same few are asked for again and again, so they are kept. */
export function periodsIn({ firstDay, lastDay }: DayRange, grain: Grain): Period[] {
  const key = firstDay + lastDay + grain
  let periods = known.get(key)
  if (periods) return periods
  const found = periodsBetween({ firstDay, lastDay }, grain)
  if (!found.ok) throw new Error(`no periods in ${firstDay} to ${lastDay}`)
  known.set(key, (periods = found.value))
  return periods
}

export function yearsFrom(first: number, last: number): DayRange {
  return { firstDay: `${first}-01-01`, lastDay: `${last}-12-31` }
}
