/** What every calculator reads from an input it does not trust: records, lists, choices, numbers. Each refuses by code, with its path. */
import { compare, exactly, isZero, parseDecimal, subtract, toText, truncate, type Decimal } from '../number'
import type { Path } from '../problem'
import { collect, ok, refuse, refuseAll, type Result } from '../result'

/** The fields of an input; what it merely inherits is not there. Refuses MALFORMED. */
export const readRecord = (input: unknown, path: Path = []): Result<Readonly<Record<string, unknown>>> => {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return refuse('MALFORMED', path, { expected: 'OBJECT' })
  const own = Object.create(null) as Record<string, unknown>
  for (const [name, value] of Object.entries(input)) own[name] = value
  return ok(own)
}

/** Was anything given at all? Null and absent are the same: nothing. */
export const isGiven = (input: unknown): boolean => input !== undefined && input !== null

/** One of a few codes. Refuses REQUIRED, NOT_ONE_OF: { allowed }. */
export const readChoice = <T extends string>(input: unknown, choices: readonly T[], path: Path): Result<T> => {
  if (!isGiven(input)) return refuse('REQUIRED', path, { allowed: choices })
  const found = choices.find((choice) => choice === input)
  return found === undefined ? refuse('NOT_ONE_OF', path, { allowed: choices }) : ok(found)
}

/** A choice that may be left out. */
export const readChoiceOr = <T extends string>(input: unknown, choices: readonly T[], otherwise: T, path: Path): Result<T> =>
  isGiven(input) ? readChoice(input, choices, path) : ok(otherwise)

export type Bounds = { readonly least?: string; readonly most?: string }

/** An exact number within bounds, these included. Refuses REQUIRED, NOT_A_NUMBER, OUT_OF_RANGE: { least?, most? }. */
export const readDecimal = (input: unknown, path: Path, { least, most }: Bounds = {}): Result<Decimal> => {
  if (!isGiven(input)) return refuse('REQUIRED', path)
  const parsed = parseDecimal(input, path)
  if (!parsed.ok) return parsed
  const outside =
    (least !== undefined && compare(parsed.value, exactly(least)) < 0) || (most !== undefined && compare(parsed.value, exactly(most)) > 0)
  return outside ? refuse('OUT_OF_RANGE', path, { least, most, given: toText(parsed.value) }) : parsed
}

/** A number that may be null, which means none or not known. */
export const readDecimalOrNull = (input: unknown, path: Path, bounds: Bounds = {}): Result<Decimal | null> =>
  isGiven(input) ? readDecimal(input, path, bounds) : ok(null)

/** A number above zero: what others are divided by. Refuses like `readDecimal`; zero is OUT_OF_RANGE: { above: 0 }. */
export const readPositive = (input: unknown, path: Path, bounds: Bounds = {}): Result<Decimal> => {
  const read = readDecimal(input, path, { least: '0', ...bounds })
  return read.ok && isZero(read.value) ? refuse('OUT_OF_RANGE', path, { above: '0' }) : read
}

/** A whole number within bounds. Refuses like `readDecimal`; a fraction is OUT_OF_RANGE: { maxDecimals: 0 }. */
export const readWhole = (input: unknown, path: Path, bounds: { readonly least: number; readonly most: number }): Result<number> => {
  const read = readDecimal(input, path, { least: String(bounds.least), most: String(bounds.most) })
  if (!read.ok) return read
  const whole = truncate(read.value, 0)
  return isZero(subtract(read.value, whole)) ? ok(Number(whole.digits)) : refuse('OUT_OF_RANGE', path, { ...bounds, maxDecimals: 0 })
}

/** Each entry of a list, read in its turn. Refuses REQUIRED, MALFORMED, TOO_SHORT, TOO_LONG, and whatever an entry refuses. */
export const readList = <T>(
  input: unknown,
  path: Path,
  { least, most }: { readonly least: number; readonly most: number },
  readEntry: (entry: unknown, path: Path) => Result<T>,
): Result<T[]> => {
  if (!isGiven(input)) return refuse('REQUIRED', path)
  if (!Array.isArray(input)) return refuse('MALFORMED', path, { expected: 'LIST' })
  if (input.length < least) return refuse('TOO_SHORT', path, { least, count: input.length })
  if (input.length > most) return refuse('TOO_LONG', path, { most, count: input.length })
  return collect(input.map((entry, i) => readEntry(entry, [...path, i])))
}

/** The parts of one input under their names, or every problem of all of them. */
export const together = <T extends object>(parts: { readonly [K in keyof T]: Result<T[K]> }): Result<T> => {
  const entries = Object.entries<Result<unknown>>(parts)
  const problems = entries.flatMap(([, part]) => (part.ok ? [] : part.problems))
  return problems.length > 0
    ? refuseAll(problems)
    : ok(Object.fromEntries(entries.map(([name, part]) => [name, part.ok && part.value])) as T)
}

/** Yes or no; absent is no. Refuses MALFORMED. */
export const readFlag = (input: unknown, path: Path): Result<boolean> =>
  isGiven(input) ? (typeof input === 'boolean' ? ok(input) : refuse('MALFORMED', path, { expected: 'BOOLEAN' })) : ok(false)
