import { empty, sql, type Sql } from '../../platform/statement'
import { firstDayOf, list, number, type Axis, type Plan } from './plan'

/** How the facts of a row source get the key of a dimension: an expression, and the joins it needs. */
export type KeySql = { readonly axis: Axis; readonly key: Sql; readonly joins: Sql; readonly ofTarget: boolean }

/** A TREE's agency and level, a TIME's day and grain are the engine's; everything else is as declared. */
export const keyOf = (plan: Plan, axis: Axis): KeySql => {
  const { dimension, use, index } = axis
  const declared = { axis, key: dimension.sql, joins: dimension.join ?? empty, ofTarget: dimension.ofTarget ?? false }
  if (dimension.kind === 'TIME' && use.grain) return { ...declared, key: firstDayOf(dimension.sql, use.grain) }
  return dimension.kind === 'TREE' ? treeKey(plan, axis, number('u', index), number('w', index)) : declared
}

/**
 * AS_WAS: the ancestor on the fact's day, which may differ between facts of one target. AS_IS: the agency that took it over (`heir`), and its
 * ancestor today, the same for all facts of a target. A fact owned above the level asked for has no member.
 */
const treeKey = (plan: Plan, axis: Axis, up: Sql, heir: Sql): KeySql => {
  const { structure } = plan.query
  const { dimension, use } = axis
  const heirs = sql`JOIN heir ${heir} ON ${heir}.municipality_id = f.municipality_id AND ${heir}.agency_id = ${dimension.sql}`
  const owner = structure === 'AS_IS' ? sql`${heir}.heir_id` : dimension.sql
  const to = structure === 'AS_IS' ? heirs : empty
  if (use.level === null) return { axis, key: owner, joins: to, ofTarget: true }
  const day = structure === 'AS_IS' ? sql`${heir}.today` : sql`f.day`
  const joins = sql`${to}
    LEFT JOIN agency_ancestry ${up} ON ${up}.municipality_id = f.municipality_id AND ${up}.agency_id = ${owner} AND ${up}.level = ${use.level}::int
      AND ${up}.valid_from <= ${day} AND (${up}.valid_to IS NULL OR ${day} < ${up}.valid_to)`
  return { axis, key: sql`${up}.ancestor_id`, joins, ofTarget: structure === 'AS_IS' }
}

/** 'expression AS k0, …' with a comma before each. */
export const keyColumns = (keys: readonly KeySql[]): Sql => list(keys.map(({ axis, key }) => sql`, ${key} AS ${axis.column}`), '')
/** The joins of several keys, each once. */
export const keyJoins = (keys: readonly KeySql[]): Sql => {
  const joins = new Map(keys.map(({ joins }) => [joins.text + JSON.stringify(joins.values), joins]))
  return list([...joins.values()], '\n')
}
