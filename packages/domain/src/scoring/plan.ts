/** What a person is to be judged by: the plan, the figures rated by people, and the checks that both fit the scheme. */
import type { Day } from '../day'
import type { IndicatorSpec, IndicatorType } from '../indicators/indicator'
import { compare, hundred, isNegative, sumOf, toText, type Decimal } from '../number'
import type { DayRange } from '../period'
import type { Path, Problem } from '../problem'
import type { OrganisationPredicate } from '../calculators/distribution'
import { checkFormula } from '../formula/check'
import type { Formula } from '../formula/formula'
import { orderFormulas } from '../formula/order'
import { ok, refuseAll, type Result } from '../result'
import type { Words } from '../words'
import { additionProblems, type GivenAddition } from './additions'
import type { BandRequirement } from './bands'
import type { PairedObservation } from './consolidate'
import type { Expectation, Scheme, SchemeComponent } from './scheme'

/** One indicator of a plan. `weight` is percent of its component; those of one component add up to 100. */
export type PlanItem = {
  readonly id: string
  readonly label: Words
  readonly component: string
  readonly weight: Decimal
  readonly type: Pick<IndicatorType, 'id' | 'achieve' | 'working'>
  readonly spec: IndicatorSpec
  /** A composite: its actual is this formula of the actuals of other items in its segment, by their ids, against `target`. */
  readonly composite?: { readonly formula: Formula; readonly target: Decimal }
  /** Judged is the change against this figure. */
  readonly baseline?: Decimal
  /** Is the target the most that can be reached? PermenPANRB 8/2021 values that higher. */
  readonly attainableMaximum?: boolean
}

/** A stretch of the period in one post, both days included. Someone who moved has several; each is judged by its own items. */
export type PlanSegment = DayRange & { readonly id: string; readonly items: readonly PlanItem[] }

/** Why someone is not appraised at all in a period. */
export const exemptions = {
  UNPAID_LEAVE: 'UNPAID_LEAVE', // cuti di luar tanggungan negara
  TEMPORARY_DISMISSAL: 'TEMPORARY_DISMISSAL', // diberhentikan sementara
  STATE_OFFICIAL: 'STATE_OFFICIAL', // menjadi pejabat negara
  STUDY_ASSIGNMENT: 'STUDY_ASSIGNMENT', // tugas belajar: judged by the place of study
} as const
export type Exemption = keyof typeof exemptions

export type Plan = {
  readonly period: DayRange
  readonly segments: readonly PlanSegment[]
  readonly exemption: Exemption | null
}

/** What was observed of each item, by its id. Who recorded it is for the trace. */
export type ScoredObservation = PairedObservation & { readonly by?: string }
export type Observations = ReadonlyMap<string, readonly ScoredObservation[]>

/** A figure in percent that people gave for a whole component: behaviour, a survey index, the self evaluation. */
export type RatedFigure = { readonly component: string; readonly value: Decimal; readonly by?: string; readonly on?: Day }

export type Ratings = {
  readonly figures: readonly RatedFigure[]
  /** Under a scheme that yields a predicate. The organisation comes first: without it nobody in it gets one. */
  readonly organisation: OrganisationPredicate | null
  readonly result: Expectation | null
  readonly behaviour: Expectation | null
  /** Work beyond the plan. Like a figure it holds for every segment. */
  readonly additions?: readonly GivenAddition[]
  /** A new idea or way of working, of use to the organisation or the state. */
  readonly newIdea?: true
  /** The head of the rated organisation: its predicate is his rating of results (SE MenPANRB 3/2023), so `result` stays null. */
  readonly unitHead?: true
}

export const noRatings: Ratings = { figures: [], organisation: null, result: null, behaviour: null }

export const planLimits = { mostItems: 100, mostSegments: 24 } as const

/** The rating of results: of the head of a unit what the scheme makes of the organisation's predicate, of all others their own. */
export const resultRating = ({ unitHead: ratings }: Scheme, { unitHead, organisation, result }: Ratings): Expectation | null =>
  unitHead && ratings && organisation ? ratings[organisation] : result

/** What someone fulfils besides a figure. */
export const requirementsMet = ({ newIdea }: Ratings): readonly BandRequirement[] => (newIdea ? ideaOnly : nothingMet)
const ideaOnly: readonly BandRequirement[] = ['NEW_IDEA']
const nothingMet: readonly BandRequirement[] = []

/** Under a scheme that yields a predicate the indicators are evidence, and weigh among themselves only. */
export const evidence: SchemeComponent = {
  code: 'EVIDENCE',
  label: { id: 'Capaian indikator (bukti)', en: 'Indicator achievement (evidence)' },
  weight: hundred,
}

/** The components a plan's items may stand in. */
export const componentsOf = (scheme: Scheme): readonly SchemeComponent[] => (scheme.yields === 'PREDICATE' ? [evidence] : scheme.weights)

/**
 * The plan itself when it and the ratings fit the scheme. Refuses TOO_SHORT (no segment), TOO_LONG (more than 100 items or 24 segments),
 * DUPLICATE (an item's id, a figure for one component twice), UNKNOWN_ID (a component the scheme has not), OUT_OF_RANGE (a
 * negative weight, weights of a component that are not 100 together, a segment outside the period), PERIOD_REVERSED, FORMULA_NOT_FIT and
 * FORMULA_CYCLE (a composite that names no item of its segment, or itself by way of others), INCOMPATIBLE
 * (segments that overlap, a component with both items and a figure, a head of a unit or a new idea under a scheme without a rule for it, a head
 * with a rating of results) and what `additionProblems` refuses: all of them at once, each with its path.
 */
export const checkPlan = (plan: Plan, ratings: Ratings, scheme: Scheme, path: Path = []): Result<Plan> => {
  const components = componentsOf(scheme).map(({ code }) => code)
  const problems = [
    ...sizeProblems(plan, path),
    ...plan.segments.flatMap((segment, i) => segmentProblems(segment, plan, components, [...path, 'segments', i])),
    ...overlapProblems(plan, path),
    ...duplicates(plan, path),
    ...ratingProblems(plan, ratings, components, [...path, 'ratings']),
    ...beyondProblems(ratings, scheme, [...path, 'ratings']),
  ]
  return problems.length > 0 ? refuseAll(problems) : ok(plan)
}

const sizeProblems = ({ segments }: Plan, path: Path): Problem[] => {
  const items = segments.reduce((sum, segment) => sum + segment.items.length, 0)
  return [
    ...(segments.length === 0 ? [{ code: 'TOO_SHORT' as const, path: [...path, 'segments'], least: 1 }] : []),
    ...(segments.length > planLimits.mostSegments
      ? [{ code: 'TOO_LONG' as const, path: [...path, 'segments'], most: planLimits.mostSegments }]
      : []),
    ...(items > planLimits.mostItems
      ? [{ code: 'TOO_LONG' as const, path: [...path, 'items'], most: planLimits.mostItems, count: items }]
      : []),
  ]
}

const segmentProblems = (segment: PlanSegment, plan: Plan, components: readonly string[], path: Path): Problem[] => [
  ...(segment.firstDay > segment.lastDay ? [{ code: 'PERIOD_REVERSED' as const, path }] : []),
  ...(segment.firstDay < plan.period.firstDay || segment.lastDay > plan.period.lastDay
    ? [{ code: 'OUT_OF_RANGE' as const, path, least: plan.period.firstDay, most: plan.period.lastDay }]
    : []),
  ...segment.items.flatMap(({ component, weight }, i): Problem[] => [
    ...(components.includes(component)
      ? []
      : [{ code: 'UNKNOWN_ID' as const, path: [...path, 'items', i, 'component'], allowed: components }]),
    ...(isNegative(weight)
      ? [{ code: 'OUT_OF_RANGE' as const, path: [...path, 'items', i, 'weight'], least: '0', given: toText(weight) }]
      : []),
  ]),
  ...formulaProblems(segment, [...path, 'items']),
  ...components.flatMap((component): Problem[] => {
    const weights = segment.items.filter((item) => item.component === component).map(({ weight }) => weight)
    const whole = sumOf(weights)
    return weights.length === 0 || compare(whole, hundred) === 0
      ? []
      : [{ code: 'OUT_OF_RANGE', path: [...path, 'items'], component, least: '100', most: '100', given: toText(whole) }]
  }),
]

/** Units are checked where a composite is drafted; here only that it can be reckoned. */
const formulaProblems = ({ items }: PlanSegment, path: Path): Problem[] => {
  const anyUnit = new Map(items.map(({ id }) => [id, '']))
  const formulas = new Map(items.flatMap(({ id, composite }) => (composite ? [[id, composite.formula] as const] : [])))
  const unfit = items.flatMap(({ composite }, i) => {
    const checked = composite ? checkFormula(composite.formula, anyUnit, [...path, i, 'formula']) : ok('')
    return checked.ok ? [] : checked.problems
  })
  const ordered = orderFormulas(formulas, path)
  return ordered.ok ? unfit : [...unfit, ...ordered.problems]
}

const overlapProblems = ({ segments }: Plan, path: Path): Problem[] =>
  segments.flatMap((segment, i): Problem[] => {
    const other = segments.findIndex((one, j) => j < i && one.firstDay <= segment.lastDay && segment.firstDay <= one.lastDay)
    return other < 0 ? [] : [{ code: 'INCOMPATIBLE', path: [...path, 'segments', i], with: `segments.${other}` }]
  })

const duplicates = ({ segments }: Plan, path: Path): Problem[] => {
  const places = segments.flatMap(({ items }, i) => items.map(({ id }, j) => ({ id, at: [...path, 'segments', i, 'items', j, 'id'] })))
  const firstPlace = new Map<string, Path>()
  for (const { id, at } of places) if (!firstPlace.has(id)) firstPlace.set(id, at)
  return places.filter(({ id, at }) => firstPlace.get(id) !== at).map(({ id, at }) => ({ code: 'DUPLICATE', path: at, given: id }))
}

const ratingProblems = ({ segments }: Plan, { figures }: Ratings, components: readonly string[], path: Path): Problem[] =>
  figures.flatMap(({ component }, i): Problem[] => {
    const at = [...path, 'figures', component]
    if (!components.includes(component)) return [{ code: 'UNKNOWN_ID', path: at, allowed: components }]
    if (figures.some((other, j) => j < i && other.component === component)) return [{ code: 'DUPLICATE', path: at }]
    const hasItems = segments.some(({ items }) => items.some((item) => item.component === component))
    return hasItems ? [{ code: 'INCOMPATIBLE', path: at, with: 'items' }] : []
  })

const beyondProblems = ({ additions, newIdea, unitHead, result }: Ratings, scheme: Scheme, path: Path): Problem[] => [
  ...(additions ? additionProblems(additions, scheme, [...path, 'additions']) : []),
  ...(newIdea && !scheme.scale?.bands.some(({ requires }) => requires === 'NEW_IDEA')
    ? [{ code: 'INCOMPATIBLE' as const, path: [...path, 'newIdea'], with: 'scheme' }]
    : []),
  ...(unitHead && !scheme.unitHead ? [{ code: 'INCOMPATIBLE' as const, path: [...path, 'unitHead'], with: 'scheme' }] : []),
  ...(unitHead && result !== null ? [{ code: 'INCOMPATIBLE' as const, path: [...path, 'unitHead'], with: 'result' }] : []),
]
