import fc from 'fast-check'
import { indicatorSpec, observed, observedRatio } from '../../testing/index'
import type { IndicatorSpec, OverSubjects, OverTime } from '../indicators/indicator'
import { compare, exactly, hundred, roundHalfUp, sumOf, toNumber, toText, type Exact } from '../number'
import { consolidate, overTimeTally, type IndicatorTally, type PairedObservation } from './consolidate'

const shown = (x: Exact | null): string | null => x && toText(roundHalfUp(x, 4)).replace(/\.?0+$/, '')

const overTimeOf = (overTime: OverTime, observations: PairedObservation[]): (string | null)[] => {
  const spec = indicatorSpec({ overTime, per: hundred })
  const tally = overTimeTally(spec, observations)
  const { target, actual } = consolidate(spec, tally ? [tally] : [])
  return [shown(target), shown(actual)]
}

describe('one subject over time', () => {
  const monthly = [
    observed('2026-01-31', '10', { targetId: 'jan', target: '25' }),
    observed('2026-02-28', '30', { targetId: 'feb', target: '20' }),
    observed('2026-03-31', '20', { targetId: 'mar', target: '30' }),
  ]
  test.each<[OverTime, string, string]>([
    ['SUM', '75', '60'],
    ['AVERAGE', '25', '20'],
    ['LAST', '30', '20'],
    ['MIN', '20', '10'],
    ['MAX', '30', '30'],
  ])('%s of monthly targets: target %s, actual %s', (overTime, target, actual) => {
    expect(overTimeOf(overTime, monthly)).toEqual([target, actual])
  })

  const yearly = ['10', '30', '20'].map((value, i) => observed(`2026-0${i + 1}-28`, value, { targetId: '2026', target: '240' }))
  test.each<[OverTime, string, string]>([
    ['SUM', '240', '60'],
    ['AVERAGE', '240', '20'],
    ['LAST', '240', '20'],
    ['MIN', '240', '10'],
    ['MAX', '240', '30'],
  ])('%s against one yearly target, which counts once: target %s, actual %s', (overTime, target, actual) => {
    expect(overTimeOf(overTime, yearly)).toEqual([target, actual])
  })

  const ratios = [
    observedRatio('2026-01-31', '90', '100', { targetId: 'jan', target: '80' }),
    observedRatio('2026-02-28', '10', '50', { targetId: 'feb', target: '95' }),
  ]
  test.each<[OverTime, string, string]>([
    ['SUM', '85', '66.6667'],
    ['AVERAGE', '85', '66.6667'],
    ['LAST', '95', '20'],
    ['MIN', '95', '20'],
    ['MAX', '80', '90'],
  ])('%s of ratios pools the parts and the wholes: target %s, actual %s', (overTime, target, actual) => {
    expect(overTimeOf(overTime, ratios)).toEqual([target, actual])
  })

  test.each<OverTime>(['MIN', 'MAX'])('%s of equal ratios is the one of the greater target, in whatever order they came', (overTime) => {
    const equal = [
      observedRatio('2026-01-31', '90', '100', { targetId: 'jan', target: '80' }),
      observedRatio('2026-02-28', '90', '100', { targetId: 'feb', target: '95' }),
    ]
    expect(overTimeOf(overTime, equal)).toEqual(['95', '90'])
    expect(overTimeOf(overTime, equal.toReversed())).toEqual(['95', '90'])
  })

  test('of two on the same day the one recorded last counts', () => {
    expect(overTimeOf('LAST', [observed('2026-01-31', '1'), observed('2026-01-31', '2'), observed('2026-01-30', '3')])).toEqual([
      '100',
      '2',
    ])
  })

  test('no observation is no tally, which is not zero', () => {
    expect(overTimeTally(indicatorSpec(), [])).toBeNull()
    expect(consolidate(indicatorSpec(), [])).toMatchObject({ actual: null, target: null, gap: 'MISSING_ACTUAL' })
    expect(overTimeOf('SUM', [observed('2026-01-31', '0')])).toEqual(['100', '0'])
  })
})

const whole = (n: number): Exact => exactly(String(n))
const values = (subjects: number, actual: number, target: number, divisor = 1): IndicatorTally => ({
  subjects,
  divisor,
  target: whole(target),
  targetHigh: null,
  actual: whole(actual),
  numerator: null,
  denominator: null,
})
const ratio = (subjects: number, numerator: number, denominator: number, weightedTarget: number): IndicatorTally => ({
  ...values(subjects, 0, weightedTarget),
  actual: null,
  numerator: whole(numerator),
  denominator: whole(denominator),
})

const overSubjectsOf = (changes: Partial<IndicatorSpec>, tallies: IndicatorTally[]): unknown[] => {
  const { target, actual, gap } = consolidate(indicatorSpec({ per: hundred, ...changes }), tallies)
  return [shown(target), shown(actual), gap]
}

describe('over subjects', () => {
  const two = [values(1, 40, 50), values(1, 20, 100)]
  const clinics = [ratio(1, 90, 100, 80 * 100), ratio(1, 10, 50, 95 * 50)]
  test.each<[OverSubjects, IndicatorTally[], unknown[]]>([
    ['SUM', two, ['150', '60', null]],
    ['AVERAGE', two, ['75', '30', null]],
    ['NONE', two, [null, null, 'NOT_CONSOLIDATED']],
    ['NONE', two.slice(1), ['100', '20', null]],
    ['RATIO', two, [null, null, 'NOT_CONSOLIDATED']],
    ['RATIO', clinics, ['85', '66.6667', null]],
    ['SUM', clinics, [null, null, 'NOT_CONSOLIDATED']],
    ['NONE', clinics.slice(0, 1), ['80', '90', null]],
    ['RATIO', [ratio(2, 0, 0, 0)], [null, null, 'ZERO_DENOMINATOR']],
    ['SUM', [], [null, null, 'MISSING_ACTUAL']],
  ])('%s of %p', (overSubjects, tallies, answer) => {
    expect(overSubjectsOf({ overSubjects }, tallies)).toEqual(answer)
  })

  test('presummed tallies answer as the subjects behind them one by one', () => {
    expect(overSubjectsOf({ overSubjects: 'AVERAGE' }, [values(2, 60, 150)])).toEqual(overSubjectsOf({ overSubjects: 'AVERAGE' }, two))
    expect(overSubjectsOf({ overSubjects: 'RATIO' }, [ratio(2, 100, 150, 80 * 100 + 95 * 50)])).toEqual(
      overSubjectsOf({ overSubjects: 'RATIO' }, clinics),
    )
  })

  test('averages with different numbers of observations stay exact in their own tallies', () => {
    // A: (10 + 20) / 2 = 15 and B: (1 + 2 + 2) / 3 = 5/3 and C: (4 + 4 + 5) / 3 = 13/3; their mean is 7.
    const tallies = [values(1, 30, 60, 2), values(2, 18, 180, 3)]
    expect(overSubjectsOf({ overTime: 'AVERAGE', overSubjects: 'AVERAGE' }, tallies)).toEqual(['30', '7', null])
  })

  test('a high bound is consolidated as its low one is', () => {
    const tallies = [
      { ...values(1, 8, 7), targetHigh: whole(9) },
      { ...values(1, 9, 8), targetHigh: whole(10) },
    ]
    expect(consolidate(indicatorSpec(), tallies)).toMatchObject({ target: whole(15), targetHigh: whole(19), actual: whole(17) })
  })

  test('half a sum is no sum', () => {
    expect(overSubjectsOf({}, [values(1, 40, 50), { ...values(1, 20, 100), target: null }])).toEqual([null, '60', null])
  })
})

/** The oracle: plain loops over small whole numbers, subject by subject. */
const naive = (
  overTime: OverTime,
  overSubjects: 'SUM' | 'AVERAGE',
  subjects: PairedObservation[][],
): { actual: number; target: number } => {
  const figures = subjects.map((observations) => {
    const of = (pick: (one: PairedObservation) => number): number[] => observations.map(pick)
    const [actuals, targets] = [of(({ value }) => toNumber(value ?? whole(0))), of(({ target }) => toNumber(target))]
    const add = (all: number[]): number => all.reduce((a, b) => a + b, 0)
    const distinct = [...new Set(of(({ targetId }) => Number(targetId)))].map(
      (id) => targets[observations.findIndex((one) => one.targetId === String(id))] ?? 0,
    )
    let last = 0
    observations.forEach((one, i) => (last = one.observedOn >= (observations[last]?.observedOn ?? '') ? i : last))
    if (overTime === 'SUM') return { actual: add(actuals), target: add(distinct) }
    if (overTime === 'AVERAGE') return { actual: add(actuals) / actuals.length, target: add(targets) / targets.length }
    if (overTime === 'LAST') return { actual: actuals[last] ?? 0, target: targets[last] ?? 0 }
    const choose = overTime === 'MIN' ? Math.min : Math.max
    return { actual: choose(...actuals), target: choose(...targets) }
  })
  const share = overSubjects === 'AVERAGE' ? figures.length : 1
  return {
    actual: figures.reduce((sum, one) => sum + one.actual, 0) / share,
    target: figures.reduce((sum, one) => sum + one.target, 0) / share,
  }
}

const subjects = fc.array(
  fc.array(
    fc
      .tuple(fc.integer({ min: 10, max: 28 }), fc.integer({ min: 0, max: 99 }), fc.nat({ max: 3 }))
      .map(([day, value, id]) => observed(`2026-01-${day}`, String(value), { targetId: String(id), target: String(10 + id * 7) })),
    { minLength: 1, maxLength: 5 },
  ),
  { minLength: 1, maxLength: 5 },
)

test('plain loops agree on every way of putting values together, and order never matters over subjects', () => {
  const ways = fc.tuple(
    fc.constantFrom<OverTime>('SUM', 'AVERAGE', 'LAST', 'MIN', 'MAX'),
    fc.constantFrom<'SUM' | 'AVERAGE'>('SUM', 'AVERAGE'),
  )
  fc.assert(
    fc.property(ways, subjects, ([overTime, overSubjects], all) => {
      const spec = indicatorSpec({ overTime, overSubjects })
      const tallies = all.map((observations) => overTimeTally(spec, observations)).filter((tally) => tally !== null)
      const found = consolidate(spec, tallies)
      const expected = naive(overTime, overSubjects, all)
      expect(toNumber(found.actual ?? whole(-1))).toBeCloseTo(expected.actual, 9)
      expect(toNumber(found.target ?? whole(-1))).toBeCloseTo(expected.target, 9)
      const backwards = consolidate(spec, tallies.toReversed())
      expect(compare(backwards.actual ?? whole(-1), found.actual ?? whole(-2))).toBe(0)
    }),
  )
})

test('tallies summed by divisor, as SQL sums them, give the same figure as one tally a subject', () => {
  const ways = fc.tuple(
    fc.constantFrom<OverTime>('SUM', 'AVERAGE', 'LAST', 'MIN', 'MAX'),
    fc.constantFrom<'SUM' | 'AVERAGE'>('SUM', 'AVERAGE'),
  )
  const sum = (tallies: IndicatorTally[], figure: 'target' | 'actual'): Exact => sumOf(tallies.map((tally) => tally[figure] ?? whole(0)))
  fc.assert(
    fc.property(ways, subjects, ([overTime, overSubjects], all) => {
      const spec = indicatorSpec({ overTime, overSubjects })
      const tallies = all.map((observations) => overTimeTally(spec, observations)).filter((tally) => tally !== null)
      const divisors = [...new Set(tallies.map(({ divisor }) => divisor))]
      const summed = divisors.map((divisor): IndicatorTally => {
        const same = tallies.filter((tally) => tally.divisor === divisor)
        return { ...values(same.length, 0, 0, divisor), actual: sum(same, 'actual'), target: sum(same, 'target') }
      })
      const [one, other] = [consolidate(spec, tallies), consolidate(spec, summed)]
      expect(compare(one.actual ?? whole(-1), other.actual ?? whole(-2))).toBe(0)
      expect(compare(one.target ?? whole(-1), other.target ?? whole(-2))).toBe(0)
    }),
  )
})
