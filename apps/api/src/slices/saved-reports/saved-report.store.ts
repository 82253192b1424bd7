import { grantsFor, migrateReportDocument } from '@tolok/domain'
import DataLoader from 'dataloader'
import type pg from 'pg'
import { found, uuidOf } from '../../platform/code-id'
import type { Database } from '../../platform/database'
import { rowLoader } from '../../platform/loader'
import { cursorOf, partsOf, toPage, type Page } from '../../platform/page'
import type { Scope } from '../../platform/scope'
import { allOf, pageRows, rowsOf, sql, type Runner, type Sql } from '../../platform/statement'
import { searchPattern } from '../../platform/text'
import type { ReportPublication, SavedReport, SavedReportArgs, SavedReportVersion } from './saved-report.object'
import { nameOf, readable, theNation } from './shared'

/** A report with the version that the actor sees: its owner, and who decides on it, the present one; others the public one where it is public. */
const columnsFor = (scope: Scope): Sql => sql`r.municipality_id as "municipalityId", r.id, r.owner_id as "ownerId", v.document->>'title' as title,
  v.document->>'description' as description, v.document->'view'->>'kind' as "viewKind", r.folder, r.sharing, r.shared_agency_id as "sharedAgencyKey", r.shared_role as "sharedRole",
  v.version, r.version as "currentVersion", r.published_version as "publishedVersion", v.document, v.content_hash as "contentHash", v.recorded_at as "changedAt", r.archived_at as "archivedAt",
  ${isMine(scope)} as "isOwn", ${isDear(scope)} as "isFavourite", ${nameOf(scope)} as "ownerName"`

const reportsFor = (scope: Scope): Sql => sql`saved_report r
  join saved_report_version v on v.municipality_id = r.municipality_id and v.report_id = r.id
    and v.version = case when r.sharing <> 'PUBLIC' or ${isMine(scope)} or ${awaits(scope)} then r.version else r.published_version end
  join account w on w.id = r.owner_id`

const isMine = (scope: Scope): Sql => sql`(r.owner_id = ${scope.actor.accountId}::uuid)`
const isDear = (scope: Scope): Sql =>
  sql`exists (select from report_favourite f where f.municipality_id = r.municipality_id and f.report_id = r.id and f.account_id = ${scope.actor.accountId}::uuid)`

/** Does it wait for a decision that the actor may take? */
const awaits = (scope: Scope): Sql => {
  const places = grantsFor(scope.actor, 'report.publish').map(({ grant }) => grant.municipalityId ?? theNation)
  return sql`(r.municipality_id = any(${places}::int[]) and r.owner_id <> ${scope.actor.accountId}::uuid and exists (
    select from report_publication p where p.municipality_id = r.municipality_id and p.report_id = r.id and p.state = 'REQUESTED'))`
}
const seen = (scope: Scope): Sql => sql`(${readable(scope)} or (r.archived_at is null and ${awaits(scope)}))`

/** Ids that were renamed since are read by their present names. */
const present = (row: SavedReport): SavedReport => {
  const migrated = migrateReportDocument(row.document)
  return migrated.ok && migrated.value.changes.length > 0 ? { ...row, document: migrated.value.document } : row
}

/** What the actor may read, by title. */
export async function listSavedReports(scope: Scope, pool: pg.Pool, { text, folder, favourites, own, archived, awaiting, first, after }: SavedReportArgs): Promise<Page<SavedReport>> {
  const pattern = searchPattern(text)
  const [fromTitle, fromId] = after ? partsOf(after, 'TEXT', 'UUID') : []
  const { rows, count } = await pageRows<SavedReport>(pool, {
    columns: columnsFor(scope),
    from: reportsFor(scope),
    where: allOf([
      awaiting ? sql`r.archived_at is null and ${awaits(scope)}` : readable(scope),
      archived ? sql`r.archived_at is not null` : sql`r.archived_at is null`,
      pattern !== null && sql`(v.document->>'title' ilike ${pattern} or v.document->>'description' ilike ${pattern})`,
      folder != null && folder !== '' && sql`(r.folder = ${folder} or starts_with(r.folder, ${`${folder}/`}))`,
      favourites && isDear(scope),
      own && isMine(scope),
    ]),
    after: fromId === undefined ? null : sql`(v.document->>'title', r.id) > (${fromTitle}, ${fromId}::uuid)`,
    order: sql`v.document->>'title', r.id`,
    first,
  })
  return toPage(rows.map(present), first, count, ({ title, id }) => cursorOf(title, id))
}

/** The report with this id, or NOT_FOUND. */
export async function savedReportOf(scope: Scope, runner: Runner, id: string): Promise<SavedReport> {
  const [row] = await rowsOf<SavedReport>(runner, sql`select ${columnsFor(scope)} from ${reportsFor(scope)} where r.id = ${uuidOf(id)}::uuid and ${seen(scope)}`)
  return present(found(row))
}

/** The same, and nobody else changes it until the transaction ends. */
export async function lockedReport(scope: Scope, tx: Runner, id: string): Promise<SavedReport> {
  const report = await savedReportOf(scope, tx, id)
  await rowsOf(tx, sql`select from saved_report r where r.municipality_id = ${report.municipalityId}::int and r.id = ${report.id}::uuid for update`)
  return savedReportOf(scope, tx, id)
}

/** Reports that rows of others point to, as the actor may read them: one statement for all. */
export const savedReportLoader = (scope: Scope, _db: Database, pool: pg.Pool) =>
  rowLoader<SavedReport & { key: string }>(async (keys) => {
    const rows = await rowsOf<SavedReport>(
      pool,
      sql`select ${columnsFor(scope)} from ${reportsFor(scope)}
        where (r.municipality_id, r.id) in (select * from unnest(${keys.map(({ municipalityId }) => municipalityId)}::int[], ${keys.map(({ key }) => key)}::uuid[])) and ${seen(scope)}`,
    )
    return rows.map((row) => ({ ...present(row), key: row.id }))
  })

/** The reports that were asked for in one tick, as rows: `whole` says of which the actor may see all. */
const asked = (reports: readonly SavedReport[], whole: (report: SavedReport) => boolean): Sql => sql`unnest(${reports.map(({ municipalityId }) => municipalityId)}::int[],
  ${reports.map(({ id }) => id)}::uuid[], ${reports.map(whole)}::bool[], ${reports.map(({ version }) => version)}::int[]) with ordinality as k (municipality_id, id, whole, version, n)`

/** Every text of a report that the actor may see, the latest first: all of one's own, else the one that is shown. One statement for all reports of a list. */
export const versionsLoader = (scope: Scope, _db: Database, pool: pg.Pool) =>
  new DataLoader<SavedReport, SavedReportVersion[]>(async (reports) => {
    const rows = await rowsOf<SavedReportVersion & { n: number }>(
      pool,
      sql`select k.n::int as n, t.* from ${asked(reports, ({ isOwn }) => isOwn)} cross join lateral (
          select v.version, v.document->>'title' as title, v.reason, ${nameOf(scope)} as "changedByName", v.recorded_at as "recordedAt", v.content_hash as "contentHash", v.document
          from saved_report_version v join account w on w.id = v.recorded_by
          where v.municipality_id = k.municipality_id and v.report_id = k.id and (k.whole or v.version = k.version) order by v.version desc limit 200) t
        order by k.n, t.version desc`,
    )
    return reports.map((_, at) => rows.filter(({ n }) => n === at + 1))
  })

type Publication = ReportPublication & { id: string; requestedBy: string }
/** The latest publication of each; null when it was never asked for. Only its owner, and who may decide, see one that is not public. */
async function publicationsOf(scope: Scope, runner: Runner, reports: readonly SavedReport[]): Promise<(Publication | null)[]> {
  const decides = new Set(grantsFor(scope.actor, 'report.publish').map(({ grant }) => grant.municipalityId ?? theNation))
  const rows = await rowsOf<Publication & { n: number }>(
    runner,
    sql`select k.n::int as n, t.* from ${asked(reports, ({ isOwn, municipalityId }) => isOwn || decides.has(municipalityId))} cross join lateral (
        select p.id, p.version, p.state, p.reason, p.requested_by as "requestedBy", p.requested_at as "requestedAt", ${nameOf(scope)} as "requestedByName",
          p.decided_at as "decidedAt", d.name as "decidedByName", p.note
        from report_publication p join account w on w.id = p.requested_by left join account d on d.id = p.decided_by and d.employee_id is null
        where p.municipality_id = k.municipality_id and p.report_id = k.id and (k.whole or p.state = 'APPROVED') order by p.id desc limit 1) t`,
  )
  return reports.map((_, at) => rows.find(({ n }) => n === at + 1) ?? null)
}
export const publicationOf = async (scope: Scope, runner: Runner, report: SavedReport): Promise<Publication | null> => (await publicationsOf(scope, runner, [report]))[0]!
export const publicationLoader = (scope: Scope, _db: Database, pool: pg.Pool) => new DataLoader<SavedReport, Publication | null>((reports) => publicationsOf(scope, pool, reports))
