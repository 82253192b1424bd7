import { exactly } from '../number'
import { compareSchemes, judgesDifferently, schemeChanges } from './compare-schemes'
import { malukuTengah2021, permendagri86 } from './scales'
import type { Scheme } from './scheme'
import { knownSchemes } from './schemes/index'
import { kepahiang2026 } from './schemes/municipal'
import { predicate2022 } from './schemes/predicate-2022'
import { skp2013 } from './schemes/skp-2013'

const weighed = (...parts: [string, string][]): Partial<Scheme> => ({
  weights: parts.map(([code, weight]) => ({ code, label: { id: code, en: code }, weight: exactly(weight) })),
})
const said = (from: Scheme, to: Scheme): string[] =>
  compareSchemes(from, to).map(({ change, about, from: was, to: is }) => `${change} ${about}: ${was} > ${is}`)
const changed = (changes: Partial<Scheme>): string[] => said(kepahiang2026, { ...kepahiang2026, ...changes })
const bands = (changes: Partial<typeof permendagri86>) => changed({ scale: { ...permendagri86, ...changes } })

test.each(knownSchemes)('$id is not different from itself, nor is its next version by its number alone', (scheme) => {
  expect(compareSchemes(scheme, { ...scheme, version: scheme.version + 1 })).toEqual([])
})

test('weights: changed, added, gone, renamed; 60.0 is 60 and order is no rule', () => {
  const from = { ...kepahiang2026, ...weighed(['IKU', '60'], ['CITIZEN_INDEX', '25'], ['INNOVATION', '15']) }
  const to = { ...kepahiang2026, ...weighed(['TRAINING', '10'], ['CITIZEN_INDEX', '30'], ['IKU', '60.0']) }
  expect(said(from, to)).toEqual([
    'COMPONENT_ADDED TRAINING: null > 10',
    'WEIGHT CITIZEN_INDEX: 25 > 30',
    'COMPONENT_REMOVED INNOVATION: 15 > null',
  ])
  const renamed = {
    ...from,
    weights: from.weights.map((one) => (one.code === 'IKU' ? { ...one, label: { id: 'Utama', en: 'Main' } } : one)),
  }
  expect(said(from, renamed)).toEqual(['COMPONENT_RENAMED IKU: IKU > Utama / Main'])
})

test.each<[string, Partial<Scheme>, string]>([
  ['the cap', { cap: exactly('110') }, 'CAP : 120 > 110'],
  ['no cap', { cap: null }, 'CAP : 120 > null'],
  ['the floor', { floor: exactly('10') }, 'FLOOR : 0 > 10'],
  ['a conversion', { conversion: 'SKP_2021' }, 'CONVERSION : null > SKP_2021'],
  ['decimals', { rounding: { decimals: 1, mode: 'HALF_UP' } }, 'ROUNDING_DECIMALS : 2 > 1'],
  ['rounding', { rounding: { decimals: 2, mode: 'TRUNCATE' } }, 'ROUNDING_MODE : HALF_UP > TRUNCATE'],
  ['validity', { validFrom: '2027-01-01' }, 'VALID_FROM : 2026-01-01 > 2027-01-01'],
  ['an end', { validTo: '2028-01-01' }, 'VALID_TO : null > 2028-01-01'],
  ['the cadence', { cadence: ['YEAR'] }, 'CADENCE : QUARTER, YEAR > YEAR'],
  ['the regulation', { regulation: 'Perwali 1/2027' }, `REGULATION : ${kepahiang2026.regulation} > Perwali 1/2027`],
  ['a requirement', { requirements: [] }, 'REQUIREMENT_REMOVED RATER_TRAINED: RATER_TRAINED > null'],
  ['what is unverified', { unverified: ['weights', 'cap', 'scale'] }, 'UNVERIFIED_REMOVED validFrom: validFrom > null'],
])('says %s', (_, changes, expected) => expect(changed(changes)).toEqual([expected]))

test('bands: bounds, words, rules, and a whole other scale', () => {
  const raised = permendagri86.bands.map((one) => (one.code === 'HIGH' ? { ...one, from: exactly('80.00') } : one))
  expect(bands({ bands: raised })).toEqual(['BAND_BOUND HIGH: 76 > 80.00'])
  expect(bands({ lowerBound: 'EXCLUSIVE', roundedTo: 0 })).toEqual(['BAND_LOWER_BOUND : INCLUSIVE > EXCLUSIVE', 'BAND_ROUNDING : 2 > 0'])
  expect(changed({ scale: null })).toHaveLength(permendagri86.bands.length)
  expect(bands({ bands: malukuTengah2021.bands })).toContain('BAND_ADDED POOR: null > ')
})

test('each cell of a matrix has its name and both predicates', () => {
  const matrix = { ...predicate2022.matrix!, BELOW: { ...predicate2022.matrix!.BELOW, MEETS: 'GOOD' as const } }
  expect(compareSchemes(predicate2022, { ...predicate2022, matrix })).toEqual([
    {
      change: 'MATRIX_CELL',
      about: 'BELOW.MEETS',
      label: { id: 'di bawah ekspektasi × sesuai ekspektasi', en: 'below expectation × meets expectation' },
      from: 'NEEDS_IMPROVEMENT',
      to: 'GOOD',
      judges: true,
    },
  ])
  expect(said(skp2013, predicate2022).filter((one) => one.startsWith('MATRIX_CELL'))).toHaveLength(9)
})

test('read backwards, every difference is its own opposite', () => {
  for (const from of knownSchemes) {
    for (const to of knownSchemes) expect(compareSchemes(to, from)).toHaveLength(compareSchemes(from, to).length)
  }
})

test('only what judges makes another judgement; the list is in the order of reading', () => {
  expect(judgesDifferently(kepahiang2026, { ...kepahiang2026, validFrom: '2027-01-01', sources: ['x'], regulation: 'y' })).toBe(false)
  expect(judgesDifferently(kepahiang2026, { ...kepahiang2026, cap: null })).toBe(true)
  const differences = compareSchemes(skp2013, predicate2022)
  const first = differences.findIndex(({ judges }) => !judges)
  expect(first).toBeGreaterThan(0)
  expect(differences.slice(first).some(({ judges }) => judges)).toBe(false)
  expect(differences.every(({ change }) => schemeChanges.includes(change))).toBe(true)
})
