/** Whether a scheme judges a period. */
import { isWithinGrain, type Period } from '../period'
import type { Path, Problem } from '../problem'
import { ok, refuseAll, type Result } from '../result'
import type { Scheme } from './scheme'

/**
 * The period when the scheme judges it: all of its days lie within the scheme's validity, and it is no shorter than the scheme's shortest cadence
 * (a year where it names none). A scheme in force from 2026-01-01 with a cadence of QUARTER judges 2026-Q1 and 2026, but neither 2025 nor 2026-03.
 * Refuses INCOMPATIBLE with 'schemeId' (validFrom, validTo) and GRAIN_NOT_FIT (least).
 */
export const judgesPeriod = ({ validFrom, validTo, cadence = ['YEAR'] }: Scheme, period: Period, path: Path = []): Result<Period> => {
  const problems: Problem[] = []
  if (period.firstDay < validFrom || (validTo !== null && period.lastDay >= validTo))
    problems.push({ code: 'INCOMPATIBLE', path, with: 'schemeId', validFrom, validTo })
  if (!cadence.some((grain) => isWithinGrain(grain, period.grain))) problems.push({ code: 'GRAIN_NOT_FIT', path, least: cadence[0] })
  return problems.length > 0 ? refuseAll(problems) : ok(period)
}
