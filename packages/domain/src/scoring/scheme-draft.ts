/**
 * The life of a drafted rule set, from its first sentence to its publication:
 *
 *   DRAFT ─ open ─▶ OPEN (for comment) ─ simulate ─▶ SIMULATED ─ publish, by a second person ─▶ PUBLISHED
 *      └──────────────── withdraw ──────────────────────┴─▶ WITHDRAWN
 *
 * Whoever will be judged by it may comment until it is published, and every comment is answered first.
 */
import { addDays, type Day } from '../day'
import type { Path, Problem } from '../problem'
import { ok, refuse, refuseAll, type Result } from '../result'
import type { SchemeFinding } from './lint-scheme'

export const schemeDraftStates = {
  DRAFT: 'DRAFT',
  OPEN: 'OPEN',
  SIMULATED: 'SIMULATED',
  PUBLISHED: 'PUBLISHED',
  WITHDRAWN: 'WITHDRAWN',
} as const
export type SchemeDraftState = keyof typeof schemeDraftStates

export const schemeDraftActions = ['EDIT', 'OPEN', 'COMMENT', 'ANSWER', 'SIMULATE', 'PUBLISH', 'WITHDRAW'] as const
export type SchemeDraftAction = (typeof schemeDraftActions)[number]

const transitions: Record<SchemeDraftState, Partial<Record<SchemeDraftAction, SchemeDraftState>>> = {
  DRAFT: { EDIT: 'DRAFT', SIMULATE: 'DRAFT', OPEN: 'OPEN', WITHDRAW: 'WITHDRAWN' },
  OPEN: { EDIT: 'OPEN', COMMENT: 'OPEN', ANSWER: 'OPEN', SIMULATE: 'SIMULATED', WITHDRAW: 'WITHDRAWN' },
  SIMULATED: {
    EDIT: 'OPEN',
    COMMENT: 'SIMULATED',
    ANSWER: 'SIMULATED',
    SIMULATE: 'SIMULATED',
    PUBLISH: 'PUBLISHED',
    WITHDRAW: 'WITHDRAWN',
  },
  PUBLISHED: {},
  WITHDRAWN: {},
}

/** The state an action leads to: from SIMULATED, EDIT leads back to OPEN. Refuses TRANSITION_NOT_FIT with what is allowed instead. */
export const nextDraftState = (state: SchemeDraftState, action: SchemeDraftAction, path: Path = []): Result<SchemeDraftState> => {
  const next = transitions[state][action]
  return next ? ok(next) : refuse('TRANSITION_NOT_FIT', path, { state, action, allowed: Object.keys(transitions[state]) })
}

/**
 * Days for which a draft is at least open for comment, and again after a change of what it judges. This platform's choice: no regulation read so
 * far names one. A demonstration, where nobody is judged, waits for nothing.
 */
export const leastCommentDays = { real: 7, demonstration: 0 } as const

/**
 * The day until which comments are awaited: the wished one. Opened on 2026-11-01 for real, the least is 2026-11-08; publication is
 * possible from that day on. Refuses OUT_OF_RANGE with the least day, and a wish more than a year ahead.
 */
export const commentsUntil = (wish: Day, today: Day, isDemonstration: boolean, path: Path = []): Result<Day> => {
  const least = leastCommentDay(today, isDemonstration)
  const most = addDays(today, 366)
  return wish < least || wish > most ? refuse('OUT_OF_RANGE', path, { least, most, given: wish }) : ok(wish)
}

/**
 * The day until which comments are awaited after the rules were changed while open: at least as long as after opening, so that nobody is judged by
 * what he could not comment on. Changed on 2026-11-06 with 2026-11-08 promised, it becomes 2026-11-13.
 */
export const prolonged = (promised: Day, today: Day, isDemonstration: boolean): Day => {
  const least = leastCommentDay(today, isDemonstration)
  return least > promised ? least : promised
}

const leastCommentDay = (today: Day, isDemonstration: boolean): Day =>
  addDays(today, isDemonstration ? leastCommentDays.demonstration : leastCommentDays.real)

export type DraftBeforePublication = {
  readonly state: SchemeDraftState
  readonly findings: readonly SchemeFinding[]
  readonly unanswered: number
  /** Null: not opened yet. */
  readonly commentsUntil: Day | null
  readonly today: Day
  /** The hash of the document, and of the one last simulated. */
  readonly hash: string
  readonly simulatedHash: string | null
  readonly validFrom: Day
  /** The last day of any period that a plan uses under this rule set; null when none does. */
  readonly lastUsedDay: Day | null
  /** The accounts that may not publish it: who drafted it, and who last changed it. */
  readonly hands: readonly string[]
}

/**
 * Why this account may not publish the draft today: every reason at once, none when it may. SCHEME_FAULTY (errors of the linter), NOT_OPENED,
 * COMMENTS_OPEN (until a day to come), COMMENTS_UNANSWERED, NOT_SIMULATED (not, or another text), PERIOD_USED (it begins before the end of
 * a period that plans use), OWN_DRAFT (drafted or last changed by the same person). A published or withdrawn one is TRANSITION_NOT_FIT.
 */
export const publicationObstacles = (draft: DraftBeforePublication, accountId: string | null, path: Path = []): Problem[] => {
  const { state, findings, unanswered, commentsUntil: until, today, hash, simulatedHash, validFrom, lastUsedDay, hands } = draft
  if (state === 'PUBLISHED' || state === 'WITHDRAWN') return [{ code: 'TRANSITION_NOT_FIT', path, state, action: 'PUBLISH', allowed: [] }]
  const errors = findings.filter(({ severity }) => severity === 'ERROR')
  return [
    ...(errors.length > 0
      ? [{ code: 'SCHEME_FAULTY' as const, path, count: errors.length, faults: errors.map(({ fault }) => fault) }]
      : []),
    ...(until === null ? [{ code: 'NOT_OPENED' as const, path }] : []),
    ...(until !== null && today < until ? [{ code: 'COMMENTS_OPEN' as const, path, until }] : []),
    ...(unanswered > 0 ? [{ code: 'COMMENTS_UNANSWERED' as const, path, count: unanswered }] : []),
    ...(simulatedHash === hash ? [] : [{ code: 'NOT_SIMULATED' as const, path }]),
    ...(lastUsedDay !== null && validFrom <= lastUsedDay ? [{ code: 'PERIOD_USED' as const, path, least: addDays(lastUsedDay, 1) }] : []),
    ...(accountId !== null && hands.includes(accountId) ? [{ code: 'OWN_DRAFT' as const, path }] : []),
  ]
}

/** Nothing, when this account may publish the draft today; else the refusals of `publicationObstacles`. */
export const checkPublication = (draft: DraftBeforePublication, accountId: string, path: Path = []): Result<SchemeDraftState> => {
  const obstacles = publicationObstacles(draft, accountId, path)
  return obstacles.length > 0 ? refuseAll(obstacles) : nextDraftState(draft.state, 'PUBLISH', path)
}
