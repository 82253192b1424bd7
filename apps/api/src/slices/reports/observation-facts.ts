import { sourceBits } from '@tolok/domain'
import { Prisma } from '../../generated/prisma/client'
import { sql, type Sql } from '../../platform/statement'
import { applicability, highOf, isRatio, joinFigure, wasKnown } from './background'
import { keyColumns, keyJoins, keyOf } from './keys'
import { all, grouping, inScope, lastDayOf, leftOver, list, more, number, periodAxisOf, type Plan } from './plan'
import { observationTable } from './restriction'
import { conditionsOf, factJoins } from './where'

/**
 * Observations, counted in three steps that each make the next one small: per target and cell (`seen`), per target at every grain (`counted`),
 * per subject and then per indicator (`judged`, `actual`). Nothing is divided: tallies of different divisors stay apart for the domain.
 */
export const observationFacts = (plan: Plan, needs: { judged: boolean; actual: boolean }): Sql[] => [
  seen(plan),
  counted(plan),
  ...(needs.judged ? [paired(plan), bySubject(plan, 'judged'), byIndicator(plan, 'judged')] : []),
  ...(needs.actual ? [alone(plan), bySubject(plan, 'actual'), byIndicator(plan, 'actual')] : []),
]

/** Each observation's state at the moment asked of, and the highest that any of its corrections had reached. */
export const stood = (plan: Plan): Sql => sql`stood AS (
  SELECT o.municipality_id, o.id, o.supersedes_id, now.state, now.reached
  FROM observation o JOIN (
    SELECT s.municipality_id, s.observation_id, (array_agg(s.state ORDER BY s.recorded_at DESC, s.id DESC))[1] AS state, max(s.state) AS reached
    FROM observation_state s WHERE ${inScope(plan, sql`s.municipality_id`)} AND s.recorded_at <= ${plan.asked.asOf}::timestamptz
    GROUP BY s.municipality_id, s.observation_id) now ON now.municipality_id = o.municipality_id AND now.observation_id = o.id
  WHERE ${inScope(plan, sql`o.municipality_id`)} AND ${wasKnown(plan, sql`o`)}),
corrected AS (
  SELECT municipality_id, supersedes_id AS id, max(reached) AS reached FROM stood WHERE supersedes_id IS NOT NULL GROUP BY municipality_id, supersedes_id)`

/** The observations current at the minimum state: as far as asked for, and not superseded by one that has come as far. */
export const currentObservations = (plan: Plan, columns: Sql, table = observationTable(plan, 'facts')): Sql => {
  const { asked, query } = plan
  const least = sql`${query.minimumState}::record_state`
  const state = asked.isLive ? sql`o.state` : sql`st.state`
  const successor = asked.isLive ? sql`o.successor_state` : sql`co.reached`
  const history = asked.isLive
    ? sql``
    : sql`JOIN stood st ON st.municipality_id = o.municipality_id AND st.id = o.id LEFT JOIN corrected co ON co.municipality_id = o.municipality_id AND co.id = o.id`
  return sql`
    SELECT o.municipality_id, o.target_id, o.indicator_id, o.agency_id, o.subject_id, o.source_id, o.observed_on AS day, ${state} AS state${columns}
    FROM ${table} o ${history}
    WHERE ${inScope(plan, sql`o.municipality_id`)} AND o.observed_on BETWEEN ${query.period.firstDay}::date AND ${query.period.lastDay}::date
      AND ${state} >= ${least} AND (${successor} IS NULL OR ${successor} < ${least}) AND ${wasKnown(plan, sql`o`)}`
}

/**
 * Of an indicator that is consolidated so, and of its form: a value, or a numerator and a denominator. A lookup in a small hashed list, which costs
 * nothing where the list is empty.
 */
const consolidated = (plan: Plan, overTime: 'LAST' | 'MIN' | 'MAX'): Sql =>
  sql`(f.municipality_id, f.indicator_id, f.value IS NULL) IN (SELECT i.municipality_id, i.id, ${isRatio} FROM indicator i WHERE ${inScope(plan, sql`i.municipality_id`)} AND i.over_time = ${overTime}::over_time)`

/** The one figure that LAST, MIN or MAX choose: the greatest array wins. Of equals, the one recorded last, then the greater. */
const choice = (plan: Plan): Sql => {
  const figure = sql`coalesce(f.value, (f.numerator + 0e-60) / f.denominator)`
  return sql`
  CASE WHEN ${consolidated(plan, 'LAST')} THEN ARRAY[f.day - date '2000-01-01', extract(epoch FROM f.recorded_at), f.value, f.numerator, f.denominator]
    WHEN f.denominator = 0 THEN NULL
    WHEN ${consolidated(plan, 'MAX')} THEN ARRAY[${figure}, 0, f.value, f.numerator, f.denominator]
    WHEN ${consolidated(plan, 'MIN')} THEN ARRAY[-${figure}, 0, f.value, f.numerator, f.denominator] END`
}

/** The bit of an observation's source. */
const bitOfSource = (plan: Plan): Sql => {
  const isOf = (kind: 'REPORTED' | 'PUBLISHED') => sql`(f.municipality_id, f.source_id) IN (SELECT s.municipality_id, s.id FROM source s WHERE ${inScope(plan, sql`s.municipality_id`)} AND s.kind = ${kind}::source_kind)`
  return sql`CASE WHEN ${isOf('PUBLISHED')} THEN ${sourceBits.PUBLISHED}::int WHEN ${isOf('REPORTED')} THEN ${sourceBits.REPORTED}::int ELSE ${sourceBits.INVENTED}::int END`
}

/**
 * Per target and cell. What an indicator's form is, and whether it is summed, is asked only of these few rows, so both forms are counted apart: joined
 * first, each observation would look it up, and the planner takes such a join for a rare coincidence and counts all rows in one process.
 */
const seen = (plan: Plan): Sql => {
  const keys = plan.axes.map((axis) => keyOf(plan, axis)).filter(({ ofTarget }) => !ofTarget)
  const [joins, conditions] = [factJoins(plan, keys), conditionsOf(plan)]
  const asksIndicator = [joins, ...conditions].some(({ text }) => /\bi\./.test(text))
  const [valued, counted] = [sql`f.value IS NOT NULL`, sql`f.value IS NULL`]
  return sql`seen AS (
  SELECT f.municipality_id, f.target_id${keyColumns(keys)}, count(*) FILTER (WHERE ${valued}) AS n_value, count(*) FILTER (WHERE ${counted}) AS n_ratio,
    bit_or(${bitOfSource(plan)}) FILTER (WHERE ${valued}) AS sources_value, bit_or(${bitOfSource(plan)}) FILTER (WHERE ${counted}) AS sources_ratio,
    max(f.printed_achievement) FILTER (WHERE ${valued}) AS printed_value, max(f.printed_achievement) FILTER (WHERE ${counted}) AS printed_ratio,
    sum(f.value) AS value, sum(f.numerator) AS numerator, sum(f.denominator) AS denominator, max(${choice(plan)}) AS chosen
  FROM (${currentObservations(plan, sql`, o.value, o.numerator, o.denominator, o.recorded_at, o.printed_achievement`)}) f
  ${asksIndicator ? sql`JOIN indicator i ON i.municipality_id = f.municipality_id AND i.id = f.indicator_id` : sql``}
  ${joins}
  WHERE ${all(conditions)}
  GROUP BY f.municipality_id, f.target_id${more(keys.map(({ axis }) => axis.column))})`
}

/** What a target is, carried along so that it is looked up only once. */
const ofTarget = ['municipality_id', 'target_id', 'indicator_id', 'subject_id', 'period_from', 'period_to', 'sources'].map((name) => Prisma.raw(name))

/** Per target at every grain, with the keys that its target gives. Observations of a withdrawn target, or not of their indicator's form, count nowhere. */
const counted = (plan: Plan): Sql => {
  const given = plan.axes.map((axis) => keyOf(plan, axis)).filter((key) => key.ofTarget)
  const kept = plan.axes.filter((axis) => !given.some(({ axis: other }) => other.index === axis.index)).map(({ column }) => sql`seen.${column}`)
  const figures = ['value', 'numerator', 'denominator', 'chosen'].map((name) => Prisma.raw(name))
  const ofForm = (figure: string, name = figure) => sql`CASE WHEN ${isRatio} THEN seen.${Prisma.raw(figure)}_ratio ELSE seen.${Prisma.raw(figure)}_value END AS ${Prisma.raw(name)}`
  const placed = sql`
    SELECT ${list(ofTarget.map((column) => sql`f.${column}`))}, ${ofForm('n')}, ${ofForm('sources', 'seen_sources')}, ${ofForm('printed')}, ${list(figures.map((column) => sql`seen.${column}`))}${more(kept)}${keyColumns(given)}
    FROM seen JOIN aim f ON f.municipality_id = seen.municipality_id AND f.target_id = seen.target_id
    JOIN indicator i ON i.municipality_id = f.municipality_id AND i.id = f.indicator_id ${keyJoins(given)}
    WHERE CASE WHEN ${isRatio} THEN seen.n_ratio ELSE seen.n_value END > 0`
  const { grain, keys, by } = grouping(plan, plan.grains, ofTarget)
  // The grain that keeps everything is what was seen: there is nothing to put together.
  if (plan.grains.length === 1 && plan.grains[0] === (1 << plan.axes.length) - 1 && plan.without.length === 0) return sql`counted AS (SELECT ${grain} AS grain, placed.* FROM (${placed}) placed)`
  return sql`counted AS (
  SELECT ${grain} AS grain${named(plan, keys)}, ${list(ofTarget)}, sum(n) AS n, bit_or(seen_sources) AS seen_sources, max(printed) AS printed,
    sum(value) AS value, sum(numerator) AS numerator, sum(denominator) AS denominator, max(chosen) AS chosen
  FROM (${placed}) placed WHERE ${leftOver(plan)} ${by})`
}

const named = (plan: Plan, keys: readonly Sql[]): Sql => more(keys.map((key, i) => sql`${key} AS ${plan.axes[i]!.column}`))

/** The bucket of time of a cell: its finest period within the question's, or all of that. */
const bucketOf = (plan: Plan): { firstDay: Sql; lastDay: Sql; isWholePeriod: Sql } => {
  const { firstDay, lastDay } = plan.query.period
  const dated = plan.grains.flatMap((grain) => {
    const axis = periodAxisOf(plan, grain)
    return axis ? [{ grain: number('', grain), first: sql`f.${axis.column}`, last: lastDayOf(sql`f.${axis.column}`, axis.use.grain!) }] : []
  })
  if (dated.length === 0) return { firstDay: sql`${firstDay}::date`, lastDay: sql`${lastDay}::date`, isWholePeriod: sql`true` }
  const when = (pick: 'first' | 'last') => list(dated.map((one) => sql`WHEN ${one.grain} THEN ${one[pick]}`), ' ')
  return {
    firstDay: sql`greatest(${firstDay}::date, CASE f.grain ${when('first')} END)`,
    lastDay: sql`least(${lastDay}::date, CASE f.grain ${when('last')} END)`,
    isWholePeriod: sql`f.grain NOT IN (${list(dated.map(({ grain }) => grain))})`,
  }
}

/** Each target with its figure in the cell's bucket; the observations count towards it only where it applies. */
const paired = (plan: Plan): Sql => {
  const bucket = bucketOf(plan)
  const { applies, isCoarser, isIncomplete } = applicability(plan, sql`b.first_day`, sql`b.last_day`, sql`b.is_whole`)
  return sql`judged_target AS (
  SELECT f.grain${more(plan.axes.map(({ column }) => sql`f.${column}`))}, f.municipality_id, f.indicator_id, f.subject_id, ${isRatio} AS is_ratio, i.over_time,
    f.n AS observations, f.printed, ${isCoarser} AS is_coarser, p.pairs AND ${isIncomplete} AS is_incomplete,
    CASE WHEN p.pairs THEN f.seen_sources | f.sources ELSE f.seen_sources END AS sources,
    CASE WHEN p.pairs THEN f.n END AS n, CASE WHEN p.pairs THEN f.value END AS value,
    CASE WHEN p.pairs THEN f.numerator END AS numerator, CASE WHEN p.pairs THEN f.denominator END AS denominator,
    CASE WHEN p.pairs AND f.chosen IS NOT NULL THEN f.chosen || v.value || ${highOf} END AS chosen,
    CASE WHEN p.pairs THEN v.value END AS low, CASE WHEN p.pairs THEN ${highOf} END AS high,
    CASE WHEN p.pairs THEN v.value * w.weight END AS goal, CASE WHEN p.pairs THEN ${highOf} * w.weight END AS goal_high
  FROM counted f
  JOIN indicator i ON i.municipality_id = f.municipality_id AND i.id = f.indicator_id
  CROSS JOIN LATERAL (SELECT ${bucket.firstDay} AS first_day, ${bucket.lastDay} AS last_day, ${bucket.isWholePeriod} AS is_whole) b
  ${joinFigure(sql`f`, sql`b.last_day`)}
  CROSS JOIN LATERAL (SELECT ${applies} AND v.value IS NOT NULL AS pairs) p
  CROSS JOIN LATERAL (SELECT CASE WHEN i.over_time NOT IN ('SUM', 'AVERAGE') THEN NULL WHEN ${isRatio} THEN f.denominator WHEN i.over_time = 'SUM' THEN 1 ELSE f.n END AS weight) w)`
}

/** The same without a question about targets. */
const alone = (plan: Plan): Sql => sql`actual_target AS (
  SELECT f.grain${more(plan.axes.map(({ column }) => sql`f.${column}`))}, f.municipality_id, f.indicator_id, f.subject_id, ${isRatio} AS is_ratio, i.over_time,
    f.n AS observations, f.printed, false AS is_coarser, false AS is_incomplete, f.seen_sources AS sources, f.n, f.value, f.numerator, f.denominator, f.chosen
  FROM counted f
  JOIN indicator i ON i.municipality_id = f.municipality_id AND i.id = f.indicator_id)`

type Kind = 'judged' | 'actual'
const step = (kind: Kind, name: 'target' | 'subject'): Sql => (kind === 'judged' ? (name === 'target' ? sql`judged_target` : sql`judged_subject`) : name === 'target' ? sql`actual_target` : sql`actual_subject`)

/** One subject's figure: what over_time makes of its targets in the cell. A goal is a target times what it weighs in a sum. */
const bySubject = (plan: Plan, kind: Kind): Sql => {
  const keys = plan.axes.map(({ column }) => column)
  const goal = (bound: Sql, weighted: Sql, chosen: number) => sql`
    CASE WHEN over_time IN ('SUM', 'AVERAGE') THEN sum(${weighted}) WHEN is_ratio THEN (max(chosen))[${number('', chosen)}] * (max(chosen))[5]
      WHEN over_time = 'LAST' THEN (max(chosen))[${number('', chosen)}]
      WHEN over_time = 'MIN' THEN min(${bound}) FILTER (WHERE over_time = 'MIN') ELSE max(${bound}) FILTER (WHERE over_time = 'MAX') END`
  return sql`${step(kind, 'subject')} AS (
  SELECT grain${more(keys)}, municipality_id, indicator_id, subject_id, sum(observations) AS observations, bit_or(sources) AS sources, max(printed) AS printed,
    bool_or(is_coarser) AS is_coarser, bool_or(is_incomplete) AS is_incomplete,
    CASE WHEN over_time = 'AVERAGE' AND NOT is_ratio THEN sum(n) ELSE 1 END AS divisor,
    CASE WHEN is_ratio THEN NULL WHEN over_time IN ('SUM', 'AVERAGE') THEN sum(value) ELSE (max(chosen))[3] END AS actual,
    CASE WHEN over_time IN ('SUM', 'AVERAGE') THEN sum(numerator) ELSE (max(chosen))[4] END AS numerator,
    CASE WHEN over_time IN ('SUM', 'AVERAGE') THEN sum(denominator) ELSE (max(chosen))[5] END AS denominator,
    ${kind === 'judged' ? goal(sql`low`, sql`goal`, 6) : sql`NULL::numeric`} AS target, ${kind === 'judged' ? goal(sql`high`, sql`goal_high`, 7) : sql`NULL::numeric`} AS target_high
  FROM ${step(kind, 'target')}
  GROUP BY grain${more(keys)}, municipality_id, indicator_id, subject_id, is_ratio, over_time)`
}

/** One row of the answer for each cell, indicator and divisor; see IndicatorTally. Subjects without a figure are not counted. */
const byIndicator = (plan: Plan, kind: Kind): Sql => {
  const keys = plan.axes.map(({ column }) => column)
  const has = sql`(actual IS NOT NULL OR denominator IS NOT NULL)`
  return sql`${kind === 'judged' ? sql`judged` : sql`actual`} AS (
  SELECT grain${more(keys)}, municipality_id, indicator_id, CASE WHEN ${has} THEN divisor ELSE 1 END AS divisor, count(*) FILTER (WHERE ${has}) AS subjects,
    sum(target) AS target, sum(target_high) AS target_high, sum(actual) AS actual, sum(numerator) AS numerator, sum(denominator) AS denominator,
    sum(observations) AS observations, bit_or(sources) AS sources, max(printed) AS printed, bool_or(is_coarser) AS is_coarser, bool_or(is_incomplete) AS is_incomplete
  FROM ${step(kind, 'subject')}
  GROUP BY grain${more(keys)}, municipality_id, indicator_id, CASE WHEN ${has} THEN divisor ELSE 1 END)`
}
