import type { Path, Problem, ProblemCode } from './problem'

/** What every question to the domain answers: a value, or why not. Nothing is thrown for input. */
export type Result<T, P = Problem[]> = Ok<T> | Refused<P>
export type Ok<T> = { readonly ok: true; readonly value: T }
export type Refused<P = Problem[]> = { readonly ok: false; readonly problems: P }

/** The good answer: ok(7) is { ok: true, value: 7 }. */
export const ok = <T>(value: T): Ok<T> => ({ ok: true, value })

/** One refusal: refuse('OUT_OF_RANGE', ['first'], { most: 100 }). */
export const refuse = (code: ProblemCode, path: Path = [], facts: Record<string, unknown> = {}): Refused =>
  refuseAll([{ ...facts, code, path }])

/** Several refusals at once, so that a person mends all of them in one go. */
export const refuseAll = (problems: Problem[]): Refused => ({ ok: false, problems })

/** All values in order when every part is good, else every part's problems: collect([ok(1), ok(2)]) is ok([1, 2]). */
export const collect = <T>(results: readonly Result<T>[]): Result<T[]> => {
  const problems = results.flatMap((result) => (result.ok ? [] : result.problems))
  return problems.length > 0 ? refuseAll(problems) : ok(results.flatMap((result) => (result.ok ? [result.value] : [])))
}
