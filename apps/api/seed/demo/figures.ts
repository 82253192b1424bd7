import { dayNumber, type Period } from '@tolok/domain'
import { monthNumber, periodsIn } from '../calendar'
import type { Random } from '../random'
import { seasonOf } from './seasons'
import { textOf, type Target } from './targets'
import type { Story } from './town'

export type Figure = { value: string | null; numerator: string | null; denominator: string | null }

/** Level at the beginning, and by how much it has changed two years later. */
const courses: Record<Story, { level: number; rise: number }> = {
  STEADY: { level: 0.985, rise: 0.02 },
  STRONG: { level: 1.06, rise: 0.03 },
  WEAK: { level: 0.8, rise: 0.03 },
  IMPROVING: { level: 0.84, rise: 0.24 },
  DECLINING: { level: 1.02, rise: -0.24 },
  CARELESS: { level: 0.93, rise: -0.03 },
}
const firstMonth = 2025 * 12

/** How well a target is met in a reporting period: 1 is exactly. Good is more than 1, whatever the polarity. */
export function performance(target: Target, part: Period, skill: number, random: Random): number {
  const { level, rise } = courses[target.subject.agency.story]
  const progress = (monthNumber(part.lastDay) - firstMonth) / 24
  const noise = target.indicator.most === undefined ? 0.055 : 0.025
  return Math.min(1.4, Math.max(0.35, (level + rise * progress) * skill * random.around(1, noise)))
}

/** What was observed in one reporting period of the target, given how well it went. */
export function figureOf(target: Target, part: Period, well: number, random: Random): Figure {
  const { indicator } = target
  if (indicator.type === 'RATIO') return ratio(target, part, well, random)
  const expected = expectedIn(target, part)
  const value = bounded(valueFor(target, expected, well, random), indicator.most)
  const isWhole = indicator.type === 'COUNT' && (indicator.decimals ?? 2) === 0
  return { value: isWhole ? String(wholeNear(value, random)) : textOf(value, indicator), numerator: null, denominator: null }
}

function valueFor({ indicator, value, high }: Target, expected: number, well: number, random: Random): number {
  switch (indicator.polarity) {
    case 'MAXIMIZE':
      return value === 0 ? (random.chance(0.1) ? 1 : 0) : expected * well
    case 'MINIMIZE':
      return value === 0 ? (random.chance(0.06) ? 1 : 0) : expected * Math.max(0, 2 - well) * (indicator.overTime === 'SUM' ? 0.98 : 1)
    case 'RANGE':
      return (value + high!) / 2 + (well - 1) * (high! - value) * random.pick([-2.6, 2.6])
    case 'EXACT':
      return random.chance(0.82) ? expected : expected + random.pick([-1, 1, 1])
  }
}

/** The share of a target that a reporting period should bring, when periods add up or grow; else the target itself. */
function expectedIn({ indicator, period, value }: Target, part: Period): number {
  if (indicator.grows) return (value * weightOf(target(period, part), indicator.season)) / weightOf(period, indicator.season)
  if (indicator.overTime !== 'SUM') return value
  return (value * weightOf(part, indicator.season)) / weightOf(period, indicator.season)
}
/** From the beginning of the whole to the end of the part. */
const target = (period: Period, part: Period) => ({ firstDay: period.firstDay, lastDay: part.lastDay })
const weightOf = (range: { firstDay: string; lastDay: string }, season: Target['indicator']['season']) =>
  periodsIn(range, 'MONTH').reduce((sum, month) => sum + seasonOf(season, month.firstDay), 0)

function ratio({ indicator, value }: Target, part: Period, well: number, random: Random): Figure {
  const months = Math.round((dayNumber(part.lastDay) - dayNumber(part.firstDay)) / 30)
  const cases = Math.max(4, Math.round((indicator.cases ?? 100) * (indicator.cadence === 'MONTH' ? months : 1) * random.between(0.8, 1.2)))
  const share = Math.min(1, (value / 100) * Math.min(well, 1.15))
  return { value: null, numerator: String(Math.min(cases, wholeNear(cases * share, random))), denominator: String(cases) }
}

const bounded = (value: number, most: number | undefined) => Math.max(0, most === undefined ? value : Math.min(value, most))
/** 3.4 cases are three or, four times in ten, four: so small figures keep their mean. */
const wholeNear = (value: number, random: Random) => Math.floor(value) + (random.chance(value - Math.floor(value)) ? 1 : 0)
