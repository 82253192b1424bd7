/** A scheme as a document: written as one canonical text, known by the hash of it, and read back field by field. */
import { canonicalText } from '../canonical'
import { parseDay, type Day } from '../day'
import { grains, type Grain } from '../period'
import { readChoice, readDecimal, readDecimalOrNull, readList, readRecord, readWhole, isGiven, together } from '../calculators/reading'
import type { Path } from '../problem'
import { ok, refuse, refuseAll, type Result } from '../result'
import { sha256 } from '../sha256'
import type { Words } from '../words'
import type { Band, Scale } from './bands'
import {
  expectations,
  predicates,
  schemeRequirements,
  schemeYields,
  type Expectation,
  type Predicate,
  type PredicateMatrix,
  type Scheme,
  type SchemeComponent,
  type SchemeYield,
} from './scheme'

export const schemeLimits = {
  mostComponents: 50,
  mostBands: 30,
  mostSources: 50,
  mostCharacters: 1000,
  mostDecimals: 6,
  lastVersion: 100_000,
} as const

/** The canonical JSON of a scheme, decimals as text. What the database keeps and `readScheme` reads back to an equal scheme. */
export const schemeText = (scheme: Scheme): string => canonicalText(scheme)

const hashes = new WeakMap<Scheme, string>()

/** SHA-256 of `schemeText`, 64 hexadecimal digits: the same on server, browser and command line. A changed letter of a label changes it. */
export const schemeHash = (scheme: Scheme): string => {
  const known = hashes.get(scheme)
  if (known !== undefined) return known
  const hash = sha256(schemeText(scheme))
  hashes.set(scheme, hash)
  return hash
}

/** How one field is read from an input that nobody vouches for. */
type Reader<T> = (input: unknown, path: Path) => Result<T>
type Readers<T> = { readonly [K in keyof T]-?: Reader<T[K]> }

/** Each field by its own reader; a field that nobody reads is refused, since it would change the hash and nothing else. */
const fields =
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

const text: Reader<string> = (input, path) => {
  if (!isGiven(input)) return refuse('REQUIRED', path)
  if (typeof input !== 'string') return refuse('NOT_TEXT', path)
  if (input.includes('\0')) return refuse('HAS_NUL', path)
  return input.length > schemeLimits.mostCharacters ? refuse('TOO_LONG', path, { most: schemeLimits.mostCharacters }) : ok(input)
}
/** Codes stand in paths, in traces and in files of others: plain letters. */
const code: Reader<string> = (input, path) => {
  const read = text(input, path)
  return read.ok && !/^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(read.value) ? refuse('MALFORMED', path, { expected: 'CODE' }) : read
}
const oneOf =
  <T extends string>(choices: readonly T[]): Reader<T> =>
  (input, path) =>
    readChoice(input, choices, path)
const listOf =
  <T>(entry: Reader<T>, most: number): Reader<T[]> =>
  (input, path) =>
    readList(input, path, { least: 0, most }, entry)
const orNull =
  <T>(reader: Reader<T>): Reader<T | null> =>
  (input, path) =>
    isGiven(input) ? reader(input, path) : ok(null)
const orAbsent =
  <T>(reader: Reader<T>): Reader<T | undefined> =>
  (input, path) =>
    isGiven(input) ? reader(input, path) : ok(undefined)

const words = fields<Words>({ id: text, en: text })
const day: Reader<Day> = (input, path) => (isGiven(input) ? parseDay(input, path) : refuse('REQUIRED', path))
const whole =
  (least: number, most: number): Reader<number> =>
  (input, path) =>
    readWhole(input, path, { least, most })

const scale = fields<Scale>({
  id: code,
  label: words,
  regulation: text,
  source: text,
  roundedTo: whole(0, schemeLimits.mostDecimals),
  lowerBound: oneOf(['INCLUSIVE', 'EXCLUSIVE']),
  bands: listOf(fields<Band>({ code, label: words, from: readDecimalOrNull }), schemeLimits.mostBands),
})

const predicate = oneOf(Object.keys(predicates) as Predicate[])
const row = fields<Readonly<Record<Expectation, Predicate>>>(
  Object.fromEntries(Object.keys(expectations).map((expectation) => [expectation, predicate])) as Readers<
    Readonly<Record<Expectation, Predicate>>
  >,
)
const matrix = fields<PredicateMatrix>(
  Object.fromEntries(Object.keys(expectations).map((expectation) => [expectation, row])) as Readers<PredicateMatrix>,
)

/**
 * A scheme from its document, such as JSON.parse(schemeText(scheme)). It says whether this is a scheme at all; whether it is a good one says
 * `lintScheme`. Refuses every wrong field at once, each with its path: REQUIRED, MALFORMED, NOT_TEXT, HAS_NUL, TOO_LONG, NOT_ONE_OF,
 * NOT_A_NUMBER, OUT_OF_RANGE, NOT_A_DAY, UNKNOWN_FIELD. A weight of 'abc' is NOT_A_NUMBER at ['weights', 0, 'weight'].
 */
export const readScheme: (document: unknown, path?: Path) => Result<Scheme> = (document, path = []) => schemeFields(document, path)

const schemeFields = fields<Scheme>({
  id: code,
  version: whole(1, schemeLimits.lastVersion),
  label: words,
  regulation: text,
  sources: listOf(text, schemeLimits.mostSources),
  unverified: listOf(text, schemeLimits.mostSources),
  validFrom: day,
  validTo: orNull(day),
  yields: oneOf(Object.keys(schemeYields) as SchemeYield[]),
  weights: listOf(fields<SchemeComponent>({ code, label: words, weight: readDecimal }), schemeLimits.mostComponents),
  cadence: orAbsent(listOf(oneOf(Object.keys(grains) as Grain[]), Object.keys(grains).length)) as Reader<Scheme['cadence']>,
  requirements: orAbsent(listOf(oneOf(schemeRequirements), schemeRequirements.length)) as Reader<Scheme['requirements']>,
  floor: readDecimalOrNull,
  cap: readDecimalOrNull,
  conversion: orAbsent(oneOf(['SKP_2021'])) as Reader<Scheme['conversion']>,
  rounding: fields<Scheme['rounding']>({ decimals: whole(0, schemeLimits.mostDecimals), mode: oneOf(['HALF_UP', 'TRUNCATE']) }),
  scale: orNull(scale),
  matrix: orNull(matrix),
})
