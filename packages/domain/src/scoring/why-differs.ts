/** Why the same work is judged differently by two rule sets: what each changed rule gave or took, adding up to the whole difference. */
import { absolute, compare, isZero, multiply, roundHalfUp, subtract, sumOf, toText, zero, type Decimal, type Exact } from '../number'
import type { Words } from '../words'
import { bandOf } from './bands'
import { notAssessedWords } from './explain'
import { requirementsMet } from './plan'
import { predicateWords } from './predicate-words'
import type { ItemScore, Scorecard, SegmentScore } from './score'
import { predicates } from './scheme'

export const differenceCauses = [
  'COMPONENT_ADDED',
  'COMPONENT_REMOVED',
  'WEIGHT', // the component counts for more or less; from and to are its weights
  'CAP', // an indicator is cut at another height, or no longer; from and to are its figures
  'FLOOR', // an indicator is lifted to another least figure
  'ADDITION', // work beyond the plan adds more or fewer points; from and to are the points
  'CONVERSION', // an achievement becomes another value before it is weighed
  'ROUNDING', // what rounding added or took
  'BANDS', // the same score lies in another band
  'MATRIX', // the same two ratings make another predicate
  'YIELDS', // a score where there was a predicate, or the other way round
  'NOT_ASSESSED', // assessed by one and not by the other
] as const
export type DifferenceCause = (typeof differenceCauses)[number]

export type DifferenceReason = {
  readonly cause: DifferenceCause
  /** The component's code or the indicator's id; '' for the whole. */
  readonly about: string
  readonly label: Words | null
  /** Decimals, band codes or predicates as text; null is absent. */
  readonly from: string | null
  readonly to: string | null
  /** Points of the score, exact; null where none are involved. */
  readonly points: Exact | null
}

/**
 * The reasons from one scorecard to another of the same plan, the weightiest first, then those without points. Weights 60 and 40 that become 70
 * and 30, with figures 90 and 75: WORK +9, BEHAVIOUR −7.5, together the +1.5 from 84.00 to 85.50. The points of all reasons add up to the
 * difference of the two scores exactly. Empty where both say the same for the same reason. Refuses nothing.
 */
export const whyDiffers = (before: Scorecard, after: Scorecard): DifferenceReason[] => {
  if (before.scheme.yields !== after.scheme.yields) {
    return [{ cause: 'YIELDS', about: '', label: null, from: before.scheme.yields, to: after.scheme.yields, points: null }]
  }
  return [...pointReasons(before, after).sort(byWeight), ...outcomeReasons(before, after)]
}

/** What a scorecard comes to in one word: a predicate, a band, no band (a score without a scale), or not assessed. */
export type Outcome = { readonly code: string; readonly label: Words }

/** The outcome of a scorecard: outcomeOf(card) is { code: 'HIGH', label: { id: 'Tinggi', … } }; NOT_ASSESSED where there is none. */
export const outcomeOf = ({ predicate, band, notAssessed }: Scorecard): Outcome => {
  if (predicate) return { code: predicate, label: predicateWords[predicate] }
  if (notAssessed) return { code: 'NOT_ASSESSED', label: notAssessedWords[notAssessed] }
  return band ? { code: band.code, label: band.label } : { code: 'NO_BAND', label: { id: 'Tanpa pita', en: 'No band' } }
}

export const outcomeDirections = ['UP', 'DOWN', 'SAME', 'OTHER'] as const
export type OutcomeDirection = (typeof outcomeDirections)[number]

/**
 * Which way an outcome moves: UP from 'GOOD' to 'VERY_GOOD'. By the order of the predicates or of the drafted scale's bands where both are in it;
 * OTHER where words do not compare, as when someone is no longer assessed.
 */
export const directionOf = (before: Scorecard, after: Scorecard): OutcomeDirection => {
  const [from, to] = [outcomeOf(before).code, outcomeOf(after).code]
  if (from === to) return 'SAME'
  const order = before.predicate && after.predicate ? Object.keys(predicates) : (after.scheme.scale?.bands ?? []).map(({ code }) => code)
  const [was, is] = [order.indexOf(from), order.indexOf(to)]
  return was < 0 || is < 0 ? 'OTHER' : is < was ? 'UP' : 'DOWN'
}

/** The points of the score that someone gains: 85.50 after 84.00 is 1.50. Null where one of them is no score. */
export const pointsBetween = (before: Scorecard, after: Scorecard): Decimal | null =>
  before.score && after.score ? subtract(after.score, before.score) : null

const pointReasons = (before: Scorecard, after: Scorecard): DifferenceReason[] => {
  if (!before.exact || !after.exact || !before.score || !after.score) return []
  const changed = [...componentReasons(before, after), ...itemReasons(before, after), ...additionReasons(before, after)]
  const rounded = subtract(subtract(after.score, before.score), sumOf(changed.map(({ points }) => points ?? zero)))
  const rounding: DifferenceReason = {
    cause: 'ROUNDING',
    about: '',
    label: null,
    from: toText(before.score),
    to: toText(after.score),
    points: rounded,
  }
  return [...changed, rounding].filter(({ points }) => points !== null && !isZero(points))
}

/** What a component's other share of the whole gives or takes, its figure being what it was. */
const componentReasons = (before: Scorecard, after: Scorecard): DifferenceReason[] => {
  const codes = [...new Set([...after.scheme.weights, ...before.scheme.weights].map(({ code }) => code))]
  return codes.map((code) => {
    const [was, is] = [before, after].map(({ scheme }) => scheme.weights.find((one) => one.code === code))
    const points = sumOf(
      segmentPairs(before, after).map(([from, to]) => {
        const [old, now] = [contributionOf(from, code), contributionOf(to, code)]
        // Who had no figure before had no share either: all of it is the new component's.
        return old.figure === null ? multiply(now.share, now.figure ?? zero) : multiply(subtract(now.share, old.share), old.figure)
      }),
    )
    return {
      cause: !was ? 'COMPONENT_ADDED' : !is ? 'COMPONENT_REMOVED' : 'WEIGHT',
      about: code,
      label: (is ?? was)?.label ?? null,
      from: was ? toText(was.weight) : null,
      to: is ? toText(is.weight) : null,
      points,
    }
  })
}

/** What other points for work beyond the plan give or take, at the weight their component now has. */
const additionReasons = (before: Scorecard, after: Scorecard): DifferenceReason[] =>
  segmentPairs(before, after).flatMap(([from, to]) =>
    (to?.components ?? []).flatMap(({ component, share, added }) => {
      const earlier = from?.components.find((one) => one.component.code === component.code)
      // Who had no figure before: all of it is the component's, as above.
      if (!earlier || earlier.figure === null) return []
      const codes = [...new Set([...added, ...earlier.added].map(({ addition }) => addition.code))]
      return codes.map((code): DifferenceReason => {
        const [old, now] = [earlier.added, added].map((list) => list.find(({ addition }) => addition.code === code))
        return {
          cause: 'ADDITION',
          about: code,
          label: (now ?? old)?.addition.label ?? null,
          from: old ? readable(old.points) : null,
          to: now ? readable(now.points) : null,
          points: multiply(multiply(to?.share ?? zero, share), subtract(now?.points ?? zero, old?.points ?? zero)),
        }
      })
    }),
  )

/** What an indicator's other figure gives or takes, at the weight it now has. */
const itemReasons = (before: Scorecard, after: Scorecard): DifferenceReason[] =>
  segmentPairs(before, after).flatMap(([from, to]) =>
    (to?.components ?? []).flatMap((component) => {
      const share = multiply(to?.share ?? zero, component.share)
      const earlier = from?.components.find((one) => one.component.code === component.component.code)
      return component.items.flatMap((now): DifferenceReason[] => {
        const old = earlier?.items.find(({ item }) => item.id === now.item.id)
        if (!old?.figure || !now.figure || compare(old.figure, now.figure) === 0) return []
        return [
          {
            cause: causeOf(old, now, before, after),
            about: now.item.id,
            label: now.item.label,
            from: readable(old.figure),
            to: readable(now.figure),
            points: multiply(multiply(share, now.share), subtract(now.figure, old.figure)),
          },
        ]
      })
    }),
  )

const causeOf = (old: ItemScore, now: ItemScore, before: Scorecard, after: Scorecard): DifferenceCause => {
  if (before.scheme.conversion !== after.scheme.conversion) return 'CONVERSION'
  return old.cappedByScheme || now.cappedByScheme ? 'CAP' : 'FLOOR'
}

const contributionOf = (segment: SegmentScore | undefined, code: string): { share: Exact; figure: Exact | null } => {
  const component = segment?.components.find((one) => one.component.code === code)
  return { share: multiply(segment?.share ?? zero, component?.share ?? zero), figure: component?.figure ?? null }
}

const segmentPairs = (before: Scorecard, after: Scorecard): [SegmentScore | undefined, SegmentScore | undefined][] =>
  before.segments.map((from) => [from, after.segments.find(({ segment }) => segment.id === from.segment.id)])

const outcomeReasons = (before: Scorecard, after: Scorecard): DifferenceReason[] => {
  const [from, to] = [outcomeOf(before).code, outcomeOf(after).code]
  if (from === to) return []
  const whole = { about: '', label: null, from, to, points: null }
  if (from === 'NOT_ASSESSED' || to === 'NOT_ASSESSED') return [{ ...whole, cause: 'NOT_ASSESSED' }]
  if (before.predicate || after.predicate) return [{ ...whole, cause: 'MATRIX' }]
  const sameScore =
    after.scheme.scale && before.exact
      ? (bandOf(after.scheme.scale, before.exact, requirementsMet(after.ratings))?.code ?? 'NO_BAND')
      : 'NO_BAND'
  return sameScore === from ? [] : [{ ...whole, to: sameScore, cause: 'BANDS' }]
}

const byWeight = (a: DifferenceReason, b: DifferenceReason): number => compare(absolute(b.points ?? zero), absolute(a.points ?? zero))

/** A figure as it is read: two decimals. */
const readable = (x: Exact): string => toText(roundHalfUp(x, 2))
