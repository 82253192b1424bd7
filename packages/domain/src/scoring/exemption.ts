/** From leave that was granted to whether someone is appraised at all. */
import { dayNumber, type Day } from '../day'
import type { DayRange } from '../period'
import type { Exemption } from './plan'

/** Days on which someone did not serve, both included, and why, as the register says it. */
export type GrantedLeave = DayRange & { readonly reason: string }

const namedBy: readonly (readonly [RegExp, Exemption])[] = [
  [/di luar tanggungan negara|\bcltn\b|unpaid/i, 'UNPAID_LEAVE'],
  [/diberhentikan sementara|dismiss/i, 'TEMPORARY_DISMISSAL'],
  [/pejabat negara|state official/i, 'STATE_OFFICIAL'],
  [/tugas belajar|study/i, 'STUDY_ASSIGNMENT'],
]

/**
 * Why someone with these stretches of service is not appraised: when every day of them lies in leave that exempts, the reason of the first such
 * leave; null as soon as one day of service is left, or for leave that does not exempt (sick, maternity, long leave). In posts from 1 January
 * to 31 December with 'Tugas belajar' from 1 August 2025 to 31 July 2026: null for 2026, since August to December were served.
 */
export const exemptionOver = (served: readonly DayRange[], leaves: readonly GrantedLeave[]): Exemption | null => {
  const exempting = leaves.flatMap(({ firstDay, lastDay, reason }) => {
    const exemption = exemptionNamed(reason)
    return exemption ? [{ firstDay, lastDay, exemption }] : []
  })
  const [first] = [...exempting].sort((a, b) => (a.firstDay < b.firstDay ? -1 : 1))
  return first && served.length > 0 && served.every((stretch) => isCovered(stretch, exempting)) ? first.exemption : null
}

/** The exemption that a reason in words names: 'Tugas belajar luar negeri' is STUDY_ASSIGNMENT, 'Cuti sakit' is none. */
export const exemptionNamed = (reason: string): Exemption | null => namedBy.find(([words]) => words.test(reason))?.[1] ?? null

const isCovered = ({ firstDay, lastDay }: DayRange, leaves: readonly DayRange[]): boolean => {
  let next = dayNumber(firstDay)
  for (const leave of [...leaves].sort((a, b) => (a.firstDay < b.firstDay ? -1 : 1)))
    if (dayNumber(leave.firstDay) <= next) next = Math.max(next, dayNumber(leave.lastDay) + 1)
  return next > dayNumber(lastDay)
}

/** The part of a stretch of days that lies in a period: a post held since 2019 serves 2026 from 1 January. Null when none does. */
export const servedWithin = (stretch: { readonly firstDay: Day; readonly lastDay: Day | null }, period: DayRange): DayRange | null => {
  const firstDay = stretch.firstDay > period.firstDay ? stretch.firstDay : period.firstDay
  const lastDay = stretch.lastDay !== null && stretch.lastDay < period.lastDay ? stretch.lastDay : period.lastDay
  return firstDay <= lastDay ? { firstDay, lastDay } : null
}
