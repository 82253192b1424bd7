/** Fractions of the oracle's own: nothing here is shared with what it checks. */
export type Fraction = { readonly n: bigint; readonly d: bigint }

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : divisor(b, a % b))
const made = (n: bigint, d: bigint): Fraction => {
  const by = divisor(n, d) || 1n
  return d < 0n ? { n: -n / by, d: -d / by } : { n: n / by, d: d / by }
}

export const fraction = (text: string | number): Fraction => {
  const [whole = '0', decimals = ''] = String(text).split('.')
  return made(BigInt(whole + decimals), 10n ** BigInt(decimals.length))
}
export const plus = (a: Fraction, b: Fraction): Fraction => made(a.n * b.d + b.n * a.d, a.d * b.d)
export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, made(-b.n, b.d))
export const times = (a: Fraction, b: Fraction): Fraction => made(a.n * b.n, a.d * b.d)
export const over = (a: Fraction, b: Fraction): Fraction | null => (b.n === 0n ? null : made(a.n * b.d, a.d * b.n))
export const order = (a: Fraction, b: Fraction): number => {
  const difference = a.n * b.d - b.n * a.d
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}
export const total = (parts: readonly Fraction[]): Fraction => parts.reduce(plus, nought)
export const nought = fraction(0)
export const hundred = fraction(100)

/** Half away from zero at so many decimals, with all of them or without trailing zeros. */
export const rounded = (x: Fraction, decimals: number, trimmed = true): string => {
  const scaled = x.n * 10n ** BigInt(decimals) * 2n
  const magnitude = ((scaled < 0n ? -scaled : scaled) + x.d) / (2n * x.d)
  const digits = String(magnitude).padStart(decimals + 1, '0')
  const [whole, rest] = [digits.slice(0, digits.length - decimals), digits.slice(digits.length - decimals)]
  const fractional = trimmed ? rest.replace(/0+$/, '') : rest
  const text = fractional === '' ? whole : `${whole}.${fractional}`
  return x.n < 0n && magnitude !== 0n ? `-${text}` : text
}
