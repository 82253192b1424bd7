import { parseDay, type Day } from '@tolok/domain'

/**
 * Options of a field, an argument, a query or an enum's value that leaves the contract: what to ask for instead, and the last day on which it is still there.
 * `@Field(() => String, leaving('2027-06-30', 'Ask for title.'))` reads `@deprecated(reason: "Ask for title. Remove after 2027-06-30.")` in the contract; from the day
 * after, the check refuses it until it is gone.
 */
export function leaving(lastDay: Day, instead: string): { deprecationReason: string } {
  const day = parseDay(lastDay)
  if (!day.ok) throw new Error(`${lastDay} is not a day: what leaves the contract says until when.`)
  return { deprecationReason: `${instead} Remove after ${day.value}.` }
}

/** The last day that a reason names, or undefined where it names none that exists. */
export function lastDayOf(reason: string): Day | undefined {
  const day = parseDay(/\bremove after (\d{4}-\d{2}-\d{2})\b/i.exec(reason)?.[1])
  return day.ok ? day.value : undefined
}
