/**
 * The citizen survey index, Survei Kepuasan Masyarakat. Rule: PermenPANRB 14/2017, nine elements (unsur) answered 1 to 4; before it
 * KEP/25/M.PAN/2/2004 with fourteen. The bands are in scales.ts. Checked against the index that Bantul published for 2023.
 */
import { exactly, multiply, one, ratioOf, roundHalfUp, sumOf, type Decimal, type Exact } from '../number'
import type { Path } from '../problem'
import { ok, refuse, type Result } from '../result'
import { bandOf, type Scale } from '../scoring/bands'
import { line } from '../scoring/lines'
import { skm2004, skm2017 } from '../scoring/scales'
import type { Words } from '../words'
import { isGiven, readChoiceOr, readDecimal, readList, readRecord, readWhole } from './reading'

/**
 * How each element weighs. 'ninth' is exactly one over their number, which the 2017 rule means and most agencies use. Old reports printed
 * with the weight cut to 0.111 or 0.11 come out again with these; 0.071 is the printed weight of the fourteen elements of 2004.
 */
export const skmWeights = ['ninth', '0.111', '0.11', '0.071'] as const
export type SkmWeight = (typeof skmWeights)[number]
export const skmMethods = ['2017', '2004'] as const
export type SkmMethod = (typeof skmMethods)[number]

export type SkmInput = {
  /** The mean answer of each element, 1 to 4; null where nobody answered it. */
  readonly means: readonly (Exact | null)[]
  readonly weight: SkmWeight
  readonly method: SkmMethod
}

/** `index`: 25 to 100, two decimals half-up; null with its reason when an element has no answer at all. */
export type SkmAnswer = {
  readonly index: Decimal | null
  readonly grade: string | null
  readonly reason: 'MISSING_ANSWERS' | null
  readonly means: readonly (Exact | null)[]
  readonly trace: readonly Words[]
}

const elementsOf: Record<SkmMethod, number> = { '2017': 9, '2004': 14 }
const scaleOf: Record<SkmMethod, Scale> = { '2017': skm2017, '2004': skm2004 }
const fewestAndMostElements = { least: 1, most: 14 }
const mostRespondents = 1_000_000

/**
 * A survey in an input: { means: nine numbers } or { answers: a row of whole numbers 1-4 for each respondent, null where unanswered }, with
 * weight (default ninth; 0.071 in 2004) and method (2017). Rows may have another number of elements than the rule's nine; 'ninth' is then one
 * over that number. Refuses REQUIRED, MALFORMED, TOO_SHORT, TOO_LONG, NOT_A_NUMBER, NOT_ONE_OF, OUT_OF_RANGE (a 5 occurs in real surveys) and
 * INCOMPATIBLE: means beside answers, rows of differing length, a printed weight with another number of elements.
 */
export const parseSkm = (input: unknown, path: Path = []): Result<SkmInput> => {
  const record = readRecord(input, path)
  if (!record.ok) return record
  const { means, answers, weight, method } = record.value
  const readMethod = readChoiceOr(method, skmMethods, '2017', [...path, 'method'])
  if (!readMethod.ok) return readMethod
  const readWeight = readChoiceOr(weight, skmWeights, readMethod.value === '2004' ? '0.071' : 'ninth', [...path, 'weight'])
  if (!readWeight.ok) return readWeight
  if (isGiven(means) && isGiven(answers)) return refuse('INCOMPATIBLE', [...path, 'answers'], { with: 'means' })
  const elements = elementsOf[readMethod.value]
  const readMeans = isGiven(answers)
    ? parseAnswers(answers, [...path, 'answers'])
    : readList(means, [...path, 'means'], { least: elements, most: elements }, (mean, at) =>
        readDecimal(mean, at, { least: '1', most: '4' }),
      )
  if (!readMeans.ok) return readMeans
  return fitting({ means: readMeans.value, weight: readWeight.value, method: readMethod.value }, path)
}

const fitting = (input: SkmInput, path: Path): Result<SkmInput> => {
  const { weight, method } = input
  const belongs = weight === 'ninth' || (input.means.length === elementsOf[method] && (weight === '0.071') === (method === '2004'))
  return belongs ? ok(input) : refuse('INCOMPATIBLE', [...path, 'weight'], { with: method === '2004' ? 'method' : 'answers' })
}

const parseAnswers = (answers: unknown, path: Path): Result<(Exact | null)[]> => {
  const rows = readList(answers, path, { least: 1, most: mostRespondents }, (row, at) =>
    readList(row, at, fewestAndMostElements, readAnswer),
  )
  if (!rows.ok) return rows
  const [first = []] = rows.value
  const odd = rows.value.findIndex((row) => row.length !== first.length)
  if (odd >= 0) return refuse('INCOMPATIBLE', [...path, odd], { with: 'answers.0', count: rows.value[odd]?.length, expected: first.length })
  return ok(first.map((_, element) => meanAnswer(rows.value.map((row) => row[element] ?? null))))
}

const readAnswer = (answer: unknown, path: Path): Result<number | null> =>
  isGiven(answer) ? readWhole(answer, path, { least: 1, most: 4 }) : ok(null)

/** The number of answers is counted for each element, so an unanswered question takes nothing away. */
const meanAnswer = (answers: readonly (number | null)[]): Exact | null => {
  const given = answers.filter((answer) => answer !== null)
  const sum = given.reduce((total, answer) => total + answer, 0)
  return ratioOf(exactly(String(sum)), exactly(String(given.length)))
}

/**
 * Σ (mean × weight) × 25, rounded half-up to two decimals before it meets a band, since the printed bands leave gaps of a hundredth.
 * Bantul 2023, means 3.31 3.35 3.49 3.93 3.45 3.39 3.39 3.76 3.35: 87.28, B; with weight 0.111 it would be 87.19, with 0.11 86.41.
 * An element that nobody answered leaves the index null: it is neither 0 nor left out silently.
 */
export const skm = ({ means, weight, method }: SkmInput): SkmAnswer => {
  const known = means.filter((mean) => mean !== null)
  if (known.length === 0 || known.length < means.length) {
    return { index: null, grade: null, reason: 'MISSING_ANSWERS', means, trace: [line(({ of }) => of(missingWords))] }
  }
  const sum = sumOf(known)
  const share: Exact = weight === 'ninth' ? (ratioOf(one, exactly(String(means.length))) ?? one) : exactly(weight)
  const index = roundHalfUp(multiply(multiply(sum, share), exactly('25')), 2)
  const grade = bandOf(scaleOf[method], index)
  return {
    index,
    grade: grade?.code ?? null,
    reason: null,
    means,
    trace: [
      line(({ figure }) => `Σ NRR = ${known.map((mean) => figure(mean)).join(' + ')} = ${figure(sum)}`),
      line(
        ({ figure, answer }) =>
          `IKM = ${figure(sum)} × ${weight === 'ninth' ? `1/${means.length}` : figure(share)} × 25 = ${answer(index)}`,
      ),
      line(
        ({ answer, of }) =>
          `${answer(index)} → ${grade?.code ?? '–'}${grade ? ` (${of(grade.label)})` : ''}, ${scaleOf[method].regulation}`,
      ),
    ],
  }
}

const missingWords: Words = { id: 'Ada unsur tanpa jawaban: indeks tidak dihitung.', en: 'An element has no answers: no index.' }
