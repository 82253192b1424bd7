/** Which rows and columns a table has, and in which order. */
import type { Cell } from './cells'
import { grainOf, rowDepths } from './grains'
import type { Roll } from './members'
import type { ReportQuery } from './query'
import type { Key } from './tally'

/** Where a row or a pivot column stands: the keys of its own dimensions, outermost first. Shorter than the axis: a total over the rest. */
export type Place = readonly Key[]

/** A row's figure for a measure, to order by; null is absent. */
export type ValueAt = (place: Place, measure: string) => number | null

const placeText = (place: Place): string => JSON.stringify(place)

export const distinctPlaces = (places: Iterable<Place>): Place[] => [...new Map([...places].map((place) => [placeText(place), place])).values()]

/** The pivot's columns in the order of their members; one empty place where there is no pivot. */
export const columnPlaces = (query: ReportQuery, cells: Iterable<Cell>, rolls: readonly Roll[]): Place[] => {
  if (query.columns.length === 0) return [[]]
  const from = query.rows.length
  const grains = new Set(rowDepths(query).map((depth) => grainOf(query, depth, true)))
  const places = distinctPlaces([...cells].filter(({ grain }) => grains.has(grain)).map(({ keys }) => keys.slice(from)))
  return places.sort((a, b) => byRank(a, b, rolls.slice(from)))
}

export type RowAt = { readonly place: Place; readonly kind: 'DETAIL' | 'SUBTOTAL' | 'TOTAL' | 'OTHERS' }

/**
 * All rows in order. Plain rows are sorted as a whole; with SUBTOTALS, or the best few of each group, each group is sorted within its parent, by its
 * own figure; what stands for its other rows follows it, then its subtotal. Without `orderBy`, by members. Absent figures come last whichever way;
 * equals stay in the order of members.
 */
export const rowsAt = (query: ReportQuery, details: readonly Place[], others: readonly Place[], rolls: readonly Roll[], valueAt: ValueAt): RowAt[] => {
  const depth = query.rows.length
  const hasSubtotals = query.totals.includes('SUBTOTALS')
  const left = new Set(others.map(placeText))
  const rest = (outer: Place): RowAt[] => (left.has(placeText(outer)) ? [{ place: outer, kind: 'OTHERS' }] : [])
  const isGrouped = hasSubtotals || (query.top?.perGroup ?? false)
  const all = [...details, ...(isGrouped ? others.filter((outer) => outer.length > 0) : [])]
  const ordered = isGrouped ? grouped(all, 1) : asDetails([...details].sort(compare))
  const isTotalled = depth > 0 && rowDepths(query).includes(0)
  return [...ordered, ...rest([]), ...(isTotalled ? [{ place: [], kind: 'TOTAL' } as const] : [])]

  function grouped(places: readonly Place[], at: number): RowAt[] {
    if (at >= depth) return asDetails(places.filter((place) => place.length === depth).sort(compare))
    const groups = new Map<Key, Place[]>()
    for (const place of places) {
      const group = groups.get(place[at - 1] ?? null)
      if (group) group.push(place)
      else groups.set(place[at - 1] ?? null, [place])
    }
    const heads = [...groups.values()].map((group) => ({ head: (group[0] ?? []).slice(0, at), group }))
    return heads
      .sort((a, b) => compare(a.head, b.head))
      .flatMap(({ head, group }) => [...grouped(group, at + 1), ...rest(head), ...(hasSubtotals ? [{ place: head, kind: 'SUBTOTAL' } as const] : [])])
  }

  function asDetails(places: readonly Place[]): RowAt[] {
    return places.map((place) => ({ place, kind: 'DETAIL' }))
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
