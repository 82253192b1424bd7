import { collect, ok, refuse as refused, type Problem, type Result, type Zone } from '@tolok/domain'
import { v7 as uuid } from 'uuid'
import type { Database, Databases } from '../../platform/database'
import { agreed, notFound, Refusal, refuse } from '../../platform/errors'
import type { Scope } from '../../platform/scope'
import { rowsOf, sql, type Runner } from '../../platform/statement'
import { scopeOfAccount } from '../accounts'
import { recordAudit } from '../audit'
import { askedIn, inside, mayHere, savedReportOf, type SavedReport } from '../saved-reports'
import { nextDue, parseCron } from './cron'
import type { ReportChannel, ReportSchedule, ReportScheduleDraft } from './report-schedule.object'
import { scheduleOf } from './report-schedule.store'

const most = { accounts: 50, addresses: 20 } as const
const addressShape = /^[^\s@<>"(),:;[\]\\]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}\.)+[A-Za-z]{2,63}$/
type Transaction = Parameters<Parameters<Database['$transaction']>[0]>[0]

/** Sets the actor's schedule of a report that he may read. Refuses CRON_NOT_FIT, REQUIRED, DUPLICATE, MALFORMED (address), and UNKNOWN_ID for who may not read the report. */
export async function setSchedule(scope: Scope, databases: Databases, draft: ReportScheduleDraft): Promise<ReportSchedule> {
  const cron = agreed(parseCron(draft.cron, ['schedule', 'cron']))
  const channels = draft.channels ?? ['IN_APP']
  const addresses = agreed(parseAddresses(channels, draft.addresses ?? []))
  const pool = databases.sqlOf(scope)
  const report = await savedReportOf(scope, pool, draft.reportId)
  const { municipalityId } = report
  if (!mayHere(scope, 'report.schedule', municipalityId) || report.archivedAt !== null) throw notFound()
  const accountIds = await readersNamed(scope, databases, pool, report, draft.accounts ?? [])
  return databases.of(scope).$transaction(async (tx) => {
    const { zone } = await askedIn(inside(scope, municipalityId), tx, municipalityId)
    const next = nextDue(cron, zone, scope.at).toISOString()
    const [kept] = await rowsOf<{ id: string }>(
      tx,
      sql`insert into report_schedule (municipality_id, id, report_id, owner_id, cron, channels, account_ids, addresses, next_run_at)
        values (${municipalityId}::int, ${uuid()}::uuid, ${report.id}::uuid, ${scope.actor.accountId}::uuid, ${cron}, ${channels}::report_channel[], ${accountIds}::uuid[], ${addresses}::text[], ${next}::timestamptz)
        on conflict (municipality_id, report_id, owner_id) do update
        set cron = excluded.cron, channels = excluded.channels, account_ids = excluded.account_ids, addresses = excluded.addresses, active = true, next_run_at = excluded.next_run_at, changed_at = now()
        returning id`,
    )
    const { id } = kept!
    await told(scope, tx, { municipalityId, id }, 'REPORT_SCHEDULED', { report: report.id, cron, accounts: accountIds.length, addresses: addresses.length })
    return scheduleOf(scope, tx, id)
  })
}

/** Rests, or goes on from the next due time. */
export const pauseSchedule = (scope: Scope, db: Database, id: string, paused: boolean): Promise<ReportSchedule> =>
  db.$transaction(async (tx) => {
    const { municipalityId, cron, timeZone } = await scheduleOf(scope, tx, id)
    if (!mayHere(scope, 'report.schedule', municipalityId)) throw notFound()
    const next = paused ? null : nextDue(cron, timeZone as Zone, scope.at).toISOString()
    await rowsOf(
      tx,
      sql`update report_schedule set active = ${!paused}, next_run_at = ${next}::timestamptz, changed_at = now() where municipality_id = ${municipalityId}::int and id = ${id}::uuid`,
    )
    await told(scope, tx, { municipalityId, id }, paused ? 'REPORT_SCHEDULE_PAUSED' : 'REPORT_SCHEDULE_RESUMED', {})
    return scheduleOf(scope, tx, id)
  })

function parseAddresses(channels: readonly ReportChannel[], addresses: readonly string[]): Result<string[]> {
  const path = ['schedule', 'addresses']
  if (channels.length === 0) return refused('REQUIRED', ['schedule', 'channels'])
  if (addresses.length > most.addresses) return refused('TOO_LONG', path, { most: most.addresses })
  if (channels.includes('E_MAIL') !== addresses.length > 0) return channels.includes('E_MAIL') ? refused('REQUIRED', path) : refused('INCOMPATIBLE', path, { with: 'channels' })
  const plain = addresses.map((address) => address.trim().toLowerCase())
  return collect(
    plain.map((address, i) => {
      if (plain.indexOf(address) < i) return refused('DUPLICATE', [...path, i], { first: plain.indexOf(address) })
      return addressShape.test(address) && address.length <= 254 ? ok(address) : refused('MALFORMED', [...path, i], { expected: 'E_MAIL' })
    }),
  )
}

/** The accounts of these names, each of which may read the report. One that is missing, and one that may not, are refused alike. */
async function readersNamed(scope: Scope, databases: Databases, pool: Runner, report: SavedReport, names: readonly string[]): Promise<string[]> {
  const path = ['schedule', 'accounts']
  if (names.length > most.accounts) throw refuse([{ code: 'TOO_LONG', path, most: most.accounts }])
  const known = await rowsOf<{ id: string; username: string }>(pool, sql`select id, username from account where username = any(${[...names]}::text[])`)
  const readers = new Map<string, string>()
  for (const { id, username } of known) if (await mayRead(databases, id, report.id, scope.at)) readers.set(username, id)
  const problems = names.flatMap((name, i): Problem[] => {
    if (names.indexOf(name) < i) return [{ code: 'DUPLICATE', path: [...path, i], first: names.indexOf(name) }]
    return readers.has(name) ? [] : [{ code: 'UNKNOWN_ID', path: [...path, i] }]
  })
  if (problems.length > 0) throw refuse(problems)
  return [...readers.values()].filter((id) => id !== scope.actor.accountId)
}

/** May this account sign in and read the report at this moment? */
export async function mayRead(databases: Databases, accountId: string, reportId: string, at: Date): Promise<boolean> {
  const reader = await scopeOfAccount(databases, accountId, at)
  if (!reader) return false
  return savedReportOf(reader, databases.sqlOf(reader), reportId).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Refusal) return false
      throw error
    },
  )
}

export const told = (scope: Scope, tx: Transaction, { municipalityId, id }: { municipalityId: number; id: string }, action: string, detail: Record<string, string | number>): Promise<void> =>
  recordAudit(tx, scope, { municipalityId, action, objectType: 'REPORT_SCHEDULE', objectId: id, detail })
