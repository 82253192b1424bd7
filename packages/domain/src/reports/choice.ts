/** Which rows are shown: those that meet `having`, and of them the best few of each group. Totals count all of them all the same. */
import { compare, exactly, type Exact } from '../number'
import type { Place } from './layout'
import { addressAt, wholeRow, type Reading } from './reading'
import type { MeasureCondition, Top } from './refinements'

export type Choice = {
  readonly details: readonly Place[]
  /** Outer places whose other rows are to be shown as one: [[]] is the whole table. Empty when nothing is left over or nobody asked. */
  readonly others: readonly Place[]
  /** Were rows left out that no other row stands for? */
  readonly isCut: boolean
}

export const chosenRows = (reading: Reading): Choice => {
  const { query, details } = reading
  const fitting = query.having.length === 0 ? details : details.filter((place) => query.having.every((condition) => meets(figureOfRow(reading, place, condition.measure), condition)))
  const { top } = query
  if (!top) return { details: fitting, others: [], isCut: fitting.length < details.length }

  const groups = new Map<string, { readonly outer: Place; all: number; readonly places: Place[] }>()
  const groupOf = (place: Place) => {
    const outer = top.perGroup ? place.slice(0, -1) : []
    const key = JSON.stringify(outer)
    const group = groups.get(key) ?? { outer, all: 0, places: [] }
    groups.set(key, group)
    return group
  }
  for (const place of details) groupOf(place).all += 1
  for (const place of fitting) groupOf(place).places.push(place)
  const kept = [...groups.values()].map(({ outer, all, places }) => {
    const best = bestOf(reading, places, top)
    return { outer, best, isCut: best.length < all }
  })
  const isCut = kept.some((group) => group.isCut)
  return { details: kept.flatMap(({ best }) => best), others: top.others ? kept.filter((group) => group.isCut).map(({ outer }) => outer) : [], isCut: isCut && !top.others }
}

/** The n best by the row's own total; absent figures are never among them, equals stand in the order of members. */
const bestOf = (reading: Reading, places: readonly Place[], { by, n, direction }: Top): Place[] => {
  const way = direction === 'ASC' ? 1 : -1
  return places
    .flatMap((place) => {
      const exact = figureOfRow(reading, place, by)
      return exact === null ? [] : [{ place, exact }]
    })
    .sort((a, b) => way * compare(a.exact, b.exact) || byMembers(reading, a.place, b.place))
    .slice(0, n)
    .map(({ place }) => place)
}

const byMembers = ({ rolls }: Reading, a: Place, b: Place): number => {
  for (let i = 0; i < a.length; i++) {
    const order = (rolls[i]?.rankOf(a[i] ?? null) ?? 0) - (rolls[i]?.rankOf(b[i] ?? null) ?? 0)
    if (order !== 0) return order
  }
  return 0
}

const figureOfRow = ({ query, measures, figureAt }: Reading, place: Place, id: string): Exact | null => {
  const measure = measures.find((one) => one.id === id)
  const { grain, keys } = addressAt(query, place, wholeRow(query))
  return measure ? figureAt(measure, grain, keys).exact : null
}

/** Absent fits IS_NULL and nothing else. */
const meets = (figure: Exact | null, { op, values }: MeasureCondition): boolean => {
  if (op === 'IS_NULL') return figure === null
  if (figure === null) return false
  const [low, high] = values.map((value) => exactly(value))
  if (op === 'NOT_NULL' || !low) return op === 'NOT_NULL'
  const order = compare(figure, low)
  switch (op) {
    case 'EQ':
      return order === 0
    case 'GT':
      return order > 0
    case 'GTE':
      return order >= 0
    case 'LT':
      return order < 0
    case 'LTE':
      return order <= 0
    case 'BETWEEN':
      return order >= 0 && high !== undefined && compare(figure, high) <= 0
  }
}
