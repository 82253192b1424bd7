import { can, exactly, maskCube, parsePeriod, predicates, toText, type CubeCell, type CubeFigure, type Period, type PublishedCube } from '@tolok/domain'
import { v7 as uuid } from 'uuid'
import type { Database } from '../../platform/database'
import { agreed, notFound, refuse } from '../../platform/errors'
import { within, type Scope } from '../../platform/scope'
import { rowsOf, sql, type Runner } from '../../platform/statement'
import { recordAudit } from '../audit'
import { municipality, todayIn } from '../municipalities'
import type { ProtectedCube } from './protected-cube.object'

/** None comes last: appraised, without a predicate. */
const columns = [...Object.keys(predicates), null]

/**
 * Publishes a year of a municipality once, by whoever may seal in all of it. Refuses NOT_A_PERIOD, VALUE_NOT_FIT (no year), OUT_OF_RANGE (not over yet),
 * REQUIRED (nothing sealed), and DUPLICATE as a conflict: a second publication beside the first would tell of whoever was added.
 */
export async function publishScorecards(scope: Scope, db: Database, municipalityId: number, year: string): Promise<ProtectedCube> {
  const inside = within(scope, municipalityId)
  if (!inside || !can(scope.actor, 'scorecard.seal', { municipalityId, agencyPath: [] })) throw notFound()
  const period = agreed(parsePeriod(year, ['period']))
  if (period.grain !== 'YEAR') throw refuse([{ code: 'VALUE_NOT_FIT', path: ['period'], expected: "a year, like '2025'" }])
  return db.$transaction(async (tx) => {
    const place = await municipality(inside, tx, municipalityId)
    if (todayIn(place!, scope) <= period.lastDay) throw refuse([{ code: 'OUT_OF_RANGE', path: ['period'], after: period.lastDay }])
    if (await tx.protectedCube.findUnique({ where: { municipalityId_period: { municipalityId, period: period.id } } })) throw refuse([{ code: 'DUPLICATE', path: ['period'] }], 'CONFLICT')
    const { cells, leftOut } = await sealedCells(tx, municipalityId, period)
    if (cells.length === 0) throw refuse([{ code: 'REQUIRED', path: ['period'] }])
    const cube = await tx.protectedCube.create({ data: { municipalityId, id: uuid(), period: period.id, publishedBy: scope.actor.accountId, publishedAt: scope.at } })
    await keepCells(tx, { municipalityId, cubeId: cube.id }, maskCube(cells, columns), [...new Set(cells.map(({ agency }) => agency))])
    await recordAudit(tx, scope, { municipalityId, action: 'SCORECARDS_PUBLISHED', objectType: 'PROTECTED_CUBE', objectId: cube.id, detail: { period: period.id } })
    return { ...cube, leftOut }
  })
}

/** The finest cells: sealed scorecards by the employee's agency of level 1 on the last day, and predicate. */
async function sealedCells(runner: Runner, municipalityId: number, { id, lastDay }: Period): Promise<{ cells: CubeCell[]; leftOut: number }> {
  const rows = await rowsOf<{ agency: string | null; predicate: string | null; people: number; score: string | null; unsealed: number }>(
    runner,
    sql`with held as (
        select distinct on (p.id) p.id, o.agency_id from plan p
        join assignment s on s.municipality_id = p.municipality_id and s.employee_id = p.employee_id and s.withdrawn_at is null and s.valid_from <= p.period_to
        join position o on o.municipality_id = s.municipality_id and o.id = s.position_id
        where p.municipality_id = ${municipalityId}::int and p.period = ${id} and not p.practice
        order by p.id, (s.valid_to is null or p.period_to < s.valid_to) desc, s.kind, s.valid_from desc, s.id
      )
      select coalesce(x.ancestor_id, h.agency_id)::text as agency, c.predicate::text as predicate, count(c.sealed_at)::int as people,
        case when count(c.score) filter (where c.sealed_at is not null) = count(c.sealed_at) then coalesce(sum(c.score) filter (where c.sealed_at is not null), 0)::text end as score,
        (count(*) - count(c.sealed_at))::int as unsealed
      from plan p join scorecard c on c.municipality_id = p.municipality_id and c.plan_id = p.id
      join held h on h.id = p.id
      left join agency_ancestry x on x.municipality_id = p.municipality_id and x.agency_id = h.agency_id and x.level = 1
        and x.valid_from <= ${lastDay}::date and (x.valid_to is null or ${lastDay}::date < x.valid_to)
      where p.municipality_id = ${municipalityId}::int group by 1, 2`,
  )
  return {
    cells: rows.filter(({ people }) => people > 0).map(({ agency, predicate, people, score }) => ({ agency: agency!, predicate, people, score: score === null ? null : exactly(score) })),
    leftOut: rows.reduce((sum, { unsealed }) => sum + unsealed, 0),
  }
}

/** The grid of all agencies and predicates, and the sums that are told of the closed ones. What is masked is not written down. */
async function keepCells(runner: Runner, of: { municipalityId: number; cubeId: string }, cube: PublishedCube, agencies: readonly string[]): Promise<void> {
  const row = (kind: string, agency: string | null, predicate: string | null, figure: CubeFigure | null) => {
    return { id: uuid(), kind, agency, predicate, masked: figure === null, people: figure?.people ?? null, score: figure?.score ? toText(figure.score) : null }
  }
  const open = new Map(cube.open.map((cell) => [`${cell.agency} ${cell.predicate}`, cell]))
  const rows = [
    ...agencies.flatMap((agency) => columns.map((predicate) => row('CELL', agency, predicate, open.get(`${agency} ${predicate}`) ?? null))),
    ...cube.closed.map(({ agency, figure }) => row('AGENCY', agency, null, figure)),
    ...cube.columns.map(({ predicate, figure }) => row('PREDICATE', null, predicate, figure)),
    row('REST', null, null, cube.rest),
  ]
  await rowsOf(
    runner,
    sql`insert into protected_cell (municipality_id, id, cube_id, kind, agency_id, predicate, masked, people, score)
      select ${of.municipalityId}::int, r.id, ${of.cubeId}::uuid, r.kind, r.agency, r.predicate, r.masked, r.people, r.score
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, kind protected_kind, agency uuid, predicate predicate, masked boolean, people int, score numeric)`,
  )
}
