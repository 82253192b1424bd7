import { grantsFor } from '@tolok/domain'
import type { Database } from '../../platform/database'
import { cursorOf, partsOf, toPage, type Page } from '../../platform/page'
import type { Scope } from '../../platform/scope'
import type { AuditEvent } from './audit-event.object'

type Wanted = { first: number; after?: string | null; objectType?: string | null; objectId?: string | null }

/** Ids are made in the order of time, so they are the order of the list and all its cursor holds. */
export async function auditEvents(scope: Scope, db: Database, { first, after, objectType, objectId }: Wanted): Promise<Page<AuditEvent>> {
  const where = { municipalityId: { in: municipalitiesRead(scope) }, objectType: objectType ?? undefined, objectId: objectId ?? undefined }
  const older = typeof after === 'string' ? { id: { lt: partsOf(after, 'UUID')[0] } } : {}
  const rows = await db.auditEvent.findMany({ where: { ...where, ...older }, orderBy: { id: 'desc' }, take: first + 1 })
  return toPage(rows, first, () => db.auditEvent.count({ where }), (row) => cursorOf(row.id))
}

const municipalitiesRead = (scope: Scope): number[] => grantsFor(scope.actor, 'audit.read').flatMap(({ grant }) => grant.municipalityId ?? [])
