import { sql } from '../../platform/statement'
import { all, inScope } from './plan'
import type { ReadQuestion } from './report.store'
import type { Snapshot } from './snapshot'

/**
 * Which agency stands above each of a level, by the keys of answers: at the end of the question's period, or where it last stood before; under
 * AS_IS on the day asked. Above the first level stands the municipality.
 */
export async function readParents(snapshot: Snapshot, { query, scope, asked }: ReadQuestion, level: number): Promise<Map<string, string>> {
  const own = inScope({ scope }, sql`d.municipality_id`)
  const day = query.structure === 'AS_IS' ? sql`(${asked.asOf}::timestamptz AT TIME ZONE m.time_zone)::date` : sql`${query.period.lastDay}::date`
  const statement =
    level === 1
      ? sql`SELECT DISTINCT d.municipality_id || ':' || d.ancestor_id AS key, d.municipality_id || ':' || d.municipality_id AS parent FROM agency_ancestry d WHERE ${all([own, sql`d.level = 1`])}`
      : sql`SELECT DISTINCT ON (d.municipality_id, d.agency_id) d.municipality_id || ':' || d.agency_id AS key, d.municipality_id || ':' || d.ancestor_id AS parent
          FROM agency_ancestry d JOIN municipality m ON m.id = d.municipality_id
          WHERE ${all([own, sql`d.level = ${level - 1}::int`, sql`d.agency_id <> d.ancestor_id`, sql`d.valid_from <= ${day}`])}
          ORDER BY d.municipality_id, d.agency_id, d.valid_from DESC`
  const { rows } = await snapshot.query<{ key: string; parent: string }>({ text: statement.text, values: statement.values })
  return new Map(rows.map(({ key, parent }) => [key, parent]))
}
