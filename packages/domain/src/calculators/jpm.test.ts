import { answered } from '../../testing/answers'

test.each([
  [[3, 3, 3], [3, 2, 4], 'selection', '100.00', 'MS', [0, -1, 1]],
  [[5, 5], [4, 4], 'selection', '80.00', 'MS', [-1, -1]],
  [[5, 5, 5, 5, 5], [4, 3, 3, 3, 4], 'selection', '68.00', 'MMS', [-1, -2, -2, -2, -1]],
  [[3, 3], [2, 2], 'selection', '66.67', 'KMS', [-1, -1]],
  [[5, 5], [5, 4], 'mapping', '90.00', 'OPTIMAL', [0, -1]],
  [[4, 5], [4, 4], 'mapping', '88.89', 'FAIRLY_OPTIMAL', [0, -1]],
  [[4, 5], [3, 4], 'mapping', '77.78', 'LESS_OPTIMAL', [-1, -1]],
  [[2, 2, 2, 2, 2, 2, 2, 2, 2], [3, 3, 3, 3, 3, 3, 3, 2, 2], 'selection', '138.89', 'MS', [1, 1, 1, 1, 1, 1, 1, 0, 0]], // seen in a report
  [[1], [0], 'mapping', '0.00', 'LESS_OPTIMAL', [-1]],
])('required %p, reached %p, %s: %s %s', (required, actual, use, percent, category, gaps) => {
  expect(answered({ kind: 'jpm', required, actual, use })).toEqual({ percent, category, gaps })
})

test.each([
  [{ required: [3, 3], actual: [3] }, 'INCOMPATIBLE actual'],
  [{ required: [], actual: [] }, 'TOO_SHORT required, TOO_SHORT actual'],
  [{ required: [0], actual: [6] }, 'OUT_OF_RANGE required.0, OUT_OF_RANGE actual.0'],
  [{ required: [2.5], actual: [2] }, 'OUT_OF_RANGE required.0'],
  [{ required: [3], actual: [3], use: 'promotion' }, 'NOT_ONE_OF use'],
  [{}, 'REQUIRED required, REQUIRED actual'],
])('refuses %p: %s', (input, problem) => {
  expect(answered({ kind: 'jpm', use: 'mapping', ...input })).toEqual({ problem })
})
