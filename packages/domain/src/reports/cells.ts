/** Tallies by cell: everything that was counted for one place in the table. */
import { add } from '../number'
import type { CellAddress, DistributionTally, Key, ObservationTally, PublishedTally, RatioTally, ReportTallies, TargetTally } from './tally'

export type Cell = CellAddress & {
  readonly judged: ObservationTally[]
  readonly actual: ObservationTally[]
  readonly targets: TargetTally[]
  readonly published: PublishedTally[]
  counts: Readonly<Record<string, number>>
  ratios: Readonly<Record<string, RatioTally>>
  spreads: Readonly<Record<string, DistributionTally>>
}

/** One text for one cell: a grain and its keys. */
export const addressOf = (grain: number, keys: readonly Key[]): string => JSON.stringify([grain, ...keys])

/** All cells that any fact fell into. */
export const cellsOf = (tallies: ReportTallies): ReadonlyMap<string, Cell> => {
  const cells = new Map<string, Cell>()
  const at = ({ grain, keys }: CellAddress): Cell => {
    const address = addressOf(grain, keys)
    const found = cells.get(address)
    if (found) return found
    const made: Cell = { grain, keys, judged: [], actual: [], targets: [], published: [], counts: {}, ratios: {}, spreads: {} }
    cells.set(address, made)
    return made
  }
  for (const tally of tallies.judged) at(tally).judged.push(tally)
  for (const tally of tallies.actual) at(tally).actual.push(tally)
  for (const tally of tallies.targets) at(tally).targets.push(tally)
  for (const tally of tallies.published ?? []) at(tally).published.push(tally)
  for (const tally of tallies.slots) {
    const cell = at(tally)
    cell.counts = { ...cell.counts, ...Object.fromEntries(Object.entries(tally.counts).map(([measure, count]) => [measure, count + (cell.counts[measure] ?? 0)])) }
    cell.ratios = { ...cell.ratios, ...Object.fromEntries(Object.entries(tally.ratios ?? {}).map(([measure, ratio]) => [measure, bothOf(ratio, cell.ratios[measure])])) }
    // Units of two municipalities have no pattern together.
    cell.spreads = { ...cell.spreads, ...Object.fromEntries(Object.entries(tally.spreads ?? {}).map(([measure, spread]) => [measure, cell.spreads[measure] ? { ...spread, organisation: null } : spread])) }
  }
  return cells
}

const bothOf = (a: RatioTally, b: RatioTally | undefined): RatioTally =>
  b ? { numerator: add(a.numerator, b.numerator), denominator: add(a.denominator, b.denominator) } : a
