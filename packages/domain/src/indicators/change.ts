/** Indicators that judge a change: how much of the way from where it began to where it should be. */
import { achieve, type Achievement } from '../scoring/achievement'
import { isNegative, negate, subtract, type Exact } from '../number'
import type { IndicatorSpec, Tally } from './indicator'

/**
 * The same figures as a change against a baseline: from 30 % to a target of 20 %, now 24 %: aimed at a change of 10 towards less, changed 6.
 * Both signs turn when less was aimed at, so that more of the wanted change is always better. Ranges have no change.
 */
export const changeFrom = (baseline: Exact, { target, actual, ...rest }: Tally): Tally => {
  if (target === null) return { ...rest, target, actual, targetHigh: null }
  const wanted = subtract(target, baseline)
  const turned = (x: Exact): Exact => (isNegative(wanted) ? negate(x) : x)
  return { ...rest, target: turned(wanted), targetHigh: null, actual: actual && turned(subtract(actual, baseline)) }
}

/**
 * The share of the wanted change that was made, in percent: 30 to 24 where 20 is wanted is 60.00; the other way, to 33, is floored at 0. A
 * target equal to the baseline wants no change: ZERO_TARGET, not computable. Whatever the indicator's polarity, the target says the direction.
 */
export const achieveChange = (spec: Pick<IndicatorSpec, 'floor' | 'cap'>, baseline: Exact, tally: Tally): Achievement =>
  achieve({ ...spec, polarity: 'MAXIMIZE', minimizeFormula: 'LINEAR', rangeCondition: 'NORMAL' }, changeFrom(baseline, tally))
