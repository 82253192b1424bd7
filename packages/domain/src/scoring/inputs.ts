/** All that a scorecard was reckoned from, as one document: the plan, what was observed of each item, and the ratings. */
import { organisationPredicates, type OrganisationPredicate } from '../calculators/distribution'
import { readDecimal, readDecimalOrNull, together } from '../calculators/reading'
import type { Day } from '../day'
import { formulaText } from '../formula/print'
import { parseFormula } from '../formula/parse'
import {
  minimizeFormulas,
  overSubjects,
  overTime,
  polarities,
  rangeConditions,
  type IndicatorSpec,
  type MinimizeFormula,
  type OverSubjects,
  type OverTime,
  type Polarity,
  type RangeCondition,
} from '../indicators/indicator'
import { indicatorTypeOf, indicatorTypes } from '../indicators/types/index'
import type { DayRange } from '../period'
import type { Path } from '../problem'
import { ok, refuse, type Result } from '../result'
import { anyText as text, day, exact, fields, flag, listOf, oneOf, orAbsent, orNull, type Reader } from './document'
import {
  exemptions,
  planLimits,
  type Exemption,
  type Observations,
  type Plan,
  type PlanItem,
  type PlanSegment,
  type RatedFigure,
  type Ratings,
  type ScoredObservation,
} from './plan'
import { expectations, type Expectation } from './scheme'
import { additionLimits, type AdditionalResult, type GivenAddition } from './additions'
import type { Words } from '../words'

export type ScoredInputs = { readonly plan: Plan; readonly observations: Observations; readonly ratings: Ratings }

/** The document of these inputs, for `canonicalText`: each item with its observations beside it, those of no item left out. */
export const inputsDocument = ({ plan, observations, ratings }: ScoredInputs): object => ({
  period: plan.period,
  exemption: plan.exemption,
  segments: plan.segments.map(({ items, ...segment }) => ({
    ...segment,
    items: items.map((item) => itemDocument(item, observations.get(item.id) ?? [])),
  })),
  ratings,
})

const itemDocument = ({ type, composite, ...item }: PlanItem, observations: readonly ScoredObservation[]): object => ({
  ...item,
  type: type.id,
  attainableMaximum: item.attainableMaximum === true ? true : undefined,
  composite: composite && { target: composite.target, formula: tight(formulaText(composite.formula)) },
  observations,
})

/** Without spaces a formula is never longer than its author wrote it, so that it can always be read again. */
const tight = (formula: string): string => formula.replace(/\[[^\]]*\]|\s+/g, (part) => (part.startsWith('[') ? part : ''))

type ItemDocument = Omit<PlanItem, 'composite'> & {
  readonly composite?: { readonly formula: string; readonly target: NonNullable<PlanItem['composite']>['target'] }
  readonly observations: readonly ScoredObservation[]
}
type ReadItem = { readonly item: PlanItem; readonly observations: readonly ScoredObservation[] }

const words = fields<Words>({ id: text, en: text })
const keys = <T extends string>(codes: Readonly<Record<T, unknown>>): T[] => Object.keys(codes) as T[]

const type: Reader<PlanItem['type']> = (input, path) => {
  const found = typeof input === 'string' ? indicatorTypeOf(input) : null
  return found ? ok(found) : refuse('NOT_ONE_OF', path, { allowed: indicatorTypes.map(({ id }) => id) })
}

const spec = fields<IndicatorSpec>({
  polarity: oneOf<Polarity>(keys(polarities)),
  minimizeFormula: oneOf<MinimizeFormula>(keys(minimizeFormulas)),
  rangeCondition: oneOf<RangeCondition>(keys(rangeConditions)),
  overTime: oneOf<OverTime>(keys(overTime)),
  overSubjects: oneOf<OverSubjects>(keys(overSubjects)),
  floor: readDecimalOrNull,
  cap: readDecimalOrNull,
  per: readDecimal,
})

const observation = fields<ScoredObservation>({
  targetId: text,
  target: exact,
  targetHigh: orNull(exact),
  observedOn: day,
  value: orNull(exact),
  numerator: orNull(exact),
  denominator: orNull(exact),
  by: orAbsent(text),
})

const itemFields = fields<ItemDocument>({
  id: text,
  label: words,
  component: text,
  weight: readDecimal,
  type,
  spec,
  composite: orAbsent(fields<NonNullable<ItemDocument['composite']>>({ formula: formulaOf, target: readDecimal })),
  baseline: orAbsent(readDecimal),
  attainableMaximum: flag,
  observations: listOf(observation, 100_000),
})

/** Formulas have limits of their own. */
function formulaOf(input: unknown, path: Path): Result<string> {
  const parsed = parseFormula(input, path)
  return parsed.ok ? ok(input as string) : parsed
}

const item: Reader<ReadItem> = (input, path) => {
  const read = itemFields(input, path)
  if (!read.ok) return read
  const { observations, composite, ...rest } = read.value
  const formula = composite ? parseFormula(composite.formula, [...path, 'composite', 'formula']) : null
  if (formula && !formula.ok) return formula
  return ok({
    item: { ...rest, ...(composite && formula && { composite: { formula: formula.value, target: composite.target } }) },
    observations,
  })
}

const range = fields<DayRange>({ firstDay: day, lastDay: day })
const givenAddition = fields<GivenAddition>({
  code: text,
  count: orAbsent(readDecimal),
  level: orAbsent(text),
  results: orAbsent(
    listOf(fields<AdditionalResult>({ achievement: readDecimal, scope: readDecimal, attainableMaximum: flag }), additionLimits.mostResults),
  ),
  by: orAbsent(text),
  on: orAbsent<Day>(day),
})
const ratings = fields<Ratings>({
  figures: listOf(fields<RatedFigure>({ component: text, value: readDecimal, by: orAbsent(text), on: orAbsent<Day>(day) }), 1000),
  organisation: orNull(oneOf<OrganisationPredicate>(keys(organisationPredicates))),
  result: orNull(oneOf<Expectation>(keys(expectations))),
  behaviour: orNull(oneOf<Expectation>(keys(expectations))),
  additions: orAbsent(listOf(givenAddition, 1000)),
  newIdea: flag,
  unitHead: flag,
})

type InputsDocument = {
  readonly period: DayRange
  readonly exemption: Exemption | null
  readonly segments: readonly (DayRange & { readonly id: string; readonly items: readonly ReadItem[] })[]
  readonly ratings: Ratings
}
const inputsFields = fields<InputsDocument>({
  period: range,
  exemption: orNull(oneOf<Exemption>(keys(exemptions))),
  segments: listOf(
    fields<InputsDocument['segments'][number]>({ id: text, firstDay: day, lastDay: day, items: listOf(item, planLimits.mostItems) }),
    planLimits.mostSegments,
  ),
  ratings,
})

/** The inputs of a document that `inputsDocument` made. Refuses every wrong field at once, each with its path; whether they fit says `checkPlan`. */
export const readInputs: Reader<ScoredInputs> = (document, path) => {
  const read = together<{ inputs: InputsDocument }>({ inputs: inputsFields(document, path) })
  if (!read.ok) return read
  const { period, exemption, segments, ratings: rated } = read.value.inputs
  const items = segments.flatMap((segment) => segment.items)
  return ok({
    plan: {
      period,
      exemption,
      segments: segments.map((segment): PlanSegment => ({ ...segment, items: segment.items.map((one) => one.item) })),
    },
    observations: new Map(items.map((one) => [one.item.id, one.observations])),
    ratings: rated,
  })
}
