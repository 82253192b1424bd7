/** Asks a scheduled report with the rights its owner has at this moment, keeps what came of it, and tells those who wait for it. */
import { csvStyles, draftOf, reportFileName, reportLimits, sheetLines, sheetOf, type Problem, type SavedReportDocument, type Zone } from '@tolok/domain'
import { v7 as uuid } from 'uuid'
import type { Database, Databases } from '../../platform/database'
import { Refusal, refuse } from '../../platform/errors'
import { declaredReports } from '../../platform/report-ids'
import type { Scope } from '../../platform/scope'
import { rowsOf, sql } from '../../platform/statement'
import { scopeOfAccount } from '../accounts'
import { answerReport, seenBy, type Report } from '../reports'
import { askedIn, mayHere, protectedIn, savedReportOf, type SavedReport } from '../saved-reports'
import { endInterrupted, takeDue, thePlatform, type TakenRun } from './due'
import { letterOf, mostAttached } from './letter'
import { mayRead } from './set-schedule'

/** Where people reach Tolok, for letters; and where a fault of our own is told. */
export type House = { readonly home: string; readonly log?: { error: (facts: object, message: string) => void } }
type Answered = { readonly scope: Scope; readonly saved: SavedReport; readonly report: Report; readonly zone: Zone }

/** Runs everything that is due; answers how many runs this server made. */
export async function runDue(databases: Databases, now: Date, house: House): Promise<number> {
  await endInterrupted(databases, now)
  for (let made = 0; ; ) {
    const run = await takeDue(databases, now)
    if (run === null) return made
    if (run === 'TAKEN') continue
    await perform(databases, run, now, house)
    made++
  }
}

/** Runs what was taken. It never throws for a report that cannot be asked: that is what came of it. */
export async function perform(databases: Databases, run: TakenRun, now: Date, house: House): Promise<void> {
  let answered: Answered | null = null
  let problems: Problem[] = []
  try {
    answered = await answer(databases, run, now)
  } catch (error) {
    if (!(error instanceof Refusal)) house.log?.error({ err: error, run: run.id }, 'a scheduled report failed')
    problems = error instanceof Refusal ? [...error.problems] : [{ code: 'INTERNAL', path: ['run'] }]
  }
  await settle(databases, run, answered, problems, now, house)
}

async function answer(databases: Databases, run: TakenRun, now: Date): Promise<Answered> {
  const scope = await scopeOfAccount(databases, run.accountId, now)
  if (!scope) throw refuse([{ code: 'OWNER_GONE', path: ['owner'] }])
  if (!mayHere(scope, 'report.schedule', run.municipalityId)) throw new Refusal('FORBIDDEN', [{ code: 'FORBIDDEN', path: ['owner'] }])
  const saved = await savedReportOf(scope, databases.sqlOf(scope), run.reportId).catch((error: unknown) => {
    throw error instanceof Refusal ? new Refusal('NOT_FOUND', [{ code: 'NOT_FOUND', path: ['report'] }]) : error
  })
  const { zone } = await askedIn(scope, databases.of(scope), run.municipalityId)
  const draft = draftOf((saved.document as SavedReportDocument).query)
  const whole = { ...draft, page: { first: reportLimits.first } }
  const report = await answerReport(scope, databases, seenBy(scope.actor, declaredReports()), whole, { withCoverage: true, zone, now })
  return { scope, saved, report, zone }
}

type Wanted = { channels: string[]; accountIds: string[]; addresses: string[]; title: string }

/** In one transaction: what came of it, the messages and the letters. Either all are kept or none. */
async function settle(databases: Databases, run: TakenRun, answered: Answered | null, failures: Problem[], now: Date, house: House): Promise<void> {
  const platform = thePlatform(now)
  const [wanted] = await rowsOf<Wanted>(
    databases.sqlOf(platform),
    sql`select s.channels::text[] as channels, s.account_ids::text[] as "accountIds", s.addresses, v.document->>'title' as title
      from report_schedule s join saved_report r on r.municipality_id = s.municipality_id and r.id = s.report_id
      join saved_report_version v on v.municipality_id = r.municipality_id and v.report_id = r.id and v.version = coalesce(r.published_version, r.version)
      where s.municipality_id = ${run.municipalityId}::int and s.id = ${run.scheduleId}::uuid`,
  )
  if (!wanted) return
  const { told, problems } = await listeners(databases, run, wanted, now)
  const title = answered?.saved.title ?? wanted.title
  await databases.of(platform).$transaction(async (tx) => {
    await rowsOf(
      tx,
      sql`update report_run set state = ${answered ? 'DONE' : 'FAILED'}::report_run_state, finished_at = ${now.toISOString()}::timestamptz, version = ${answered?.saved.version ?? null}::int,
          as_of = ${answered?.report.asOf.toISOString() ?? null}::timestamptz, query_hash = ${answered?.report.queryHash ?? null}, row_count = ${answered?.report.rowCount ?? null}::int,
          problems = ${JSON.stringify([...failures, ...problems])}::jsonb
        where municipality_id = ${run.municipalityId}::int and id = ${run.id}::uuid`,
    )
    const detail = { title, dueAt: run.dueAt.toISOString(), missed: run.missed, codes: failures.map(({ code }) => code) }
    for (const accountId of told) await message(tx, run, accountId, answered ? 'REPORT_READY' : 'REPORT_FAILED', detail, now)
    if (answered && wanted.channels.includes('E_MAIL')) await letters(tx, run, answered, wanted.addresses, now, house)
  })
}

/** The owner, and of the others those who may still read the report. Of a failure the owner hears whatever the channels. */
async function listeners(databases: Databases, run: TakenRun, { channels, accountIds }: Wanted, now: Date): Promise<{ told: string[]; problems: Problem[] }> {
  const told = [run.accountId]
  const problems: Problem[] = []
  for (const [i, accountId] of (channels.includes('IN_APP') ? accountIds : []).entries()) {
    if (await mayRead(databases, accountId, run.reportId, now)) told.push(accountId)
    else problems.push({ code: 'UNKNOWN_ID', path: ['accounts', i] })
  }
  return { told, problems }
}

type Transaction = Parameters<Parameters<Database['$transaction']>[0]>[0]

const message = (tx: Transaction, run: TakenRun, accountId: string, kind: string, detail: object, now: Date): Promise<unknown> =>
  rowsOf(
    tx,
    sql`insert into inbox_message (municipality_id, id, account_id, kind, report_id, run_id, detail, recorded_at)
      values (${run.municipalityId}::int, ${uuid()}::uuid, ${accountId}::uuid, ${kind}, ${run.reportId}::uuid, ${run.id}::uuid, ${JSON.stringify(detail)}::jsonb, ${now.toISOString()}::timestamptz)`,
  )

async function letters(tx: Transaction, run: TakenRun, { scope, saved, report, zone }: Answered, addresses: readonly string[], now: Date, { home }: House): Promise<void> {
  const why = protectedIn(report.query).length > 0 ? 'ABOUT_PERSONS' : report.rowCount > report.rows.length ? 'TOO_LARGE' : null
  const csv = why ? null : tableOf(scope, report, zone)
  const table = csv !== null && csv.length <= mostAttached ? csv : null
  const { subject, body } = letterOf({ title: saved.title, asOf: report.asOf, zone, rowCount: report.rowCount, missed: run.missed, home, table, why: why ?? (table === null ? 'TOO_LARGE' : null) })
  const name = table === null ? null : reportFileName(saved).replace('.tolok.json', '.csv')
  for (const address of addresses) {
    await rowsOf(
      tx,
      sql`insert into outbox_mail (municipality_id, id, run_id, address, subject, body, attachment_name, attachment, recorded_at)
        values (${run.municipalityId}::int, ${uuid()}::uuid, ${run.id}::uuid, ${address}, ${subject}, ${body}, ${name}, ${table}, ${now.toISOString()}::timestamptz)`,
    )
  }
}

/** The same text as a file of the same question: the domain's sheet, as spreadsheets in Indonesian expect it. */
const tableOf = (scope: Scope, report: Report, zone: Zone): string =>
  [...sheetLines(sheetOf(report, report.query, seenBy(scope.actor, declaredReports()), { asOf: report.asOf.getTime(), zone, queryHash: report.queryHash }), csvStyles.id)].join('')
