/** Which rows and columns a table has, and in which order. */
import type { Cell } from './cells'
import { grainOf, hasTotalColumn, rowDepths } from './grains'
import type { Roll } from './members'
import type { ReportQuery } from './query'
import type { Key } from './tally'

/** Where a row or a pivot column stands: the keys of its own dimensions, outermost first. Shorter than the axis: a total over the rest. */
export type Place = readonly Key[]

/** A row's figure for a measure, to order by; null is absent. */
export type ValueAt = (place: Place, measure: string) => number | null

const placeText = (place: Place): string => JSON.stringify(place)

const distinct = (places: Iterable<Place>): Place[] => [...new Map([...places].map((place) => [placeText(place), place])).values()]

/** The pivot's columns in the order of their members; one empty place where there is no pivot. */
export const columnPlaces = (query: ReportQuery, cells: Iterable<Cell>, rolls: readonly Roll[]): Place[] => {
  if (query.columns.length === 0) return [[]]
  const from = query.rows.length
  const grains = new Set(rowDepths(query).map((depth) => grainOf(query, depth, true)))
  const places = distinct([...cells].filter(({ grain }) => grains.has(grain)).map(({ keys }) => keys.slice(from)))
  return places.sort((a, b) => byRank(a, b, rolls.slice(from)))
}

/** Does the table end with a total column? */
export { hasTotalColumn }

/**
 * All rows in order. Plain rows are sorted as a whole; with SUBTOTALS each group is sorted within its parent, by its own figure, and its
 * subtotal follows it. Without `orderBy`, by members. Absent figures come last whichever way; equals stay in the order of members.
 */
export const rowPlaces = (query: ReportQuery, cells: Iterable<Cell>, rolls: readonly Roll[], valueAt: ValueAt): Place[] => {
  const depth = query.rows.length
  const keepsAllRows = grainOf(query, depth, false)
  const details = depth === 0 ? [[]] : distinct([...cells].filter(({ grain }) => (grain & keepsAllRows) === keepsAllRows).map(({ keys }) => keys.slice(0, depth)))
  const depths = rowDepths(query)
  const ordered = query.totals.includes('SUBTOTALS') ? grouped(details, 1) : details.sort((a, b) => compare(a, b))
  return depths.includes(0) && depth > 0 ? [...ordered, []] : ordered

  function grouped(places: readonly Place[], at: number): Place[] {
    if (at >= depth) return [...places].sort((a, b) => compare(a, b))
    const groups = new Map<Key, Place[]>()
    for (const place of places) groups.set(place[at - 1] ?? null, [...(groups.get(place[at - 1] ?? null) ?? []), place])
    const heads = [...groups.values()].map((group) => ({ head: (group[0] ?? []).slice(0, at), group }))
    return heads.sort((a, b) => compare(a.head, b.head)).flatMap(({ head, group }) => [...grouped(group, at + 1), head])
  }

  function compare(a: Place, b: Place): number {
    for (const { by, id, direction } of query.orderBy) {
      const way = direction === 'ASC' ? 1 : -1
      const order = by === 'MEASURE' ? byValue(valueAt(a, id), valueAt(b, id), way) : way * byDimension(a, b, id)
      if (order !== 0) return order
    }
    return byRank(a, b, rolls)
  }

  function byDimension(a: Place, b: Place, id: string): number {
    for (const [i, use] of query.rows.entries()) {
      if (use.by !== id || i >= a.length) continue
      const order = rankAt(a, i, rolls) - rankAt(b, i, rolls)
      if (order !== 0) return order
    }
    return 0
  }
}

const rankAt = (place: Place, i: number, rolls: readonly Roll[]): number => rolls[i]?.rankOf(place[i] ?? null) ?? 0

const byRank = (a: Place, b: Place, rolls: readonly Roll[]): number => {
  for (let i = 0; i < a.length; i++) {
    const order = rankAt(a, i, rolls) - rankAt(b, i, rolls)
    if (order !== 0) return order
  }
  return 0
}

const byValue = (a: number | null, b: number | null, way: number): number => {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return way * (a - b)
}
