/** When a schedule is due, by the municipality's own clock: minute, hour, day of the month, month, day of the week. */
import { ok, refuse, type Path, type Result, type Zone } from '@tolok/domain'
import { CronExpressionParser } from 'cron-parser'

/** Digits, lists, ranges, steps, and L for the last day of the month: nothing that is drawn by lot. */
const fieldShape = /^[\d*,\-/L]{1,40}$/
const mostCounted = 10_000

/** The text with single spaces. '0 7 1 * *' is every first of the month at 07:00. Refuses CRON_NOT_FIT: { reason: MALFORMED, NEVER or TOO_OFTEN (more than once an hour) }. */
export function parseCron(text: string, path: Path): Result<string> {
  const fields = text.trim().split(/\s+/)
  if (fields.length !== 5 || !fields.every((field) => fieldShape.test(field))) return refuse('CRON_NOT_FIT', path, { reason: 'MALFORMED' })
  const cron = fields.join(' ')
  try {
    const expression = CronExpressionParser.parse(cron, { tz: 'Asia/Jakarta', currentDate: new Date('2026-01-01T00:00:00Z') })
    if (expression.fields.minute.values.length > 1) return refuse('CRON_NOT_FIT', path, { reason: 'TOO_OFTEN', least: '1 hour' })
    expression.next()
    return ok(cron)
  } catch (error) {
    const isNever = /explicit day of month|out of the time span|loop limit/i.test((error as Error).message)
    return refuse('CRON_NOT_FIT', path, { reason: isNever ? 'NEVER' : 'MALFORMED' })
  }
}

/** The first due time after an instant. */
export const nextDue = (cron: string, zone: Zone, after: Date): Date => CronExpressionParser.parse(cron, { tz: zone, currentDate: after }).next().toDate()

/** Of the due times from `first` up to `now` the last, and how many went by before it: a server that was down for three days runs once and says that two were missed. */
export function lastDue(cron: string, zone: Zone, first: Date, now: Date): { dueAt: Date; missed: number } {
  const due = CronExpressionParser.parse(cron, { tz: zone, currentDate: first })
  let dueAt = first
  let missed = 0
  for (let next = due.next().toDate(); next <= now && missed < mostCounted; next = due.next().toDate()) {
    dueAt = next
    missed++
  }
  return { dueAt, missed }
}
