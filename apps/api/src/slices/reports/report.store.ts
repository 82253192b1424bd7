import { createHash } from 'node:crypto'
import type pg from 'pg'
import {
  canonicalQuery,
  dayInZone,
  errandsOf,
  keptByTop,
  othersErrand,
  parseReportQuery,
  reportLimits,
  tabulate,
  type Errand,
  type Key,
  type Problem,
  type ReportQuery,
  type ReportQueryDraft,
  type ReportTable,
  type ReportTallies,
  type Zone,
} from '@tolok/domain'
import { Refusal, refuse } from '../../platform/errors'
import type { Databases } from '../../platform/database'
import type { Scope } from '../../platform/scope'
import { nameOf } from '../../platform/statement'
import { rowsUntil } from '../../platform/until-gone'
import { askedOf, choosePlan, countedFromFacts, planOf, type ReportPlan } from './choose-plan'
import { compileReport } from './compile'
import { cursorText, readCursor, type Cursor } from './cursor'
import { partsOf, rowsInParts } from './in-parts'
import { readParents } from './parents'
import { isHopeless, leastGroups } from './estimate'
import type { Asked, SqlCatalogue } from './plan'
import { groupsIn, readTallies, type TallyRow } from './read-tallies'
import { reportScopeOf, type ReportScope } from './report-scope'
import { inSharedSnapshot, inSnapshot, type Snapshot } from './snapshot'

/** Changes when the same question over the same facts may be answered otherwise. */
export const planVersion = '2'

export type Report = ReportTable & { readonly query: ReportQuery; readonly asOf: Date; readonly queryHash: string; readonly endCursor: string | null; readonly plan: ReportPlan }
/** `fromFacts`: without a look at what is kept. */
type Options = { withCoverage?: boolean; withAttributes?: boolean; zone?: Zone; now?: Date; fromFacts?: boolean; signal?: AbortSignal | undefined }
type Sources = Pick<Databases, 'reportOf'>

/** The answer to a question, counted in one snapshot and judged by the domain. Refuses what cannot be asked, and what would be too large. */
export async function answerReport(scope: Scope, databases: Sources, catalogue: SqlCatalogue, draft: ReportQueryDraft, options: Options = {}): Promise<Report> {
  const question = readQuestion(scope, catalogue, draft, options)
  return inSnapshot(databases.reportOf(scope), (snapshot, spare) => answer(snapshot, { ...question, spare }))
}

/** The answers to several questions, all of one snapshot and one moment. A refusal names the question it is about: ['queries', 2, …]. */
export async function answerReports(scope: Scope, databases: Sources, catalogue: SqlCatalogue, drafts: readonly ReportQueryDraft[], options: Options = {}): Promise<Report[]> {
  const problems: Problem[] = []
  const questions = drafts.flatMap((draft, i) => {
    try {
      return [readQuestion(scope, catalogue, draft, options)]
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      problems.push(...error.problems.map((problem) => ({ ...problem, path: ['queries', i, ...problem.path] })))
      return []
    }
  })
  if (problems.length > 0) throw refuse(problems)
  return inSharedSnapshot(databases.reportOf(scope), questions.map((question) => (snapshot: Snapshot) => answer(snapshot, question)))
}

/** A question with all that is known before it is counted. */
export type ReadQuestion = {
  readonly query: ReportQuery
  readonly queryHash: string
  readonly catalogue: SqlCatalogue
  readonly scope: ReportScope
  readonly asked: Asked
  readonly cursor: Cursor | null
  readonly fromFacts: boolean
  readonly signal: AbortSignal | undefined
  /** Lends a second connection to a question that has one answer to itself. */
  readonly spare?: pg.Pool
}

export function readQuestion(scope: Scope, catalogue: SqlCatalogue, draft: ReportQueryDraft, { withCoverage = true, withAttributes = false, zone = 'Asia/Jakarta', now = scope.at, fromFacts = false, signal }: Options): ReadQuestion {
  const parsed = parseReportQuery(draft, catalogue, { today: dayInZone(draft.asOf ?? now.getTime(), zone), now: now.getTime() })
  if (!parsed.ok) throw refuse(parsed.problems)
  const query = parsed.value
  const queryHash = hashOf(canonicalQuery(query))
  const cursor = query.page.after === null ? null : readCursor(query.page.after, queryHash)
  if (query.page.after !== null && cursor === null) throw refuse([{ code: 'CURSOR_NOT_FIT', path: ['page', 'after'] }])
  const past = cursor?.asOf ?? query.asOf
  return { query, queryHash, catalogue, scope: reportScopeOf(scope), asked: { asOf: new Date(past ?? now.getTime()), isLive: past === null, withCoverage, withAttributes }, cursor, fromFacts, signal }
}

const hashOf = (text: string): string => createHash('sha256').update(`${planVersion}\n${text}`).digest('hex').slice(0, 32)

async function answer(snapshot: Snapshot, question: ReadQuestion): Promise<Report> {
  const { query, queryHash, catalogue, asked, cursor } = question
  const { tallies, plan, ...besides } = await countAll(snapshot, question)
  const offset = cursor?.offset ?? 0
  // Said of whoever may not see everybody, whatever is in the data: what is there would tell of them too.
  const leavesPersonsOut = question.scope.persons != null && catalogue.measures.some(({ id, fact }) => query.measures.includes(id) && fact !== 'PUBLISHED')
  const table = tabulate(query, catalogue, { ...tallies, remarks: leavesPersonsOut ? [{ code: 'PERSONS_LEFT_OUT' }] : [] }, { ...besides, offset })
  const shown = offset + table.rows.length
  return { ...table, query, asOf: asked.asOf, queryHash, plan, endCursor: table.rows.length > 0 ? cursorText({ offset: shown, asOf: asked.asOf.getTime() }, queryHash) : null }
}

export type Counted = { readonly tallies: ReportTallies; readonly brought: { readonly answers: ReadonlyMap<string, ReportTallies>; readonly parents: ReadonlyMap<string, string> }; readonly others: ReportTallies | null; readonly plan: ReportPlan }

/** Everything a question's table is made of: its own tallies, what it is compared with, the rest of its top. */
export async function countAll(snapshot: Snapshot, question: ReadQuestion): Promise<Counted> {
  const { query, catalogue } = question
  const { tallies, plan } = await count(snapshot, question)
  const answers = new Map<string, ReportTallies>()
  let parents: ReadonlyMap<string, string> = new Map()
  for (const errand of errandsOf(query, catalogue)) {
    answers.set(errand.id, (await count(snapshot, question, errand)).tallies)
    if (errand.parentsOf) parents = await readParents(snapshot, question, errand.parentsOf.level)
  }
  const kept = keptByTop(query, catalogue, tallies)
  return { tallies, brought: { answers, parents }, others: kept && (await count(snapshot, question, othersErrand(query, kept))).tallies, plan }
}

/** The rows that a question's top keeps, by all their row keys; none where it leaves nothing over. */
export async function keptRows(scope: Scope, databases: Sources, catalogue: SqlCatalogue, query: ReportQuery, moment: Pick<Asked, 'asOf' | 'isLive'>): Promise<readonly (readonly Key[])[]> {
  const question: ReadQuestion = { query, queryHash: '', catalogue, scope: reportScopeOf(scope), asked: { ...moment, withCoverage: false }, cursor: null, fromFacts: false, signal: undefined }
  const { tallies } = await inSnapshot(databases.reportOf(scope), (snapshot, spare) => count(snapshot, { ...question, spare }))
  return keptByTop(query, catalogue, tallies) ?? []
}

/**
 * One question or errand, from what is kept where that answers it exactly. What is kept of one municipality is counted faster than the statement is
 * planned: PostgreSQL keeps its plan for the next question of the same form. Of larger scopes it plans for the very values: there they decide.
 */
async function count(snapshot: Snapshot, { query: own, scope, catalogue, asked: moment, fromFacts, signal, spare }: ReadQuestion, errand?: Errand): Promise<{ tallies: ReportTallies; plan: ReportPlan }> {
  const query = errand?.query ?? own
  const asked = errand ? { ...moment, withCoverage: false, withAttributes: false } : moment
  const choice = fromFacts ? countedFromFacts : await choosePlan(query, scope, catalogue, asked, snapshot, errand)
  const keepsPlan = choice.keeping.facts && scope.municipalities.length === 1
  await snapshot.query(`set local plan_cache_mode = ${keepsPlan ? 'force_generic_plan' : 'auto'}`)
  // What is read from kept tallies is counted as fast as it is estimated.
  const least = fromFacts || choice.keeping.facts ? 0 : await leastGroups(query, scope, catalogue, asked, snapshot)
  if (isHopeless(least)) throw refuse([{ code: 'TOO_MANY_GROUPS', path: [], most: reportLimits.groups, count: least, estimated: true }])
  let counted = 0
  const rowsOf = async (connection: Snapshot, part: ReportScope) => {
    const { text, values } = compileReport(query, part, catalogue, { ...asked, keeping: choice.keeping }, errand)
    const rows = await run(connection, { text, values, ...(keepsPlan ? { name: nameOf(text) } : {}) }, signal)
    counted += groupsIn(query, rows)
    if (counted > reportLimits.groups) throw refuse([{ code: 'TOO_MANY_GROUPS', path: [], most: reportLimits.groups, count: counted, ...(part === scope ? {} : { estimated: true }) }]) // of the parts so far
    return rows
  }
  const isPublished = catalogue.measures.some(({ id, fact }) => query.measures.includes(id) && fact === 'PUBLISHED') // its cubes are told once
  const parts = spare && !choice.keeping.facts && !isPublished ? await partsOf(snapshot, scope) : [scope]
  const rows = spare && parts.length > 1 ? await rowsInParts(snapshot, spare, parts, rowsOf) : await rowsOf(snapshot, scope)
  const { tallies, groups, pending } = readTallies(query, catalogue, rows)
  return { tallies, plan: planOf(choice, { groups, pending }, askedOf(query, catalogue, asked.withCoverage)) }
}

/** A question that the database gives up on is a question too large, not a fault; whoever has left is owed nothing. */
async function run(snapshot: Snapshot, statement: { name?: string; text: string; values: unknown[] }, signal?: AbortSignal): Promise<TallyRow[]> {
  try {
    return await rowsUntil<(string | null)[]>(snapshot, statement, signal)
  } catch (error) {
    if (signal?.aborted) throw new Refusal('BAD_INPUT') // nobody hears it
    if ((error as { code?: string }).code === '57014') throw new Refusal('BAD_INPUT', [{ code: 'TOO_COSTLY', path: ['query'] }])
    throw error
  }
}
