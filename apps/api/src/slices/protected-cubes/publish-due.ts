/** Publishes by itself what a municipality has set a day for: each server looks, and the first to look publishes. */
import { dayInZone, parsePeriod, type Period, type Zone } from '@tolok/domain'
import type { Databases } from '../../platform/database'
import { Refusal } from '../../platform/errors'
import type { Routes } from '../../platform/routes'
import { rowsOf, sql } from '../../platform/statement'
import { recordAudit } from '../audit'
import { publicationEntry, publishYear } from './publish'

const every = 600_000
type Due = { municipalityId: number; onDay: string; zone: Zone }

/** Answers what was published now. A year of which nothing is sealed yet is tried again at the next look. */
export async function publishDue(databases: Databases, now: Date): Promise<{ municipalityId: number; period: string }[]> {
  const done: { municipalityId: number; period: string }[] = []
  const set = await rowsOf<Due>(databases.sqlOf({ municipalities: 'ALL' }), sql`select p.municipality_id as "municipalityId", p.on_day as "onDay", m.time_zone as zone from cube_calendar p join municipality m on m.id = p.municipality_id order by 1`)
  for (const { municipalityId, onDay, zone } of set) {
    const today = dayInZone(now.getTime(), zone)
    if (today.slice(5) < onDay) continue
    const year = parsePeriod(String(Number(today.slice(0, 4)) - 1))
    if (year.ok && (await published(databases, municipalityId, year.value, now))) done.push({ municipalityId, period: year.value.id })
  }
  return done
}

/** Nothing sealed, published already, or by another server in this moment: nothing to do. */
async function published(databases: Databases, municipalityId: number, period: Period, at: Date): Promise<boolean> {
  const db = databases.of({ municipalities: [municipalityId] })
  if (await db.protectedCube.findUnique({ where: { municipalityId_period: { municipalityId, period: period.id } } })) return false
  try {
    await db.$transaction(async (tx) => recordAudit(tx, undefined, publicationEntry(await publishYear(tx, { municipalityId, period, by: null, at }))))
    return true
  } catch (error) {
    if (error instanceof Refusal || isDuplicate(error)) return false
    throw error
  }
}

/** What PostgreSQL says of a key that is there, as Prisma hands it on. */
const isDuplicate = (error: unknown): boolean => /23505|Unique constraint/.test(String((error as Error).message) + JSON.stringify((error as { meta?: unknown }).meta ?? ''))

/** Tests turn the clock themselves. */
export const publicationRoutes: Routes = (app, { databases, config }) => {
  if (config.NODE_ENV === 'test') return
  let working: Promise<unknown> | undefined
  const look = () => {
    working ??= publishDue(databases, new Date())
      .catch((fault: unknown) => app.log.error({ err: fault }, 'publications could not be looked at'))
      .finally(() => (working = undefined))
  }
  const timer = setInterval(look, every).unref()
  app.addHook('onReady', async () => look())
  app.addHook('onClose', async () => {
    clearInterval(timer)
    await working
  })
}
