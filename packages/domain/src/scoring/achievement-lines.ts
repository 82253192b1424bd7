/** An achievement with its values put in: the formula of scoring/achievement.ts as a person would write it beside the number. */
import type { IndicatorSpec, Tally } from '../indicators/indicator'
import { compare, isNegative, isZero, type Exact } from '../number'
import type { Words } from '../words'
import { achievementGapWords } from './achievement-gap-words'
import type { Achievement } from './achievement'
import { line, type Writer } from './lines'

type Judging = Pick<IndicatorSpec, 'polarity' | 'minimizeFormula' | 'rangeCondition' | 'floor' | 'cap'>
type Figures = Pick<Tally, 'target' | 'targetHigh' | 'actual'>

/**
 * The lines of one judgement: the formula with its values, then what floor or cap made of it. 60.001 of 50 with a cap of 120:
 * '60.001 ÷ 50 × 100% = 120.002%', 'cap 120%: 120.00%'. What could not be judged has one line with the reason. `working`
 * stands in the place of the formula for a type that judges in its own way.
 */
export const achievementLines = (spec: Judging, figures: Figures, achievement: Achievement, working?: readonly Words[]): Words[] => {
  const { target, actual } = figures
  if (achievement.value === null) return [line(({ of }) => of(achievementGapWords[achievement.reason]))]
  if (target === null || actual === null) return []
  const { raw, judged, capped, floored } = achievement
  return [
    ...(working ?? [
      line((writer) => `${formulaWith(spec, target, figures.targetHigh ?? target, actual, writer)} = ${writer.figure(raw)}%`),
    ]),
    ...(capped ? [line(({ figure, of }) => `${of(capWords)} ${figure(judged)}%`)] : []),
    ...(floored ? [line(({ figure, of }) => `${of(floorWords)} ${figure(judged)}%`)] : []),
  ]
}

const capWords: Words = { id: 'dibatasi paling tinggi', en: 'capped at' }
const floorWords: Words = { id: 'dibatasi paling rendah', en: 'not below' }
const zeroWords: Words = { id: 'target 0, realisasi', en: 'target 0, actual' }
const insideWords: Words = { id: 'dalam rentang', en: 'within' }

const formulaWith = (spec: Judging, low: Exact, high: Exact, actual: Exact, { figure, of }: Writer): string => {
  const more = (target: Exact): string => `${figure(actual)} ÷ ${figure(target)} × 100%`
  const zeroTarget = `${of(zeroWords)} ${figure(actual)}`
  const less = (target: Exact): string =>
    isZero(target) ? zeroTarget : `(2 × ${figure(target)} − ${bracketed(actual, figure)}) ÷ ${figure(target)} × 100%`
  switch (spec.polarity) {
    case 'MAXIMIZE':
      return more(low)
    case 'MINIMIZE':
      if (isZero(low)) return zeroTarget
      return spec.minimizeFormula === 'LINEAR' ? less(low) : `${figure(low)} ÷ ${figure(actual)} × 100%`
    case 'RANGE': {
      const outside = compare(actual, low) < 0 ? low : compare(actual, high) > 0 ? high : null
      if (outside === null) return `${figure(actual)} ${of(insideWords)} ${figure(low)}–${figure(high)}`
      return spec.rangeCondition === 'NORMAL' ? more(outside) : less(outside)
    }
    case 'EXACT':
      return isZero(low) ? zeroTarget : `(1 − |${figure(actual)} − ${figure(low)}| ÷ ${figure(low)}) × 100%`
  }
}

const bracketed = (x: Exact, figure: Writer['figure']): string => (isNegative(x) ? `(${figure(x)})` : figure(x))
