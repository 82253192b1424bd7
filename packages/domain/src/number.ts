/**
 * Exact numbers on BigInt, and the only place of the platform that rounds.
 * A `Decimal` is what people write and money is; a `Ratio` is what a division leaves. No operation here loses anything.
 */
import type { Path } from './problem'
import { ok, refuse, type Result } from './result'

/** digits / 10^scale: { digits: 1050n, scale: 2 } is 10.50. The scale is kept, so 10.50 prints as 10.50. */
export type Decimal = { readonly digits: bigint; readonly scale: number }

/** numerator / denominator, the denominator positive. Not always in lowest terms: ask `compare`, never `===`. */
export type Ratio = { readonly numerator: bigint; readonly denominator: bigint }

export type Exact = Decimal | Ratio

/** How long a number may be at all, so that reckoning with it stays cheap. */
export const decimalLimits = { maxIntegerDigits: 30, maxDecimals: 30 } as const
/** What is to be stored: every such number fits a `numeric(28,6)` column without loss. A rupiah budget has 15 digits. */
export const storedLimits = { maxIntegerDigits: 20, maxDecimals: 6 } as const

type Limits = { readonly maxIntegerDigits: number; readonly maxDecimals: number }

export const zero: Decimal = { digits: 0n, scale: 0 }
export const one: Decimal = { digits: 1n, scale: 0 }
export const hundred: Decimal = { digits: 100n, scale: 0 }

const plainDecimal = /^(-?)(\d+)(?:\.(\d+))?$/
const longestText = 200

/**
 * The exact decimal a text or number spells: parseDecimal('10.50') is 10.50, parseDecimal(0.1) is exactly one tenth.
 * A number counts as the shortest text that JavaScript prints for it, which is what its author wrote.
 * Refuses NOT_A_NUMBER (exponent form, NaN, Infinity, '1,5', '', ' 1', null) and OUT_OF_RANGE (more digits than the limits).
 */
export const parseDecimal = (input: unknown, path: Path = [], limits: Limits = decimalLimits): Result<Decimal> => {
  const text = typeof input === 'number' ? plainText(input) : typeof input === 'bigint' ? String(input) : input
  if (typeof text !== 'string' || text.length > longestText) return refuse('NOT_A_NUMBER', path)
  const parts = plainDecimal.exec(text)
  if (!parts) return refuse('NOT_A_NUMBER', path)
  const [, sign = '', whole = '', fraction = ''] = parts
  const tooLong = whole.replace(/^0+/, '').length > limits.maxIntegerDigits || fraction.length > limits.maxDecimals
  return tooLong ? refuse('OUT_OF_RANGE', path, { ...limits }) : ok(fromParts(sign, whole, fraction))
}

/**
 * The exact decimal of text the program itself vouches for: a constant, or a `numeric` that the database has checked.
 * exactly('12.5') is 12.5. Throws on anything else, since that is a fault in the program and not a person's input: use `parseDecimal` there.
 */
export const exactly = (text: string | bigint): Decimal => {
  const parts = plainDecimal.exec(String(text))
  if (!parts) throw new TypeError('exactly() takes plain decimal text')
  return fromParts(parts[1] ?? '', parts[2] ?? '', parts[3] ?? '')
}

const fromParts = (sign: string, whole: string, fraction: string): Decimal => ({
  digits: BigInt(sign + whole + fraction),
  scale: fraction.length,
})

/** JavaScript prints 0.0000001 as 1e-7; spell it out. NaN, Infinity and 1e21 keep a form that no decimal has. */
const plainText = (value: number): string => {
  const [mantissa = '', exponent] = String(value).split('e-')
  if (exponent === undefined) return mantissa
  const [, sign = '', whole = '', fraction = ''] = plainDecimal.exec(mantissa) ?? []
  return `${sign}0.${whole.padStart(Number(exponent), '0')}${fraction}`
}

/** a / b without loss, or null when b is zero, so that no caller forgets that case. ratioOf(1, 3) is one third. */
export const ratioOf = (a: Exact, b: Exact): Ratio | null => {
  const over = toRatio(a)
  const under = toRatio(b)
  if (under.numerator === 0n) return null
  return ratio(over.numerator * under.denominator, over.denominator * under.numerator)
}

/** The same value as a fraction: 10.50 is 21/2. */
export const toRatio = (x: Exact): Ratio => ('scale' in x ? ratio(x.digits, powerOfTen(x.scale)) : x)

const ratio = (numerator: bigint, denominator: bigint): Ratio => {
  if (denominator < 0n) return ratio(-numerator, -denominator)
  if (!isSmall(numerator) || !isSmall(denominator)) return { numerator, denominator }
  const divisor = BigInt(greatestCommonDivisor(Math.abs(Number(numerator)), Number(denominator)))
  return divisor === 1n ? { numerator, denominator } : { numerator: numerator / divisor, denominator: denominator / divisor }
}

/** Lowest terms are a courtesy to speed: worth it for machine-sized numbers, dearer than it saves for huge ones. */
const largestSmall = BigInt(Number.MAX_SAFE_INTEGER)
const isSmall = (x: bigint): boolean => x <= largestSmall && x >= -largestSmall
const greatestCommonDivisor = (a: number, b: number): number => {
  while (b !== 0) [a, b] = [b, a % b]
  return a
}

/** a + b. Decimals stay decimals, keeping the finer scale: 0.1 + 0.20 is 0.30. */
export function add(a: Decimal, b: Decimal): Decimal
export function add(a: Exact, b: Exact): Exact
export function add(a: Exact, b: Exact): Exact {
  if ('scale' in a && 'scale' in b) {
    const scale = Math.max(a.scale, b.scale)
    return { digits: digitsAt(a, scale) + digitsAt(b, scale), scale }
  }
  const [x, y] = [toRatio(a), toRatio(b)]
  return x.denominator === y.denominator
    ? ratio(x.numerator + y.numerator, x.denominator)
    : ratio(x.numerator * y.denominator + y.numerator * x.denominator, x.denominator * y.denominator)
}

/** a − b: 1 − 0.75 is 0.25. */
export function subtract(a: Decimal, b: Decimal): Decimal
export function subtract(a: Exact, b: Exact): Exact
export function subtract(a: Exact, b: Exact): Exact {
  return add(a, negate(b))
}

/** a × b: 1.5 × 0.5 is 0.75. */
export function multiply(a: Decimal, b: Decimal): Decimal
export function multiply(a: Exact, b: Exact): Exact
export function multiply(a: Exact, b: Exact): Exact {
  if ('scale' in a && 'scale' in b) return { digits: a.digits * b.digits, scale: a.scale + b.scale }
  const [x, y] = [toRatio(a), toRatio(b)]
  return ratio(x.numerator * y.numerator, x.denominator * y.denominator)
}

/** −x: negate(1/3) is −1/3. */
export function negate(x: Decimal): Decimal
export function negate(x: Exact): Exact
export function negate(x: Exact): Exact {
  return 'scale' in x ? { digits: -x.digits, scale: x.scale } : { numerator: -x.numerator, denominator: x.denominator }
}

/** |x|: absolute(−2.50) is 2.50. */
export const absolute = (x: Exact): Exact => (isNegative(x) ? negate(x) : x)

/**
 * The sum of any number of exact values, the same in any order: 1/3 + 1/3 + 1/3 is 1. Of none it is 0. Decimals alone sum to a decimal.
 * Like denominators meet first and the rest in pairs, so that thousands of fractions stay quick.
 */
export function sumOf(values: readonly Decimal[]): Decimal
export function sumOf(values: readonly Exact[]): Exact
export function sumOf(values: readonly Exact[]): Exact {
  let decimals = zero
  const numeratorOver = new Map<bigint, bigint>()
  for (const value of values) {
    if ('scale' in value) decimals = add(decimals, value)
    else numeratorOver.set(value.denominator, (numeratorOver.get(value.denominator) ?? 0n) + value.numerator)
  }
  let parts: Exact[] = [decimals, ...[...numeratorOver].map(([denominator, numerator]) => ratio(numerator, denominator))]
  while (parts.length > 1) parts = parts.flatMap((part, i) => (i % 2 === 1 ? [] : [add(part, parts[i + 1] ?? zero)]))
  return parts[0] ?? zero
}

/** −1, 0 or 1 as a is less than, equal to or more than b: compare(0.50, 1/2) is 0. */
export const compare = (a: Exact, b: Exact): -1 | 0 | 1 => {
  const [x, y] = [toRatio(a), toRatio(b)]
  const [left, right] = [x.numerator * y.denominator, y.numerator * x.denominator]
  return left < right ? -1 : left > right ? 1 : 0
}

/** isZero(0.00) is true. */
export const isZero = (x: Exact): boolean => ('scale' in x ? x.digits : x.numerator) === 0n
/** isNegative(−0.01) is true, isNegative(0) is not. */
export const isNegative = (x: Exact): boolean => ('scale' in x ? x.digits : x.numerator) < 0n

/**
 * x to so many decimals, a half going away from zero: 30.455 to 2 is 30.46, −2.5 to 0 is −3.
 * Most published tables round so (Palembang's revenue, SKM Bantul, angka kredit 3.125 to 3.13); it is the platform's default everywhere.
 */
export const roundHalfUp = (x: Exact, decimals: number): Decimal => {
  const { numerator, denominator } = scaled(x, decimals)
  const magnitude = numerator < 0n ? -numerator : numerator
  const rounded = (2n * magnitude + denominator) / (2n * denominator)
  return { digits: numerator < 0n ? -rounded : rounded, scale: decimals }
}

/** x cut off after so many decimals, towards zero: 113.8889 to 0 is 113. Some agencies print so. */
export const truncate = (x: Exact, decimals: number): Decimal => {
  const { numerator, denominator } = scaled(x, decimals)
  return { digits: numerator / denominator, scale: decimals }
}

const scaled = (x: Exact, decimals: number): Ratio => {
  const numerator = 'scale' in x ? x.digits : x.numerator
  const denominator = 'scale' in x ? powerOfTen(x.scale) : x.denominator
  return { numerator: numerator * powerOfTen(decimals), denominator }
}

/** Plain decimal text, never in exponent form, with exactly the scale's decimals: '87.50', '-0.5', '1148527309690'. */
export const toText = (x: Decimal): string => {
  const sign = x.digits < 0n ? '-' : ''
  const digits = String(x.digits < 0n ? -x.digits : x.digits).padStart(x.scale + 1, '0')
  return x.scale === 0 ? sign + digits : `${sign}${digits.slice(0, -x.scale)}.${digits.slice(-x.scale)}`
}

/** The one text of a value, whatever it was reckoned by: lowest terms. 10.50 is '21/2', 30/3 is '10'. */
export const exactText = (x: Exact): string => {
  const { numerator, denominator } = toRatio(x)
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator]
  while (b !== 0n) [a, b] = [b, a % b]
  return a === denominator ? String(numerator / a) : `${numerator / a}/${denominator / a}`
}

/** What `exactText` wrote, or a plain decimal: parseExact('21/2') is 10.50. Refuses NOT_A_NUMBER; a text beyond 4,000 characters too. */
export const parseExact = (input: unknown, path: Path = []): Result<Exact> => {
  const parts = typeof input === 'string' && input.length <= 4000 ? /^(-?\d+)\/(0*[1-9]\d*)$/.exec(input) : null
  if (parts) return ok({ numerator: BigInt(parts[1] ?? ''), denominator: BigInt(parts[2] ?? '') })
  return typeof input === 'string' && /^-?\d+$/.test(input) && input.length <= 4000 ? ok(exactly(input)) : parseDecimal(input, path)
}

/** The nearest number JavaScript has, for drawing and display; never to reckon on with. toNumber(1/4) is 0.25. */
export const toNumber = (x: Exact): number => ('scale' in x ? Number(toText(x)) : Number(toText(roundHalfUp(x, 20))))

const digitsAt = (x: Decimal, scale: number): bigint => x.digits * powerOfTen(scale - x.scale)

const powersOfTen: bigint[] = []
const powerOfTen = (n: number): bigint => (powersOfTen[n] ??= 10n ** BigInt(n))
