import { addDays, dayInZone, type Period, type Zone } from '@tolok/domain'
import { instantAt, monthOf, workday, yearOf } from '../calendar'
import type { Random } from '../random'
import type { Story } from './town'

export type State = 'DRAFT' | 'SUBMITTED' | 'RETURNED' | 'VERIFIED' | 'FINAL'
export type Step = { state: State; at: number; by: 'REPORTER' | 'VERIFIER'; reason: string }
/** `corrects` says that a new row supersedes this one: it is what a life of its own is then made for. */
export type Life = { steps: Step[]; correction: { begins: number; reason: string } | null }

/** How often reports of such an agency are missing or late. */
const habits: Record<Story, { missing: number; late: number }> = {
  STRONG: { missing: 0.004, late: 0.03 },
  STEADY: { missing: 0.012, late: 0.08 },
  IMPROVING: { missing: 0.02, late: 0.12 },
  WEAK: { missing: 0.05, late: 0.2 },
  DECLINING: { missing: 0.045, late: 0.17 },
  CARELESS: { missing: 0.11, late: 0.3 },
}
const returns = [
  'Bukti dukung belum dilampirkan',
  'Angka tidak sesuai dengan rekapitulasi',
  'Periode laporan keliru',
  'Mohon lengkapi penjelasan capaian',
]
const corrections = ['Koreksi setelah rekonsiliasi data', 'Salah ketik pada laporan awal', 'Data susulan dari unit pelaksana']

/**
 * What becomes of the report of a period, up to now: null when nobody made one. Reports fall due ten days after the period; on time is
 * submitted within eight, late after at least eleven, so no rounding of a deadline can turn one into the other.
 */
export function lifeOf(part: Period, story: Story, zone: Zone, now: number, random: Random): Life | null {
  const habit = habits[story]
  const isOpen = instantAt(addDays(part.lastDay, 1), 0, zone) > now - 3 * 3_600_000 // the period that ends now: reports are being prepared
  if (isOpen) return openLife(part, zone, now, random)
  if (random.chance(habit.missing)) return null

  const isLate = random.chance(habit.late)
  const submitDay = workday(addDays(part.lastDay, isLate ? random.whole(12, 40) : random.whole(1, 6)))
  const submitted = during(submitDay, zone, random)
  const steps: Step[] = []
  if (random.chance(0.22)) steps.push(step('DRAFT', during(addDays(submitDay, -1), zone, random), 'REPORTER'))
  else if (random.chance(0.02)) return upTo(now, [step('DRAFT', submitted, 'REPORTER')], null) // begun and forgotten
  steps.push(step('SUBMITTED', submitted, 'REPORTER'))

  let submission = submitted
  if (random.chance(0.04)) {
    const returned = during(workday(addDays(submitDay, random.whole(1, 4))), zone, random)
    steps.push(step('RETURNED', returned, 'VERIFIER', random.pick(returns)))
    // Either the same row with its evidence, or a new row with another figure; a few wait for ever.
    const again = during(workday(addDays(submitDay, random.whole(8, 12))), zone, random)
    if (random.chance(0.1)) return upTo(now, steps, null)
    if (random.chance(0.5)) return upTo(now, steps, { begins: again, reason: random.pick(corrections) })
    steps.push(step('SUBMITTED', again, 'REPORTER', 'Dilengkapi'))
    submission = again
  }
  if (random.chance(0.015)) return upTo(now, steps, null) // never verified
  const verified = during(workday(addDays(dayAfter(submission, zone), random.whole(0, 6))), zone, random)
  steps.push(step('VERIFIED', verified, 'VERIFIER'))
  const final = sealing(part, zone, random)
  if (verified < final) steps.push(step('FINAL', final, 'VERIFIER'))
  const begins = during(workday(addDays(dayAfter(verified, zone), random.whole(2, 90))), zone, random)
  return upTo(now, steps, random.chance(0.03) ? { begins, reason: random.pick(corrections) } : null)
}

/** The life of a correction: submitted at once, verified within days, never itself returned. */
export function correctionLife({ begins, reason }: { begins: number; reason: string }, zone: Zone, now: number, random: Random): Step[] {
  const verified = during(workday(addDays(dayAfter(begins, zone), random.whole(0, 5))), zone, random)
  return upTo(now, [step('SUBMITTED', begins, 'REPORTER', reason), step('VERIFIED', verified, 'VERIFIER')], null)?.steps ?? []
}

/** On the last day itself: half of the reports are drafts, a few are already submitted. */
function openLife(part: Period, zone: Zone, now: number, random: Random): Life | null {
  const drafted = during(addDays(part.lastDay, random.whole(-2, 0)), zone, random)
  if (!random.chance(0.5)) return null
  const steps = [step('DRAFT', drafted, 'REPORTER')]
  if (random.chance(0.15)) steps.push(step('SUBMITTED', drafted + random.whole(20, 90) * 60_000, 'REPORTER'))
  return upTo(now, steps, null)
}

/** Verified figures of a quarter are sealed in the fourth week after it. */
function sealing(part: Period, zone: Zone, random: Random): number {
  const lastMonth = Math.ceil(monthOf(part.lastDay) / 3) * 3
  const next =
    lastMonth === 12 ? `${yearOf(part.lastDay) + 1}-01-26` : `${yearOf(part.lastDay)}-${String(lastMonth + 1).padStart(2, '0')}-26`
  return next > '2026-08-01' ? Infinity : during(workday(next), zone, random)
}

const step = (state: State, at: number, by: Step['by'], reason = ''): Step => ({ state, at, by, reason })
const during = (day: string, zone: Zone, random: Random) => instantAt(day, random.between(8, 15.9), zone)
const dayAfter = (instant: number, zone: Zone) => addDays(dayInZone(instant, zone), 1)

/** Only what has happened by now; null when that is nothing. */
function upTo(now: number, steps: Step[], correction: Life['correction']): Life | null {
  const past = steps.filter(({ at }) => at <= now)
  if (past.length === 0) return null
  return { steps: past, correction: correction && past.length === steps.length && correction.begins <= now ? correction : null }
}
