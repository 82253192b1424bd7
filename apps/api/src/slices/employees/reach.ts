import { grantsFor, type Grant, type Permission } from '@tolok/domain'
import type { Scope } from '../../platform/scope'
import { inMunicipalities, join, sql, type Sql } from '../../platform/statement'
import { isOn } from '../agencies'

/** How the rows of a list relate to people and agencies, for `rowsReached`. */
type Rows = {
  municipalityId: Sql
  /** The row is about one of these employees (a subselect of ids). */
  isAbout: (employeeIds: Sql) => Sql
  /** The row belongs to this agency or one below it today. */
  isUnder: (agencyId: Sql, today: Sql) => Sql
  /** The row is about no single person. */
  isAboutNobody: Sql
}

/** The rows that a permission reaches: what `can` in the domain decides for one subject, as a condition on a whole list. */
export function rowsReached(scope: Scope, permission: Permission, rows: Rows): Sql {
  const ways = grantsFor(scope.actor, permission).map(({ grant, reach }) => {
    const here = grant.municipalityId === null ? sql`true` : sql`${rows.municipalityId} = ${grant.municipalityId}`
    switch (reach) {
      case 'SELF':
        return sql`(${here} and ${rows.isAbout(sql`select ${grant.employeeId}::uuid`)})`
      case 'LED':
        return sql`(${here} and ${rows.isAbout(ledBy(scope, grant))})`
      case 'AGENCY':
        return grant.agencyId === null ? here : sql`(${here} and ${rows.isUnder(sql`${grant.agencyId}::uuid`, todayIn(scope, rows.municipalityId))})`
      case 'MUNICIPALITY':
        return here
      case 'EVERYWHERE':
        return sql`(${here} and ${rows.isAboutNobody})`
    }
  })
  const reached = ways.length === 0 ? sql`false` : sql`(${join(ways, ' or ')})`
  return sql`${inMunicipalities(scope, rows.municipalityId)} and ${reached}`
}

/** The employee of a grant and everyone he leads today, directly or through others. */
const ledBy = (scope: Scope, { municipalityId, employeeId }: Grant): Sql => sql`
  with recursive led (id) as (
    select ${employeeId}::uuid
    union
    select s.employee_id from led join assignment s on s.municipality_id = ${municipalityId} and s.supervisor_id = led.id
    where s.withdrawn_at is null and ${isOn(sql`s`, todayIn(scope, sql`${municipalityId}`))}
  ) select id from led`

/** Today by the municipality's own clock. */
export const todayIn = (scope: Scope, municipalityId: Sql): Sql =>
  sql`(select (${scope.at.toISOString()}::timestamptz at time zone z.time_zone)::date from municipality z where z.id = ${municipalityId})`

/** The employees (alias `e`) that a permission reaches. */
export const employeesReached = (scope: Scope, permission: Permission): Sql =>
  rowsReached(scope, permission, {
    municipalityId: sql`e.municipality_id`,
    isAbout: (ids) => sql`e.id in (${ids})`,
    isUnder: (agencyId, today) => sql`exists (select from ${postsUnder(agencyId, today)} where s.municipality_id = e.municipality_id and s.employee_id = e.id)`,
    isAboutNobody: sql`false`,
  })

/** The assignments (alias `s`) held on a day in an agency or below it. */
export const postsUnder = (agencyId: Sql, day: Sql): Sql => sql`assignment s
  join position o on o.municipality_id = s.municipality_id and o.id = s.position_id
  join agency_ancestry x on x.municipality_id = o.municipality_id and x.agency_id = o.agency_id and x.ancestor_id = ${agencyId}
    and ${isOn(sql`s`, day)} and ${isOn(sql`x`, day)} and s.withdrawn_at is null`
