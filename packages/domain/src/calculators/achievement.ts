/** One achievement asked on its own, as a spreadsheet column asks it. The rule is `achieve` in scoring/achievement.ts. */
import type { IndicatorSpec, Polarity } from '../indicators/indicator'
import { compare, hundred, toText, type Decimal } from '../number'
import type { Path, Problem } from '../problem'
import { ok, refuse, refuseAll, type Result } from '../result'
import { achieve, type Achievement } from '../scoring/achievement'
import { achievementLines } from '../scoring/achievement-lines'
import type { Words } from '../words'
import { isGiven, readChoice, readChoiceOr, readDecimal, readDecimalOrNull, readRecord, together } from './reading'

/** The words of the command line. A milestone counts steps achieved of steps planned: more is better. */
export const polarityNames = { maximize: 'MAXIMIZE', minimize: 'MINIMIZE', range: 'RANGE', exact: 'EXACT', milestone: 'MAXIMIZE' } as const
export type PolarityName = keyof typeof polarityNames

export type TargetBounds = { readonly low: Decimal; readonly high: Decimal }
export type AchievementInput = {
  readonly spec: Pick<IndicatorSpec, 'polarity' | 'minimizeFormula' | 'rangeCondition' | 'floor' | 'cap'>
  readonly target: TargetBounds
  readonly actual: Decimal | null
}
export type AchievementAnswer = { readonly achievement: Achievement; readonly trace: readonly Words[] }

const farthestBound = '1000000'

/**
 * { polarity: 'minimize', target: 50, actual: 55 } as an input, with formula (linear), cap (none), floor (0, null for none) and, for a range,
 * target [low, high] and condition (normal). Refuses REQUIRED, NOT_ONE_OF, NOT_A_NUMBER, OUT_OF_RANGE (more digits than can be exact, a cap
 * below 0, a reversed range), MALFORMED, and INCOMPATIBLE: two bounds where the polarity takes one target, a floor above the cap.
 */
export const parseAchievement = (input: unknown, path: Path = []): Result<AchievementInput> => {
  const record = readRecord(input, path)
  if (!record.ok) return record
  const { polarity, target, actual, formula, condition, cap, floor } = record.value
  const read = together<{
    polarity: PolarityName
    target: TargetBounds
    actual: Decimal | null
    formula: 'linear' | 'ratio'
    condition: 'normal' | 'special'
    cap: Decimal | null
    floor: Decimal | null
  }>({
    polarity: readChoice(polarity, Object.keys(polarityNames) as PolarityName[], [...path, 'polarity']),
    target: parseTargets(target, [...path, 'target']),
    actual: readDecimalOrNull(actual, [...path, 'actual']),
    formula: readChoiceOr(formula, ['linear', 'ratio'], 'linear', [...path, 'formula']),
    condition: readChoiceOr(condition, ['normal', 'special'], 'normal', [...path, 'condition']),
    cap: readDecimalOrNull(cap, [...path, 'cap'], { least: '0', most: farthestBound }),
    floor: readDecimalOrNull(floor === undefined ? '0' : floor, [...path, 'floor'], { least: `-${farthestBound}`, most: toText(hundred) }),
  })
  if (!read.ok) return read
  const value = read.value
  const spec = {
    polarity: polarityNames[value.polarity] as Polarity,
    minimizeFormula: value.formula === 'ratio' ? 'RATIO' : 'LINEAR',
    rangeCondition: value.condition === 'special' ? 'SPECIAL' : 'NORMAL',
    floor: value.floor,
    cap: value.cap,
  } as const
  const conflicts = conflictsOf(spec, Array.isArray(target), path)
  return conflicts.length > 0 ? refuseAll(conflicts) : ok({ spec, target: value.target, actual: value.actual })
}

const conflictsOf = ({ polarity, floor, cap }: AchievementInput['spec'], isRange: boolean, path: Path): Problem[] => [
  ...(isRange && polarity !== 'RANGE' ? [{ code: 'INCOMPATIBLE' as const, path: [...path, 'target'], with: 'polarity' }] : []),
  ...(floor && cap && compare(floor, cap) > 0 ? [{ code: 'INCOMPATIBLE' as const, path: [...path, 'floor'], with: 'cap' }] : []),
]

/** A target of one number, or of a low and a high bound. Refuses REQUIRED, NOT_A_NUMBER, TOO_SHORT, TOO_LONG, OUT_OF_RANGE (high below low). */
export const parseTargets = (input: unknown, path: Path): Result<TargetBounds> => {
  if (!isGiven(input)) return refuse('REQUIRED', path)
  if (!Array.isArray(input)) {
    const target = readDecimal(input, path)
    return target.ok ? ok({ low: target.value, high: target.value }) : target
  }
  if (input.length !== 2) return refuse(input.length < 2 ? 'TOO_SHORT' : 'TOO_LONG', path, { least: 2, most: 2, count: input.length })
  const bounds = together<TargetBounds>({ low: readDecimal(input[0], [...path, 0]), high: readDecimal(input[1], [...path, 1]) })
  if (!bounds.ok || compare(bounds.value.low, bounds.value.high) <= 0) return bounds
  return refuse('OUT_OF_RANGE', [...path, 1], { least: toText(bounds.value.low) })
}

/** The achievement with the lines that show it. 55 against a target of 50 where less is better: 90.00, (2 × 50 − 55) ÷ 50 × 100%. */
export const achievementAnswer = ({ spec, target, actual }: AchievementInput): AchievementAnswer => {
  const tally = { target: target.low, targetHigh: target.high, actual }
  const achievement = achieve(spec, tally)
  return { achievement, trace: achievementLines(spec, tally, achievement) }
}
