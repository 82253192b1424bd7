/** Who reads what is shared: what `isSharedWith` in the domain decides for one report, as a condition on a whole list. */
import { grantsFor, type Grant, type Permission } from '@tolok/domain'
import { notFound, refuse } from '../../platform/errors'
import { within, type Scope } from '../../platform/scope'
import { inMunicipalities, join, sql, type Sql } from '../../platform/statement'
import { isOn } from '../agencies'
import { employeesReached, todayIn } from '../employees'

/** Whose reports belong to no municipality. */
export const theNation = 0

/** The reports or dashboards (alias `r`) that the actor may read: his own, and what is shared with him. Archived ones only his own. */
export const readable = (scope: Scope): Sql => {
  const ways = scope.actor.roles.map((grant) => sql`(r.municipality_id = ${grant.municipalityId ?? theNation}::int and (${join(sharedWith(scope, grant), ' or ')}))`)
  const mine = sql`r.owner_id = ${scope.actor.accountId}::uuid`
  const isShared = join([sql`r.sharing = 'PUBLIC'`, ...ways], ' or ')
  return sql`(${inMunicipalities(scope, sql`r.municipality_id`)} or r.municipality_id = ${theNation}::int) and (${mine} or (r.archived_at is null and (${isShared})))`
}

const sharedWith = (scope: Scope, grant: Grant): Sql[] => [
  sql`r.sharing = 'MUNICIPALITY'`,
  sql`(r.sharing = 'ROLE' and r.shared_role = ${grant.role}::role)`,
  ...(grant.municipalityId === null ? [] : [sql`(r.sharing = 'AGENCY' and r.shared_agency_id in (${agenciesAround(scope, grant, grant.municipalityId)}))`]),
]

/** The agencies in which the person of a grant works today, or for which the grant is, and every agency above these. */
const agenciesAround = (scope: Scope, { agencyId, employeeId }: Grant, municipalityId: number): Sql => {
  const today = todayIn(scope, sql`${municipalityId}::int`)
  return sql`select x.ancestor_id from agency_ancestry x
    where x.municipality_id = ${municipalityId}::int and ${isOn(sql`x`, today)} and (x.agency_id = ${agencyId}::uuid or x.agency_id in (
      select o.agency_id from assignment s join "position" o on o.municipality_id = s.municipality_id and o.id = s.position_id
      where s.municipality_id = ${municipalityId}::int and s.employee_id = ${employeeId}::uuid and s.withdrawn_at is null and ${isOn(sql`s`, today)}))`
}

/** May the actor do this in a municipality, by a role there? Whoever reaches everywhere may it for the nation only. */
export const mayHere = ({ actor }: Scope, permission: Permission, municipalityId: number): boolean =>
  grantsFor(actor, permission).some(({ grant }) => (grant.municipalityId ?? theNation) === municipalityId)

/** Where something new is to belong: where the actor says, or the only place where he may. Refuses REQUIRED when there are several. */
export function placeFor(scope: Scope, permission: Permission, wish: number | null | undefined, path: readonly string[]): number {
  const places = [...new Set(grantsFor(scope.actor, permission).map(({ grant }) => grant.municipalityId ?? theNation))]
  if (wish == null && places.length > 1) throw refuse([{ code: 'REQUIRED', path }])
  const place = wish ?? places[0]
  if (place === undefined || !places.includes(place)) throw notFound()
  return place
}

/** The scope inside a municipality, or inside the nation. */
export const inside = (scope: Scope, municipalityId: number): Scope => {
  const narrowed = municipalityId === theNation ? scope : within(scope, municipalityId)
  if (!narrowed) throw notFound()
  return narrowed
}

/** The name of an account (alias `w`): who speaks for an office is named to all, an employee to himself and to those who may read that employee. */
export const nameOf = (scope: Scope): Sql => sql`case when w.employee_id is null or w.id = ${scope.actor.accountId}::uuid
  or exists (select from employee e where e.municipality_id = w.municipality_id and e.id = w.employee_id and ${employeesReached(scope, 'employee.read')}) then w.name end`
