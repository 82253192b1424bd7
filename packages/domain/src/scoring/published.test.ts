import {
  indicatorSpec,
  printedDecimal,
  publishedAchievements,
  regulationExamples,
  serviceGrades,
  tally,
  type Check,
} from '../../testing/index'
import { compare, roundHalfUp, toText, truncate, type Exact } from '../number'
import { achieve } from './achievement'
import { bandOf } from './bands'
import { skm2017 } from './scales'

/** The raw achievement as the source printed it: to its own number of decimals, rounded or cut as its check says. */
const asPrinted = (raw: Exact, printed: string, check: Check): string => {
  const places = printedDecimal(printed).scale
  return toText(check === 'exact_truncated' ? truncate(raw, places) : roundHalfUp(raw, places))
}

const rawOf = (achievement: ReturnType<typeof achieve>): Exact => {
  if (achievement.value === null) throw new Error(achievement.reason)
  return achievement.raw
}

const strict = publishedAchievements.filter(({ check }) => check === 'exact_half_up' || check === 'exact_truncated')

test.each(strict)('$agency $year, $label: $printed % ($source)', ({ target, actual, printed, check }) => {
  expect(asPrinted(rawOf(achieve(indicatorSpec(), tally(target, actual))), printed, check)).toBe(toText(printedDecimal(printed)))
})

test('what was only cut off would be another figure rounded, so the two checks are really two', () => {
  const cut = strict.filter(({ check }) => check === 'exact_truncated')
  expect(cut.length).toBeGreaterThanOrEqual(3)
  for (const { target, actual, printed } of cut) {
    expect(asPrinted(rawOf(achieve(indicatorSpec(), tally(target, actual))), printed, 'exact_half_up')).not.toBe(
      toText(printedDecimal(printed)),
    )
  }
})

test.each(publishedAchievements.filter(({ check }) => check === 'within_input_rounding'))(
  '$agency $year, $label: $printed % from rounded inputs is within half a percent ($source)',
  ({ target, actual, printed }) => {
    const raw = rawOf(achieve(indicatorSpec(), tally(target, actual)))
    const [low, high] = [Number(printed.replace(',', '.')) - 0.5, Number(printed.replace(',', '.')) + 0.5]
    const found = Number(toText(roundHalfUp(raw, 4)))
    expect(found).toBeGreaterThan(low)
    expect(found).toBeLessThan(high)
  },
)

test.each(regulationExamples.filter(({ check }) => check === 'exact_half_up'))(
  'PermenPANRB 8/2021, $condition: $actual of $target to $targetHigh is $printed %',
  ({ condition, target, targetHigh, actual, printed }) => {
    const spec = indicatorSpec({ polarity: 'RANGE', rangeCondition: condition })
    expect(asPrinted(rawOf(achieve(spec, tally(target, actual, targetHigh))), printed, 'exact_half_up')).toBe(
      toText(printedDecimal(printed)),
    )
  },
)

test('the example that the regulation prints wrongly is 102.22 %, not 113 %', () => {
  const wrong = regulationExamples.filter(({ check }) => check === 'mismatch')
  expect(wrong).toHaveLength(1)
  for (const { condition, target, targetHigh, actual } of wrong) {
    const { value } = achieve(indicatorSpec({ polarity: 'RANGE', rangeCondition: condition }), tally(target, actual, targetHigh))
    expect(value && toText(value)).toBe('102.22')
  }
})

test.each(serviceGrades)('a citizen index of $index has grade $grade', ({ index, grade }) => {
  expect(bandOf(skm2017, printedDecimal(index))?.code).toBe(grade)
})

test('every kind of check has its rows', () => {
  const checks = new Set(publishedAchievements.map(({ check }) => check))
  expect([...checks].sort()).toEqual(['exact_half_up', 'exact_truncated', 'mismatch', 'within_input_rounding'])
  expect(compare(printedDecimal('30,46'), { digits: 3046n, scale: 2 })).toBe(0)
})
