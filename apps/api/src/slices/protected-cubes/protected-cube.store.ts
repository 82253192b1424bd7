import { can, grantsFor, parsePeriod } from '@tolok/domain'
import type pg from 'pg'
import type { Database } from '../../platform/database'
import { agreed, notFound, refuse } from '../../platform/errors'
import { listLoader } from '../../platform/loader'
import { cursorOf, partsOf, toPage, type Page, type PageArgs } from '../../platform/page'
import { within, type Scope } from '../../platform/scope'
import { pageRows, rowsOf, sql } from '../../platform/statement'
import { recordAudit } from '../audit'
import { municipality, todayIn } from '../municipalities'
import type { CubeCalendar, ProtectedCube, ProtectedFigure } from './protected-cube.object'
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

/** What was published of a municipality, the latest year first. */
export async function listCubes(scope: Scope, pool: pg.Pool, municipalityId: number, { first, after }: PageArgs): Promise<Page<ProtectedCube>> {
  readerIn(scope, municipalityId)
  const [before] = after ? partsOf(after, 'TEXT') : []
  const { rows, count } = await pageRows<ProtectedCube>(pool, {
    columns: sql`c.id, c.municipality_id as "municipalityId", c.period, c.published_at as "publishedAt", c.published_by as "publishedBy", c.content_hash as "contentHash", c.left_out as "leftOut"`,
    from: sql`protected_cube c`,
    where: sql`c.municipality_id = ${municipalityId}::int`,
    after: before === undefined ? null : sql`c.period < ${before}`,
    order: sql`c.period desc`,
    first,
  })
  return toPage(rows, first, count, ({ period }) => cursorOf(period))
}

/** All that was published of a year: what is told, and of what is not, why. One statement for all cubes of a list. */
export const figuresLoader = (_scope: Scope, _db: Database, pool: pg.Pool) =>
  listLoader<ProtectedFigure & { municipalityId: number; cubeId: string }>(
    (keys) =>
      rowsOf(
        pool,
        sql`select k.municipality_id as "municipalityId", k.cube_id as "cubeId", k.kind, a.municipality_id || ':' || a.code as "agencyId", a.name as "agencyName", k.predicate, k.people,
            round(k.score / nullif(k.people, 0), 2)::float as "meanScore", case when k.masked then case k.kind when 'CELL' then 'CLOSED_AGENCY' when 'REST' then 'TOO_FEW' else 'SMALL_OR_BESIDE_SMALL' end end as suppressed
          from protected_cell k left join agency a on a.municipality_id = k.municipality_id and a.id = k.agency_id
          where (k.municipality_id, k.cube_id) in (select * from unnest(${keys.map(({ municipalityId }) => municipalityId)}::int[], ${keys.map(({ key }) => key)}::uuid[]))
          order by k.kind, a.code, k.predicate nulls last`,
      ),
    ({ municipalityId, cubeId }) => ({ municipalityId, key: cubeId }),
  )

/** On which day the year before is published by itself; null: by hand alone. */
export async function publicationOf(scope: Scope, db: Database, municipalityId: number): Promise<CubeCalendar> {
  readerIn(scope, municipalityId)
  const kept = await db.cubePublication.findUnique({ where: { municipalityId } })
  return { municipalityId, onDay: kept?.onDay ?? null }
}

/** Sets or takes away that day. Refuses VALUE_NOT_FIT: month and day, up to the 28th. */
export async function setPublication(scope: Scope, db: Database, municipalityId: number, onDay: string | null): Promise<CubeCalendar> {
  sealerIn(scope, municipalityId)
  if (onDay !== null && !/^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/.test(onDay)) throw refuse([{ code: 'VALUE_NOT_FIT', path: ['onDay'], expected: "a month and a day up to the 28th, like '03-15'" }])
  return db.$transaction(async (tx) => {
    const set = { onDay: onDay ?? '', setBy: scope.actor.accountId, setAt: scope.at }
    if (onDay === null) await tx.cubePublication.deleteMany({ where: { municipalityId } })
    else await tx.cubePublication.upsert({ where: { municipalityId }, create: { municipalityId, ...set }, update: set })
    await recordAudit(tx, scope, { municipalityId, action: 'CUBE_PUBLICATION_SET', objectType: 'PROTECTED_CUBE', detail: { onDay } })
    return { municipalityId, onDay }
  })
}
