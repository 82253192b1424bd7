/** How many people a survey must ask. Rule: Krejcie and Morgan (1970), as PermenPANRB 14/2017 takes it; from general knowledge, no source read. */
import { add, exactly, multiply, ratioOf, roundHalfUp, zero } from '../number'
import type { Path } from '../problem'
import type { Result } from '../result'
import { readRecord, readWhole, together } from './reading'

export type SampleSizeInput = { readonly population: number }

/** { population: 500 } as an input. Refuses REQUIRED, NOT_A_NUMBER, OUT_OF_RANGE: not whole, below 1, above a thousand million. */
export const parseSampleSize = (input: unknown, path: Path = []): Result<SampleSizeInput> => {
  const record = readRecord(input, path)
  if (!record.ok) return record
  return together<SampleSizeInput>({
    population: readWhole(record.value.population, [...path, 'population'], { least: 1, most: 1_000_000_000 }),
  })
}

const chiSquare = exactly('3.841') // one degree of freedom, 95 % confidence
const halfTimesHalf = exactly('0.25') // p × (1 − p) at its largest
const errorSquared = exactly('0.0025') // five percent

/**
 * χ² N p(1−p) / (d² (N−1) + χ² p(1−p)), to the nearest person: 100 → 80, 1000 → 278. Of 100,000 the formula says 383 where the printed table
 * has 384; this follows the formula.
 */
export const sampleSize = ({ population }: SampleSizeInput): number => {
  const spread = multiply(chiSquare, halfTimesHalf)
  const above = multiply(spread, exactly(String(population)))
  const below = add(multiply(errorSquared, exactly(String(population - 1))), spread)
  return Number(roundHalfUp(ratioOf(above, below) ?? zero, 0).digits)
}
