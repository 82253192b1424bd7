/** Bands of a batch: a figure that is known but for an error, rounded as its scale says, and its place. */
import { toRatio } from '../number'
import type { Scheme } from './scheme'

/** Instead of a place. */
export const tooNear = -2

/** The place of a figure's band from its rounded digits, in whole numbers; −1 is none, `tooNear` when a tie of its rounding lies within the error. */
export const banding = ({ scale, rounding }: Scheme): ((figure: number, error: number, digits: number) => number) => {
  if (scale === null) return () => -1
  const shift = 10 ** scale.roundedTo
  const unit = 10n ** BigInt(scale.roundedTo)
  // The least rounded figure in each band, in units of the last decimal: of '≥ 90.5' at no decimals it is 91, of '> 90' it is 91.
  // A band that asks more than a figure is not reached here: a card that fulfils it stands apart.
  const least = scale.bands.map(({ from, requires }) => {
    if (requires !== undefined) return Infinity
    if (from === null) return -Infinity
    const { numerator, denominator } = toRatio(from)
    const scaled = numerator * unit
    const floor = (scaled - (((scaled % denominator) + denominator) % denominator)) / denominator
    const next = scale.lowerBound === 'INCLUSIVE' && floor * denominator === scaled ? floor : floor + 1n
    return Number(next)
  })
  const place = (rounded: number): number => {
    for (let i = 0; i < least.length; i += 1) if (rounded >= (least[i] as number)) return i
    return -1
  }
  if (rounding.mode === 'HALF_UP' && rounding.decimals === scale.roundedTo) return (_figure, _error, digits) => place(digits)
  return (figure, error) => {
    const scaled = Math.abs(figure) * shift
    const down = Math.floor(scaled)
    const rest = scaled - down
    if (scaled >= 2 ** 50 || Math.abs(rest - 0.5) <= error * shift) return tooNear
    return place((figure < 0 ? -1 : 1) * (rest > 0.5 ? down + 1 : down))
  }
}
