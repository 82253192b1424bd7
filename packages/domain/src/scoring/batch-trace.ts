/** The trace of a card of a batch, as the text that `traceDocument` of its scorecard would give, written straight from the columns. */
import { canonicalText } from '../canonical'
import { achievementGaps } from './achievement'
import type { Batch } from './batch'
import type { Bound, Rule } from './batch-rules'
import { judge, type Judged } from './batch-judge'
import { apartScorecard, bandCode, notAssessedCode, predicateCode, scoreText, type BatchOutcome } from './batch-score'
import { convertedValue } from '../calculators/skp2021'
import { compare, exactText, type Exact } from '../number'
import { traceDocument, traceOf } from './trace'

/**
 * The trace of one scored card: canonical JSON for `readTrace`, about 90 bytes an item. `explain(tracedScorecard(…))` of it says the same words
 * as `explain(score(…))`, tested.
 */
export const cardTrace = (outcome: BatchOutcome, card: number): string => {
  const { batch } = outcome
  if (batch.apart.has(card)) return canonicalText(traceDocument(traceOf(apartScorecard(batch, card))))
  const named = (name: string, value: string | null): string => (value === null ? '' : `"${name}":"${value}",`)
  const band = named('band', bandCode(outcome, card))
  const rest = named('notAssessed', notAssessedCode(outcome, card)) + named('predicate', predicateCode(outcome, card))
  return `{${band}${rest}${named('score', scoreText(outcome, card))}"segments":[${segmentTexts(batch, card)}]}`
}

type SegmentText = { readonly components: string; readonly days: number; readonly isPresent: boolean }

const segmentTexts = (batch: Batch, card: number): string => {
  const { segmentsEnd, itemsEnd, days } = batch
  const [first, end] = [card === 0 ? 0 : (segmentsEnd[card - 1] as number), segmentsEnd[card] as number]
  const segments: SegmentText[] = []
  let whole = 0
  for (let segment = first; segment < end; segment += 1) {
    const firstItem = segment === 0 ? 0 : (itemsEnd[segment - 1] as number)
    const written = segmentText(batch, card, segment, firstItem, itemsEnd[segment] as number)
    if (written.isPresent) whole += days[segment] as number
    segments.push(written)
  }
  let text = ''
  for (const { components, days: length, isPresent } of segments) {
    const share = isPresent ? `,"share":"${fraction(length, whole)}"` : ''
    text += `${text === '' ? '' : ','}{"components":[${components}],"days":${length}${share}}`
  }
  return text
}

const segmentText = (batch: Batch, card: number, segment: number, firstItem: number, lastItem: number): SegmentText => {
  const { components, days, rated } = batch
  const count = components.length
  const weights = componentWeights(batch, firstItem, lastItem)
  let whole = 0
  let isPresent = false
  for (let c = 0; c < count; c += 1)
    if (isThere(rated[card * count + c] as number, weights[c] as number)) whole += components[c]?.weight ?? 0
  let text = ''
  for (let c = 0; c < count; c += 1) {
    const { name = '', weight = 0 } = components[c] ?? {}
    const there = isThere(rated[card * count + c] as number, weights[c] as number)
    if (there && weight > 0) isPresent = true
    const share = there ? `,"share":"${fraction(weight, whole)}"` : ''
    text += `${c === 0 ? '' : ','}{"code":${name},"items":[${itemTexts(batch, c, firstItem, lastItem, weights[c] as number)}]${share}}`
  }
  return { components: text, days: days[segment] as number, isPresent }
}

const isThere = (rated: number, weight: number): boolean => rated === rated || weight > 0

const componentWeights = (batch: Batch, firstItem: number, lastItem: number): Float64Array => {
  const weights = new Float64Array(batch.components.length)
  for (let i = firstItem; i < lastItem; i += 1) {
    const rule = batch.book.rules[batch.rule[i] as number] as Rule
    const c = batch.component[i] as number
    if (judge(batch, rule.judging, rule.per, i, scratch) === 0) weights[c] = (weights[c] as number) + (batch.weight[i] as number)
  }
  return weights
}

/** Overwritten by every judgement; nothing is read from it later. */
const scratch: Judged = { above: 0, below: 1, factor: 100, zeroTarget: 0 }

const itemTexts = (batch: Batch, component: number, firstItem: number, lastItem: number, whole: number): string => {
  let text = ''
  for (let i = firstItem; i < lastItem; i += 1) {
    if (batch.component[i] === component) text += `${text === '' ? '' : ','}${itemText(batch, i, whole)}`
  }
  return text
}

const itemText = (batch: Batch, i: number, whole: number): string => {
  const rule = batch.book.rules[batch.rule[i] as number] as Rule
  const unit = batch.unit[i] as number
  const figure = (name: string, value: number, below: number): string => (value === value ? `,"${name}":"${fraction(value, below)}"` : '')
  const gap = judge(batch, rule.judging, rule.per, i, scratch)
  const before =
    figure('actual', batch.actual[i] as number, unit) + figure('denominator', batch.denominator[i] as number, batch.partsUnit[i] as number)
  const parts = figure('numerator', batch.numerator[i] as number, batch.partsUnit[i] as number)
  const targets = figure('target', batch.target[i] as number, unit) + figure('targetHigh', batch.targetHigh[i] as number, unit)
  if (gap !== 0) return `{${`${before},"gap":"${achievementGaps[gap - 1]}"${parts}${targets}`.slice(1)}}`
  const { factor, above, below, zeroTarget } = scratch
  const raw = product(factor, above, below)
  const [capped, floored] = [isBeyond(scratch, rule.cap, 1), isBeyond(scratch, rule.floor, -1)]
  const schemeCapped = batch.scheme.conversion === undefined && isCutByScheme(scratch, rule, capped, floored)
  const weighed = batch.scheme.conversion ? convertedText(scratch, rule, capped, floored) : cutText(scratch, rule, raw, capped, floored)
  const happened =
    (capped ? ',"CAPPED"' : '') +
    (floored ? ',"FLOORED"' : '') +
    (schemeCapped ? ',"SCHEME_CAPPED"' : '') +
    (zeroTarget ? ',"ZERO_TARGET"' : '')
  const named = happened === '' ? '' : `,"marks":[${happened.slice(1)}]`
  const share = fraction(batch.weight[i] as number, whole)
  return `{${`${before},"figure":"${weighed}"${named}${parts},"raw":"${raw}","share":"${share}"${targets}`.slice(1)}}`
}

/** Does the raw percent lie above a cap (side 1) or below a floor (side −1)? In doubles where they tell for certain. */
const isBeyond = ({ factor, above, below }: Judged, bound: Bound, side: 1 | -1): boolean => {
  if (bound.below === 0) return false
  const [left, right] = [factor * above * bound.below, bound.above * below]
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return (left - right) * side > 0
  const percent = (factor * above) / below
  const distance = (percent - bound.value) * side
  if (Math.abs(distance) > (Math.abs(percent) + Math.abs(bound.value)) * 2 ** -50) return distance > 0
  return compare(rawOf(factor, above, below), exactBound(bound)) * side > 0
}

const rawOf = (factor: number, above: number, below: number): Exact => ({
  numerator: BigInt(factor) * BigInt(above),
  denominator: BigInt(below),
})
const exactBound = ({ above, below }: Bound): Exact => ({ numerator: BigInt(above), denominator: BigInt(below) })

/** The scheme's cap cuts what the indicator's own bounds left. */
const isCutByScheme = (found: Judged, { capIsCut, floorIsCut, high }: Rule, capped: boolean, floored: boolean): boolean =>
  capped ? capIsCut : floored ? floorIsCut : isBeyond(found, high, 1)

const cutText = (found: Judged, { low, high }: Rule, raw: string, capped: boolean, floored: boolean): string =>
  capped || isBeyond(found, high, 1) ? boundText(high) : floored || isBeyond(found, low, -1) ? boundText(low) : raw

const convertedText = ({ factor, above, below }: Judged, rule: Rule, capped: boolean, floored: boolean): string => {
  const judged = capped ? exactBound(rule.cap) : floored ? exactBound(rule.floor) : rawOf(factor, above, below)
  return exactText(convertedValue(judged, rule.attainableMaximum))
}

const boundText = ({ above, below }: Bound): string => fraction(above, below)

/** a / b in lowest terms, of whole numbers within 2^53; 0 / 0, which is a share of nothing, is 0. */
const fraction = (a: number, b: number): string => {
  if (b === 1 || a === 0) return String(a === 0 ? 0 : a)
  const divisor = greatestCommonDivisor(Math.abs(a), b)
  return divisor === b ? String(a / b) : `${a / divisor}/${b / divisor}`
}

/** factor · a / b in lowest terms, though factor · a may be beyond 2^53. */
const product = (factor: number, a: number, b: number): string => {
  const first = greatestCommonDivisor(Math.abs(a), b)
  const [above, below] = [a / first, b / first]
  const second = greatestCommonDivisor(factor, below)
  const top = above * (factor / second)
  if (!Number.isSafeInteger(top)) return exactText(rawOf(factor, a, b))
  return below === second ? String(top) : `${top}/${below / second}`
}

const int = 2 ** 31
const greatestCommonDivisor = (a: number, b: number): number => {
  while (b >= int || a >= int) {
    if (b === 0) return a
    ;[a, b] = [b, a % b]
  }
  let [x, y] = [a | 0, b | 0]
  while (y !== 0) {
    const rest = (x % y) | 0
    x = y
    y = rest
  }
  return x
}
