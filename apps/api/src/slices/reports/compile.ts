import { dimensionsIn, dimensionsOf, grainsOf, reportLimits, type Errand, type ReportQuery } from '@tolok/domain'
import { empty, sql, type Sql } from '../../platform/statement'
import { background, place } from './background'
import { countedMeasures, countedRows, countedTables } from './counted-facts'
import { keepingOf, pendingPairs, type FactsReason } from './keeping'
import { keptFacts, withKept, type KeptKind } from './kept-facts'
import { keptCoverage, keptSlots } from './kept-slots'
import { observationFacts, stood } from './observation-facts'
import { axesOf, inScope, keyText, list, more, type Asked, type Plan, type SqlCatalogue } from './plan'
import { cubeRows, publishedFacts, publishedRows } from './published-facts'
import type { ReportScope } from './report-scope'
import { countsFacts } from './restriction'
import { coverageRow } from './slot-facts'
import { targetFacts } from './target-facts'

/** What the statement's rows are; the first column says which. */
export const rowTypes = { JUDGED: 'J', ACTUAL: 'A', TARGET: 'T', SLOT: 'S', MEMBER: 'M', INDICATOR: 'I', COVERAGE: 'C', PUBLISHED: 'P', CUBE: 'Q', GROUPS: 'G' } as const

/** The columns behind type, grain and keys: what fills them depends on the type. */
export const figureColumns = 14

/**
 * The one statement that counts everything a question needs, in one snapshot, without a connection. Every id in it was written by a slice; everything
 * a person typed is a bound value. An errand may ask for other grains than the question's own, and leave out the facts of some rows.
 */
export function compileReport(query: ReportQuery, scope: ReportScope, catalogue: SqlCatalogue, given: Asked, errand: Partial<Errand> = {}): { text: string; values: unknown[] } {
  const plan = planOf(query, scope, catalogue, given, errand)
  const { asked } = plan
  const has = (rollUp: string) => plan.measures.some((measure) => measure.rollUp === rollUp)
  const judged = has('ACHIEVEMENT') || has('SHARE_ON_TARGET')
  const actual = has('ACTUAL')
  const targets = has('TARGET') || has('INDICATORS')
  const slots = countedMeasures(plan.measures, 'SLOT')
  const published = plan.measures.some(({ fact }) => fact === 'PUBLISHED')
  const answers = [
    ...(judged ? [observationRows(plan, 'judged')] : []),
    ...(actual ? [observationRows(plan, 'actual')] : []),
    ...(targets ? [targetRows(plan)] : []),
    ...(published ? [publishedRows(rowTypes.PUBLISHED, keysAsTextAs(plan), figureColumns)] : []),
    ...countedRows(plan, rowTypes.SLOT, keysAsTextAs(plan), figureColumns),
  ]
  const tables = [
    ...background(plan),
    ...(asked.isLive ? [] : [stood(plan)]), // costs nothing where nobody reads it
    ...((judged || actual) && countsFacts(plan, 'facts') ? observationFacts(plan, { judged, actual }) : []),
    ...(targets && countsFacts(plan, 'facts') ? targetFacts(plan) : []),
    ...countedTables(plan),
    ...(published ? publishedFacts(plan) : []),
    ...(plan.restriction?.facts ? keptFacts(plan, kindsOf({ judged, actual, targets })) : []),
    ...(plan.restriction?.slots && (slots.length > 0 || asked.withCoverage) ? keptSlots(plan, slots) : []),
    sql`answer AS MATERIALIZED (${list(answers, ' UNION ALL ')})`,
    ...(judged || actual || targets ? [judgedIndicators(plan)] : []),
  ]
  const statement = sql`WITH RECURSIVE ${list(tables, ',\n')}
SELECT * FROM answer WHERE (SELECT count(*) FROM answer) <= ${reportLimits.groups}::int
${list(plan.axes.filter(({ dimension }) => dimension.register).map(({ index }) => memberRows(plan, index)), '\n')}
${judged || actual || targets ? indicatorRows(plan) : empty}
${asked.withCoverage ? sql`UNION ALL SELECT ${rowTypes.COVERAGE}::text, NULL${nulls(plan.axes.length)}, expected, reported, late${nulls(figureColumns - 3)} FROM (${coverageOf(plan)}) coverage` : empty}
${published ? cubeRows(rowTypes.CUBE, nulls(plan.axes.length), nulls(figureColumns - 6)) : empty}
UNION ALL SELECT ${rowTypes.GROUPS}::text, NULL${nulls(plan.axes.length)}, count(*)::text, ${pendingCount(plan)}${nulls(figureColumns - 2)} FROM answer`
  return { text: statement.text, values: statement.values }
}

const planOf = (query: ReportQuery, scope: ReportScope, catalogue: SqlCatalogue, asked: Asked, { grains = grainsOf(query), without = [] }: Partial<Errand>): Plan => {
  const dimensionOf = (id: string) => catalogue.dimensions.find((dimension) => dimension.id === id)!
  const measures = query.measures.map((id) => catalogue.measures.find((measure) => measure.id === id)!)
  // Due reports have no predicate: a question that speaks of what they lack has no coverage.
  const isCovered = [...dimensionsOf(query).map(({ by }) => by), ...dimensionsIn(query.where)].every((id) => dimensionOf(id).facts.includes('SLOT'))
  const plan = { query, scope, asked: { ...asked, withCoverage: asked.withCoverage && isCovered }, measures, axes: axesOf(query, dimensionOf), dimensionOf, grains, without, restriction: null }
  const { facts = false, slots = false, isSettled = false } = asked.keeping ?? {}
  return facts || slots ? { ...plan, restriction: { pairs: pendingPairs(plan), facts, slots, isSettled } } : plan
}

/** Why a question, or the slots of it, must be counted from facts; null where what is kept answers it exactly. */
export const factsReasonsOf = (query: ReportQuery, catalogue: SqlCatalogue, asked: Asked, errand: Partial<Errand> = {}): { facts: FactsReason | null; slots: FactsReason | null } =>
  keepingOf(factsPlan(query, { municipalities: [], parts: null }, catalogue, asked, errand), asked.isLive)

/** The plan of a question that is counted from facts alone. */
export const factsPlan = (query: ReportQuery, scope: ReportScope, catalogue: SqlCatalogue, { keeping: _, ...asked }: Asked, errand: Partial<Errand> = {}): Plan => planOf(query, scope, catalogue, asked, errand)

const kindsOf = ({ judged, actual, targets }: { judged: boolean; actual: boolean; targets: boolean }): KeptKind[] => [...(judged ? (['J'] as const) : []), ...(actual ? (['A'] as const) : []), ...(targets ? (['T'] as const) : [])]

/** Expected, reported and late: of facts, and of what is kept beside them. */
const coverageOf = (plan: Plan): Sql => {
  if (!plan.restriction?.slots) return coverageRow
  const counted = countsFacts(plan, 'slots') ? sql`SELECT expected::numeric, reported::numeric, late::numeric FROM (${coverageRow}) facts UNION ALL ` : empty
  return sql`SELECT sum(expected)::text AS expected, sum(reported)::text AS reported, sum(late)::text AS late FROM (${counted}${keptCoverage}) both_parts (expected, reported, late)`
}

/** How many agencies' indicators were counted anew beside what is kept. */
const pendingCount = ({ restriction }: Plan): Sql => (restriction === null || restriction.isSettled ? sql`NULL` : sql`(SELECT count(*) FROM pending)::text`)

/** Is anything of a question pending, that is, to be counted from facts beside what is kept? */
export function compilePending(query: ReportQuery, scope: ReportScope, catalogue: SqlCatalogue, given: Asked, errand: Partial<Errand>): Sql {
  const plan = planOf(query, scope, catalogue, given, errand)
  return sql`WITH ${place(plan)} SELECT EXISTS (${pendingPairs(plan)}) AS pending`
}

const nulls = (count: number): Sql => list(Array.from({ length: count }, () => sql`, NULL`), '')

/** An id with its municipality, so that equal ids of two municipalities stay apart. */
const indicatorKey = sql`municipality_id || ':' || indicator_id`

const observationRows = (plan: Plan, kind: 'judged' | 'actual'): Sql => sql`
  SELECT ${kind === 'judged' ? rowTypes.JUDGED : rowTypes.ACTUAL}::text AS type, grain${keysAsTextAs(plan)}, ${indicatorKey} AS indicator, subjects::text AS f0, divisor::text AS f1, target::text AS f2, target_high::text AS f3,
    actual::text AS f4, numerator::text AS f5, denominator::text AS f6, observations::text AS f7, is_coarser::text AS f8, is_incomplete::text AS f9, sources::text AS f10, printed AS f11, NULL AS f12
  FROM ${withKept(plan, kind)}`

const targetRows = (plan: Plan): Sql => sql`
  SELECT ${rowTypes.TARGET}::text AS type, grain${keysAsTextAs(plan)}, ${indicatorKey} AS indicator, subjects::text AS f0, divisor::text AS f1, target::text AS f2, target_high::text AS f3,
    common::text AS f4, NULL AS f5, NULL AS f6, NULL AS f7, is_coarser::text AS f8, is_incomplete::text AS f9, sources::text AS f10, NULL AS f11, NULL AS f12
  FROM ${withKept(plan, 'targets')}`

const keysAsTextAs = (plan: Plan): Sql => more(plan.axes.map((axis) => sql`${keyText(axis)} AS ${axis.column}`))

/** Names come last, for the members that occur. */
const memberRows = (plan: Plan, index: number): Sql => {
  const { axes, asked } = plan
  const { dimension, column } = axes[index]!
  return sql`UNION ALL
SELECT ${rowTypes.MEMBER}::text, ${index}::int${nulls(axes.length)}, key, member, name, level::text, attributes${nulls(figureColumns - 5)}
FROM (SELECT r.municipality_id || ':' || r.key AS key, r.member, r.name, r.level, ${asked.withAttributes && dimension.attributes ? sql`r.attributes::text` : sql`NULL`} AS attributes FROM (${dimension.register!}) r WHERE ${inScope(plan, sql`r.municipality_id`)}) named
WHERE key IN (SELECT ${column} FROM answer)`
}

/** The indicators that occur, and the wholes they are part of. */
const judgedIndicators = (plan: Plan): Sql => sql`involved AS (
  SELECT i.* FROM indicator i WHERE ${inScope(plan, sql`i.municipality_id`)} AND i.municipality_id || ':' || i.id IN (SELECT indicator FROM answer)
  UNION
  SELECT w.* FROM involved p JOIN indicator w ON w.municipality_id = p.municipality_id AND w.id = p.part_of_id)`

const indicatorRows = ({ axes }: Plan): Sql => sql`UNION ALL
SELECT ${rowTypes.INDICATOR}::text, NULL${nulls(axes.length)}, municipality_id || ':' || id, municipality_id || ':' || code, unit, type, polarity::text, minimize_formula::text, over_time::text, over_subjects::text,
  weight::text, cap::text, floor::text, municipality_id || ':' || part_of_id, per::text, range_condition::text FROM involved`
