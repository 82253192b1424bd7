import { parsePeriod, type ObservationState as State } from '@tolok/domain'
import type pg from 'pg'
import { found, uuidOf } from '../../platform/code-id'
import { isCurrentAt } from '../../platform/current-at'
import { agreed } from '../../platform/errors'
import { listLoader, pageLoader, rowLoader, type Key } from '../../platform/loader'
import { cursorOf, partsOf, toPage, type Page, type PageArgs } from '../../platform/page'
import { within, type Scope } from '../../platform/scope'
import { allOf, pageRows, rowsOf, sql, type Runner, type Sql } from '../../platform/statement'
import { agencyKey } from '../agencies'
import { assignmentsOf, rowsReached } from '../employees'
import { indicatorKey } from '../indicators'
import { targetOf } from '../targets'
import type { Observation, ObservationArgs, ObservationState } from './observation.object'

const observationColumns: Sql = sql`o.id, o.id as key, o.municipality_id as "municipalityId", o.target_id as "targetId", o.observed_on::text as "observedOn",
  o.value::text, o.numerator::text, o.denominator::text, o.evidence, o.printed_achievement as "printedAchievement", o.state, o.recorded_at as "recordedAt",
  o.first_submitted_at as "firstSubmittedAt", o.source_id as "sourceId", o.supersedes_id as "supersedesId", o.recorded_by as "recordedBy"`
const observations: Sql = sql`observation o`

/** The observations (alias `o`) that the actor may read; those about people by way of their targets, for which there is an index. */
const observationsReached = (scope: Scope): Sql =>
  rowsReached(scope, 'observation.read', {
    municipalityId: sql`o.municipality_id`,
    isAbout: (employeeIds, municipalityId) => sql`o.target_id in (
      select t.id from target t where t.municipality_id = ${municipalityId} and t.subject_id in (${assignmentsOf(employeeIds, municipalityId)}))`,
    isOf: (agencyIds) => sql`o.agency_id in (${agencyIds})`,
    isAboutNobody: sql`o.subject_id = o.agency_id`,
  })

/** Observations, the latest day first. */
export async function listObservations(scope: Scope, pool: pg.Pool, args: ObservationArgs): Promise<Page<Observation>> {
  const { municipalityId, period, state, minimumState, first, after } = args
  const inside = municipalityId == null ? scope : found(within(scope, municipalityId))
  const during = period == null ? null : agreed(parsePeriod(period, ['period']))
  const [indicator, agency, target] = await Promise.all([
    args.indicatorId == null ? null : indicatorKey(inside, pool, args.indicatorId),
    args.agencyId == null ? null : agencyKey(inside, pool, args.agencyId),
    args.targetId == null ? null : targetOf(inside, pool, args.targetId, 'observation.read'),
  ])
  const where = allOf([
    observationsReached(inside),
    minimumState == null ? sql`o.withdrawn_at is null` : isCurrentAt(minimumState),
    during && sql`o.observed_on between ${during.firstDay}::date and ${during.lastDay}::date`,
    state != null && sql`o.state = ${state}::record_state`,
    indicator && sql`o.municipality_id = ${indicator.municipalityId} and o.indicator_id = ${indicator.key}::uuid`,
    agency && sql`o.municipality_id = ${agency.municipalityId} and o.agency_id = ${agency.key}::uuid`,
    target && sql`o.municipality_id = ${target.municipalityId} and o.target_id = ${target.key}::uuid`,
  ])
  const [fromDay, fromId] = after ? partsOf(after, 'DAY', 'UUID') : []
  const { rows, count } = await pageRows<Observation>(pool, {
    columns: observationColumns,
    from: observations,
    where,
    after: fromDay === undefined ? null : sql`(o.observed_on, o.id) < (${fromDay}::date, ${fromId}::uuid)`,
    order: sql`o.observed_on desc, o.id desc`,
    first,
  })
  return toPage(rows, first, count, (row) => cursorOf(row.observedOn, row.id))
}

/** The observation with this id, or NOT_FOUND. */
export async function observationOf(scope: Scope, runner: Runner, id: string): Promise<Observation> {
  const [row] = await rowsOf<Observation>(
    runner,
    sql`select ${observationColumns} from ${observations} where o.id = ${uuidOf(id)}::uuid and o.withdrawn_at is null and ${observationsReached(scope)}`,
  )
  return found(row)
}

const keyed = (keys: readonly Key[]): Sql => sql`unnest(${keys.map((one) => one.municipalityId)}::int[], ${keys.map((one) => one.key)}::uuid[])`

export const observationLoader = (scope: Scope, _db: unknown, pool: pg.Pool) =>
  rowLoader<Observation>((keys) =>
    rowsOf(
      pool,
      sql`select ${observationColumns} from ${keyed(keys)} q(municipality_id, id), ${observations}
        where o.municipality_id = q.municipality_id and o.id = q.id and ${observationsReached(scope)}`,
    ),
  )

/** The states each observation has been in, the earliest first. */
export const statesLoader = (_scope: Scope, _db: unknown, pool: pg.Pool) =>
  listLoader<ObservationState>(
    (keys) =>
      rowsOf(
        pool,
        sql`select s.municipality_id as "municipalityId", s.observation_id as "observationId", s.state, s.reason, s.recorded_at as "recordedAt"
          from ${keyed(keys)} q(municipality_id, id) join observation_state s on s.municipality_id = q.municipality_id and s.observation_id = q.id
          order by s.recorded_at, s.state, s.id`,
      ),
    ({ municipalityId, observationId }) => ({ municipalityId, key: observationId }),
  )

/** A page of each target's observations, the latest day first. Give it only targets that the actor may read. */
export const targetObservationsLoader = (scope: Scope, _db: unknown, pool: pg.Pool) =>
  pageLoader<PageArgs, Observation>(async (keys, { first, after }) => {
    const [fromDay, fromId] = after ? partsOf(after, 'DAY', 'UUID') : []
    const asked = sql`${keyed(keys)} with ordinality q(municipality_id, target_id, n)`
    const matching = sql`o.municipality_id = q.municipality_id and o.target_id = q.target_id and o.withdrawn_at is null and ${observationsReached(scope)}`
    const rest = fromDay === undefined ? sql`true` : sql`(o.observed_on, o.id) < (${fromDay}::date, ${fromId}::uuid)`
    return {
      rows: await rowsOf(
        pool,
        sql`select q.n::int, page.* from ${asked} cross join lateral (
          select ${observationColumns} from ${observations} where ${matching} and ${rest} order by o.observed_on desc, o.id desc limit ${first + 1}
        ) page order by q.n, page."observedOn" desc, page.id desc`,
      ),
      count: () => rowsOf(pool, sql`select q.n::int, (select count(*)::int from ${observations} where ${matching}) as total from ${asked}`),
      cursor: (row) => cursorOf(row.observedOn, row.id),
    }
  })

/** Everything that counts for each target at a minimum state, in the order recorded, as the domain wants it. */
export const currentLoader = (minimum: State) => (_scope: Scope, _db: unknown, pool: pg.Pool) =>
  listLoader<Observation>(
    (keys) =>
      rowsOf(
        pool,
        sql`select ${observationColumns} from ${keyed(keys)} q(municipality_id, target_id)
          join observation o on o.municipality_id = q.municipality_id and o.target_id = q.target_id
          where ${isCurrentAt(minimum)} order by o.recorded_at, o.id`,
      ),
    ({ municipalityId, targetId }) => ({ municipalityId, key: targetId }),
  )
