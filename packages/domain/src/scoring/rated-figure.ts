/** The figures that people give for a whole component. */
import { compare, exactly, isNegative, parseDecimal, toText, type Decimal } from '../number'
import type { Path } from '../problem'
import { refuse, type Result } from '../result'

export const ratedLimits = { least: '0', most: '200', maxDecimals: 6 } as const

/** A rated figure in percent, 0 to 200 with at most six decimals: '87.5'. Refuses what `parseDecimal` refuses, and OUT_OF_RANGE (least, most). */
export const parseRatedFigure = (input: unknown, path: Path = []): Result<Decimal> => {
  const parsed = parseDecimal(input, path, { maxIntegerDigits: 30, maxDecimals: ratedLimits.maxDecimals })
  if (!parsed.ok) return parsed
  const isWithin = !isNegative(parsed.value) && compare(parsed.value, exactly(ratedLimits.most)) <= 0
  return isWithin ? parsed : refuse('OUT_OF_RANGE', path, { least: ratedLimits.least, most: ratedLimits.most, given: toText(parsed.value) })
}
