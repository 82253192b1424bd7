/** Who stands in a dimension: code, name, and place in the order. Time by time, codes by code, choices as listed, nobody last. */
import { periodOf } from '../period'
import type { Dimension } from './catalogue'
import type { DimensionUse } from './query'
import type { Key, Member } from './tally'

/** The members of one dimension of a question that occur in its answer. */
export type Roll = { readonly memberOf: (key: Key) => Member; /** Smaller comes first. */ readonly rankOf: (key: Key) => number }

/** The members behind raw keys, in order: keys 2026-04-01, 2026-01-01 and null by QUARTER are 2026-Q1, 2026-Q2 and nobody. */
export const rollOf = (dimension: Dimension, use: DimensionUse, named: ReadonlyMap<string, Member>, keys: Iterable<Key>): Roll => {
  const members = new Map<Key, Member>()
  for (const key of keys) if (!members.has(key)) members.set(key, member(dimension, use, named, key))
  const places = new Map<Key, string | number>([...members].map(([key, { id }]) => [key, placeOf(dimension, key, id)]))
  const order = [...members.keys()].sort((a, b) => byPlace(places.get(a) ?? '', places.get(b) ?? ''))
  const ranks = new Map(order.map((key, rank) => [key, rank]))
  return {
    memberOf: (key) => members.get(key) ?? member(dimension, use, named, key),
    rankOf: (key) => ranks.get(key) ?? ranks.size,
  }
}

const member = (dimension: Dimension, { grain }: DimensionUse, named: ReadonlyMap<string, Member>, key: Key): Member => {
  if (key === null) return { id: null, label: `Tanpa ${dimension.label.id.toLowerCase()}`, level: null }
  if (dimension.kind === 'TIME' && grain) {
    const { id } = periodOf(key, grain)
    return { id, label: id, level: null }
  }
  const choice = dimension.choices?.find(({ id }) => id === key)
  return choice ? { id: choice.id, label: choice.label.id, level: null } : (named.get(key) ?? { id: key, label: key, level: null })
}

/** Nobody after everybody; a choice by its number, one that is not listed after those, a municipality's number by its size, the rest as text. */
const placeOf = (dimension: Dimension, key: Key, id: string | null): string | number => {
  if (key === null || id === null) return '\uffff'
  if (dimension.kind === 'TIME') return key
  if (!dimension.choices) return id.replace(/^\d+/, (number) => number.padStart(6, '0'))
  const index = dimension.choices.findIndex((choice) => choice.id === id)
  return index < 0 ? id : index
}

const byPlace = (a: string | number, b: string | number): number => {
  if (typeof a === typeof b) return a < b ? -1 : a > b ? 1 : 0
  return typeof a === 'number' ? -1 : 1
}
