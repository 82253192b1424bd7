import type { Scheme as Row } from '../../generated/prisma/client'
import { codeId, found } from '../../platform/code-id'
import type { Database } from '../../platform/database'
import { cursorOf, partsOf, toPage, type Page, type PageArgs } from '../../platform/page'
import type { Scope } from '../../platform/scope'
import type { Scheme } from './scheme.object'

/** Whose schemes everyone reads. */
const national = 0

const toScheme = (row: Row): Scheme => ({ ...row, id: codeId(row.municipalityId, `${row.code}@${row.version}`), national: row.municipalityId === national })

const readable = (scope: Scope) => (scope.municipalities === 'ALL' ? {} : { municipalityId: { in: [national, ...scope.municipalities] } })

/** National and own schemes, the latest in force first. */
export async function listSchemes(scope: Scope, db: Database, { first, after }: PageArgs): Promise<Page<Scheme>> {
  const [fromDay, fromId] = after ? partsOf(after, 'DAY', 'UUID') : []
  const day = fromDay === undefined ? undefined : new Date(`${fromDay}T00:00:00Z`)
  const rest = day ? { OR: [{ validFrom: { lt: day } }, { validFrom: day, id: { gt: fromId! } }] } : {}
  const rows = await db.scheme.findMany({ where: { AND: [readable(scope), rest] }, orderBy: [{ validFrom: 'desc' }, { id: 'asc' }], take: first + 1 })
  const marks = new Map(rows.map((row) => [toScheme(row).id, row]))
  return toPage(rows.map(toScheme), first, () => db.scheme.count({ where: readable(scope) }), ({ id }) => {
    const row = marks.get(id)!
    return cursorOf(row.validFrom.toISOString().slice(0, 10), row.id)
  })
}

const shape = /^(\d{1,9}):([^\p{Cc}\p{Cs}]{1,60})@([1-9]\d{0,5})$/u

/** The scheme with this id ('0:skp-2021@1'), or NOT_FOUND. */
export async function schemeOf(scope: Scope, db: Database, id: string): Promise<Scheme> {
  const [, municipality, code, version] = found(shape.exec(id))
  const row = await db.scheme.findFirst({ where: { AND: [readable(scope), { municipalityId: Number(municipality), code: code!, version: Number(version) }] } })
  return toScheme(found(row))
}
