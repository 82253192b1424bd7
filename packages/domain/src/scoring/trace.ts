/**
 * The trace of a scorecard without its words: what was reckoned, as codes and exact figures in lowest terms. Together with the inputs it gives
 * the scorecard back without judging anything again, so `explain` says the same words years later. Sums are left out: they re-add.
 */
import { inLowestTerms } from '../canonical'
import { exactly, roundHalfUp, toText, zero, type Exact } from '../number'
import { ok, refuse, type Result } from '../result'
import type { Tally } from '../indicators/indicator'
import { achievementGaps, type Achievement, type AchievementGap } from './achievement'
import type { Added } from './additions'
import { exact, fields, listOf, oneOf, orAbsent, text, whole, type Reader } from './document'
import type { ScoredInputs } from './inputs'
import { componentsOf, type Observations, type PlanItem, type PlanSegment, type Ratings } from './plan'
import { predicates, type Predicate, type Scheme, type SchemeComponent } from './scheme'
import {
  engineVersion,
  notAssessedReasons,
  total,
  withAdded,
  type ComponentScore,
  type ItemScore,
  type NotAssessedReason,
  type Scorecard,
  type SegmentScore,
} from './score'

export const marks = [
  'CAPPED', // by the indicator's cap
  'FLOORED', // by its floor
  'SCHEME_CAPPED', // by the scheme's cap
  'ZERO_TARGET', // judged by the rule for a target of zero
] as const
export type Mark = (typeof marks)[number]

/** An item: its consolidated figures, the raw percent, the figure that was weighed, its share, and what happened on the way; or the gap. */
export type ItemTrace = {
  readonly target?: Exact
  readonly targetHigh?: Exact
  readonly actual?: Exact
  readonly numerator?: Exact
  readonly denominator?: Exact
  readonly raw?: Exact
  readonly figure?: Exact
  readonly share?: Exact
  readonly marks?: readonly Mark[]
  readonly gap?: AchievementGap
}
/** A component without share had no figure. One that people rated has no items. */
export type ComponentTrace = {
  readonly code: string
  readonly share?: Exact
  readonly items: readonly ItemTrace[]
  /** Points for work beyond the plan, by the addition's code. */
  readonly added?: readonly { readonly code: string; readonly points: Exact }[]
}
export type SegmentTrace = { readonly days: number; readonly share?: Exact; readonly components: readonly ComponentTrace[] }
export type Trace = {
  readonly segments: readonly SegmentTrace[]
  readonly score?: string
  readonly band?: string
  readonly predicate?: Predicate
  readonly notAssessed?: NotAssessedReason
}

/** The trace of a scorecard. Its document is `traceDocument`; with the inputs and the scheme it is the scorecard again: `tracedScorecard`. */
export const traceOf = ({ segments, score, band, predicate, notAssessed }: Scorecard): Trace => ({
  segments: segments.map(({ days, components, ...segment }) => ({
    days,
    ...sharePart(segment),
    components: components.map(({ component, items, added, ...part }) => ({
      code: component.code,
      ...sharePart(part),
      items: items.map(itemTrace),
      ...(added.length > 0 && { added: added.map(({ addition, points }) => ({ code: addition.code, points })) }),
    })),
  })),
  ...(score && { score: toText(score) }),
  ...(band && { band: band.code }),
  ...(predicate && { predicate }),
  ...(notAssessed && { notAssessed }),
})

const sharePart = ({ figure, share }: { readonly figure: Exact | null; readonly share: Exact }): { share?: Exact } =>
  figure === null ? {} : { share }

const figuresOf = ({ target, targetHigh, actual, numerator, denominator }: Tally): Partial<Record<Exclude<keyof Tally, 'gap'>, Exact>> =>
  Object.fromEntries(Object.entries({ target, targetHigh, actual, numerator, denominator }).filter(([, figure]) => figure !== null))

const itemTrace = ({ tally, achievement, figure, share, cappedByScheme }: ItemScore): ItemTrace => {
  if (achievement.value === null || figure === null)
    return { ...figuresOf(tally), ...(achievement.value === null && { gap: achievement.reason }) }
  const { raw, capped, floored, zeroTarget } = achievement
  const happened = { CAPPED: capped, FLOORED: floored, SCHEME_CAPPED: cappedByScheme, ZERO_TARGET: zeroTarget }
  const named = marks.filter((mark) => happened[mark])
  return { ...figuresOf(tally), raw, figure, share, ...(named.length > 0 && { marks: named }) }
}

/** The trace as a document for `canonicalText`: every figure in lowest terms, whatever it was reckoned by. */
export const traceDocument = (trace: Trace): unknown => inLowestTerms(trace)

const itemFields = fields<ItemTrace>({
  target: orAbsent(exact),
  targetHigh: orAbsent(exact),
  actual: orAbsent(exact),
  numerator: orAbsent(exact),
  denominator: orAbsent(exact),
  raw: orAbsent(exact),
  figure: orAbsent(exact),
  share: orAbsent(exact),
  marks: orAbsent(listOf(oneOf(marks), marks.length)),
  gap: orAbsent(oneOf(achievementGaps)),
})
const decimalText: Reader<string> = (input, path) =>
  typeof input === 'string' && /^-?\d+(\.\d+)?$/.test(input) ? ok(input) : refuse('NOT_A_NUMBER', path)

/** A trace from its document. Refuses every wrong field at once, each with its path. */
export const readTrace: Reader<Trace> = fields<Trace>({
  segments: listOf(
    fields<SegmentTrace>({
      days: whole(1, 1_000_000),
      share: orAbsent(exact),
      components: listOf(
        fields<ComponentTrace>({
          code: text,
          share: orAbsent(exact),
          items: listOf(itemFields, 1000),
          added: orAbsent(listOf(fields<NonNullable<ComponentTrace['added']>[number]>({ code: text, points: exact }), 1000)),
        }),
        1000,
      ),
    }),
    1000,
  ),
  score: orAbsent(decimalText),
  band: orAbsent(text),
  predicate: orAbsent(oneOf(Object.keys(predicates) as Predicate[])),
  notAssessed: orAbsent(oneOf(notAssessedReasons)),
})

/**
 * The scorecard that a trace belongs to, from its inputs, nothing judged anew: what floor, cap and band made of the figures is read, not
 * reckoned. Refuses MALFORMED for a trace of another plan or scheme.
 */
export const tracedScorecard = (
  trace: Trace,
  { plan, observations, ratings }: ScoredInputs,
  scheme: Scheme,
  engine = engineVersion,
): Result<Scorecard> => {
  const components = componentsOf(scheme)
  const band = scheme.scale?.bands.find(({ code }) => code === trace.band) ?? null
  const fits =
    trace.segments.length === plan.segments.length &&
    (trace.band === undefined || band !== null) &&
    trace.segments.every((segment, i) => fitsSegment(segment, plan.segments[i], components)) &&
    trace.segments.every(({ components: traced }) =>
      traced.every(({ added = [] }) => addedAgain(added, ratings, scheme).length === added.length),
    )
  if (!fits) return refuse('MALFORMED', ['trace'], { expected: 'TRACE_OF_PLAN' })
  const segments = trace.segments.map((segment, i) =>
    tracedSegment(segment, plan.segments[i] as PlanSegment, observations, ratings, scheme),
  )
  const figure = plan.exemption === null ? total(segments) : null
  return ok({
    scheme,
    engine,
    plan,
    ratings,
    exact: scheme.yields === 'SCORE' ? figure : null,
    score: trace.score === undefined ? null : exactly(trace.score),
    band,
    predicate: trace.predicate ?? null,
    evidence: scheme.yields === 'PREDICATE' ? figure : null,
    notAssessed: trace.notAssessed ?? null,
    exemption: plan.exemption,
    segments,
  })
}

const itemsIn = ({ items }: PlanSegment, { code }: SchemeComponent): PlanItem[] => items.filter(({ component }) => component === code)

const fitsSegment = (trace: SegmentTrace, segment: PlanSegment | undefined, components: readonly SchemeComponent[]): boolean =>
  segment !== undefined &&
  trace.components.length === components.length &&
  components.every((component, i) => {
    const traced = trace.components[i]
    return traced?.code === component.code && traced.items.length === itemsIn(segment, component).length && traced.items.every(isWhole)
  })

/** Either a gap, or all that a figure needs. */
const isWhole = ({ gap, raw, figure, share }: ItemTrace): boolean =>
  gap === undefined ? raw !== undefined && figure !== undefined && share !== undefined : raw === undefined && figure === undefined

const tracedSegment = (
  trace: SegmentTrace,
  segment: PlanSegment,
  observations: Observations,
  ratings: Ratings,
  scheme: Scheme,
): SegmentScore => {
  const schemeComponents = componentsOf(scheme)
  const components = trace.components.map(({ items, share = zero, added = [] }, i): ComponentScore => {
    const component = schemeComponents[i] as SchemeComponent
    const rated = ratings.figures.find((figure) => figure.component === component.code) ?? null
    const planned = itemsIn(segment, component)
    const scored = items.map((item, j) => tracedItem(item, planned[j] as PlanItem, observations))
    const again = addedAgain(added, ratings, scheme)
    return { component, rated, items: scored, added: again, figure: withAdded(rated ? rated.value : total(scored), again), share }
  })
  return { segment, days: trace.days, components, figure: total(components), share: trace.share ?? zero }
}

/** The points as they were traced, with the rule and what was given; those of a code that either has not are left out. */
const addedAgain = (traced: NonNullable<ComponentTrace['added']>, ratings: Ratings, { additions = [] }: Scheme): Added[] =>
  traced.flatMap(({ code, points }): Added[] => {
    const [addition, given] = [additions.find((one) => one.code === code), ratings.additions?.find((one) => one.code === code)]
    return addition && given ? [{ addition, given, points }] : []
  })

const tracedItem = (trace: ItemTrace, item: PlanItem, observations: Observations): ItemScore => {
  const { target = null, targetHigh = null, actual = null, numerator = null, denominator = null, figure = null, share = zero } = trace
  const gap = actual === null ? (trace.gap ?? null) : null
  return {
    item,
    tally: { target, targetHigh, actual, numerator, denominator, gap },
    achievement: tracedAchievement(trace, item),
    observations: observations.get(item.id) ?? [],
    figure,
    share,
    cappedByScheme: trace.marks?.includes('SCHEME_CAPPED') ?? false,
  }
}

const tracedAchievement = ({ raw = zero, gap, marks: named = [] }: ItemTrace, { spec }: PlanItem): Achievement => {
  if (gap !== undefined) return { value: null, reason: gap }
  const [capped, floored] = [named.includes('CAPPED'), named.includes('FLOORED')]
  const judged = (capped ? spec.cap : floored ? spec.floor : null) ?? raw
  return { raw, judged, value: roundHalfUp(judged, 2), capped, floored, zeroTarget: named.includes('ZERO_TARGET') }
}
