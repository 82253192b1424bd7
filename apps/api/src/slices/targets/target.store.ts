import { revisionOn, type Day, type Permission } from '@tolok/domain'
import type pg from 'pg'
import { found, isCodeId, uuidOf } from '../../platform/code-id'
import { listLoader, pageLoader, rowLoader, type Key } from '../../platform/loader'
import { cursorOf, partsOf, toPage, type Page } from '../../platform/page'
import { within, type Scope } from '../../platform/scope'
import { allOf, pageRows, rowsOf, sql, type Runner, type Sql } from '../../platform/statement'
import { agencyKey } from '../agencies'
import { assignmentsOf, employeeOf, rowsReached } from '../employees'
import { indicatorKey } from '../indicators'
import type { Target, TargetArgs, TargetListArgs, TargetRevision } from './target.object'

const targetColumns: Sql = sql`t.id, t.id as key, t.municipality_id as "municipalityId", t.indicator_id as "indicatorId", t.agency_id as "agencyId",
  t.assignment_id as "assignmentId", held.employee_id as "employeeId", t.period, t.period_from::text as "periodFrom", t.period_to::text as "periodTo", t.source_id as "sourceId"`
const targets: Sql = sql`target t left join assignment held on held.municipality_id = t.municipality_id and held.id = t.assignment_id`

/** The targets (alias `t`) that a permission reaches. */
const targetsReached = (scope: Scope, permission: Permission): Sql =>
  rowsReached(scope, permission, {
    municipalityId: sql`t.municipality_id`,
    isAbout: (employeeIds, municipalityId) => sql`t.subject_id in (${assignmentsOf(employeeIds, municipalityId)})`,
    isOf: (agencyIds) => sql`t.agency_id in (${agencyIds})`,
    isAboutNobody: sql`t.assignment_id is null`,
  })

const inYear = (year: Sql): Sql => sql`t.period_from >= make_date(${year}, 1, 1) and t.period_to <= make_date(${year}, 12, 31)`

/** Targets, the latest period first. */
export async function listTargets(scope: Scope, pool: pg.Pool, args: TargetListArgs): Promise<Page<Target>> {
  const { municipalityId, year, first, after } = args
  const inside = municipalityId == null ? scope : found(within(scope, municipalityId))
  const [indicator, agency, employee] = await Promise.all([
    args.indicatorId == null ? null : indicatorKey(inside, pool, args.indicatorId),
    args.agencyId == null ? null : agencyKey(inside, pool, args.agencyId),
    args.employeeId == null ? null : employeeOf(inside, pool, args.employeeId),
  ])
  const where = allOf([
    targetsReached(inside, 'target.read'),
    sql`t.withdrawn_at is null`,
    year != null && inYear(sql`${yearOf(year)}::int`),
    indicator && sql`t.municipality_id = ${indicator.municipalityId} and t.indicator_id = ${indicator.key}::uuid`,
    agency && sql`t.municipality_id = ${agency.municipalityId} and t.agency_id = ${agency.key}::uuid`,
    employee && sql`t.municipality_id = ${employee.municipalityId} and held.employee_id = ${employee.key}::uuid`,
  ])
  const [fromDay, fromId] = after ? partsOf(after, 'DAY', 'UUID') : []
  const { rows, count } = await pageRows<Target>(pool, {
    columns: targetColumns,
    from: targets,
    where,
    after: fromDay === undefined ? null : sql`(t.period_from, t.id) < (${fromDay}::date, ${fromId}::uuid)`,
    order: sql`t.period_from desc, t.id desc`,
    first,
  })
  return toPage(rows, first, count, (row) => cursorOf(String(row.periodFrom), row.id))
}

/** Years outside the calendar hold no target; the database would fail on them. */
const yearOf = (year: number): number => (year >= 1 && year <= 9999 ? year : 1)

/** The target with this id within the reach of a permission, or NOT_FOUND. */
export async function targetOf(scope: Scope, runner: Runner, id: string, permission: Permission = 'target.read'): Promise<Target> {
  const [row] = await rowsOf<Target>(
    runner,
    sql`select ${targetColumns} from ${targets} where t.id = ${uuidOf(id)}::uuid and t.withdrawn_at is null and ${targetsReached(scope, permission)}`,
  )
  return found(row)
}

const keyed = (keys: readonly Key[]): Sql => sql`unnest(${keys.map((one) => one.municipalityId)}::int[], ${keys.map((one) => one.key)}::uuid[]) q(municipality_id, id)`

export const targetLoader = (scope: Scope, _db: unknown, pool: pg.Pool) =>
  rowLoader<Target>((keys) =>
    rowsOf(pool, sql`select ${targetColumns} from ${keyed(keys)}, ${targets} where t.municipality_id = q.municipality_id and t.id = q.id and ${targetsReached(scope, 'target.read')}`),
  )

/** A target's figures in the order recorded, as `revisionOn` of the domain wants them. */
export const revisionsLoader = (_scope: Scope, _db: unknown, pool: pg.Pool) =>
  listLoader<TargetRevision>(
    (keys) =>
      rowsOf(
        pool,
        sql`select v.id, v.municipality_id as "municipalityId", v.target_id as "targetId", v.valid_from::text as "validFrom", v.value::text, v.value_high::text as "valueHigh",
            v.reason, v.recorded_at as "recordedAt"
          from ${keyed(keys)} join target_revision v on v.municipality_id = q.municipality_id and v.target_id = q.id
          where v.withdrawn_at is null order by v.recorded_at, v.id`,
      ),
    ({ municipalityId, targetId }) => ({ municipalityId, key: targetId }),
  )

/** The figure in force on a day, or where none is given today; before and after its period, on the period's first and last day. */
export function figureOn(target: Target, revisions: readonly TargetRevision[], today: Day, on?: Day | null): TargetRevision | null {
  const [first, last] = [String(target.periodFrom), String(target.periodTo)]
  const day = on ?? (today < first ? first : today > last ? last : today)
  return revisionOn(revisions, day)
}

/** A page of each indicator's targets. */
export const indicatorTargetsLoader = (scope: Scope, _db: unknown, pool: pg.Pool) =>
  pageLoader<TargetArgs, Target>(async (keys, { year, agencyId, first, after }) => {
    const [fromDay, fromId] = after ? partsOf(after, 'DAY', 'UUID') : []
    const asked = sql`unnest(${keys.map((one) => one.municipalityId)}::int[], ${keys.map((one) => one.key)}::uuid[]) with ordinality q(municipality_id, indicator_id, n)`
    const matching = allOf([
      sql`t.municipality_id = q.municipality_id and t.indicator_id = q.indicator_id and t.withdrawn_at is null`,
      targetsReached(scope, 'target.read'),
      year != null && inYear(sql`${yearOf(year)}::int`),
      agencyId != null && ofAgency(agencyId),
    ])
    const rest = fromDay === undefined ? sql`true` : sql`(t.period_from, t.id) < (${fromDay}::date, ${fromId}::uuid)`
    return {
      rows: await rowsOf(
        pool,
        sql`select q.n::int, page.* from ${asked} cross join lateral (
          select ${targetColumns} from ${targets} where ${matching} and ${rest} order by t.period_from desc, t.id desc limit ${first + 1}
        ) page order by q.n, page."periodFrom" desc, page.id desc`,
      ),
      count: () => rowsOf(pool, sql`select q.n::int, (select count(*)::int from ${targets} where ${matching}) as total from ${asked}`),
      cursor: (row) => cursorOf(String(row.periodFrom), row.id),
    }
  })

const ofAgency = (id: string): Sql =>
  sql`exists (select from agency a where a.municipality_id = t.municipality_id and a.id = t.agency_id and a.municipality_id || ':' || a.code = ${isCodeId(id) ? id : ''})`
