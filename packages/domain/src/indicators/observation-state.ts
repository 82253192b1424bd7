/** The life of an observation. From SUBMITTED on it is never edited: a correction is a new one that supersedes it. */
import type { Path } from '../problem'
import { ok, refuse, type Result } from '../result'

export const observationStates = {
  DRAFT: 'DRAFT',
  SUBMITTED: 'SUBMITTED',
  RETURNED: 'RETURNED', // sent back with a reason; counts as a draft
  VERIFIED: 'VERIFIED',
  FINAL: 'FINAL',
} as const
export type ObservationState = keyof typeof observationStates

export const observationActions = { SUBMIT: 'SUBMIT', RETURN: 'RETURN', VERIFY: 'VERIFY', FINALIZE: 'FINALIZE' } as const
export type ObservationAction = keyof typeof observationActions

/** Which action leads where: DRAFT > SUBMITTED > (RETURNED) > VERIFIED > FINAL. */
export const observationTransitions: Record<ObservationState, Partial<Record<ObservationAction, ObservationState>>> = {
  DRAFT: { SUBMIT: 'SUBMITTED' },
  SUBMITTED: { RETURN: 'RETURNED', VERIFY: 'VERIFIED' },
  RETURNED: { SUBMIT: 'SUBMITTED' },
  VERIFIED: { FINALIZE: 'FINAL' },
  FINAL: {},
}

/** The state an action leads to: from SUBMITTED, VERIFY leads to VERIFIED. Refuses TRANSITION_NOT_FIT with what is allowed instead. */
export const nextState = (state: ObservationState, action: ObservationAction, path: Path = []): Result<ObservationState> => {
  const next = observationTransitions[state][action]
  return next ? ok(next) : refuse('TRANSITION_NOT_FIT', path, { state, action, allowed: Object.keys(observationTransitions[state]) })
}

/** How far an observation has come, from 0 (draft or returned) to 3 (final), for `minimumState` in reports. */
export const stateRank: Record<ObservationState, number> = { DRAFT: 0, RETURNED: 0, SUBMITTED: 1, VERIFIED: 2, FINAL: 3 }

/** Has it come at least this far? A RETURNED one counts as DRAFT, so it is not at least SUBMITTED. */
export const isAtLeast = (state: ObservationState, minimum: ObservationState): boolean => stateRank[state] >= stateRank[minimum]
