/** The answer to a report's question: tallies in, a finished table out. */
import { compare, type Exact } from '../number'
import type { Polarity } from '../indicators/indicator'
import type { Words } from '../words'
import type { Catalogue, Format, Measure } from './catalogue'
import { addressOf, cellsOf, type Cell } from './cells'
import { exactText, shownValue } from './figures'
import { grainOf } from './grains'
import { figureOf } from './judge'
import { columnPlaces, hasTotalColumn, rowPlaces, type Place } from './layout'
import { rollOf, type Roll } from './members'
import { gathered, isMixed, noteOf, sourcesIn, type ReportNote } from './notes'
import { pageOf } from './page'
import { dimensionsOf, type ReportQuery } from './query'
import type { Coverage, Figure, Key, Member, Remark, ReportTallies } from './tally'

export const rowKinds = { DETAIL: 'DETAIL', SUBTOTAL: 'SUBTOTAL', TOTAL: 'TOTAL', OTHERS: 'OTHERS' } as const
export type RowKind = keyof typeof rowKinds

export type ReportColumn = {
  /** Stable within the question: 'ACHIEVEMENT', '2026-Q1|ACHIEVEMENT'. */
  readonly key: string
  readonly label: Words
  readonly measure: string
  /** The pivot's path; empty without a pivot and in the total column. */
  readonly members: readonly Member[]
  readonly isTotal: boolean
  readonly unit: string | null
  readonly format: Format
  readonly polarity: Polarity | null
}

export type ReportRow = {
  readonly kind: RowKind
  /** The row's dimensions, outermost first; a subtotal has only the outer ones, the grand total none. */
  readonly members: readonly Member[]
  readonly values: readonly (number | null)[]
  readonly exact: readonly (string | null)[]
  readonly notes: readonly ReportNote[]
}

export type ReportTable = {
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly ReportRow[]
  /** Of every kind, on all pages. */
  readonly rowCount: number
  /** Are there rows that this page does not show? */
  readonly truncated: boolean
  readonly hasNextPage: boolean
  readonly coverage: Coverage
  readonly notes: readonly ReportNote[]
}

/**
 * The table of a question from its tallies: judged cell by cell at each grain, pivoted, ordered, cut to the page. Two agencies with 90 and 80 %
 * and a grand total: three rows, the last of kind TOTAL, judged from the tallies of grain 0 and not from 90 and 80.
 */
export const tabulate = (query: ReportQuery, catalogue: Catalogue, tallies: ReportTallies, offset = 0): ReportTable => {
  const measures = query.measures.flatMap((id) => catalogue.measures.filter((measure) => measure.id === id))
  const cells = cellsOf(tallies)
  const rolls = rollsOf(query, catalogue, tallies, cells.values())
  const slots = columnSlots(query, cells.values(), rolls, measures)
  const figureAt = remembered(query, cells, tallies)

  const rank = rankOfValues(query, cells, figureAt, measures)
  const places = rowPlaces(query, cells.values(), rolls, rank)
  const rows = places.map((place) => rowOf(query, place, slots, rolls, (slot) => figureAt(place, slot), (slot) => cells.get(addressAt(query, place, slot))))
  const page = pageOf(rows, query.page.first, offset)

  const remarks: Remark[] = [...rows.flatMap(({ remarks }) => remarks), ...(tallies.remarks ?? [])]
  if (tallies.coverage.missing > 0) remarks.push({ code: 'INCOMPLETE' })
  if (isMixed(rows.reduce((bits, { sources }) => bits | sources, 0))) remarks.push({ code: 'MIXED_SOURCES' })
  if (!page.isWhole) remarks.push({ code: 'TRUNCATED' })
  return {
    columns: slots.map(({ column }) => ({ ...column, unit: column.unit ?? unitOf(column, tallies) })),
    rows: page.items.map(({ row }) => row),
    rowCount: rows.length,
    truncated: !page.isWhole,
    hasNextPage: page.hasNextPage,
    coverage: tallies.coverage,
    notes: gathered(remarks),
  }
}

/** One column of the table: a place in the pivot and a measure there. A null place is the total over the pivot. */
type ColumnSlot = { readonly place: Place | null; readonly measure: Measure; readonly column: ReportColumn }
type Row = { readonly row: ReportRow; readonly remarks: readonly Remark[]; readonly sources: number }

const rollsOf = (query: ReportQuery, catalogue: Catalogue, tallies: ReportTallies, cells: Iterable<Cell>): Roll[] => {
  const uses = dimensionsOf(query)
  const keys = uses.map(() => new Set<Key>())
  for (const { grain, keys: own } of cells) uses.forEach((_, i) => (grain & (1 << i)) !== 0 && keys[i]?.add(own[i] ?? null))
  return uses.flatMap((use, i) => {
    const dimension = catalogue.dimensions.find(({ id }) => id === use.by)
    return dimension ? [rollOf(dimension, use, tallies.members[i] ?? new Map(), keys[i] ?? [])] : []
  })
}

const columnSlots = (query: ReportQuery, cells: Iterable<Cell>, rolls: readonly Roll[], measures: readonly Measure[]): ColumnSlot[] => {
  const places: (Place | null)[] = [...columnPlaces(query, cells, rolls), ...(hasTotalColumn(query) ? [null] : [])]
  return places.flatMap((place) =>
    measures.map((measure) => {
      const members = (place ?? []).map((key, i) => rolls[query.rows.length + i]?.memberOf(key)).filter((member) => member !== undefined)
      return { place, measure, column: columnOf(measure, members, place === null) }
    }),
  )
}

const columnOf = (measure: Measure, members: readonly Member[], isTotal: boolean): ReportColumn => {
  const path = isTotal ? ['Total'] : members.map(({ label }) => label)
  return {
    key: [...(isTotal ? ['*'] : members.map(({ id }) => id ?? '')), measure.id].join('|'),
    label: { id: [...path, measure.label.id].join(' · '), en: [...path, measure.label.en].join(' · ') },
    measure: measure.id,
    members,
    isTotal,
    unit: measure.unit,
    format: measure.format,
    polarity: measure.polarity,
  }
}

/** An amount's unit, where all indicators of the answer share one. */
const unitOf = ({ format }: ReportColumn, { indicators, actual, targets }: ReportTallies): string | null => {
  if (format !== 'AMOUNT') return null
  const units = new Set([...actual, ...targets].map(({ indicator }) => indicators.get(indicator)?.unit ?? null))
  const [unit = null] = units
  return units.size === 1 ? unit : null
}

const addressAt = (query: ReportQuery, row: Place, column: Place | null): string => {
  const keys = [...row, ...query.rows.slice(row.length).map(() => null), ...(column ?? query.columns.map(() => null))]
  return addressOf(grainOf(query, row.length, column !== null), keys)
}

type FigureAt = (row: Place, slot: Pick<ColumnSlot, 'place' | 'measure'>) => Figure
const remembered = (query: ReportQuery, cells: ReadonlyMap<string, Cell>, { indicators }: ReportTallies): FigureAt => {
  const figures = new Map<string, Figure>()
  return (row, { place, measure }) => {
    const address = addressAt(query, row, place)
    const key = `${measure.id} ${address}`
    const known = figures.get(key)
    if (known) return known
    const figure = figureOf(measure, cells.get(address), indicators)
    figures.set(key, figure)
    return figure
  }
}

/** Rows ordered by a measure stand by their exact figures over the whole pivot: every row's figure gets its place among all of that measure. */
const rankOfValues = (query: ReportQuery, cells: ReadonlyMap<string, Cell>, figureAt: FigureAt, measures: readonly Measure[]) => {
  const place = query.columns.length > 0 ? null : []
  const ranksOf = new Map<string, Map<string, number>>()
  for (const { id } of query.orderBy.filter(({ by }) => by === 'MEASURE')) {
    const measure = measures.find((one) => one.id === id)
    if (!measure) continue
    const exacts: { row: string; exact: Exact }[] = []
    for (const { grain, keys } of cells.values()) {
      const depth = query.rows.length - query.rows.filter((_, i) => (grain & (1 << i)) === 0).length
      if (grain !== grainOf(query, depth, query.columns.length === 0)) continue
      const row = keys.slice(0, depth)
      const { exact } = figureAt(row, { place, measure })
      if (exact !== null) exacts.push({ row: JSON.stringify(row), exact })
    }
    exacts.sort((a, b) => compare(a.exact, b.exact))
    let rank = 0
    ranksOf.set(id, new Map(exacts.map(({ row, exact }, i) => [row, i > 0 && compare(exacts[i - 1]?.exact ?? exact, exact) === 0 ? rank : (rank = i)])))
  }
  return (row: Place, measure: string): number | null => ranksOf.get(measure)?.get(JSON.stringify(row)) ?? null
}

const rowOf = (
  query: ReportQuery,
  place: Place,
  slots: readonly ColumnSlot[],
  rolls: readonly Roll[],
  figure: (slot: ColumnSlot) => Figure,
  cell: (place: Place | null) => Cell | undefined,
): Row => {
  const figures = slots.map((slot) => ({ slot, figure: figure(slot) }))
  const sources = [...new Set(slots.map((slot) => slot.place))].reduce((bits, at) => {
    const found = cell(at)
    return found ? bits | sourcesIn(found) : bits
  }, 0)
  const mixed: Remark[] = isMixed(sources) ? [{ code: 'MIXED_SOURCES' }] : []
  const notes = figures.flatMap(({ figure: { remarks } }, i) => remarks.map((remark) => noteOf(remark, ['values', String(i)])))
  return {
    row: {
      kind: place.length === query.rows.length ? 'DETAIL' : place.length === 0 ? 'TOTAL' : 'SUBTOTAL',
      members: place.map((key, i) => rolls[i]?.memberOf(key)).filter((member) => member !== undefined),
      values: figures.map(({ slot, figure: { exact } }) => (exact === null ? null : shownValue(exact, slot.measure.format))),
      exact: figures.map(({ figure: { exact } }) => (exact === null ? null : exactText(exact))),
      notes: [...notes, ...mixed.map((remark) => noteOf(remark, []))],
    },
    remarks: figures.flatMap(({ figure: { remarks } }) => remarks),
    sources,
  }
}
