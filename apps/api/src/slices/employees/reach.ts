import { grantsFor, type Permission } from '@tolok/domain'
import type { Key } from '../../platform/loader'
import type { Scope } from '../../platform/scope'
import { inMunicipalities, join, sql, type Sql } from '../../platform/statement'
import { isOn } from '../agencies'

/** How the rows of a list relate to people and agencies, for `rowsReached`. What it is given are subselects that stand alone: each is run once. */
type Rows = {
  municipalityId: Sql
  /** The row is about one of these employees. */
  isAbout: (employeeIds: Sql, municipalityId: number) => Sql
  /** The row belongs to one of these agencies. */
  isOf: (agencyIds: Sql, municipalityId: number) => Sql
  /** The row is about no single person. */
  isAboutNobody: Sql
}

/** The rows that a permission reaches: what `can` in the domain decides for one subject, as a condition on a whole list. */
export function rowsReached(scope: Scope, permission: Permission, rows: Rows): Sql {
  const whole: number[] = []
  const ways = grantsFor(scope.actor, permission).flatMap(({ grant: { municipalityId, agencyId, employeeId }, reach }) => {
    if (reach === 'EVERYWHERE') return rows.isAboutNobody
    if (municipalityId === null) return []
    const here = sql`${rows.municipalityId} = ${municipalityId}`
    switch (reach) {
      case 'SELF':
        return sql`(${here} and ${rows.isAbout(sql`select ${employeeId}::uuid`, municipalityId)})`
      case 'LED':
        return sql`(${here} and ${rows.isAbout(ledBy(scope, municipalityId, employeeId), municipalityId)})`
      case 'AGENCY':
        if (agencyId !== null) return sql`(${here} and ${rows.isOf(agenciesUnder(scope, municipalityId, agencyId), municipalityId)})`
    }
    whole.push(municipalityId)
    return []
  })
  if (whole.length > 0) ways.push(isAmong(rows.municipalityId, whole))
  const reached = ways.length === 0 ? sql`false` : sql`(${join(ways, ' or ')})`
  return sql`${inMunicipalities(scope, rows.municipalityId)} and ${reached}`
}

/** One is looked up by its index, in its order; hundreds are looked up as one list. */
const isAmong = (municipalityId: Sql, ids: readonly number[]): Sql => (ids.length === 1 ? sql`${municipalityId} = ${ids[0]}` : sql`${municipalityId} = any(${[...new Set(ids)]}::int[])`)

/** An employee and everyone he leads today, directly or through others. */
const ledBy = (scope: Scope, municipalityId: number, employeeId: string | null): Sql => sql`
  with recursive led (id) as (
    select ${employeeId}::uuid
    union
    select s.employee_id from led join assignment s on s.municipality_id = ${municipalityId} and s.supervisor_id = led.id
    where s.withdrawn_at is null and ${isOn(sql`s`, todayIn(scope, sql`${municipalityId}`))}
  ) select id from led`

/** An agency and all that stand under it today. */
const agenciesUnder = (scope: Scope, municipalityId: number, agencyId: string): Sql => sql`
  select x.agency_id from agency_ancestry x
  where x.municipality_id = ${municipalityId} and x.ancestor_id = ${agencyId}::uuid and ${isOn(sql`x`, todayIn(scope, sql`${municipalityId}`))}`

/** Today by the municipality's own clock. */
export const todayIn = (scope: Scope, municipalityId: Sql): Sql =>
  sql`(select (${scope.at.toISOString()}::timestamptz at time zone z.time_zone)::date from municipality z where z.id = ${municipalityId})`

/** The employees (alias `e`) that a permission reaches. */
export const employeesReached = (scope: Scope, permission: Permission): Sql =>
  rowsReached(scope, permission, {
    municipalityId: sql`e.municipality_id`,
    isAbout: (ids) => sql`e.id in (${ids})`,
    isOf: (agencyIds, municipalityId) => sql`e.id in (${holdersIn(scope, municipalityId, agencyIds)})`,
    isAboutNobody: sql`false`,
  })

/** The employees who hold a post in an agency or below it today. */
export const holdersUnder = (scope: Scope, { municipalityId, key }: Key): Sql => holdersIn(scope, municipalityId, agenciesUnder(scope, municipalityId, key))

const holdersIn = (scope: Scope, municipalityId: number, agencyIds: Sql): Sql => sql`
  select s.employee_id from assignment s join position o on o.municipality_id = s.municipality_id and o.id = s.position_id
  where s.municipality_id = ${municipalityId} and s.withdrawn_at is null and ${isOn(sql`s`, todayIn(scope, sql`${municipalityId}`))} and o.agency_id in (${agencyIds})`

/** Every assignment these employees have held. */
export const assignmentsOf = (employeeIds: Sql, municipalityId: number): Sql =>
  sql`select s.id from assignment s where s.municipality_id = ${municipalityId} and s.employee_id in (${employeeIds})`
