/** Which cell of a table is meant: what explanation and drill-through are asked about. */
import { parsePeriod } from '../period'
import type { Path } from '../problem'
import { ok, refuse, refuseAll, type Result } from '../result'
import type { Catalogue, Dimension } from './catalogue'
import { counterpartOf, errandsOf } from './errands'
import { dimensionsOf, totalKinds, type DimensionUse, type ReportQuery } from './query'
import type { Comparator } from './refinements'

/**
 * A row by its members' ids, outermost first (shorter: a subtotal; empty: the total), and a column by its key. A null member means none. `others`: the
 * row of what a top leaves over, with the members of its group.
 */
export type CellDraft = { readonly row?: readonly (string | null)[] | null; readonly column?: string | null; readonly others?: boolean | null }

/** The member meant in dimension `axis` (rows, then columns). `key` is what facts are grouped by; `code` still has to be looked up in its register. */
export type CellMember = { readonly axis: number } & ({ readonly key: string | null } | { readonly code: string })

/** Comparisons whose other figure is counted from facts of another time. */
const ofAnotherTime = ['PREVIOUS_PERIOD', 'SAME_PERIOD_LAST_YEAR', 'BASELINE'] as const satisfies readonly Comparator[]

/** A cell: its measure, and a member for each dimension that it does not sum over. */
export type CellPlace = {
  readonly measure: string
  readonly members: readonly CellMember[]
  /** Only what the rows kept by a top leave over. */
  readonly isRest?: true
  /** The figure of another time that the cell is held against, not the cell's own. */
  readonly comparator?: (typeof ofAnotherTime)[number]
}

/**
 * The cell a draft means: { row: ['1671:BAPENDA'], column: '2026-Q1|ACTUAL' }, or with '2026-Q1|ACTUAL|PREVIOUS_PERIOD.VALUE' the other time's figure
 * beside it. Refuses at ['cell', …]: REQUIRED (no column), TOO_LONG (more members than rows), VALUE_NOT_FIT (a member that its dimension cannot have, a
 * column that the question does not have; others of a question that asks for none, or held against another time, which they are not).
 */
export const parseCell = (draft: CellDraft, query: ReportQuery, catalogue: Catalogue, path: Path = ['cell']): Result<CellPlace> => {
  const uses = dimensionsOf(query)
  const row = draft.row ?? []
  if (draft.column == null) return refuse('REQUIRED', [...path, 'column'])
  if (row.length > query.rows.length) return refuse('TOO_LONG', [...path, 'row'], { most: query.rows.length })
  const members = row.map((id, axis) => memberAt(id, axis, uses, catalogue))
  const problems = members.flatMap((member, i) => (member ? [] : [{ code: 'VALUE_NOT_FIT' as const, path: [...path, 'row', i] }]))
  if (problems.length > 0) return refuseAll(problems)
  const comparator = ofAnotherTime.find((one) => query.compare.includes(one) && draft.column?.endsWith(`|${one}.VALUE`))
  const column = columnAt(comparator ? draft.column.slice(0, -`|${comparator}.VALUE`.length) : draft.column, query, uses, catalogue)
  if (!column) return refuse('VALUE_NOT_FIT', [...path, 'column'])
  const depth = query.top?.perGroup ? query.rows.length - 1 : 0
  if (draft.others && (!query.top?.others || comparator || row.length !== depth)) return refuse('VALUE_NOT_FIT', [...path, 'others'])
  return ok({ ...column, members: [...members.flatMap((member) => member ?? []), ...column.members], ...(draft.others ? { isRest: true } : {}), ...(comparator ? { comparator } : {}) })
}

/**
 * Where the facts of a cell are looked for: the question itself and the cell's place or, of a figure of another time, the question and the place of
 * then. 2026-02 of a year by month held against the previous period: 2026-01 of a year that begins in December. Null: there is no such other figure.
 */
export const factsAt = (query: ReportQuery, place: CellPlace, catalogue: Catalogue): { readonly query: ReportQuery; readonly place: CellPlace } | null => {
  const { comparator, members } = place
  if (!comparator) return { query, place }
  const uses = dimensionsOf(query)
  const keyIn = (axis: number) => members.flatMap((member) => (member.axis !== axis ? [] : 'key' in member ? [member.key] : [member.code]))[0] ?? null
  const grain = members.reduce((bits, { axis }) => bits | (1 << axis), 0)
  const other = counterpartOf(comparator, query, catalogue, new Map())(grain, uses.map((_, axis) => keyIn(axis)))
  if (!other) return null
  const period = other.errand === null ? query.period : errandsOf({ ...query, totals: everyTotal }, catalogue).find(({ id }) => id === other.errand)?.query.period
  if (!period) return null
  const moved = members.map((member) => (uses[member.axis]?.grain ? { axis: member.axis, key: other.keys[member.axis] ?? null } : member))
  return { query: { ...query, period }, place: { ...place, members: moved } }
}

/** A total may be asked about that the table does not show. */
const everyTotal = Object.values(totalKinds)

const memberAt = (id: string | null, axis: number, uses: readonly DimensionUse[], catalogue: Catalogue): CellMember | null => {
  const use = uses[axis]
  const dimension = catalogue.dimensions.find((one) => one.id === use?.by)
  if (!use || !dimension) return null
  if (id === null) return { axis, key: null }
  return memberOf(id, axis, use, dimension)
}

const memberOf = (id: string, axis: number, { grain }: DimensionUse, dimension: Dimension): CellMember | null => {
  if (dimension.kind === 'TIME') {
    const period = parsePeriod(id)
    return period.ok && period.value.grain === grain ? { axis, key: period.value.firstDay } : null
  }
  if (dimension.choices) return dimension.choices.some((choice) => choice.id === id) ? { axis, key: id } : null
  return dimension.code === undefined || dimension.code.test(id) ? { axis, code: id } : null
}

/** A column's key is its members' ids and its measure with bars between; '*' stands for the total over the pivot, nothing for nobody. */
const columnAt = (key: string, query: ReportQuery, uses: readonly DimensionUse[], catalogue: Catalogue): CellPlace | null => {
  const pivot = query.columns.length
  for (const measure of query.measures) {
    if (pivot === 0 && key === measure) return { measure, members: [] }
    if (pivot === 0 || !key.endsWith(`|${measure}`)) continue
    const path = key.slice(0, -measure.length - 1)
    if (path === '*') return { measure, members: [] }
    // A code may itself hold a bar: the first way to read the path that fits is the one.
    for (const ids of waysToCut(path, pivot)) {
      const members = ids.map((id, i) => memberAt(id === '' ? null : id, query.rows.length + i, uses, catalogue))
      if (members.every((member) => member !== null)) return { measure, members }
    }
  }
  return null
}

const waysToCut = (path: string, parts: number): string[][] => {
  if (parts === 1) return [[path]]
  const ways: string[][] = []
  for (let bar = path.indexOf('|'); bar >= 0; bar = path.indexOf('|', bar + 1)) ways.push([path.slice(0, bar), path.slice(bar + 1)])
  return ways
}
