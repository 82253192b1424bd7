/** Webhooks: of what a municipality's other systems are told, and how often a message is tried. */
import type { Path, Problem } from '../problem'
import { ok, refuseAll, type Result } from '../result'

/** Each event beside the entry of the audit log that it is: what is told was written with the fact, in one transaction, or it did not happen. */
export const webhookEvents = {
  'observation.submitted': 'OBSERVATION_SUBMITTED',
  'observation.returned': 'OBSERVATION_RETURNED',
  'observation.verified': 'OBSERVATION_VERIFIED',
  'observation.finalized': 'OBSERVATION_FINALIZED',
  'target.set': 'TARGET_SET',
  'scorecard.rated': 'SCORECARD_RATED',
  'scorecard.sealed': 'SCORECARD_SEALED',
  'import.applied': 'IMPORT_APPLIED',
  'import.undone': 'IMPORT_UNDONE',
  'report.published': 'REPORT_PUBLISHED',
  'scheme.published': 'SCHEME_PUBLISHED',
  'agency.opened': 'AGENCY_OPENED',
  'agency.moved': 'AGENCY_MOVED',
  'agency.merged': 'AGENCY_MERGED',
  'agency.renamed': 'AGENCY_RENAMED',
} as const
export type WebhookEvent = keyof typeof webhookEvents

const isEvent = (text: string): text is WebhookEvent => Object.hasOwn(webhookEvents, text)

/** 'observation.verified' of 'OBSERVATION_VERIFIED'; what is no event says so by its own name: 'webhook.test'. */
export const eventOfAction = (action: string): string => (Object.keys(webhookEvents) as WebhookEvent[]).find((event) => webhookEvents[event] === action) ?? action.toLowerCase().replace('_', '.')

/** The events, each once and in the order of the list. Refuses REQUIRED (none) and NOT_ONE_OF. */
export function parseEvents(events: readonly string[], path: Path = []): Result<WebhookEvent[]> {
  const all = Object.keys(webhookEvents) as WebhookEvent[]
  const problems: Problem[] = events.flatMap((text, at): Problem[] => (isEvent(text) ? [] : [{ code: 'NOT_ONE_OF', path: [...path, at], allowed: all }]))
  if (events.length === 0) problems.push({ code: 'REQUIRED', path })
  return problems.length > 0 ? refuseAll(problems) : ok(all.filter((event) => events.includes(event)))
}

/**
 * Attempts for one message, failures in a row after which a webhook is switched off, webhooks of one municipality, messages that one replay sends at most,
 * characters of an address.
 */
export const webhookLimits = { attempts: 8, failures: 30, perMunicipality: 20, replay: 5000, url: 500 } as const

/**
 * Seconds to wait after a failed attempt, null when it was the last: 30 s, 2 min, 8 min, 32 min, 2 h, then 6 h; `chance` (0 to 1) spreads it by a fifth up or
 * down, so that a receiver that comes back is not met by all at once. retryAfter(1, 0.5) is 30, retryAfter(8, 0.5) is null.
 */
export function retryAfter(attempt: number, chance: number): number | null {
  if (attempt >= webhookLimits.attempts) return null
  const wait = Math.min(30 * 4 ** (attempt - 1), 21_600)
  return Math.round(wait * (0.8 + 0.4 * chance))
}
