/** Builders and published worked examples for the tests of every project. */
import {
  consolidate,
  exactly,
  one,
  overTimeTally,
  toText,
  zero,
  type Achievement,
  type Actor,
  type Decimal,
  type Grant,
  type IndicatorSpec,
  type IndicatorType,
  type PairedObservation,
  type Placement,
  type Tally,
} from '../src/index'
import published from './published.json'

/** A maximize indicator that adds up, without a cap; say only what differs. */
export const indicatorSpec = (changes: Partial<IndicatorSpec> = {}): IndicatorSpec => ({
  polarity: 'MAXIMIZE',
  minimizeFormula: 'LINEAR',
  rangeCondition: 'NORMAL',
  overTime: 'SUM',
  overSubjects: 'SUM',
  floor: zero,
  cap: null,
  per: one,
  ...changes,
})

const decimalOrNull = (text: string | null): Decimal | null => (text === null ? null : exactly(text))

/** tally('50', '41'): forty-one of fifty. Null is absent. */
export const tally = (target: string | null, actual: string | null, targetHigh: string | null = null): Tally => ({
  target: decimalOrNull(target),
  targetHigh: decimalOrNull(targetHigh),
  actual: decimalOrNull(actual),
  numerator: null,
  denominator: null,
  gap: null,
})

/** observed('2026-01-31', '10', { target: '25' }): ten on that day, of the target 't' of 25. */
export const observed = (observedOn: string, value: string, { targetId = 't', target = '100' } = {}): PairedObservation => ({
  targetId,
  target: exactly(target),
  targetHigh: null,
  observedOn,
  value: exactly(value),
  numerator: null,
  denominator: null,
})

/** observedRatio('2026-01-31', '90', '100', { target: '80' }): ninety of a hundred. */
export const observedRatio = (
  observedOn: string,
  numerator: string,
  denominator: string,
  { targetId = 't', target = '100' } = {},
): PairedObservation => ({
  ...observed(observedOn, '0', { targetId, target }),
  value: null,
  numerator: exactly(numerator),
  denominator: exactly(denominator),
})

/** placement('B', 'A', '2025-01-01', '2025-07-01'): B under A for half a year. */
export const placement = (agencyId: string, parentId: string | null, validFrom: string, validTo: string | null = null): Placement => ({
  agencyId,
  parentId,
  validFrom,
  validTo,
})

/** An actor with one role in Palembang (1671), unless said otherwise. */
export const actorWith = (grant: Partial<Grant> & Pick<Grant, 'role'>): Actor => ({
  accountId: 'account',
  roles: [{ municipalityId: 1671, agencyId: null, employeeId: null, ...grant }],
})

/** Observations of each subject all the way to a judgement, as the report engine goes: over time, over subjects, judged. */
export const judged = (type: IndicatorType, settings: object, ...subjects: PairedObservation[][]): Achievement => {
  const spec = type.fields.parse({ polarity: 'MAXIMIZE', ...settings })
  if (!spec.ok) throw new Error(JSON.stringify(spec.problems))
  const tallies = subjects.map((observations) => overTimeTally(spec.value, observations)).filter((one) => one !== null)
  return type.achieve(spec.value, consolidate(spec.value, tallies))
}

/** The percent of a judgement as people read it, or why there is none. */
export const percentOf = (achievement: Achievement): string => (achievement.value === null ? achievement.reason : toText(achievement.value))

/** How far a printed figure may be trusted. */
export type Check = 'exact_half_up' | 'exact_truncated' | 'within_input_rounding' | 'mismatch'

export type PublishedAchievement = {
  readonly source: string
  readonly agency: string
  readonly year: string
  readonly label: string
  readonly target: string
  readonly actual: string
  /** As printed, with the Indonesian decimal comma. */
  readonly printed: string
  readonly check: Check
}

/** Target, realisation and achievement as agencies printed them, each with its source. */
export const publishedAchievements: readonly PublishedAchievement[] = published.achievements.flatMap(({ source, agency, year, rows }) =>
  rows.map((row) => ({ source, agency, year, ...row, check: row.check as Check })),
)

export type RegulationExample = {
  readonly condition: 'NORMAL' | 'SPECIAL'
  readonly target: string
  readonly targetHigh: string | null
  readonly actual: string
  readonly printed: string
  readonly check: Check
}

/** The worked examples that PermenPANRB 8/2021 prints, one of them wrongly. */
export const regulationExamples = published.regulationExamples.rows as readonly RegulationExample[]

/** Citizen survey indices with the grade that was published for them. */
export const serviceGrades: readonly { readonly index: string; readonly grade: string }[] = published.serviceGrades.rows

/** '30,46' is 30.46; how many decimals a source printed is how many it vouches for. */
export const printedDecimal = (printed: string): Decimal => exactly(printed.replace(',', '.'))

/** Citizen surveys with the index that was printed for them. */
export const publishedSurveys: readonly {
  readonly source: string
  readonly label: string
  readonly means?: readonly string[]
  readonly answers?: readonly (readonly number[])[]
  readonly printed: string
  readonly check: string
}[] = published.surveys.rows

/** Credit of functional posts as a guide to the rule prints it. */
export const publishedCredits: readonly {
  readonly level: string
  readonly coefficient: string
  readonly predicate: string
  readonly months: number
  readonly printed: string
}[] = published.credits.rows

/** Activities under PP 46/2011 with their printed values, each [target, actual]. */
export const publishedActivities = published.activities2013.rows as readonly {
  readonly source: string
  readonly printed: Readonly<Record<string, string>>
}[]

/** What PermenPANRB 8/2021 prints as achievement, category and value of an indicator. */
export const publishedValues = published.values2021.rows as readonly { readonly printed: Readonly<Record<string, string>> }[]

export { caseVectors, answerLines, type CaseVector } from './vectors'
export { anyInputs, sealedVectors, type AnyInputs } from './scorecards'
export { follows, solve, type Equation, type Interval } from './attacker'
