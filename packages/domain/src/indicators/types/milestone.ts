import { achieve } from '../../scoring/achievement'
import type { Day } from '../../day'
import { exactly, ratioOf, sumOf, type Decimal, type Exact } from '../../number'
import type { IndicatorType } from '../indicator'
import { judgingFields } from '../judging-fields'

/**
 * Steps of a project, planned beforehand: achieved steps of planned steps. The target is how many were planned by then, the observation how
 * many are done; both run on, so the latest counts. No regulation was found for it; more steps than planned are above 100 % unless capped.
 */
export const milestone: IndicatorType = {
  id: 'MILESTONE',
  label: { id: 'Tahapan', en: 'Milestones' },
  observes: 'VALUE',
  fields: judgingFields({ polarity: 'MAXIMIZE', overTime: ['LAST', 'MAX'], overSubjects: ['SUM', 'NONE'] }),
  achieve,
}

/** One planned step: when it is due, when it was done (null while it is not), and what it weighs among the steps. */
export type Step = { readonly dueOn: Day; readonly doneOn: Day | null; readonly weight: Decimal }
export type Progress = { readonly planned: Decimal; readonly achieved: Decimal; readonly late: number; readonly share: Exact | null }

/**
 * How far a project stands on a day: the weight planned by then, the weight done by then, and how many due steps are not done. Steps of weight
 * 1 due in March, June and September, two of them done by 1 July: planned 2, achieved 2; by 1 October planned 3, achieved 2, one late.
 * `share` is achieved / planned, null while nothing is due.
 */
export const progressOf = (steps: readonly Step[], on: Day): Progress => {
  const due = steps.filter(({ dueOn }) => dueOn <= on)
  const isDone = ({ doneOn }: Step): boolean => doneOn !== null && doneOn <= on
  const planned = sumOf(due.map(({ weight }) => weight))
  const achieved = sumOf(steps.filter(isDone).map(({ weight }) => weight))
  return { planned, achieved, late: due.filter((step) => !isDone(step)).length, share: ratioOf(achieved, planned) }
}

/** A step that weighs as much as any other. */
export const oneStep = (dueOn: Day, doneOn: Day | null = null): Step => ({ dueOn, doneOn, weight: exactly('1') })
