/** What a municipality's own templates name: its agencies, its indicators, and the targets whose figures are due. */
import { can } from '@tolok/domain'
import type pg from 'pg'
import { notFound } from '../../platform/errors'
import { within, type Scope } from '../../platform/scope'
import { rowsOf, sql } from '../../platform/statement'

export type AgencyCode = { code: string; name: string }
export type IndicatorCode = AgencyCode & { unit: string }
/** A target that covers `day`, the last day of the last whole month; `nip` where it is a person's. */
export type DueTarget = { indicator: string; agency: string; nip: string | null; period: string; day: string }

/** More than this helps nobody to look a code up. */
const mostCodes = 5000
const mostTargets = 2000

const own = (scope: Scope, municipalityId: number): void => {
  if (!within(scope, municipalityId)) throw notFound()
}

export function agencyCodes(scope: Scope, pool: pg.Pool, municipalityId: number): Promise<AgencyCode[]> {
  own(scope, municipalityId)
  return rowsOf<AgencyCode>(
    pool,
    sql`select code, name from agency where municipality_id = ${municipalityId} and withdrawn_at is null and (closed_on is null or closed_on > current_date) order by code limit ${mostCodes}`,
  )
}

export function indicatorCodes(scope: Scope, pool: pg.Pool, municipalityId: number): Promise<IndicatorCode[]> {
  own(scope, municipalityId)
  return rowsOf<IndicatorCode>(
    pool,
    sql`select code, name, unit from indicator where municipality_id = ${municipalityId} and withdrawn_at is null order by code limit ${mostCodes}`,
  )
}

/** Those without a figure on that day or later, the first by indicator, agency and period; of persons for those alone who may see employees. */
export function dueTargets(scope: Scope, pool: pg.Pool, municipalityId: number, at: Date): Promise<DueTarget[]> {
  own(scope, municipalityId)
  const seesPersons = can(scope.actor, 'employee.read', { municipalityId })
  return rowsOf<DueTarget>(
    pool,
    sql`select i.code as indicator, a.code as agency, e.nip, t.period, d.day::text as day
      from municipality m
      cross join lateral (select (date_trunc('month', ${at.toISOString()}::timestamptz at time zone m.time_zone) - interval '1 day')::date as day) d
      join target t on t.municipality_id = m.id and t.withdrawn_at is null and t.period_from <= d.day and d.day <= t.period_to
      join indicator i on i.municipality_id = m.id and i.id = t.indicator_id and i.withdrawn_at is null
      join agency a on a.municipality_id = m.id and a.id = t.agency_id and a.withdrawn_at is null
      left join assignment h on h.municipality_id = m.id and h.id = t.assignment_id
      left join employee e on e.municipality_id = m.id and e.id = h.employee_id
      where m.id = ${municipalityId} and (${seesPersons} or t.assignment_id is null) and not exists (
        select from observation o where o.municipality_id = m.id and o.target_id = t.id and o.observed_on >= d.day and o.withdrawn_at is null and o.successor_state is null)
      order by i.code, a.code, e.nip, t.period limit ${mostTargets}`,
  )
}
