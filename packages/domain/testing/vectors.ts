/**
 * Seeded cases of every kind, the same everywhere: what server, browser and command line must answer alike. Plain JSON; numbers are texts, so
 * that no reader of them rounds. About one in twelve is wrong on purpose, since refusals must agree too.
 */
import { answerCase, refusedCase } from '../src/index'

export type CaseVector = Readonly<Record<string, unknown>>

/** mulberry32: small, seeded, the same in every engine. */
export const dice = (seed: number) => {
  let state = seed >>> 0
  return (sides: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) % sides
  }
}

/** caseVectors(2000, 1671): two thousand cases, the kinds taking turns. */
export const caseVectors = (count: number, seed: number): CaseVector[] => {
  const roll = dice(seed)
  const oneOf = <T>(...choices: readonly T[]): T => choices[roll(choices.length)] as T
  const many = <T>(length: number, make: (i: number) => T): T[] => Array.from({ length }, (_, i) => make(i))
  const digits = (length: number): string => many(length, () => String(roll(10))).join('')
  const amount = (): string => oneOf(`${1 + roll(999)}`, `${1 + roll(9)}${digits(11)}`, `${roll(200)}.${digits(2)}`, `0.${digits(6)}`)
  const wrong = (): unknown => oneOf<unknown>('NaN', '1e5', '-1', '', null, [], true)
  const maybeWrong = <T>(value: T): unknown => (roll(24) === 0 ? wrong() : value)
  const rating = () => oneOf('ABOVE', 'MEETS', 'BELOW')
  const predicate = () => oneOf('VERY_GOOD', 'GOOD', 'NEEDS_IMPROVEMENT', 'POOR_MISCONDUCT', 'VERY_POOR')
  const pair = (): string[] => [amount(), amount()]
  const levels = (length: number): string[] => many(length, () => String(1 + roll(5)))

  const makers: Readonly<Record<string, () => object>> = {
    achievement: () => {
      const polarity = oneOf('maximize', 'minimize', 'exact', 'milestone', 'range')
      const target = polarity === 'range' ? [`${1 + roll(50)}`, `${51 + roll(50)}`] : maybeWrong(amount())
      return { polarity, target, actual: maybeWrong(amount()), formula: oneOf('linear', 'ratio'), cap: oneOf(null, '100', '120') }
    },
    skm: () =>
      oneOf<object>(
        { means: many(9, () => `${1 + roll(3)}.${digits(2)}`), weight: oneOf('ninth', '0.111', '0.11') },
        { answers: many(1 + roll(20), () => many(9, () => maybeWrong(String(1 + roll(4))))) },
      ),
    predicate: () => ({ result: maybeWrong(rating()), behaviour: rating() }),
    skp2013: () => ({ quantity: pair(), quality: maybeWrong(pair()), time: ['12', String(roll(16))], cost: oneOf(null, pair()) }),
    skp2021: () => ({
      target: '100',
      actual: maybeWrong(`${40 + roll(90)}.${digits(1)}`),
      condition: oneOf('normal', 'special'),
      attainableMaximum: oneOf(true, false),
    }),
    credit: () => ({
      coefficient: oneOf('50', '37.5', '25', '12.5', '5', '3.75'),
      predicate: predicate(),
      months: maybeWrong(String(1 + roll(12))),
    }),
    distribution: () => ({
      organisation: oneOf('EXCEPTIONAL', 'GOOD', 'NEEDS_IMPROVEMENT', 'POOR', 'VERY_POOR'),
      counts: Object.fromEntries(many(3, () => [predicate(), maybeWrong(String(roll(30)))])),
    }),
    ipasn: () => ({ score: maybeWrong(`${roll(100)}.${digits(3)}`) }),
    jpm: () => ({ required: levels(9), actual: maybeWrong(levels(9)), use: oneOf('selection', 'mapping') }),
    scorecard: () => {
      const first = 1 + roll(99)
      const item = (weight: number, id: string) => ({
        id,
        indicator: { type: oneOf('COUNT', 'PERCENTAGE', 'DURATION'), polarity: oneOf('MAXIMIZE', 'MINIMIZE', 'EXACT') },
        weight: String(weight),
        target: amount(),
        actual: maybeWrong(amount()),
      })
      return {
        scheme: 'SAWAHLUNTO_2026',
        items: [item(first, 'a'), item(100 - first, 'b')],
        ratings: oneOf<object>({}, { COMPLAINTS: `${roll(100)}.${digits(2)}` }, { SERVICE_QUALITY: maybeWrong(`${roll(120)}`) }),
      }
    },
  }
  const kinds = Object.keys(makers)
  return many(count, (i) => {
    const kind = kinds[i % kinds.length] as string
    return { kind, ...makers[kind]?.() }
  })
}

/** The answer to each case with its trace in Indonesian, one line of JSON each: what the command line prints with --explain. */
export const answerLines = (vectors: readonly unknown[]): string[] =>
  vectors.map((vector) => {
    const answer = answerCase(vector)
    return JSON.stringify(
      answer.ok ? { ...answer.value.fields, trace: answer.value.trace.map(({ id }) => id) } : refusedCase(answer.problems),
    )
  })
