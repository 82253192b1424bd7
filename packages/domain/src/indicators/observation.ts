/** What may be recorded as a fact against a target, and what a correction may correct. */
import { dayNumber, dayOfNumber, parseDay, type Day } from '../day'
import { compare, exactly, isNegative, one, parseDecimal, roundHalfUp, toText, truncate, type Decimal } from '../number'
import { contains, type DayRange } from '../period'
import type { Path } from '../problem'
import { collect, ok, refuse, type Result } from '../result'
import type { FigureKind, IndicatorType } from './indicator'

/** What is kept of a figure: 22 digits before the point, 6 behind it. */
export const figureLimits = { maxIntegerDigits: 22, maxDecimals: 6 } as const

/** As a person, a screen or a file gives it. */
export type ObservationInput = {
  readonly observedOn: unknown
  readonly value?: unknown
  readonly numerator?: unknown
  readonly denominator?: unknown
}

/** Either a value, or a numerator and a denominator. */
export type ObservedFigure = {
  readonly observedOn: Day
  readonly value: Decimal | null
  readonly numerator: Decimal | null
  readonly denominator: Decimal | null
}

/**
 * The fact in an input: a value, or for a type that observes RATIO numerator and denominator; on a day inside the target's period and not
 * after today. For a COUNT in 2026 with today 2026-10-31, { observedOn: '2026-09-30', value: '41' } is 41 on that day.
 * Refuses NOT_A_DAY, OUT_OF_RANGE (day: { least, most }; denominator below zero; digits; a level), REQUIRED, NOT_A_NUMBER, and INCOMPATIBLE for a
 * figure that this type does not observe: all of them at once.
 */
export const parseObservation = (
  input: ObservationInput,
  { type, period, today }: { readonly type: Pick<IndicatorType, 'observes' | 'reads'>; readonly period: DayRange; readonly today: Day },
  path: Path = [],
): Result<ObservedFigure> => {
  const isRatio = type.observes === 'RATIO'
  const read = collect<Day | Decimal | null>([
    parseObservedOn(input.observedOn, period, today, [...path, 'observedOn']),
    isRatio ? absent(input.value, [...path, 'value'], 'numerator') : present(input.value, [...path, 'value'], type.reads),
    isRatio ? present(input.numerator, [...path, 'numerator']) : absent(input.numerator, [...path, 'numerator'], 'value'),
    isRatio ? notNegative(input.denominator, [...path, 'denominator']) : absent(input.denominator, [...path, 'denominator'], 'value'),
  ])
  if (!read.ok) return read
  const [observedOn, value, numerator, denominator] = read.value as [Day, Decimal | null, Decimal | null, Decimal | null]
  return ok({ observedOn, value, numerator, denominator })
}

const parseObservedOn = (input: unknown, period: DayRange, today: Day, path: Path): Result<Day> => {
  const day = parseDay(input, path)
  if (!day.ok) return day
  const most = today < period.lastDay ? today : period.lastDay
  const allowed = contains({ firstDay: period.firstDay, lastDay: most }, day.value)
  return allowed ? day : refuse('OUT_OF_RANGE', path, { least: period.firstDay, most })
}

const highestLevel = exactly('10')

/**
 * A figure as its kind is written: a number, a day ('2026-03-31' is kept as 20543, the days since 1970-01-01), or a level, a whole number from
 * 1 to 10. Refuses NOT_A_NUMBER, NOT_A_DAY, OUT_OF_RANGE.
 */
export const parseFigure = (input: unknown, path: Path, kind: FigureKind = 'NUMBER'): Result<Decimal> => {
  if (kind === 'DAY') {
    const day = parseDay(input, path)
    return day.ok ? ok(exactly(String(dayNumber(day.value)))) : day
  }
  const parsed = parseDecimal(input, path, figureLimits)
  if (!parsed.ok || kind === 'NUMBER') return parsed
  const isLevel =
    compare(parsed.value, one) >= 0 && compare(parsed.value, highestLevel) <= 0 && compare(parsed.value, truncate(parsed.value, 0)) === 0
  return isLevel ? parsed : refuse('OUT_OF_RANGE', path, { least: '1', most: '10', maxDecimals: 0 })
}

/**
 * A figure as people write it, the inverse of `parseFigure`: '20543' of a DAY is '2026-03-31', and so is a mean of days from half a day on
 * ('20542.5'); of any other kind it stays as it is.
 */
export const writeFigure = (figure: Decimal, kind: FigureKind = 'NUMBER'): string =>
  kind === 'DAY' ? dayOfNumber(Number(toText(roundHalfUp(figure, 0)))) : toText(figure)

const isGiven = (input: unknown): boolean => input !== undefined && input !== null
const present = (input: unknown, path: Path, kind?: FigureKind): Result<Decimal> =>
  isGiven(input) ? parseFigure(input, path, kind) : refuse('REQUIRED', path)
const absent = (input: unknown, path: Path, other: string): Result<null> =>
  isGiven(input) ? refuse('INCOMPATIBLE', path, { with: other }) : ok(null)
const notNegative = (input: unknown, path: Path): Result<Decimal> => {
  const parsed = present(input, path)
  return parsed.ok && isNegative(parsed.value) ? refuse('OUT_OF_RANGE', path, { least: '0' }) : parsed
}

/** What names a fact: its target and its day. */
export type FactPlace = { readonly targetId: string; readonly observedOn: Day }

/**
 * A correction stands in the place of what it corrects: the same target, the same day. Otherwise a withdrawn figure would silently move to
 * another period. Refuses INCOMPATIBLE with 'targetId' or 'observedOn'.
 */
export const checkCorrection = (correction: FactPlace, corrected: FactPlace, path: Path = ['supersedesId']): Result<FactPlace> => {
  if (correction.targetId !== corrected.targetId) return refuse('INCOMPATIBLE', path, { with: 'targetId' })
  if (correction.observedOn !== corrected.observedOn)
    return refuse('INCOMPATIBLE', path, { with: 'observedOn', observedOn: corrected.observedOn })
  return ok(correction)
}
