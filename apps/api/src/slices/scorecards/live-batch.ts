/** Live scorecards by the thousand: through the domain's columns, which answer what `scoreOf` answers for a fraction of its work. */
import { addCard, bandCode, clearBatch, newBatch, notAssessedCode, ok, refuseAll, scoreBatch, scoreText, type Batch, type Result, type Scheme } from '@tolok/domain'
import { kept, keptUnder, scoreOf, type KeptScorecard } from './live'
import type { ScoringInputs } from './scoring-inputs'

/** One a scheme, emptied each time so that its memory serves the next cards. */
const batches = new WeakMap<Scheme, Batch>()

/** What the database keeps of these, in no particular order. Where predicates are given, the evidence beside them is no column: those go one by one. */
export function keptOf(inputs: readonly ScoringInputs[]): KeptScorecard[] {
  const rows: KeptScorecard[] = []
  const byScheme = new Map<Scheme, ScoringInputs[]>()
  for (const one of inputs) {
    const alike = byScheme.get(one.scheme)
    if (one.scheme.yields === 'PREDICATE') rows.push(kept(one, scoreOf(one)))
    else if (alike) alike.push(one)
    else byScheme.set(one.scheme, [one])
  }
  for (const [scheme, alike] of byScheme) {
    const batch = batches.get(scheme) ?? newBatch(scheme)
    batches.set(scheme, batch)
    clearBatch(batch)
    const cards = alike.map((one) => cardOf(batch, one))
    const outcome = scoreBatch(batch)
    for (const [i, one] of alike.entries()) {
      const card = cards[i]!
      const found = card.ok
        ? ok({ score: scoreText(outcome, card.value), band: bandCode(outcome, card.value), predicate: null, evidence: null, notAssessed: notAssessedCode(outcome, card.value) })
        : card
      rows.push(keptUnder(one, found))
    }
  }
  return rows
}

const cardOf = (batch: Batch, { plan, observations, ratings, problems }: ScoringInputs): Result<number> =>
  problems.length > 0 ? refuseAll([...problems]) : addCard(batch, plan, observations, ratings)
