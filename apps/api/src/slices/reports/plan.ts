import { dimensionsOf, type DimensionUse, type Grain, type Key, type ReportQuery } from '@tolok/domain'
import { Prisma } from '../../generated/prisma/client'
import type { SqlDimension, SqlMeasure } from '../../platform/slice'
import { empty, join, sql, type Sql } from '../../platform/statement'
import type { Keeping } from './keeping'
import type { ReportScope } from './report-scope'
import type { Restriction } from './restriction'

/** A Catalogue whose entries also know their SQL. */
export type SqlCatalogue = { readonly measures: readonly SqlMeasure[]; readonly dimensions: readonly SqlDimension[] }

/** The moment a question is asked of: now by the caches of the facts, or any earlier one by their dated rows. */
export type Asked = {
  readonly asOf: Date
  readonly isLive: boolean
  readonly withCoverage: boolean
  readonly withAttributes?: boolean
  /** Which kept tallies may stand in for facts; see keeping.ts. None unless said. */
  readonly keeping?: Keeping
}

/** Everything the parts of a statement need to know. */
export type Plan = {
  readonly query: ReportQuery
  readonly scope: ReportScope
  readonly asked: Asked
  readonly measures: readonly SqlMeasure[]
  readonly axes: readonly Axis[]
  readonly dimensionOf: (id: string) => SqlDimension
  readonly grains: readonly number[]
  /** Rows whose facts are left out, by all their row keys. */
  readonly without: readonly (readonly Key[])[]
  /** Null: everything in scope is counted from facts. */
  readonly restriction: Restriction | null
}

/** One dimension of the question: its use, its declaration, and its key column k0, k1, … */
export type Axis = { readonly index: number; readonly use: DimensionUse; readonly dimension: SqlDimension; readonly column: Sql }

export const axesOf = (query: ReportQuery, dimensionOf: (id: string) => SqlDimension): Axis[] =>
  dimensionsOf(query).map((use, index) => ({ index, use, dimension: dimensionOf(use.by), column: number('k', index) }))

/** A name that the engine numbers itself, or a small number of its own: never anything a person typed. */
export const number = (prefix: string, index: number): Sql => Prisma.raw(`${prefix}${Math.trunc(index)}`)

export const list = (parts: readonly Sql[], separator = ', '): Sql => (parts.length === 0 ? empty : join([...parts], separator))
/** ', a, b' or nothing: to append to a list that is never empty. */
export const more = (parts: readonly Sql[]): Sql => (parts.length === 0 ? empty : sql`, ${list(parts)}`)
export const all = (parts: readonly Sql[]): Sql => (parts.length === 0 ? sql`true` : list(parts.map((part) => sql`(${part})`), ' AND '))

/** A key as the answer spells it: equal keys of two municipalities stay apart. */
export const keyText = ({ dimension, column }: Axis): Sql => (dimension.register ? sql`municipality_id || ':' || ${column}` : sql`${column}::text`)

/** The rows of the question whose facts are to be left out; their keys must be columns of what is asked. */
export const leftOver = ({ query, axes, without }: Plan): Sql => {
  if (without.length === 0) return sql`true`
  const ofRow = axes.slice(0, query.rows.length)
  const columns = ofRow.map((axis) => sql`coalesce(${keyText(axis)}, '')`)
  return sql`(${list(columns)}) NOT IN (SELECT * FROM unnest(${list(ofRow.map((_, i) => sql`${without.map((keys) => keys[i] ?? '')}::text[]`))}))`
}

/** The scope's municipalities, bound in every row source. */
export const inScope = ({ scope }: Pick<Plan, 'scope'>, column: Sql): Sql =>
  scope.municipalities === 'ALL' ? sql`true` : scope.municipalities.length === 1 ? sql`${column} = ${scope.municipalities[0]}::int` : sql`${column} = ANY(${[...scope.municipalities]}::int[])`

const steps: Record<Grain, Sql> = { DAY: sql`1`, MONTH: sql`interval '1 month'`, QUARTER: sql`interval '3 months'`, SEMESTER: sql`interval '6 months'`, YEAR: sql`interval '1 year'` }

/** The first day of the period of a grain in which a day falls. */
export const firstDayOf = (day: Sql, grain: Grain): Sql => {
  switch (grain) {
    case 'DAY':
      return day
    case 'MONTH':
      return sql`date_trunc('month', ${day}::timestamp)::date`
    case 'QUARTER':
      return sql`date_trunc('quarter', ${day}::timestamp)::date`
    case 'SEMESTER':
      return sql`make_date(extract(year FROM ${day})::int, CASE WHEN extract(month FROM ${day}) < 7 THEN 1 ELSE 7 END, 1)`
    case 'YEAR':
      return sql`date_trunc('year', ${day}::timestamp)::date`
  }
}

/** The last day of the period of a grain that begins on a day. */
export const lastDayOf = (firstDay: Sql, grain: Grain): Sql => (grain === 'DAY' ? firstDay : sql`(${firstDay} + ${steps[grain]} - interval '1 day')::date`)

const fineness: Record<Grain, number> = { DAY: 0, MONTH: 1, QUARTER: 2, SEMESTER: 3, YEAR: 4 }

/** The finest period kept at a grain: what a cell's bucket of time is. Null: the whole period of the question. */
export const periodAxisOf = ({ axes }: Pick<Plan, 'axes'>, grain: number): Axis | null =>
  axes
    .filter(({ index, use }) => use.grain !== null && (grain & (1 << index)) !== 0)
    .reduce<Axis | null>((finest, axis) => (finest === null || fineness[axis.use.grain!] < fineness[finest.use.grain!] ? axis : finest), null)

/**
 * GROUP BY … for several grains at once, and the number that says which. Without dimensions, or with one grain alone, it is a plain GROUP BY.
 * `always` are the columns every grain keeps.
 */
export function grouping(plan: Pick<Plan, 'axes'>, grains: readonly number[], always: readonly Sql[]): { grain: Sql; keys: readonly Sql[]; by: Sql } {
  const { axes } = plan
  const kept = (grain: number) => axes.filter(({ index }) => (grain & (1 << index)) !== 0).map(({ column }) => column)
  const [only] = grains
  if (grains.length === 1 && only !== undefined) {
    const keys = axes.map(({ index, column }) => ((only & (1 << index)) !== 0 ? column : sql`NULL`))
    const columns = [...kept(only), ...always]
    return { grain: number('', only), keys, by: columns.length === 0 ? empty : sql`GROUP BY ${list(columns)}` }
  }
  const sets = grains.map((grain) => sql`(${list([...kept(grain), ...always])})`)
  const isKept = ({ index }: Axis) => grains.some((grain) => (grain & (1 << index)) !== 0)
  // GROUPING() is 1 for a column that this row does not keep.
  const bits = axes.filter(isKept).map(({ index, column }) => sql`((1 - GROUPING(${column})) << ${number('', index)})`)
  return {
    grain: bits.length === 0 ? sql`0` : list(bits, ' + '),
    keys: axes.map((axis) => (isKept(axis) ? axis.column : sql`NULL`)),
    by: sql`GROUP BY GROUPING SETS (${list(sets)})`,
  }
}
