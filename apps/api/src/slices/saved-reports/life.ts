import { checkSharing, dayInZone, readReportDocument, reportDocumentHash, reportFormat, type Asked, type Path, type Role, type SavedReportDocument, type Sharing, type Zone } from '@tolok/domain'
import { v7 as uuid } from 'uuid'
import type { Database } from '../../platform/database'
import { agreed, notFound, Refusal } from '../../platform/errors'
import { declaredReports } from '../../platform/report-ids'
import type { Scope } from '../../platform/scope'
import { rowsOf, sql, type Runner } from '../../platform/statement'
import { parseText } from '../../platform/text'
import { agencyOf } from '../agencies'
import { recordAudit } from '../audit'
import { municipality } from '../municipalities'
import { seenBy } from '../reports'
import type { SavedReport, SavedReportDraft, SharingInput } from './saved-report.object'
import { lockedReport, savedReportOf } from './saved-report.store'
import { inside, mayHere, placeFor, theNation } from './shared'

export type Transaction = Parameters<Parameters<Database['$transaction']>[0]>[0]

/** When a question is asked: by the municipality's own clock, or the capital's for the nation. */
export const askedAt = (scope: Scope, place: { timeZone: string } | null): Asked & { zone: Zone } => {
  const zone = (place?.timeZone as Zone | undefined) ?? 'Asia/Jakarta'
  return { zone, today: dayInZone(scope.at.getTime(), zone), now: scope.at.getTime() }
}
export const askedIn = async (scope: Scope, db: Pick<Database, 'municipality'>, municipalityId: number): Promise<Asked & { zone: Zone }> =>
  askedAt(scope, municipalityId === theNation ? null : await municipality(scope, db, municipalityId))

/** Keeps a new report, or the next version of one's own. Whoever was slower is told so, with the version that is the present one; nothing of either is lost. */
export async function saveReport(scope: Scope, db: Database, draft: SavedReportDraft): Promise<SavedReport> {
  const { id, title, description, view } = draft
  const document = { format: reportFormat, version: 1, title, description, query: plain(draft.query), view }
  if (id == null) return keepNew(scope, db, { ...draft, document, path: ['draft'] })
  return change(scope, db, id, draft.expectedVersion, { path: ['draft', 'expectedVersion'], reason: draft.reason }, () => ({ document, path: ['draft'] }))
}

/** Keeps a document that came from elsewhere as a new report of one's own. */
export const importReport = (scope: Scope, db: Database, given: { document: unknown; municipalityId?: number | null; folder?: string | null }): Promise<SavedReport> =>
  keepNew(scope, db, { ...given, path: ['document'] })

/** Another title or description: the next version, since both are part of the document. */
export const renameReport = (scope: Scope, db: Database, id: string, expectedVersion: number, title: string, description: string | null): Promise<SavedReport> =>
  change(scope, db, id, expectedVersion, { path: ['expectedVersion'] }, (report) => {
    const before = report.document as SavedReportDocument
    return { document: { ...before, title, description: description ?? before.description }, path: [] }
  })

type NewReport = { document: unknown; municipalityId?: number | null; folder?: string | null; reason?: string | null; path: Path }

async function keepNew(scope: Scope, db: Database, { document, municipalityId: wish, folder, reason, path }: NewReport): Promise<SavedReport> {
  const municipalityId = placeFor(scope, 'report.save', wish, [...path.slice(0, path[0] === 'draft' ? 1 : 0), 'municipalityId'].map(String))
  const home = parseFolder(folder ?? '')
  const why = parseReason(reason)
  return db.$transaction(async (tx) => {
    const read = await documentToKeep(inside(scope, municipalityId), tx, municipalityId, document, path)
    const id = uuid()
    await rowsOf(
      tx,
      sql`insert into saved_report (municipality_id, id, owner_id, folder) values (${municipalityId}::int, ${id}::uuid, ${scope.actor.accountId}::uuid, ${home})`,
    )
    await keepVersion(scope, tx, { municipalityId, id }, 1, read, why)
    await told(scope, tx, { municipalityId, id }, 'REPORT_SAVED', { version: 1, hash: reportDocumentHash(read) })
    return savedReportOf(scope, tx, id)
  })
}

async function change(
  scope: Scope,
  db: Database,
  id: string,
  expected: number | null | undefined,
  { path, reason }: { path: Path; reason?: string | null },
  next: (report: SavedReport) => { document: unknown; path: Path },
): Promise<SavedReport> {
  const why = parseReason(reason)
  return db.$transaction(async (tx) => {
    const report = await ownReport(scope, tx, id)
    if (expected == null) throw new Refusal('BAD_INPUT', [{ code: 'REQUIRED', path }])
    if (report.version !== expected) throw new Refusal('CONFLICT', [{ code: 'CONFLICT', path, current: report.version }])
    const { document, path: at } = next(report)
    const read = await documentToKeep(inside(scope, report.municipalityId), tx, report.municipalityId, document, at)
    const version = report.version + 1
    await keepVersion(scope, tx, report, version, read, why)
    await rowsOf(tx, sql`update saved_report set version = ${version}::int where municipality_id = ${report.municipalityId}::int and id = ${report.id}::uuid`)
    // What was asked to be made public is not what it says now.
    await rowsOf(
      tx,
      sql`update report_publication set state = 'WITHDRAWN' where municipality_id = ${report.municipalityId}::int and report_id = ${report.id}::uuid and state = 'REQUESTED'`,
    )
    await told(scope, tx, report, 'REPORT_CHANGED', { version, hash: reportDocumentHash(read) })
    return savedReportOf(scope, tx, id)
  })
}

/** Another folder; '' is the top. */
export const moveReport = (scope: Scope, db: Database, id: string, folder: string): Promise<SavedReport> => {
  const home = parseFolder(folder)
  return onOwn(scope, db, id, async (tx, report) => {
    await rowsOf(tx, sql`update saved_report set folder = ${home} where municipality_id = ${report.municipalityId}::int and id = ${report.id}::uuid`)
    await told(scope, tx, report, 'REPORT_MOVED', {})
  })
}

/** Puts it away, or takes it out again; nothing is lost, and its schedules rest while it is away. */
export const archiveReport = (scope: Scope, db: Database, id: string, archived: boolean): Promise<SavedReport> =>
  onOwn(scope, db, id, async (tx, report) => {
    await rowsOf(
      tx,
      sql`update saved_report set archived_at = case when ${archived} then ${scope.at.toISOString()}::timestamptz end where municipality_id = ${report.municipalityId}::int and id = ${report.id}::uuid`,
    )
    await told(scope, tx, report, archived ? 'REPORT_ARCHIVED' : 'REPORT_RESTORED', {})
  })

/** With whom it is shared from now on. A public report that is shared otherwise is public no more. */
export const shareReport = (scope: Scope, db: Database, id: string, wish: SharingInput): Promise<SavedReport> =>
  onOwn(scope, db, id, async (tx, report) => {
    const { sharing, agencyKey, role } = await sharingToKeep(scope, tx, report.municipalityId, wish)
    await rowsOf(
      tx,
      sql`update saved_report set sharing = ${sharing}::sharing, shared_agency_id = ${agencyKey}::uuid, shared_role = ${role}::role, published_version = null
        where municipality_id = ${report.municipalityId}::int and id = ${report.id}::uuid`,
    )
    await told(scope, tx, report, 'REPORT_SHARED', { sharing, ...(wish.agencyId && { agency: wish.agencyId }), ...(role && { role }) })
  })

/** A wish to share, checked: its agency stands in the same municipality, and who shares may. Taking back to PRIVATE asks no permission. */
export async function sharingToKeep(
  scope: Scope,
  tx: Pick<Database, 'agency'>,
  municipalityId: number,
  { sharing, agencyId, role }: SharingInput,
): Promise<{ sharing: Exclude<Sharing, 'PUBLIC'>; agencyKey: string | null; role: Role | null }> {
  const checked = agreed(checkSharing({ sharing, agencyId: agencyId ?? null, role: role ?? null }, ['sharing']))
  if (checked !== 'PRIVATE' && !mayHere(scope, 'report.share', municipalityId)) throw new Refusal('FORBIDDEN', [{ code: 'FORBIDDEN', path: ['sharing', 'sharing'] }])
  const agency = agencyId == null ? null : await agencyOf(scope, tx, agencyId)
  if (agency && agency.municipalityId !== municipalityId) throw notFound()
  return { sharing: checked, agencyKey: agency?.key ?? null, role: role ?? null }
}

/** Dear to the actor, or no more. Whatever one may read. */
export async function favourReport(scope: Scope, db: Database, id: string, favourite: boolean): Promise<SavedReport> {
  return db.$transaction(async (tx) => {
    const { municipalityId, id: key } = await savedReportOf(scope, tx, id)
    const { accountId } = scope.actor
    await rowsOf(
      tx,
      favourite
        ? sql`insert into report_favourite (municipality_id, report_id, account_id) values (${municipalityId}::int, ${key}::uuid, ${accountId}::uuid) on conflict do nothing`
        : sql`delete from report_favourite where municipality_id = ${municipalityId}::int and report_id = ${key}::uuid and account_id = ${accountId}::uuid`,
    )
    return savedReportOf(scope, tx, id)
  })
}

/** Only its owner changes a report; to anyone else it is as if there were none to change. */
export async function ownReport(scope: Scope, tx: Runner, id: string): Promise<SavedReport> {
  const report = await lockedReport(scope, tx, id)
  if (!report.isOwn || !mayHere(scope, 'report.save', report.municipalityId)) throw notFound()
  return report
}

const onOwn = (scope: Scope, db: Database, id: string, work: (tx: Transaction, report: SavedReport) => Promise<void>): Promise<SavedReport> =>
  db.$transaction(async (tx) => {
    await work(tx, await ownReport(scope, tx, id))
    return savedReportOf(scope, tx, id)
  })

async function documentToKeep(scope: Scope, tx: Transaction, municipalityId: number, document: unknown, path: Path): Promise<SavedReportDocument> {
  const asked = await askedIn(scope, tx, municipalityId)
  return agreed(readReportDocument(document, seenBy(scope.actor, declaredReports()), asked, path))
}

async function keepVersion(scope: Scope, tx: Transaction, { municipalityId, id }: Pick<SavedReport, 'municipalityId' | 'id'>, version: number, document: SavedReportDocument, reason: string): Promise<void> {
  await rowsOf(
    tx,
    sql`insert into saved_report_version (municipality_id, report_id, version, document, content_hash, reason, recorded_by)
      values (${municipalityId}::int, ${id}::uuid, ${version}::int, ${JSON.stringify(document)}::jsonb, ${reportDocumentHash(document)}, ${reason}, ${scope.actor.accountId}::uuid)`,
  )
}

export const told = (scope: Scope, tx: Transaction, { municipalityId, id }: Pick<SavedReport, 'municipalityId' | 'id'>, action: string, detail: Record<string, string | number | boolean>): Promise<void> =>
  recordAudit(tx, scope, { municipalityId, action, objectType: 'SAVED_REPORT', objectId: id, detail })

/** Folders in folders: 'Rapat / Bulanan' is 'Rapat/Bulanan'; '' is the top. */
function parseFolder(folder: string): string {
  const parts = folder
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return parts.length === 0 ? '' : agreed(parseText(parts.join('/'), ['folder'], { most: 120 }))
}
const parseReason = (reason: string | null | undefined): string => (reason == null || reason.trim() === '' ? '' : agreed(parseText(reason, ['reason'], { most: 500 })))

/** An input of GraphQL as plain JSON: instants as text, nothing of its class. */
const plain = (input: object): unknown => JSON.parse(JSON.stringify(input))
