/** A rule set by which people are appraised. Schemes are versioned data: a rule that changes is a new version, never new code. */
import type { Day } from '../day'
import type { Decimal } from '../number'
import type { Grain } from '../period'
import type { OrganisationPredicate } from '../calculators/distribution'
import type { Words } from '../words'
import type { SchemeAddition } from './additions'
import type { Scale } from './bands'

/** A SCORE is never turned into a PREDICATE: under PermenPANRB 6/2022 only ratings make one. */
export const schemeYields = { SCORE: 'SCORE', PREDICATE: 'PREDICATE' } as const
export type SchemeYield = keyof typeof schemeYields

export const expectations = { ABOVE: 'ABOVE', MEETS: 'MEETS', BELOW: 'BELOW' } as const
/** A rating against what was expected: di atas, sesuai, di bawah ekspektasi. */
export type Expectation = keyof typeof expectations

export const predicates = {
  VERY_GOOD: 'VERY_GOOD', // Sangat Baik
  GOOD: 'GOOD', // Baik
  NEEDS_IMPROVEMENT: 'NEEDS_IMPROVEMENT', // Butuh Perbaikan
  POOR_MISCONDUCT: 'POOR_MISCONDUCT', // Kurang/Misconduct
  VERY_POOR: 'VERY_POOR', // Sangat Kurang
} as const
export type Predicate = keyof typeof predicates

/** matrix[result][behaviour] */
export type PredicateMatrix = Readonly<Record<Expectation, Readonly<Record<Expectation, Predicate>>>>

export type UnitHeadRatings = Readonly<Record<OrganisationPredicate, Expectation>>

/** Conditions of a municipality's own policy, by code: the product asks them, the engine only carries them. */
export const schemeRequirements = [
  'RATER_TRAINED', // the assessor holds a valid record of training
  'WORK_PLAN_FIRST', // no report before the work plan is agreed
  'COACHING_WHEN_WEAK', // a result in the two lowest bands starts coaching
  'TRAINING_FROM_GAPS', // a competency gap becomes a training need
  'AGENCY_RESULTS_PUBLISHED', // results of agencies, never of persons, go to the citizens
] as const
export type SchemeRequirement = (typeof schemeRequirements)[number]

export type SchemeComponent = { readonly code: string; readonly label: Words; /** Percent of the whole. */ readonly weight: Decimal }

export type Scheme = {
  readonly id: string
  readonly version: number
  readonly label: Words
  readonly regulation: string
  /** Pages where its figures were read. */
  readonly sources: readonly string[]
  /** Figures that no source found so far confirms, by name: shown as such, and to be checked before use. */
  readonly unverified: readonly string[]
  /** The performance periods it judges. Half-open; null while it is in force. */
  readonly validFrom: Day
  readonly validTo: Day | null
  readonly yields: SchemeYield
  readonly weights: readonly SchemeComponent[]
  /** How often it judges; without it, once a year. */
  readonly cadence?: readonly Grain[]
  /** What must be true before someone is judged by it. */
  readonly requirements?: readonly SchemeRequirement[]
  /** Percent of a single achievement; null is none. */
  readonly floor: Decimal | null
  readonly cap: Decimal | null
  /** What an achievement becomes before it is weighed; without it, itself. */
  readonly conversion?: 'SKP_2021'
  /** Points for work beyond the plan. */
  readonly additions?: readonly SchemeAddition[]
  /** Of the score. */
  readonly rounding: { readonly decimals: number; readonly mode: 'HALF_UP' | 'TRUNCATE' }
  readonly scale: Scale | null
  readonly matrix: PredicateMatrix | null
  /** The rating of results that the organisation's predicate gives whoever heads it; without it, heads are rated like all others. */
  readonly unitHead?: UnitHeadRatings
}
