/** Public reports as anybody reads them: asked by nobody in particular, so that figures about single persons count in none of them. See docs/decisions/0018. */
import { draftOf, migrateReportDocument, questionWords, type QuestionPart, type SavedReportDocument, type Zone } from '@tolok/domain'
import type { Databases } from '../../platform/database'
import { found, uuidOf } from '../../platform/code-id'
import { notFound, Refusal } from '../../platform/errors'
import { cursorOf, partsOf } from '../../platform/page'
import { declaredReports } from '../../platform/report-ids'
import type { Scope } from '../../platform/scope'
import { rowsOf, sql, type Sql } from '../../platform/statement'
import { answerReport, seenBy, type Report } from '../reports'
import { askedIn } from './life'
import { theNation } from './shared'

/** Rows that one answer shows; more are for those who sign in. */
export const mostPublicRows = 1000

/** Which report, in the version that a second person approved. */
export type PublicKey = { readonly municipalityId: number; readonly id: string; readonly version: number }
export type PublicListing = { readonly id: string; readonly municipalityId: number; readonly version: number; readonly title: string; readonly description: string; readonly approvedAt: Date }
export type PublicReport = PublicListing & Pick<Report, 'columns' | 'rows' | 'rowCount' | 'truncated' | 'coverage' | 'notes' | 'asOf' | 'queryHash'> & { readonly question: readonly QuestionPart[] }

/** Whoever comes: may ask what a planner may, who sees nobody's own figures; of the nation's reports what its analysts may. */
const anybody = (municipalityId: number, at: Date): Scope => ({
  actor: { accountId: 'anybody', roles: [{ role: municipalityId === theNation ? 'NATIONAL_ANALYST' : 'PLANNER', municipalityId: municipalityId === theNation ? null : municipalityId, agencyId: null, employeeId: null }] },
  municipalities: municipalityId === theNation ? 'ALL' : [municipalityId],
  at,
})

const columns: Sql = sql`r.id, r.municipality_id as "municipalityId", v.version, v.document->>'title' as title, coalesce(v.document->>'description', '') as description, v.document,
  (select max(p.decided_at) from report_publication p where p.municipality_id = r.municipality_id and p.report_id = r.id and p.state = 'APPROVED' and p.version = v.version) as "approvedAt"`
const published: Sql = sql`saved_report r join saved_report_version v on v.municipality_id = r.municipality_id and v.report_id = r.id and v.version = r.published_version`
const isPublic: Sql = sql`r.sharing = 'PUBLIC' and r.archived_at is null`

/** What a municipality (0: the nation) has made public, by title, a page at a time. */
export async function listPublicReports(databases: Databases, municipalityId: number, { first, after }: { first: number; after: string | null }): Promise<{ reports: PublicListing[]; next: string | null }> {
  const [title, id] = after === null ? [] : partsOf(after, 'TEXT', 'UUID')
  const rows = await rowsOf<PublicListing & { document: unknown }>(
    databases.sqlOf({ municipalities: [municipalityId] }),
    sql`select ${columns} from ${published} where r.municipality_id = ${municipalityId}::int and ${isPublic} and ${id === undefined ? sql`true` : sql`(v.document->>'title', r.id) > (${title}, ${id}::uuid)`}
      order by v.document->>'title', r.id limit ${first + 1}::int`,
  )
  const reports = rows.slice(0, first).map(({ document: _, ...listing }) => listing)
  const last = reports.at(-1)
  return { reports, next: rows.length > first && last ? cursorOf(last.title, last.id) : null }
}

/** Which version is public now. NOT_FOUND: malformed, missing, not or no longer public, of another municipality. */
export async function publicKeyOf(databases: Databases, municipalityId: number, id: string): Promise<PublicKey> {
  const [row] = await rowsOf<PublicKey>(
    databases.sqlOf({ municipalities: [municipalityId] }),
    sql`select r.id, r.municipality_id as "municipalityId", v.version from ${published} where r.municipality_id = ${municipalityId}::int and r.id = ${uuidOf(id)}::uuid and ${isPublic}`,
  )
  return found(row)
}

/** The table of a public report. What anybody may not ask is not there. */
export async function readPublicReport(databases: Databases, { municipalityId, id }: PublicKey, now: Date): Promise<PublicReport> {
  const [row] = await rowsOf<PublicListing & { document: unknown }>(
    databases.sqlOf({ municipalities: [municipalityId] }),
    sql`select ${columns} from ${published} where r.municipality_id = ${municipalityId}::int and r.id = ${id}::uuid and ${isPublic}`,
  )
  const { document, ...listing } = found(row)
  const migrated = migrateReportDocument(document)
  const { query } = (migrated.ok ? migrated.value.document : document) as SavedReportDocument
  const scope = anybody(municipalityId, now)
  const catalogue = seenBy(scope.actor, declaredReports())
  const { zone } = await askedIn(scope, databases.of(scope), municipalityId)
  const table = await answered(() => answerReport(scope, databases, catalogue, { ...draftOf(query), page: { first: mostPublicRows } }, { withCoverage: true, zone, now }))
  const { columns: heads, rows, rowCount, truncated, coverage, notes, asOf, queryHash } = table
  return { ...listing, question: wordsOf(table, catalogue, zone), columns: heads, rows, rowCount, truncated, coverage, notes, asOf, queryHash }
}

const wordsOf = ({ query, asOf }: Report, catalogue: ReturnType<typeof seenBy>, zone: Zone): QuestionPart[] => questionWords(query, catalogue, { asOf: asOf.getTime(), zone })

/** A question that nobody in particular may ask, or may no longer, is missing. */
async function answered(ask: () => Promise<Report>): Promise<Report> {
  try {
    return await ask()
  } catch (error) {
    throw error instanceof Refusal && error.code !== 'OVERLOADED' ? notFound() : error
  }
}
