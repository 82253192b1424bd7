import { createHash } from 'node:crypto'
import { canonicalQuery, dayInZone, parseReportQuery, reportLimits, tabulate, type ReportQuery, type ReportQueryDraft, type ReportTable, type Zone } from '@tolok/domain'
import type pg from 'pg'
import { Refusal, refuse } from '../../platform/errors'
import type { Databases } from '../../platform/database'
import type { Scope } from '../../platform/scope'
import { rowsUntil } from '../../platform/until-gone'
import { askedOf, choosePlan, countedFromFacts, planOf, type ReportPlan } from './choose-plan'
import { compileReport } from './compile'
import { cursorText, readCursor } from './cursor'
import { isHopeless, leastGroups } from './estimate'
import type { SqlCatalogue } from './plan'
import { readTallies, type TallyRow } from './read-tallies'
import { reportScopeOf } from './report-scope'

/** Changes when the same question over the same facts may be answered otherwise. */
export const planVersion = '1'

export type Report = ReportTable & { readonly query: ReportQuery; readonly asOf: Date; readonly queryHash: string; readonly endCursor: string | null; readonly plan: ReportPlan }

/** The answer to a question, counted in one statement and judged by the domain. Refuses what cannot be asked, and what would be too large. */
export async function answerReport(
  scope: Scope,
  databases: Pick<Databases, 'reportOf'>,
  catalogue: SqlCatalogue,
  draft: ReportQueryDraft,
  { withCoverage = true, zone = 'Asia/Jakarta' as Zone, now = scope.at, fromFacts = false, signal = undefined as AbortSignal | undefined } = {},
): Promise<Report> {
  const parsed = parseReportQuery(draft, catalogue, { today: dayInZone(draft.asOf ?? now.getTime(), zone), now: now.getTime() })
  if (!parsed.ok) throw refuse(parsed.problems)
  const query = parsed.value
  const queryHash = hashOf(canonicalQuery(query))
  const cursor = query.page.after === null ? null : readCursor(query.page.after, queryHash)
  if (query.page.after !== null && cursor === null) throw refuse([{ code: 'CURSOR_NOT_FIT', path: ['page', 'after'] }])

  const past = cursor?.asOf ?? query.asOf
  const asOf = new Date(past ?? now.getTime())
  const asked = { asOf, isLive: past === null, withCoverage }
  const [reportScope, pool] = [reportScopeOf(scope), databases.reportOf(scope)]
  const choice = fromFacts ? countedFromFacts : await choosePlan(query, reportScope, catalogue, asked, pool)
  // What is read from kept tallies is counted as fast as it is estimated.
  const least = fromFacts || choice.keeping.facts ? 0 : await leastGroups(query, reportScope, catalogue, asked, pool)
  if (isHopeless(least)) throw refuse([{ code: 'TOO_MANY_GROUPS', path: [], most: reportLimits.groups, count: least, estimated: true }])
  const statement = compileReport(query, reportScope, catalogue, { ...asked, keeping: choice.keeping })
  const rows = await counted(pool, statement, signal)
  const { tallies, groups, pending } = readTallies(query, catalogue, rows)
  if (groups > reportLimits.groups) throw refuse([{ code: 'TOO_MANY_GROUPS', path: [], most: reportLimits.groups, count: groups }])
  const table = tabulate(query, catalogue, tallies, cursor?.offset ?? 0)
  const shown = (cursor?.offset ?? 0) + table.rows.length
  const plan = planOf(choice, { groups, pending }, askedOf(query, catalogue, withCoverage))
  return { ...table, query, asOf, queryHash, plan, endCursor: table.rows.length > 0 ? cursorText({ offset: shown, asOf: asOf.getTime() }, queryHash) : null }
}

const hashOf = (text: string): string => createHash('sha256').update(`${planVersion}\n${text}`).digest('hex').slice(0, 32)

/** A question that the database gives up on is a question too large, not a fault; whoever has left is owed nothing. */
async function counted(pool: pg.Pool, statement: { text: string; values: unknown[] }, signal?: AbortSignal): Promise<TallyRow[]> {
  try {
    return await rowsUntil<(string | null)[]>(pool, statement, signal)
  } catch (error) {
    if (signal?.aborted) throw new Refusal('BAD_INPUT') // nobody hears it
    if ((error as { code?: string }).code === '57014') throw new Refusal('BAD_INPUT', [{ code: 'TOO_MANY_GROUPS', path: [], most: reportLimits.groups }])
    throw error
  }
}
