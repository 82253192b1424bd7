/** What a scorecard's case says beyond its plan, written plainly. */
import type { Decimal } from '../number'
import type { Path } from '../problem'
import { ok, type Result } from '../result'
import { additionLimits, type AdditionalResult, type AdditionRule, type GivenAddition } from '../scoring/additions'
import type { Ratings } from '../scoring/plan'
import type { Scheme } from '../scoring/scheme'
import { isGiven, readDecimal, readFlag, readList, readRecord, together } from './reading'

export type Beyond = Pick<Ratings, 'additions' | 'newIdea' | 'unitHead'>

const mostEntries = 1_000

/**
 * { additions: { ADDITIONAL_TASKS: 4, CREATIVITY: 'UNIT', ADDITIONAL_RESULTS: [{ achievement: 100, scope: 10 }] }, newIdea: true, unitHead: true }
 * as ratings; a result may be at its `attainableMaximum`. An addition of null is none. Whether the scheme has them says `checkPlan`. Refuses
 * MALFORMED, REQUIRED, NOT_A_NUMBER, TOO_LONG.
 */
export const readBeyond = (input: Readonly<Record<string, unknown>>, scheme: Scheme, path: Path): Result<Beyond> => {
  const read = together<{ additions: GivenAddition[]; newIdea: boolean; unitHead: boolean }>({
    additions: readAdditions(input.additions, scheme, [...path, 'additions']),
    newIdea: readFlag(input.newIdea, [...path, 'newIdea']),
    unitHead: readFlag(input.unitHead, [...path, 'unitHead']),
  })
  if (!read.ok) return read
  const { additions, newIdea, unitHead } = read.value
  return ok({ ...(additions.length > 0 && { additions }), ...(newIdea && { newIdea }), ...(unitHead && { unitHead }) })
}

const readAdditions = (input: unknown, scheme: Scheme, path: Path): Result<GivenAddition[]> => {
  const record = readRecord(input ?? {}, path)
  if (!record.ok) return record
  const given = Object.entries(record.value).filter(([, value]) => isGiven(value))
  return readList(given, path, { least: 0, most: mostEntries }, (entry) => {
    const [code, value] = entry as [string, unknown]
    const rule = scheme.additions?.find((addition) => addition.code === code)?.rule
    return rule ? readAs[rule](code, value, [...path, code]) : ok({ code })
  })
}

const readAs: Record<AdditionRule, (code: string, value: unknown, path: Path) => Result<GivenAddition>> = {
  COUNT(code, value, path) {
    const count = readDecimal(value, path)
    return count.ok ? ok({ code, count: count.value }) : count
  },
  LEVEL: (code, value) => ok(typeof value === 'string' ? { code, level: value } : { code }),
  RESULTS(code, value, path) {
    const results = readList(value, path, { least: 0, most: additionLimits.mostResults }, readResult)
    return results.ok ? ok({ code, results: results.value }) : results
  },
}

const readResult = (input: unknown, path: Path): Result<AdditionalResult> => {
  const record = readRecord(input, path)
  if (!record.ok) return record
  const { achievement, scope, attainableMaximum } = record.value
  const read = together<{ achievement: Decimal; scope: Decimal; attainableMaximum: boolean }>({
    achievement: readDecimal(achievement, [...path, 'achievement']),
    scope: readDecimal(scope, [...path, 'scope']),
    attainableMaximum: readFlag(attainableMaximum, [...path, 'attainableMaximum']),
  })
  if (!read.ok) return read
  const { attainableMaximum: isMaximum, ...result } = read.value
  return ok({ ...result, ...(isMaximum && { attainableMaximum: isMaximum }) })
}
