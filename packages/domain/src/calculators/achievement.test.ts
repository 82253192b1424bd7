import { answered } from '../../testing/answers'
import { publishedAchievements } from '../../testing/index'
import { exactly, roundHalfUp, toText, truncate } from '../number'

const of = (changes: object) => answered({ kind: 'achievement', polarity: 'maximize', target: 50, actual: 41, ...changes })

test.each(publishedAchievements.filter(({ check }) => check.startsWith('exact')))('$agency $year, $label: $printed % ($source)', (row) => {
  const { raw } = of({ target: row.target, actual: row.actual })
  const places = row.printed.split(',')[1]?.length ?? 0
  const print = row.check === 'exact_truncated' ? truncate : roundHalfUp
  expect(toText(print(exactly(String(raw)), places))).toBe(row.printed.replace(',', '.'))
})

test.each([
  [{}, { raw: '82.0000000000', value: '82.00', capped: false }],
  [
    { polarity: 'milestone', target: 8, actual: 6 },
    { raw: '75.0000000000', value: '75.00', capped: false },
  ],
  [
    { polarity: 'minimize', actual: 55 },
    { raw: '90.0000000000', value: '90.00', capped: false },
  ],
  [
    { polarity: 'minimize', actual: 55, formula: 'ratio' },
    { raw: '90.9090909091', value: '90.91', capped: false },
  ],
  [
    { polarity: 'range', target: [80, 90], actual: 92 },
    { raw: '102.2222222222', value: '102.22', capped: false },
  ],
  [
    { polarity: 'range', target: [7, 8], actual: 6.5, condition: 'special' },
    { raw: '107.1428571429', value: '107.14', capped: false },
  ],
  [
    { polarity: 'exact', actual: 55 },
    { raw: '90.0000000000', value: '90.00', capped: false },
  ],
  [
    { actual: 61, cap: 120 },
    { raw: '122.0000000000', value: '120.00', capped: true },
  ],
  [
    { polarity: 'minimize', actual: 110 },
    { raw: '-20.0000000000', value: '0.00', capped: false },
  ],
  [
    { polarity: 'minimize', actual: 110, floor: null },
    { raw: '-20.0000000000', value: '-20.00', capped: false },
  ],
  [
    { target: '0.3', actual: '0.1' },
    { raw: '33.3333333333', value: '33.33', capped: false },
  ],
  [{ actual: null }, { value: null, reason: 'MISSING_ACTUAL' }],
  [{ target: 0 }, { value: null, reason: 'ZERO_TARGET' }],
  [
    { polarity: 'minimize', target: 0, actual: 0 },
    { raw: '100.0000000000', value: '100.00', capped: false },
  ],
])('%p answers %p', (changes, answer) => {
  expect(of(changes)).toEqual(answer)
})

test.each([
  [{ target: undefined }, 'REQUIRED target'],
  [{ target: 'NaN' }, 'NOT_A_NUMBER target'],
  [{ actual: 'Infinity' }, 'NOT_A_NUMBER actual'],
  [{ actual: '1'.padEnd(40, '0') }, 'OUT_OF_RANGE actual'],
  [{ target: [1, 2] }, 'INCOMPATIBLE target'],
  [{ polarity: 'range', target: [2, 1] }, 'OUT_OF_RANGE target.1'],
  [{ polarity: 'range', target: [1] }, 'TOO_SHORT target'],
  [{ cap: 50, floor: 60 }, 'INCOMPATIBLE floor'],
  [{ cap: -1 }, 'OUT_OF_RANGE cap'],
  [{ polarity: 'best' }, 'NOT_ONE_OF polarity'],
  [{ formula: 'RATIO' }, 'NOT_ONE_OF formula'],
])('refuses %p: %s', (changes, problem) => {
  expect(of(changes)).toEqual({ problem })
})
