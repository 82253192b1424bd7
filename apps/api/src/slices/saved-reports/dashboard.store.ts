import { readDashboardFilters, readDashboardTiles, type DashboardTile as Tile } from '@tolok/domain'
import type pg from 'pg'
import { v7 as uuid } from 'uuid'
import { found, uuidOf } from '../../platform/code-id'
import type { Database } from '../../platform/database'
import { agreed, notFound, Refusal, refuse } from '../../platform/errors'
import { cursorOf, partsOf, toPage, type Page } from '../../platform/page'
import { declaredReports } from '../../platform/report-ids'
import type { Scope } from '../../platform/scope'
import { allOf, pageRows, rowsOf, sql, type Runner, type Sql } from '../../platform/statement'
import { parseText, searchPattern } from '../../platform/text'
import { recordAudit } from '../audit'
import { seenBy } from '../reports'
import type { Dashboard, DashboardArgs, DashboardDraft } from './dashboard.object'
import { askedIn, sharingToKeep, type Transaction } from './life'
import type { SharingInput } from './saved-report.object'
import { savedReportOf } from './saved-report.store'
import { inside, mayHere, nameOf, placeFor, readable } from './shared'

const columnsFor = (scope: Scope): Sql => sql`r.municipality_id as "municipalityId", r.id, r.title, r.description, r.sharing, r.shared_agency_id as "sharedAgencyKey",
  r.shared_role as "sharedRole", r.tiles as kept, r.filters, r.version, r.changed_at as "changedAt", r.archived_at as "archivedAt",
  (r.owner_id = ${scope.actor.accountId}::uuid) as "isOwn", ${nameOf(scope)} as "ownerName"`
const dashboards = sql`dashboard r join account w on w.id = r.owner_id`

/** What the actor may read, by title. */
export async function listDashboards(scope: Scope, pool: pg.Pool, { text, archived, first, after }: DashboardArgs): Promise<Page<Dashboard>> {
  const pattern = searchPattern(text)
  const [fromTitle, fromId] = after ? partsOf(after, 'TEXT', 'UUID') : []
  const { rows, count } = await pageRows<Dashboard>(pool, {
    columns: columnsFor(scope),
    from: dashboards,
    where: allOf([
      readable(scope),
      archived ? sql`r.archived_at is not null` : sql`r.archived_at is null`,
      pattern !== null && sql`(r.title ilike ${pattern} or r.description ilike ${pattern})`,
    ]),
    after: fromId === undefined ? null : sql`(r.title, r.id) > (${fromTitle}, ${fromId}::uuid)`,
    order: sql`r.title, r.id`,
    first,
  })
  return toPage(rows, first, count, ({ title, id }) => cursorOf(title, id))
}

/** The dashboard with this id, or NOT_FOUND. */
export async function dashboardOf(scope: Scope, runner: Runner, id: string): Promise<Dashboard> {
  const [row] = await rowsOf<Dashboard>(runner, sql`select ${columnsFor(scope)} from ${dashboards} where r.id = ${uuidOf(id)}::uuid and ${readable(scope)}`)
  return found(row)
}

/** Keeps a new dashboard, or one's own as it is to be. Every report on it is one that the actor may read; readers see those that they may read. */
export async function saveDashboard(scope: Scope, db: Database, draft: DashboardDraft): Promise<Dashboard> {
  const title = agreed(parseText(draft.title, ['draft', 'title']))
  const description = draft.description?.trim() ? agreed(parseText(draft.description, ['draft', 'description'], { most: 2000 })) : ''
  const tiles = agreed(readDashboardTiles(draft.tiles, ['draft', 'tiles']))
  return db.$transaction(async (tx) => {
    const before = draft.id == null ? null : await ownDashboard(scope, tx, draft.id)
    if (before && draft.expectedVersion == null) throw refuse([{ code: 'REQUIRED', path: ['draft', 'expectedVersion'] }])
    if (before && before.version !== draft.expectedVersion) throw new Refusal('CONFLICT', [{ code: 'CONFLICT', path: ['draft', 'expectedVersion'], current: before.version }])
    const municipalityId = before?.municipalityId ?? placeFor(scope, 'report.save', draft.municipalityId, ['draft', 'municipalityId'])
    const asked = await askedIn(inside(scope, municipalityId), tx, municipalityId)
    const filters = agreed(readDashboardFilters(draft.filters ?? {}, seenBy(scope.actor, declaredReports()), asked, ['draft', 'filters']))
    await refuseUnknown(scope, tx, municipalityId, tiles)
    const id = before?.id ?? uuid()
    await rowsOf(
      tx,
      before
        ? sql`update dashboard set title = ${title}, description = ${description}, tiles = ${JSON.stringify(tiles)}::jsonb, filters = ${JSON.stringify(filters)}::jsonb,
              version = version + 1, changed_at = ${scope.at.toISOString()}::timestamptz
            where municipality_id = ${municipalityId}::int and id = ${id}::uuid`
        : sql`insert into dashboard (municipality_id, id, owner_id, title, description, tiles, filters)
            values (${municipalityId}::int, ${id}::uuid, ${scope.actor.accountId}::uuid, ${title}, ${description}, ${JSON.stringify(tiles)}::jsonb, ${JSON.stringify(filters)}::jsonb)`,
    )
    await told(scope, tx, { municipalityId, id }, 'DASHBOARD_SAVED', { tiles: tiles.length })
    return dashboardOf(scope, tx, id)
  })
}

/** With whom it is shared from now on. Its reports are shared by themselves. */
export const shareDashboard = (scope: Scope, db: Database, id: string, wish: SharingInput): Promise<Dashboard> =>
  db.$transaction(async (tx) => {
    const dashboard = await ownDashboard(scope, tx, id)
    const { sharing, agencyKey, role } = await sharingToKeep(scope, tx, dashboard.municipalityId, wish)
    await rowsOf(
      tx,
      sql`update dashboard set sharing = ${sharing}::sharing, shared_agency_id = ${agencyKey}::uuid, shared_role = ${role}::role
        where municipality_id = ${dashboard.municipalityId}::int and id = ${dashboard.id}::uuid`,
    )
    await told(scope, tx, dashboard, 'DASHBOARD_SHARED', { sharing })
    return dashboardOf(scope, tx, id)
  })

export const archiveDashboard = (scope: Scope, db: Database, id: string, archived: boolean): Promise<Dashboard> =>
  db.$transaction(async (tx) => {
    const dashboard = await ownDashboard(scope, tx, id)
    await rowsOf(
      tx,
      sql`update dashboard set archived_at = case when ${archived} then ${scope.at.toISOString()}::timestamptz end where municipality_id = ${dashboard.municipalityId}::int and id = ${dashboard.id}::uuid`,
    )
    await told(scope, tx, dashboard, archived ? 'DASHBOARD_ARCHIVED' : 'DASHBOARD_RESTORED', {})
    return dashboardOf(scope, tx, id)
  })

async function ownDashboard(scope: Scope, tx: Runner, id: string): Promise<Dashboard> {
  const dashboard = await dashboardOf(scope, tx, id)
  if (!dashboard.isOwn || !mayHere(scope, 'report.save', dashboard.municipalityId)) throw notFound()
  await rowsOf(tx, sql`select from dashboard r where r.municipality_id = ${dashboard.municipalityId}::int and r.id = ${dashboard.id}::uuid for update`)
  return dashboardOf(scope, tx, id)
}

/** A tile names a report of the same municipality that the actor may read. */
async function refuseUnknown(scope: Scope, tx: Runner, municipalityId: number, tiles: readonly Tile[]): Promise<void> {
  const known = new Map<string, boolean>()
  for (const { reportId } of tiles) {
    if (known.has(reportId)) continue
    const report = await savedReportOf(scope, tx, reportId).catch((error: unknown) => {
      if (error instanceof Refusal && error.code === 'NOT_FOUND') return null
      throw error
    })
    known.set(reportId, report?.municipalityId === municipalityId)
  }
  const problems = tiles.flatMap(({ reportId }, i) => (known.get(reportId) ? [] : [{ code: 'UNKNOWN_ID' as const, path: ['draft', 'tiles', i, 'reportId'] }]))
  if (problems.length > 0) throw refuse(problems)
}

const told = (scope: Scope, tx: Transaction, { municipalityId, id }: Pick<Dashboard, 'municipalityId' | 'id'>, action: string, detail: Record<string, string | number>): Promise<void> =>
  recordAudit(tx, scope, { municipalityId, action, objectType: 'DASHBOARD', objectId: id, detail })
