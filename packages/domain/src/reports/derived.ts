/** Figures made of other figures of the same measure: shares, ranks, running sums and means. */
import { add, compare, exactly, hundred, isZero, multiply, ratioOf, sumOf, type Exact } from '../number'
import { periodOf, periodsBetween } from '../period'
import { reportLimits, type Measure } from './catalogue'
import { peersOf } from './compared'
import { finestTime, keysAt } from './errands'
import type { Place } from './layout'
import { addressAt, wholeRow, type Reading } from './reading'
import type { Derivation, PercentBase } from './refinements'
import type { Figure, Key } from './tally'

export type Derived = (measure: Measure, derivation: Derivation, row: Place, column: Place | null) => Figure
type Address = { readonly grain: number; readonly keys: readonly Key[] }

const absent: Figure = { exact: null, remarks: [] }
const notAdditive: Figure = { exact: null, remarks: [{ code: 'NOT_ADDITIVE' }] }

/** What a derivation makes of a figure: 30 of 120 in all is 25 (PERCENT_OF TOTAL), 30 beside 50 and 40 has RANK 3 where more is better. */
export const deriving = (reading: Reading): Derived => {
  const { query } = reading
  const rankAmongPeers = ranking(reading)
  return (measure, { kind, of, n }, row, column) => {
    const own = addressAt(query, row, column)
    switch (kind) {
      case 'PERCENT_OF':
        return percentOf(reading, measure, exactAt(measure, own), baseOf(of, row, column))
      case 'RANK':
        return rankAmongPeers(measure, row, column)
      case 'CUMULATIVE':
        return cumulated(measure, own)
      case 'MOVING_AVERAGE':
        return movingAverage(measure, own, n ?? 2)
    }
  }

  function exactAt(measure: Measure, { grain, keys }: Address): Exact | null {
    return reading.figureAt(measure, grain, keys).exact
  }

  function baseOf(of: PercentBase | null, row: Place, column: Place | null): Address {
    if (of === 'ROW') return addressAt(query, row, wholeRow(query))
    if (of === 'COLUMN') return addressAt(query, [], column)
    return of === 'PARENT' ? addressAt(query, row.slice(0, -1), column) : addressAt(query, [], wholeRow(query))
  }

  /** The cells along the finest period that a cell keeps, up to its own. */
  function upTo({ grain, keys }: Address): { readonly places: readonly Address[]; readonly axis: number } | null {
    const axis = finestTime(query, grain)
    const own = axis ? (keys[axis.index] ?? null) : null
    if (!axis || own === null) return null
    const periods = periodsBetween(query.period, axis.use.grain, reportLimits.periods)
    if (!periods.ok) return null
    const places = periods.value.filter(({ firstDay }) => firstDay <= own).map(({ firstDay }) => ({ grain, keys: keysAt(query, grain, keys, periodOf(firstDay, axis.use.grain).firstDay) }))
    return { places, axis: axis.index }
  }

  /** Begins anew with each coarser period beside it: within a year where the year stands in the table too. */
  function cumulated(measure: Measure, own: Address): Figure {
    const along = upTo(own)
    if (!along) return absent
    const places = along.places.filter(({ keys }) => keys.every((key, i) => i === along.axis || key === own.keys[i]))
    if (places.some((place) => !addsUp(reading, measure, place))) return notAdditive
    const known = present(measure, places)
    return known.length === 0 ? absent : { exact: known.reduce((sum, one) => add(sum, one)), remarks: [] }
  }

  function movingAverage(measure: Measure, own: Address, n: number): Figure {
    const { places = [] } = upTo(own) ?? {}
    const known = places.length < n ? [] : present(measure, places.slice(-n))
    return known.length === 0 ? absent : { exact: ratioOf(sumOf(known), exactly(String(known.length))), remarks: [] }
  }

  function present(measure: Measure, places: readonly Address[]): Exact[] {
    return places.map((place) => exactAt(measure, place)).filter((exact) => exact !== null)
  }
}

/** Percent that a figure is of the same measure's figure elsewhere in the table; absent where that is 0, or where figures do not add up to it. */
export const percentOf = (reading: Reading, measure: Measure, exact: Exact | null, base: Address): Figure => {
  const whole = reading.figureAt(measure, base.grain, base.keys).exact
  if (exact === null || whole === null || isZero(whole)) return absent
  return addsUp(reading, measure, base) ? { exact: ratioOf(multiply(exact, hundred), whole), remarks: [] } : notAdditive
}

/** A count always adds up; an amount when every indicator in the cell is a sum over time and over subjects. */
const addsUp = ({ cellAt, tallies }: Reading, { rollUp }: Measure, { grain, keys }: Address): boolean => {
  if (rollUp === 'COUNT') return true
  const cell = cellAt(grain, keys)
  return [...(cell?.actual ?? []), ...(cell?.targets ?? [])].every(({ indicator }) => {
    const { spec, type } = tallies.indicators.get(indicator) ?? {}
    return spec?.overTime === 'SUM' && spec.overSubjects === 'SUM' && type?.observes !== 'RATIO'
  })
}

/** Each group of rows is ranked once for each measure and column. */
const ranking = (reading: Reading) => {
  const peers = peersOf(reading)
  const known = new Map<string, ReadonlyMap<string, number>>()
  return (measure: Measure, row: Place, column: Place | null): Figure => {
    if (row.length === 0 || row.length < reading.query.rows.length) return absent
    const key = JSON.stringify([measure.id, row.slice(0, -1), column])
    const ranks = known.get(key) ?? ranksOf(measure, peers(row), column)
    known.set(key, ranks)
    const rank = ranks.get(JSON.stringify(row))
    return rank === undefined ? absent : { exact: exactly(String(rank)), remarks: [] }
  }

  function ranksOf(measure: Measure, rows: readonly Place[], column: Place | null): ReadonlyMap<string, number> {
    const way = measure.polarity === 'MINIMIZE' ? 1 : -1
    const figures = rows
      .flatMap((row) => {
        const { grain, keys } = addressAt(reading.query, row, column)
        const { exact } = reading.figureAt(measure, grain, keys)
        return exact === null ? [] : [{ row: JSON.stringify(row), exact }]
      })
      .sort((a, b) => way * compare(a.exact, b.exact))
    let rank = 1
    return new Map(figures.map(({ row, exact }, i) => [row, i > 0 && compare(figures[i - 1]?.exact ?? exact, exact) === 0 ? rank : (rank = i + 1)]))
  }
}
