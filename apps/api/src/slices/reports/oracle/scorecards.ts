import { fits, momentOf, pathOn, type Fact, type Question } from './facts'
import { fraction, over, total, type Fraction } from './fraction'
import type { Assignment, Card, Rating, World } from './world'

/** Scorecards of the oracle: one a plan that is not for practice, where its employee stood on its last day, beside how the unit above was rated. */
export type SeenCard = { card: Card; fact: Fact; rating: Rating | null }

const shareOf: Record<string, string[]> = {
  SHARE_GOOD_OR_BETTER: ['VERY_GOOD', 'GOOD'], SHARE_VERY_GOOD: ['VERY_GOOD'], SHARE_GOOD: ['GOOD'], SHARE_NEEDS_IMPROVEMENT: ['NEEDS_IMPROVEMENT'], SHARE_POOR_MISCONDUCT: ['POOR_MISCONDUCT'], SHARE_VERY_POOR: ['VERY_POOR'],
}
export const cardMeasures: readonly string[] = ['SCORECARD_COUNT', 'SCORECARD_MEAN', 'PREDICATE_COUNT', 'DISTRIBUTION_GAP', ...Object.keys(shareOf)]
export const cardDimensions: readonly string[] = ['PREDICATE', 'SCHEME', 'SCORECARD_STATE']

export function cardsOf(world: World, question: Question): SeenCard[] {
  const moment = momentOf(question)
  return world.cards.flatMap((card): SeenCard[] => {
    const isAsked = question.municipalities.includes(card.municipality) && card.to >= question.from && card.to <= question.to
    const isKnown = card.reckonedAt <= moment && (card.sealedAt === null || card.sealedAt <= moment)
    const post = postOf(world, card)
    if (!isAsked || !isKnown || card.isPractice || !post) return []
    const fact: Fact = { municipality: card.municipality, indicator: null, agency: post.agency, assignment: post.id, source: null, day: card.to, state: null, card }
    return fits(world, question, question.where, fact) ? [{ card, fact, rating: ratingOf(world, question, fact, card) }] : []
  })
}

/** The post held on the last day, else the last one begun before; of several the definitive one, then the latest, then by number. */
function postOf(world: World, { municipality, nip, to }: Card): Assignment | undefined {
  const isHeld = (one: Assignment) => one.to === null || to < one.to
  const better = (a: Assignment, b: Assignment) => {
    if (isHeld(a) !== isHeld(b)) return isHeld(a)
    if (a.isActing !== b.isActing) return !a.isActing
    return a.from !== b.from ? a.from > b.from : a.id < b.id
  }
  const posts = world.assignments.filter((one) => one.municipality === municipality && one.nip === nip && !one.isWithdrawn && one.from <= to)
  return posts.reduce<Assignment | undefined>((best, one) => (!best || better(one, best) ? one : best), undefined)
}

/** The nearest unit above on that day that was rated for that very period; of its ratings the latest. */
function ratingOf(world: World, question: Question, { agency, day }: Fact, { municipality, period }: Card): Rating | null {
  const later = (a: Rating, b: Rating) => (a.recordedAt !== b.recordedAt ? a.recordedAt > b.recordedAt : a.id > b.id)
  for (const unit of pathOn(world, agency, day).reverse()) {
    const known = world.ratings.filter((one) => one.municipality === municipality && one.agency === unit.id && one.period === period && one.recordedAt <= momentOf(question))
    if (known.length > 0) return known.reduce((best, one) => (later(one, best) ? one : best))
  }
  return null
}

export function cardAnswer(measure: string, cards: readonly SeenCard[]): Fraction | null {
  const judged = cards.filter(({ card }) => card.predicate !== null)
  const scored = cards.flatMap(({ card }) => card.score ?? [])
  if (measure === 'SCORECARD_COUNT') return fraction(cards.length)
  if (measure === 'PREDICATE_COUNT') return fraction(judged.length)
  if (measure === 'SCORECARD_MEAN') return over(total(scored.map(fraction)), fraction(scored.length))
  if (measure === 'DISTRIBUTION_GAP') return gapOf(cards)
  const meant = shareOf[measure]!
  return over(fraction(100 * judged.filter(({ card }) => meant.includes(card.predicate!)).length), fraction(judged.length))
}

/** By how many people one unit misses the pattern of its own predicate; of several units, or where one is unrated, nothing. */
function gapOf(cards: readonly SeenCard[]): Fraction | null {
  const [first] = cards
  if (!first?.rating || cards.some(({ rating }) => rating?.id !== first.rating?.id)) return null
  const [best = 0, good = 0, fair = 0, poor = 0, worst = 0] = ['VERY_GOOD', 'GOOD', 'NEEDS_IMPROVEMENT', 'POOR_MISCONDUCT', 'VERY_POOR'].map((one) => cards.filter(({ card }) => card.predicate === one).length)
  const people = best + good + fair + poor + worst
  const largest = Math.max(best, good, fair, poor, worst)
  const tenths = (n: number) => ({ down: Math.floor((people * n) / 10), up: Math.ceil((people * n) / 10) })
  const misses: Record<Rating['predicate'], number[]> = {
    EXCEPTIONAL: [largest - best, best - tenths(7).down],
    GOOD: [largest - good, good - tenths(7).down, 1 - fair - poor],
    NEEDS_IMPROVEMENT: [tenths(6).up - fair, best - tenths(1).down],
    POOR: [tenths(6).up - poor, tenths(1).up - fair, best - tenths(1).down],
    VERY_POOR: [tenths(6).up - worst, tenths(1).up - fair - poor, best],
  }
  return fraction(people === 0 ? 0 : Math.max(0, ...misses[first.rating.predicate]))
}
