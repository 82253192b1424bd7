import { answered } from '../../testing/answers'

test.each([
  ['100', 'VERY_HIGH'],
  ['91', 'VERY_HIGH'],
  ['90.995', 'VERY_HIGH'], // rounds to 91.00
  ['90.99', 'HIGH'],
  ['81', 'HIGH'],
  ['80.5', 'MEDIUM'], // between the printed 80 and 81
  ['71', 'MEDIUM'],
  ['70.99', 'LOW'],
  ['61', 'LOW'],
  ['60.99', 'VERY_LOW'],
  ['0', 'VERY_LOW'],
])('%s is %s', (score, category) => {
  expect(answered({ kind: 'ipasn', score })).toEqual({ category })
})

test.each([
  [{ score: '100.01' }, 'OUT_OF_RANGE score'],
  [{ score: -1 }, 'OUT_OF_RANGE score'],
  [{ score: '1e2' }, 'NOT_A_NUMBER score'],
  [{}, 'REQUIRED score'],
])('refuses %p: %s', (input, problem) => {
  expect(answered({ kind: 'ipasn', ...input })).toEqual({ problem })
})
