import { Prisma } from '../../generated/prisma/client'
import { empty, sql, type Sql } from '../../platform/statement'
import { applicability, highOf, isRatio, joinFigure, sourceBit, wasKnown } from './background'
import { keyColumns, keyJoins, keyOf, type KeySql } from './keys'
import { all, firstDayOf, grouping, inScope, lastDayOf, leftOver, list, more, number, periodAxisOf, type Plan } from './plan'
import { observationTable } from './restriction'
import { conditionsOf, factJoins } from './where'

/** Figures beside their targets, and figures whether there is a target or not. */
type Kind = 'judged' | 'actual'

/**
 * Observations, counted in three steps that each make the next one small: per target and cell (`seen`), per target at every grain (`counted`),
 * per subject and then per indicator (`judged`, `actual`). Both kinds are counted in one pass, up to the subject. Nothing is divided: tallies of
 * different divisors stay apart for the domain.
 */
export const observationFacts = (plan: Plan, needs: Readonly<Record<Kind, boolean>>): Sql[] => {
  const kinds = (['judged', 'actual'] as const).filter((kind) => needs[kind])
  return [seen(plan), counted(plan), ofEachTarget(plan, kinds), bySubject(plan, kinds), ...kinds.map((kind) => byIndicator(plan, kind))]
}

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

/** Of an indicator that is consolidated in one of these ways: a lookup in a small hashed list. */
const consolidated = (plan: Plan, ways: readonly ('LAST' | 'MIN' | 'MAX')[]): Sql =>
  sql`(f.municipality_id, f.indicator_id) IN (SELECT i.municipality_id, i.id FROM indicator i WHERE ${inScope(plan, sql`i.municipality_id`)} AND i.over_time = ANY(${[...ways]}::over_time[]))`

/** The one figure that LAST, MIN or MAX choose: the greatest array wins. Of equals, the one recorded last, then the greater. Most indicators choose none, which one lookup tells. */
const choice = (plan: Plan): Sql => {
  const figure = sql`coalesce(f.value, (f.numerator + 0e-60) / f.denominator)`
  return sql`
  CASE WHEN ${consolidated(plan, ['LAST', 'MIN', 'MAX'])} THEN
    CASE WHEN ${consolidated(plan, ['LAST'])} THEN ARRAY[f.day - date '2000-01-01', extract(epoch FROM f.recorded_at), f.value, f.numerator, f.denominator]
      WHEN f.denominator = 0 THEN NULL
      WHEN ${consolidated(plan, ['MAX'])} THEN ARRAY[${figure}, 0, f.value, f.numerator, f.denominator]
      ELSE ARRAY[-${figure}, 0, f.value, f.numerator, f.denominator] END END`
}

/** What an observation is placed by that its target does not tell; of several periods the finest, which tells the others. */
const seenKeys = (plan: Plan): KeySql[] => {
  const finest = periodAxisOf(plan, everything(plan))
  return plan.axes.map((axis) => keyOf(plan, axis)).filter(({ axis, ofTarget }) => !ofTarget && (axis.use.grain === null || axis === finest))
}
const everything = ({ axes }: Plan): number => (1 << axes.length) - 1

/**
 * Per target, cell and form (a value, or a numerator and a denominator). Which form is the indicator's is asked only of these few rows: joined first, each
 * observation would look it up, and the planner takes such a join for a rare coincidence and counts all rows in one process. Of a source it knows better, by its foreign key.
 */
const seen = (plan: Plan): Sql => {
  const keys = seenKeys(plan)
  const [joins, conditions] = [factJoins(plan, keys), conditionsOf(plan)]
  const asksIndicator = [joins, ...conditions].some(({ text }) => /\bi\./.test(text))
  return sql`seen AS (
  SELECT f.municipality_id, f.target_id, f.value IS NULL AS is_counted${keyColumns(keys)}, count(*) AS n, bit_or(${sourceBit(sql`given.kind`)}) AS seen_sources,
    max(f.printed_achievement) AS printed, sum(f.value) AS value, sum(f.numerator) AS numerator, sum(f.denominator) AS denominator, max(${choice(plan)}) AS chosen
  FROM (${currentObservations(plan, sql`, o.value, o.numerator, o.denominator, o.recorded_at, o.printed_achievement`)}) f
  JOIN source given ON given.municipality_id = f.municipality_id AND given.id = f.source_id
  ${asksIndicator ? sql`JOIN indicator i ON i.municipality_id = f.municipality_id AND i.id = f.indicator_id` : sql``}
  ${joins}
  WHERE ${all(conditions)}
  GROUP BY f.municipality_id, f.target_id, is_counted${more(keys.map(({ axis }) => axis.column))})`
}

/** What is known of a target (f) and its indicator (i). */
const ofTarget = sql`f.indicator_id, f.subject_id, f.period_from, f.period_to, f.sources, ${isRatio} AS is_ratio, i.over_time, i.polarity`

const targetNames = sql`indicator_id, subject_id, period_from, period_to, sources, is_ratio, over_time, polarity`

const figuresSeen = ['n', 'seen_sources', 'printed', 'value', 'numerator', 'denominator', 'chosen'].map((name) => Prisma.raw(name))

/** What was seen, with the keys that follow from it or from its target. Observations of a withdrawn target, or not of their indicator's form, count nowhere. */
const placed = (plan: Plan): Sql => {
  const seen = seenKeys(plan)
  const given = plan.axes.map((axis) => keyOf(plan, axis)).filter(({ ofTarget }) => ofTarget)
  const periods = plan.axes.filter(({ use }) => use.grain !== null && !seen.some(({ axis }) => axis.use === use))
  const finest = seen.find(({ axis }) => axis.use.grain !== null)
  const columns = [
    ...figuresSeen.map((name) => sql`seen.${name}`),
    ...seen.map(({ axis }) => sql`seen.${axis.column}`),
    ...periods.map(({ column, use }) => sql`${firstDayOf(sql`seen.${finest!.axis.column}`, use.grain!)} AS ${column}`),
  ]
  return sql`placed AS (
  SELECT seen.municipality_id, seen.target_id, ${ofTarget}, ${list(columns)}${keyColumns(given)}
  FROM seen JOIN aim f ON f.municipality_id = seen.municipality_id AND f.target_id = seen.target_id
  JOIN indicator i ON i.municipality_id = f.municipality_id AND i.id = f.indicator_id ${keyJoins(given)}
  WHERE seen.is_counted = ${isRatio})`
}

/**
 * Per target at every grain. A grain that keeps all that was seen is what was seen: there is nothing to put together. Of the others, what else the
 * target is, is looked up again afterwards, since whatever is carried along is compared row by row.
 */
const counted = (plan: Plan): Sql => {
  const own = seenKeys(plan).reduce((bits, { axis }) => bits | (1 << axis.index), 0)
  const whole = plan.grains.filter((grain) => (grain & own) === own)
  const lesser = plan.grains.filter((grain) => !whole.includes(grain))
  const columns = [sql`municipality_id`, sql`target_id`, ...figuresSeen]
  const kept = (grain: number) => plan.axes.map(({ index, column }) => ((grain & (1 << index)) !== 0 ? column : sql`CASE WHEN false THEN ${column} END AS ${column}`))
  const { grain, keys, by } = grouping(plan, lesser, [sql`target_id`, sql`municipality_id`])
  const parts = [
    ...whole.map((grain) => sql`SELECT ${number('', grain)} AS grain${more(kept(grain))}, ${list(columns)}, ${targetNames} FROM placed WHERE ${leftOver(plan)}`),
    ...(lesser.length === 0 ? [] : [sql`
  SELECT grain${named(plan, keys)}, ${list(columns.map((column) => sql`c.${column}`))}, ${ofTarget}
  FROM (
    SELECT ${grain} AS grain${more(plan.axes.map(({ column }) => column).filter((column) => keys.includes(column)))}, municipality_id, target_id, sum(n) AS n, bit_or(seen_sources) AS seen_sources, max(printed) AS printed,
      sum(value) AS value, sum(numerator) AS numerator, sum(denominator) AS denominator, max(chosen) AS chosen
    FROM placed WHERE ${leftOver(plan)} ${by}) c
  JOIN aim f ON f.municipality_id = c.municipality_id AND f.target_id = c.target_id
  JOIN indicator i ON i.municipality_id = f.municipality_id AND i.id = f.indicator_id`]),
  ]
  return sql`${placed(plan)},
counted AS (${list(parts, ' UNION ALL ')})`
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

/**
 * What one target gives to a cell. `pairs`: its figure (low, high) in the cell's bucket and its observations count towards each other, each with so much
 * weight in a sum. OFFSET 0 keeps PostgreSQL from writing what is reckoned once into every place that speaks of it.
 */
const ofEachTarget = (plan: Plan, kinds: readonly Kind[]): Sql => {
  if (!kinds.includes('judged')) return sql`counted_target AS (SELECT * FROM counted)`
  const bucket = bucketOf(plan)
  const { applies, isCoarser, isIncomplete } = applicability(plan, sql`f.first_day`, sql`f.last_day`, sql`f.is_whole`)
  return sql`counted_target AS (
  SELECT f.*, f.applies AND f.low IS NOT NULL AS pairs, CASE WHEN over_time NOT IN ('SUM', 'AVERAGE') THEN NULL WHEN is_ratio THEN denominator WHEN over_time = 'SUM' THEN 1 ELSE n END AS weight
  FROM (
    SELECT f.*, ${applies} AS applies, ${isCoarser} AS is_coarser, ${isIncomplete} AS is_incomplete, v.value AS low, ${highOf} AS high
    FROM (SELECT f.*, ${bucket.firstDay} AS first_day, ${bucket.lastDay} AS last_day, ${bucket.isWholePeriod} AS is_whole FROM counted f OFFSET 0) f
    CROSS JOIN LATERAL (SELECT f.over_time, f.polarity) i
    ${joinFigure(sql`f`, sql`f.last_day`)} OFFSET 0) f OFFSET 0)`
}

const figureNames = ['divisor', 'actual', 'numerator', 'denominator'] as const
const nameOf = (kind: Kind, figure: (typeof figureNames)[number]): Sql => Prisma.raw(`${kind}_${figure}`)

/** The figure that LAST, MIN or MAX choose among those beside a target, with that target's. */
const judgedChosen = sql`max(chosen || low || high) FILTER (WHERE pairs AND chosen IS NOT NULL)`

/** One subject's figures: what over_time makes of its targets in the cell. A goal is a target times what it weighs in a sum. */
const bySubject = (plan: Plan, kinds: readonly Kind[]): Sql => {
  const keys = plan.axes.map(({ column }) => column)
  const figures = (kind: Kind): Sql => {
    const [where, chosen] = kind === 'judged' ? [sql` FILTER (WHERE pairs)`, judgedChosen] : [empty, sql`max(chosen)`]
    const values = {
      divisor: sql`CASE WHEN over_time = 'AVERAGE' AND NOT is_ratio THEN sum(n)${where} ELSE 1 END`,
      actual: sql`CASE WHEN is_ratio THEN NULL WHEN over_time IN ('SUM', 'AVERAGE') THEN sum(value)${where} ELSE (${chosen})[3] END`,
      numerator: sql`CASE WHEN over_time IN ('SUM', 'AVERAGE') THEN sum(numerator)${where} ELSE (${chosen})[4] END`,
      denominator: sql`CASE WHEN over_time IN ('SUM', 'AVERAGE') THEN sum(denominator)${where} ELSE (${chosen})[5] END`,
    }
    return more(figureNames.map((figure) => sql`${values[figure]} AS ${nameOf(kind, figure)}`))
  }
  const goal = (bound: Sql, chosen: number) => sql`
    CASE WHEN over_time IN ('SUM', 'AVERAGE') THEN sum(${bound} * weight) FILTER (WHERE pairs) WHEN is_ratio THEN (${judgedChosen})[${number('', chosen)}] * (${judgedChosen})[5]
      WHEN over_time = 'LAST' THEN (${judgedChosen})[${number('', chosen)}]
      WHEN over_time = 'MIN' THEN min(${bound}) FILTER (WHERE pairs AND over_time = 'MIN') ELSE max(${bound}) FILTER (WHERE pairs AND over_time = 'MAX') END`
  const goals = sql`, bit_or(seen_sources) | coalesce(bit_or(sources) FILTER (WHERE pairs), 0) AS sources, bool_or(is_coarser) AS is_coarser, bool_or(pairs AND is_incomplete) AS is_incomplete,
    ${goal(sql`low`, 6)} AS target, ${goal(sql`high`, 7)} AS target_high`
  return sql`counted_subject AS (
  SELECT grain${more(keys)}, municipality_id, indicator_id, subject_id, sum(n) AS observations, max(printed) AS printed, bit_or(seen_sources) AS seen_sources${list(kinds.map(figures), '')}${kinds.includes('judged') ? goals : empty}
  FROM counted_target
  GROUP BY subject_id, indicator_id, grain${more(keys)}, municipality_id, is_ratio, over_time)`
}

/** One row of the answer for each cell, indicator and divisor; see IndicatorTally. Subjects without a figure are not counted. */
const byIndicator = (plan: Plan, kind: Kind): Sql => {
  const keys = plan.axes.map(({ column }) => column)
  const [divisor, actual, numerator, denominator] = figureNames.map((figure) => nameOf(kind, figure)) as [Sql, Sql, Sql, Sql]
  const has = sql`(${actual} IS NOT NULL OR ${denominator} IS NOT NULL)`
  const beside =
    kind === 'judged'
      ? sql`sum(target) AS target, sum(target_high) AS target_high, bit_or(sources) AS sources, bool_or(is_coarser) AS is_coarser, bool_or(is_incomplete) AS is_incomplete`
      : sql`NULL::numeric AS target, NULL::numeric AS target_high, bit_or(seen_sources) AS sources, false AS is_coarser, false AS is_incomplete`
  return sql`${Prisma.raw(kind)} AS (
  SELECT grain${more(keys)}, municipality_id, indicator_id, CASE WHEN ${has} THEN ${divisor} ELSE 1 END AS divisor, count(*) FILTER (WHERE ${has}) AS subjects,
    sum(${actual}) AS actual, sum(${numerator}) AS numerator, sum(${denominator}) AS denominator, sum(observations) AS observations, max(printed) AS printed, ${beside}
  FROM counted_subject
  GROUP BY grain${more(keys)}, municipality_id, indicator_id, CASE WHEN ${has} THEN ${divisor} ELSE 1 END)`
}
