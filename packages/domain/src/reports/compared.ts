/** A figure and the one it is held against. */
import { absolute, add, compare, exactly, hundred, isZero, multiply, negate, ratioOf, subtract, type Exact } from '../number'
import type { Measure } from './catalogue'
import { counterpartOf, type Counterpart, type Parents } from './errands'
import type { Place } from './layout'
import { addressAt, figuresOf, type Figures, type Reading } from './reading'
import { isComparable, isJudged, type Comparator, type ComparisonPart } from './refinements'
import type { Figure, Key, ReportTallies } from './tally'

/** What the errands brought, by their ids. */
export type Brought = { readonly answers: ReadonlyMap<string, ReportTallies>; readonly parents: Parents }
export const nothingBrought: Brought = { answers: new Map(), parents: new Map() }

export type Compared = (measure: Measure, comparator: Comparator, part: ComparisonPart, row: Place, column: Place | null) => Figure

const absent: Figure = { exact: null, remarks: [] }

/**
 * How one figure stands beside another: ACHIEVEMENT 90 in 2026-Q2 with PREVIOUS_PERIOD 80 has VALUE 80, DELTA 10, DELTA_PERCENT 12.5 and IMPROVEMENT 10;
 * 12 cases after 15, of an indicator to be minimized, have DELTA −3, DELTA_PERCENT −20 and IMPROVEMENT 3.
 */
export const comparing = (reading: Reading, { answers, parents }: Brought): Compared => {
  const { query, catalogue } = reading
  const figures = new Map<string, Figures>([...answers].map(([id, tallies]) => [id, figuresOf(tallies)]))
  const ways = new Map<Comparator, Counterpart>(query.compare.map((comparator) => [comparator, counterpartOf(comparator, query, catalogue, parents)]))
  const target = catalogue.measures.find(({ rollUp }) => rollUp === 'TARGET')
  const medianOf = peerMedians(reading)

  return (measure, comparator, part, row, column) => {
    const other = otherFigure(measure, comparator, row, column)
    if (part === 'VALUE') return other
    const { grain, keys } = addressAt(query, row, column)
    const { exact } = reading.figureAt(measure, grain, keys)
    if (exact === null || other.exact === null) return absent
    const delta = subtract(exact, other.exact)
    if (part === 'DELTA') return { exact: delta, remarks: [] }
    if (part === 'DELTA_PERCENT') return { exact: isZero(other.exact) ? null : ratioOf(multiply(delta, hundred), absolute(other.exact)), remarks: [] }
    const way = wayOf(measure, reading, grain, keys)
    return { exact: way === 0 ? null : way > 0 ? delta : negate(delta), remarks: [] }
  }

  function otherFigure(measure: Measure, comparator: Comparator, row: Place, column: Place | null): Figure {
    if (!isComparable(measure, comparator)) return absent
    if (comparator === 'TARGET' && isJudged(measure)) return { exact: hundred, remarks: [] }
    if (comparator === 'PEER_MEDIAN') return { exact: medianOf(measure, row, column), remarks: [] }
    const { grain, keys } = addressAt(query, row, column)
    const place = ways.get(comparator)?.(grain, keys)
    const among = place && (place.errand === null ? reading : figures.get(place.errand))
    const counted = comparator === 'TARGET' ? target : measure
    return place && among && counted ? among.figureAt(counted, place.grain, place.keys) : absent
  }
}

/** 1 where more is better, −1 where less is, 0 where neither: the measure's own polarity, else that of all indicators in the cell. */
const wayOf = ({ polarity, format }: Measure, { cellAt, tallies }: Reading, grain: number, keys: readonly Key[]): -1 | 0 | 1 => {
  const cell = cellAt(grain, keys)
  const inside = format === 'AMOUNT' && cell ? [...new Set([...cell.actual, ...cell.targets].map(({ indicator }) => tallies.indicators.get(indicator)?.spec.polarity))] : []
  const [one = null] = polarity ? [polarity] : inside.length === 1 ? inside : []
  return one === 'MAXIMIZE' ? 1 : one === 'MINIMIZE' ? -1 : 0
}

/** The rows beside a row: of the question's own grain, with the same outer members. */
export const peersOf = ({ details }: Pick<Reading, 'details'>): ((row: Place) => readonly Place[]) => {
  const groups = new Map<string, Place[]>()
  for (const place of details) {
    const key = JSON.stringify(place.slice(0, -1))
    const group = groups.get(key)
    if (group) group.push(place)
    else groups.set(key, [place])
  }
  return (row) => groups.get(JSON.stringify(row.slice(0, -1))) ?? []
}

const peerMedians = (reading: Reading) => {
  const { query, figureAt } = reading
  const peers = peersOf(reading)
  const known = new Map<string, Exact | null>()
  return (measure: Measure, row: Place, column: Place | null): Exact | null => {
    if (row.length === 0 || row.length < query.rows.length) return null
    const key = JSON.stringify([measure.id, row.slice(0, -1), column])
    const found = known.get(key)
    if (found !== undefined) return found
    const median = medianOf(peers(row).flatMap((peer) => {
      const { grain, keys } = addressAt(query, peer, column)
      const { exact } = figureAt(measure, grain, keys)
      return exact === null ? [] : [exact]
    }))
    known.set(key, median)
    return median
  }
}

/** The middle one; of an even number the mean of the two in the middle. 1, 2 and 10 have 2; 1 and 2 have 1.5. */
const medianOf = (figures: readonly Exact[]): Exact | null => {
  const sorted = [...figures].sort(compare)
  const middle = sorted.length >> 1
  const [low, high] = [sorted[sorted.length % 2 === 1 ? middle : middle - 1], sorted[middle]]
  return low && high ? ratioOf(add(low, high), exactly('2')) : null
}
