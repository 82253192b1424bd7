import { can, grantsFor, parsePeriod } from '@tolok/domain'
import type { Database } from '../../platform/database'
import { agreed, notFound, refuse } from '../../platform/errors'
import { within, type Scope } from '../../platform/scope'
import { recordAudit } from '../audit'
import { municipality, todayIn } from '../municipalities'
import type { CubeCalendar, ProtectedCube } from './protected-cube.object'
import { publicationEntry, publishYear } from './publish'

/** Who seals in all of a municipality; anybody else finds nothing there. */
function sealerIn(scope: Scope, municipalityId: number): Scope {
  const inside = within(scope, municipalityId)
  if (!inside || !can(scope.actor, 'scorecard.seal', { municipalityId, agencyPath: [] })) throw notFound()
  return inside
}

/** Whoever may ask for reports there reads what is published: it is told to all of them anyway. */
function readerIn(scope: Scope, municipalityId: number): Scope {
  const inside = within(scope, municipalityId)
  if (!inside || !grantsFor(scope.actor, 'report.read').some(({ grant }) => grant.municipalityId === null || grant.municipalityId === municipalityId)) throw notFound()
  return inside
}

/** Publishes a year by hand. Refuses NOT_A_PERIOD, VALUE_NOT_FIT (no year), OUT_OF_RANGE (not over yet), and what `publishYear` refuses. */
export async function publishScorecards(scope: Scope, db: Database, municipalityId: number, year: string): Promise<ProtectedCube> {
  const inside = sealerIn(scope, municipalityId)
  const period = agreed(parsePeriod(year, ['period']))
  if (period.grain !== 'YEAR') throw refuse([{ code: 'VALUE_NOT_FIT', path: ['period'], expected: "a year, like '2025'" }])
  return db.$transaction(async (tx) => {
    const place = await municipality(inside, tx, municipalityId)
    if (todayIn(place!, scope) <= period.lastDay) throw refuse([{ code: 'OUT_OF_RANGE', path: ['period'], after: period.lastDay }])
    const cube = await publishYear(tx, { municipalityId, period, by: scope.actor.accountId, at: scope.at })
    await recordAudit(tx, scope, publicationEntry(cube))
    return cube
  })
}

/** On which day the year before is published by itself; null: by hand alone. */
export async function calendarOf(scope: Scope, db: Database, municipalityId: number): Promise<CubeCalendar> {
  readerIn(scope, municipalityId)
  const kept = await db.cubeCalendar.findUnique({ where: { municipalityId } })
  return { municipalityId, onDay: kept?.onDay ?? null }
}

/** Sets or takes away that day. Refuses VALUE_NOT_FIT: month and day, up to the 28th. */
export async function setCalendar(scope: Scope, db: Database, municipalityId: number, onDay: string | null): Promise<CubeCalendar> {
  sealerIn(scope, municipalityId)
  if (onDay !== null && !/^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/.test(onDay)) throw refuse([{ code: 'VALUE_NOT_FIT', path: ['onDay'], expected: "a month and a day up to the 28th, like '03-15'" }])
  return db.$transaction(async (tx) => {
    const set = { onDay: onDay ?? '', setBy: scope.actor.accountId, setAt: scope.at }
    if (onDay === null) await tx.cubeCalendar.deleteMany({ where: { municipalityId } })
    else await tx.cubeCalendar.upsert({ where: { municipalityId }, create: { municipalityId, ...set }, update: set })
    await recordAudit(tx, scope, { municipalityId, action: 'CUBE_CALENDAR_SET', objectType: 'PROTECTED_CUBE', detail: { onDay } })
    return { municipalityId, onDay }
  })
}
