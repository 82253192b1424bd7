/** The settings of an indicator type, said once: they parse the input, fill in defaults, and describe the form for a screen. */
import { compare, exactly, parseDecimal, toText, type Decimal } from '../number'
import type { Path, Problem } from '../problem'
import { ok, refuse, refuseAll, type Result } from '../result'
import type { Words } from '../words'

/** What a screen needs to draw one field. */
export type FieldDescription = {
  readonly name: string
  readonly label: Words
  readonly kind: 'CHOICE' | 'DECIMAL'
  readonly choices: readonly string[]
  readonly required: boolean
  readonly initial: string | null
}

export type Field<T> = Omit<FieldDescription, 'name'> & { parse(input: unknown, path: Path): Result<T> }

export type Fields<S> = {
  /** The settings in an input, defaults filled in. Refuses every wrong or unknown field at once, each with its path. */
  parse(input: unknown, path?: Path): Result<S>
  /** The fields in the order of the form. */
  describe(): FieldDescription[]
}

/** Fields from their parts; `check` says what does not go together. */
export const fieldsOf = <S extends object>(
  parts: { [K in keyof S]-?: Field<S[K]> },
  check?: (spec: S, path: Path) => Problem[],
): Fields<S> => {
  const entries = Object.entries(parts) as [string, Field<unknown>][]
  return {
    parse(input, path = []) {
      if (typeof input !== 'object' || input === null || Array.isArray(input)) return refuse('MALFORMED', path, { expected: 'OBJECT' })
      const given = input as Record<string, unknown>
      const problems: Problem[] = Object.keys(given)
        .filter((name) => !Object.hasOwn(parts, name))
        .map((name) => ({ code: 'UNKNOWN_FIELD', path: [...path, name], allowed: Object.keys(parts) }))
      const parsed: Record<string, unknown> = {}
      for (const [name, field] of entries) {
        const result = field.parse(Object.hasOwn(given, name) ? given[name] : undefined, [...path, name])
        if (result.ok) parsed[name] = result.value
        else problems.push(...result.problems)
      }
      if (problems.length > 0) return refuseAll(problems)
      const conflicts = check?.(parsed as S, path) ?? []
      return conflicts.length > 0 ? refuseAll(conflicts) : ok(parsed as S)
    },
    describe: () =>
      entries.map(([name, { label, kind, choices, required, initial }]) => ({ name, label, kind, choices, required, initial })),
  }
}

/** One of a few codes. Without an initial one it must be given. Refuses REQUIRED, NOT_ONE_OF. */
export const choice = <T extends string>(label: Words, choices: readonly T[], initial?: T): Field<T> => ({
  label,
  kind: 'CHOICE',
  choices,
  required: initial === undefined,
  initial: initial ?? null,
  parse(input, path) {
    if (input === undefined) return initial === undefined ? refuse('REQUIRED', path) : ok(initial)
    const found = choices.find((one) => one === input)
    return found === undefined ? refuse('NOT_ONE_OF', path, { allowed: choices }) : ok(found)
  },
})

/** A decimal between two bounds; absent it is the initial one, and null means none. Refuses NOT_A_NUMBER, OUT_OF_RANGE. */
export const optionalDecimal = (label: Words, initial: string | null, least: string, most: string): Field<Decimal | null> => ({
  label,
  kind: 'DECIMAL',
  choices: [],
  required: false,
  initial,
  parse(input, path) {
    if (input === undefined) return ok(initial === null ? null : exactly(initial))
    return input === null ? ok(null) : boundedDecimal(input, path, least, most)
  },
})

/** A decimal from a short list of sensible ones. Refuses NOT_A_NUMBER, NOT_ONE_OF. */
export const decimalChoice = (label: Words, choices: readonly string[], initial: string): Field<Decimal> => ({
  label,
  kind: 'DECIMAL',
  choices,
  required: false,
  initial,
  parse(input, path) {
    const parsed = parseDecimal(input ?? initial, path)
    if (!parsed.ok) return parsed
    const allowed = choices.some((one) => compare(exactly(one), parsed.value) === 0)
    return allowed ? parsed : refuse('NOT_ONE_OF', path, { allowed: choices })
  },
})

const boundedDecimal = (input: unknown, path: Path, least: string, most: string): Result<Decimal> => {
  const parsed = parseDecimal(input, path)
  if (!parsed.ok) return parsed
  const inside = compare(parsed.value, exactly(least)) >= 0 && compare(parsed.value, exactly(most)) <= 0
  return inside ? parsed : refuse('OUT_OF_RANGE', path, { least, most, given: toText(parsed.value) })
}
