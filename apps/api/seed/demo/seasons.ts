import type { Day } from '@tolok/domain'
import { monthOf } from '../calendar'
import type { Season } from './town'

/** How January to December differ from a usual month; each row has a mean of about one. */
const seasons: Record<Season, number[]> = {
  NONE: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  /** Wet months bring fever and mosquitoes. */
  RAIN: [1.35, 1.3, 1.2, 1.05, 0.85, 0.75, 0.7, 0.7, 0.8, 0.95, 1.15, 1.2],
  /** Long holidays and the end of the year bring visitors. */
  HOLIDAY: [0.95, 0.75, 0.95, 1.3, 0.95, 1.25, 1.3, 0.85, 0.75, 0.75, 0.85, 1.35],
  /** The school year begins in July. */
  SCHOOL: [0.95, 0.95, 0.95, 0.95, 1, 1.1, 1.25, 1.1, 0.95, 0.95, 0.95, 0.9],
  /** Budgets are spent late. */
  BUDGET: [0.3, 0.5, 0.75, 0.85, 0.95, 1.05, 1, 1.05, 1.1, 1.2, 1.35, 1.9],
}

export const seasonOf = (season: Season | undefined, day: Day): number => seasons[season ?? 'NONE'][monthOf(day) - 1]!
