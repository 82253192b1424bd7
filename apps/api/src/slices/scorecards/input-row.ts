import { createHash } from 'node:crypto'
import {
  exactly,
  exemptionOver,
  indicatorTypeOf,
  servedWithin,
  type Expectation,
  type IndicatorSpec,
  type IndicatorType,
  type Observations,
  type OrganisationPredicate,
  type Plan,
  type PlanItem,
  type PlanSegment,
  type Problem,
  type RatedFigure,
  type Ratings,
  type Scheme,
  type ScoredObservation,
} from '@tolok/domain'

/** [target, period, first day, last day, figure in force, high bound] */
export type AimRow = [id: string, period: string, firstDay: string, lastDay: string, value: string, high: string | null]
/** [target, day, value, numerator, denominator, who recorded it] */
type SeenRow = [targetId: string, observedOn: string, value: string | null, numerator: string | null, denominator: string | null, by: string | null]
type ItemRow = [
  id: string,
  assignmentId: string,
  indicatorId: string,
  component: string,
  weight: string,
  baseline: string | null,
  attainableMaximum: boolean,
  aims: AimRow[],
  seen: SeenRow[],
]
type PostRow = [assignmentId: string, firstDay: string, lastDay: string | null, agencyId: string, title: string]
type RatingRow = [
  kind: 'FIGURE' | 'RESULT' | 'BEHAVIOUR',
  component: string | null,
  value: string | null,
  expectation: Expectation | null,
  by: string | null,
  on: string,
]

export type InputRow = {
  municipalityId: number
  planId: string
  employeeId: string
  period: string
  firstDay: string
  lastDay: string
  practice: boolean
  schemeMunicipalityId: number
  schemeId: string
  changes: number | null
  sealedAt: Date | null
  posts: PostRow[]
  leaves: [firstDay: string, lastDay: string, reason: string][]
  items: ItemRow[]
  ratings: RatingRow[]
  organisation: OrganisationPredicate | null
}

export type IndicatorRow = {
  id: string
  municipalityId: number
  code: string
  name: string
  type: string
  unit: string
  decimals: number
  cap: string | null
  floor: string | null
  per: string | null
} & Pick<IndicatorSpec, 'polarity' | 'minimizeFormula' | 'rangeCondition' | 'overTime' | 'overSubjects'>

/** What the domain is given for one plan, and what it stands for in the database. */
export type ScoringInputs = {
  readonly municipalityId: number
  readonly planId: string
  readonly employeeId: string
  readonly period: string
  readonly practice: boolean
  readonly sealedAt: Date | null
  /** What the cache had gone through when this was read: see `scorecard.changes`. */
  readonly changes: number
  readonly scheme: Scheme
  readonly schemeHash: string
  readonly plan: Plan
  readonly observations: Observations
  readonly ratings: Ratings
  /** What keeps it from being scored before the domain is even asked: an item outside the posts held, an indicator of an unknown type. */
  readonly problems: readonly Problem[]
  /** By item: which indicator, and the figures to be reached. */
  readonly items: ReadonlyMap<string, { readonly indicator: IndicatorRow; readonly aims: readonly AimRow[] }>
  /** By segment: which agency, which post. */
  readonly posts: ReadonlyMap<string, { readonly agencyId: string; readonly title: string }>
  /** SHA-256 of everything above that can move the answer. */
  readonly inputHash: string
}

type Judging = { readonly type: IndicatorType; readonly spec: IndicatorSpec }
const judgings = new WeakMap<IndicatorRow, Judging | null>()

/** A plan's row as the domain's values. */
export function toInputs(row: InputRow, known: { scheme: Scheme; hash: string } | null, indicators: ReadonlyMap<string, IndicatorRow>): ScoringInputs {
  if (!known) throw new Error(`scheme ${row.schemeId} cannot be read`)
  const { municipalityId, planId, employeeId, period, practice, sealedAt } = row
  const range = { firstDay: row.firstDay, lastDay: row.lastDay }
  const problems: Problem[] = []
  const observations = new Map<string, readonly ScoredObservation[]>()
  const items = new Map<string, { indicator: IndicatorRow; aims: readonly AimRow[] }>()
  const bySegment = new Map<string, PlanItem[]>(row.posts.map(([id]) => [id, []]))

  row.items.forEach((one, index) => {
    const [id, assignmentId, indicatorId, , , , , aims, seen] = one
    const indicator = indicators.get(indicatorId)
    const judging = indicator && judgingOf(indicator)
    const segment = bySegment.get(assignmentId)
    if (!indicator || !judging) return void problems.push({ code: 'UNKNOWN_ID', path: ['items', index, 'indicator'] })
    if (!segment) return void problems.push({ code: 'INCOMPATIBLE', path: ['items', index, 'assignment'], with: 'period' })
    segment.push(toItem(one, indicator, judging))
    items.set(id, { indicator, aims })
    observations.set(id, toObservations(aims, seen))
  })
  const segments = row.posts.flatMap(([id, firstDay, lastDay]): PlanSegment[] => {
    const served = servedWithin({ firstDay, lastDay }, range)
    return served ? [{ ...served, id, items: bySegment.get(id) ?? [] }] : []
  })
  const leaves = row.leaves.map(([firstDay, lastDay, reason]) => ({ firstDay, lastDay, reason }))
  return {
    municipalityId,
    planId,
    employeeId,
    period,
    practice,
    sealedAt,
    changes: row.changes ?? 0,
    scheme: known.scheme,
    schemeHash: known.hash,
    plan: { period: range, segments, exemption: exemptionOver(segments, leaves) },
    observations,
    ratings: toRatings(row),
    problems,
    items,
    posts: new Map(row.posts.map(([id, , , agencyId, title]) => [id, { agencyId, title }])),
    inputHash: hashOf(row, known.hash, items),
  }
}

const toItem = ([id, , , component, weight, baseline, attainableMaximum]: ItemRow, { name }: IndicatorRow, { type, spec }: Judging): PlanItem => ({
  id,
  component,
  weight: exactly(weight),
  label: { id: name, en: name },
  type,
  spec,
  attainableMaximum,
  ...(baseline !== null && { baseline: exactly(baseline) }),
})

/** The largest part of reading a plan, and so without the copies that spreading would make. */
function toObservations(aims: readonly AimRow[], seen: readonly SeenRow[]): ScoredObservation[] {
  const figures = new Map(aims.map(([id, , , , value, high]) => [id, { target: exactly(value), targetHigh: orNull(high) }]))
  const observations: ScoredObservation[] = []
  for (const [targetId, observedOn, value, numerator, denominator, by] of seen) {
    const figure = figures.get(targetId)
    if (!figure) continue // without one in force there is nothing to judge against
    const { target, targetHigh } = figure
    const paired = { targetId, observedOn, value: orNull(value), numerator: orNull(numerator), denominator: orNull(denominator), target, targetHigh }
    observations.push(by === null ? paired : { ...paired, by })
  }
  return observations
}

function toRatings({ ratings, organisation }: InputRow): Ratings {
  const expectation = (kind: 'RESULT' | 'BEHAVIOUR') => ratings.find((one) => one[0] === kind)?.[3] ?? null
  const figures = ratings.flatMap(([, component, value, , by, on]): RatedFigure[] =>
    component !== null && value !== null ? [{ component, value: exactly(value), on, ...(by !== null && { by }) }] : [],
  )
  return { figures, organisation, result: expectation('RESULT'), behaviour: expectation('BEHAVIOUR') }
}

const orNull = (text: string | null) => (text === null ? null : exactly(text))

function judgingOf(indicator: IndicatorRow): Judging | null {
  const known = judgings.get(indicator)
  if (known !== undefined) return known
  const { polarity, minimizeFormula, rangeCondition, overTime, overSubjects, cap, floor, per } = indicator
  const type = indicatorTypeOf(indicator.type)
  const spec = type?.fields.parse({ polarity, minimizeFormula, rangeCondition, overTime, overSubjects, cap, floor, per: per ?? undefined })
  const judging = type && spec?.ok ? { type, spec: spec.value } : null
  judgings.set(indicator, judging)
  return judging
}

function hashOf(row: InputRow, schemeHash: string, items: ReadonlyMap<string, { indicator: IndicatorRow }>): string {
  const { firstDay, lastDay, posts, leaves, ratings, organisation } = row
  const settings = [...items.values()].map(({ indicator }) => indicator)
  return createHash('sha256')
    .update(JSON.stringify([schemeHash, firstDay, lastDay, posts, leaves, row.items, settings, ratings, organisation]))
    .digest('hex')
}
