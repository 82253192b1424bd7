import type { Subject } from '@tolok/domain'
import type { Scope } from '../../platform/scope'
import { rowsOf, sql, type Runner } from '../../platform/statement'
import { isOn } from '../agencies'
import { todayIn } from './reach'

/** What `can` has to know of an agency's or a person's row, as it stands today: the agency's place in the tree, and who leads the person. */
export async function subjectOf(
  scope: Scope,
  runner: Runner,
  row: { municipalityId: number; agencyId: string; employeeId: string | null },
): Promise<Subject & { employeeId: string | null }> {
  const { municipalityId, agencyId, employeeId } = row
  const today = todayIn(scope, sql`${municipalityId}::int`)
  const [found] = await rowsOf<{ agencyPath: string[]; superiorIds: string[] }>(
    runner,
    sql`with recursive superior (id) as (
        select s.supervisor_id from assignment s
        where s.municipality_id = ${municipalityId}::int and s.employee_id = ${employeeId}::uuid and s.supervisor_id is not null
          and s.withdrawn_at is null and ${isOn(sql`s`, today)}
        union
        select s.supervisor_id from superior join assignment s on s.municipality_id = ${municipalityId}::int and s.employee_id = superior.id
        where s.supervisor_id is not null and s.withdrawn_at is null and ${isOn(sql`s`, today)}
      )
      select array(select x.ancestor_id::text from agency_ancestry x
               where x.municipality_id = ${municipalityId}::int and x.agency_id = ${agencyId}::uuid and ${isOn(sql`x`, today)} order by x.level) as "agencyPath",
             array(select id::text from superior) as "superiorIds"`,
  )
  return { municipalityId, employeeId, agencyPath: found?.agencyPath ?? [], superiorIds: found?.superiorIds ?? [] }
}
