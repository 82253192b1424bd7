/** How a rule set is drawn: how much of the whole each part takes. */
import {
  compare,
  exactly,
  hundred,
  isNegative,
  isZero,
  multiply,
  ratioOf,
  roundHalfUp,
  subtract,
  sumOf,
  zero,
  type Decimal,
} from '../number'
import type { Band } from './bands'
import type { Scheme } from './scheme'

/** The weights of all components together, percent: what must be 100. Of 60 and 39 it is 99. */
export const wholeWeight = ({ weights }: Pick<Scheme, 'weights'>): Decimal => sumOf(weights.map(({ weight }) => weight))

/** A band with both its ends and its part of the strip, percent to two decimals. The highest band's upper end is null: upwards without end. */
export type BandSpan = { readonly band: Band; readonly from: Decimal | null; readonly to: Decimal | null; readonly share: Decimal }

/**
 * The bands of a scheme from the lowest to the highest, as a strip from its floor (or 0) to its cap (or 100, or the highest bound plus a tenth of it).
 * Bounds 91, 76, 66, 51 with a cap of 120 take 42.50, 12.50, 8.33, 12.50 and 24.17 percent from the bottom up. Empty without a scale; a band outside the strip takes 0.
 */
export const bandSpans = ({ scale, floor, cap }: Pick<Scheme, 'scale' | 'floor' | 'cap'>): BandSpan[] => {
  const bands = [...(scale?.bands ?? [])].reverse()
  const bounds = bands.flatMap(({ from }) => (from ? [from] : []))
  const highest = bounds.reduce((most, one) => (compare(one, most) > 0 ? one : most), zero)
  const least = floor ?? zero
  const most = cap ?? (compare(highest, hundred) < 0 ? hundred : multiply(highest, exactly('1.1')))
  const whole = subtract(most, least)
  const within = (bound: Decimal): Decimal => (compare(bound, least) < 0 ? least : compare(bound, most) > 0 ? most : bound)
  return bands.map((band, i) => {
    const above = bands[i + 1]?.from ?? null
    const length = subtract(within(above ?? most), within(band.from ?? least))
    const share = isZero(whole) || isNegative(length) ? zero : (ratioOf(multiply(length, hundred), whole) ?? zero)
    return { band, from: band.from, to: above, share: roundHalfUp(share, 2) }
  })
}
