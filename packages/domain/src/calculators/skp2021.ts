/**
 * The value of one individual indicator under PP 30/2019 and PermenPANRB 8/2021 (second half of 2021), for JPT and heads of independent units.
 * Read in the regulation's pages (flipbuilder vajnr/eqrv, page110); the line from 101 to 110 % is from general knowledge.
 */
import type { IndicatorSpec } from '../indicators/indicator'
import { add, compare, exactly, multiply, one, ratioOf, roundHalfUp, subtract, zero, type Decimal, type Exact } from '../number'
import type { Path } from '../problem'
import type { Result } from '../result'
import { achieve, type AchievementGap } from '../scoring/achievement'
import { line } from '../scoring/lines'
import type { Words } from '../words'
import { parseTargets, type TargetBounds } from './achievement'
import { readChoiceOr, readDecimalOrNull, readFlag, readRecord, together } from './reading'

export const skp2021Conditions = ['normal', 'special'] as const
export type Skp2021Condition = (typeof skp2021Conditions)[number]
export const skp2021Categories = ['VERY_GOOD', 'GOOD', 'FAIR', 'POOR', 'VERY_POOR'] as const
export type Skp2021Category = (typeof skp2021Categories)[number]

export type Skp2021Input = {
  readonly target: TargetBounds
  readonly actual: Decimal | null
  readonly condition: Skp2021Condition
  /** Is the target the most that can be reached at all, such as a clean audit? Then reaching it is VERY_GOOD. */
  readonly attainableMaximum: boolean
}

/** `achievement`: whole percent. `value`: 0 to 120, exact; two decimals when printed. */
export type Skp2021Answer =
  | {
      readonly achievement: Decimal
      readonly category: Skp2021Category
      readonly value: Exact
      readonly reason: null
      readonly trace: readonly Words[]
    }
  | {
      readonly achievement: null
      readonly category: null
      readonly value: null
      readonly reason: AchievementGap
      readonly trace: readonly Words[]
    }

/**
 * { target: [80, 90], actual: 70, condition: 'normal' } as an input; the target may be one number, `condition: 'special'` is where less is
 * better (kondisi khusus, also said as polarity 'minimize'). Refuses REQUIRED, NOT_A_NUMBER, NOT_ONE_OF, MALFORMED, OUT_OF_RANGE.
 */
export const parseSkp2021 = (input: unknown, path: Path = []): Result<Skp2021Input> => {
  const record = readRecord(input, path)
  if (!record.ok) return record
  const { target, actual, condition, attainableMaximum, polarity } = record.value
  const asPolarity = polarity === 'minimize' ? 'special' : 'normal'
  return together<Skp2021Input>({
    target: parseTargets(target, [...path, 'target']),
    actual: readDecimalOrNull(actual, [...path, 'actual']),
    condition: readChoiceOr(condition, skp2021Conditions, asPolarity, [...path, 'condition']),
    attainableMaximum: readFlag(attainableMaximum, [...path, 'attainableMaximum']),
  })
}

const conditionOf = { normal: 'NORMAL', special: 'SPECIAL' } as const
const specOf = (condition: Skp2021Condition): Pick<IndicatorSpec, 'polarity' | 'minimizeFormula' | 'rangeCondition' | 'floor' | 'cap'> => ({
  polarity: 'RANGE',
  minimizeFormula: 'LINEAR',
  rangeCondition: conditionOf[condition],
  floor: zero,
  cap: null,
})

/**
 * The achievement, rounded half-up to a whole percent first, and the value it becomes: 93 of 95 is 98 %, FAIR, 88; 100 % is 109, or 120 when
 * the target is the attainable maximum; above 110 % is 120; 59 % and less is 49/59 of it. What cannot be judged says why.
 */
export const skp2021Value = ({ target, actual, condition, attainableMaximum }: Skp2021Input): Skp2021Answer => {
  const achieved = achieve(specOf(condition), { target: target.low, targetHigh: target.high, actual })
  if (achieved.value === null)
    return { achievement: null, category: null, value: null, reason: achieved.reason, trace: [line(() => achieved.reason)] }
  const percent = roundHalfUp(achieved.judged, 0)
  const { category, value, formula } = converted(percent, attainableMaximum)
  return {
    achievement: percent,
    category,
    value,
    reason: null,
    trace: [
      line(({ figure, answer }) => `${figure(achieved.judged)}% → ${answer(percent, 0)}%`),
      line(({ answer, of }) => `${formula} = ${answer(value)} (${of(categoryWords[category])})`),
    ],
  }
}

/** The value of an achievement in percent: 97.89 is 98, so 88; 100 is 109, or 120 at the attainable maximum. What a scheme of 2021 weighs. */
export const convertedValue = (achievement: Exact, attainableMaximum: boolean): Exact =>
  converted(roundHalfUp(achievement, 0), attainableMaximum).value

/** The category of an achievement in percent, with its value: 97.89 is FAIR, 88. */
export const categoryAndValue = (
  achievement: Exact,
  attainableMaximum: boolean,
): { readonly category: Skp2021Category; readonly value: Exact } => converted(roundHalfUp(achievement, 0), attainableMaximum)

type Conversion = { readonly category: Skp2021Category; readonly value: Exact; readonly formula: string }

/** Between two points a straight line. Bounds in whole percent, so nothing lies between 99 and 100. */
const converted = (percent: Decimal, attainableMaximum: boolean): Conversion => {
  const atLeast = (bound: number): boolean => compare(percent, exactly(String(bound))) >= 0
  const onLine = (from: readonly [number, number], to: readonly [number, number], category: Skp2021Category): Conversion => ({
    category,
    value: straight(percent, from, to),
    formula: `${from[1]} + (${to[1]} − ${from[1]}) ÷ (${to[0]} − ${from[0]}) × (${percent.digits} − ${from[0]})`,
  })
  if (atLeast(111)) return { category: 'VERY_GOOD', value: exactly('120'), formula: `${percent.digits} > 110` }
  if (atLeast(101)) return onLine([101, 110], [110, 120], 'VERY_GOOD')
  if (atLeast(100))
    return attainableMaximum
      ? { category: 'VERY_GOOD', value: exactly('120'), formula: '100, max' }
      : { category: 'GOOD', value: exactly('109'), formula: '100' }
  if (atLeast(80)) return onLine([80, 70], [99, 89], 'FAIR')
  if (atLeast(60)) return onLine([60, 50], [79, 69], 'POOR')
  return {
    category: 'VERY_POOR',
    value: multiply(ratioOf(percent, exactly('59')) ?? zero, exactly('49')),
    formula: `${percent.digits} ÷ 59 × 49`,
  }
}

const straight = (at: Decimal, [fromX, fromY]: readonly [number, number], [toX, toY]: readonly [number, number]): Exact => {
  const slope = ratioOf(exactly(String(toY - fromY)), exactly(String(toX - fromX))) ?? one
  return add(exactly(String(fromY)), multiply(slope, subtract(at, exactly(String(fromX)))))
}

const categoryWords: Record<Skp2021Category, Words> = {
  VERY_GOOD: { id: 'Sangat Baik', en: 'Very good' },
  GOOD: { id: 'Baik', en: 'Good' },
  FAIR: { id: 'Cukup', en: 'Fair' },
  POOR: { id: 'Kurang', en: 'Poor' },
  VERY_POOR: { id: 'Sangat Kurang', en: 'Very poor' },
}
