import { knownSchemes } from './schemes/index'
import { readScheme, schemeHash, schemeText } from './scheme-text'
import { sha256 } from '../sha256'
import { skp2013 } from './schemes/skp-2013'
import { predicate2022 } from './schemes/predicate-2022'

const document = (scheme = skp2013) => JSON.parse(schemeText(scheme)) as Record<string, unknown>

test.each(knownSchemes)('$id is read back as it was, with the same hash', (scheme) => {
  const read = readScheme(document(scheme))
  expect(read).toEqual({ ok: true, value: scheme })
  expect(read.ok && schemeText(read.value)).toBe(schemeText(scheme))
  expect(schemeHash(scheme)).toBe(sha256(schemeText(scheme)))
})

test('a published scheme never changes: this is the hash that installations have stored', () => {
  expect(schemeHash(predicate2022)).toBe('451c18fd9944e068f671e7b521e069cf21f64b195b90bbb583424919a41d8a85')
  expect(schemeHash(skp2013)).toBe('ad7d35297a11abe93833400b8e7e48d654202aaa4bf4ac725771019ac0ed5b1c')
})

const changes: [string, (fields: Record<string, unknown>) => unknown, object][] = [
  ['no object', () => null, { code: 'MALFORMED', path: [] }],
  ['no id', (it) => ({ ...it, id: null }), { code: 'REQUIRED', path: ['id'] }],
  ['an id that is no code', (it) => ({ ...it, id: 'a b' }), { code: 'MALFORMED', path: ['id'] }],
  ['version 0', (it) => ({ ...it, version: 0 }), { code: 'OUT_OF_RANGE', path: ['version'] }],
  ['a label in one language', (it) => ({ ...it, label: { id: 'a' } }), { code: 'REQUIRED', path: ['label', 'en'] }],
  ['a regulation of NUL', (it) => ({ ...it, regulation: 'a\0' }), { code: 'HAS_NUL', path: ['regulation'] }],
  ['a very long source', (it) => ({ ...it, sources: ['a'.repeat(1001)] }), { code: 'TOO_LONG', path: ['sources', 0] }],
  ['no such day', (it) => ({ ...it, validFrom: '2026-02-30' }), { code: 'NOT_A_DAY', path: ['validFrom'] }],
  ['neither score nor predicate', (it) => ({ ...it, yields: 'BOTH' }), { code: 'NOT_ONE_OF', path: ['yields'] }],
  ['no weights', (it) => ({ ...it, weights: undefined }), { code: 'REQUIRED', path: ['weights'] }],
  ['a weight of NaN', (it) => withWeight(it, NaN), { code: 'NOT_A_NUMBER', path: ['weights', 1, 'weight'] }],
  ['a weight of words', (it) => withWeight(it, 'constructor'), { code: 'NOT_A_NUMBER', path: ['weights', 1, 'weight'] }],
  ['a cap of Infinity', (it) => ({ ...it, cap: 'Infinity' }), { code: 'NOT_A_NUMBER', path: ['cap'] }],
  ['an unknown conversion', (it) => ({ ...it, conversion: 'X' }), { code: 'NOT_ONE_OF', path: ['conversion'] }],
  [
    'half decimals',
    (it) => ({ ...it, rounding: { decimals: 1.5, mode: 'HALF_UP' } }),
    { code: 'OUT_OF_RANGE', path: ['rounding', 'decimals'] },
  ],
  ['a scale of text', (it) => ({ ...it, scale: 'x' }), { code: 'MALFORMED', path: ['scale'] }],
  ['an unknown cadence', (it) => ({ ...it, cadence: ['HOUR'] }), { code: 'NOT_ONE_OF', path: ['cadence', 0] }],
  ['half a matrix', (it) => ({ ...it, matrix: { ABOVE: {} } }), { code: 'REQUIRED', path: ['matrix', 'ABOVE', 'ABOVE'] }],
  ['a field nobody reads', (it) => ({ ...it, __proto: 1 }), { code: 'UNKNOWN_FIELD', path: ['__proto'] }],
]
const withWeight = (it: Record<string, unknown>, weight: unknown) => {
  const [first, second] = it.weights as object[]
  return { ...it, weights: [first, { ...second, weight }] }
}

test.each(changes)('refused with its path: %s', (_, change, problem) => {
  const read = readScheme(change(document()))
  expect(read).toMatchObject({ ok: false, problems: expect.arrayContaining([expect.objectContaining(problem)]) as object[] })
})

test('all wrong fields are told at once, below the path they were given at', () => {
  const read = readScheme({ ...document(), id: 1, version: 'a' }, ['scheme'])
  expect(read).toMatchObject({
    problems: [
      { code: 'NOT_TEXT', path: ['scheme', 'id'] },
      { code: 'NOT_A_NUMBER', path: ['scheme', 'version'] },
    ],
  })
})
