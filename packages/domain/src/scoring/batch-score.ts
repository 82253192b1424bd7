/**
 * Scores of a batch at the speed of floating point, and exact all the same: a floating-point filter, as geometry programs use it.
 *
 * A score is a sum of products of quotients, so its double x̂ can be bounded. With u = 2^-53 every operation of the loop answers its exact result
 * times (1 + δ), |δ| ≤ u, and every number it begins with is exact (batch.ts) or a bound rounded once. Along one term of the sum stand at most:
 * 2 roundings for factor·above/below, 1 for a bound or a converted value, 1 for the weight, n for adding n items, 1 for dividing by their
 * weight, then 1 + c + 1 for c components and 1 + s + 1 for s segments, 1 for the shift to whole last decimals: k = n + c + s + 10. So
 *
 *   |x̂ − x| ≤ γ_k · A, γ_k = k·u / (1 − k·u), A = the same sum over absolute values (cutting to bounds brings two numbers never further apart)
 *
 * Â, reckoned alongside, is A within γ_k again; 2u·(n + c + s + 16)·Â is therefore a bound with room to spare for every k < 2^40. Where no tie
 * of the rounding lies that near, x̂ rounds as x does, and bands are compared after rounding, in whole numbers. Where one lies nearer, and where
 * x̂ is beyond 2^50, the card is reckoned in exact fractions from the same columns. No term underflows: a quotient that is not zero is at
 * least 2^-51 and weights are whole numbers.
 */
import { convertedValue } from '../calculators/skp2021'
import { compare, exactly, multiply, ratioOf, roundHalfUp, sumOf, toRatio, toText, type Exact } from '../number'
import { bandOf } from './bands'
import { banding, tooNear } from './batch-bands'
import type { Batch } from './batch'
import type { Bound, Rule } from './batch-rules'
import { millionth } from './batch-units'
import { judge, type Judged } from './batch-judge'
import { expectations, predicates, type Predicate } from './scheme'
import { notAssessedReasons, roundedBy, scoreTallies, type NotAssessedReason, type Scorecard } from './score'

/** One place for each card. */
export type BatchOutcome = {
  readonly batch: Batch
  /** In units of the scheme's last decimal: 8496 is 84.96. NaN is no score, or one beyond 2^53, which stands in `large`. */
  readonly scores: Float64Array
  readonly large: Map<number, string>
  /** The place of the band on the scheme's scale; −1 is none. */
  readonly bands: Int8Array
  /** One more than the place in `predicates` and `notAssessedReasons`; 0 is none. */
  readonly predicates: Uint8Array
  readonly notAssessed: Uint8Array
  /** How many cards lay too near a tie, and how many were no columns. */
  readonly counts: { near: number; apart: number }
}

const predicateCodes = Object.keys(predicates) as Predicate[]
const levels = Object.keys(expectations) as (keyof typeof expectations)[]
const reason = (name: NotAssessedReason): number => notAssessedReasons.indexOf(name) + 1
const [exempt, nothingJudged, organisationNotRated, notRated] = [
  reason('EXEMPT'),
  reason('NOTHING_JUDGED'),
  reason('ORGANISATION_NOT_RATED'),
  reason('NOT_RATED'),
]

/** The score of a card as `score` writes it: '84.96'; null without one. */
export const scoreText = ({ scores, large, batch }: BatchOutcome, card: number): string | null => {
  const digits = scores[card] as number
  if (digits !== digits) return large.get(card) ?? null
  return toText({ digits: BigInt(digits), scale: batch.scheme.rounding.decimals })
}
/** Its band, predicate, and why it has neither. */
export const bandCode = ({ bands, batch }: BatchOutcome, card: number): string | null =>
  batch.scheme.scale?.bands[bands[card] as number]?.code ?? null
export const predicateCode = (outcome: BatchOutcome, card: number): Predicate | null =>
  predicateCodes[(outcome.predicates[card] as number) - 1] ?? null
export const notAssessedCode = ({ notAssessed }: BatchOutcome, card: number): NotAssessedReason | null =>
  notAssessedReasons[(notAssessed[card] as number) - 1] ?? null

/**
 * Scores every card of a batch: in score, band, predicate and reason what `score` answers, to the last digit. Weights 60 and 40 with 90 and 75
 * are scores[0] = 8400 under two decimals.
 */
export const scoreBatch = (batch: Batch): BatchOutcome => {
  const { cards, scheme } = batch
  const outcome: BatchOutcome = {
    batch,
    scores: new Float64Array(cards).fill(NaN),
    large: new Map(),
    bands: new Int8Array(cards).fill(-1),
    predicates: new Uint8Array(cards),
    notAssessed: new Uint8Array(cards),
    counts: { near: 0, apart: batch.apart.size },
  }
  if (scheme.yields === 'PREDICATE') ratePredicates(batch, outcome)
  else scoreColumns(batch, outcome)
  for (const card of batch.apart.keys()) settle(outcome, card, apartScorecard(batch, card))
  return outcome
}

/** The scorecard of a card that stands apart. Its observations are not kept. */
export const apartScorecard = ({ apart, scheme }: Batch, card: number): Scorecard => {
  const inputs = apart.get(card)
  if (!inputs) throw new RangeError('not a card apart')
  return scoreTallies(inputs.plan, inputs.tallies, new Map(), inputs.ratings, scheme)
}

const settle = (
  outcome: BatchOutcome,
  card: number,
  { score, band, predicate, notAssessed }: Pick<Scorecard, 'score' | 'band' | 'predicate' | 'notAssessed'>,
) => {
  const digits = score === null ? NaN : Number(score.digits)
  if (score && !Number.isSafeInteger(digits)) outcome.large.set(card, toText(score))
  outcome.scores[card] = Number.isSafeInteger(digits) ? digits : NaN
  outcome.bands[card] = band === null ? -1 : (outcome.batch.scheme.scale?.bands.indexOf(band) ?? -1)
  outcome.predicates[card] = predicate === null ? 0 : predicateCodes.indexOf(predicate) + 1
  outcome.notAssessed[card] = notAssessed === null ? 0 : reason(notAssessed)
}

const ratePredicates = ({ cards, exemption, organisation, result, behaviour, scheme: { matrix } }: Batch, outcome: BatchOutcome): void => {
  for (let card = 0; card < cards; card += 1) {
    const [first, second] = [levels[(result[card] as number) - 1], levels[(behaviour[card] as number) - 1]]
    const unrated = first === undefined || second === undefined || matrix === null
    outcome.notAssessed[card] = exemption[card] ? exempt : !organisation[card] ? organisationNotRated : unrated ? notRated : 0
    if (outcome.notAssessed[card] === 0 && !unrated) outcome.predicates[card] = predicateCodes.indexOf(matrix[first][second]) + 1
  }
}

/** A rule as numbers side by side, since the loop below lives in arrays. */
const ruleColumns = (rules: readonly Rule[]) => ({
  judgings: Uint8Array.from(rules, ({ judging }) => judging),
  pers: Float64Array.from(rules, ({ per }) => per),
  lows: Float64Array.from(rules, ({ low }) => low.value),
  highs: Float64Array.from(rules, ({ high }) => high.value),
})

const scoreColumns = (batch: Batch, outcome: BatchOutcome): void => {
  const { cards, components, segmentsEnd, itemsEnd, days, rule, component, weight, rated, exemption, book, scheme } = batch
  const { judgings, pers, lows, highs } = ruleColumns(book.rules)
  const count = components.length
  const shares = Float64Array.from(components, (one) => one.weight)
  const isConverted = scheme.conversion !== undefined
  const [weights, sums] = [new Float64Array(count), new Float64Array(count)]
  const mayBeNegative = isConverted || lows.some((low) => low < 0)
  const sizes = mayBeNegative ? new Float64Array(count) : sums
  const shift = 10 ** scheme.rounding.decimals
  const bandOfScore = banding(scheme)
  const tie = scheme.rounding.mode === 'HALF_UP' ? 0.5 : 0
  const found: Judged = { above: 0, below: 1, factor: 100, zeroTarget: 0 }
  const { scores, bands, notAssessed } = outcome
  let [segment, item] = [0, 0]
  for (let card = 0; card < cards; card += 1) {
    const [firstItem, firstSegment] = [item, segment]
    const lastSegment = segmentsEnd[card] as number
    let [cardWeight, cardSum, cardSize] = [0, 0, 0]
    for (; segment < lastSegment; segment += 1) {
      for (let c = 0; c < count; c += 1) weights[c] = sums[c] = sizes[c] = 0
      for (const end = itemsEnd[segment] as number; item < end; item += 1) {
        const r = rule[item] as number
        if (judge(batch, judgings[r] as number, pers[r] as number, item, found) !== 0) continue
        const percent = (found.factor * found.above) / found.below
        const low = lows[r] as number
        const high = highs[r] as number
        const cut = percent > high ? high : percent < low ? low : percent
        const figure = isConverted ? convertedFigure(cut, found, book.rules[r] as Rule) : cut
        const c = component[item] as number
        const w = weight[item] as number
        weights[c] = (weights[c] as number) + w
        sums[c] = (sums[c] as number) + w * figure
        if (mayBeNegative) sizes[c] = (sizes[c] as number) + w * Math.abs(figure)
      }
      let [segmentWeight, segmentSum, segmentSize] = [0, 0, 0]
      for (let c = 0; c < count; c += 1) {
        const share = shares[c] as number
        const given = rated[card * count + c] as number
        const isRated = given === given
        const whole = isRated ? millionth : (weights[c] as number)
        if (whole === 0) continue
        segmentWeight += share
        segmentSum += (share * (isRated ? given : (sums[c] as number))) / whole
        segmentSize += (share * (isRated ? given : (sizes[c] as number))) / whole
      }
      if (segmentWeight === 0) continue
      const length = days[segment] as number
      cardWeight += length
      cardSum += (length * segmentSum) / segmentWeight
      cardSize += (length * segmentSize) / segmentWeight
    }
    if (exemption[card] !== 0 || cardWeight === 0) {
      notAssessed[card] = exemption[card] !== 0 ? exempt : nothingJudged
      continue
    }
    const figure = cardSum / cardWeight
    const scaled = Math.abs(figure) * shift
    const error = (cardSize / cardWeight) * shift * (item - firstItem + count + segment - firstSegment + 16) * 2 ** -52
    const down = Math.floor(scaled)
    const rest = scaled - down
    const isSafe = scaled < 2 ** 50 && (tie === 0.5 ? Math.abs(rest - 0.5) > error : rest > error && 1 - rest > error)
    const digits = isSafe ? (figure < 0 ? -1 : 1) * (tie === 0.5 && rest > 0.5 ? down + 1 : down) : NaN
    const band = isSafe ? bandOfScore(figure, error / shift, digits) : tooNear
    if (band === tooNear) {
      outcome.counts.near += 1
      settleExactly(outcome, card, firstSegment, firstItem)
      continue
    }
    scores[card] = digits === 0 ? 0 : digits
    bands[card] = band
  }
}

/** What PermenPANRB 8/2021 makes of an achievement, by whole percent; asked of its own rule once. */
const conversions = Array.from({ length: 112 }, (_, percent) => convertedValue(exactly(String(percent)), false))
const conversionFigures = Float64Array.from(conversions, (value) => Number(toRatio(value).numerator) / Number(toRatio(value).denominator))

const convertedFigure = (cut: number, found: Judged, rule: Rule): number => {
  const up = Math.floor(Math.abs(cut) + 0.5)
  const isNear = Math.abs(Math.abs(cut) + 0.5 - Math.round(Math.abs(cut) + 0.5)) <= (Math.abs(cut) + 1) * 2 ** -48 || up > 2 ** 40
  const percent = isNear ? Number(roundHalfUp(cutExactly(found, rule), 0).digits) : cut < 0 ? -up : up
  if (percent < 0) return (percent * 49) / 59
  return percent === 100 && rule.attainableMaximum ? 120 : (conversionFigures[Math.min(percent, 111)] as number)
}

/** The exact percent of a judgement within its bounds. */
const cutExactly = ({ factor, above, below }: Judged, { low, high }: Rule): Exact => {
  const raw = { numerator: BigInt(factor) * BigInt(above), denominator: BigInt(below) }
  const [least, most] = [boundExactly(low), boundExactly(high)]
  if (most && compare(raw, most) > 0) return most
  return least && compare(raw, least) < 0 ? least : raw
}
const boundExactly = ({ above, below }: Bound): Exact | null =>
  below === 0 ? null : { numerator: BigInt(above), denominator: BigInt(below) }

const whole = (x: number): Exact => ({ digits: BigInt(x), scale: 0 })

/** The card again in exact fractions, from the same columns. */
const settleExactly = (outcome: BatchOutcome, card: number, firstSegment: number, firstItem: number): void => {
  const { batch } = outcome
  const figure = exactFigure(batch, card, firstSegment, firstItem)
  const { scheme } = batch
  settle(outcome, card, {
    score: figure && roundedBy(scheme, figure),
    band: figure && scheme.scale && bandOf(scheme.scale, figure),
    predicate: null,
    notAssessed: null,
  })
}

type Weighed = { readonly weight: number; readonly figure: Exact }
const meanOf = (parts: readonly Weighed[]): Exact | null =>
  ratioOf(
    sumOf(parts.map(({ weight, figure }) => multiply(whole(weight), figure))),
    whole(parts.reduce((sum, { weight }) => sum + weight, 0)),
  )

const exactFigure = (batch: Batch, card: number, firstSegment: number, firstItem: number): Exact | null => {
  const { components, segmentsEnd, itemsEnd, days, rated } = batch
  const parts: Weighed[] = []
  let first = firstItem
  for (let segment = firstSegment; segment < (segmentsEnd[card] as number); segment += 1) {
    const end = itemsEnd[segment] as number
    const figures = components.flatMap(({ weight }, c): Weighed[] => {
      const given = rated[card * components.length + c] as number
      const figure = given === given ? ratioOf(whole(given), whole(millionth)) : componentFigure(batch, c, first, end)
      return figure === null ? [] : [{ weight, figure }]
    })
    const figure = meanOf(figures)
    if (figure !== null) parts.push({ weight: days[segment] as number, figure })
    first = end
  }
  return meanOf(parts)
}

const componentFigure = (batch: Batch, component: number, first: number, end: number): Exact | null => {
  const found: Judged = { above: 0, below: 1, factor: 100, zeroTarget: 0 }
  const parts: Weighed[] = []
  for (let item = first; item < end; item += 1) {
    if (batch.component[item] !== component) continue
    const rule = batch.book.rules[batch.rule[item] as number] as Rule
    if (judge(batch, rule.judging, rule.per, item, found) !== 0) continue
    const cut = cutExactly(found, rule)
    parts.push({
      weight: batch.weight[item] as number,
      figure: batch.scheme.conversion ? convertedValue(cut, rule.attainableMaximum) : cut,
    })
  }
  return meanOf(parts)
}
