/** At which grains a question is counted: the cells themselves and one grain for each kind of total. */
import type { ReportQuery } from './query'

/** Bits of the first `count` dimensions from `from`. */
const bits = (from: number, count: number): number => ((1 << count) - 1) << from

/** The grain that keeps so many outer row dimensions, and all pivot columns or none. */
export const grainOf = (query: Pick<ReportQuery, 'rows' | 'columns'>, outerRows: number, withColumns: boolean): number =>
  bits(0, outerRows) | (withColumns ? bits(query.rows.length, query.columns.length) : 0)

/** Does a grain keep a dimension? */
export const isKept = (grain: number, axis: number): boolean => (grain & (1 << axis)) !== 0

/** How many outer row dimensions the table's kinds of rows keep, the details first: [2, 1, 0] for two dimensions with SUBTOTALS and GRAND. */
export const rowDepths = ({ rows, totals }: Pick<ReportQuery, 'rows' | 'totals'>): number[] => {
  const inner = totals.includes('SUBTOTALS') ? rows.map((_, i) => i).filter((depth) => depth > 0).reverse() : []
  const grand = rows.length > 0 && (totals.includes('GRAND') || totals.includes('COLUMNS'))
  return [rows.length, ...inner, ...(grand ? [0] : [])]
}

/** Does the table show a total column over its pivot? */
export const hasTotalColumn = ({ columns, totals }: Pick<ReportQuery, 'columns' | 'totals'>): boolean => columns.length > 0 && totals.includes('ROWS')

/** Is every row's total over the pivot needed: shown, ordered by, or what rows are chosen and shared by? */
const needsRowTotals = ({ columns, orderBy, having, top, show, ...query }: Counted): boolean =>
  columns.length > 0 && (hasTotalColumn({ columns, ...query }) || having.length > 0 || top !== null || orderBy.some(({ by }) => by === 'MEASURE') || show.some(({ of }) => of === 'ROW'))

type Counted = Pick<ReportQuery, 'rows' | 'columns' | 'totals' | 'orderBy' | 'having' | 'top' | 'show'>

/**
 * Every grain a question needs, the cells' own first. By agency (rows) and month (columns) with GRAND and ROWS: 3 (the cells), 1 (agencies'
 * totals), 2 (months' totals), 0 (the grand total). Rows that are ordered or chosen by a measure under a pivot are so by their own totals, and a share
 * needs what it is a share of, so those are counted too.
 */
export const grainsOf = (query: Counted): number[] => {
  const perColumn = (depth: number) => [grainOf(query, depth, true), ...(needsRowTotals(query) ? [grainOf(query, depth, false)] : [])]
  const depths = rowDepths(query)
  const bases = query.show.flatMap(({ of }) => {
    if (of === 'TOTAL') return [grainOf(query, 0, false)]
    if (of === 'COLUMN') return perColumn(0)
    return of === 'PARENT' ? depths.flatMap((depth) => perColumn(Math.max(0, depth - 1))) : []
  })
  return [...new Set([...depths.flatMap(perColumn), ...bases])]
}
