import fc from 'fast-check'
import { exactly, ratioOf } from '../number'
import { bandOf, type Scale } from './bands'
import { malukuTengah2021, permendagri86, sakip, sampang2019, scales, skm2017, skp2013 } from './scales'

test.each<[string, Scale, string, string]>([
  ['Permendagri', permendagri86, '91', 'VERY_HIGH'],
  ['Permendagri', permendagri86, '90.995', 'VERY_HIGH'], // rounds to 91.00
  ['Permendagri', permendagri86, '90.99', 'HIGH'],
  ['Permendagri', permendagri86, '90.4', 'HIGH'], // the gap between the printed 90 and 91
  ['Permendagri', permendagri86, '77.14', 'HIGH'], // as printed in Lampung
  ['Permendagri', permendagri86, '87.54', 'HIGH'], // as printed in Lampung
  ['Permendagri', permendagri86, '76', 'HIGH'],
  ['Permendagri', permendagri86, '75.99', 'MEDIUM'],
  ['Permendagri', permendagri86, '65.99', 'LOW'],
  ['Permendagri', permendagri86, '50.99', 'VERY_LOW'],
  ['Permendagri', permendagri86, '-5', 'VERY_LOW'],
  ['Permendagri', permendagri86, '250', 'VERY_HIGH'],
  ['Sampang', sampang2019, '66', 'FAIR'],
  ['Maluku Tengah', malukuTengah2021, '85', 'VERY_GOOD'],
  ['Maluku Tengah', malukuTengah2021, '85.01', 'EXCELLENT'],
  ['Maluku Tengah', malukuTengah2021, '30', 'POOR'],
  ['SAKIP', sakip, '90', 'A'],
  ['SAKIP', sakip, '90.004', 'A'], // rounds to 90.00
  ['SAKIP', sakip, '90.005', 'AA'],
  ['SAKIP', sakip, '70', 'B'],
  ['SAKIP', sakip, '70.01', 'BB'],
  ['SAKIP', sakip, '0', 'D'],
  ['SKM', skm2017, '76.605', 'B'], // rounds to 76.61
  ['SKM', skm2017, '76.604', 'C'],
  ['SKM', skm2017, '88.31', 'A'],
  ['SKM', skm2017, '88.30', 'B'],
  ['SKM', skm2017, '65', 'C'],
  ['SKM', skm2017, '64.99', 'D'],
  ['SKP 2013', skp2013, '90.5', 'GOOD'],
  ['SKP 2013', skp2013, '50', 'VERY_POOR'],
])('%s scale (%#)', (_, scale, figure, code) => {
  expect(bandOf(scale, exactly(figure))?.code).toBe(code)
})

test('a figure below the lowest bound of a scale has no band', () => {
  const [top, ...others] = permendagri86.bands
  expect(top && bandOf({ ...permendagri86, bands: [top] }, exactly('90'))).toBeNull()
  expect(others).not.toHaveLength(0)
})

test.each(scales)('$id: bounds fall, codes differ, the lowest is open', ({ bands }) => {
  const bounds = bands.map(({ from }) => (from ? Number(from.digits) / 10 ** from.scale : -Infinity))
  expect(bounds).toEqual([...bounds].sort((a, b) => b - a))
  expect(new Set(bounds).size).toBe(bounds.length)
  expect(new Set(bands.map(({ code }) => code)).size).toBe(bands.length)
  expect(bounds.at(-1)).toBe(-Infinity)
})

test('more never has a lower band', () => {
  const figures = fc.tuple(
    fc.integer({ min: -50_000, max: 300_000 }),
    fc.integer({ min: -50_000, max: 300_000 }),
    fc.integer({ min: 300, max: 3000 }),
  )
  fc.assert(
    fc.property(fc.constantFrom(...scales), figures, (scale, [a, b, parts]) => {
      const rankOf = (n: number): number => {
        const figure = ratioOf(exactly(String(n)), exactly(String(parts)))
        const band = figure && bandOf(scale, figure)
        return band ? scale.bands.indexOf(band) : Infinity
      }
      expect(rankOf(Math.max(a, b))).toBeLessThanOrEqual(rankOf(Math.min(a, b)))
    }),
  )
})
