/** The predicate of an employee from two ratings. Rule: PermenPANRB 6/2022, annex; the nine cells stand in schemes/predicate-2022.ts. */
import type { Path } from '../problem'
import type { Result } from '../result'
import { line } from '../scoring/lines'
import { expectationWords, predicateWords } from '../scoring/predicate-words'
import { expectations, type Expectation, type Predicate } from '../scoring/scheme'
import { predicateMatrix2022 } from '../scoring/schemes/predicate-2022'
import type { Words } from '../words'
import { readChoice, readRecord, together } from './reading'

export type RatingPair = { readonly result: Expectation; readonly behaviour: Expectation }
export type PredicateAnswer = { readonly predicate: Predicate; readonly trace: readonly Words[] }

/** The two ratings in an input: { result: 'ABOVE', behaviour: 'MEETS' }. Refuses MALFORMED, REQUIRED, NOT_ONE_OF. */
export const parseRatings = (input: unknown, path: Path = []): Result<RatingPair> => {
  const record = readRecord(input, path)
  if (!record.ok) return record
  const choices = Object.keys(expectations) as Expectation[]
  return together<RatingPair>({
    result: readChoice(record.value.result, choices, [...path, 'result']),
    behaviour: readChoice(record.value.behaviour, choices, [...path, 'behaviour']),
  })
}

/**
 * The cell of the 3 × 3 matrix of PermenPANRB 6/2022: results ABOVE with behaviour MEETS are GOOD; behaviour BELOW is never better than
 * POOR_MISCONDUCT; results BELOW with good behaviour only NEEDS_IMPROVEMENT. No percentage enters. Nothing to refuse: every pair has a cell.
 */
export const predicateOf = ({ result, behaviour }: RatingPair): PredicateAnswer => {
  const predicate = predicateMatrix2022[result][behaviour]
  return {
    predicate,
    trace: [
      line(({ of }) => `${of(resultWords)}: ${of(expectationWords[result])}; ${of(behaviourWords)}: ${of(expectationWords[behaviour])}`),
      line(({ of }) => `${of(matrixWords)} → ${of(predicateWords[predicate])}`),
    ],
  }
}

const resultWords: Words = { id: 'Hasil kerja', en: 'Results' }
const behaviourWords: Words = { id: 'perilaku kerja', en: 'behaviour' }
const matrixWords: Words = { id: 'Matriks PermenPANRB 6/2022', en: 'Matrix of PermenPANRB 6/2022' }
