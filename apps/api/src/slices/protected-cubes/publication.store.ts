/** What was published of scorecards, for those who may publish: which years, how much of each is told, and why the rest is not. */
import { can, grantsFor } from '@tolok/domain'
import type pg from 'pg'
import { found, uuidOf } from '../../platform/code-id'
import { notFound } from '../../platform/errors'
import { cursorOf, partsOf, toPage, type Page } from '../../platform/page'
import { within, type Scope } from '../../platform/scope'
import { allOf, pageRows, rowsOf, sql, type Sql } from '../../platform/statement'
import { todayIn } from '../employees'
import type { CubePublication, CubePublicationArgs, PublishableYear, SuppressedFigure, SuppressedFigureArgs } from './publication.object'

/** The municipalities in all of which the actor may seal, and so publish. */
const places = ({ actor, municipalities }: Scope): number[] =>
  [...new Set(grantsFor(actor, 'scorecard.seal').flatMap(({ grant }) => grant.municipalityId ?? []))].filter((municipalityId) => (municipalities === 'ALL' || municipalities.includes(municipalityId)) && can(actor, 'scorecard.seal', { municipalityId, agencyPath: [] }))
const ofScope = (scope: Scope, column: Sql): Sql => sql`${column} = any(${places(scope)}::int[])`

/** An agency that is told only as a sum, and every figure that is told not at all; cells of such agencies are named by their agency. */
const isSuppressed = sql`(l.kind = 'AGENCY' or (l.masked and l.kind in ('PREDICATE', 'REST')))`

const columns = sql`c.id, c.municipality_id as "municipalityId", c.period, c.published_at as "publishedAt", w.name as "publishedByName", c.content_hash as hash, c.left_out as "leftOut", t.*`
const publications = sql`protected_cube c left join account w on w.id = c.published_by cross join lateral (
  select (case when bool_or(l.kind = 'REST' and l.masked) then null else coalesce(sum(l.people) filter (where l.kind in ('CELL', 'REST')), 0) end)::int as people,
    (count(distinct l.agency_id) filter (where l.kind = 'CELL' and not l.masked))::int as "openAgencies",
    (count(*) filter (where l.kind = 'AGENCY'))::int as "closedAgencies",
    (count(*) filter (where ${isSuppressed}))::int as suppressed
  from protected_cell l where l.municipality_id = c.municipality_id and l.cube_id = c.id) t`

/** Every publication of the actor's municipalities, the latest year first. */
export async function listPublications(scope: Scope, pool: pg.Pool, { municipalityId, first, after }: CubePublicationArgs): Promise<Page<CubePublication>> {
  const [period, id] = after ? partsOf(after, 'TEXT', 'UUID') : []
  const { rows, count } = await pageRows<CubePublication>(pool, {
    columns,
    from: publications,
    where: allOf([ofScope(scope, sql`c.municipality_id`), municipalityId != null && sql`c.municipality_id = ${municipalityId}::int`]),
    after: id === undefined ? null : sql`(c.period, c.id) < (${period}, ${id}::uuid)`,
    order: sql`c.period desc, c.id desc`,
    first,
  })
  return toPage(rows, first, count, ({ period, id }) => cursorOf(period, id))
}

/** What a publication does not tell as it is; NOT_FOUND for one of somewhere else, like one that is not there. */
export async function listSuppressed(scope: Scope, pool: pg.Pool, { publicationId, first, after }: SuppressedFigureArgs): Promise<Page<SuppressedFigure>> {
  const [cube] = await rowsOf<{ id: string; municipalityId: number }>(pool, sql`select c.id, c.municipality_id as "municipalityId" from protected_cube c where c.id = ${uuidOf(publicationId)}::uuid and ${ofScope(scope, sql`c.municipality_id`)}`)
  const { id, municipalityId } = found(cube)
  const [kind, name, key] = after ? partsOf(after, 'TEXT', 'TEXT', 'UUID') : []
  const order = sql`l.kind::text, coalesce(a.name, l.predicate::text, ''), l.id`
  const { rows, count } = await pageRows<SuppressedFigure>(pool, {
    columns: sql`l.id, l.kind, case when l.masked then 'MASKED' else 'ONLY_WHOLE' end as reason, a.name as "agencyName", l.predicate, l.people`,
    from: sql`protected_cell l left join agency a on a.municipality_id = l.municipality_id and a.id = l.agency_id`,
    where: sql`l.municipality_id = ${municipalityId}::int and l.cube_id = ${id}::uuid and ${isSuppressed}`,
    after: key === undefined ? null : sql`(${order}) > (${kind}, ${name}, ${key}::uuid)`,
    order,
    first,
  })
  return toPage(rows, first, count, ({ kind: of, agencyName, predicate, id: last }) => cursorOf(of, agencyName ?? predicate ?? '', last))
}

/** The years that `publishScorecards` would take: over by the municipality's own day, with something sealed, not published. The latest 20. */
export async function publishableYears(scope: Scope, pool: pg.Pool, municipalityId: number): Promise<PublishableYear[]> {
  if (!within(scope, municipalityId) || !places(scope).includes(municipalityId)) throw notFound()
  return rowsOf(
    pool,
    sql`select p.period, count(s.sealed_at)::int as sealed, (count(*) - count(s.sealed_at))::int as "leftOut"
      from plan p join scorecard s on s.municipality_id = p.municipality_id and s.plan_id = p.id
      where p.municipality_id = ${municipalityId}::int and not p.practice and p.period ~ '^[0-9]{4}$' and p.period_to < ${todayIn(scope, sql`${municipalityId}::int`)}
        and not exists (select from protected_cube c where c.municipality_id = p.municipality_id and c.period = p.period)
      group by p.period having count(s.sealed_at) > 0 order by p.period desc limit 20`,
  )
}
