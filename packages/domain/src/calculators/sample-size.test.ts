import { parseSampleSize, sampleSize } from './sample-size'

/** The table of Krejcie and Morgan; for 100,000 the formula gives 383 where it prints 384. */
test.each([
  [10, 10],
  [50, 44],
  [100, 80],
  [150, 108],
  [200, 132],
  [300, 169],
  [500, 217],
  [1000, 278],
  [2000, 322],
  [5000, 357],
  [10000, 370],
  [100000, 383],
  [1, 1],
])('of %s people ask %s', (population, sample) => {
  expect(sampleSize({ population })).toBe(sample)
})

test('refuses nobody, a part of a person, and no number', () => {
  expect(parseSampleSize({ population: 0 })).toMatchObject({ problems: [{ code: 'OUT_OF_RANGE' }] })
  expect(parseSampleSize({ population: '10.5' })).toMatchObject({ problems: [{ code: 'OUT_OF_RANGE' }] })
  expect(parseSampleSize({})).toMatchObject({ problems: [{ code: 'REQUIRED', path: ['population'] }] })
})
