import type { Text } from '../../platform/i18n'
import type { Refusal, RefusalCode } from '../../platform/refusal'
import { clockOf, fromCron } from './times'

/** A schedule in words: 'setiap hari kerja pukul 07.00 WIB'. */
export function timesText(text: Text, cron: string, timeZone: string): string {
  const { rhythm, at, weekday, day, own } = fromCron(cron)
  const figures = { at: at.replace(':', '.'), zone: clockOf(timeZone), day, own }
  if (rhythm === 'weekly') return text('schedule.said.weekly', { ...figures, day: text(`schedule.weekday.${weekday}` as 'schedule.weekday.1') })
  return text(rhythm === 'monthly' && day === 'L' ? 'schedule.said.monthly.last' : `schedule.said.${rhythm}`, figures)
}

/** Problems as the API keeps them, for `Problem`. */
export const refusalsIn = (problems: readonly { code: string; path: readonly string[]; facts: unknown }[]): Refusal[] =>
  problems.map(({ code, path, facts }) => ({ code: code as RefusalCode, path, facts: (facts ?? {}) as Record<string, unknown> }))
