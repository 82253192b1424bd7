import { grantsFor } from '@tolok/domain'
import type { Scope } from '../../platform/scope'
import { sql, type Sql } from '../../platform/statement'
import { assignmentsOf, rowsReached } from '../employees'

/**
 * Which facts about single persons (an assignment, f.subject_id) count for an asker, as a condition on any fact f: those his report.person reaches.
 * Facts about agencies always count. Null where he reaches everybody in these municipalities. See docs/decisions/0016.
 */
export function personsReached(scope: Scope, municipalities: readonly number[] | 'ALL'): Sql | null {
  const whole = grantsFor(scope.actor, 'report.person').flatMap(({ grant, reach }) =>
    grant.municipalityId !== null && (reach === 'MUNICIPALITY' || (reach === 'AGENCY' && grant.agencyId === null)) ? [grant.municipalityId] : [],
  )
  if (municipalities !== 'ALL' && municipalities.every((id) => whole.includes(id))) return null
  const reached = rowsReached(scope, 'report.person', {
    municipalityId: sql`f.municipality_id`,
    isAbout: (employeeIds, municipalityId) => sql`f.subject_id IN (${assignmentsOf(employeeIds, municipalityId)})`,
    isOf: (agencyIds) => sql`f.agency_id IN (${agencyIds})`,
    isAboutNobody: sql`false`,
  })
  return sql`(f.subject_id = f.agency_id) IS TRUE OR (${reached})`
}
