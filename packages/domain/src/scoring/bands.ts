/** From a figure to its word: a scale is data, with the rule for the gaps that integer scales leave. */
import type { Words } from '../words'
import { compare, roundHalfUp, type Decimal, type Exact } from '../number'

/** From this bound upwards to the next band's; null reaches down without end. */
export type Band = { readonly code: string; readonly label: Words; readonly from: Decimal | null }

export type Scale = {
  readonly id: string
  readonly label: Words
  readonly regulation: string
  /** Where its bounds were read; what was not found in a source says so. */
  readonly source: string
  /** Decimals a figure is rounded to, half-up, before it meets a bound: so 76.605 is 76.61. */
  readonly roundedTo: number
  /** INCLUSIVE: a band holds its own lower bound ('≥ 91'). EXCLUSIVE: it begins just above it ('> 90'). */
  readonly lowerBound: 'INCLUSIVE' | 'EXCLUSIVE'
  /** The highest first. */
  readonly bands: readonly Band[]
}

/**
 * The band of a figure on a scale: on Permendagri 86/2017, 90.99 is HIGH and 91 is VERY_HIGH. The figure is rounded first as the scale says,
 * and bands are half-open, so no figure falls between two. Null only below a scale whose lowest band has a bound.
 */
export const bandOf = ({ bands, roundedTo, lowerBound }: Scale, figure: Exact): Band | null => {
  const rounded = roundHalfUp(figure, roundedTo)
  const least = lowerBound === 'INCLUSIVE' ? 0 : 1
  return bands.find(({ from }) => from === null || compare(rounded, from) >= least) ?? null
}
