import { sql, type Sql } from '../../platform/statement'
import { keyColumns, keyOf } from './keys'
import { all, grouping, inScope, leftOver, list, more, number, type Plan } from './plan'
import { conditionsOf, factJoins } from './where'

/**
 * The places of published cubes, on the last day of the cube's year: which of them fall into which cell, whatever they hold. What may be told of them is
 * the domain's to say, from the cubes' own rows. They are open to everyone who may ask for reports, so for the engine they are about agencies.
 */
export const publishedFacts = (plan: Plan): Sql[] => {
  const keys = plan.axes.map((axis) => keyOf(plan, axis))
  const { firstDay, lastDay } = plan.query.period
  const { grain, keys: columns, by } = grouping(plan, plan.grains, [sql`municipality_id`, sql`cube_id`])
  return [
    sql`cube AS (
  SELECT q.municipality_id, q.id, make_date(q.period::int, 12, 31) AS day FROM protected_cube q
  WHERE ${inScope(plan, sql`q.municipality_id`)} AND make_date(q.period::int, 12, 31) BETWEEN ${firstDay}::date AND ${lastDay}::date AND q.published_at <= ${plan.asked.asOf}::timestamptz)`,
    sql`cube_place AS (
  SELECT f.cube_id, f.agency_id || '/' || coalesce(f.predicate::text, '') AS place${keyColumns(keys)}, f.municipality_id
  FROM (
    SELECT c.municipality_id, c.cube_id, c.agency_id, c.agency_id AS subject_id, c.predicate, q.day
    FROM protected_cell c JOIN cube q ON q.municipality_id = c.municipality_id AND q.id = c.cube_id WHERE c.kind = 'CELL') f
  ${factJoins(plan, keys)}
  WHERE ${all(conditionsOf(plan))})`,
    sql`cube_places AS (
  SELECT ${grain} AS grain${more(columns.map((key, i) => sql`${key} AS ${plan.axes[i]!.column}`))}, municipality_id, cube_id, string_agg(f.place, ',') AS places
  FROM cube_place f WHERE ${leftOver(plan)} ${by})`,
  ]
}

/** Rows of the answer: a cube, and its places in a cell. */
export const publishedRows = (type: string, keys: Sql, columns: number): Sql => sql`
  SELECT ${type}::text AS type, grain${keys}, cube_id::text AS indicator, places AS f0, ${list(Array.from({ length: columns - 2 }, (_, i) => sql`NULL AS ${number('f', i + 1)}`))}
  FROM cube_places`

/** What is published of the cubes. */
export const cubeRows = (type: string, keys: Sql, rest: Sql): Sql => sql`
UNION ALL SELECT ${type}::text, NULL${keys}, c.cube_id::text, c.kind::text, c.agency_id::text, c.predicate::text, c.people::text, c.score::text${rest}
FROM protected_cell c JOIN cube q ON q.municipality_id = c.municipality_id AND q.id = c.cube_id`
