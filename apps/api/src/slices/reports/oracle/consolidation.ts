import type { Seen } from './facts'
import { fraction, hundred, minus, nought, order, over, times, total, type Fraction } from './fraction'
import { isRatioType, type Indicator } from './world'

/** From one indicator's observations to one figure beside its target, and how far that was reached: the oracle's own rules. */
export type Figures = { target: Fraction | null; high: Fraction | null; actual: Fraction | null; numerator: Fraction | null; denominator: Fraction | null }
export type Pair = { one: Seen; low: Fraction; high: Fraction | null }
const value = ({ observation }: Seen) => fraction(observation.value!)
const upper = (of: (one: Seen) => string | null) => (one: Seen) => fraction(of(one)!)
const numeratorOf = upper(({ observation }) => observation.numerator)
const denominatorOf = upper(({ observation }) => observation.denominator)
export const most = (parts: Fraction[]) => parts.reduce((a, b) => (order(a, b) >= 0 ? a : b))
export const least = (parts: Fraction[]) => parts.reduce((a, b) => (order(a, b) <= 0 ? a : b))
export const mean = (parts: Fraction[]) => over(total(parts), fraction(parts.length))!

/** The observation that LAST, MIN or MAX choose; of equals the one recorded last, then the greater figure, then the greater target. */
function choose(indicator: Indicator, pairs: Pair[]): Pair | null {
  const isRatio = isRatioType(indicator.type)
  const figure = ({ one }: Pair) => (isRatio ? over(numeratorOf(one), denominatorOf(one)) : value(one))
  const usable = pairs.filter((pair) => indicator.overTime === 'LAST' || figure(pair) !== null)
  const greater = (a: Pair, b: Pair) =>
    (isRatio ? order(numeratorOf(a.one), numeratorOf(b.one)) || order(denominatorOf(a.one), denominatorOf(b.one)) : order(value(a.one), value(b.one))) || order(a.low, b.low) || (a.high && b.high ? order(a.high, b.high) : 0)
  const rank = (a: Pair, b: Pair): number => {
    if (indicator.overTime !== 'LAST') return (indicator.overTime === 'MAX' ? 1 : -1) * order(figure(a)!, figure(b)!) || greater(a, b)
    const [x, y] = [a.one.observation, b.one.observation]
    return x.day !== y.day ? (x.day < y.day ? -1 : 1) : x.recordedAt !== y.recordedAt ? (x.recordedAt < y.recordedAt ? -1 : 1) : greater(a, b)
  }
  return usable.reduce<Pair | null>((best, pair) => (best === null || rank(pair, best) > 0 ? pair : best), null)
}

/** One subject's observations as one figure. */
export function overTime(indicator: Indicator, pairs: Pair[]): Figures | null {
  const nothing = { target: null, high: null, actual: null, numerator: null, denominator: null }
  const perTarget = [...group(pairs, ({ one }) => one.target.id).values()].map(([first]) => first!)
  const high = (parts: Pair[], pick: (parts: Fraction[]) => Fraction) => (indicator.polarity === 'RANGE' ? pick(parts.map((pair) => pair.high!)) : null)
  if (isRatioType(indicator.type)) {
    const chosen = indicator.overTime === 'SUM' || indicator.overTime === 'AVERAGE' ? pairs : [choose(indicator, pairs)].filter((pair) => pair !== null)
    if (chosen.length === 0) return null
    const weighted = (bound: (pair: Pair) => Fraction) => total(chosen.map((pair) => times(bound(pair), denominatorOf(pair.one))))
    return { target: weighted(({ low }) => low), high: indicator.polarity === 'RANGE' ? weighted((pair) => pair.high!) : null, actual: null, numerator: total(chosen.map(({ one }) => numeratorOf(one))), denominator: total(chosen.map(({ one }) => denominatorOf(one))) }
  }
  const actuals = pairs.map(({ one }) => value(one))
  const lows = pairs.map(({ low }) => low)
  switch (indicator.overTime) {
    case 'SUM':
      return { ...nothing, target: total(perTarget.map(({ low }) => low)), high: high(perTarget, total), actual: total(actuals) }
    case 'AVERAGE':
      return { ...nothing, target: mean(lows), high: high(pairs, mean), actual: mean(actuals) }
    case 'LAST': {
      const last = choose(indicator, pairs)!
      return { ...nothing, target: last.low, high: high([last], total), actual: value(last.one) }
    }
    case 'MIN':
      return { ...nothing, target: least(lows), high: high(pairs, least), actual: least(actuals) }
    case 'MAX':
      return { ...nothing, target: most(lows), high: high(pairs, most), actual: most(actuals) }
  }
}

/** All subjects' figures as one, or why not. */
export function overSubjects(indicator: Indicator, subjects: Figures[]): Figures | string {
  if (indicator.overSubjects === 'NONE' && subjects.length > 1) return 'NOT_CONSOLIDATED'
  const sum = (part: keyof Figures) => (subjects.some((one) => one[part] === null) ? null : total(subjects.map((one) => one[part]!)))
  if (isRatioType(indicator.type)) {
    const [numerator, denominator] = [sum('numerator')!, sum('denominator')!]
    const quotient = over(numerator, denominator)
    if (quotient === null) return 'ZERO_DENOMINATOR'
    const [target, high] = [sum('target'), sum('high')]
    return { target: target && over(target, denominator), high: high && over(high, denominator), actual: times(quotient, hundred), numerator, denominator }
  }
  const share = indicator.overSubjects === 'AVERAGE' ? fraction(subjects.length) : fraction(1)
  const part = (name: keyof Figures) => {
    const all = sum(name)
    return all && over(all, share)
  }
  return { target: part('target'), high: part('high'), actual: part('actual'), numerator: null, denominator: null }
}

export function shareOf({ polarity, minimizeFormula }: Indicator, { target, high, actual }: Figures): Fraction | string {
  if (target === null || actual === null) return 'MISSING'
  if (order(target, nought) < 0) return 'NEGATIVE_TARGET'
  const isZeroTarget = order(target, nought) === 0
  const met = order(actual, nought) <= 0 ? fraction(1) : nought
  const more = (bound: Fraction) => over(actual, bound) ?? 'ZERO_TARGET'
  switch (polarity) {
    case 'MAXIMIZE':
      return more(target)
    case 'MINIMIZE':
      if (isZeroTarget) return met
      if (minimizeFormula === 'LINEAR') return over(minus(times(fraction(2), target), actual), target)!
      return order(actual, nought) < 0 ? 'NEGATIVE_ACTUAL' : (over(target, actual) ?? 'ZERO_ACTUAL')
    case 'RANGE': {
      const top = high ?? target
      if (order(target, top) > 0) return 'TARGET_REVERSED'
      return order(actual, target) < 0 ? more(target) : order(actual, top) > 0 ? more(top) : fraction(1)
    }
    case 'EXACT': {
      if (isZeroTarget) return met
      const distance = minus(actual, target)
      return minus(fraction(1), over(order(distance, nought) < 0 ? minus(nought, distance) : distance, target)!)
    }
  }
}

export function group<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item])
  return groups
}

