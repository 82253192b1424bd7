import { v7 as uuid } from 'uuid'
import type { Databases } from '../../platform/database'
import type { Prisma } from '../../generated/prisma/client'

/** The platform's own events belong to no municipality. */
export const thePlatform = 0

export type AuditEntry = {
  municipalityId: number
  /** A verb in the past: 'SIGNED_IN', 'OBSERVATION_VERIFIED'. */
  action: string
  objectType: string
  objectId?: string | null
  /** Never a name, a number of a person, a password or a figure under appraisal: ids and codes. */
  detail?: Prisma.InputJsonObject
}
type AuditTable = Pick<Databases['accounts'], 'auditEvent'>

/** Says by which access token, where one acted. Call it with the transaction that does what it tells of: either both are kept or neither. */
export async function recordAudit(tx: AuditTable, by: { actor: { accountId: string }; token?: { id: string } } | undefined, entry: AuditEntry): Promise<void> {
  const detail = by?.token ? { ...entry.detail, token: by.token.id } : (entry.detail ?? {})
  await tx.auditEvent.createMany({
    data: [{ id: uuid(), municipalityId: entry.municipalityId, accountId: by?.actor.accountId ?? null, action: entry.action, objectType: entry.objectType, objectId: entry.objectId ?? null, detail }],
  })
}
