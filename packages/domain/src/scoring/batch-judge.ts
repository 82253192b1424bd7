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

const [more, less, lessByRatio, , rangeLess, exact, deadline] = judgings.map((_, i) => i)

/** Judges item i into `found`; answers 0, or one more than the place of the gap in `achievementGaps`. */
export const judge = (batch: Batch, judging: number, per: number, i: number, found: Judged): number => {
  const gap = batch.gap[i] as number
  if (gap !== 0) return gap
  let target = batch.target[i] as number
  let actual = batch.actual[i] as number
  if (target !== target) return missingTarget
  if (actual !== actual) return missingActual
  found.factor = 100
  found.zeroTarget = 0
  if (judging > (exact as number)) return judgeByUnit(batch.unit[i] as number, judging === deadline, per, target, actual, found)
  const baseline = batch.baseline[i] as number
  if (baseline === baseline) {
    const towardsLess = target < baseline
    actual = towardsLess ? baseline - actual : actual - baseline
    target = towardsLess ? baseline - target : target - baseline
  }
  if (target < 0) return negativeTarget
  if (judging === more) return share(actual, target, found)
  if (judging === less) return lessIsBetter(target, actual, found)
  if (judging === exact) return target !== 0 && actual <= target ? share(actual, target, found) : lessIsBetter(target, actual, found)
  if (judging === lessByRatio) {
    if (target === 0) return allOrNothing(actual, found)
    if (actual <= 0) return actual === 0 ? zeroActual : negativeActual
    return share(target, actual, found)
  }
  const targetHigh = batch.targetHigh[i] as number
  const high = targetHigh === targetHigh ? targetHigh : target
  if (target > high) return targetReversed
  const outside = actual < target ? target : actual > high ? high : -1
  const problem =
    outside < 0 ? share(1, 1, found) : judging === rangeLess ? lessIsBetter(outside, actual, found) : share(actual, outside, found)
  found.zeroTarget = high === 0 ? 1 : 0
  return problem
}

const share = (above: number, below: number, found: Judged): number => {
  if (below === 0) return zeroTargetGap
  found.above = above
  found.below = below
  return 0
}

const lessIsBetter = (target: number, actual: number, found: Judged): number =>
  target === 0 ? allOrNothing(actual, found) : share(2 * target - actual, target, found)

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
