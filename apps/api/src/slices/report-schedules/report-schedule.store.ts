import { grantsFor, type Problem } from '@tolok/domain'
import type pg from 'pg'
import { found, uuidOf } from '../../platform/code-id'
import type { Database } from '../../platform/database'
import { rowLoader } from '../../platform/loader'
import { cursorOf, partsOf, toPage, type Page } from '../../platform/page'
import type { Scope } from '../../platform/scope'
import { allOf, inMunicipalities, pageRows, rowsOf, sql, type Runner, type Sql } from '../../platform/statement'
import { nameOf } from '../saved-reports'
import type { ReportRun, ReportRunArgs, ReportSchedule, ReportScheduleArgs } from './report-schedule.object'

const scheduleColumns: Sql = sql`s.municipality_id as "municipalityId", s.id, s.report_id as "reportId", s.owner_id as "ownerId", s.cron, coalesce(m.time_zone, 'Asia/Jakarta') as "timeZone",
  s.channels::text[] as channels, array(select a.username from account a where a.id = any(s.account_ids) order by a.username) as accounts, s.addresses, s.active, s.next_run_at as "nextRunAt"`
const schedules = sql`report_schedule s left join municipality m on m.id = s.municipality_id`
const isMine = (scope: Scope): Sql => sql`(${inMunicipalities(scope, sql`s.municipality_id`)} and s.owner_id = ${scope.actor.accountId}::uuid)`

/** The actor's own, by when they are due; paused ones last. */
export async function listSchedules(scope: Scope, pool: pg.Pool, { first, after }: ReportScheduleArgs): Promise<Page<ReportSchedule>> {
  const due = sql`to_char(coalesce(s.next_run_at, 'infinity') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')`
  const [fromDue, fromId] = after ? partsOf(after, 'TEXT', 'UUID') : []
  const { rows, count } = await pageRows<ReportSchedule & { due: string }>(pool, {
    columns: sql`${scheduleColumns}, coalesce(${due}, '~') as due`,
    from: schedules,
    where: isMine(scope),
    after: fromId === undefined ? null : sql`(coalesce(${due}, '~'), s.id) > (${fromDue}, ${fromId}::uuid)`,
    order: sql`coalesce(${due}, '~'), s.id`,
    first,
  })
  return toPage(rows, first, count, (row) => cursorOf(row.due, row.id))
}

/** The actor's schedule with this id, or NOT_FOUND. */
export async function scheduleOf(scope: Scope, runner: Runner, id: string): Promise<ReportSchedule> {
  const [row] = await rowsOf<ReportSchedule>(runner, sql`select ${scheduleColumns} from ${schedules} where s.id = ${uuidOf(id)}::uuid and ${isMine(scope)}`)
  return found(row)
}

/** The actor's schedules of reports. */
export const scheduleLoader = (scope: Scope, _db: Database, pool: pg.Pool) =>
  rowLoader<ReportSchedule & { key: string }>((keys) =>
    rowsOf(
      pool,
      sql`select ${scheduleColumns}, s.report_id as key from ${schedules} where ${isMine(scope)}
        and (s.municipality_id, s.report_id) in (select * from unnest(${keys.map(({ municipalityId }) => municipalityId)}::int[], ${keys.map(({ key }) => key)}::uuid[]))`,
    ),
  )

/** Whoever looks after a municipality's accounts sees that its schedules run, not what they answer. */
const looksAfter = (scope: Scope): Sql => sql`(s.municipality_id = any(${grantsFor(scope.actor, 'account.manage').flatMap(({ grant }) => grant.municipalityId ?? [])}::int[]))`

type RunRow = ReportRun & { problems: Problem[] }
const toRun = (row: RunRow): ReportRun => ({ ...row, problems: row.problems.map(({ code, path, ...facts }) => ({ code, path: path.map(String), facts })) })
const runColumnsFor = (scope: Scope): Sql => sql`r.municipality_id as "municipalityId", r.id, r.schedule_id as "scheduleId", r.report_id as "reportId", r.state, r.due_at as "dueAt", r.missed,
  r.requested_by is not null as "byHand", r.version, r.as_of as "asOf", r.query_hash as "queryHash", case when ${isMine(scope)} then r.row_count end as "rowCount",
  r.started_at as "startedAt", r.finished_at as "finishedAt", r.problems, ${nameOf(scope)} as "accountName"`
const runs = sql`report_run r join report_schedule s on s.municipality_id = r.municipality_id and s.id = r.schedule_id join account w on w.id = r.account_id`

/** What came of the actor's schedules, and of those he looks after; the latest first. */
export async function listRuns(scope: Scope, pool: pg.Pool, { scheduleId, failed, first, after }: ReportRunArgs): Promise<Page<ReportRun>> {
  const [fromId] = after ? partsOf(after, 'UUID') : []
  const { rows, count } = await pageRows<RunRow>(pool, {
    columns: runColumnsFor(scope),
    from: runs,
    where: allOf([
      sql`(${isMine(scope)} or ${looksAfter(scope)})`,
      scheduleId != null && sql`r.schedule_id = ${uuidOf(scheduleId)}::uuid`,
      failed && sql`r.state = 'FAILED'`,
    ]),
    after: fromId === undefined ? null : sql`r.id < ${fromId}::uuid`,
    order: sql`r.id desc`, // made in the order of time
    first,
  })
  return toPage(rows.map(toRun), first, count, ({ id }) => cursorOf(id))
}

export async function runOf(scope: Scope, runner: Runner, id: string): Promise<ReportRun> {
  const [row] = await rowsOf<RunRow>(runner, sql`select ${runColumnsFor(scope)} from ${runs} where r.id = ${id}::uuid and (${isMine(scope)} or ${looksAfter(scope)})`)
  return toRun(found(row))
}
