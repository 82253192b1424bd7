/**
 * A case in, an answer out, both plain enough for JSON: what the command line speaks, and by the same function a browser or an API. Decimals
 * leave as text. Nothing here judges; each kind hands its case to the calculator beside this file.
 */
import { roundHalfUp, toText, type Exact } from '../number'
import type { Path, Problem } from '../problem'
import { ok, refuseAll, type Result } from '../result'
import { explain, traceLines } from '../scoring/explain'
import { score } from '../scoring/score'
import { sha256 } from '../sha256'
import type { Words } from '../words'
import { achievementAnswer, parseAchievement } from './achievement'
import { credit, parseCredit } from './credit'
import { distribution, parseDistribution } from './distribution'
import { ipAsn, parseIpAsn } from './ipasn'
import { jpm, parseJpm } from './jpm'
import { parseRatings, predicateOf } from './predicate'
import { readChoice, readRecord } from './reading'
import { parseScorecard } from './scorecard'
import { checkSealed } from './sealed'
import { scorecardFields } from './scorecard-fields'
import { parseSkm, skm } from './skm'
import { parseSkp2013, skp2013Value } from './skp2013'
import { parseSkp2021, skp2021Value } from './skp2021'

/** An answer's fields by name, and apart from them the lines that show how it came about. */
export type CaseAnswer = { readonly fields: Readonly<Record<string, unknown>>; readonly trace: readonly Words[] }

const text = (x: Exact, decimals = 2): string => toText(roundHalfUp(x, decimals))
const textOrNull = (x: Exact | null, decimals = 2): string | null => x && text(x, decimals)

const rawDecimals = 10
const meanDecimals = 6

const kind =
  <T>(parse: (input: unknown, path?: Path) => Result<T>, answer: (input: T) => CaseAnswer) =>
  (input: unknown): Result<CaseAnswer> => {
    const parsed = parse(input)
    return parsed.ok ? ok(answer(parsed.value)) : parsed
  }

/** A case without segments has one, and figures stand among the ratings: a path in the words of who wrote the case. */
const asWritten = (path: Path, input: unknown): Path => {
  if (path[0] === 'ratings' && path[1] === 'figures') return ['ratings', ...path.slice(2)]
  if (path[0] === 'ratings' && ['additions', 'newIdea', 'unitHead'].includes(String(path[1]))) return path.slice(1)
  return path[0] === 'segments' && !Object.hasOwn(Object(input) as object, 'segments') ? path.slice(2) : path
}

/** THE LIST of kinds of case. To add one: a calculator beside this file, its test, and an entry here. */
export const caseKinds = {
  achievement: kind(parseAchievement, (input) => {
    const { achievement, trace } = achievementAnswer(input)
    if (achievement.value === null) return { fields: { value: null, reason: achievement.reason }, trace }
    const { raw, value, capped } = achievement
    return { fields: { raw: text(raw, rawDecimals), value: toText(value), capped }, trace }
  }),
  skm: kind(parseSkm, (input) => {
    const { index, grade, means, reason, trace } = skm(input)
    const shown = means.map((mean) => textOrNull(mean, meanDecimals))
    return { fields: { index: textOrNull(index), grade, means: shown, ...(reason && { reason }) }, trace }
  }),
  predicate: kind(parseRatings, (input) => {
    const { predicate, trace } = predicateOf(input)
    return { fields: { predicate }, trace }
  }),
  skp2013: kind(parseSkp2013, (input) => {
    const { quantity, quality, time, cost, value, trace } = skp2013Value(input)
    const fields = {
      quantity: textOrNull(quantity),
      quality: textOrNull(quality),
      time: textOrNull(time),
      cost: textOrNull(cost),
      value: text(value),
    }
    return { fields, trace }
  }),
  skp2021: kind(parseSkp2021, (input) => {
    const { achievement, category, value, reason, trace } = skp2021Value(input)
    return { fields: { achievement: textOrNull(achievement, 0), category, value: textOrNull(value), ...(reason && { reason }) }, trace }
  }),
  credit: kind(parseCredit, (input) => {
    const { value, trace } = credit(input)
    return { fields: { value: text(value) }, trace }
  }),
  distribution: kind(parseDistribution, (input) => {
    const { findings, trace } = distribution(input)
    return { fields: { findings }, trace }
  }),
  ipasn: kind(parseIpAsn, (input) => {
    const { category, trace } = ipAsn(input)
    return { fields: { category }, trace }
  }),
  jpm: kind(parseJpm, (input) => {
    const { percent, category, gaps, trace } = jpm(input)
    return { fields: { percent: text(percent), category, gaps }, trace }
  }),
  scorecard: (input: unknown): Result<CaseAnswer> => {
    const parsed = parseScorecard(input)
    if (!parsed.ok) return parsed
    const { plan, observations, ratings, scheme } = parsed.value
    const scored = score(plan, observations, ratings, scheme)
    if (!scored.ok) return refuseAll(scored.problems.map((problem) => ({ ...problem, path: asWritten(problem.path, input) })))
    return ok({ fields: scorecardFields(scored.value), trace: traceLines(explain(scored.value)) })
  },
  sealed: (input: unknown): Result<CaseAnswer> => {
    const checked = checkSealed(input)
    if (!checked.ok) return checked
    const { scorecard, again } = checked.value
    return ok({ fields: { ...scorecardFields(scorecard), seal: sha256(again) }, trace: traceLines(explain(scorecard)) })
  },
} as const
export type CaseKind = keyof typeof caseKinds

/**
 * The answer to one case: { kind: 'credit', coefficient: '12.5', predicate: 'GOOD', months: 3 } answers { value: '3.13' }. Refuses MALFORMED
 * (not an object), REQUIRED or NOT_ONE_OF for the kind, and whatever the calculator refuses. Fields that no calculator reads are let pass, so
 * that a case may carry its own label and source.
 */
export const answerCase = (input: unknown): Result<CaseAnswer> => {
  const record = readRecord(input)
  if (!record.ok) return record
  const named = readChoice(record.value.kind, Object.keys(caseKinds) as CaseKind[], ['kind'])
  return named.ok ? caseKinds[named.value](input) : named
}

/** What a refused case answers: the first problem, and all of them where there are several. */
export const refusedCase = (problems: readonly Problem[]): Readonly<Record<string, unknown>> => {
  const told = problems.map(({ code, path, ...figures }) => ({ code, path, ...figures }))
  return told.length > 1 ? { problem: told[0], problems: told } : { problem: told[0] }
}
