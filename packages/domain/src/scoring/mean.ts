/** Many judged indicators as one figure. */
import { compare, isZero, multiply, ratioOf, roundHalfUp, sumOf, zero, type Decimal, type Exact } from '../number'
import type { Achievement, AchievementGap } from './achievement'

export type WeightedAchievement = { readonly id: string; readonly weight: Decimal; readonly achievement: Achievement }

export type IndicatorMean = {
  /** Percent, exact; null when nothing could be judged. */
  readonly mean: Exact | null
  /** The same to two decimals, half-up. */
  readonly value: Decimal | null
  /** How many indicators are in it. */
  readonly judged: number
  /** Those left out, and why. */
  readonly absent: readonly { readonly id: string; readonly reason: AchievementGap }[]
  /** Some indicator in it was cut at its cap: such a mean must say so. */
  readonly capped: boolean
}

/**
 * The weighted mean of judged indicators, of their exact values and not of the rounded ones: weights 1 and 3 with 50 % and 100 % give 87.50.
 * What could not be judged is left out and named, and the other weights count as the whole, since absent is not zero (Sampang prints n/a and leaves it out of the mean).
 * Equal weights give the plain mean of LKjIP tables. Weights must not be negative; one that is zero or less counts nothing.
 */
export const meanOfIndicators = (items: readonly WeightedAchievement[]): IndicatorMean => {
  const parts: { share: Exact; weight: Decimal }[] = []
  const absent: { id: string; reason: AchievementGap }[] = []
  let capped = false
  for (const { id, weight, achievement } of items) {
    if (achievement.value === null) absent.push({ id, reason: achievement.reason })
    else if (compare(weight, zero) > 0) {
      parts.push({ share: multiply(achievement.judged, weight), weight })
      capped ||= achievement.capped
    }
  }
  const whole = sumOf(parts.map(({ weight }) => weight))
  const mean = isZero(whole) ? null : ratioOf(sumOf(parts.map(({ share }) => share)), whole)
  return { mean, value: mean && roundHalfUp(mean, 2), judged: parts.length, absent, capped }
}
