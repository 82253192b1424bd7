/** A dashboard: saved reports on a grid, with filters that all of them share. */
import type { Path, Problem } from '../problem'
import { ok, refuse, refuseAll, type Result } from '../result'
import { fields, listOf, orAbsent, text, whole, type Reader } from '../scoring/document'
import type { PeriodChoice } from '../period'
import { resolvePeriod } from '../period'
import type { Catalogue } from './catalogue'
import { parseCondition, type ConditionDraft } from './condition'
import { readReportView, type ReportView } from './document'
import type { Asked } from './query'
import { readConditionShape, readPeriodShape, type SavedQuery } from './query-shape'

/** The grid has 12 columns; a dashboard asks all its reports at once, and 12 is the most that may be asked so. */
export const dashboardLimits = { columns: 12, rows: 200, height: 24, tiles: 12 } as const

export type DashboardTile = {
  readonly reportId: string
  /** Grid columns and rows from the left top corner, from 0. */
  readonly x: number
  readonly y: number
  /** Width and height in columns and rows. */
  readonly w: number
  readonly h: number
  /** Where it is looked at otherwise than the report says. */
  readonly view?: ReportView
  readonly title?: string
}
export type DashboardFilters = { readonly period?: SavedQuery['period']; readonly where?: ConditionDraft }

const tile: Reader<DashboardTile> = fields<DashboardTile>({
  reportId: text,
  x: whole(0, dashboardLimits.columns - 1),
  y: whole(0, dashboardLimits.rows),
  w: whole(1, dashboardLimits.columns),
  h: whole(1, dashboardLimits.height),
  view: orAbsent(readReportView),
  title: orAbsent(text),
})

const meet = (a: DashboardTile, b: DashboardTile): boolean => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

/**
 * The tiles in a piece of JSON: [{ reportId, x: 0, y: 0, w: 6, h: 4 }]. Refuses TOO_LONG (12), UNKNOWN_FIELD, OUT_OF_RANGE (also one that stands out to the right)
 * and INCOMPATIBLE where two lie on each other: { with: the earlier one's place }.
 */
export const readDashboardTiles = (json: unknown, path: Path = []): Result<DashboardTile[]> => {
  const read = listOf(tile, dashboardLimits.tiles)(json, path)
  if (!read.ok) return read
  const problems = read.value.flatMap((one, i): Problem[] => {
    if (one.x + one.w > dashboardLimits.columns) return [{ code: 'OUT_OF_RANGE', path: [...path, i, 'w'], least: 1, most: dashboardLimits.columns - one.x }]
    const under = read.value.slice(0, i).findIndex((other) => meet(one, other))
    return under === -1 ? [] : [{ code: 'INCOMPATIBLE', path: [...path, i], with: under }]
  })
  return problems.length > 0 ? refuseAll(problems) : read
}

/** The shared filters, when the catalogue has them: { period: { fixed: '2026' }, where: { on: 'AGENCY', … } }. Refuses like `parseReportQuery` does. */
export const readDashboardFilters = (json: unknown, catalogue: Catalogue, asked: Asked, path: Path = []): Result<DashboardFilters> => {
  const read = readFiltersShape(json, path)
  if (!read.ok) return read
  const { period, where } = read.value
  const problems: Problem[] = []
  const days = period && resolvePeriod(period as PeriodChoice, asked.today, [...path, 'period'])
  if (days && !days.ok) problems.push(...days.problems)
  const condition = where && parseCondition(where, catalogue, [...path, 'where'])
  if (condition && !condition.ok) problems.push(...condition.problems)
  return problems.length > 0 ? refuseAll(problems) : read
}

/** The same whatever the catalogue has: what was kept once can always be read. */
export const readFiltersShape = (json: unknown, path: Path = []): Result<DashboardFilters> => {
  if (json === undefined || json === null) return ok({})
  if (typeof json !== 'object') return refuse('MALFORMED', path, { expected: 'OBJECT' })
  return fields<DashboardFilters>({ period: orAbsent(readPeriodShape), where: orAbsent(readConditionShape) })(json, path)
}

/** The question of a tile under the dashboard's filters: the shared period stands in place of its own, the shared condition holds besides its own. */
export const withFilters = (query: SavedQuery, { period, where }: DashboardFilters): SavedQuery => ({
  ...query,
  ...(period && { period }),
  ...(where && { where: query.where ? { and: [query.where, where] } : where }),
})
