/** A sealed scorecard asked as one case: is it still what its inputs give? */
import type { Path } from '../problem'
import { ok, refuse, type Result } from '../result'
import { knownSchemes, schemeOf } from '../scoring/schemes/index'
import { openSealed, readSealed, recompute } from '../scoring/seal'
import type { Scorecard } from '../scoring/score'
import { isGiven, readRecord } from './reading'

export type CheckedSeal = { readonly scorecard: Scorecard; /** The text, recomputed: the same bytes. */ readonly again: string }

/**
 * { text } with the sealed text as it was kept, read by the schemes that the domain knows. Refuses REQUIRED, NOT_TEXT, UNKNOWN_ID (a scheme of
 * somebody's own), and whatever `readSealed` and `recompute` refuse.
 */
export const checkSealed = (input: unknown, path: Path = []): Result<CheckedSeal> => {
  const record = readRecord(input, path)
  if (!record.ok) return record
  const { text } = record.value
  if (!isGiven(text)) return refuse('REQUIRED', [...path, 'text'])
  if (typeof text !== 'string') return refuse('NOT_TEXT', [...path, 'text'])
  const read = readSealed(text)
  if (!read.ok) return read
  const { id, version } = read.value.scheme
  const scheme = schemeOf(`${id}@${version}`)
  if (!scheme) return refuse('UNKNOWN_ID', [...path, 'text', 'scheme'], { allowed: knownSchemes.map((one) => one.id) })
  const [scorecard, again] = [openSealed(text, scheme), recompute(text, scheme)]
  if (!scorecard.ok) return scorecard
  return again.ok ? ok({ scorecard: scorecard.value, again: again.value }) : again
}
