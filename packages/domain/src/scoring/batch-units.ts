/** Exact numbers as whole numbers that a double holds: what stands in the columns of a batch. */
import { absolute, toRatio, type Decimal, type Exact } from '../number'

/** Weights and rated figures are kept in millionths. */
export const millionth = 1_000_000
/** Twice as much and one more is still whole in a double. */
export const most = 2 ** 51

const mostUnit = BigInt(most)

/** A denominator over which all of these are whole numbers within 2^51; null where there is none. */
export const commonUnit = (...figures: readonly (Exact | null)[]): bigint | null => {
  let unit = 1n
  for (const figure of figures) {
    const below = figure === null ? 1n : 'scale' in figure ? (figure.scale === 0 ? 1n : toRatio(figure).denominator) : figure.denominator
    if (below !== 1n && unit % below !== 0n) unit = (unit / greatestCommonDivisor(unit, below)) * below
  }
  const fits = (figure: Exact | null): boolean => {
    if (figure === null) return true
    const { numerator, denominator } = toRatio(absolute(figure))
    return numerator * unit <= mostUnit * denominator
  }
  return unit <= mostUnit && figures.every(fits) ? unit : null
}

const greatestCommonDivisor = (a: bigint, b: bigint): bigint => {
  while (b !== 0n) [a, b] = [b, a % b]
  return a
}

export const over = (figure: Exact | null, unit: bigint): number => {
  if (figure === null) return NaN
  if ('scale' in figure && figure.scale === 0) return Number(figure.digits * unit)
  const { numerator, denominator } = toRatio(figure)
  return Number((numerator * unit) / denominator)
}

/** A decimal in millionths, or null when it has finer parts or is too large for a column. */
export const inMillionths = (x: Decimal): number | null => {
  const { numerator, denominator } = toRatio(x)
  const scaled = numerator * BigInt(millionth)
  return scaled % denominator === 0n && scaled >= 0n && scaled <= 10n ** 13n * denominator ? Number(scaled / denominator) : null
}
