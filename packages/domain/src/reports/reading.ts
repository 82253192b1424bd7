/** A question's tallies, laid open cell by cell: every figure by its place, judged once. */
import type { Catalogue, Measure } from './catalogue'
import { addressOf, cellsOf, type Cell } from './cells'
import { grainOf, isKept } from './grains'
import { figureOf } from './judge'
import { distinctPlaces, type Place } from './layout'
import { rollOf, type Roll } from './members'
import { dimensionsOf, type ReportQuery } from './query'
import type { Figure, Key, ReportTallies } from './tally'

/** Figures by grain and keys. */
export type Figures = { readonly cellAt: (grain: number, keys: readonly Key[]) => Cell | undefined; readonly figureAt: (measure: Measure, grain: number, keys: readonly Key[]) => Figure }

export const figuresOf = (tallies: ReportTallies): Figures & { readonly cells: ReadonlyMap<string, Cell> } => {
  const cells = cellsOf(tallies)
  const known = new Map<string, Figure>()
  const cellAt = (grain: number, keys: readonly Key[]) => cells.get(addressOf(grain, keys))
  return {
    cells,
    cellAt,
    figureAt: (measure, grain, keys) => {
      const key = `${measure.id} ${addressOf(grain, keys)}`
      const found = known.get(key)
      if (found) return found
      const figure = figureOf(measure, cellAt(grain, keys), tallies.indicators)
      known.set(key, figure)
      return figure
    },
  }
}

export type Reading = Figures & {
  readonly query: ReportQuery
  readonly catalogue: Catalogue
  readonly tallies: ReportTallies
  readonly measures: readonly Measure[]
  readonly cells: ReadonlyMap<string, Cell>
  /** Who stands in each dimension, in key order. */
  readonly rolls: readonly Roll[]
  /** Every row of the question's own grain that any fact fell into. */
  readonly details: readonly Place[]
}

export const readingOf = (query: ReportQuery, catalogue: Catalogue, tallies: ReportTallies): Reading => {
  const figures = figuresOf(tallies)
  const depth = query.rows.length
  const allRows = grainOf(query, depth, false)
  const details = depth === 0 ? [[]] : distinctPlaces([...figures.cells.values()].filter(({ grain }) => (grain & allRows) === allRows).map(({ keys }) => keys.slice(0, depth)))
  return {
    ...figures,
    query,
    catalogue,
    tallies,
    measures: query.measures.flatMap((id) => catalogue.measures.filter((measure) => measure.id === id)),
    rolls: rollsOf(query, catalogue, tallies, figures.cells.values()),
    details,
  }
}

const rollsOf = (query: ReportQuery, catalogue: Catalogue, tallies: ReportTallies, cells: Iterable<Cell>): Roll[] => {
  const uses = dimensionsOf(query)
  const keys = uses.map(() => new Set<Key>())
  for (const { grain, keys: own } of cells) uses.forEach((_, i) => isKept(grain, i) && keys[i]?.add(own[i] ?? null))
  return uses.flatMap((use, i) => {
    const dimension = catalogue.dimensions.find(({ id }) => id === use.by)
    return dimension ? [rollOf(dimension, use, tallies.members[i] ?? new Map(), keys[i] ?? [])] : []
  })
}

/** The grain and keys of a row and a pivot column; a null column is the total over the pivot. */
export const addressAt = (query: ReportQuery, row: Place, column: Place | null): { readonly grain: number; readonly keys: Key[] } => ({
  grain: grainOf(query, row.length, column !== null),
  keys: [...row, ...query.rows.slice(row.length).map(() => null), ...(column ?? query.columns.map(() => null))],
})

/** Where a row's own total stands: over the whole pivot, or the row itself without one. */
export const wholeRow = (query: ReportQuery): Place | null => (query.columns.length > 0 ? null : [])
