/** A scheme as a document: written as one canonical text, known by the hash of it, and read back field by field. */
import { canonicalText } from '../canonical'
import { grains, type Grain } from '../period'
import { readDecimal, readDecimalOrNull } from '../calculators/reading'
import type { Path } from '../problem'
import type { Result } from '../result'
import { sha256 } from '../sha256'
import { organisationPredicates, type OrganisationPredicate } from '../calculators/distribution'
import { additionRules, type AdditionRow, type SchemeAddition } from './additions'
import { bandRequirements, type Band, type Scale } from './bands'
import { code, day, fields, listOf, mostCharacters, oneOf, orAbsent, orNull, text, whole, words, type Readers } from './document'
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
  type UnitHeadRatings,
} from './scheme'

export const schemeLimits = {
  mostComponents: 50,
  mostBands: 30,
  mostSources: 50,
  mostCharacters,
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

const scale = fields<Scale>({
  id: code,
  label: words,
  regulation: text,
  source: text,
  roundedTo: whole(0, schemeLimits.mostDecimals),
  lowerBound: oneOf(['INCLUSIVE', 'EXCLUSIVE']),
  bands: listOf(
    fields<Band>({ code, label: words, from: readDecimalOrNull, requires: orAbsent(oneOf(bandRequirements)) }),
    schemeLimits.mostBands,
  ),
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

const addition = fields<SchemeAddition>({
  code,
  label: words,
  component: code,
  rule: oneOf(additionRules),
  rows: listOf(fields<AdditionRow>({ code, label: words, from: readDecimalOrNull, points: readDecimal }), schemeLimits.mostBands),
  cap: readDecimalOrNull,
})
const unitHead = fields<UnitHeadRatings>(
  Object.fromEntries(
    Object.keys(organisationPredicates).map((organisation) => [organisation, oneOf(Object.keys(expectations) as Expectation[])]),
  ) as Readers<Readonly<Record<OrganisationPredicate, Expectation>>>,
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
  cadence: orAbsent(listOf(oneOf(Object.keys(grains) as Grain[]), Object.keys(grains).length)),
  requirements: orAbsent(listOf(oneOf(schemeRequirements), schemeRequirements.length)),
  floor: readDecimalOrNull,
  cap: readDecimalOrNull,
  conversion: orAbsent(oneOf(['SKP_2021'])),
  additions: orAbsent(listOf(addition, schemeLimits.mostComponents)),
  rounding: fields<Scheme['rounding']>({ decimals: whole(0, schemeLimits.mostDecimals), mode: oneOf(['HALF_UP', 'TRUNCATE']) }),
  scale: orNull(scale),
  matrix: orNull(matrix),
  unitHead: orAbsent(unitHead),
})
