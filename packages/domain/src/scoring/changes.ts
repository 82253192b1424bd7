/** What would change the outcome: the smallest single steps of an input or a rating, each on its own with all else as it is. */
import {
  add,
  compare,
  exactly,
  hundred,
  isNegative,
  isZero,
  multiply,
  one,
  ratioOf,
  subtract,
  truncate,
  zero,
  type Decimal,
  type Exact,
} from '../number'
import type { Band, BandRequirement, Scale } from './bands'
import { bandOf } from './bands'
import { requirementsMet, resultRating } from './plan'
import type { ItemScore, Scorecard } from './score'
import type { Expectation, Predicate } from './scheme'

/** A step of one indicator: with this achievement (percent) and, where the formula can be turned round, this actual, the band is reached. */
export type ItemChange = {
  readonly kind: 'ITEM'
  readonly itemId: string
  readonly to: Band
  readonly achievement: Exact
  readonly actual: Exact | null
}
/** Other ratings and the predicate they make; `steps` counts the levels moved. */
export type RatingChange = {
  readonly kind: 'RATING'
  readonly result: Expectation
  readonly behaviour: Expectation
  readonly to: Predicate
  readonly steps: number
}
export type Change = ItemChange | RatingChange

/**
 * The smallest changes that lift or lower the outcome. Under a score: for each indicator the achievement with which it alone would reach the
 * band above, left out when its cap forbids it. One indicator of weight 50 at 80, total 84, next band from 91: it would need 94. Under a
 * predicate: the ratings one step away, then two, that make another predicate; nothing when nothing was assessed.
 */
export const whatWouldChange = (scorecard: Scorecard): Change[] => {
  const { scheme, exact, ratings } = scorecard
  if (scheme.yields === 'PREDICATE')
    return scorecard.predicate ? ratingChanges(scorecard, resultRating(scheme, ratings), ratings.behaviour) : []
  if (exact === null || scheme.scale === null || scheme.conversion !== undefined) return []
  const target = nextBand(scheme.scale, exact, requirementsMet(ratings))
  if (target === null) return []
  return itemsOf(scorecard).flatMap(({ score, share }) => itemChange(score, share, exact, target))
}

type Target = { readonly band: Band; readonly least: Exact }

/** The least figure that the scale rounds into the band above. */
const nextBand = (scale: Scale, figure: Exact, met: readonly BandRequirement[]): Target | null => {
  const here = bandOf(scale, figure, met)
  const band = scale.bands
    .slice(
      0,
      Math.max(
        0,
        scale.bands.findIndex(({ code }) => code === here?.code),
      ),
    )
    .findLast(({ requires }) => requires === undefined || met.includes(requires))
  if (!here || !band || band.from === null) return null
  const unit: Decimal = { digits: 1n, scale: scale.roundedTo }
  const bound = scale.lowerBound === 'INCLUSIVE' ? band.from : add(band.from, unit)
  return { band, least: subtract(bound, multiply(unit, exactly('0.5'))) }
}

/** Each judged indicator with its share of the whole score. */
const itemsOf = ({ segments }: Scorecard): { score: ItemScore; share: Exact }[] =>
  segments.flatMap((segment) =>
    segment.components.flatMap((component) =>
      component.items.flatMap((score) =>
        score.figure === null ? [] : [{ score, share: multiply(multiply(segment.share, component.share), score.share) }],
      ),
    ),
  )

const itemChange = (score: ItemScore, share: Exact, exact: Exact, { band, least }: Target): ItemChange[] => {
  const more = isZero(share) ? null : ratioOf(subtract(least, exact), share)
  if (more === null || score.figure === null) return []
  const achievement = add(score.figure, more)
  const { cap } = score.item.spec
  if ((cap !== null && compare(achievement, cap) > 0) || score.cappedByScheme) return []
  return [{ kind: 'ITEM', itemId: score.item.id, to: band, achievement, actual: actualFor(score, achievement) }]
}

/** The formula turned round, for the two that have one answer: R = C × T and R = (2 − C) × T. */
const actualFor = ({ item: { spec, type, baseline, composite }, tally: { target } }: ItemScore, achievement: Exact): Exact | null => {
  if (target === null || type.working || baseline || composite) return null
  const share = ratioOf(achievement, hundred) ?? zero
  if (spec.polarity === 'MAXIMIZE') return multiply(share, target)
  if (spec.polarity === 'MINIMIZE' && spec.minimizeFormula === 'LINEAR') return multiply(subtract(add(one, one), share), target)
  return null
}

const levels: readonly Expectation[] = ['BELOW', 'MEETS', 'ABOVE']

const ratingChanges = (
  { scheme: { matrix }, predicate, ratings: { unitHead } }: Scorecard,
  result: Expectation | null,
  behaviour: Expectation | null,
): RatingChange[] => {
  if (matrix === null || result === null || behaviour === null) return []
  // The results of the head of a unit are the organisation's: nobody rates them otherwise.
  const all = (unitHead ? [result] : levels).flatMap((toResult) =>
    levels.map((toBehaviour): RatingChange => {
      const steps =
        Math.abs(levels.indexOf(toResult) - levels.indexOf(result)) + Math.abs(levels.indexOf(toBehaviour) - levels.indexOf(behaviour))
      return { kind: 'RATING', result: toResult, behaviour: toBehaviour, to: matrix[toResult][toBehaviour], steps }
    }),
  )
  const others = all.filter(({ to }) => to !== predicate).sort((a, b) => a.steps - b.steps)
  return others.filter(({ to, steps }) => steps === Math.min(...others.filter((other) => other.to === to).map((other) => other.steps)))
}

/**
 * The actual of a step as people report it, with so many decimals, rounded to the side that still reaches the band: 26.155885 documents become
 * 27 where more is better; 98.0101 days become 98 where less is.
 */
export const reportable = (actual: Exact, { polarity }: Pick<ItemScore['item']['spec'], 'polarity'>, decimals: number): Decimal => {
  const cut = truncate(actual, decimals)
  if (compare(cut, actual) === 0) return cut
  const unit: Decimal = { digits: 1n, scale: decimals }
  if (polarity === 'MINIMIZE') return isNegative(actual) ? subtract(cut, unit) : cut
  return isNegative(actual) ? cut : add(cut, unit)
}
