/**
 * A final scorecard as one text that can be kept for ever and checked by anyone with the scheme: all inputs, the hash of the scheme, the version
 * of the engine, the result with its trace, and a hash over the whole. Its length is about 700 bytes an item.
 *
 *   sealScorecard ─▶ text ─ readSealed ─▶ what it says │ openSealed ─▶ the scorecard for `explain` │ recompute ─▶ the same bytes, or why not
 */
import { canonicalText } from '../canonical'
import { ok, refuse, type Result } from '../result'
import { sha256 } from '../sha256'
import { code, fields, text, whole } from './document'
import { inputsDocument, readInputs, type ScoredInputs } from './inputs'
import type { Observations, Plan, Ratings } from './plan'
import type { Scheme } from './scheme'
import { schemeHash } from './scheme-text'
import { engineVersion, score, type Scorecard } from './score'
import { readTrace, traceDocument, tracedScorecard, traceOf, type Trace } from './trace'

export type SealedScheme = { readonly id: string; readonly version: number; readonly hash: string }
export type Sealed = {
  readonly engine: string
  readonly scheme: SealedScheme
  readonly inputs: ScoredInputs
  readonly trace: Trace
  readonly seal: string
}

/** Why a sealed text does not hold, as `reason` of SEAL_NOT_FIT. */
export const sealFaults = [
  'ALTERED', // the text is not what was sealed
  'ENGINE', // another version of the engine made it
  'SCHEME', // it was made by another scheme, or by other content of the same version
  'RESULT', // its inputs do not give its result
] as const
export type SealFault = (typeof sealFaults)[number]

/**
 * The sealed text of a scorecard, the same bytes everywhere and each time. Refuses what `score` refuses. Nothing in it tells when it was
 * sealed: who keeps it says that.
 */
export const sealScorecard = (plan: Plan, observations: Observations, ratings: Ratings, scheme: Scheme): Result<string> => {
  const scored = score(plan, observations, ratings, scheme)
  return scored.ok ? ok(sealed(scored.value, { plan, observations, ratings })) : scored
}

const sealed = (scorecard: Scorecard, inputs: ScoredInputs): string => {
  const { id, version } = scorecard.scheme
  const content = {
    engine: scorecard.engine,
    scheme: { id, version, hash: schemeHash(scorecard.scheme) },
    inputs: inputsDocument(inputs),
    trace: traceDocument(traceOf(scorecard)),
  }
  return canonicalText({ ...content, seal: sha256(canonicalText(content)) })
}

const sealedFields = fields<Sealed>({
  engine: text,
  scheme: fields<SealedScheme>({ id: code, version: whole(1, 1_000_000), hash: text }),
  inputs: readInputs,
  trace: readTrace,
  seal: text,
})

/**
 * What a sealed text says. Refuses MALFORMED for what is no JSON, SEAL_NOT_FIT with reason ALTERED when a single character differs from what
 * was sealed, and every field that cannot be read, with its path.
 */
export const readSealed = (sealedText: string): Result<Sealed> => {
  const document = parsed(sealedText)
  if (typeof document !== 'object' || document === null) return refuse('MALFORMED', [], { expected: 'SEALED_SCORECARD' })
  const { seal, ...content } = document as Record<string, unknown>
  const isWhole = canonicalText(document) === sealedText && seal === sha256(canonicalText(content))
  return isWhole ? sealedFields(document, []) : notFit('ALTERED')
}

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json) as unknown
  } catch {
    return null
  }
}

const notFit = (reason: SealFault, facts: Record<string, unknown> = {}) => refuse('SEAL_NOT_FIT', [], { reason, ...facts })

/**
 * The scorecard as it was sealed, for `explain`, nothing judged anew; so the words of an old engine's result can still be read. Refuses what
 * `readSealed` refuses, and SEAL_NOT_FIT with reason SCHEME for another scheme than it was made by.
 */
export const openSealed = (sealedText: string, scheme: Scheme): Result<Scorecard> => {
  const read = readSealed(sealedText)
  if (!read.ok) return read
  const { inputs, trace, engine } = read.value
  const other = otherScheme(read.value, scheme)
  return other ?? tracedScorecard(trace, inputs, scheme, engine)
}

const otherScheme = ({ scheme: { hash: wanted } }: Sealed, scheme: Scheme) => {
  const given = schemeHash(scheme)
  return given === wanted ? null : notFit('SCHEME', { given, wanted })
}

/**
 * The same text again, reckoned from its inputs. Refuses what `openSealed` refuses; SEAL_NOT_FIT with reason ENGINE for another version of the
 * engine, since that may rightly reckon otherwise, and RESULT when the inputs give another result than the one that was sealed.
 */
export const recompute = (sealedText: string, scheme: Scheme): Result<string> => {
  const read = readSealed(sealedText)
  if (!read.ok) return read
  const { engine, inputs } = read.value
  const other = otherScheme(read.value, scheme)
  if (other) return other
  if (engine !== engineVersion) return notFit('ENGINE', { given: engineVersion, wanted: engine })
  const again = sealScorecard(inputs.plan, inputs.observations, inputs.ratings, scheme)
  return again.ok && again.value !== sealedText ? notFit('RESULT') : again
}
