/** What a question sends for besides its own counting: the same question of another time, of the agency above, of the rows that are left over. */
import { addDays, dayNumber, daysInMonth, dayText, type Day } from '../day'
import { grainOrder, periodOf, type DayRange, type Grain } from '../period'
import type { Catalogue } from './catalogue'
import { grainOf, grainsOf, isKept } from './grains'
import { dimensionsOf, type DimensionUse, type ReportQuery } from './query'
import { innermostTree, unrefined, type Comparator } from './refinements'
import type { Key } from './tally'

/**
 * A question of its own, counted at these grains and looked up cell by cell; never tabulated. `without` leaves out the facts of these rows
 * (all row keys of each), `parentsOf` asks beside it which agency stands above which.
 */
export type Errand = {
  readonly id: string
  readonly query: ReportQuery
  readonly grains: readonly number[]
  readonly without?: readonly (readonly Key[])[]
  /** The dimension (by its place) and level of the agencies whose parents are wanted. */
  readonly parentsOf?: { readonly axis: number; readonly level: number }
}

/** Where the other figure of a comparison stands: in an errand's cells, or (null) in the question's own. Null: there is none. */
export type Counterpart = (grain: number, keys: readonly Key[]) => { readonly errand: string | null; readonly grain: number; readonly keys: readonly Key[] } | null

export type Parents = ReadonlyMap<string, string>

/** Everything that has to be asked for a question's comparisons, before its table can be made. */
export const errandsOf = (query: ReportQuery, catalogue: Catalogue): Errand[] => query.compare.flatMap((comparator) => comparisonOf(comparator, query, catalogue, new Map()).errands)

/** How one comparator finds its other figures. `parents` is what the errand with `parentsOf` brought. */
export const counterpartOf = (comparator: Comparator, query: ReportQuery, catalogue: Catalogue, parents: Parents): Counterpart => comparisonOf(comparator, query, catalogue, parents).counterpart

type Comparison = { readonly errands: readonly Errand[]; readonly counterpart: Counterpart }
const inPlace: Counterpart = (grain, keys) => ({ errand: null, grain, keys })

const comparisonOf = (comparator: Comparator, query: ReportQuery, catalogue: Catalogue, parents: Parents): Comparison => {
  switch (comparator) {
    case 'PREVIOUS_PERIOD':
      return earlier(query, comparator, (grain) => stepOf(finestTime(query, grain)?.use.grain ?? null, query))
    case 'SAME_PERIOD_LAST_YEAR':
      return earlier(query, comparator, () => ({ months: 12, days: 0 }))
    case 'TARGET':
      return {
        errands: query.measures.some((id) => catalogue.measures.find((one) => one.id === id)?.rollUp === 'ACTUAL') ? [{ id: comparator, query: { ...plain(query), measures: ['TARGET'] }, grains: grainsOf(query) }] : [],
        counterpart: (grain, keys) => ({ errand: comparator, grain, keys }),
      }
    case 'BASELINE':
      return { errands: [], counterpart: atFirstPeriod(query) }
    case 'PARENT_AGENCY':
      return above(query, catalogue, parents)
    case 'PEER_MEDIAN':
      return { errands: [], counterpart: inPlace }
  }
}

const plain = (query: ReportQuery): ReportQuery => ({ ...query, ...unrefined, orderBy: [], totals: [] })

// ── Another time ──

type Step = { readonly months: number; readonly days: number }
const lengths: Record<Grain, Step> = { DAY: { months: 0, days: 1 }, MONTH: { months: 1, days: 0 }, QUARTER: { months: 3, days: 0 }, SEMESTER: { months: 6, days: 0 }, YEAR: { months: 12, days: 0 } }

/** One period of the cell's own grain; without one, as long as the question: whole months as months, a year to date as a year, the rest as days. */
const stepOf = (grain: Grain | null, { period, toDate }: ReportQuery): Step => {
  if (grain) return lengths[grain]
  if (toDate) return lengths.YEAR
  const { firstDay, lastDay } = period
  if (firstDay.endsWith('-01') && isMonthEnd(lastDay)) return { months: monthNumber(lastDay) - monthNumber(firstDay) + 1, days: 0 }
  return { months: 0, days: dayNumber(lastDay) - dayNumber(firstDay) + 1 }
}

const monthNumber = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
const isMonthEnd = (day: Day): boolean => Number(day.slice(8)) === daysInMonth(Number(day.slice(0, 4)), Number(day.slice(5, 7)))

/** So many months earlier; the last day of a month stays one, and a day that the other month lacks falls back. */
const earlierDay = (day: Day, { months, days }: Step): Day => {
  if (days > 0) return addDays(day, -days)
  const to = monthNumber(day) - months
  const [year, month] = [Math.floor(to / 12), (to % 12) + 1]
  const last = daysInMonth(year, month)
  return dayText(year, month, isMonthEnd(day) ? last : Math.min(Number(day.slice(8)), last))
}
const earlierRange = ({ firstDay, lastDay }: DayRange, step: Step): DayRange => ({ firstDay: step.days > 0 ? earlierDay(firstDay, step) : sameDay(firstDay, step), lastDay: earlierDay(lastDay, step) })

type TimeAxis = { readonly index: number; readonly use: DimensionUse & { readonly grain: Grain } }
const timeAxes = (query: ReportQuery): TimeAxis[] => dimensionsOf(query).flatMap((use, index) => (use.grain ? [{ index, use: { ...use, grain: use.grain } }] : []))

/** The finest time dimension that a grain keeps: the period a cell is about. */
export const finestTime = (query: ReportQuery, grain: number): TimeAxis | null =>
  timeAxes(query)
    .filter(({ index }) => isKept(grain, index))
    .reduce<TimeAxis | null>((finest, axis) => (finest === null || grainOrder.indexOf(axis.use.grain) < grainOrder.indexOf(finest.use.grain) ? axis : finest), null)

/** The keys of a cell at another first day of its finest period: coarser periods beside it follow. */
export const keysAt = (query: ReportQuery, grain: number, keys: readonly Key[], firstDay: Day): Key[] =>
  keys.map((key, index) => {
    const axis = timeAxes(query).find((one) => one.index === index)
    return axis && isKept(grain, index) ? periodOf(firstDay, axis.use.grain).firstDay : key
  })

/** The question once more, earlier: one errand for each different step, since a quarter's cell goes back a quarter and the year's total a year. */
const earlier = (query: ReportQuery, id: string, stepAt: (grain: number) => Step): Comparison => {
  const nameOf = ({ months, days }: Step) => `${id}:${months}:${days}`
  const grains = grainsOf(query)
  const steps = new Map(grains.map((grain) => [nameOf(stepAt(grain)), stepAt(grain)]))
  return {
    errands: [...steps].map(([name, step]) => ({ id: name, query: { ...plain(query), period: earlierRange(query.period, step) }, grains: grains.filter((grain) => nameOf(stepAt(grain)) === name) })),
    counterpart: (grain, keys) => {
      const step = stepAt(grain)
      const axis = finestTime(query, grain)
      const key = axis ? (keys[axis.index] ?? null) : null
      if (!axis || key === null) return { errand: nameOf(step), grain, keys }
      // 29 February has no such day a year before.
      if (axis.use.grain === 'DAY' && step.days === 0 && sameDay(key, step).slice(8) !== key.slice(8)) return null
      return { errand: nameOf(step), grain, keys: keysAt(query, grain, keys, step.days > 0 ? addDays(key, -step.days) : sameDay(key, step)) }
    },
  }
}

/** The same day of the month, where the other month has it. */
const sameDay = (day: Day, { months }: Step): Day => {
  const to = monthNumber(day) - months
  const [year, month] = [Math.floor(to / 12), (to % 12) + 1]
  return dayText(year, month, Math.min(Number(day.slice(8)), daysInMonth(year, month)))
}

const atFirstPeriod = (query: ReportQuery): Counterpart => (grain, keys) => {
  const axis = finestTime(query, grain)
  return axis && { errand: null, grain, keys: keysAt(query, grain, keys, periodOf(query.period.firstDay, axis.use.grain).firstDay) }
}

// ── The agency above ──

/** The innermost agency dimension one level higher: the municipality above level 1, and nothing more where the level above is asked for already. */
const above = (query: ReportQuery, catalogue: Catalogue, parents: Parents): Comparison => {
  const uses = dimensionsOf(query)
  const axis = innermostTree(uses, catalogue)
  const { by, level } = uses[axis] ?? {}
  if (by === undefined || level == null) return { errands: [], counterpart: () => null }
  const higher: DimensionUse = level > 1 ? { by, level: level - 1, grain: null } : { by: 'MUNICIPALITY', level: null, grain: null }
  const isThere = uses.some((use) => use.by === higher.by && use.level === higher.level)
  const exchange = (list: readonly DimensionUse[], from: number) => list.flatMap((use, i) => (from + i !== axis ? [use] : isThere ? [] : [higher]))
  const grains = grainsOf(query).filter((grain) => isKept(grain, axis))
  const grainAbove = (grain: number) => (isThere ? (grain & ((1 << axis) - 1)) | ((grain >> (axis + 1)) << axis) : grain)
  const other = { ...plain(query), rows: exchange(query.rows, 0), columns: exchange(query.columns, query.rows.length) }
  return {
    errands: [{ id: 'PARENT_AGENCY', query: other, grains: [...new Set(grains.map(grainAbove))], ...(isThere ? {} : { parentsOf: { axis, level } }) }],
    counterpart: (grain, keys) => {
      const key = keys[axis] ?? null
      if (!isKept(grain, axis) || key === null) return null
      if (isThere) return { errand: 'PARENT_AGENCY', grain: grainAbove(grain), keys: keys.filter((_, i) => i !== axis) }
      const parent = parents.get(key)
      return parent === undefined ? null : { errand: 'PARENT_AGENCY', grain, keys: keys.map((one, i) => (i === axis ? parent : one)) }
    },
  }
}

// ── The rest of a top ──

/** The rows that a top leaves over, counted as one: every fact but those of the rows kept. */
export const othersErrand = (query: ReportQuery, kept: readonly (readonly Key[])[]): Errand => {
  const depth = query.top?.perGroup ? query.rows.length - 1 : 0
  const needsRowTotals = query.columns.length > 0
  return { id: 'OTHERS', query: plain(query), grains: [...new Set([grainOf(query, depth, true), ...(needsRowTotals ? [grainOf(query, depth, false)] : [])])], without: kept }
}
