/** A report's question: one value that the screen, totals, exports and schedules all run. */
import type { Day } from '../day'
import type { DayRange, Grain, PeriodChoice } from '../period'
import type { ObservationState } from '../indicators/observation-state'
import type { Condition, ConditionDraft } from './condition'
import type { Refinements, RefinementsDraft } from './refinements'

export const structures = {
  AS_WAS: 'AS_WAS', // a fact counts for the agency, and the agencies above it, of the day it is about
  AS_IS: 'AS_IS', // a fact counts for whoever took its agency over, where that one stands on the day asked
} as const
export type Structure = keyof typeof structures

export const totalKinds = {
  GRAND: 'GRAND', // one row, last, over all rows
  SUBTOTALS: 'SUBTOTALS', // one row after each group of the outer dimensions
  ROWS: 'ROWS', // one column (of each measure), last, over all pivot columns
  COLUMNS: 'COLUMNS', // the row of GRAND, asked for by the name of its cells under a pivot
} as const
export type TotalKind = keyof typeof totalKinds

export const directions = { ASC: 'ASC', DESC: 'DESC' } as const
export type Direction = keyof typeof directions

export type DimensionUse = { readonly by: string; readonly level: number | null; readonly grain: Grain | null }
export type Order = { readonly by: 'MEASURE' | 'DIMENSION'; readonly id: string; readonly direction: Direction }
export type MinimumState = Exclude<ObservationState, 'RETURNED'>

/** A question that can be answered. Made by `parseReportQuery` alone. */
export type ReportQuery = {
  readonly measures: readonly string[]
  readonly rows: readonly DimensionUse[]
  readonly columns: readonly DimensionUse[]
  readonly period: DayRange
  /** YEAR_TO_DATE: the year's target counts whole although the year is not over. */
  readonly toDate: boolean
  readonly where: Condition | null
  readonly orderBy: readonly Order[]
  readonly totals: readonly TotalKind[]
  readonly minimumState: MinimumState
  readonly structure: Structure
  /** Epoch milliseconds; null is now. */
  readonly asOf: number | null
  readonly page: { readonly first: number; readonly after: string | null }
} & Refinements

type Maybe<T> = T | null | undefined
/** A question as it comes in, from whatever client: nothing about it is believed. */
export type ReportQueryDraft = RefinementsDraft & {
  measures?: Maybe<readonly string[]>
  rows?: Maybe<readonly DimensionDraft[]>
  columns?: Maybe<readonly DimensionDraft[]>
  period?: Maybe<PeriodChoice>
  where?: Maybe<ConditionDraft>
  orderBy?: Maybe<readonly OrderDraft[]>
  totals?: Maybe<readonly string[]>
  minimumState?: Maybe<string>
  structure?: Maybe<string>
  asOf?: Maybe<number>
  page?: Maybe<{ first?: Maybe<number>; after?: Maybe<string> }>
}
export type DimensionDraft = { by: string; level?: Maybe<number>; grain?: Maybe<string> }
export type OrderDraft = { measure?: Maybe<string>; dimension?: Maybe<string>; direction?: Maybe<string> }

/** The moment a question is asked: `today` anchors relative periods, `now` bounds `asOf`. */
export type Asked = { readonly today: Day; readonly now: number }

/** All dimensions of a question in key order: rows, then columns. */
export const dimensionsOf = (query: Pick<ReportQuery, 'rows' | 'columns'>): readonly DimensionUse[] => [...query.rows, ...query.columns]

/**
 * The question as one text, equal for equal questions whatever page or moment they are asked for: what a hash is taken of.
 * Two questions that differ only in `page` or `asOf` have the same text.
 */
export const canonicalQuery = ({ measures, rows, columns, period, toDate, where, orderBy, totals, minimumState, structure, having, compare, show, top }: ReportQuery): string =>
  JSON.stringify([
    measures,
    rows.map(({ by, level, grain }) => [by, level, grain]),
    columns.map(({ by, level, grain }) => [by, level, grain]),
    [period.firstDay, period.lastDay, toDate],
    where,
    orderBy.map(({ by, id, direction }) => [by, id, direction]),
    [...totals].sort(),
    minimumState,
    structure,
    having,
    compare,
    show,
    top,
  ])
