/** When a measure or a dimension gets another id, documents that were kept with the old one go on: one line in the table below. */
import type { Day } from '../day'
import type { Path } from '../problem'
import { ok, type Result } from '../result'
import { readReportShape, type SavedReportDocument } from './document'
import type { Loose, SavedQuery } from './query-shape'

export type ReportRename = { readonly since: Day; readonly of: 'MEASURE' | 'DIMENSION'; readonly from: string; readonly to: string }
export type DocumentChange = { readonly path: Path; readonly from: string; readonly to: string }

/** Every rename there has been, the oldest first: an id that was renamed twice goes through both. */
export const reportRenames: readonly ReportRename[] = []

/**
 * The document with today's ids, and what was changed where: with { of: 'MEASURE', from: 'CAPAIAN', to: 'ACHIEVEMENT' } in the table, measures: ['CAPAIAN']
 * becomes ['ACHIEVEMENT'] at ['query', 'measures', 0]. A document that needs nothing comes back as it is. Refuses like `readReportShape`.
 */
export const migrateReportDocument = (
  json: unknown,
  renames: readonly ReportRename[] = reportRenames,
): Result<{ readonly document: SavedReportDocument; readonly changes: readonly DocumentChange[] }> => {
  const read = readReportShape(json)
  if (!read.ok) return read
  const changes: DocumentChange[] = []
  const renamed = (of: ReportRename['of']) => (id: string, path: Path) => {
    const now = renames.reduce((known, rename) => (rename.of === of && rename.from === known ? rename.to : known), id)
    if (now !== id) changes.push({ path: ['query', ...path], from: id, to: now })
    return now
  }
  const query = withIds(read.value.query, renamed('MEASURE'), renamed('DIMENSION'))
  return ok({ document: changes.length === 0 ? read.value : { ...read.value, query }, changes })
}

type Rename = (id: string, path: Path) => string
type Uses = NonNullable<SavedQuery['rows']>
type Condition = NonNullable<SavedQuery['where']>

const withIds = (query: SavedQuery, measure: Rename, dimension: Rename): SavedQuery => {
  const uses = (list: Uses, axis: string): Uses => list.map((use, i) => ({ ...use, by: dimension(use.by, [axis, i, 'by']) }))
  const condition = ({ and, or, not, on, ...rest }: Condition, path: Path): Condition => ({
    ...rest,
    ...(and && { and: and.map((one, i) => condition(one, [...path, 'and', i])) }),
    ...(or && { or: or.map((one, i) => condition(one, [...path, 'or', i])) }),
    ...(not && { not: condition(not, [...path, 'not']) }),
    ...(on != null && { on: dimension(on, [...path, 'on']) }),
  })
  const { measures, rows, columns, where, orderBy, having, show, top } = query
  return {
    ...query,
    ...(measures && { measures: measures.map((id, i) => measure(id, ['measures', i])) }),
    ...(rows && { rows: uses(rows, 'rows') }),
    ...(columns && { columns: uses(columns, 'columns') }),
    ...(where && { where: condition(where, ['where']) }),
    ...(orderBy && {
      orderBy: orderBy.map((order, i) => ({
        ...order,
        ...(order.measure != null && { measure: measure(order.measure, ['orderBy', i, 'measure']) }),
        ...(order.dimension != null && { dimension: dimension(order.dimension, ['orderBy', i, 'dimension']) }),
      })),
    }),
    ...(having && { having: having.map((one, i) => named(one, ['having', i], measure, dimension)) }),
    ...(show && { show: show.map((one, i) => named(one, ['show', i], measure, dimension)) }),
    ...(top !== undefined && { top: named(top, ['top'], measure, dimension) }),
  }
}

/** In conditions on measures, derivations and the top N an id stands under a few names. */
const measureNames = ['measure', 'by', 'of', 'on']
const named = (value: Loose, path: Path, measure: Rename, dimension: Rename): Loose => {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one: Loose, i) => named(one, [...path, i], measure, dimension))
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const at = [...path, name]
      if (typeof inner !== 'string') return [name, named(inner as Loose, at, measure, dimension)]
      return [name, measureNames.includes(name) ? measure(inner, at) : name === 'dimension' ? dimension(inner, at) : inner]
    }),
  )
}
