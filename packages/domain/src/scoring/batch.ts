/**
 * Many scorecards as flat columns of numbers, for a whole municipality at a time:
 *
 *   newBatch ─ addCard … addCard ─▶ columns ─ scoreBatch ─▶ scores, bands, predicates, reasons (batch-score.ts) and traces (batch-trace.ts)
 *
 * Every number in a column is a whole number that a double holds exactly: figures stand as whole numbers over one common denominator. A card
 * that does not fit so (a denominator or figure beyond 2^51, a type of somebody's own, a floor above its cap, work beyond the plan, a new idea, the head of a unit) is kept as it came, and `score`
 * judges it.
 */
import type { Tally } from '../indicators/indicator'
import { ok, type Result } from '../result'
import { achievementGaps } from './achievement'
import { judgings, ruleOf, type RuleBook } from './batch-rules'
import { commonUnit, inMillionths, most, over } from './batch-units'
import { checkPlan, componentsOf, exemptions, type Observations, type Plan, type PlanItem, type Ratings } from './plan'
import { expectations, type Scheme } from './scheme'
import { daysOf, nothingObserved, planTallies, type Tallies } from './score'

export type Batch = {
  readonly scheme: Scheme
  /** In the order of the scheme; `name` is the code as JSON. */
  readonly components: readonly { readonly code: string; readonly name: string; readonly weight: number }[]
  readonly book: RuleBook
  /** How many are in. */
  cards: number
  segments: number
  items: number
  /** Where each card's segments and each segment's items end. */
  segmentsEnd: Int32Array
  itemsEnd: Int32Array
  days: Float64Array
  /** 0 is none; else one more than the place in its list. */
  exemption: Uint8Array
  organisation: Uint8Array
  result: Uint8Array
  behaviour: Uint8Array
  /** One for each component of each card; NaN is none. */
  rated: Float64Array
  rule: Uint16Array
  component: Uint8Array
  gap: Uint8Array
  weight: Float64Array
  /** What target, high bound, actual and baseline are over. NaN is absent. */
  unit: Float64Array
  target: Float64Array
  targetHigh: Float64Array
  actual: Float64Array
  baseline: Float64Array
  /** What a ratio was divided from, over `partsUnit`. */
  numerator: Float64Array
  denominator: Float64Array
  partsUnit: Float64Array
  /** Cards that are no columns, by their number. */
  readonly apart: Map<number, { readonly plan: Plan; readonly tallies: Tallies; readonly ratings: Ratings }>
}

/** An empty batch for cards under one scheme, with room for so many; it grows by itself. Refuses nothing: a scheme that is odd makes it slow. */
export const newBatch = (scheme: Scheme, room: { readonly cards: number; readonly items: number } = { cards: 256, items: 2048 }): Batch => {
  const components = componentsOf(scheme)
  const [cards, items] = [Math.max(1, room.cards), Math.max(1, room.items)]
  const floats = () => new Float64Array(items)
  return {
    scheme,
    components: components.map(({ code, weight }) => ({ code, name: JSON.stringify(code), weight: inMillionths(weight) ?? NaN })),
    book: { scheme, rules: [], numbers: new Map(), ofSpec: new WeakMap() },
    cards: 0,
    segments: 0,
    items: 0,
    segmentsEnd: new Int32Array(cards),
    itemsEnd: new Int32Array(cards),
    days: new Float64Array(cards),
    exemption: new Uint8Array(cards),
    organisation: new Uint8Array(cards),
    result: new Uint8Array(cards),
    behaviour: new Uint8Array(cards),
    rated: new Float64Array(cards * components.length),
    rule: new Uint16Array(items),
    component: new Uint8Array(items),
    gap: new Uint8Array(items),
    weight: floats(),
    unit: floats(),
    target: floats(),
    targetHigh: floats(),
    actual: floats(),
    baseline: floats(),
    numerator: floats(),
    denominator: floats(),
    partsUnit: floats(),
    apart: new Map(),
  }
}

/** Empties a batch, so that its memory serves the next cards. */
export const clearBatch = (batch: Batch): void => {
  batch.cards = batch.segments = batch.items = 0
  batch.apart.clear()
}

/** Takes one scorecard's inputs in, as `score` takes them; answers its number, counted from 0. Refuses what `checkPlan` refuses. */
export const addCard = (batch: Batch, plan: Plan, observations: Observations, ratings: Ratings): Result<number> => {
  const checked = checkPlan(plan, ratings, batch.scheme)
  return checked.ok ? ok(addTallied(batch, plan, planTallies(plan, observations), ratings)) : checked
}

/** The same for a plan that `checkPlan` let through when it was made and figures that are consolidated already. */
export const addTallied = (batch: Batch, plan: Plan, tallies: Tallies, ratings: Ratings): number => {
  const { cards: card, segments, items } = batch
  growTo(batch, plan)
  const fits = writeCard(batch, card, ratings) && plan.segments.every((segment) => writeSegment(batch, segment, tallies))
  if (!fits) {
    batch.apart.set(card, { plan, tallies, ratings })
    batch.segments = segments
    batch.items = items
  }
  batch.exemption[card] = plan.exemption === null ? 0 : Object.keys(exemptions).indexOf(plan.exemption) + 1
  batch.segmentsEnd[card] = batch.segments
  batch.cards = card + 1
  return card
}

const placeOf = ({ components }: Batch, code: string): number => {
  for (let c = 0; c < components.length; c += 1) if (components[c]?.code === code) return c
  return -1
}

const levels = Object.keys(expectations)

const writeCard = (batch: Batch, card: number, ratings: Ratings): boolean => {
  const { figures, organisation, result, behaviour, additions, newIdea, unitHead } = ratings
  if (additions || newIdea || unitHead) return false
  batch.organisation[card] = organisation === null ? 0 : 1
  batch.result[card] = result === null ? 0 : levels.indexOf(result) + 1
  batch.behaviour[card] = behaviour === null ? 0 : levels.indexOf(behaviour) + 1
  const count = batch.components.length
  batch.rated.fill(NaN, card * count, (card + 1) * count)
  return figures.every(({ component, value }) => {
    const place = placeOf(batch, component)
    const millionths = inMillionths(value)
    if (millionths === null) return false
    if (place >= 0) batch.rated[card * count + place] = millionths
    return true
  })
}

const writeSegment = (batch: Batch, segment: Plan['segments'][number], tallies: Tallies): boolean => {
  if (!segment.items.every((item) => writeItem(batch, item, tallies.get(item.id) ?? nothingObserved))) return false
  batch.days[batch.segments] = daysOf(segment)
  batch.itemsEnd[batch.segments] = batch.items
  batch.segments += 1
  return true
}

/** No weight finer than millionths, and components that a byte can number. */
const isOrdinary = ({ components }: Batch): boolean => components.length < 256 && components.every(({ weight }) => !Number.isNaN(weight))

const writeItem = (batch: Batch, item: PlanItem, tally: Tally): boolean => {
  const rule = isOrdinary(batch) ? ruleOf(batch.book, item) : -1
  const component = placeOf(batch, item.component)
  const weight = inMillionths(item.weight)
  const i = batch.items
  if (rule < 0 || component < 0 || weight === null || !writeFigures(batch, i, item, tally)) return false
  const { judging = 0, per = 1 } = batch.book.rules[rule] ?? {}
  const [unit, target, actual] = [batch.unit[i] ?? 1, batch.target[i] ?? 0, batch.actual[i] ?? 0]
  const reach = judging >= judgings.indexOf('DEADLINE') ? per * (Math.abs(target) + Math.abs(actual) + 100 * unit) : 0
  if (reach > most) return false
  batch.rule[i] = rule
  batch.component[i] = component
  batch.weight[i] = weight
  batch.gap[i] = tally.gap === null ? 0 : achievementGaps.indexOf(tally.gap) + 1
  batch.items = i + 1
  return true
}

const writeFigures = (batch: Batch, i: number, { baseline }: PlanItem, tally: Tally): boolean => {
  const { target, targetHigh, actual, numerator, denominator } = tally
  const unit = commonUnit(target, targetHigh, actual, baseline ?? null)
  const partsUnit = commonUnit(numerator, denominator)
  if (unit === null || partsUnit === null) return false
  batch.unit[i] = unit
  batch.partsUnit[i] = partsUnit
  batch.target[i] = over(target, unit)
  batch.targetHigh[i] = over(targetHigh, unit)
  batch.actual[i] = over(actual, unit)
  batch.baseline[i] = over(baseline ?? null, unit)
  batch.numerator[i] = over(numerator, partsUnit)
  batch.denominator[i] = over(denominator, partsUnit)
  return true
}

const growTo = (batch: Batch, { segments }: Plan): void => {
  const items = segments.reduce((sum, segment) => sum + segment.items.length, 0)
  grow(batch, cardColumns, batch.cards + 1)
  grow(batch, segmentColumns, batch.segments + segments.length)
  grow(batch, itemColumns, batch.items + items)
  const rated = (batch.cards + 1) * batch.components.length
  if (batch.rated.length < rated) batch.rated = larger(batch.rated, rated)
}

const cardColumns = ['segmentsEnd', 'exemption', 'organisation', 'result', 'behaviour'] as const
const segmentColumns = ['itemsEnd', 'days'] as const
const itemColumns = [
  'rule',
  'component',
  'gap',
  'weight',
  'unit',
  'target',
  'targetHigh',
  'actual',
  'baseline',
  'numerator',
  'denominator',
  'partsUnit',
] as const

const grow = (batch: Batch, columns: readonly (keyof Batch)[], length: number): void => {
  const growing = batch as unknown as Record<string, Float64Array>
  for (const column of columns) {
    const now = growing[column]
    if (now && now.length < length) growing[column] = larger(now, length)
  }
}

const larger = <T extends Float64Array>(column: T, least: number): T => {
  const copy = new (column.constructor as new (length: number) => T)(Math.max(least, column.length * 2))
  copy.set(column)
  return copy
}
