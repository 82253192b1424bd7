import { answered } from '../../testing/answers'
import { answerCase } from './cases'

const of = (changes: object) => answered({ kind: 'scorecard', scheme: 'SAWAHLUNTO_2026', ...changes })
const item = (changes: object = {}) => ({
  indicator: { type: 'COUNT', polarity: 'MAXIMIZE' },
  weight: 100,
  target: 100,
  actual: 90,
  ...changes,
})

test('a score with its components and items, in the order they were given', () => {
  expect(
    of({
      items: [
        item({
          id: 'b',
          component: 'COMPLAINTS',
          indicator: { type: 'DURATION' },
          target: 5,
          actual: undefined,
          observations: [
            { observedOn: '2026-01-31', value: 4 },
            { observedOn: '2026-02-28', value: 6 },
          ],
        }),
        item({ id: 'a' }),
      ],
      ratings: { SERVICE_QUALITY: '80' },
    }),
  ).toMatchObject({
    score: '90.00', // 0.6 × 90 + 0.2 × 100 + 0.2 × 80
    predicate: null,
    band: 'HIGH',
    items: [
      { id: 'b', value: '100.00' },
      { id: 'a', value: '90.00' },
    ],
    components: [
      { code: 'WORK_PLAN', value: '90.00', share: '60.00' },
      { code: 'COMPLAINTS', value: '100.00', share: '20.00' },
      { code: 'SERVICE_QUALITY', value: '80.00', share: '20.00' },
    ],
    scheme: 'SAWAHLUNTO_2026 v1',
  })
})

test('monthly observations with targets of their own add up; with one target for the year they add up against it', () => {
  const monthly = [10, 20, 30].map((value, i) => ({ observedOn: `2026-0${i + 1}-28`, value, target: 25 }))
  expect(of({ items: [item({ observations: monthly, target: undefined })] })).toMatchObject({ items: [{ value: '80.00' }] })
  const yearly = monthly.map(({ observedOn, value }) => ({ observedOn, value }))
  expect(of({ items: [item({ observations: yearly, target: 240 })] })).toMatchObject({ items: [{ value: '25.00' }] })
})

test('a ratio gives its parts, a range its bounds', () => {
  const ratio = item({
    indicator: { type: 'RATIO', polarity: 'MAXIMIZE' },
    actual: undefined,
    target: 80,
    observations: [{ observedOn: '2026-01-31', numerator: 90, denominator: 120 }],
  })
  expect(of({ items: [ratio] })).toMatchObject({ items: [{ value: '93.75' }] })
  const range = item({ indicator: { polarity: 'range' }, target: [80, 90], actual: 92 })
  expect(of({ items: [range] })).toMatchObject({ items: [{ value: '102.22' }] })
})

test('someone who moved has segments', () => {
  const segments = [
    { from: '2026-01-01', to: '2026-06-30', items: [item({ actual: 90 })] },
    { from: '2026-07-01', to: '2026-12-31', items: [item({ actual: 80 })] },
  ]
  expect(of({ segments })).toMatchObject({ score: '84.96' })
  expect(of({ segments: [segments[0], { ...segments[1], from: '2026-06-30' }] })).toEqual({ problem: 'INCOMPATIBLE segments.1' })
})

test('what cannot be assessed says so', () => {
  expect(of({ items: [item({ actual: null })] })).toMatchObject({
    score: null,
    notAssessed: 'NOTHING_JUDGED',
    items: [{ value: null, reason: 'MISSING_ACTUAL' }],
  })
  expect(of({ exemption: 'STUDY_ASSIGNMENT', items: [item()] })).toMatchObject({
    score: null,
    notAssessed: 'EXEMPT',
    exemption: 'STUDY_ASSIGNMENT',
  })
  expect(of({ scheme: 'PREDICATE_2022', ratings: { result: 'ABOVE', behaviour: 'ABOVE' } })).toMatchObject({
    predicate: null,
    notAssessed: 'ORGANISATION_NOT_RATED',
  })
  expect(of({ scheme: 'PREDICATE_2022', ratings: { organisation: 'GOOD', result: 'ABOVE', behaviour: 'ABOVE' } })).toMatchObject({
    predicate: 'VERY_GOOD',
    score: null,
  })
})

test.each([
  [{ scheme: undefined, items: [] }, 'REQUIRED scheme'],
  [{ scheme: 'toString', items: [] }, 'UNKNOWN_ID scheme'],
  [{ items: [] }, 'TOO_SHORT items'],
  [{}, 'REQUIRED items'],
  [{ items: {} }, 'MALFORMED items'],
  [{ items: [5] }, 'MALFORMED items.0'],
  [{ items: [item({ weight: '99.999' })] }, 'OUT_OF_RANGE items'],
  [{ items: [item({ weight: -1 })] }, 'OUT_OF_RANGE items.0.weight'],
  [{ items: [item({ weight: 'NaN' })] }, 'NOT_A_NUMBER items.0.weight'],
  [{ items: Array.from({ length: 200 }, () => item({ weight: '0.5' })) }, 'TOO_LONG items'],
  [{ items: [item({ indicator: { type: 'MAGIC' } })] }, 'NOT_ONE_OF items.0.indicator.type'],
  [{ items: [item({ indicator: {} })] }, 'REQUIRED items.0.indicator.polarity'],
  [{ items: [item({ component: 'IKU' })] }, 'UNKNOWN_ID items.0.component'],
  [{ items: [item({ target: undefined })] }, 'REQUIRED items.0.target'],
  [{ items: [item({ actual: '1e5' })] }, 'NOT_A_NUMBER items.0.actual'],
  [
    { items: [item({ actual: undefined, observations: [{ observedOn: '2026-02-30', value: 1 }] })] },
    'NOT_A_DAY items.0.observations.0.observedOn',
  ],
  [{ items: [item()], ratings: { IKU: 5 } }, 'UNKNOWN_ID ratings.IKU'],
  [{ items: [item()], ratings: { COMPLAINTS: 'good' } }, 'NOT_A_NUMBER ratings.COMPLAINTS'],
  [{ items: [item()], period: '2026-13' }, 'NOT_A_PERIOD period'],
  [{ items: [item()], segments: [] }, 'INCOMPATIBLE segments'],
])('refuses %p: %s', (changes, problem) => {
  expect(of(changes)).toEqual({ problem })
})

test('the trace says each step', () => {
  const answer = answerCase({ kind: 'scorecard', scheme: 'SAWAHLUNTO_2026', items: [item({ id: 'izin' })], ratings: { COMPLAINTS: 75 } })
  expect(answer.ok && answer.value.trace.map(({ id }) => id)).toEqual([
    'Penilaian berbasis evaluasi Kota Sawahlunto: 86,25',
    '  Nilai 86,25 → Tinggi',
    '  2026-01-01 s.d. 2026-12-31: 86,25',
    '    (60 × 90 + 20 × 75) ÷ 80 = 86,25',
    '    Belum ada: Mutu layanan. Bobot sisanya dihitung sebagai keseluruhan.',
    '    Rencana kerja: 90',
    '      izin: 90',
    '        90 ÷ 100 × 100% = 90%',
    '    Waktu tanggap pengaduan: 75',
    '      dinilai 75',
    '    Mutu layanan: –',
    '      Belum ada angka; tidak dihitung sebagai nol.',
  ])
})

describe('items of every kind', () => {
  const value = (given: object) => {
    const answer = of({ items: [item({ id: 'x', ...given })] })
    return answer.problem ?? (answer.items as { value: string | null; reason?: string }[])[0]
  }

  test.each([
    [{ indicator: { type: 'DEADLINE' }, target: '2026-03-31', actual: '2026-04-03' }, '90.00'],
    [{ indicator: { type: 'MILESTONE' }, target: 8, actual: 6 }, '75.00'],
    [{ indicator: { type: 'RATING' }, target: 4, actual: 3 }, '75.00'],
    [{ indicator: { type: 'SURVEY_INDEX' }, target: '88.31', actual: '82.5' }, '93.42'],
    [{ indicator: { type: 'QUALITATIVE', per: 10 }, target: 3, actual: 4 }, '110.00'],
    [{ indicator: { type: 'PERCENTAGE', polarity: 'MINIMIZE' }, baseline: 30, target: 20, actual: 24 }, '60.00'],
  ])('%p is %s', (given, percent) => expect(value(given)).toMatchObject({ value: percent }))

  test.each([
    [{ indicator: { type: 'DEADLINE' }, target: '2026-03-31', actual: 5 }, 'NOT_A_DAY items.0.actual'],
    [{ indicator: { type: 'RATING' }, target: 4, actual: 0 }, 'OUT_OF_RANGE items.0.actual'],
    [{ formula: '1 +' }, 'FORMULA_NOT_FIT items.0.formula'],
    [{ formula: 'nobody * 2', actual: undefined }, 'FORMULA_NOT_FIT items.0.formula'],
    [{ formula: 'x * 2', actual: undefined }, 'FORMULA_CYCLE items'],
    [{ baseline: 'low' }, 'NOT_A_NUMBER items.0.baseline'],
  ])('refuses %p: %s', (given, problem) => expect(value(given)).toBe(problem))

  test('the attainable maximum is worth more under PermenPANRB 8/2021', () => {
    const at = (attainableMaximum: boolean) => of({ scheme: 'SKP_2021', items: [item({ actual: 100, attainableMaximum })] }).score
    expect([at(false), at(true)]).toEqual(['109.00', '120.00'])
  })

  test('a composite is reckoned from the actuals of others, also of other composites, and shows its formula', () => {
    const parts = (formula: string) => ({
      kind: 'scorecard',
      scheme: 'SAWAHLUNTO_2026',
      items: [
        item({ id: 'share', weight: 40, target: 50, actual: undefined, formula }),
        item({ id: 'half', weight: 20, target: 45, actual: undefined, formula: 'answered / 2' }),
        item({ id: 'answered', weight: 20, actual: 90 }),
        item({ id: 'received', weight: 20, actual: 150 }),
      ],
    })
    const { items } = answered(parts('half / received * 100')) as { items: { value: string }[] }
    expect(items.map((one) => one.value)).toEqual(['60.00', '100.00', '90.00', '120.00'])
    const answer = answerCase(parts('half / received * 100'))
    expect(answer.ok && answer.value.trace.map(({ id }) => id.trim())).toContain('half ÷ received × 100 = 30')
    expect(answered(parts('half / (received - 150)')).items).toMatchObject([{ value: null, reason: 'ZERO_DENOMINATOR' }, {}, {}, {}])
    expect(answered(parts('share + half')).problem).toBe('FORMULA_CYCLE items')
  })
})
