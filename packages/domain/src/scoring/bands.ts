/** From a figure to its word: a scale is data, with the rule for the gaps that integer scales leave. */
import type { Words } from '../words'
import { compare, roundHalfUp, type Decimal, type Exact } from '../number'

/** What a band may ask besides the figure. */
export const bandRequirements = [
  'NEW_IDEA', // an idea or a way of working that is new and of use to the organisation or the state (PP 30/2019 Pasal 41)
] as const
export type BandRequirement = (typeof bandRequirements)[number]

/** From this bound upwards to the next band's; null reaches down without end. Whoever lacks what it requires is in the band below. */
export type Band = {
  readonly code: string
  readonly label: Words
  readonly from: Decimal | null
  readonly requires?: BandRequirement
}

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
 * and bands are half-open, so no figure falls between two. `met` is what else was fulfilled: under PP 30/2019, 112 without a new idea is GOOD.
 * Null only below a scale whose lowest band has a bound.
 */
export const bandOf = ({ bands, roundedTo, lowerBound }: Scale, figure: Exact, met: readonly BandRequirement[] = []): Band | null => {
  const rounded = roundHalfUp(figure, roundedTo)
  const least = lowerBound === 'INCLUSIVE' ? 0 : 1
  const isOpen = ({ requires }: Band): boolean => requires === undefined || met.includes(requires)
  return bands.find((band) => isOpen(band) && (band.from === null || compare(rounded, band.from) >= least)) ?? null
}
