import { schemeHash, schemeText, type Day, type Scheme as Rules } from '@tolok/domain'
import DataLoader from 'dataloader'
import { v7 as uuid } from 'uuid'
import type { Prisma, Scheme as Row } from '../../generated/prisma/client'
import { codeId, found } from '../../platform/code-id'
import type { Database } from '../../platform/database'
import { oneOf, rowLoader, type Key } from '../../platform/loader'
import { cursorOf, partsOf, toPage, type Page, type PageArgs } from '../../platform/page'
import type { Scope } from '../../platform/scope'
import type { Scheme } from './scheme.object'

/** Whose schemes everyone reads. */
const national = 0

const toScheme = (row: Row): Scheme => ({
  ...row,
  key: row.id,
  id: schemeId(row),
  national: row.municipalityId === national,
})

/** '1671:PLAJU_2026@2' */
export const schemeId = ({ municipalityId, code, version }: Pick<Row, 'municipalityId' | 'code' | 'version'>): string =>
  codeId(municipalityId, `${code}@${version}`)

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
export async function schemeOf(scope: Scope, db: Pick<Database, 'scheme'>, id: string): Promise<Scheme> {
  const [, municipality, code, version] = found(shape.exec(id))
  const row = await db.scheme.findFirst({ where: { AND: [readable(scope), { municipalityId: Number(municipality), code: code!, version: Number(version) }] } })
  return toScheme(found(row))
}

/** The scheme of a row that another slice points to, or NOT_FOUND. */
export async function schemeOfKey(scope: Scope, db: Pick<Database, 'scheme'>, { municipalityId, key }: Key): Promise<Scheme> {
  return toScheme(found(await db.scheme.findFirst({ where: { AND: [readable(scope), { municipalityId, id: key }] } })))
}

/** Every version of one municipality's code, the first first. */
export async function versionsOf(scope: Scope, db: Pick<Database, 'scheme'>, { municipalityId, code }: Pick<Row, 'municipalityId' | 'code'>): Promise<Scheme[]> {
  const rows = await db.scheme.findMany({ where: { AND: [readable(scope), { municipalityId, code }] }, orderBy: { version: 'asc' } })
  return rows.map(toScheme)
}

/** Keeps a version for good: no role of the application may change or delete a row of this table. */
export async function keepVersion(scope: Scope, tx: Pick<Database, 'scheme'>, municipalityId: number, rules: Rules): Promise<Scheme> {
  const row = {
    municipalityId,
    id: uuid(),
    code: rules.id,
    version: rules.version,
    name: rules.label.id,
    regulation: rules.regulation,
    validFrom: new Date(`${rules.validFrom}T00:00:00Z`),
    validTo: rules.validTo === null ? null : new Date(`${rules.validTo}T00:00:00Z`),
    yields: rules.yields,
    document: JSON.parse(schemeText(rules)) as Prisma.InputJsonObject,
    contentHash: schemeHash(rules),
  }
  await tx.scheme.createMany({ data: [row] })
  return schemeOf(scope, tx, schemeId(row))
}

/** The first day each scheme no longer judges: its own end, or the beginning of the version that came after it; null while it is in force. */
export const endLoader = (scope: Scope, db: Database) =>
  new DataLoader<Scheme, Day | null, string>(
    async (schemes) => {
      const rows = await db.scheme.findMany({
        where: { AND: [readable(scope), { OR: schemes.map(({ municipalityId, code }) => ({ municipalityId, code })) }] },
        select: { municipalityId: true, code: true, version: true, validFrom: true },
      })
      return schemes.map((scheme) => {
        const later = rows.filter((row) => row.municipalityId === scheme.municipalityId && row.code === scheme.code && row.version > scheme.version)
        const ends = [...later.map(({ validFrom }) => dayOf(validFrom)), ...(scheme.validTo ? [dayOf(scheme.validTo)] : [])]
        return ends.sort()[0] ?? null
      })
    },
    { cacheKeyFn: ({ id }) => id },
  )

export const dayOf = (day: Date | Day): Day => (typeof day === 'string' ? day : day.toISOString().slice(0, 10))

/** The schemes that rows of other slices point to: one statement for all of them. */
export const schemeLoader = (scope: Scope, db: Pick<Database, 'scheme'>) =>
  rowLoader<Scheme>(async (keys) => (await db.scheme.findMany({ where: { AND: [readable(scope), oneOf(keys)] } })).map(toScheme))
