import { checkPublicationDecision, draftOf, parseReportQuery, refuse as refused, type PublicationDecision, type Problem, type ReportQuery, type SavedReportDocument } from '@tolok/domain'
import { v7 as uuid } from 'uuid'
import type { Database } from '../../platform/database'
import { agreed, notFound, Refusal, refuse } from '../../platform/errors'
import { declaredReports } from '../../platform/report-ids'
import type { Scope } from '../../platform/scope'
import { rowsOf, sql } from '../../platform/statement'
import { parseText } from '../../platform/text'
import { seenBy } from '../reports'
import { askedIn, ownReport, told } from './life'
import type { SavedReport } from './saved-report.object'
import { lockedReport, publicationOf, savedReportOf } from './saved-report.store'
import { inside, mayHere } from './shared'

/** What a question uses, wherever in it, that not everyone may see: figures about persons do not leave the house, neither as a public report nor in a letter. */
export function protectedIn(query: ReportQuery): Problem[] {
  const mentioned = new Set<unknown>()
  JSON.stringify(query, (_name, value: unknown) => (mentioned.add(value), value))
  const { measures, dimensions } = declaredReports()
  const closed = ({ id, permission, use }: { id: string; permission?: unknown; use?: unknown }) => (permission !== undefined || use !== undefined) && mentioned.has(id)
  return [
    ...measures.filter(closed).map(({ id }): Problem => ({ code: 'FORBIDDEN_MEASURE', path: ['query'], measure: id })),
    ...dimensions.filter(closed).map(({ id }): Problem => ({ code: 'FORBIDDEN_DIMENSION', path: ['query'], dimension: id })),
  ]
}

/** Asks that the present version be made public. Refuses what cannot be asked today, what is about persons, and a second wish while one waits. */
export async function requestPublication(scope: Scope, db: Database, id: string, why: string): Promise<SavedReport> {
  const reason = agreed(parseText(why, ['reason'], { most: 1000 }))
  return db.$transaction(async (tx) => {
    const report = await ownReport(scope, tx, id)
    if (!mayHere(scope, 'report.share', report.municipalityId) || report.archivedAt !== null) throw notFound()
    const { query } = report.document as SavedReportDocument
    const parsed = parseReportQuery(draftOf(query), seenBy(scope.actor, declaredReports()), await askedIn(inside(scope, report.municipalityId), tx, report.municipalityId))
    const problems = parsed.ok ? protectedIn(parsed.value) : parsed.problems
    if (problems.length > 0) throw refuse(problems)
    const before = await publicationOf(scope, tx, report)
    if (before?.state === 'REQUESTED') agreed(refused('TRANSITION_NOT_FIT', ['id'], { state: before.state, action: 'REQUEST', allowed: [] }))
    if (report.publishedVersion === report.version) agreed(refused('TRANSITION_NOT_FIT', ['id'], { state: 'APPROVED', action: 'REQUEST', allowed: [] }))
    await rowsOf(
      tx,
      sql`insert into report_publication (municipality_id, id, report_id, version, reason, requested_by)
        values (${report.municipalityId}::int, ${uuid()}::uuid, ${report.id}::uuid, ${report.version}::int, ${reason}, ${scope.actor.accountId}::uuid)`,
    )
    await told(scope, tx, report, 'REPORT_PUBLICATION_REQUESTED', { version: report.version })
    return savedReportOf(scope, tx, id)
  })
}

/** A second person's decision. Approved, that version is public from now on, whatever its owner writes later. */
export async function decidePublication(scope: Scope, db: Database, id: string, decision: PublicationDecision, said: string | null): Promise<SavedReport> {
  const note = said === null || said.trim() === '' ? '' : agreed(parseText(said, ['note'], { most: 1000 }))
  if (decision === 'DECLINED' && note === '') throw refuse([{ code: 'REQUIRED', path: ['note'] }])
  return db.$transaction(async (tx) => {
    const report = await lockedReport(scope, tx, id)
    if (!mayHere(scope, 'report.publish', report.municipalityId)) throw notFound()
    const publication = await publicationOf(scope, tx, report)
    if (!publication) throw notFound()
    const writers = await rowsOf<{ by: string }>(
      tx,
      sql`select recorded_by as by from saved_report_version where municipality_id = ${report.municipalityId}::int and report_id = ${report.id}::uuid and version = ${publication.version}::int`,
    )
    agreed(checkPublicationDecision({ state: publication.state, hands: [report.ownerId, publication.requestedBy, ...writers.map(({ by }) => by)] }, scope.actor.accountId, ['id']))
    const decided = await rowsOf(
      tx,
      sql`update report_publication set state = ${decision}::publication_state, decided_by = ${scope.actor.accountId}::uuid, decided_at = ${scope.at.toISOString()}::timestamptz, note = ${note}
        where municipality_id = ${report.municipalityId}::int and id = ${publication.id}::uuid and state = 'REQUESTED' returning id`,
    )
    if (decided.length === 0) throw new Refusal('CONFLICT', [{ code: 'CONFLICT', path: ['id'] }])
    if (decision === 'APPROVED') {
      await rowsOf(
        tx,
        sql`update saved_report set sharing = 'PUBLIC', shared_agency_id = null, shared_role = null, published_version = ${publication.version}::int
          where municipality_id = ${report.municipalityId}::int and id = ${report.id}::uuid`,
      )
    }
    await told(scope, tx, report, decision === 'APPROVED' ? 'REPORT_PUBLISHED' : 'REPORT_PUBLICATION_DECLINED', { version: publication.version })
    // After a refusal it may be none of the actor's business any more.
    return { ...(await rereadOr(report, () => savedReportOf(scope, tx, id))) }
  })
}

async function rereadOr(report: SavedReport, read: () => Promise<SavedReport>): Promise<SavedReport> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof Refusal && error.code === 'NOT_FOUND') return report
    throw error
  }
}
