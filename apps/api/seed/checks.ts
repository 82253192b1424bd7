import { ancestry, type Placement } from '@tolok/domain'
import type pg from 'pg'

type Asked = pg.ClientBase | pg.Pool

/** Observations whose cached columns do not say what the dated rows say: state, first submission, state of the superseding row. */
export async function findWrongCaches(client: Asked): Promise<{ id: string }[]> {
  const found = await client.query<{ id: string }>(`
    WITH dated AS (
      SELECT municipality_id, observation_id, (array_agg(state ORDER BY recorded_at DESC, id DESC))[1] AS state,
        min(recorded_at) FILTER (WHERE state >= 'SUBMITTED') AS first_submitted_at, max(state) AS reached
      FROM observation_state GROUP BY 1, 2
    ), successor AS (
      SELECT newer.municipality_id, newer.supersedes_id AS id, max(dated.reached) AS reached
      FROM observation newer JOIN dated ON dated.municipality_id = newer.municipality_id AND dated.observation_id = newer.id
      WHERE newer.supersedes_id IS NOT NULL AND newer.withdrawn_at IS NULL GROUP BY 1, 2
    )
    SELECT one.id FROM observation one
      LEFT JOIN dated ON dated.municipality_id = one.municipality_id AND dated.observation_id = one.id
      LEFT JOIN successor ON successor.municipality_id = one.municipality_id AND successor.id = one.id
    WHERE one.state IS DISTINCT FROM dated.state OR one.first_submitted_at IS DISTINCT FROM dated.first_submitted_at
      OR one.successor_state IS DISTINCT FROM successor.reached OR one.recorded_at > dated.first_submitted_at`)
  return found.rows
}

/** The ancestry rows that the domain does not derive from the placements, and those it derives that are not there. */
export async function compareAncestry(client: Asked): Promise<{ wrong: string[]; absent: string[] }> {
  const placements = await client.query<Placement>(
    'SELECT agency_id AS "agencyId", parent_id AS "parentId", valid_from::text AS "validFrom", valid_to::text AS "validTo" FROM agency_placement',
  )
  const stored = await client.query<{ row: string }>(
    "SELECT concat_ws(' ', agency_id, level, ancestor_id, valid_from, coalesce(valid_to::text, '-')) AS row FROM agency_ancestry",
  )
  const derived = new Set(
    ancestry(placements.rows).map((row) => [row.agencyId, row.level, row.ancestorId, row.validFrom, row.validTo ?? '-'].join(' ')),
  )
  const there = new Set(stored.rows.map(({ row }) => row))
  return { wrong: [...there].filter((row) => !derived.has(row)), absent: [...derived].filter((row) => !there.has(row)) }
}
