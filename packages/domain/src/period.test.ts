import fc from 'fast-check'
import { addDays, dayOfNumber } from './day'
import {
  contains,
  grainOrder,
  isWithinGrain,
  nextPeriod,
  overlaps,
  parsePeriod,
  periodOf,
  periodsBetween,
  previousPeriod,
  rangeOf,
  relativePeriods,
  resolvePeriod,
  resolveRelative,
  shiftYears,
  type Period,
  type RelativePeriod,
} from './period'

const days = fc.integer({ min: -25567 + 366, max: 376199 - 366 }).map(dayOfNumber)
const someGrain = fc.constantFrom(...grainOrder)

const period = (id: string): Period => {
  const parsed = parsePeriod(id)
  if (!parsed.ok) throw new Error(id)
  return parsed.value
}

test.each([
  ['2026', 'YEAR', '2026-01-01', '2026-12-31'],
  ['2026-S1', 'SEMESTER', '2026-01-01', '2026-06-30'],
  ['2026-S2', 'SEMESTER', '2026-07-01', '2026-12-31'],
  ['2026-Q1', 'QUARTER', '2026-01-01', '2026-03-31'],
  ['2026-Q4', 'QUARTER', '2026-10-01', '2026-12-31'],
  ['2024-02', 'MONTH', '2024-02-01', '2024-02-29'],
  ['2026-12', 'MONTH', '2026-12-01', '2026-12-31'],
  ['2026-03-15', 'DAY', '2026-03-15', '2026-03-15'],
])('%s is a %s from %s to %s', (id, grain, firstDay, lastDay) => {
  expect(parsePeriod(id)).toEqual({ ok: true, value: { id, grain, firstDay, lastDay } })
})

test.each([
  '1899',
  '3000',
  '9999',
  '26',
  '2026-Q5',
  '2026-Q0',
  '2026-S3',
  '2026-13',
  '2026-00',
  '2026-3',
  '2026-02-29',
  '2026-Q1-01',
  '2026 ',
  'q1',
  '',
  null,
  2026,
  {},
])('%p is no period', (input) => {
  expect(parsePeriod(input, ['period', 'fixed'])).toEqual({ ok: false, problems: [{ code: 'NOT_A_PERIOD', path: ['period', 'fixed'] }] })
})

test('every period reads back from its id, holds its days and meets its neighbours', () => {
  fc.assert(
    fc.property(days, someGrain, (day, grain) => {
      const found = periodOf(day, grain)
      expect(period(found.id)).toEqual(found)
      expect(contains(found, day)).toBe(true)
      expect(periodOf(found.lastDay, grain)).toEqual(found)
      const next = nextPeriod(found)
      expect(next.firstDay).toBe(addDays(found.lastDay, 1))
      expect(previousPeriod(next)).toEqual(found)
      expect(overlaps(found, next)).toBe(false)
      expect(overlaps(found, found)).toBe(true)
    }),
  )
})

test('a finer period of a day lies within every coarser one', () => {
  fc.assert(
    fc.property(days, someGrain, someGrain, (day, a, b) => {
      fc.pre(isWithinGrain(a, b))
      expect(contains(periodOf(day, b), periodOf(day, a))).toBe(true)
    }),
  )
})

test('shifting by a year and back comes home, but for a leap day', () => {
  expect(shiftYears(period('2026-Q1'), -1).id).toBe('2025-Q1')
  expect(shiftYears(period('2024-02'), 1).id).toBe('2025-02')
  expect(shiftYears(period('2024-02-29'), 1).id).toBe('2025-02-28')
  fc.assert(
    fc.property(days, someGrain, (day, grain) => {
      fc.pre(!day.endsWith('02-29'))
      const start = periodOf(day, grain)
      expect(shiftYears(shiftYears(start, 3), -3)).toEqual(start)
    }),
  )
})

describe('periodsBetween', () => {
  test('names every period that the range touches', () => {
    const found = periodsBetween({ firstDay: '2026-01-15', lastDay: '2026-03-01' }, 'MONTH')
    expect(found.ok && found.value.map(({ id }) => id)).toEqual(['2026-01', '2026-02', '2026-03'])
  })

  test('covers the range without gap or overlap', () => {
    fc.assert(
      fc.property(days, fc.nat({ max: 800 }), someGrain, (firstDay, length, grain) => {
        const range = { firstDay, lastDay: addDays(firstDay, length) }
        const found = periodsBetween(range, grain)
        const periods = found.ok ? found.value : []
        expect(contains({ firstDay: periods[0]?.firstDay ?? '', lastDay: periods.at(-1)?.lastDay ?? '' }, range)).toBe(true)
        expect(periods.every((one) => overlaps(one, range))).toBe(true)
        expect(periods.slice(1).every((one, i) => one.firstDay === addDays(periods[i]?.lastDay ?? '', 1))).toBe(true)
      }),
    )
  })

  test('refuses a reversed range and one with too many periods', () => {
    expect(periodsBetween({ firstDay: '2026-02-01', lastDay: '2026-01-31' }, 'DAY')).toMatchObject({
      problems: [{ code: 'PERIOD_REVERSED' }],
    })
    const all = { firstDay: '1900-01-01', lastDay: '2999-12-31' }
    expect(periodsBetween(all, 'DAY')).toMatchObject({ problems: [{ code: 'RANGE_TOO_LONG', most: 5000 }] })
    expect(periodsBetween(all, 'YEAR')).toMatchObject({ ok: true })
    expect(periodsBetween({ firstDay: '2026-01-01', lastDay: '2026-01-13' }, 'DAY', 12)).toMatchObject({
      problems: [{ code: 'RANGE_TOO_LONG' }],
    })
    expect(periodsBetween({ firstDay: '2026-01-01', lastDay: '2026-01-12' }, 'DAY', 12)).toMatchObject({ ok: true })
    expect(periodsBetween({ firstDay: '2026-01-31', lastDay: '2026-02-01' }, 'MONTH', 2)).toMatchObject({ ok: true })
  })
})

test.each<[RelativePeriod, string, string]>([
  ['THIS_MONTH', '2026-10-01', '2026-10-31'],
  ['THIS_QUARTER', '2026-10-01', '2026-12-31'],
  ['THIS_YEAR', '2026-01-01', '2026-12-31'],
  ['YEAR_TO_DATE', '2026-01-01', '2026-10-31'],
  ['LAST_MONTH', '2026-09-01', '2026-09-30'],
  ['LAST_QUARTER', '2026-07-01', '2026-09-30'],
  ['LAST_YEAR', '2025-01-01', '2025-12-31'],
  ['LAST_12_MONTHS', '2025-10-01', '2026-09-30'],
  ['LAST_4_QUARTERS', '2025-10-01', '2026-09-30'],
])('%s on 31 October 2026 is %s to %s', (relative, firstDay, lastDay) => {
  expect(resolveRelative(relative, '2026-10-31')).toEqual({ firstDay, lastDay })
})

test('the table above names every relative period', () => {
  expect(Object.keys(relativePeriods)).toHaveLength(9)
})

describe('resolvePeriod', () => {
  const today = '2026-10-31'
  test.each([
    [{ fixed: '2026-Q1' }, '2026-01-01', '2026-03-31'],
    [{ from: '2025-Q4', to: '2026-02' }, '2025-10-01', '2026-02-28'],
    [{ relative: 'LAST_MONTH' as const }, '2026-09-01', '2026-09-30'],
    [{ relative: 'LAST_MONTH' as const, anchor: '2026-01' }, '2025-12-01', '2025-12-31'],
    [{ relative: 'YEAR_TO_DATE' as const, anchor: '2026-02-10' }, '2026-01-01', '2026-02-10'],
    [{ fixed: '2026', from: null, to: null, relative: null, anchor: null }, '2026-01-01', '2026-12-31'],
  ])('%p', (choice, firstDay, lastDay) => {
    expect(resolvePeriod(choice, today)).toMatchObject({ ok: true, value: { firstDay, lastDay } })
  })

  test.each([
    [{}, 'PERIOD_REQUIRED', ['period']],
    [{ anchor: '2026' }, 'PERIOD_REQUIRED', ['period']],
    [{ from: '2026' }, 'PERIOD_REQUIRED', ['period', 'to']],
    [{ to: '2026' }, 'PERIOD_REQUIRED', ['period', 'from']],
    [{ fixed: '2026', relative: 'LAST_YEAR' as const }, 'PERIOD_AMBIGUOUS', ['period']],
    [{ fixed: '2026', to: '2027' }, 'PERIOD_AMBIGUOUS', ['period']],
    [{ fixed: 'soon' }, 'NOT_A_PERIOD', ['period', 'fixed']],
    [{ from: '2026', to: '2025-Q4' }, 'PERIOD_REVERSED', ['period']],
    [{ from: '2026', to: 'x' }, 'NOT_A_PERIOD', ['period', 'to']],
    [{ relative: 'LAST_MONTH' as const, anchor: 'today' }, 'NOT_A_PERIOD', ['period', 'anchor']],
    [{ relative: 'constructor' as RelativePeriod }, 'NOT_ONE_OF', ['period', 'relative']],
  ])('refuses %p', (choice, code, path) => {
    expect(resolvePeriod(choice, today, ['period'])).toMatchObject({ ok: false, problems: [{ code, path }] })
  })

  test('a range may begin and end in the same period', () => {
    expect(rangeOf('2026', '2026-03')).toMatchObject({ ok: true, value: { firstDay: '2026-01-01', lastDay: '2026-03-31' } })
  })
})
