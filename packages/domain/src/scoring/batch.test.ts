/**
 * The batch is the engine: the same scores, bands, predicates and reasons, the same traces and so the same words. A seeded sample in every run,
 * with TOLOK_FULL=1 150,000 cards; TOLOK_SEED repeats a run.
 */
import { anyInputs, type AnyInputs } from '../../testing/scorecards'
import { observationsOf, planOf } from '../../testing/plans'
import { dice } from '../../testing/vectors'
import { canonicalText, inLowestTerms } from '../canonical'
import { exactly, toText } from '../number'
import { addCard, clearBatch, newBatch, type Batch } from './batch'
import { bandCode, notAssessedCode, predicateCode, scoreBatch, scoreText } from './batch-score'
import { cardTrace } from './batch-trace'
import { explain } from './explain'
import { noRatings } from './plan'
import type { Scheme } from './scheme'
import { knownSchemes } from './schemes/index'
import { laterVersions } from './schemes/later-versions'
import { score, type Scorecard } from './score'
import { readTrace, traceDocument, tracedScorecard, traceOf } from './trace'

declare const process: { env: Record<string, string | undefined> }
const full = process.env.TOLOK_FULL === '1'
const cards = full ? 150_000 : 1_200
const roll = dice(Number(process.env.TOLOK_SEED ?? 1671))

/** Other rounding, bands between the decimals, bounds that no double holds, and weights that are none of the usual. */
const [first] = knownSchemes.filter(({ yields, conversion }) => yields === 'SCORE' && !conversion)
const odd = (changes: Partial<Scheme>): Scheme => ({ ...(first as Scheme), ...changes })
const schemes: readonly Scheme[] = [
  ...knownSchemes,
  ...laterVersions,
  odd({ rounding: { decimals: 0, mode: 'TRUNCATE' } }),
  odd({ rounding: { decimals: 4, mode: 'HALF_UP' }, cap: exactly('104.35'), floor: exactly('33.1') }),
  odd({
    rounding: { decimals: 1, mode: 'HALF_UP' },
    cap: null,
    floor: null,
    scale: first?.scale && { ...first.scale, roundedTo: 0, lowerBound: 'EXCLUSIVE' },
  }),
  odd({ floor: exactly('90'), cap: exactly('80') }),
]

const engine = ({ plan, observations, ratings, scheme }: AnyInputs): Scorecard => {
  const scored = score(plan, observations, ratings, scheme)
  if (!scored.ok) throw new Error(JSON.stringify(scored.problems))
  return scored.value
}

const batches = new Map<Scheme, { readonly batch: Batch; inputs: AnyInputs[] }>()
const told = { near: 0, apart: 0, cards: 0, differing: [] as unknown[] }

/** Each scheme's batch of up to a hundred cards, scored and emptied. */
const settle = (scheme: Scheme): void => {
  const open = batches.get(scheme)
  if (!open) return
  const outcome = scoreBatch(open.batch)
  for (const [card, inputs] of open.inputs.entries()) {
    const wanted = engine(inputs)
    const trace = cardTrace(outcome, card)
    const found = [scoreText(outcome, card), bandCode(outcome, card), predicateCode(outcome, card), notAssessedCode(outcome, card), trace]
    const right = [
      wanted.score && toText(wanted.score),
      wanted.band?.code ?? null,
      wanted.predicate,
      wanted.notAssessed,
      canonicalText(traceDocument(traceOf(wanted))),
    ]
    if (JSON.stringify(found) !== JSON.stringify(right)) told.differing.push({ scheme: scheme.id, card, found, right })
  }
  told.near += outcome.counts.near
  told.apart += outcome.counts.apart
  clearBatch(open.batch)
  open.inputs = []
}

const put = (inputs: AnyInputs): void => {
  const open = batches.get(inputs.scheme) ?? { batch: newBatch(inputs.scheme, { cards: 1, items: 1 }), inputs: [] }
  batches.set(inputs.scheme, open)
  const added = addCard(open.batch, inputs.plan, inputs.observations, inputs.ratings)
  if (!added.ok || added.value !== open.inputs.length) throw new Error(JSON.stringify(added))
  open.inputs.push(inputs)
  told.cards += 1
  if (open.inputs.length === 100) settle(inputs.scheme)
}

test(`${cards} cards of every kind are the engine's, to the last digit and the last letter of the trace`, () => {
  for (let i = 0; i < cards && told.differing.length === 0; i += 1) put(anyInputs(roll, schemes))
  for (const scheme of schemes) settle(scheme)
  expect(told.differing).toEqual([])
  expect(told.cards).toBe(cards)
  expect(told.near).toBeGreaterThan(cards / 1000) // ties and edges were there
  expect(told.apart).toBeGreaterThan(cards / 1000)
  expect(told.apart + told.near).toBeLessThan(cards / 2)
})

test('words rendered from the trace of a batch are those of the scorecard', () => {
  for (let i = 0; i < (full ? 10_000 : 200); i += 1) {
    const inputs = anyInputs(roll, schemes)
    const batch = newBatch(inputs.scheme)
    addCard(batch, inputs.plan, inputs.observations, inputs.ratings)
    const trace = readTrace(JSON.parse(cardTrace(scoreBatch(batch), 0)), ['trace'])
    const traced = trace.ok ? tracedScorecard(trace.value, inputs, inputs.scheme) : trace
    if (!traced.ok) throw new Error(JSON.stringify(traced.problems))
    expect(inLowestTerms(explain(traced.value))).toEqual(inLowestTerms(explain(engine(inputs))))
  }
})

/** Scores that lie on a tie, on a band's edge or a hair beside, single and as sums of thirds and sevenths that only add up exactly. */
function* adversarial(): Generator<AnyInputs> {
  const [plain, truncating] = [odd({ cap: null }), odd({ cap: null, rounding: { decimals: 2, mode: 'TRUNCATE' } })]
  const code = plain.weights[0]?.code ?? ''
  const inputs = (scheme: Scheme, figures: readonly (readonly [string, string, string])[]): AnyInputs => {
    const lines = figures.map(([weight, target, actual], i) => ({ id: String(i), component: code, weight, target, actual }))
    return { scheme, plan: planOf(...lines), observations: observationsOf(...lines), ratings: noRatings }
  }
  const parts = ['0.005', '50.995', '51', '65.995', '75.995', '76.005', '84.125', '90.994', '90.995', '91', '99.995', '100.005', '119.995']
  for (const scheme of [plain, truncating]) {
    for (const percent of parts) {
      const thousandths = BigInt(Math.round(Number(percent) * 1000))
      for (const hair of [-1n, 0n, 1n]) {
        for (const zeros of [0n, 3n, 7n, 10n]) {
          const target = 100_000n * 10n ** zeros // up to 1e15 rupiah
          const actual = thousandths * 10n ** zeros + hair
          yield inputs(scheme, [['100', String(target), String(actual)]])
          yield inputs(scheme, [
            ['50', String(target), String(actual - 1n)],
            ['50', String(target), String(actual + 1n)],
          ])
          yield inputs(scheme, [
            ['33.34', String(target), String(actual)],
            ['66.66', String(3n * target), String(3n * actual + hair)],
          ])
        }
      }
      for (const by of [3n, 7n, 11n, 13n]) {
        const whole = thousandths * by
        yield inputs(scheme, [
          ['50', String(100_000n * by), String(whole - 1n)],
          ['25', String(100_000n * by), String(whole + 1n)],
          ['25', String(100_000n * by), String(whole + 1n)],
        ])
      }
    }
  }
}

test('ties, edges and hairs beside them', () => {
  const before = { ...told }
  const cases = [...adversarial()]
  for (const scheme of new Set(cases.map((one) => one.scheme))) {
    for (const one of cases.filter((each) => each.scheme === scheme)) put(one)
    settle(scheme)
  }
  expect(told.differing).toEqual([])
  expect(told.cards - before.cards).toBeGreaterThan(1000)
  expect(told.near - before.near).toBeGreaterThan(300)
})
