import { sql, type Sql } from '../../platform/statement'
import { applicability, highOf, isRatio, joinFigure } from './background'
import { keyColumns, keyOf, type KeySql } from './keys'
import { all, firstDayOf, grouping, lastDayOf, leftOver, list, more, number, periodAxisOf, type Axis, type Plan } from './plan'
import { conditionsOf, factJoins } from './where'

/**
 * Targets, one for each bucket of time that they meet, on the last day that both have. What a bucket is depends on the grain, and with it
 * where an agency stood: so grains with the same finest period are counted together, and each such set anew.
 */
export const targetFacts = (plan: Plan): Sql[] => {
  const variants = variantsOf(plan)
  return [...variants.flatMap((variant, i) => [sql`${number('bucket', i)} AS MATERIALIZED (${buckets(plan, variant)})`, meeting(plan, variant, i), bySubject(plan, variant, i), outlasting(plan, variant, i), byIndicator(plan, i)]), targets(plan, variants.length)]
}

type Variant = { readonly period: Axis | null; readonly grains: readonly number[] }
const variantsOf = (plan: Plan): Variant[] => {
  const variants = new Map<number, Variant>()
  for (const grain of plan.grains) {
    const period = periodAxisOf(plan, grain)
    const at = period?.index ?? -1
    variants.set(at, { period, grains: [...(variants.get(at)?.grains ?? []), grain] })
  }
  return [...variants.values()]
}

/** The periods of the question, cut at its ends. */
const buckets = (plan: Plan, { period }: Variant): Sql => {
  const { firstDay, lastDay } = plan.query.period
  const grain = period?.use.grain
  if (!grain) return sql`SELECT ${firstDay}::date AS first_day, ${lastDay}::date AS last_day, true AS is_whole`
  const step = { DAY: '1 day', MONTH: '1 month', QUARTER: '3 months', SEMESTER: '6 months', YEAR: '1 year' }[grain]
  return sql`
    SELECT greatest(g::date, ${firstDay}::date) AS first_day, least(${lastDayOf(sql`g::date`, grain)}, ${lastDay}::date) AS last_day, false AS is_whole
    FROM generate_series(${firstDayOf(sql`${firstDay}::date`, grain)}::timestamp, ${lastDay}::timestamp, ${step}::interval) g`
}

/** Each target in each bucket that it meets. */
const met = (i: number): Sql => sql`
    SELECT a.*, b.*, least(a.period_to, b.last_day) AS day FROM aim a JOIN ${number('bucket', i)} b ON a.period_from <= b.last_day AND a.period_to >= b.first_day`

const keysOf = (plan: Plan, { grains }: Variant): KeySql[] =>
  plan.axes.filter(({ index }) => grains.some((grain) => (grain & (1 << index)) !== 0) || (plan.without.length > 0 && index < plan.query.rows.length)).map((axis) => keyOf(plan, axis))

/** Those that count in it, with their figures. */
const meeting = (plan: Plan, variant: Variant, i: number): Sql => {
  const keys = keysOf(plan, variant)
  const { applies, isIncomplete } = applicability(plan, sql`f.first_day`, sql`f.last_day`, sql`f.is_whole`)
  return sql`${number('meeting', i)} AS (
  SELECT f.municipality_id, f.indicator_id, f.subject_id, f.period_from, f.period_to, f.sources${keyColumns(keys)}, ${isRatio} AS is_ratio, i.over_time,
    v.value IS NOT NULL AND ${isIncomplete} AS is_incomplete, v.value AS low, ${highOf} AS high
  FROM (${met(i)}) f
  JOIN indicator i ON i.municipality_id = f.municipality_id AND i.id = f.indicator_id
  ${factJoins(plan, keys)}
  ${joinFigure(sql`f`, sql`f.last_day`)}
  WHERE ${all([applies, ...conditionsOf(plan)])})`
}

/** Those of longer periods, which only leave a remark: nobody's figure is needed for it. */
const outlasting = (plan: Plan, variant: Variant, i: number): Sql => {
  const keys = keysOf(plan, variant)
  const { isCoarser } = applicability(plan, sql`f.first_day`, sql`f.last_day`, sql`f.is_whole`)
  const { grain, keys: kept, by } = grouping(plan, variant.grains, [sql`municipality_id`, sql`indicator_id`])
  return sql`${number('outlasting', i)} AS (
  SELECT ${grain} AS grain${more(kept.map((key, at) => sql`${key} AS ${plan.axes[at]!.column}`))}, municipality_id, indicator_id, bit_or(sources) AS sources
  FROM (
    SELECT f.municipality_id, f.indicator_id, f.sources${keyColumns(keys)}
    FROM (${met(i)}) f
    JOIN indicator i ON i.municipality_id = f.municipality_id AND i.id = f.indicator_id
    ${factJoins(plan, keys)}
    WHERE ${all([isCoarser, ...conditionsOf(plan)])}) f
  WHERE ${leftOver(plan)} ${by})`
}

/** Without observations AVERAGE is a mean of targets; a ratio's targets are kept apart, since only equal ones make one figure. */
const bySubject = (plan: Plan, { grains }: Variant, i: number): Sql => {
  const always = [sql`municipality_id`, sql`indicator_id`, sql`subject_id`, sql`is_ratio`, sql`over_time`]
  const { grain, keys, by } = grouping(plan, grains, always)
  const latest = sql`(max(ARRAY[period_to - date '2000-01-01', period_from - date '2000-01-01', low, high]) FILTER (WHERE low IS NOT NULL))`
  const figure = (bound: Sql, chosen: number) => sql`
    CASE WHEN over_time = 'LAST' THEN ${latest}[${number('', chosen)}] WHEN over_time = 'MIN' THEN min(${bound}) WHEN over_time = 'MAX' THEN max(${bound}) ELSE sum(${bound}) END`
  const extreme = (of: 'min' | 'max') => sql`
    CASE WHEN over_time = 'LAST' THEN ${latest}[3] WHEN over_time = 'MIN' THEN min(low) WHEN over_time = 'MAX' THEN max(low) ELSE ${of === 'min' ? sql`min(low)` : sql`max(low)`} END`
  return sql`${number('meeting_subject', i)} AS (
  SELECT ${grain} AS grain${more(keys.map((key, at) => sql`${key} AS ${plan.axes[at]!.column}`))}, municipality_id, indicator_id, subject_id,
    bit_or(sources) AS sources, bool_or(is_incomplete) AS is_incomplete,
    CASE WHEN over_time = 'AVERAGE' OR (over_time = 'SUM' AND is_ratio) THEN greatest(count(low), 1) ELSE 1 END AS divisor,
    ${figure(sql`low`, 3)} AS target, ${figure(sql`high`, 4)} AS target_high, ${extreme('min')} AS least, ${extreme('max')} AS most
  FROM ${number('meeting', i)} WHERE ${leftOver(plan)} ${by})`
}

const byIndicator = (plan: Plan, i: number): Sql => {
  const keys = plan.axes.map(({ column }) => column)
  return sql`${number('meeting_indicator', i)} AS (
  SELECT grain${more(keys)}, municipality_id, indicator_id, divisor, count(target) AS subjects, sum(target) AS target, sum(target_high) AS target_high,
    CASE WHEN min(least) = max(most) THEN min(least) END AS common, bit_or(sources) AS sources, bool_or(is_coarser) AS is_coarser, bool_or(is_incomplete) AS is_incomplete
  FROM (
    SELECT grain${more(keys)}, municipality_id, indicator_id, divisor, target, target_high, least, most, sources, false AS is_coarser, is_incomplete FROM ${number('meeting_subject', i)}
    UNION ALL
    SELECT grain${more(keys)}, municipality_id, indicator_id, 1, NULL, NULL, NULL, NULL, sources, true, false FROM ${number('outlasting', i)}) f
  GROUP BY grain${more(keys)}, municipality_id, indicator_id, divisor)`
}

const targets = (plan: Plan, count: number): Sql => {
  const columns = sql`grain${more(plan.axes.map(({ column }) => sql`${column}::text`))}, municipality_id, indicator_id, divisor, subjects, target, target_high, common, sources, is_coarser, is_incomplete`
  return sql`targets AS (${list(Array.from({ length: count }, (_, i) => sql`SELECT ${columns} FROM ${number('meeting_indicator', i)}`), ' UNION ALL ')})`
}
