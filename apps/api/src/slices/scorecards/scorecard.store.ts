import { openSealed, readSealed, type Permission, type Result, type Scorecard as Scored } from '@tolok/domain'
import DataLoader from 'dataloader'
import type pg from 'pg'
import { found, isCodeId, uuidOf } from '../../platform/code-id'
import { listLoader, type Key } from '../../platform/loader'
import { cursorOf, partsOf, toPage, type Page, type PageArgs } from '../../platform/page'
import { within, type Scope } from '../../platform/scope'
import { allOf, inMunicipalities, pageRows, rowsOf, sql, type Runner, type Sql } from '../../platform/statement'
import { searchPattern } from '../../platform/text'
import { agencyKey } from '../agencies'
import { employeesReached } from '../employees'
import { refreshScorecards, scoreOf } from './live'
import type { FinalScorecard, OrganisationRating, Rating, Scorecard, ScorecardArgs } from './scorecard.object'
import { scoringInputsOf, type ScoringInputs } from './scoring-inputs'

const scorecardColumns: Sql = sql`p.id, p.id as key, p.municipality_id as "municipalityId", p.employee_id as "employeeId", n.name as "employeeName", p.period, p.period_from::text as "periodFrom",
  p.period_to::text as "periodTo", p.practice, p.scheme_municipality_id as "schemeMunicipalityId", p.scheme_id as "schemeKey", k.code as "schemeCode", k.version as "schemeVersion",
  c.score::text, c.band as "bandCode", c.predicate, c.evidence::text, c.not_assessed as "notAssessedReason", c.problems as "problemList", c.input_hash as "inputHash",
  c.scheme_hash as "schemeHash", c.engine, c.computed_at as "computedAt", c.changes <> c.computed_changes and c.sealed_at is null as stale, c.sealed_at as "sealedAt"`
const scorecards: Sql = sql`plan p join scorecard c on c.municipality_id = p.municipality_id and c.plan_id = p.id
  join employee e on e.municipality_id = p.municipality_id and e.id = p.employee_id join person n on n.municipality_id = e.municipality_id and n.id = e.person_id
  join scheme k on k.municipality_id = p.scheme_municipality_id and k.id = p.scheme_id`

/** Scorecards, the latest period first, then by name. */
export async function listScorecards(scope: Scope, pool: pg.Pool, args: ScorecardArgs): Promise<Page<Scorecard>> {
  const { municipalityId, period, agencyId, schemeId, employeeId, band, predicate, notAssessed, practice, sealed, first, after } = args
  const inside = municipalityId == null ? scope : found(within(scope, municipalityId))
  const agency = agencyId == null ? null : await agencyKey(inside, pool, agencyId)
  const pattern = searchPattern(args.text)
  const where = allOf([
    employeesReached(inside, 'scorecard.read'),
    period != null && sql`p.period = ${period}`,
    agency && sql`p.municipality_id = ${agency.municipalityId} and ${heldIn(agency)}`,
    schemeId != null && sql`k.municipality_id || ':' || k.code || '@' || k.version = ${isCodeId(schemeId.replace(/^0:/, '1:')) ? schemeId : ''}`,
    employeeId != null && sql`e.municipality_id || ':' || e.nip = ${isCodeId(employeeId) ? employeeId : ''}`,
    band != null && sql`c.band = ${band}`,
    predicate != null && sql`c.predicate = ${predicate}::predicate`,
    notAssessed != null && sql`c.not_assessed = ${notAssessed}`,
    practice != null && sql`p.practice = ${practice}`,
    sealed != null && (sealed ? sql`c.sealed_at is not null` : sql`c.sealed_at is null`),
    pattern !== null && sql`(n.name ilike ${pattern} or e.nip ilike ${pattern})`,
  ])
  return pageOfScorecards(scope, pool, where, { first, after })
}

/** Those of the employees as whom the actor signs in. */
export function listOwnScorecards(scope: Scope, pool: pg.Pool, page: PageArgs): Promise<Page<Scorecard>> {
  const ids = scope.actor.roles.flatMap(({ employeeId }) => (employeeId === null ? [] : [employeeId]))
  return pageOfScorecards(scope, pool, allOf([employeesReached(scope, 'scorecard.read'), sql`p.employee_id = any(${ids}::uuid[])`]), page)
}

async function pageOfScorecards(scope: Scope, pool: pg.Pool, where: Sql, { first, after }: PageArgs): Promise<Page<Scorecard>> {
  const [fromDay, fromName, fromId] = after ? partsOf(after, 'DAY', 'TEXT', 'UUID') : []
  const listing = {
    columns: scorecardColumns,
    from: scorecards,
    where,
    after:
      fromDay === undefined
        ? null
        : sql`(p.period_from < ${fromDay}::date or (p.period_from = ${fromDay}::date and (n.name, p.id) > (${fromName}, ${fromId}::uuid)))`,
    order: sql`p.period_from desc, n.name, p.id`,
    first,
  }
  let { rows, count } = await pageRows<Scorecard>(pool, listing)
  if (rows.some(({ stale }) => stale)) {
    await refreshStale(scope, pool, rows)
    ;({ rows, count } = await pageRows<Scorecard>(pool, listing))
  }
  return toPage(rows, first, count, (row) => cursorOf(row.periodFrom, row.employeeName, row.id))
}

const refreshStale = (scope: Scope, pool: pg.Pool, rows: readonly Scorecard[]): Promise<void> =>
  refreshScorecards(
    scope,
    pool,
    rows.filter(({ stale }) => stale).map(({ key }) => key),
  )

/** Whoever held a post in the agency or below it, as it stood then, during the period. */
const heldIn = ({ municipalityId, key }: Key): Sql => sql`exists (
  select from assignment s join "position" o on o.municipality_id = s.municipality_id and o.id = s.position_id
  join agency_ancestry x on x.municipality_id = o.municipality_id and x.agency_id = o.agency_id and x.ancestor_id = ${key}::uuid
  where s.municipality_id = ${municipalityId} and s.employee_id = p.employee_id and s.kind = 'DEFINITIVE' and s.withdrawn_at is null
    and s.valid_from <= p.period_to and (s.valid_to is null or s.valid_to > p.period_from) and x.valid_from <= p.period_to and (x.valid_to is null or x.valid_to > p.period_from))`

/** The scorecard with this id within the reach of a permission, or NOT_FOUND; never a stale one. */
export async function scorecardOf(scope: Scope, runner: Runner, id: string, permission: Permission = 'scorecard.read'): Promise<Scorecard> {
  const find = () =>
    rowsOf<Scorecard>(runner, sql`select ${scorecardColumns} from ${scorecards} where p.id = ${uuidOf(id)}::uuid and ${employeesReached(scope, permission)}`)
  const [row] = await find()
  if (!found(row).stale) return row!
  await refreshScorecards(scope, runner, [row!.key])
  return found((await find())[0])
}

/** A scorecard laid open: what went in, and what the domain says of it. A sealed one says what was sealed. */
export type Opened = { readonly inputs: ScoringInputs; readonly answer: Result<Scored>; readonly sealed: string | null }

/** Give it only scorecards that the actor may read. */
export const openedLoader = (scope: Scope, _db: unknown, pool: pg.Pool) =>
  new DataLoader<string, Opened>(async (ids) => {
    const inputs = new Map((await scoringInputsOf(scope, pool, { planIds: ids })).map((one) => [one.planId, one]))
    const sealed = [...inputs.values()].filter(({ sealedAt }) => sealedAt !== null)
    const texts = new Map((sealed.length === 0 ? [] : await finalRows(pool, sealed)).map(({ planId, text }) => [planId, text]))
    return ids.map((id) => {
      const one = inputs.get(id)!
      const text = texts.get(id) ?? null
      return text === null
        ? { inputs: one, answer: scoreOf(one), sealed: null }
        : { inputs: asSealed(one, text), answer: openSealed(text, one.scheme), sealed: text }
    })
  })

/** What was sealed stands in the place of what the tables say now. */
function asSealed(inputs: ScoringInputs, text: string): ScoringInputs {
  const read = readSealed(text)
  return read.ok ? { ...inputs, ...read.value.inputs, problems: [] } : inputs
}

const keyed = (keys: readonly { municipalityId: number; planId: string }[]): Sql =>
  sql`unnest(${keys.map((one) => one.municipalityId)}::int[], ${keys.map((one) => one.planId)}::uuid[]) q(municipality_id, plan_id)`

const finalRows = (pool: pg.Pool, keys: readonly { municipalityId: number; planId: string }[]) =>
  rowsOf<FinalScorecard>(
    pool,
    sql`select f.id, f.municipality_id as "municipalityId", f.plan_id as "planId", f.sha256, f.sealed as text, f.sealed_at as "sealedAt", b.name as "sealedByName"
      from ${keyed(keys)} join final_scorecard f on f.municipality_id = q.municipality_id and f.plan_id = q.plan_id left join account b on b.id = f.sealed_by`,
  )

export const finalLoader = (_scope: Scope, _db: unknown, pool: pg.Pool) =>
  listLoader<FinalScorecard>(
    (keys) =>
      finalRows(
        pool,
        keys.map(({ municipalityId, key }) => ({ municipalityId, planId: key })),
      ),
    ({ municipalityId, planId }) => ({ municipalityId, key: planId }),
  )

/** Every rating of each plan, the latest first. */
export const ratingsLoader = (_scope: Scope, _db: unknown, pool: pg.Pool) =>
  listLoader<Rating>(
    (keys) =>
      rowsOf(
        pool,
        sql`select r.id, r.municipality_id as "municipalityId", r.plan_id as "planId", r.kind, r.component, r.value::text, r.expectation, r.note, b.name as "byName", r.recorded_at as "recordedAt",
            row_number() over (partition by r.plan_id, r.kind, r.component order by r.recorded_at desc, r.id desc) = 1 as counts
          from ${keyed(keys.map(({ municipalityId, key }) => ({ municipalityId, planId: key })))} join rating r on r.municipality_id = q.municipality_id and r.plan_id = q.plan_id
          left join account b on b.id = r.recorded_by order by r.recorded_at desc, r.id desc`,
      ),
    ({ municipalityId, planId }) => ({ municipalityId, key: planId }),
  )

/** The names of accounts, for the hands that stand in a trace. */
export const accountNameLoader = (_scope: Scope, _db: unknown, pool: pg.Pool) =>
  new DataLoader<string, string | null>(async (ids) => {
    const known = ids.filter((id) => /^[0-9a-f-]{36}$/.test(id))
    const rows = await rowsOf<{ id: string; name: string }>(pool, sql`select id, name from account where id = any(${[...known]}::uuid[])`)
    const names = new Map(rows.map(({ id, name }) => [id, name]))
    return ids.map((id) => names.get(id) ?? null)
  })

/** The predicates of agencies, the latest first. */
export async function listOrganisationRatings(
  scope: Scope,
  pool: pg.Pool,
  { municipalityId, period, first, after }: PageArgs & { municipalityId?: number | null; period?: string | null },
): Promise<Page<OrganisationRating>> {
  const inside = municipalityId == null ? scope : found(within(scope, municipalityId))
  const [fromId] = after ? partsOf(after, 'UUID') : []
  const { rows, count } = await pageRows<OrganisationRating>(pool, {
    columns: sql`g.id, g.municipality_id as "municipalityId", g.agency_id as "agencyId", g.period, g.predicate, g.recorded_at as "recordedAt"`,
    from: sql`organisation_rating g`,
    where: allOf([inMunicipalities(inside, sql`g.municipality_id`), period != null && sql`g.period = ${period}`]),
    after: fromId === undefined ? null : sql`g.id < ${fromId}::uuid`,
    order: sql`g.id desc`,
    first,
  })
  return toPage(rows, first, count, (row) => cursorOf(row.id))
}
