/**
 * How far a target was reached, in percent. Sources: PermenPANRB 8/2021 for ranges and for kondisi khusus, (2T − R) / T; published
 * performance reports (LKjIP) for R / T, T / R and caps. No national rule was found for a target of zero or below, nor for EXACT: what stands
 * here for them is this platform's own rule, and the answer is marked with `zeroTarget`.
 */
import type { IndicatorSpec, Tally } from '../indicators/indicator'
import {
  absolute,
  compare,
  hundred,
  isNegative,
  isZero,
  multiply,
  one,
  ratioOf,
  roundHalfUp,
  subtract,
  zero,
  type Decimal,
  type Exact,
} from '../number'

/** Why a figure cannot be judged. */
export const achievementGaps = [
  'MISSING_ACTUAL', // nothing was observed; never counted as zero
  'MISSING_TARGET', // nothing was aimed at
  'ZERO_TARGET', // R / 0: not computable where more is better
  'ZERO_ACTUAL', // T / 0: the ratio formula has no answer
  'NEGATIVE_TARGET', // a share of a negative target means nothing
  'NEGATIVE_ACTUAL', // T / R with a negative R means nothing
  'TARGET_REVERSED', // a range whose low bound is above its high one
  'ZERO_DENOMINATOR', // a ratio of nothing
  'NOT_CONSOLIDATED', // several subjects whose figures do not add up to one
  'TARGET_TOO_COARSE', // only a target for a longer period exists
] as const
export type AchievementGap = (typeof achievementGaps)[number]

/**
 * `raw`: percent, exact, before floor and cap. `judged`: percent, exact, after them; what means are taken of. `value`: `judged` to two
 * decimals half-up, what people read. `zeroTarget`: judged by the rule for a target of zero, which asks for an explanation.
 */
export type Achievement =
  | {
      readonly raw: Exact
      readonly judged: Exact
      readonly value: Decimal
      readonly capped: boolean
      readonly floored: boolean
      readonly zeroTarget: boolean
    }
  | { readonly value: null; readonly reason: AchievementGap }

type Judging = Pick<IndicatorSpec, 'polarity' | 'minimizeFormula' | 'rangeCondition' | 'floor' | 'cap'>
type Figures = Pick<Tally, 'target' | 'targetHigh' | 'actual'> & Partial<Pick<Tally, 'gap'>>
type Share = Exact | AchievementGap

/**
 * The achievement of an actual against its target. Maximize: R / T. Minimize: (2T − R) / T or T / R. Range: 100 inside, else by the
 * nearer bound. Exact: 1 − |R − T| / T. Floor and cap come last. Target 50, actual 55, minimize linear: 90.00; by ratio: 90.91.
 * Target 0: minimize and exact give 100 for an actual of 0, else 0; the others are not computable. What cannot be judged says why.
 */
export const achieve = (spec: Judging, { target, targetHigh, actual, gap }: Figures): Achievement => {
  if (gap) return notComputable(gap)
  if (target === null) return notComputable('MISSING_TARGET')
  if (actual === null) return notComputable('MISSING_ACTUAL')
  const high = spec.polarity === 'RANGE' && targetHigh !== null ? targetHigh : target
  const share = shareOf(spec, target, high, actual)
  return typeof share === 'string' ? notComputable(share) : boundedAchievement(spec, multiply(share, hundred), isZero(high))
}

/** A figure that cannot be judged, with its reason. */
export const notComputable = (reason: AchievementGap): Achievement => ({ value: null, reason })

/** An achievement from its raw percent, floor and cap put on: 133.3 with a cap of 120 is 120.00, capped. */
export const boundedAchievement = ({ floor, cap }: Pick<IndicatorSpec, 'floor' | 'cap'>, raw: Exact, zeroTarget = false): Achievement => {
  const floored = floor !== null && compare(raw, floor) < 0
  const capped = cap !== null && compare(raw, cap) > 0
  const judged = capped ? cap : floored ? floor : raw
  return { raw, judged, value: roundHalfUp(judged, 2), capped, floored, zeroTarget }
}

const shareOf = (spec: Judging, target: Exact, targetHigh: Exact, actual: Exact): Share => {
  if (isNegative(target)) return 'NEGATIVE_TARGET'
  switch (spec.polarity) {
    case 'MAXIMIZE':
      return moreIsBetter(target, actual)
    case 'MINIMIZE':
      return spec.minimizeFormula === 'LINEAR' ? lessIsBetter(target, actual) : lessByRatio(target, actual)
    case 'RANGE':
      return withinRange(spec, target, targetHigh, actual)
    case 'EXACT':
      return nearness(target, actual)
  }
}

const moreIsBetter = (target: Exact, actual: Exact): Share => ratioOf(actual, target) ?? 'ZERO_TARGET'

const lessIsBetter = (target: Exact, actual: Exact): Share => {
  if (isZero(target)) return allOrNothing(actual)
  return ratioOf(subtract(multiply(two, target), actual), target) ?? 'ZERO_TARGET'
}

const lessByRatio = (target: Exact, actual: Exact): Share => {
  if (isZero(target)) return allOrNothing(actual)
  if (isNegative(actual)) return 'NEGATIVE_ACTUAL'
  return ratioOf(target, actual) ?? 'ZERO_ACTUAL'
}

const withinRange = ({ rangeCondition }: Judging, low: Exact, high: Exact, actual: Exact): Share => {
  if (compare(low, high) > 0) return 'TARGET_REVERSED'
  const outside = compare(actual, low) < 0 ? low : compare(actual, high) > 0 ? high : null
  if (outside === null) return one
  return rangeCondition === 'NORMAL' ? moreIsBetter(outside, actual) : lessIsBetter(outside, actual)
}

const nearness = (target: Exact, actual: Exact): Share => {
  if (isZero(target)) return allOrNothing(actual)
  const distance = ratioOf(absolute(subtract(actual, target)), target)
  return distance === null ? 'ZERO_TARGET' : subtract(one, distance)
}

/** A target of zero where zero is the aim: met or not (own rule, see above). A negative actual is better still, so met. */
const allOrNothing = (actual: Exact): Exact => (isZero(actual) || isNegative(actual) ? one : zero)

const two: Decimal = { digits: 2n, scale: 0 }
