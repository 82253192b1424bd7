import { nineBox, parseNineBox, potentials, type Potential } from './nine-box'
import { expectations, type Expectation } from '../scoring/scheme'

test('nine places, nine boxes; the upper right ones are the pool', () => {
  const all = (Object.keys(expectations) as Expectation[]).flatMap((performance) =>
    (Object.keys(potentials) as Potential[]).map((potential) => ({ performance, potential, ...nineBox({ performance, potential }) })),
  )
  expect(all.map(({ box }) => box).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(all.filter(({ inSuccessionPool }) => inSuccessionPool).map(({ performance, potential }) => `${performance} ${potential}`)).toEqual(
    ['ABOVE MID', 'ABOVE HIGH', 'MEETS HIGH'],
  )
})

test('refuses what is neither a performance nor a potential', () => {
  expect(parseNineBox({ performance: 'ABOVE', potential: 'HIGH' })).toEqual({
    ok: true,
    value: { performance: 'ABOVE', potential: 'HIGH' },
  })
  expect(parseNineBox({ performance: 'GOOD' })).toMatchObject({
    problems: [
      { code: 'NOT_ONE_OF', path: ['performance'] },
      { code: 'REQUIRED', path: ['potential'] },
    ],
  })
})
