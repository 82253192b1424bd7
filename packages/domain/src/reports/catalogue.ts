/** What a report may be asked for: measures and dimensions are values, declared by whoever owns the noun and gathered into one catalogue. */
import type { Words } from '../words'
import type { Polarity } from '../indicators/indicator'

/** The rows a measure counts. */
export const factKinds = {
  OBSERVATION: 'OBSERVATION', // current observations
  TARGET: 'TARGET',
  SLOT: 'SLOT', // reports that were due
  VERIFICATION: 'VERIFICATION', // observations that were verified, whatever became of them afterwards
  SCORECARD: 'SCORECARD', // scorecards, one for each plan that is not for practice
  PUBLISHED: 'PUBLISHED', // cells of the published cube of scorecards
} as const
export type FactKind = keyof typeof factKinds

/** How a measure becomes one figure at any grain. None of them is ever made of coarser figures. */
export const rollUps = {
  ACHIEVEMENT: 'ACHIEVEMENT', // consolidate, judge each indicator, weighted mean over indicators
  SHARE_ON_TARGET: 'SHARE_ON_TARGET', // judged indicators at 100 % or more / judged indicators
  TARGET: 'TARGET', // consolidated target, reported or not
  ACTUAL: 'ACTUAL', // consolidated actual, with or without a target
  INDICATORS: 'INDICATORS', // distinct indicators
  COUNT: 'COUNT', // facts counted; adds up
  DISTRIBUTION_GAP: 'DISTRIBUTION_GAP', // by how many people a unit's predicates miss the pattern of its own
  PUBLISHED_PEOPLE: 'PUBLISHED_PEOPLE', // people of published cubes, where that tells of nobody
  PUBLISHED_MEAN: 'PUBLISHED_MEAN', // their scores / people
  PUBLISHED_SHARE: 'PUBLISHED_SHARE', // those good or better / those with a predicate
  RATIO: 'RATIO', // sum of numerators / sum of denominators: a mean, or a share where the format is PERCENT
} as const
export type RollUp = keyof typeof rollUps

export const formats = { PERCENT: 'PERCENT', AMOUNT: 'AMOUNT', COUNT: 'COUNT' } as const
export type Format = keyof typeof formats

export type Measure = {
  readonly id: string
  readonly label: Words
  readonly description: Words
  /** Null where it is the unit of the indicators in the cell. */
  readonly unit: string | null
  readonly format: Format
  /** Which way is better; null where neither is. */
  readonly polarity: Polarity | null
  readonly rollUp: RollUp
  readonly fact: FactKind
}

export const filterOps = {
  EQ: 'EQ',
  IN: 'IN',
  NOT_IN: 'NOT_IN',
  GTE: 'GTE',
  LTE: 'LTE',
  BETWEEN: 'BETWEEN',
  CONTAINS: 'CONTAINS', // the code or the name holds this text, in any case
  IS_NULL: 'IS_NULL',
  DESCENDANT_OF: 'DESCENDANT_OF', // stands under this member of the tree, or is it
} as const
export type FilterOp = keyof typeof filterOps

/** CODE: named things. TREE: named things with levels. TIME: a day, asked at a grain. CHOICE: a short list. RANK: a short list from low to high. */
export const dimensionKinds = { CODE: 'CODE', TREE: 'TREE', TIME: 'TIME', CHOICE: 'CHOICE', RANK: 'RANK' } as const
export type DimensionKind = keyof typeof dimensionKinds

export type Choice = { readonly id: string; readonly label: Words }

export type Dimension = {
  readonly id: string
  readonly label: Words
  readonly description: Words
  readonly kind: DimensionKind
  /** The facts that have it. A measure over other facts does not go with it. */
  readonly facts: readonly FactKind[]
  readonly operators: readonly FilterOp[]
  /** What a member's code looks like; without it, one of the choices. */
  readonly code?: RegExp
  /** CHOICE and RANK: every member, in order. */
  readonly choices?: readonly Choice[]
  /** What is known of each member besides its name: a unit, a kind. */
  readonly attributes?: readonly Choice[]
}

/** What one asker may ask: only what he may see is in it. */
export type Catalogue = { readonly measures: readonly Measure[]; readonly dimensions: readonly Dimension[] }

/** Stable codes with their municipality first: '1671:BAPENDA'. */
export const codeInMunicipality = /^\d{1,6}:.{1,40}$/u

export const reportLimits = {
  measures: 12,
  rows: 4,
  columns: 2,
  /** Of a PERIOD dimension: members it may have. */
  periods: 1500,
  /** Of the whole question: days. A hundred years. */
  days: 36_525,
  conditions: 50,
  depth: 6,
  /** Of one condition. */
  values: 200,
  valueLength: 200,
  firstByDefault: 200,
  first: 10_000,
  orders: 6,
  level: 9,
  /** Of having and of show. */
  refinements: 12,
  /** Rows that a top may keep. */
  top: 1000,
  /** Periods of a moving average. */
  window: 36,
  /** Counted groups that one question may send to the domain. */
  groups: 100_000,
} as const

/** Do they go together? A dimension goes with a measure when the measure's facts have it: STATE goes with ACTUAL, not with TARGET. */
export const combines = (measure: Measure, dimension: Dimension): boolean => dimension.facts.includes(measure.fact)
