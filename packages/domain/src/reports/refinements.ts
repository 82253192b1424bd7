/** What is asked of figures once they are counted: conditions, comparisons, derivations and the best few. */
import { compare, parseDecimal, toText } from '../number'
import type { Path, ProblemCode } from '../problem'
import { rollUps, reportLimits, type Catalogue, type Measure, type RollUp } from './catalogue'
import { dimensionsIn, type Condition } from './condition'
import { directions, type Direction, type DimensionUse } from './query'

/** What a figure is compared with. */
export const comparators = {
  PREVIOUS_PERIOD: 'PREVIOUS_PERIOD', // the period just before: of the cell's own grain, else as long as the question's
  SAME_PERIOD_LAST_YEAR: 'SAME_PERIOD_LAST_YEAR', // twelve months earlier
  TARGET: 'TARGET', // an actual with its target, an achievement or a share on target with 100 %
  BASELINE: 'BASELINE', // the first period of the question, for the same row
  PARENT_AGENCY: 'PARENT_AGENCY', // the agency one level above; above the first level, the municipality
  PEER_MEDIAN: 'PEER_MEDIAN', // the median of the rows beside it, its own included
} as const
export type Comparator = keyof typeof comparators

/** A comparison is four figures. */
export const comparisonParts = {
  VALUE: 'VALUE', // the other figure
  DELTA: 'DELTA', // this one less the other, in the measure's unit
  DELTA_PERCENT: 'DELTA_PERCENT', // the same in percent of the other's size; absent where that is 0
  IMPROVEMENT: 'IMPROVEMENT', // the delta, positive where it is better: falling cases are; absent where neither way is better
} as const
export type ComparisonPart = keyof typeof comparisonParts

export const derivationKinds = {
  PERCENT_OF: 'PERCENT_OF', // of a total of the same measure; only of what adds up
  RANK: 'RANK', // among the rows beside it, 1 is best; equals share a rank and the next is left out
  CUMULATIVE: 'CUMULATIVE', // the sum of the periods so far; only of what adds up
  MOVING_AVERAGE: 'MOVING_AVERAGE', // the mean of the last n periods that have a figure
} as const
export type DerivationKind = keyof typeof derivationKinds

export const percentBases = {
  TOTAL: 'TOTAL', // of the whole table
  ROW: 'ROW', // of the row's total over the pivot
  COLUMN: 'COLUMN', // of the column's total over all rows
  PARENT: 'PARENT', // of the group around the row
} as const
export type PercentBase = keyof typeof percentBases

export const measureOps = { EQ: 'EQ', GT: 'GT', GTE: 'GTE', LT: 'LT', LTE: 'LTE', BETWEEN: 'BETWEEN', IS_NULL: 'IS_NULL', NOT_NULL: 'NOT_NULL' } as const
export type MeasureOp = keyof typeof measureOps

/** Values are plain decimal text, exact. */
export type MeasureCondition = { readonly measure: string; readonly op: MeasureOp; readonly values: readonly string[] }
/** Of one measure. `of` only with PERCENT_OF, `n` only with MOVING_AVERAGE. */
export type Derivation = { readonly measure: string; readonly kind: DerivationKind; readonly of: PercentBase | null; readonly n: number | null }
export type Top = { readonly by: string; readonly n: number; readonly direction: Direction; readonly perGroup: boolean; readonly others: boolean }

export type Refinements = {
  readonly having: readonly MeasureCondition[]
  readonly compare: readonly Comparator[]
  readonly show: readonly Derivation[]
  readonly top: Top | null
}
export const unrefined: Refinements = { having: [], compare: [], show: [], top: null }

type Maybe<T> = T | null | undefined
export type RefinementsDraft = {
  having?: Maybe<readonly { measure: string; op: string; values?: Maybe<readonly (string | number)[]> }[]>
  compare?: Maybe<readonly string[]>
  /** Without a measure: of every measure that has it. */
  show?: Maybe<readonly { measure?: Maybe<string>; kind: string; of?: Maybe<string>; n?: Maybe<number> }[]>
  top?: Maybe<{ by: string; n: number; direction?: Maybe<string>; perGroup?: Maybe<boolean>; others?: Maybe<boolean> }>
}

/** What the rest of the question is, as far as it could be read. */
export type Around = { readonly measures: readonly Measure[]; readonly rows: readonly DimensionUse[]; readonly columns: readonly DimensionUse[]; readonly where: Condition | null; readonly catalogue: Catalogue }
type Refusal = (code: ProblemCode, path: Path, facts?: Record<string, unknown>) => void

/** Roll-ups whose figures add up, where their indicators do. */
const additive: readonly RollUp[] = [rollUps.COUNT, rollUps.ACTUAL, rollUps.TARGET]
export const mayAddUp = ({ rollUp }: Measure): boolean => additive.includes(rollUp)

/** Has the measure something to be held against? TARGET is the target of an actual, and 100 % of what is judged. */
export const isComparable = (measure: Measure, comparator: Comparator): boolean =>
  comparator !== 'TARGET' || measure.rollUp === 'ACTUAL' || isJudged(measure)
export const isJudged = ({ rollUp }: Measure): boolean => rollUp === 'ACHIEVEMENT' || rollUp === 'SHARE_ON_TARGET'

/**
 * The refinements a draft means. Refuses, each at its place: UNKNOWN_MEASURE (not asked for), NOT_ONE_OF, DUPLICATE, VALUE_NOT_FIT, NOT_A_NUMBER,
 * OUT_OF_RANGE (top.n 1-1000, n 2-36), TOO_MANY_CONDITIONS (having and show 12 each), and COMPARISON_NOT_FIT, DERIVATION_NOT_FIT, TOP_NOT_FIT with
 * the remedy: a baseline needs a PERIOD in rows or columns; a parent needs AGENCY with a level; another period does not go with a filter on PERIOD; what is cumulated or
 * shared must add up; the others of a top cannot be other periods.
 */
export function parseRefinements(draft: RefinementsDraft, around: Around, refusal: Refusal): Refinements {
  return { having: havingOf(draft.having ?? [], around, refusal), compare: compareOf(draft.compare ?? [], around, refusal), show: showOf(draft.show ?? [], around, refusal), top: topOf(draft.top, around, refusal) }
}

const askedFor = ({ measures }: Around, id: string, path: Path, refusal: Refusal): Measure | undefined => {
  const measure = measures.find((one) => one.id === id)
  if (!measure) refusal('UNKNOWN_MEASURE', path, { remedy: 'ask for it in measures', allowed: measures.map((one) => one.id) })
  return measure
}

const howManyValues: Record<MeasureOp, number> = { EQ: 1, GT: 1, GTE: 1, LT: 1, LTE: 1, BETWEEN: 2, IS_NULL: 0, NOT_NULL: 0 }

const havingOf = (drafts: NonNullable<RefinementsDraft['having']>, around: Around, refusal: Refusal): MeasureCondition[] => {
  if (isTooMany(drafts, 'having', refusal)) return []
  return drafts.flatMap(({ measure, op, values }, i): MeasureCondition[] => {
    const path = ['having', i]
    const known = askedFor(around, measure, [...path, 'measure'], refusal)
    if (!isOneOf(op, measureOps, [...path, 'op'], refusal)) return []
    const given = values ?? []
    if (given.length !== howManyValues[op]) {
      refusal('VALUE_NOT_FIT', [...path, 'values'], { least: howManyValues[op], most: howManyValues[op] })
      return []
    }
    const read = given.map((value, k) => parseDecimal(value, [...path, 'values', k]))
    for (const one of read) if (!one.ok) for (const { code, path: at, ...facts } of one.problems) refusal(code, at, facts)
    const numbers = read.flatMap((one) => (one.ok ? [one.value] : []))
    if (numbers.length < read.length || !known) return []
    const [low, high] = numbers
    if (op === 'BETWEEN' && low && high && compare(low, high) > 0) refusal('VALUE_NOT_FIT', [...path, 'values'], { remedy: 'the lower bound first' })
    return [{ measure, op, values: numbers.map(toText) }]
  })
}

const compareOf = (given: readonly string[], around: Around, refusal: Refusal): Comparator[] =>
  given.flatMap((one, i): Comparator[] => {
    const path = ['compare', i]
    if (given.indexOf(one) < i) refusal('DUPLICATE', path)
    if (!isOneOf(one, comparators, path, refusal)) return []
    const remedy = obstacle(one, around)
    if (remedy) refusal('COMPARISON_NOT_FIT', path, { comparator: one, remedy })
    return [one]
  })

/** Why a comparison cannot be made of this question, as what would mend it; null when it can. */
const obstacle = (comparator: Comparator, { measures, rows, columns, where, catalogue }: Around): string | null => {
  const uses = [...rows, ...columns]
  const isTime = (id: string) => catalogue.dimensions.find((one) => one.id === id)?.kind === 'TIME'
  switch (comparator) {
    case 'PREVIOUS_PERIOD':
    case 'SAME_PERIOD_LAST_YEAR':
      return dimensionsIn(where).some(isTime) ? 'narrow the period instead of filtering by it' : null
    case 'BASELINE':
      return uses.some(({ by }) => isTime(by)) ? null : 'put PERIOD in rows or columns'
    case 'PARENT_AGENCY': {
      const agency = innermostTree(uses, catalogue)
      return agency < 0 || uses[agency]?.level == null ? 'put AGENCY with a level in rows or columns' : null
    }
    case 'PEER_MEDIAN':
      return rows.length > 0 ? null : 'put a dimension in rows'
    case 'TARGET':
      if (!measures.some((measure) => isComparable(measure, comparator))) return 'ask for ACTUAL, ACHIEVEMENT or SHARE_ON_TARGET'
      return measures.some(({ rollUp }) => rollUp === 'ACTUAL') && uses.some(({ by }) => !catalogue.dimensions.find((one) => one.id === by)?.facts.includes('TARGET')) ? 'targets lack one of these dimensions' : null
  }
}

/** Where the innermost tree dimension stands among the uses; -1 without one. */
export const innermostTree = (uses: readonly DimensionUse[], catalogue: Catalogue): number =>
  uses.findLastIndex(({ by }) => catalogue.dimensions.find((one) => one.id === by)?.kind === 'TREE')

const showOf = (drafts: NonNullable<RefinementsDraft['show']>, around: Around, refusal: Refusal): Derivation[] => {
  if (isTooMany(drafts, 'show', refusal)) return []
  const found: Derivation[] = []
  for (const [i, { measure, kind, of, n }] of drafts.entries()) {
    const path = ['show', i]
    if (!isOneOf(kind, derivationKinds, [...path, 'kind'], refusal)) continue
    const base = kind === 'PERCENT_OF' ? (of ?? 'TOTAL') : null
    if (base !== null && !isOneOf(base, percentBases, [...path, 'of'], refusal)) continue
    if (kind !== 'PERCENT_OF' && of != null) refusal('INCOMPATIBLE', [...path, 'of'], { with: [kind] })
    const width = kind === 'MOVING_AVERAGE' ? (n ?? 3) : null
    if (width !== null && !(Number.isInteger(width) && width >= 2 && width <= reportLimits.window)) refusal('OUT_OF_RANGE', [...path, 'n'], { least: 2, most: reportLimits.window })
    if (kind !== 'MOVING_AVERAGE' && n != null) refusal('INCOMPATIBLE', [...path, 'n'], { with: [kind] })
    const named = measure == null ? null : askedFor(around, measure, [...path, 'measure'], refusal)
    if (measure != null && !named) continue
    const fitting = (named ? [named] : around.measures).filter((one) => !notDerivable(kind, one, around))
    if (fitting.length === 0 && around.measures.length > 0) refusal('DERIVATION_NOT_FIT', path, { kind, remedy: notDerivable(kind, named ?? around.measures[0]!, around) })
    for (const { id } of fitting) {
      if (found.some((one) => one.measure === id && one.kind === kind && one.of === base && one.n === width)) refusal('DUPLICATE', path)
      else found.push({ measure: id, kind, of: base as PercentBase | null, n: width })
    }
  }
  return found
}

const notDerivable = (kind: DerivationKind, measure: Measure, { rows, columns, catalogue }: Around): string | null => {
  const hasTime = [...rows, ...columns].some(({ by }) => catalogue.dimensions.find((one) => one.id === by)?.kind === 'TIME')
  if ((kind === 'CUMULATIVE' || kind === 'MOVING_AVERAGE') && !hasTime) return 'put PERIOD in rows or columns'
  if ((kind === 'CUMULATIVE' || kind === 'PERCENT_OF') && !mayAddUp(measure)) return 'only of figures that add up: counts, ACTUAL, TARGET'
  return kind === 'RANK' && rows.length === 0 ? 'put a dimension in rows' : null
}

const topOf = (draft: RefinementsDraft['top'], around: Around, refusal: Refusal): Top | null => {
  if (draft == null) return null
  const { by, n, perGroup = false, others = false } = draft
  const measure = askedFor(around, by, ['top', 'by'], refusal)
  if (!Number.isInteger(n) || n < 1 || n > reportLimits.top) refusal('OUT_OF_RANGE', ['top', 'n'], { least: 1, most: reportLimits.top })
  const direction = draft.direction ?? 'DESC'
  if (!isOneOf(direction, directions, ['top', 'direction'], refusal)) return null
  if (around.rows.length === 0) refusal('TOP_NOT_FIT', ['top'], { remedy: 'put a dimension in rows' })
  const collapsed = perGroup ? around.rows.slice(-1) : around.rows
  if (others && collapsed.some((use) => around.catalogue.dimensions.find((one) => one.id === use.by)?.kind === 'TIME'))
    refusal('TOP_NOT_FIT', ['top', 'others'], { remedy: 'the rest of a period is no period: leave others out, or put PERIOD in columns' })
  return measure ? { by, n, direction, perGroup: perGroup ?? false, others: others ?? false } : null
}

const isTooMany = (drafts: readonly unknown[], field: string, refusal: Refusal): boolean => {
  if (drafts.length <= reportLimits.refinements) return false
  refusal('TOO_MANY_CONDITIONS', [field], { most: reportLimits.refinements })
  return true
}

const isOneOf = <T extends string>(given: string, choices: Readonly<Record<T, T>>, path: Path, refusal: Refusal): given is T => {
  if (Object.hasOwn(choices, given)) return true
  refusal('NOT_ONE_OF', path, { allowed: Object.keys(choices) })
  return false
}
