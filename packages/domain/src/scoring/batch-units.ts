/** Exact numbers as whole numbers that a double holds: what stands in the columns of a batch. */
import { absolute, toRatio, type Decimal, type Exact } from '../number'

/** Weights and rated figures are kept in millionths. */
export const millionth = 1_000_000
/** Twice as much and one more is still whole in a double. */
export const most = 2 ** 51

const powersOfTen = Float64Array.from({ length: 16 }, (_, scale) => 10 ** scale)

/** A denominator over which all of these are whole numbers within 2^51; null where there is none. */
export const commonUnit = (a: Exact | null, b: Exact | null = null, c: Exact | null = null, d: Exact | null = null): number | null => {
  const scale = Math.max(scaleOf(a), scaleOf(b), scaleOf(c), scaleOf(d))
  if (scale >= powersOfTen.length) return unitOfRatios([a, b, c, d].filter((figure) => figure !== null))
  const unit = powersOfTen[scale] as number
  return isWithin(a, unit) && isWithin(b, unit) && isWithin(c, unit) && isWithin(d, unit) ? unit : null
}

const scaleOf = (figure: Exact | null): number => (figure === null ? 0 : 'scale' in figure ? figure.scale : Infinity)

const isWithin = (figure: Exact | null, unit: number): boolean => figure === null || Math.abs(over(figure, unit)) <= most

const mostUnit = BigInt(most)

const unitOfRatios = (figures: readonly Exact[]): number | null => {
  let unit = 1n
  for (const figure of figures) {
    const below = toRatio(figure).denominator
    if (unit % below !== 0n) unit = (unit / greatestCommonDivisor(unit, below)) * below
  }
  const fits = (figure: Exact): boolean => {
    const { numerator, denominator } = toRatio(absolute(figure))
    return numerator * unit <= mostUnit * denominator
  }
  return unit <= mostUnit && figures.every(fits) ? Number(unit) : null
}

const greatestCommonDivisor = (a: bigint, b: bigint): bigint => {
  while (b !== 0n) [a, b] = [b, a % b]
  return a
}

/** What a figure is over a unit that `commonUnit` found for it; NaN of none. No product here is rounded, since none is beyond 2^51. */
export const over = (figure: Exact | null, unit: number): number => {
  if (figure === null) return NaN
  const power = 'scale' in figure ? powersOfTen[figure.scale] : undefined
  if ('scale' in figure && power !== undefined && unit % power === 0) return Number(figure.digits) * (unit / power)
  const { numerator, denominator } = toRatio(figure)
  return Number((numerator * BigInt(unit)) / denominator)
}

/** A decimal in millionths, or null when it has finer parts or is too large for a column. */
export const inMillionths = (x: Decimal): number | null => {
  const { digits, scale } = x
  if (scale > 6) return inMillionthsOfFine(x)
  const millionths = Number(digits) * (powersOfTen[6 - scale] as number)
  return millionths >= 0 && millionths <= 1e13 ? millionths : null
}

/** As 60.0000000 may still be 60. */
const inMillionthsOfFine = ({ digits, scale }: Decimal): number | null => {
  const finer = 10n ** BigInt(scale - 6)
  return digits % finer === 0n ? inMillionths({ digits: digits / finer, scale: 6 }) : null
}
