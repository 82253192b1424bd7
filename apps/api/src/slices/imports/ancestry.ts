import { ancestry, checkPlacements, type Placement, type Problem } from '@tolok/domain'
import type pg from 'pg'

/** The tree's derived rows, made anew from the placements. Answers what is wrong with them, if anything; then nothing was written. */
export async function deriveAncestry(client: pg.ClientBase, municipalityId: number): Promise<readonly Problem[]> {
  const { rows } = await client.query<Placement>(
    `select agency_id "agencyId", parent_id "parentId", valid_from::text "validFrom", valid_to::text "validTo" from agency_placement where municipality_id = $1 order by agency_id, valid_from`,
    [municipalityId],
  )
  const checked = checkPlacements(rows)
  if (!checked.ok) return checked.problems
  const made = ancestry(rows)
  await client.query('delete from agency_ancestry where municipality_id = $1', [municipalityId])
  await client.query(
    `insert into agency_ancestry (municipality_id, agency_id, level, ancestor_id, valid_from, valid_to)
      select $1, x."agencyId", x.level, x."ancestorId", x."validFrom", x."validTo"
      from jsonb_to_recordset($2::jsonb) as x("agencyId" uuid, level smallint, "ancestorId" uuid, "validFrom" date, "validTo" date)`,
    [municipalityId, JSON.stringify(made)],
  )
  return []
}
