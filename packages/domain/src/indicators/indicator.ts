/** What an indicator is, and how its figures become one figure. Whatever its type, these are its settings. */
import type { Achievement, AchievementGap } from '../scoring/achievement'
import type { Decimal, Exact } from '../number'
import type { Words } from '../words'
import type { Fields } from './fields'

/** Which way is better. */
export const polarities = {
  MAXIMIZE: 'MAXIMIZE', // more is better
  MINIMIZE: 'MINIMIZE', // less is better
  RANGE: 'RANGE', // between a low and a high bound
  EXACT: 'EXACT', // the nearer the better
} as const
export type Polarity = keyof typeof polarities

/** Both stand in published performance reports (LKjIP) and differ a lot far from the target; so a setting, shown beside the number. */
export const minimizeFormulas = {
  LINEAR: 'LINEAR', // (2T − R) / T
  RATIO: 'RATIO', // T / R
} as const
export type MinimizeFormula = keyof typeof minimizeFormulas

/** Outside a range, which side is the worse one (PermenPANRB 8/2021: kondisi normal, kondisi khusus). */
export const rangeConditions = {
  NORMAL: 'NORMAL', // more is better: R / low below, R / high above
  SPECIAL: 'SPECIAL', // less is better: (2·low − R) / low below, (2·high − R) / high above
} as const
export type RangeCondition = keyof typeof rangeConditions

/** How one subject's observations become one figure. */
export const overTime = { SUM: 'SUM', AVERAGE: 'AVERAGE', LAST: 'LAST', MIN: 'MIN', MAX: 'MAX' } as const
export type OverTime = keyof typeof overTime

/** How the figures of several subjects (agencies, assignments) become one. NONE: they never do. */
export const overSubjects = { SUM: 'SUM', AVERAGE: 'AVERAGE', RATIO: 'RATIO', NONE: 'NONE' } as const
export type OverSubjects = keyof typeof overSubjects

/** What every indicator declares. A type may ask for more. */
export type IndicatorSpec = {
  readonly polarity: Polarity
  readonly minimizeFormula: MinimizeFormula
  readonly rangeCondition: RangeCondition
  readonly overTime: OverTime
  readonly overSubjects: OverSubjects
  /** Percent; null is none. Applied to the rounded answer's exact value, after the raw one was kept. */
  readonly floor: Decimal | null
  readonly cap: Decimal | null
  /** A ratio's unit: 100 makes numerator / denominator a percentage, 1 a plain ratio, 100000 a rate per 100,000. 1 for other types. */
  readonly per: Decimal
}

/** One consolidated figure beside its target, in the target's unit, ready to be judged. Null is absent, which is not zero. */
export type Tally = {
  readonly target: Exact | null
  /** The high bound of a RANGE target; null elsewhere. */
  readonly targetHigh: Exact | null
  readonly actual: Exact | null
  /** What a ratio's actual was divided from, for those who check it with a pencil. */
  readonly numerator: Exact | null
  readonly denominator: Exact | null
  /** Why there is nothing to judge, where consolidation already knows. */
  readonly gap: AchievementGap | null
}

/** How a figure is written down. */
export const figureKinds = { NUMBER: 'NUMBER', DAY: 'DAY', LEVEL: 'LEVEL' } as const
export type FigureKind = keyof typeof figureKinds

/** An achievement that has a figure. */
export type Judged = Extract<Achievement, { judged: Exact }>

/** A kind of indicator: what it asks for and how it is judged. One file each in types/, one line in types/index.ts. */
export type IndicatorType<S extends IndicatorSpec = IndicatorSpec> = {
  readonly id: string
  readonly label: Words
  /** Do its observations carry a numerator and a denominator instead of a value? */
  readonly observes: 'VALUE' | 'RATIO'
  /** How its value is written down; without it a number. A DAY is kept as days since 1970-01-01, a LEVEL is a whole number from 1 to 10. */
  readonly reads?: FigureKind
  /** How it judges, where the polarity's own formula does not say it. */
  readonly judgement?: (spec: S) => Words
  /** The formula with its values put in, where the polarity's own formula does not say it. */
  readonly working?: (spec: S, tally: Tally, judged: Judged) => Words[]
  readonly fields: Fields<S>
  achieve(spec: S, tally: Tally): Achievement
}
