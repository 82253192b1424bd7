import type { ImportKind } from '../../../generated/prisma/enums'
import { bareHeader } from './bare-header'
import { layoutsOf, type FieldSpec, type Layout } from './fields'
import { error, warning, type ImportProblem } from './problems'

/** A column that is read: which field it holds, and its header as the file spells it. */
export type Column = { field: string; header: string; at: number }
export type Columns = {
  layout: Layout
  columns: Column[]
  headers: string[]
  ignored: string[]
  missing: FieldSpec[]
  problems: ImportProblem[]
}

/** Which column holds what, in any order and under any known name. `chosen` are a person's answers: field → header. */
export function matchColumns(kind: ImportKind, headerCells: readonly string[], chosen: Readonly<Record<string, string>> = {}): Columns {
  const headers = headerCells.map((header) => header.trim())
  const candidates = layoutsOf(kind).map((layout) => matchLayout(layout, headers, chosen))
  return candidates.find((candidate) => candidate.missing.length === 0) ?? candidates.at(-1)!
}

function matchLayout(layout: Layout, headers: string[], chosen: Readonly<Record<string, string>>): Columns {
  const bare = headers.map(bareHeader)
  const problems: ImportProblem[] = []
  const columns: Column[] = []
  const missing: FieldSpec[] = []
  const taken = new Set<number>()
  for (const field of layout.fields) {
    const answer = chosen[field.name]
    const found =
      answer !== undefined
        ? headers.indexOf(answer)
        : (field.headers.map((name) => bare.indexOf(name)).find((at) => at >= 0 && !taken.has(at)) ?? -1)
    if (found < 0) {
      if (field.required) missing.push(field)
      continue
    }
    taken.add(found)
    columns.push({ field: field.name, header: headers[found]!, at: found })
  }
  headers.forEach((header, at) => {
    if (bare[at] && bare.indexOf(bare[at]!) < at) problems.push(error('COLUMN_DUPLICATE', null, { facts: { header } }))
  })
  const rest = headers.filter((header, at) => header && !taken.has(at))
  const ignored = rest.filter((header) => !layout.ignored?.includes(bareHeader(header)))
  problems.push(...ignored.map((header) => warning('COLUMN_UNKNOWN', null, { facts: { header } })))
  return { layout, columns, headers, ignored: rest, missing, problems }
}
