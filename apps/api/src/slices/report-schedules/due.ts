/** Which schedules are due, and whose run it is: a due time is taken once, however many servers look. */
import type { Zone } from '@tolok/domain'
import { v7 as uuid } from 'uuid'
import type { Databases } from '../../platform/database'
import type { Scope } from '../../platform/scope'
import { rowsOf, sql } from '../../platform/statement'
import { lastDue, nextDue } from './cron'

/** The platform itself, which looks at every municipality's schedules and runs none with rights of its own. */
export const thePlatform = (at: Date): Scope => ({ actor: { accountId: 'the platform', roles: [] }, municipalities: 'ALL', at })

/** A run that is under way. */
export type TakenRun = { readonly municipalityId: number; readonly id: string; readonly scheduleId: string; readonly reportId: string; readonly accountId: string; readonly dueAt: Date; readonly missed: number }

type DueRow = { municipalityId: number; id: string; reportId: string; ownerId: string; cron: string; zone: Zone; nextRunAt: Date }

/** Takes the schedule that has waited longest; null when none is due. What is locked by another server, or was taken by it, is not waited for. */
export async function takeDue(databases: Databases, now: Date): Promise<TakenRun | 'TAKEN' | null> {
  return databases.of(thePlatform(now)).$transaction(async (tx) => {
    const [due] = await rowsOf<DueRow>(
      tx,
      sql`select s.municipality_id as "municipalityId", s.id, s.report_id as "reportId", s.owner_id as "ownerId", s.cron, coalesce(m.time_zone, 'Asia/Jakarta') as zone, s.next_run_at as "nextRunAt"
        from report_schedule s join saved_report r on r.municipality_id = s.municipality_id and r.id = s.report_id and r.archived_at is null
        left join municipality m on m.id = s.municipality_id
        where s.active and s.next_run_at <= ${now.toISOString()}::timestamptz order by s.next_run_at limit 1 for update of s skip locked`,
    )
    if (!due) return null
    const { municipalityId, id, cron, zone } = due
    const { dueAt, missed } = lastDue(cron, zone, due.nextRunAt, now)
    const next = nextDue(cron, zone, now).toISOString()
    await rowsOf(tx, sql`update report_schedule set next_run_at = ${next}::timestamptz where municipality_id = ${municipalityId}::int and id = ${id}::uuid`)
    const run: TakenRun = { municipalityId, id: uuid(), scheduleId: id, reportId: due.reportId, accountId: due.ownerId, dueAt, missed }
    const taken = await keepRun(tx, run, null, now)
    return taken ? run : 'TAKEN'
  })
}

type Transaction = Parameters<Parameters<ReturnType<Databases['of']>['$transaction']>[0]>[0]

/** False when this due time has its run already. */
export async function keepRun(tx: Transaction, run: TakenRun, requestedBy: string | null, now: Date): Promise<boolean> {
  const kept = await rowsOf(
    tx,
    sql`insert into report_run (municipality_id, id, schedule_id, report_id, due_at, missed, account_id, requested_by, started_at)
      values (${run.municipalityId}::int, ${run.id}::uuid, ${run.scheduleId}::uuid, ${run.reportId}::uuid, ${run.dueAt.toISOString()}::timestamptz, ${run.missed}::int, ${run.accountId}::uuid,
        ${requestedBy}::uuid, ${now.toISOString()}::timestamptz)
      on conflict (municipality_id, schedule_id, due_at) do nothing returning id`,
  )
  return kept.length > 0
}

/** A server that ended in the middle leaves its run RUNNING: after a quarter of an hour it counts as failed, and says so. */
export async function endInterrupted(databases: Databases, now: Date): Promise<void> {
  const long = new Date(now.getTime() - 15 * 60_000).toISOString()
  await rowsOf(
    databases.sqlOf(thePlatform(now)),
    sql`update report_run set state = 'FAILED', finished_at = ${now.toISOString()}::timestamptz, problems = '[{"code":"INTERNAL","path":["run"]}]' where state = 'RUNNING' and started_at < ${long}::timestamptz`,
  )
}
