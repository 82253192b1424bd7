import { parseTarget, revisionOn, toText, type TargetInput } from '../index'

const monthly = { polarity: 'MAXIMIZE', cadence: 'MONTH' } as const
const range = { polarity: 'RANGE', cadence: 'MONTH' } as const
const codes = (input: TargetInput, of: Parameters<typeof parseTarget>[1] = monthly) => {
  const parsed = parseTarget(input, of)
  return parsed.ok ? [] : parsed.problems.map((problem) => `${problem.path.join('.')} ${problem.code}`)
}

test('a yearly target is valid from the first day of its year', () => {
  const parsed = parseTarget({ period: '2026', value: '120' }, monthly)
  expect(parsed.ok && [parsed.value.validFrom, toText(parsed.value.value), parsed.value.valueHigh, parsed.value.period.lastDay]).toEqual([
    '2026-01-01',
    '120',
    null,
    '2026-12-31',
  ])
})

test.each([
  { why: 'a period shorter than the cadence', input: { period: '2026-03-15', value: '1' }, refused: ['period GRAIN_NOT_FIT'] },
  { why: 'a number below zero', input: { period: '2026', value: '-1' }, refused: ['value OUT_OF_RANGE'] },
  { why: 'a high bound', input: { period: '2026', value: '1', valueHigh: '2' }, refused: ['valueHigh INCOMPATIBLE'] },
  {
    why: 'a day outside the period',
    input: { period: '2026-Q1', value: '1', validFrom: '2026-04-01' },
    refused: ['validFrom OUT_OF_RANGE'],
  },
  { why: 'everything at once', input: { period: '2026-13', value: 'x' }, refused: ['period NOT_A_PERIOD', 'value NOT_A_NUMBER'] },
])('refuses $why', ({ input, refused }) => expect(codes(input)).toEqual(refused))

test('a range needs its high bound, not below the low one', () => {
  expect(codes({ period: '2026', value: '80' }, range)).toEqual(['valueHigh REQUIRED'])
  expect(codes({ period: '2026', value: '80', valueHigh: '79.99' }, range)).toEqual(['valueHigh OUT_OF_RANGE'])
  expect(codes({ period: '2026', value: '80', valueHigh: '80' }, range)).toEqual([])
})

test('the revision in force: the latest valid one, of equals the one recorded last', () => {
  const revisions = [
    { validFrom: '2026-01-01', value: 100 },
    { validFrom: '2026-07-01', value: 120 },
    { validFrom: '2026-01-01', value: 110 },
  ]
  expect(revisionOn(revisions, '2025-12-31')).toBeNull()
  expect(revisionOn(revisions, '2026-06-01')?.value).toBe(110)
  expect(revisionOn(revisions, '2026-07-01')?.value).toBe(120)
})
