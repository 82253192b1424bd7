// One run of the scoring bench, printed as JSON. Each figure is the best of several rounds, the rivals taking turns.
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads'
import { addTallied, cardTrace, newBatch, scoreBatch, type Batch } from '../../../packages/domain/src/index'
import { byHand, type Flat } from './by-hand'
import { byMathjs } from './by-mathjs'
import { peopleOf, ratings, scheme, type Card } from './cards'

const seconds = (work: () => void): number => {
  const start = performance.now()
  work()
  return (performance.now() - start) / 1000
}

const filled = (people: readonly Card[], batch = newBatch(scheme, { cards: people.length, items: people.length * 8 })): Batch => {
  for (const { plan, tallies } of people) addTallied(batch, plan, tallies, ratings)
  return batch
}

/** The batch's own columns as plain doubles, each figure over its unit, as a hand-written program would hold them. */
const flattened = (batch: Batch): Flat => {
  const { cards, items, unit, component, weight, book } = batch
  const rules = Array.from({ length: items }, (_, i) => book.rules[batch.rule[i]!]!)
  const kinds: Readonly<Record<number, number>> = { 0: 0, 1: 1, 2: 2, 5: 3, 3: 4 }
  const plain = (column: Float64Array): Float64Array => Float64Array.from({ length: items }, (_, i) => column[i]! / unit[i]!)
  return {
    cards,
    kind: Uint8Array.from(rules, ({ judging }) => kinds[judging]!),
    component,
    weight,
    target: plain(batch.target),
    high: plain(batch.targetHigh),
    actual: plain(batch.actual),
    floor: Float64Array.from(rules, ({ low }) => low.value),
    cap: Float64Array.from(rules, ({ high }) => high.value),
  }
}

/** Of so many people: consolidated figures in, scores and traces out. */
const traced = (people: readonly Card[], batch: Batch): number => {
  let characters = 0
  batch.cards = batch.segments = batch.items = 0
  const outcome = scoreBatch(filled(people, batch))
  for (let card = 0; card < people.length; card++) characters += cardTrace(outcome, card).length
  return characters
}

if (isMainThread) await compare()
else {
  const people = peopleOf(workerData as number, 3)
  const batch = filled(people)
  traced(people, batch)
  parentPort!.on('message', () => parentPort!.postMessage(traced(people, batch)))
  parentPort!.postMessage(0)
}

async function compare(): Promise<void> {
  const cards = 12_000
  const batch = filled(peopleOf(cards, 1))
  const flat = flattened(batch)
  const [handScores, handBands] = [new Float64Array(cards), new Int8Array(cards)]
  const [mathScores, mathBands, mathCards] = [new Float64Array(cards), new Int8Array(cards), 3_000]
  let outcome = scoreBatch(batch)
  const best = { ours: Infinity, hand: Infinity, mathjs: Infinity }
  for (let round = 0; round < 40; round++) {
    best.ours = Math.min(best.ours, seconds(() => (outcome = scoreBatch(batch))) / cards)
    best.hand = Math.min(best.hand, seconds(() => byHand(flat, handScores, handBands)) / cards)
    if (round % 8 === 0) best.mathjs = Math.min(best.mathjs, seconds(() => byMathjs(flat, mathCards, mathScores, mathBands)) / mathCards)
  }
  let [handWrong, mathWrong] = [0, 0]
  for (let card = 0; card < cards; card++) {
    const right = outcome.scores[card]! / 100
    if (right !== handScores[card] || outcome.bands[card] !== handBands[card]) handWrong++
    if (card < mathCards && (Math.abs(right - mathScores[card]!) > 0.011 || Math.abs(outcome.bands[card]! - mathBands[card]!) > 1)) mathWrong++
  }
  if (handWrong > cards / 100 || mathWrong > 0) throw new Error(`not the same work: ${handWrong} and ${mathWrong} cards differ`)
  const rate = await tracedRate(20_000)
  const round = (x: number): number => Math.round(x)
  console.log(
    `FIGURES ${JSON.stringify({ ours: round(1 / best.ours), hand: round(1 / best.hand), mathjs: round(1 / best.mathjs), traced: round(rate), near: outcome.counts.near, handWrong, cards })}`,
  )
}

/** Scorecards with trace a second, from figures to text, two threads at once. */
async function tracedRate(each: number): Promise<number> {
  const workers = [0, 1].map(() => new Worker(new URL(import.meta.url), { workerData: each }))
  const turn = (worker: Worker) => new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))
  await Promise.all(workers.map(turn))
  let best = Infinity
  for (let round = 0; round < 5; round++) {
    const start = performance.now()
    await Promise.all(workers.map((worker) => (worker.postMessage(0), turn(worker))))
    best = Math.min(best, (performance.now() - start) / 1000)
  }
  await Promise.all(workers.map((worker) => worker.terminate()))
  return (2 * each) / best
}
