import {
  checkCorrection,
  exactly,
  indicatorTypeOf,
  parseFigure,
  parseObservation,
  parsePeriod,
  toText,
  writeFigure,
  type ObservationInput,
} from '../index'

const period = { firstDay: '2026-01-01', lastDay: '2026-12-31' }
const today = '2026-10-31'
const count = indicatorTypeOf('COUNT')!
const ratio = indicatorTypeOf('RATIO')!
const codes = (input: ObservationInput, type = count) => {
  const parsed = parseObservation(input, { type, period, today })
  return parsed.ok ? [] : parsed.problems.map((problem) => `${problem.path.join('.')} ${problem.code}`)
}

test('a value on a day inside the period', () => {
  const parsed = parseObservation({ observedOn: '2026-09-30', value: '41.50' }, { type: count, period, today })
  expect(parsed.ok && [parsed.value.observedOn, toText(parsed.value.value!), parsed.value.numerator]).toEqual(['2026-09-30', '41.50', null])
})

test('a ratio has a numerator and a denominator, of which zero is allowed', () => {
  const parsed = parseObservation({ observedOn: '2026-09-30', numerator: '0', denominator: '0' }, { type: ratio, period, today })
  expect(parsed.ok && [parsed.value.value, toText(parsed.value.numerator!), toText(parsed.value.denominator!)]).toEqual([null, '0', '0'])
})

test.each([
  { why: 'before the period', input: { observedOn: '2025-12-31', value: '1' }, refused: ['observedOn OUT_OF_RANGE'] },
  { why: 'in the future', input: { observedOn: '2026-11-01', value: '1' }, refused: ['observedOn OUT_OF_RANGE'] },
  { why: 'no such day', input: { observedOn: '2026-02-29', value: '1' }, refused: ['observedOn NOT_A_DAY'] },
  { why: 'nothing and no number', input: { observedOn: '2026-10-31' }, refused: ['value REQUIRED'] },
  { why: 'a number in exponent form', input: { observedOn: '2026-10-31', value: '1e3' }, refused: ['value NOT_A_NUMBER'] },
  { why: 'more decimals than are kept', input: { observedOn: '2026-10-31', value: '0.1234567' }, refused: ['value OUT_OF_RANGE'] },
  {
    why: 'a ratio figure for a count',
    input: { observedOn: '2026-10-31', value: '1', denominator: '2' },
    refused: ['denominator INCOMPATIBLE'],
  },
])('a count refuses $why', ({ input, refused }) => expect(codes(input)).toEqual(refused))

test('a ratio refuses all that is wrong at once', () => {
  expect(codes({ observedOn: 'x', value: '1', denominator: '-2' }, ratio)).toEqual([
    'observedOn NOT_A_DAY',
    'value INCOMPATIBLE',
    'numerator REQUIRED',
    'denominator OUT_OF_RANGE',
  ])
})

test('the first and the last day of a period are inside it', () => {
  const february = parsePeriod('2026-02')
  for (const observedOn of ['2026-02-01', '2026-02-28'])
    expect(february.ok && parseObservation({ observedOn, value: '1' }, { type: count, period: february.value, today }).ok).toBe(true)
})

test('a correction keeps target and day', () => {
  const place = { targetId: 't', observedOn: '2026-03-31' }
  expect(checkCorrection(place, place).ok).toBe(true)
  expect(checkCorrection(place, { ...place, targetId: 'u' })).toMatchObject({ problems: [{ code: 'INCOMPATIBLE', with: 'targetId' }] })
  expect(checkCorrection(place, { ...place, observedOn: '2026-04-30' })).toMatchObject({
    problems: [{ code: 'INCOMPATIBLE', with: 'observedOn' }],
  })
})

test('a figure is written as it was read: days as days, numbers as numbers', () => {
  for (const [text, kind] of [
    ['2026-03-31', 'DAY'],
    ['1969-12-31', 'DAY'],
    ['4', 'LEVEL'],
    ['41.5', 'NUMBER'],
  ] as const) {
    const read = parseFigure(text, [], kind)
    expect(read.ok && writeFigure(read.value, kind)).toBe(text)
  }
  expect(writeFigure(exactly('20542.5'), 'DAY')).toBe('2026-03-31')
})
