/** The filter of a report: and, or, not over conditions on dimensions. Two-valued: an absent member fits no condition but IS_NULL and NOT_IN. */
import { parsePeriod } from '../period'
import type { Path, Problem } from '../problem'
import { refuseAll, ok, type Result } from '../result'
import { filterOps, reportLimits, type Catalogue, type Dimension, type FilterOp } from './catalogue'

export type Condition =
  | { readonly and: readonly Condition[] }
  | { readonly or: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly on: string; readonly op: FilterOp; readonly values: readonly string[] }

type Maybe<T> = T | null | undefined
export type ConditionDraft = {
  and?: Maybe<readonly ConditionDraft[]>
  or?: Maybe<readonly ConditionDraft[]>
  not?: Maybe<ConditionDraft>
  on?: Maybe<string>
  op?: Maybe<string>
  values?: Maybe<readonly string[]>
}

/**
 * The condition a draft means, or every reason why it means none. A draft with several parts means all of them together: { and: [a, b], on … }.
 * Refuses MALFORMED (nothing in it), UNKNOWN_DIMENSION, OPERATOR_NOT_FIT, VALUE_NOT_FIT, TOO_MANY_CONDITIONS (50 in all, 6 deep, 200 values each).
 */
export const parseCondition = (draft: ConditionDraft, catalogue: Catalogue, path: Path): Result<Condition> => {
  const problems: Problem[] = []
  let count = 0

  const read = (node: ConditionDraft, at: Path, depth: number): Condition | null => {
    if (depth > reportLimits.depth) return refusal('TOO_MANY_CONDITIONS', at, { most: reportLimits.depth, of: 'DEPTH' })
    const parts: (Condition | null)[] = []
    if (node.and != null) parts.push(list(node.and, [...at, 'and'], depth, (and) => ({ and })))
    if (node.or != null) parts.push(list(node.or, [...at, 'or'], depth, (or) => ({ or })))
    if (node.not != null) parts.push(negated(node.not, [...at, 'not'], depth))
    if (node.on != null || node.op != null || node.values != null) parts.push(leaf(node, at))
    const [first, ...rest] = parts
    if (first === undefined) return refusal('MALFORMED', at, { expected: 'and, or, not, or on with op' })
    const whole = parts.filter((part) => part !== null)
    return whole.length < parts.length ? null : rest.length === 0 ? first : { and: whole }
  }
  const list = (nodes: readonly ConditionDraft[], at: Path, depth: number, make: (parts: readonly Condition[]) => Condition): Condition | null => {
    if (nodes.length === 0) return refusal('MALFORMED', at, { expected: 'at least one condition' })
    if (nodes.length > reportLimits.conditions) return refusal('TOO_MANY_CONDITIONS', at, { most: reportLimits.conditions })
    const parts = nodes.map((node, i) => read(node, [...at, i], depth + 1)).filter((part) => part !== null)
    return parts.length < nodes.length ? null : make(parts)
  }
  const negated = (node: ConditionDraft, at: Path, depth: number): Condition | null => {
    const not = read(node, at, depth + 1)
    return not && { not }
  }
  const leaf = ({ on, op, values }: ConditionDraft, at: Path): Condition | null => {
    count += 1
    if (count === reportLimits.conditions + 1) return refusal('TOO_MANY_CONDITIONS', path, { most: reportLimits.conditions })
    if (count > reportLimits.conditions) return null
    const dimension = catalogue.dimensions.find(({ id }) => id === on)
    if (!dimension) return refusal(on == null ? 'REQUIRED' : 'UNKNOWN_DIMENSION', [...at, 'on'], { allowed: catalogue.dimensions.map(({ id }) => id) })
    const known = op != null && Object.hasOwn(filterOps, op) ? (op as FilterOp) : null
    if (!known || !dimension.operators.includes(known)) return refusal(op == null ? 'REQUIRED' : 'OPERATOR_NOT_FIT', [...at, 'op'], { allowed: dimension.operators })
    const given = values ?? []
    const before = problems.length
    problems.push(...valueProblems(dimension, known, given, [...at, 'values']))
    return problems.length > before ? null : { on: dimension.id, op: known, values: given }
  }
  const refusal = (code: Problem['code'], at: Path, facts: Record<string, unknown>): null => {
    problems.push({ ...facts, code, path: at })
    return null
  }

  const condition = read(draft, path, 1)
  return condition && problems.length === 0 ? ok(condition) : refuseAll(problems)
}

/** The dimensions a condition speaks of, each once. */
export const dimensionsIn = (condition: Condition | null): readonly string[] => {
  if (!condition) return []
  if ('and' in condition) return [...new Set(condition.and.flatMap(dimensionsIn))]
  if ('or' in condition) return [...new Set(condition.or.flatMap(dimensionsIn))]
  return 'not' in condition ? dimensionsIn(condition.not) : [condition.on]
}

const howMany: Record<FilterOp, readonly [number, number]> = {
  EQ: [1, 1],
  IN: [1, reportLimits.values],
  NOT_IN: [1, reportLimits.values],
  GTE: [1, 1],
  LTE: [1, 1],
  BETWEEN: [2, 2],
  CONTAINS: [1, 1],
  IS_NULL: [0, 0],
  DESCENDANT_OF: [1, reportLimits.values],
}

const valueProblems = (dimension: Dimension, op: FilterOp, values: readonly string[], path: Path): Problem[] => {
  const [least, most] = howMany[op]
  if (values.length < least || values.length > most) return [{ code: 'VALUE_NOT_FIT', path, least, most }]
  const unfit = values.flatMap((value, i): Problem[] => (fits(dimension, op, value) ? [] : [{ code: 'VALUE_NOT_FIT', path: [...path, i], expected: expectation(dimension) }]))
  if (unfit.length > 0 || op !== 'BETWEEN') return unfit
  return isReversed(dimension, values[0] ?? '', values[1] ?? '') ? [{ code: 'PERIOD_REVERSED', path }] : []
}

const fits = (dimension: Dimension, op: FilterOp, value: unknown): boolean => {
  if (typeof value !== 'string' || value.length === 0 || value.length > reportLimits.valueLength || unprintable.test(value)) return false
  if (op === 'CONTAINS') return true
  if (dimension.kind === 'TIME') return parsePeriod(value).ok
  return dimension.code ? dimension.code.test(value) : (dimension.choices ?? []).some(({ id }) => id === value)
}
const unprintable = /[\u0000-\u001f\u007f]|[\ud800-\udfff]/u

const expectation = ({ kind, choices }: Dimension): unknown => {
  if (kind === 'TIME') return "a period, like '2026-Q1'"
  return choices ? choices.map(({ id }) => id) : "a member's code, like '1671:BAPENDA'"
}

const isReversed = ({ kind, choices = [] }: Dimension, from: string, to: string): boolean => {
  if (kind !== 'TIME') return choices.findIndex(({ id }) => id === from) > choices.findIndex(({ id }) => id === to)
  const [first, last] = [parsePeriod(from), parsePeriod(to)]
  return first.ok && last.ok && last.value.lastDay < first.value.firstDay
}
