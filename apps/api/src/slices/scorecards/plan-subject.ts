import { can, type Permission, type Subject } from '@tolok/domain'
import type { Database } from '../../platform/database'
import { notFound, refuse } from '../../platform/errors'
import type { Scope } from '../../platform/scope'
import { rowsOf, sql } from '../../platform/statement'
import { subjectOf } from '../employees'

export type Transaction = Parameters<Parameters<Database['$transaction']>[0]>[0]
export type AboutEmployee = { readonly municipalityId: number; readonly employeeId: string }

/** What `can` has to know of an employee: the agency of the latest post held definitively, and who leads there today. */
export async function employeeSubject(scope: Scope, tx: Transaction, { municipalityId, employeeId }: AboutEmployee): Promise<Subject> {
  const [post] = await rowsOf<{ agencyId: string }>(
    tx,
    sql`select o.agency_id as "agencyId" from assignment s join "position" o on o.municipality_id = s.municipality_id and o.id = s.position_id
      where s.municipality_id = ${municipalityId}::int and s.employee_id = ${employeeId}::uuid and s.withdrawn_at is null
      order by s.kind, s.valid_from desc limit 1`,
  )
  const nowhere = '00000000-0000-0000-0000-000000000000'
  return subjectOf(scope, tx, { municipalityId, agencyId: post?.agencyId ?? nowhere, employeeId })
}

/** Refuses OWN_WORK to whoever would act on himself or on what he had a hand in; what else is out of reach is not there. */
export function allowOn(scope: Scope, permission: Permission, subject: Subject, hands: readonly (string | null)[] = [null]): void {
  if (hands.every((recordedBy) => can(scope.actor, permission, { ...subject, recordedBy }))) return
  const isAboutActor = scope.actor.roles.some(({ employeeId }) => employeeId !== null && employeeId === subject.employeeId)
  throw isAboutActor || hands.includes(scope.actor.accountId) ? refuse([{ code: 'OWN_WORK', path: ['planId'] }]) : notFound()
}
