/** Points that a regulation adds to a component's figure for work beyond the plan. What adds how much is scheme data; here is the one rule. */
import { categoryAndValue, type Skp2021Category } from '../calculators/skp2021'
import type { Day } from '../day'
import { compare, exactly, hundred, isNegative, isZero, multiply, ratioOf, subtract, sumOf, toText, truncate, zero } from '../number'
import type { Decimal, Exact } from '../number'
import type { Path, Problem } from '../problem'
import type { Words } from '../words'
import type { Scheme } from './scheme'

export const additionRules = [
  'COUNT', // how many: the points of the first row from which the count reaches
  'LEVEL', // which level: the points of its row
  'RESULTS', // each result: the row of its category in percent × the weight of its scope in percent × its value by PermenPANRB 8/2021
] as const
export type AdditionRule = (typeof additionRules)[number]

/** `from` is a least count, null where the code decides. `points` are percent points, or percent under RESULTS. */
export type AdditionRow = { readonly code: string; readonly label: Words; readonly from: Decimal | null; readonly points: Decimal }

export type SchemeAddition = {
  readonly code: string
  readonly label: Words
  /** To whose figure the points are added. */
  readonly component: string
  readonly rule: AdditionRule
  /** Under COUNT the greatest count first. */
  readonly rows: readonly AdditionRow[]
  /** Points at most, together; null is no limit beyond the rows. */
  readonly cap: Decimal | null
}

/** A result beyond the plan: its achievement and the weight of the scope it was assigned in (bobot lingkup penugasan), both in percent. */
export type AdditionalResult = { readonly achievement: Decimal; readonly scope: Decimal; readonly attainableMaximum?: true }

/** What someone did beyond the plan, as the addition of this code asks: a count, a level or results. */
export type GivenAddition = {
  readonly code: string
  readonly count?: Decimal
  readonly level?: string
  readonly results?: readonly AdditionalResult[]
  readonly by?: string
  readonly on?: Day
}

/** `points` after the cap. */
export type Added = { readonly addition: SchemeAddition; readonly given: GivenAddition; readonly points: Exact }

export const additionLimits = { mostResults: 100, mostCount: 1000 } as const

const none: readonly Added[] = []

/**
 * What is added to a component's figure, in the scheme's order: under Perka BKN 1/2013 four extra tasks and a creativity that the unit
 * acknowledged are 2 and 3 points. Takes what `additionProblems` let through. Empty for a scheme without additions.
 */
export const addedTo = (component: string, given: readonly GivenAddition[] | undefined, { additions }: Scheme): readonly Added[] => {
  if (!additions || !given || given.length === 0) return none
  return additions.flatMap((addition): Added[] => {
    const one = addition.component === component ? given.find(({ code }) => code === addition.code) : undefined
    return one ? [{ addition, given: one, points: capped(addition, sumOf(termsOf(addition, one).map(({ points }) => points))) }] : []
  })
}

/** A row that adds, and what it adds; under RESULTS with the result and its value, 0 to 120. */
export type AdditionTerm = {
  readonly row: AdditionRow
  readonly points: Exact
  readonly valued: { readonly result: AdditionalResult; readonly value: Exact } | null
}

/** The terms of an addition before its cap: 100 % at a scope of 10 % is GOOD, 80 ÷ 100 × 10 ÷ 100 × 109 = 8.72. Below the least count none. */
export const termsOf = ({ rule, rows }: SchemeAddition, { count, level, results = [] }: GivenAddition): AdditionTerm[] => {
  if (rule === 'RESULTS') {
    return results.flatMap((result): AdditionTerm[] => {
      const { category, value } = categoryAndValue(result.achievement, result.attainableMaximum ?? false)
      const row = rows.find(({ code }) => code === category)
      return row ? [{ row, points: multiply(multiply(part(row.points), part(result.scope)), value), valued: { result, value } }] : []
    })
  }
  const row = rows.find(({ code, from }) => (rule === 'LEVEL' ? code === level : count && from && compare(count, from) >= 0))
  return row ? [{ row, points: row.points, valued: null }] : []
}

const part = (percent: Decimal): Exact => ratioOf(percent, hundred) ?? zero
const capped = ({ cap }: SchemeAddition, points: Exact): Exact => (cap !== null && compare(points, cap) > 0 ? cap : points)

/**
 * Why what was given beyond the plan does not fit the scheme: UNKNOWN_ID (an addition the scheme has not), DUPLICATE, REQUIRED (the count, level
 * or results it asks), NOT_ONE_OF (a level), TOO_LONG (more than 100 results), OUT_OF_RANGE (a count that is not whole or not 0 to 1000, a
 * negative achievement, a scope outside 0 to 100).
 */
export const additionProblems = (given: readonly GivenAddition[], { additions = [] }: Scheme, path: Path): Problem[] =>
  given.flatMap((one, i): Problem[] => {
    const at = [...path, one.code]
    const addition = additions.find(({ code }) => code === one.code)
    if (!addition) return [{ code: 'UNKNOWN_ID', path: at, allowed: additions.map(({ code }) => code) }]
    if (given.some((other, j) => j < i && other.code === one.code)) return [{ code: 'DUPLICATE', path: at }]
    if (addition.rule === 'COUNT') return one.count ? countProblems(one.count, at) : [{ code: 'REQUIRED', path: at }]
    if (addition.rule === 'RESULTS') return one.results ? resultProblems(one.results, at) : [{ code: 'REQUIRED', path: at }]
    const allowed = addition.rows.map(({ code }) => code)
    if (one.level === undefined) return [{ code: 'REQUIRED', path: at, allowed }]
    return allowed.includes(one.level) ? [] : [{ code: 'NOT_ONE_OF', path: at, allowed }]
  })

const countProblems = (count: Decimal, path: Path): Problem[] => {
  const fits = !isNegative(count) && isZero(subtract(count, truncate(count, 0))) && compare(count, exactly('1000')) <= 0
  return fits
    ? []
    : [{ code: 'OUT_OF_RANGE', path, least: '0', most: String(additionLimits.mostCount), maxDecimals: 0, given: toText(count) }]
}

const resultProblems = (results: readonly AdditionalResult[], path: Path): Problem[] => {
  const most = additionLimits.mostResults
  if (results.length > most) return [{ code: 'TOO_LONG', path, most, count: results.length }]
  return results.flatMap(({ achievement, scope }, i): Problem[] => [
    ...(isNegative(achievement)
      ? [{ code: 'OUT_OF_RANGE' as const, path: [...path, i, 'achievement'], least: '0', given: toText(achievement) }]
      : []),
    ...(isNegative(scope) || compare(scope, hundred) > 0
      ? [{ code: 'OUT_OF_RANGE' as const, path: [...path, i, 'scope'], least: '0', most: '100', given: toText(scope) }]
      : []),
  ])
}

/** The codes that the rows of RESULTS have, each once. */
export const resultCategories: readonly Skp2021Category[] = ['VERY_GOOD', 'GOOD', 'FAIR', 'POOR', 'VERY_POOR']
