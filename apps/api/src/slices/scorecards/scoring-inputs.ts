/**
 * Everything the domain needs to score plans, read set by set: what single reads, live scores, recomputation, sealing and simulation all use.
 *
 * Which observation counts: the latest of those that correct each other, not withdrawn, SUBMITTED or further for a live scorecard and VERIFIED or
 * further for a final one; against the figure of its target in force on the target's last day, or today while that is ahead, as in reports.
 */
import { readScheme, type Scheme } from '@tolok/domain'
import { isCurrentAt } from '../../platform/current-at'
import type { Scope } from '../../platform/scope'
import { allOf, inMunicipalities, rowsOf, sql, type Runner, type Sql } from '../../platform/statement'
import { toInputs, type IndicatorRow, type InputRow, type ScoringInputs } from './input-row'

export type { ScoringInputs } from './input-row'

export type AskedPlans = {
  /** Only these; otherwise all that the scope holds, by municipality and id. */
  planIds?: readonly string[]
  period?: string | undefined
  scheme?: { readonly municipalityId: number; readonly id: string } | undefined
  /** Null takes both; false where nothing is said. */
  practice?: boolean | null
  /** Only those beyond this plan of the (one) municipality. */
  after?: string | null
  /** Not beyond this one. */
  upTo?: string | null
  minimum?: 'SUBMITTED' | 'VERIFIED'
  /** How many at a time: what is in memory. */
  batch?: number
}

/** The inputs of plans in batches, by municipality and id. Give it a scope with no more than the actor may read, or plans that he may. */
export async function* readScoringInputs(scope: Scope, runner: Runner, asked: AskedPlans): AsyncGenerator<ScoringInputs[]> {
  const known: Known = { schemes: new Map(), indicators: new Map() }
  const { batch = 500 } = asked
  let after: { municipalityId: number; planId: string } | null = null
  for (;;) {
    const rows: InputRow[] = await rowsOf<InputRow>(runner, inputRows(scope, asked, after, batch))
    if (rows.length === 0) return
    await learn(runner, rows, known)
    yield rows.map((row) => toInputs(row, known.schemes.get(row.schemeId) ?? null, known.indicators))
    if (rows.length < batch) return
    const { municipalityId, planId } = rows[rows.length - 1]!
    after = { municipalityId, planId }
  }
}

/** All of them at once: for the few plans of one answer. */
export async function scoringInputsOf(scope: Scope, runner: Runner, asked: AskedPlans & { planIds: readonly string[] }): Promise<ScoringInputs[]> {
  const found: ScoringInputs[] = []
  if (asked.planIds.length > 0) for await (const batch of readScoringInputs(scope, runner, asked)) found.push(...batch)
  return found
}

type KnownScheme = { readonly scheme: Scheme; readonly hash: string }
type Known = { schemes: Map<string, KnownScheme>; indicators: Map<string, IndicatorRow> }

/** Schemes are immutable and few: each is read once a process. */
const schemes = new Map<string, KnownScheme>()

async function learn(runner: Runner, rows: readonly InputRow[], known: Known): Promise<void> {
  const schemeIds = [...new Set(rows.map(({ schemeId }) => schemeId))].filter((id) => !known.schemes.has(id))
  const unread = schemeIds.filter((id) => !schemes.has(id))
  if (unread.length > 0) {
    const found = await rowsOf<{ id: string; document: unknown; hash: string }>(
      runner,
      sql`select s.id, s.document, s.content_hash as hash from scheme s where s.id = any(${unread}::uuid[])`,
    )
    for (const { id, document, hash } of found) {
      const scheme = readScheme(document)
      if (scheme.ok) schemes.set(id, { scheme: scheme.value, hash })
    }
  }
  for (const id of schemeIds) {
    const scheme = schemes.get(id)
    if (scheme) known.schemes.set(id, scheme)
  }

  const wanted = new Set(rows.flatMap(({ items }) => items.map(([, , indicatorId]) => indicatorId)))
  const missing = [...wanted].filter((id) => !known.indicators.has(id))
  if (missing.length === 0) return
  const municipalityIds = [...new Set(rows.map(({ municipalityId }) => municipalityId))]
  const found = await rowsOf<IndicatorRow>(
    runner,
    sql`select i.id, i.municipality_id as "municipalityId", i.code, i.name, i.type, i.unit, i.decimals, i.polarity, i.minimize_formula as "minimizeFormula",
        i.range_condition as "rangeCondition", i.over_time as "overTime", i.over_subjects as "overSubjects", i.cap::text, i.floor::text, i.per::text
      from indicator i where i.municipality_id = any(${municipalityIds}::int[]) and i.id = any(${missing}::uuid[])`,
  )
  for (const indicator of found) known.indicators.set(indicator.id, indicator)
}

const plain = (column: Sql): Sql => sql`trim_scale(${column})::text`

/** One row a plan: what hangs on it as JSON, put together by the database. */
function inputRows(scope: Scope, asked: AskedPlans, after: { municipalityId: number; planId: string } | null, batch: number): Sql {
  const { planIds, period, scheme, practice = planIds ? null : false, minimum = 'SUBMITTED' } = asked
  const which = allOf([
    inMunicipalities(scope, sql`p.municipality_id`),
    planIds && sql`p.id = any(${[...planIds]}::uuid[])`,
    period !== undefined && sql`p.period = ${period}`,
    scheme && sql`p.scheme_municipality_id = ${scheme.municipalityId}::int and p.scheme_id = ${scheme.id}::uuid`,
    practice !== null && sql`p.practice = ${practice}::boolean`,
    asked.after != null && sql`p.id > ${asked.after}::uuid`,
    asked.upTo != null && sql`p.id <= ${asked.upTo}::uuid`,
    after && sql`(p.municipality_id, p.id) > (${after.municipalityId}::int, ${after.planId}::uuid)`,
  ])
  // Everything is looked up plan by plan and item by item through its index: joins of what was just read have no statistics, and go wrong by the thousand.
  const own = sql`t.municipality_id = i.municipality_id and t.indicator_id = i.indicator_id and t.subject_id = i.assignment_id and t.withdrawn_at is null
        and t.period_from >= a.period_from and t.period_to <= a.period_to`
  return sql`with asked as materialized (
      select p.*, (${scope.at.toISOString()}::timestamptz at time zone z.time_zone)::date as today, z.time_zone
      from plan p join municipality z on z.id = p.municipality_id where ${which} order by p.municipality_id, p.id limit ${batch}::int
    )
    select a.municipality_id as "municipalityId", a.id as "planId", a.employee_id as "employeeId", a.period, a.period_from::text as "firstDay", a.period_to::text as "lastDay",
      a.practice, a.scheme_municipality_id as "schemeMunicipalityId", a.scheme_id as "schemeId", c.changes, c.sealed_at as "sealedAt",
      coalesce(p.list, '[]'::json) as posts,
      coalesce((
        select json_agg(json_build_array(i.id, i.assignment_id, i.indicator_id, i.component, ${plain(sql`i.weight`)}, ${plain(sql`i.baseline`)}, i.attainable_maximum,
          coalesce((
            select json_agg(json_build_array(t.id, t.period, t.period_from, t.period_to, ${plain(sql`v.value`)}, ${plain(sql`v.value_high`)}) order by t.period_from, t.period, t.id)
            from target t cross join lateral (
              select v.value, v.value_high from target_revision v
              where v.municipality_id = t.municipality_id and v.target_id = t.id and v.withdrawn_at is null and v.valid_from <= least(t.period_to, greatest(a.today, t.period_from))
              order by v.valid_from desc, v.recorded_at desc, v.id desc limit 1) v
            where ${own}), '[]'::json),
          coalesce((
            select json_agg(json_build_array(t.id, o.observed_on, ${plain(sql`o.value`)}, ${plain(sql`o.numerator`)}, ${plain(sql`o.denominator`)}, o.recorded_by)
              order by o.recorded_at, o.id)
            from target t join observation o on o.municipality_id = t.municipality_id and o.target_id = t.id
            where ${own} and ${isCurrentAt(minimum)}), '[]'::json)
        ) order by i.ordinal, i.id)
        from plan_item i where i.municipality_id = a.municipality_id and i.plan_id = a.id and i.withdrawn_at is null), '[]'::json) as items,
      coalesce((
        select json_agg(json_build_array(x.valid_from, coalesce(x.valid_to - 1, a.period_to), x.reason) order by x.valid_from, x.id)
        from assignment s join exemption x on x.municipality_id = s.municipality_id and x.assignment_id = s.id
        where s.municipality_id = a.municipality_id and s.employee_id = a.employee_id and x.valid_from <= a.period_to and (x.valid_to is null or x.valid_to > a.period_from)), '[]'::json) as leaves,
      coalesce((
        select json_agg(json_build_array(r.kind, r.component, ${plain(sql`r.value`)}, r.expectation, r.recorded_by, r.recorded_on) order by r.kind, r.component)
        from (
          select distinct on (r.kind, r.component) r.kind, r.component, r.value, r.expectation, r.recorded_by, (r.recorded_at at time zone a.time_zone)::date as recorded_on
          from rating r where r.municipality_id = a.municipality_id and r.plan_id = a.id order by r.kind, r.component, r.recorded_at desc, r.id desc) r), '[]'::json) as ratings,
      (
        select g.predicate from agency_ancestry x
        join organisation_rating g on g.municipality_id = x.municipality_id and g.agency_id = x.ancestor_id and g.period = a.period
        where k.yields = 'PREDICATE' and x.municipality_id = a.municipality_id and x.agency_id = p.last_agency_id
          and x.valid_from <= p.last_day and (x.valid_to is null or p.last_day < x.valid_to)
        order by x.level desc, g.recorded_at desc, g.id desc limit 1) as organisation
    from asked a
    join scheme k on k.municipality_id = a.scheme_municipality_id and k.id = a.scheme_id
    left join scorecard c on c.municipality_id = a.municipality_id and c.plan_id = a.id
    left join lateral (
      select json_agg(json_build_array(s.id, s.valid_from, s.valid_to - 1, o.agency_id, o.title) order by s.valid_from, s.id) as list,
        (array_agg(o.agency_id order by s.valid_from desc, s.id))[1] as last_agency_id, max(least(a.period_to, s.valid_to - 1)) as last_day
      from assignment s join "position" o on o.municipality_id = s.municipality_id and o.id = s.position_id
      where s.municipality_id = a.municipality_id and s.employee_id = a.employee_id and s.kind = 'DEFINITIVE' and s.withdrawn_at is null
        and s.valid_from <= a.period_to and (s.valid_to is null or s.valid_to > a.period_from)
    ) p on true
    order by a.municipality_id, a.id`
}
