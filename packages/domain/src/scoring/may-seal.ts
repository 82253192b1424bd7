/** When a scorecard may become final. */
import type { Day } from '../day'
import type { DayRange } from '../period'
import type { Path, Problem } from '../problem'
import { ok, refuseAll, type Result } from '../result'
import type { NotAssessedReason } from './score'

export type SealingCase = {
  readonly practice: boolean
  readonly sealed: boolean
  readonly period: DayRange
  /** By the municipality's clock. */
  readonly today: Day
  /** Observations that were handed in and are neither verified nor returned. */
  readonly pending: number
  readonly notAssessed: NotAssessedReason | null
}

/**
 * Whether a scorecard may be sealed: not a practice one (INCOMPATIBLE with 'practice'), not twice (IMMUTABLE), not before its period is over
 * (OUT_OF_RANGE, least: the day after), not while reports wait to be verified (INCOMPATIBLE with 'observations', count), and not while
 * something is missing that people give (REQUIRED, reason); whoever is exempt by rule is sealed as such. All refusals at once. A plan for 2025
 * with everything verified may be sealed from 2026-01-01.
 */
export const maySeal = (one: SealingCase, path: Path = []): Result<SealingCase> => {
  const problems: Problem[] = [
    ...(one.practice ? [{ code: 'INCOMPATIBLE' as const, path, with: 'practice' }] : []),
    ...(one.sealed ? [{ code: 'IMMUTABLE' as const, path }] : []),
    ...(one.today <= one.period.lastDay ? [{ code: 'OUT_OF_RANGE' as const, path, after: one.period.lastDay }] : []),
    ...(one.pending > 0 ? [{ code: 'INCOMPATIBLE' as const, path, with: 'observations', count: one.pending }] : []),
    ...(one.notAssessed !== null && one.notAssessed !== 'EXEMPT' ? [{ code: 'REQUIRED' as const, path, reason: one.notAssessed }] : []),
  ]
  return problems.length > 0 ? refuseAll(problems) : ok(one)
}
