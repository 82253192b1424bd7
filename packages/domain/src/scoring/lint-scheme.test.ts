import { exactly } from '../number'
import { lintScheme } from './lint-scheme'
import { permendagri86 } from './scales'
import type { Scheme } from './scheme'
import { knownSchemes } from './schemes/index'
import { kepahiang2026, municipalSchemes } from './schemes/municipal'
import { predicate2022 } from './schemes/predicate-2022'
import { skp2021 } from './schemes/skp-2021'

const faults = (scheme: Scheme, others: readonly Scheme[] = []): string[] =>
  lintScheme(scheme, others)
    .filter(({ severity }) => severity === 'ERROR')
    .map(({ fault, path, given }) => [fault, path.join('.'), given].filter((part) => part !== undefined).join(' '))

const local = (changes: Partial<Scheme>): Scheme => ({ ...kepahiang2026, ...changes })
const weights = (...parts: [string, string][]) =>
  parts.map(([code, weight]) => ({ code, label: { id: code, en: code }, weight: exactly(weight) }))
const bounds = (...parts: [string, string | null][]) => ({
  ...permendagri86,
  bands: parts.map(([code, from]) => ({ code, label: { id: code, en: code }, from: from === null ? null : exactly(from) })),
})

test.each(knownSchemes)('$id has no error, and warns of what no source confirms', (scheme) => {
  expect(faults(scheme)).toEqual([])
  expect(lintScheme(scheme).map(({ path }) => path[0])).toEqual(scheme.unverified)
})

test('the ids are the five towns and the three rule sets, each once', () => {
  expect(new Set(knownSchemes.map(({ id }) => id)).size).toBe(8)
  expect(municipalSchemes.every(({ yields, matrix, requirements }) => yields === 'SCORE' && matrix === null && requirements?.length)).toBe(
    true,
  )
})

test.each<[string, Partial<Scheme>, string[]]>([
  ['no sources', { sources: [] }, ['NO_SOURCE sources']],
  ['an empty source', { sources: [' '] }, ['NO_SOURCE sources']],
  ['no regulation', { regulation: '' }, ['NO_REGULATION regulation']],
  ['no components', { weights: [] }, ['NO_COMPONENT weights']],
  ['weights of 99', { weights: weights(['A', '60'], ['B', '39']) }, ['WEIGHTS_NOT_100 weights 99']],
  ['weights of 99.999', { weights: weights(['A', '99.999']) }, ['WEIGHTS_NOT_100 weights 99.999']],
  ['a component twice', { weights: weights(['A', '60'], ['A', '40']) }, ['COMPONENT_TWICE weights.1.code A']],
  ['a negative weight', { weights: weights(['A', '110'], ['B', '-10']) }, ['WEIGHT_NOT_POSITIVE weights.1.weight -10']],
  ['a weight of zero', { weights: weights(['A', '100'], ['B', '0']) }, ['WEIGHT_NOT_POSITIVE weights.1.weight 0']],
  ['a gap below the lowest band', { scale: bounds(['A', '90'], ['B', '50']) }, ['BANDS_GAP scale.bands 50']],
  ['a lowest band from the floor', { scale: bounds(['A', '90'], ['B', '0']) }, []],
  ['bands that overlap', { scale: bounds(['A', '90'], ['B', '90'], ['C', null]) }, ['BANDS_OVERLAP scale.bands.1.from 90']],
  ['a bound above the one before', { scale: bounds(['A', '90'], ['B', '95'], ['C', null]) }, ['BANDS_OVERLAP scale.bands.1.from 95']],
  ['two open bands', { scale: bounds(['A', null], ['B', null]) }, ['BANDS_OVERLAP scale.bands.1.from ']],
  ['a band above the cap', { cap: exactly('100'), scale: bounds(['A', '101'], ['B', '0']) }, ['BAND_UNREACHABLE scale.bands.0 A']],
  ['a band at the cap', { cap: exactly('100'), scale: bounds(['A', '100'], ['B', '0']) }, []],
  ['a band below the floor', { floor: exactly('50'), scale: bounds(['A', '50'], ['B', null]) }, ['BAND_UNREACHABLE scale.bands.1 B']],
  ['a floor above the cap', { floor: exactly('130') }, ['FLOOR_ABOVE_CAP floor']],
  ['an end before its beginning', { validTo: '2026-01-01' }, ['PERIOD_REVERSED validTo']],
])('finds %s', (_, changes, found) => {
  expect(faults(local(changes)).filter((fault) => !(changes.floor && fault.startsWith('BAND_') && _.startsWith('a floor')))).toEqual(found)
})

test('a predicate needs a matrix that can make every predicate', () => {
  expect(faults({ ...predicate2022, matrix: null })).toEqual(['NO_MATRIX matrix'])
  const matrix = { ...predicate2022.matrix!, BELOW: { ...predicate2022.matrix!.BELOW, BELOW: 'GOOD' as const } }
  expect(faults({ ...predicate2022, matrix })).toEqual(['PREDICATE_UNREACHABLE matrix VERY_POOR'])
})

test('two versions may not judge the same day', () => {
  const second = local({ version: 2, validFrom: '2027-01-01' })
  expect(faults(second, [kepahiang2026])).toEqual(['PERIOD_OVERLAP validFrom'])
  expect(faults(second, [local({ validTo: '2027-01-01' }), second])).toEqual([])
  expect(faults(predicate2022, [skp2021])).toEqual([])
})
