import { v7 as uuid } from 'uuid'
import type { Source as Row } from '../../generated/prisma/client'
import { codeId, found, locate } from '../../platform/code-id'
import type { Database } from '../../platform/database'
import { oneOf, rowLoader } from '../../platform/loader'
import { inScope, type Scope } from '../../platform/scope'
import type { Source } from './target.object'

const toSource = ({ id, ...row }: Row): Source => ({ ...row, key: id, id: codeId(row.municipalityId, row.code) })

export const sourceLoader = (scope: Scope, db: Database) =>
  rowLoader<Source>(async (keys) => (await db.source.findMany({ where: { AND: [{ municipalityId: inScope(scope) }, oneOf(keys)] } })).map(toSource))

/** The source with this id, or where none is given the one for what agencies report here, made when it is first needed. */
export async function sourceFor(scope: Scope, tx: Pick<Database, 'source'>, municipalityId: number, id: string | null | undefined): Promise<Source> {
  if (id != null) {
    const place = locate({ ...scope, municipalities: [municipalityId] }, id)
    return toSource(found(await tx.source.findUnique({ where: { municipalityId_code: { municipalityId, code: place.code } } })))
  }
  const reported = await tx.source.findFirst({ where: { municipalityId, kind: 'REPORTED' }, orderBy: { code: 'asc' } })
  if (reported) return toSource(reported)
  await tx.source.createMany({
    data: [{ municipalityId, id: uuid(), code: 'REPORTED', name: 'Laporan perangkat daerah', kind: 'REPORTED' }],
    skipDuplicates: true,
  })
  return toSource(await tx.source.findUniqueOrThrow({ where: { municipalityId_code: { municipalityId, code: 'REPORTED' } } }))
}
