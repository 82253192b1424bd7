import { createHash } from 'node:crypto'
import { canonicalQuery, dayInZone, factsAt, parseCell, parseReportQuery, type CellDraft, type CellPlace, type ReportQuery, type ReportQueryDraft, type Zone } from '@tolok/domain'
import type pg from 'pg'
import { agreed, Refusal, refuse } from '../../platform/errors'
import { cursorOf, partsOf } from '../../platform/page'
import type { Databases } from '../../platform/database'
import type { Scope } from '../../platform/scope'
import { rowsOf, sql } from '../../platform/statement'
import { countFacts, factsStatement, type FactMark, type FactQuestion } from './fact-rows'
import type { ReportFact, ReportFactPage } from './fact.object'
import type { SqlCatalogue } from './plan'
import { keptRows } from './report.store'

/** A report's question, read: what will be counted later is refused now. */
export const parseReport = (catalogue: SqlCatalogue, draft: ReportQueryDraft, { zone, now }: { zone: Zone; now: Date }): ReportQuery =>
  agreed(parseReportQuery(draft, catalogue, { today: dayInZone(draft.asOf ?? now.getTime(), zone), now: now.getTime() }))

/** A question about facts, read: the report's question and the cell, if one is meant. Refuses INCOMPATIBLE for dimensions that observations lack. */
export function parseFacts(catalogue: SqlCatalogue, draft: ReportQueryDraft, cell: CellDraft | null, { zone, now }: { zone: Zone; now: Date }): { query: ReportQuery; cell: CellPlace | null } {
  const query = parseReport(catalogue, draft, { zone, now })
  for (const [axis, uses] of [['rows', query.rows], ['columns', query.columns]] as const)
    for (const [i, { by }] of uses.entries())
      if (!catalogue.dimensions.find(({ id }) => id === by)?.facts.includes('OBSERVATION')) throw refuse([{ code: 'INCOMPATIBLE', path: ['query', axis, i, 'by'], with: 'OBSERVATION' }])
  return { query, cell: cell && agreed(parseCell(cell, query, catalogue)) }
}

/**
 * Which facts a question read by `parseFacts` is about: of a figure of another time those of then; of what a top leaves over, all but those of the rows it
 * keeps, which are counted here at the same moment. Refuses VALUE_NOT_FIT where there is no such other figure.
 */
export async function factQuestion(scope: Scope, databases: Pick<Databases, 'reportOf'>, catalogue: SqlCatalogue, { query, cell }: ReturnType<typeof parseFacts>, asked: FactQuestion['asked']): Promise<FactQuestion> {
  if (!cell) return { query, cell, asked }
  const at = factsAt(query, cell, catalogue)
  if (!at) throw refuse([{ code: 'VALUE_NOT_FIT', path: ['cell', 'column'] }])
  return { query: at.query, cell: at.place, asked, ...(cell.isRest ? { without: await keptRows(scope, databases, catalogue, query, asked) } : {}) }
}

/** A page of the facts behind a question or a cell, counted only when the count is asked for. */
export async function answerFacts(
  scope: Scope,
  databases: Pick<Databases, 'reportOf'>,
  catalogue: SqlCatalogue,
  { draft, cell, first, after }: { draft: ReportQueryDraft; cell: CellDraft | null; first: number; after?: string | null },
  { zone = 'Asia/Jakarta' as Zone, now = scope.at } = {},
): Promise<ReportFactPage> {
  const { query, cell: place } = parseFacts(catalogue, draft, cell, { zone, now })
  const seal = sealOf(query, place)
  const mark = after ? readMark(after, seal, now) : null
  const past = mark?.asOf ?? query.asOf
  const question = await factQuestion(scope, databases, catalogue, { query, cell: place }, { asOf: new Date(past ?? now.getTime()), isLive: past === null })
  const pool = databases.reportOf(scope)
  const rows = await inTime(rowsOf<ReportFact>(pool, factsStatement(scope, catalogue, question, { after: mark, first: first + 1 })))
  const nodes = rows.slice(0, first)
  const last = nodes.at(-1)
  let counted: Promise<{ total: number; withheld: number }> | undefined
  const count = () => (counted ??= inTime(rowsOf<{ total: number; withheld: number }>(pool, countFacts(scope, catalogue, question))).then(([row]) => row!))
  return {
    nodes,
    pageInfo: { hasNextPage: rows.length > first, endCursor: last ? cursorOf(last.day, last.id, String(question.asked.asOf.getTime()), seal) : null },
    get totalCount() {
      return count().then(({ total }) => total)
    },
    get withheld() {
      return count().then(({ withheld }) => withheld)
    },
    asOf: question.asked.asOf,
  }
}

/** Of one question and cell only: a mark of another is refused. */
const sealOf = (query: ReportQuery, cell: CellPlace | null): string => createHash('sha256').update(JSON.stringify([canonicalQuery(query), query.asOf, cell])).digest('hex').slice(0, 16)

function readMark(after: string, seal: string, now: Date): FactMark & { asOf: number } {
  const [day, id, asOf, given] = partsOf(after, 'DAY', 'UUID', 'TEXT', 'TEXT')
  if (given !== seal || !/^\d{1,14}$/.test(asOf) || Number(asOf) > now.getTime()) throw refuse([{ code: 'CURSOR_NOT_FIT', path: ['after'] }])
  return { day, id, asOf: Number(asOf) }
}

/** Facts that the database does not find in time are too many for a page: ask for fewer, or for an export. */
async function inTime<T>(answer: Promise<T>): Promise<T> {
  return answer.catch((fault: unknown) => {
    if ((fault as { code?: string }).code === '57014') throw new Refusal('BAD_INPUT', [{ code: 'TOO_COSTLY', path: ['query'] }])
    throw fault
  })
}

/** Whose midnight a relative period begins at: the municipality's own, or the capital's where there are several. */
export async function zoneOfScope({ municipalities }: Pick<Scope, 'municipalities'>, pool: pg.Pool): Promise<Zone> {
  const [only] = municipalities === 'ALL' || municipalities.length !== 1 ? [] : municipalities
  if (only === undefined) return 'Asia/Jakarta'
  const [town] = await rowsOf<{ zone: Zone }>(pool, sql`select time_zone as zone from municipality where id = ${only}`)
  return town?.zone ?? 'Asia/Jakarta'
}
