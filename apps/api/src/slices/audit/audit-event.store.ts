import { grantsFor } from '@tolok/domain'
import type { Database } from '../../platform/database'
import { cursorOf, keyOf, toPage, type Page } from '../../platform/page'
import type { Scope } from '../../platform/scope'
import type { AuditEvent } from './audit-event.object'

type Wanted = { first: number; after?: string; objectType?: string; objectId?: string }

/** Ids are made in the order of time, so they are the order of the list and all its cursor holds. */
export async function auditEvents(scope: Scope, db: Database, { first, after, objectType, objectId }: Wanted): Promise<Page<AuditEvent>> {
  const where = { municipalityId: { in: municipalitiesRead(scope) }, objectType, objectId }
  const before = after === undefined ? undefined : String(keyOf(after, 1)[0])
  const [rows, totalCount] = await Promise.all([
    db.auditEvent.findMany({ where: { ...where, ...(before && { id: { lt: before } }) }, orderBy: { id: 'desc' }, take: first + 1 }),
    db.auditEvent.count({ where }),
  ])
  return toPage(rows, first, totalCount, (row) => cursorOf(row.id))
}

const municipalitiesRead = (scope: Scope): number[] => grantsFor(scope.actor, 'audit.read').flatMap(({ grant }) => grant.municipalityId ?? [])
