/** One item of a batch judged in whole numbers: achievement.ts over again without a division, and tested to be the same. */
import { achievementGaps, type AchievementGap } from './achievement'
import type { Batch } from './batch'
import { judgings } from './batch-rules'

/**
 * What `judge` found: raw percent is `factor · above / below`, `below` positive. All are whole numbers that a double holds exactly, since columns
 * hold none beyond 2^51 and at most two are added. `zeroTarget` is 1 where the rule for a target of zero judged.
 */
export type Judged = { above: number; below: number; factor: number; zeroTarget: number }

const gapNumber = (gap: AchievementGap): number => achievementGaps.indexOf(gap) + 1
const missingActual = gapNumber('MISSING_ACTUAL')
const missingTarget = gapNumber('MISSING_TARGET')
const zeroTargetGap = gapNumber('ZERO_TARGET')
const zeroActual = gapNumber('ZERO_ACTUAL')
const negativeTarget = gapNumber('NEGATIVE_TARGET')
const negativeActual = gapNumber('NEGATIVE_ACTUAL')
const targetReversed = gapNumber('TARGET_REVERSED')

const [more, less, lessByRatio, rangeLess] = [
  judgings.indexOf('MORE'),
  judgings.indexOf('LESS'),
  judgings.indexOf('LESS_BY_RATIO'),
  judgings.indexOf('RANGE_LESS'),
]
const [exact, deadline] = [judgings.indexOf('EXACT'), judgings.indexOf('DEADLINE')]

/** Judges item i into `found`; answers 0, or one more than the place of the gap in `achievementGaps`. */
export const judge = (batch: Batch, judging: number, per: number, i: number, found: Judged): number => {
  const target = batch.target[i] as number
  const actual = batch.actual[i] as number
  const baseline = batch.baseline[i] as number
  found.factor = 100
  found.zeroTarget = 0
  // Whatever is not usual goes elsewhere, so that this function is small enough to be inlined.
  if (batch.gap[i] !== 0 || judging > exact || baseline === baseline || !(target > 0) || actual !== actual)
    return judgeUnusual(batch, judging, per, i, found)
  if (judging > lessByRatio && judging < exact) return judgeRange(judging, target, batch.targetHigh[i] as number, actual, found)
  const isTurned = judging === less || (judging === exact && actual > target)
  found.above = judging === lessByRatio ? target : isTurned ? 2 * target - actual : actual
  found.below = judging === lessByRatio ? actual : target
  return found.below > 0 ? 0 : found.below === 0 ? zeroActual : negativeActual
}

const judgeUnusual = (batch: Batch, judging: number, per: number, i: number, found: Judged): number => {
  const gap = batch.gap[i] as number
  const target = batch.target[i] as number
  const actual = batch.actual[i] as number
  const baseline = batch.baseline[i] as number
  if (gap !== 0) return gap
  if (target !== target) return missingTarget
  if (actual !== actual) return missingActual
  if (judging > exact) return judgeByUnit(batch.unit[i] as number, judging === deadline, per, target, actual, found)
  if (baseline === baseline) {
    const side = target < baseline ? -1 : 1
    return share((actual - baseline) * side, (target - baseline) * side, found)
  }
  if (target < 0) return negativeTarget
  if (judging === more) return zeroTargetGap
  if (judging > lessByRatio && judging < exact) return judgeRange(judging, target, batch.targetHigh[i] as number, actual, found)
  return allOrNothing(actual, found)
}

const judgeRange = (judging: number, target: number, targetHigh: number, actual: number, found: Judged): number => {
  const high = targetHigh === targetHigh ? targetHigh : target
  if (target > high) return targetReversed
  found.zeroTarget = high === 0 ? 1 : 0
  if (actual >= target && actual <= high) return share(1, 1, found)
  const outside = actual < target ? target : high
  if (judging !== rangeLess) return share(actual, outside, found)
  return outside === 0 ? share(actual <= 0 ? 1 : 0, 1, found) : share(2 * outside - actual, outside, found)
}

const share = (above: number, below: number, found: Judged): number => {
  if (below === 0) return zeroTargetGap
  found.above = above
  found.below = below
  return 0
}

/** A target of zero where zero is the aim. */
const allOrNothing = (actual: number, found: Judged): number => {
  found.zeroTarget = 1
  return share(actual <= 0 ? 1 : 0, 1, found)
}

/** DEADLINE and QUALITATIVE count in days and levels, so here the unit matters. */
const judgeByUnit = (unit: number, isDeadline: boolean, per: number, target: number, actual: number, found: Judged): number => {
  if (isDeadline) return share(per * unit - Math.max(0, actual - target), per * unit, found)
  found.factor = 1
  return share(100 * unit + (actual - target) * per, unit, found)
}
