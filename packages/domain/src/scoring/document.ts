/** What documents are read with: schemes, the inputs of a scorecard, its trace. Each reader refuses by code, with its path. */
import { isGiven, readChoice, readList, readRecord, readWhole, together } from '../calculators/reading'
import { parseDay, type Day } from '../day'
import { parseExact, type Exact } from '../number'
import type { Path } from '../problem'
import { ok, refuse, refuseAll, type Result } from '../result'
import type { Words } from '../words'

/** Of one text. */
export const mostCharacters = 1000

/** How one field is read from an input that nobody vouches for. */
export type Reader<T> = (input: unknown, path: Path) => Result<T>
/** One for each field; of a field that may be left out the reader answers undefined then. */
export type Readers<T> = { readonly [K in keyof T]-?: Reader<object extends Pick<T, K> ? T[K] | undefined : T[K]> }

/** Each field by its own reader; a field that nobody reads is refused, since it would change a hash and nothing else. */
export const fields =
  <T extends object>(readers: Readers<T>): Reader<T> =>
  (input, path) => {
    const record = readRecord(input, path)
    if (!record.ok) return record
    const given = record.value
    const entries = Object.entries<Reader<unknown>>(readers)
    const unknown = Object.keys(given).filter((name) => !Object.hasOwn(readers, name))
    const read = together<Record<string, unknown>>(
      Object.fromEntries(entries.map(([name, reader]) => [name, reader(given[name], [...path, name])])),
    )
    if (read.ok && unknown.length === 0)
      return ok(Object.fromEntries(Object.entries(read.value).filter(([, value]) => value !== undefined)) as T)
    const allowed = Object.keys(readers)
    return refuseAll([
      ...unknown.map((name) => ({ code: 'UNKNOWN_FIELD' as const, path: [...path, name], allowed })),
      ...(read.ok ? [] : read.problems),
    ])
  }

export const text: Reader<string> = (input, path) => {
  if (!isGiven(input)) return refuse('REQUIRED', path)
  if (typeof input !== 'string') return refuse('NOT_TEXT', path)
  if (input.includes('\0')) return refuse('HAS_NUL', path)
  return input.length > mostCharacters ? refuse('TOO_LONG', path, { most: mostCharacters }) : ok(input)
}
/** Text that has been stored already, whatever its length. */
export const anyText: Reader<string> = (input, path) => (typeof input === 'string' ? ok(input) : refuse('NOT_TEXT', path))
/** Codes stand in paths, in traces and in files of others: plain letters. */
export const code: Reader<string> = (input, path) => {
  const read = text(input, path)
  return read.ok && !/^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(read.value) ? refuse('MALFORMED', path, { expected: 'CODE' }) : read
}
export const oneOf =
  <T extends string>(choices: readonly T[]): Reader<T> =>
  (input, path) =>
    readChoice(input, choices, path)
export const listOf =
  <T>(entry: Reader<T>, most: number): Reader<T[]> =>
  (input, path) =>
    readList(input, path, { least: 0, most }, entry)
export const orNull =
  <T>(reader: Reader<T>): Reader<T | null> =>
  (input, path) =>
    isGiven(input) ? reader(input, path) : ok(null)
export const orAbsent =
  <T>(reader: Reader<T>): Reader<T | undefined> =>
  (input, path) =>
    isGiven(input) ? reader(input, path) : ok(undefined)

export const words = fields<Words>({ id: text, en: text })
export const day: Reader<Day> = (input, path) => (isGiven(input) ? parseDay(input, path) : refuse('REQUIRED', path))
export const whole =
  (least: number, most: number): Reader<number> =>
  (input, path) =>
    readWhole(input, path, { least, most })
/** An exact number as `exactText` or as plain decimals. */
export const exact: Reader<Exact> = (input, path) => (isGiven(input) ? parseExact(input, path) : refuse('REQUIRED', path))
/** True, or left out. */
export const flag: Reader<true | undefined> = (input, path) =>
  input === undefined || input === true ? ok(input) : refuse('MALFORMED', path, { expected: 'BOOLEAN' })
