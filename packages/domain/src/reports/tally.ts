/** What SQL hands over: everything counted once per grain, nothing judged. */
import type { DistributionInput, OrganisationPredicate } from '../calculators/distribution'
import type { IndicatorSpec, IndicatorType } from '../indicators/indicator'
import type { Decimal, Exact } from '../number'
import type { IndicatorTally } from '../scoring/consolidate'
import type { CubePlace, PublishedCube } from './protect'

/** A member as SQL grouped it: a raw key that `members` turns into a code and a name. Null is no member. */
export type Key = string | null

/** One cell at one grain: bit i of `grain` says whether dimension i is kept; a dimension that is not kept has a null key. */
export type CellAddress = { readonly grain: number; readonly keys: readonly Key[] }

/** Bits of where figures come from. */
export const sourceBits = { REPORTED: 1, PUBLISHED: 2, INVENTED: 4 } as const

/** Observations of one indicator in one cell, paired with their targets or not; see `IndicatorTally` for the figures. */
export type ObservationTally = CellAddress & {
  readonly indicator: string
  readonly tally: IndicatorTally
  /** All current observations counted, paired or not. */
  readonly observations: number
  /** Some lie in a bucket finer than their target's period. */
  readonly isCoarser: boolean
  /** Some count against the whole target of a period that is not over. */
  readonly isIncomplete: boolean
  readonly sources: number
  /** The achievement as printed by the publisher, where one of them has it. */
  readonly printed: string | null
}

/** Targets of one indicator in one cell, reported or not. */
export type TargetTally = CellAddress & {
  readonly indicator: string
  /** Only targets with a figure that applies; `subjects` is 0 when there is none. */
  readonly tally: IndicatorTally
  /** The figure of every single target, where all are the same. */
  readonly common: Exact | null
  readonly isCoarser: boolean
  readonly isIncomplete: boolean
  readonly sources: number
}

/** The two sums behind a ratio: 250 seconds over 5 reports. The denominator is never negative. */
export type RatioTally = { readonly numerator: Exact; readonly denominator: Exact }

/** People by predicate, and the predicate of their organisation; null where it is unknown or they are of several. */
export type DistributionTally = { readonly counts: DistributionInput['counts']; readonly organisation: OrganisationPredicate | null }

/** Facts of one cell that are only counted (due reports, verifications, scorecards): a count, or two sums, for each asked measure over them. */
export type SlotTally = CellAddress & { readonly counts: Readonly<Record<string, number>>; readonly ratios?: Readonly<Record<string, RatioTally>>; readonly spreads?: Readonly<Record<string, DistributionTally>> }

/** Places of one published cube that fall into one cell. */
export type PublishedTally = CellAddress & { readonly cube: PublishedCube; readonly places: readonly CubePlace[] }

export type Member = {
  /** Stable code; null where a fact has no member. */
  readonly id: string | null
  readonly label: string
  /** In the tree; null elsewhere. */
  readonly level: number | null
  /** Where they were asked for. */
  readonly attributes?: readonly MemberAttribute[]
}
export type MemberAttribute = { readonly id: string; readonly value: string | null }

/** What is needed of an indicator to judge it. */
export type ReportIndicator = {
  readonly code: string
  readonly unit: string
  readonly type: IndicatorType
  readonly spec: IndicatorSpec
  readonly weight: Decimal
  /** The key of the indicator it is part of. */
  readonly partOf: string | null
}

export type Coverage = { readonly expected: number; readonly reported: number; readonly onTime: number; readonly late: number; readonly missing: number }

export type ReportTallies = {
  /** Observations paired with targets: for ACHIEVEMENT and SHARE_ON_TARGET. */
  readonly judged: readonly ObservationTally[]
  /** All observations: for ACTUAL. */
  readonly actual: readonly ObservationTally[]
  readonly targets: readonly TargetTally[]
  readonly slots: readonly SlotTally[]
  readonly published?: readonly PublishedTally[]
  /** For each dimension of the question, in key order: raw key to member. */
  readonly members: readonly ReadonlyMap<string, Member>[]
  readonly indicators: ReadonlyMap<string, ReportIndicator>
  readonly coverage: Coverage
  /** What must be said of the whole table, whatever is in it. */
  readonly remarks?: readonly Remark[]
}

/** A figure before it is rounded, and what must be said about it. */
export type Figure = { readonly exact: Exact | null; readonly remarks: readonly Remark[] }
export type Remark = { readonly code: NoteCode; readonly indicators?: readonly string[]; readonly printed?: string; readonly recomputed?: string }

export const noteCodes = [
  'INCOMPLETE', // reports that were due are missing
  'TARGET_COARSER', // only a target for a longer period exists, so there is nothing to judge at this grain
  'PERIOD_INCOMPLETE', // judged against the whole target of a period that is not over
  'MIXED_UNITS', // indicators of different units have no common sum
  'NOT_ADDITIVE', // indicators that do not add up over subjects have no common sum
  'NOT_CONSOLIDATED', // the figures of several subjects do not make one
  'RANGE_TARGET', // a target of two bounds is not one figure
  'MIXED_SOURCES', // invented, published and reported figures in one answer
  'PRINTED_DIFFERS', // the publisher printed another achievement: { printed, recomputed }
  'CAPPED', // an achievement was cut at its indicator's cap
  'PART_OF_EXCLUDED', // parts left out because their whole counts: { indicators }
  'ZERO_TARGET', // a target of zero: judged by its own rule, or not computable
  'ROWS_LEFT_OUT', // rows that do not meet a condition, or are not among the best few, are not shown; totals count them
  'TRUNCATED', // more rows than this page shows
  'PERSONS_LEFT_OUT', // figures about single persons count only as far as the asker may see them
  'SUPPRESSED', // a published figure that could point to fewer than five people
] as const
export type NoteCode = (typeof noteCodes)[number]
