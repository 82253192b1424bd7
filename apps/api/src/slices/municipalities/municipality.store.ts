import { dayInZone, type Day, type Zone } from '@tolok/domain'
import DataLoader from 'dataloader'
import type { RegionCode } from '../../generated/prisma/client'
import type { Database } from '../../platform/database'
import { cursorOf, partsOf, toPage, type Page, type PageArgs } from '../../platform/page'
import { inScope, within, type Scope } from '../../platform/scope'
import { sql, type Sql } from '../../platform/statement'
import type { Municipality } from './municipality.object'

export async function listMunicipalities(scope: Scope, db: Database, { first, after }: PageArgs): Promise<Page<Municipality>> {
  const all = { id: inScope(scope) }
  const [name, id] = after ? partsOf(after, 'TEXT', 'INTEGER') : []
  const rest = name === undefined ? {} : { OR: [{ name: { gt: name } }, { name, id: { gt: id } }] }
  const [rows, total] = await Promise.all([
    db.municipality.findMany({ where: { AND: [all, rest] }, orderBy: [{ name: 'asc' }, { id: 'asc' }], take: first + 1 }),
    db.municipality.count({ where: all }),
  ])
  return toPage(rows, first, total, (row) => cursorOf(row.name, row.id))
}

export const municipality = (scope: Scope, db: Pick<Database, 'municipality'>, id: number): Promise<Municipality | null> =>
  within(scope, id) ? db.municipality.findUnique({ where: { id } }) : Promise.resolve(null)

export const municipalityLoader = (scope: Scope, db: Database): DataLoader<number, Municipality | null> =>
  new DataLoader(async (ids) => {
    const rows = await db.municipality.findMany({ where: { AND: [{ id: inScope(scope) }, { id: { in: [...ids] } }] } })
    const byId = new Map(rows.map((row) => [row.id, row]))
    return ids.map((id) => byId.get(id) ?? null)
  })

/** All codes a municipality has had, the newest first. */
export const regionCodeLoader = (scope: Scope, db: Database): DataLoader<number, RegionCode[]> =>
  new DataLoader(async (ids) => {
    const rows = await db.regionCode.findMany({
      where: { AND: [{ municipalityId: inScope(scope) }, { municipalityId: { in: [...ids] } }] },
      orderBy: { validFrom: 'desc' },
    })
    return ids.map((id) => rows.filter((row) => row.municipalityId === id))
  })

/** The day it is now in a municipality: when it is 23:00 in Jakarta, Jayapura is in tomorrow. */
export const todayIn = ({ timeZone }: Pick<Municipality, 'timeZone'>, scope: Scope): Day => dayInZone(scope.at.getTime(), timeZone as Zone)

/** The same in SQL: the day asked for, or else today in each municipality (alias `m`). */
export const dayAsked = (scope: Scope, on: Day | null | undefined): Sql =>
  on ? sql`${on}::date` : sql`(${scope.at.toISOString()}::timestamptz at time zone m.time_zone)::date`
