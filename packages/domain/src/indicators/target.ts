/** What may be set as a target, and which of its revisions is in force. */
import { parseDay, type Day } from '../day'
import { compare, isNegative, type Decimal } from '../number'
import { contains, isWithinGrain, parsePeriod, type Grain, type Period } from '../period'
import type { Path } from '../problem'
import { collect, ok, refuse, type Result } from '../result'
import type { FigureKind, Polarity } from './indicator'
import { parseFigure } from './observation'
import { indicatorTypeOf } from './types/index'

export type TargetInput = { readonly period: unknown; readonly value: unknown; readonly valueHigh?: unknown; readonly validFrom?: unknown }

export type TargetFigure = { readonly period: Period; readonly value: Decimal; readonly valueHigh: Decimal | null; readonly validFrom: Day }

/**
 * The revision in an input: { period: '2026', value: '120' } is 120 for the year, valid from its first day. A RANGE also has a high bound.
 * Refuses NOT_A_PERIOD, GRAIN_NOT_FIT (shorter than the indicator is reported), NOT_A_NUMBER, REQUIRED, INCOMPATIBLE (a high bound where the
 * polarity is not RANGE), OUT_OF_RANGE (below zero, the high bound below the low one, a day outside the period), NOT_A_DAY.
 */
export const parseTarget = (
  input: TargetInput,
  { polarity, cadence, type }: { readonly polarity: Polarity; readonly cadence: Grain; /** The id of its type. */ readonly type?: string },
  path: Path = [],
): Result<TargetFigure> => {
  const period = parseTargetPeriod(input.period, cadence, [...path, 'period'])
  const validFrom = period.ok ? parseValidFrom(input.validFrom, period.value, [...path, 'validFrom']) : ok('')
  const kind = type === undefined ? undefined : indicatorTypeOf(type)?.reads
  const value = parseAim(input.value, [...path, 'value'], kind)
  const valueHigh = parseHigh(input.valueHigh, polarity, value.ok ? value.value : null, [...path, 'valueHigh'], kind)
  const read = collect<unknown>([period, validFrom, value, valueHigh])
  if (!read.ok) return read
  const [first, second, third, fourth] = read.value as [Period, Day, Decimal, Decimal | null]
  return ok({ period: first, validFrom: second, value: third, valueHigh: fourth })
}

const parseTargetPeriod = (input: unknown, cadence: Grain, path: Path): Result<Period> => {
  const period = parsePeriod(input, path)
  if (!period.ok) return period
  return isWithinGrain(cadence, period.value.grain) ? period : refuse('GRAIN_NOT_FIT', path, { least: cadence })
}

const parseValidFrom = (input: unknown, period: Period, path: Path): Result<Day> => {
  if (input === undefined || input === null) return ok(period.firstDay)
  const day = parseDay(input, path)
  if (!day.ok) return day
  return contains(period, day.value) ? day : refuse('OUT_OF_RANGE', path, { least: period.firstDay, most: period.lastDay })
}

const parseAim = (input: unknown, path: Path, kind?: FigureKind): Result<Decimal> => {
  if (input === undefined || input === null) return refuse('REQUIRED', path)
  const parsed = parseFigure(input, path, kind)
  return parsed.ok && isNegative(parsed.value) ? refuse('OUT_OF_RANGE', path, { least: '0' }) : parsed
}

const parseHigh = (input: unknown, polarity: Polarity, low: Decimal | null, path: Path, kind?: FigureKind): Result<Decimal | null> => {
  if (polarity !== 'RANGE') return input === undefined || input === null ? ok(null) : refuse('INCOMPATIBLE', path, { with: 'polarity' })
  const high = parseAim(input, path, kind)
  if (!high.ok || low === null) return high
  return compare(high.value, low) < 0 ? refuse('OUT_OF_RANGE', path, { least: 'value' }) : high
}

/**
 * The revision in force on a day: of those valid from that day or before, the one valid from the latest day; of equals the one that comes
 * last, so give them in the order recorded. Null before the first. Set to 100 from January and 120 from July: on 1 June it is 100.
 */
export const revisionOn = <T extends { readonly validFrom: Day }>(revisions: readonly T[], day: Day): T | null =>
  revisions.reduce<T | null>(
    (found, one) => (one.validFrom <= day && (found === null || one.validFrom >= found.validFrom) ? one : found),
    null,
  )
