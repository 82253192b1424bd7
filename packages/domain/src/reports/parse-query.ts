/** From what a client sent to a question that can be answered, or to every reason why not. */
import { dayNumber } from '../day'
import { grains, periodsBetween, resolvePeriod, type DayRange, type Grain } from '../period'
import type { Path, Problem, ProblemCode } from '../problem'
import { ok, refuseAll, type Result } from '../result'
import { combines, reportLimits, type Catalogue, type Dimension, type Measure } from './catalogue'
import { dimensionsIn, parseCondition } from './condition'
import { parseRefinements } from './refinements'
import { directions, structures, totalKinds, type Asked, type DimensionUse, type Order, type ReportQuery, type ReportQueryDraft } from './query'

/**
 * The question, when the catalogue can answer it: { measures: ['ACHIEVEMENT'], rows: [{ by: 'AGENCY', level: 1 }], period: { fixed: '2026' } }.
 * Refuses, all at once and each at its place: UNKNOWN_MEASURE, UNKNOWN_DIMENSION, DUPLICATE, REQUIRED, TOO_MANY_MEASURES (1-12),
 * TOO_MANY_DIMENSIONS (rows 0-4, columns 0-2), LEVEL_NOT_FIT, GRAIN_NOT_FIT, the refusals of `resolvePeriod` and `parseCondition`,
 * RANGE_TOO_LONG, those of `parseRefinements`, INCOMPATIBLE (a dimension that the measure's facts lack), NOT_ONE_OF, TOO_MANY_ROWS, OUT_OF_RANGE (a page below 1, an asOf to come).
 */
export const parseReportQuery = (draft: ReportQueryDraft, catalogue: Catalogue, asked: Asked): Result<ReportQuery> => {
  const problems: Problem[] = []
  const refusal = (code: ProblemCode, path: Path, facts: Record<string, unknown> = {}): void => void problems.push({ ...facts, code, path })
  const keep = <T>(result: Result<T>): T | null => {
    if (result.ok) return result.value
    problems.push(...result.problems)
    return null
  }

  const measures = measuresOf(draft, catalogue, refusal)
  const period = keep(resolvePeriod(draft.period ?? {}, asked.today, ['period']))
  if (period && dayNumber(period.lastDay) - dayNumber(period.firstDay) >= reportLimits.days) refusal('RANGE_TOO_LONG', ['period'], { most: reportLimits.days, of: 'DAY' })
  const rows = usesOf(draft.rows, 'rows', reportLimits.rows, catalogue, refusal)
  const columns = usesOf(draft.columns, 'columns', reportLimits.columns, catalogue, refusal)
  refuseRepeats(rows, columns, refusal)
  if (period) refuseLongAxes(rows, columns, period, problems)
  const where = draft.where == null ? null : keep(parseCondition(draft.where, catalogue, ['where']))
  refuseIncompatible(measures, rows, columns, dimensionsIn(where), catalogue, refusal)
  const orderBy = ordersOf(draft, measures, [...rows, ...columns], refusal)
  const refinements = parseRefinements(draft, { measures, rows, columns, where, catalogue }, refusal)
  const totals = choicesOf(draft.totals, totalKinds, 'totals', refusal)
  const minimumState = choiceOf(draft.minimumState ?? 'VERIFIED', minimumStates, 'minimumState', refusal)
  const structure = choiceOf(draft.structure ?? 'AS_WAS', structures, 'structure', refusal)
  const first = draft.page?.first ?? reportLimits.firstByDefault
  if (!Number.isInteger(first) || first < 1) refusal('OUT_OF_RANGE', ['page', 'first'], { least: 1, most: reportLimits.first })
  else if (first > reportLimits.first) refusal('TOO_MANY_ROWS', ['page', 'first'], { most: reportLimits.first })
  const asOf = draft.asOf ?? null
  if (asOf !== null && !(asOf <= asked.now)) refusal('OUT_OF_RANGE', ['asOf'], { most: asked.now })

  if (problems.length > 0 || !period || !minimumState || !structure) return refuseAll(problems)
  return ok({
    measures: measures.map(({ id }) => id),
    rows: rows.map(toUse),
    columns: columns.map(toUse),
    period: { firstDay: period.firstDay, lastDay: period.lastDay },
    toDate: draft.period?.relative === 'YEAR_TO_DATE',
    where,
    ...refinements,
    // The best few stand in their own order, unless another was asked for.
    orderBy: orderBy.length === 0 && refinements.top ? [{ by: 'MEASURE', id: refinements.top.by, direction: refinements.top.direction }] : orderBy,
    totals,
    minimumState: minimumState === 'RETURNED' ? 'DRAFT' : minimumState,
    structure,
    asOf,
    page: { first, after: draft.page?.after ?? null },
  })
}

/** RETURNED counts as DRAFT. */
const minimumStates = { DRAFT: 'DRAFT', RETURNED: 'RETURNED', SUBMITTED: 'SUBMITTED', VERIFIED: 'VERIFIED', FINAL: 'FINAL' } as const

type Refusal = (code: ProblemCode, path: Path, facts?: Record<string, unknown>) => void
type ParsedUse = DimensionUse & { readonly dimension: Dimension; readonly path: Path }
const toUse = ({ by, level, grain }: ParsedUse): DimensionUse => ({ by, level, grain })

const measuresOf = ({ measures }: ReportQueryDraft, catalogue: Catalogue, refusal: Refusal): Measure[] => {
  if (measures == null || measures.length === 0) {
    refusal('REQUIRED', ['measures'])
    return []
  }
  if (measures.length > reportLimits.measures) {
    refusal('TOO_MANY_MEASURES', ['measures'], { most: reportLimits.measures })
    return []
  }
  return measures.flatMap((id, i) => {
    const measure = catalogue.measures.find((one) => one.id === id)
    if (!measure) refusal('UNKNOWN_MEASURE', ['measures', i], { allowed: catalogue.measures.map((one) => one.id) })
    else if (measures.indexOf(id) < i) refusal('DUPLICATE', ['measures', i], { first: measures.indexOf(id) })
    return measure ? [measure] : []
  })
}

const usesOf = (drafts: ReportQueryDraft['rows'], axis: 'rows' | 'columns', most: number, catalogue: Catalogue, refusal: Refusal): ParsedUse[] => {
  if (drafts == null) return []
  if (drafts.length > most) {
    refusal('TOO_MANY_DIMENSIONS', [axis], { most })
    return []
  }
  return drafts.flatMap(({ by, level, grain }, i) => {
    const path = [axis, i]
    const dimension = catalogue.dimensions.find(({ id }) => id === by)
    if (!dimension) {
      refusal('UNKNOWN_DIMENSION', [...path, 'by'], { allowed: catalogue.dimensions.map(({ id }) => id) })
      return []
    }
    if (level != null && (dimension.kind !== 'TREE' || !Number.isInteger(level) || level < 1 || level > reportLimits.level))
      refusal('LEVEL_NOT_FIT', [...path, 'level'], dimension.kind === 'TREE' ? { least: 1, most: reportLimits.level } : { remedy: 'only on a tree' })
    if (dimension.kind === 'TIME' && grain == null) refusal('REQUIRED', [...path, 'grain'], { allowed: Object.keys(grains) })
    if (grain != null && (dimension.kind !== 'TIME' || !Object.hasOwn(grains, grain)))
      refusal('GRAIN_NOT_FIT', [...path, 'grain'], dimension.kind === 'TIME' ? { allowed: Object.keys(grains) } : { allowed: [] })
    return [{ by, level: level ?? null, grain: (grain ?? null) as Grain | null, dimension, path }]
  })
}

const refuseRepeats = (rows: readonly ParsedUse[], columns: readonly ParsedUse[], refusal: Refusal): void => {
  const seen = new Set<string>()
  for (const { by, level, grain, path } of [...rows, ...columns]) {
    const use = `${by}.${level}.${grain}`
    if (seen.has(use)) refusal('DUPLICATE', path)
    seen.add(use)
  }
}

const refuseLongAxes = (rows: readonly ParsedUse[], columns: readonly ParsedUse[], period: DayRange, problems: Problem[]): void => {
  for (const { grain, path } of [...rows, ...columns]) {
    if (!grain || !Object.hasOwn(grains, grain)) continue
    const periods = periodsBetween(period, grain, reportLimits.periods, [...path, 'grain'])
    if (!periods.ok) problems.push(...periods.problems)
  }
}

const refuseIncompatible = (
  measures: readonly Measure[],
  rows: readonly ParsedUse[],
  columns: readonly ParsedUse[],
  filtered: readonly string[],
  catalogue: Catalogue,
  refusal: Refusal,
): void => {
  const uses = [...rows, ...columns].map(({ dimension, path }) => ({ dimension, path: [...path, 'by'] as Path }))
  const filters = filtered.flatMap((id) => {
    const dimension = catalogue.dimensions.find((one) => one.id === id)
    return dimension ? [{ dimension, path: ['where'] as Path }] : []
  })
  for (const { dimension, path } of [...uses, ...filters]) {
    const against = measures.filter((measure) => !combines(measure, dimension)).map(({ id }) => id)
    if (against.length > 0)
      refusal('INCOMPATIBLE', path, { dimension: dimension.id, with: against, allowed: catalogue.measures.filter((measure) => combines(measure, dimension)).map(({ id }) => id) })
  }
}

const ordersOf = ({ orderBy }: ReportQueryDraft, measures: readonly Measure[], uses: readonly ParsedUse[], refusal: Refusal): Order[] => {
  if (orderBy == null) return []
  if (orderBy.length > reportLimits.orders) {
    refusal('TOO_MANY_CONDITIONS', ['orderBy'], { most: reportLimits.orders })
    return []
  }
  return orderBy.flatMap(({ measure, dimension, direction }, i): Order[] => {
    const path = ['orderBy', i]
    const way = choiceOf(direction ?? 'ASC', directions, 'direction', (code, _, facts) => refusal(code, [...path, 'direction'], facts))
    if ((measure == null) === (dimension == null)) {
      refusal('MALFORMED', path, { expected: 'either measure or dimension' })
      return []
    }
    const known = measure != null ? measures.some(({ id }) => id === measure) : uses.some(({ by }) => by === dimension)
    if (!known) refusal(measure != null ? 'UNKNOWN_MEASURE' : 'UNKNOWN_DIMENSION', [...path, measure != null ? 'measure' : 'dimension'], { remedy: 'order by what is asked for' })
    return way && known ? [{ by: measure != null ? 'MEASURE' : 'DIMENSION', id: measure ?? dimension ?? '', direction: way }] : []
  })
}

const choicesOf = <T extends string>(given: readonly string[] | null | undefined, choices: Record<T, T>, field: string, refusal: Refusal): T[] =>
  (given ?? []).flatMap((one, i) => {
    if ((given ?? []).indexOf(one) < i) refusal('DUPLICATE', [field, i])
    if (Object.hasOwn(choices, one)) return [one as T]
    refusal('NOT_ONE_OF', [field, i], { allowed: Object.keys(choices) })
    return []
  })

const choiceOf = <T extends string>(given: string, choices: Record<T, T>, field: string, refusal: Refusal): T | null => {
  if (Object.hasOwn(choices, given)) return given as T
  refusal('NOT_ONE_OF', [field], { allowed: Object.keys(choices) })
  return null
}
