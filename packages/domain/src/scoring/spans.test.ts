import { exactly, toText } from '../number'
import { permendagri86 } from './scales'
import { knownSchemes } from './schemes/index'
import { kepahiang2026 } from './schemes/municipal'
import { skp2013 } from './schemes/skp-2013'
import { bandSpans, wholeWeight } from './spans'

const shares = (scheme: Parameters<typeof bandSpans>[0]) => bandSpans(scheme).map(({ band, share }) => `${band.code} ${toText(share)}`)

test('the strip goes from the floor to the cap, the lowest band first', () => {
  expect(shares(kepahiang2026)).toEqual(['VERY_LOW 42.50', 'LOW 12.50', 'MEDIUM 8.33', 'HIGH 12.50', 'VERY_HIGH 24.17'])
  expect(bandSpans(kepahiang2026).map(({ from, to }) => [from && toText(from), to && toText(to)])).toEqual([
    [null, '51'],
    ['51', '66'],
    ['66', '76'],
    ['76', '91'],
    ['91', null],
  ])
})

test('without a cap it ends at 100, or a tenth above the highest bound; without a scale there is none', () => {
  expect(shares(skp2013).at(-1)).toMatch(/ 9\.00$/) // 91 to 100
  const high = { ...permendagri86, bands: [{ ...permendagri86.bands[0]!, from: exactly('200') }, permendagri86.bands[4]!] }
  expect(shares({ scale: high, floor: null, cap: null })).toEqual(['VERY_LOW 90.91', 'VERY_HIGH 9.09'])
  expect(bandSpans({ scale: null, floor: null, cap: null })).toEqual([])
})

test('a band above the cap or a strip of no length takes nothing', () => {
  expect(shares({ ...kepahiang2026, cap: exactly('80') }).at(-1)).toBe('VERY_HIGH 0.00')
  expect(shares({ ...kepahiang2026, floor: exactly('120') }).every((one) => one.endsWith(' 0.00'))).toBe(true)
})

test('the whole weight is what the linter says', () => {
  for (const scheme of knownSchemes) expect(toText(wholeWeight(scheme))).toBe(scheme.weights.length > 0 ? '100' : '0')
})
