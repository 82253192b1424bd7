/** Where a person stands in the talent map. Rule: PermenPANRB 3/2020, nine boxes; the numbers from general knowledge, no source read. */
import type { Path } from '../problem'
import type { Result } from '../result'
import { expectations, type Expectation } from '../scoring/scheme'
import { readChoice, readRecord, together } from './reading'

export const potentials = { LOW: 'LOW', MID: 'MID', HIGH: 'HIGH' } as const
export type Potential = keyof typeof potentials

export type NineBoxInput = { readonly performance: Expectation; readonly potential: Potential }
export type NineBoxAnswer = { /** 1 to 9, the highest the best. */ readonly box: number; readonly inSuccessionPool: boolean }

const boxes: Readonly<Record<Expectation, Readonly<Record<Potential, number>>>> = {
  ABOVE: { LOW: 4, MID: 7, HIGH: 9 },
  MEETS: { LOW: 2, MID: 5, HIGH: 8 },
  BELOW: { LOW: 1, MID: 3, HIGH: 6 },
}
const lowestOfThePool = 7

/** { performance: 'ABOVE', potential: 'HIGH' } as an input. Refuses MALFORMED, REQUIRED, NOT_ONE_OF. How a predicate becomes a performance is a municipality's own setting. */
export const parseNineBox = (input: unknown, path: Path = []): Result<NineBoxInput> => {
  const record = readRecord(input, path)
  if (!record.ok) return record
  return together<NineBoxInput>({
    performance: readChoice(record.value.performance, Object.keys(expectations) as Expectation[], [...path, 'performance']),
    potential: readChoice(record.value.potential, Object.keys(potentials) as Potential[], [...path, 'potential']),
  })
}

/** The box: above expectation with high potential is 9, below with low potential is 1. Boxes 7 to 9 are the succession pool. */
export const nineBox = ({ performance, potential }: NineBoxInput): NineBoxAnswer => {
  const box = boxes[performance][potential]
  return { box, inSuccessionPool: box >= lowestOfThePool }
}
