/**
 * A second engine for tests: fractions of BigInt, written out from the rules and not from the engine. It shares no code with src/, not even the
 * rounding, so that a mistake would have to be made twice.
 */
export type Fraction = readonly [bigint, bigint]

export const fraction = (text: string): Fraction => {
  const [whole = '', decimals = ''] = text.replace('-', '').split('.')
  const above = BigInt(whole + decimals)
  return [text.startsWith('-') ? -above : above, 10n ** BigInt(decimals.length)]
}
const minus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d - c * b, b * d]
const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d]
const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * c, b * d]
const over = ([a, b]: Fraction, [c, d]: Fraction): Fraction => (c < 0n ? [-a * d, b * -c] : [a * d, b * c])
/** Below, equal, above zero. Denominators are positive throughout. */
const sign = ([a]: Fraction): number => (a < 0n ? -1 : a > 0n ? 1 : 0)
const less = (a: Fraction, b: Fraction): boolean => sign(minus(a, b)) < 0
const whole = (n: number): Fraction => [BigInt(n), 1n]

/** By long division, digit after digit, the first digit that is dropped deciding: a half and more goes away from zero. */
export const halfUp = ([a, b]: Fraction, places: number): string => {
  const positive = a < 0n ? -a : a
  let rest = positive % b
  let digits = String(positive / b)
  for (let i = 0; i < places; i += 1) {
    rest *= 10n
    digits += String(rest / b)
    rest %= b
  }
  const up = (rest * 10n) / b >= 5n
  const shown = String(BigInt(digits) + (up ? 1n : 0n)).padStart(places + 1, '0')
  const text = places === 0 ? shown : `${shown.slice(0, -places)}.${shown.slice(-places)}`
  return a < 0n && /[1-9]/.test(text) ? `-${text}` : text
}

export type OracleCase = {
  readonly polarity: 'MAXIMIZE' | 'MINIMIZE' | 'RANGE' | 'EXACT'
  readonly formula: 'LINEAR' | 'RATIO'
  readonly condition: 'NORMAL' | 'SPECIAL'
  readonly low: string
  readonly high: string
  readonly actual: string
  readonly floor: string | null
  readonly cap: string | null
}

/** The percent after floor and cap, or null where none can be computed. */
export const oracleAchievement = (given: OracleCase): Fraction | null => {
  const raw = rawPercent(given)
  if (raw === null) return null
  const cap = given.cap === null ? null : fraction(given.cap)
  const floor = given.floor === null ? null : fraction(given.floor)
  if (cap !== null && less(cap, raw)) return cap
  return floor !== null && less(raw, floor) ? floor : raw
}

const percent = (share: Fraction): Fraction => times(share, whole(100))

const rawPercent = ({ polarity, formula, condition, low: lowText, high: highText, actual: actualText }: OracleCase): Fraction | null => {
  const [low, actual] = [fraction(lowText), fraction(actualText)]
  const high = polarity === 'RANGE' ? fraction(highText) : low
  if (sign(low) < 0) return null
  const linear = (target: Fraction): Fraction =>
    sign(target) === 0 ? whole(sign(actual) <= 0 ? 100 : 0) : percent(over(minus(plus(target, target), actual), target))
  const straight = (target: Fraction): Fraction | null => (sign(target) === 0 ? null : percent(over(actual, target)))
  if (polarity === 'MAXIMIZE') return straight(low)
  if (polarity === 'MINIMIZE') {
    if (formula === 'LINEAR' || sign(low) === 0) return linear(low)
    return sign(actual) <= 0 ? null : percent(over(low, actual))
  }
  if (polarity === 'RANGE') {
    if (less(high, low)) return null
    const bound = less(actual, low) ? low : less(high, actual) ? high : null
    if (bound === null) return whole(100)
    return condition === 'NORMAL' ? straight(bound) : linear(bound)
  }
  if (sign(low) === 0) return whole(sign(actual) <= 0 ? 100 : 0)
  const distance = minus(actual, low)
  const away = sign(distance) < 0 ? minus(whole(0), distance) : distance
  return percent(minus(whole(1), over(away, low)))
}

/** Σ weight × figure / Σ weight over what is there. */
export const oracleMean = (parts: readonly { readonly weight: string; readonly figure: Fraction | null }[]): Fraction | null => {
  let above: Fraction = whole(0)
  let below: Fraction = whole(0)
  for (const { weight, figure } of parts) {
    if (figure === null) continue
    above = plus(above, times(fraction(weight), figure))
    below = plus(below, fraction(weight))
  }
  return sign(below) === 0 ? null : over(above, below)
}
