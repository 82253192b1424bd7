/** Publishes a year of a municipality, once and for good: the sealed scorecards as `maskCube` lets them be told. */
import { createHash } from 'node:crypto'
import { exactly, maskCube, predicates, toText, type CubeCell, type CubeFigure, type Period, type PublishedCube } from '@tolok/domain'
import { v7 as uuid } from 'uuid'
import { refuse } from '../../platform/errors'
import { rowsOf, sql, type Runner } from '../../platform/statement'
import type { AuditEntry } from '../audit'
import type { ProtectedCube } from './protected-cube.object'

/** None comes last: appraised, without a predicate. */
export const columns = [...Object.keys(predicates), null]

type Order = { readonly municipalityId: number; readonly period: Period; readonly at: Date; /** Null: nobody, on the day that was set. */ readonly by: string | null; readonly newId?: () => string }

/** Refuses REQUIRED (nothing sealed), and DUPLICATE as a conflict: a second publication beside the first would tell of whoever was added. */
export async function publishYear(runner: Runner, { municipalityId, period, at, by, newId = uuid }: Order): Promise<ProtectedCube> {
  const before = await rowsOf(runner, sql`select from protected_cube where municipality_id = ${municipalityId}::int and period = ${period.id}`)
  if (before.length > 0) throw refuse([{ code: 'DUPLICATE', path: ['period'] }], 'CONFLICT')
  const { cells, leftOut } = await sealedCells(runner, municipalityId, period)
  if (cells.length === 0) throw refuse([{ code: 'REQUIRED', path: ['period'] }])
  const rows = rowsOfCube(maskCube(cells, columns), [...new Set(cells.map(({ agency }) => agency))].sort())
  const cube = { municipalityId, id: newId(), period: period.id, publishedBy: by, publishedAt: at, leftOut, contentHash: await hashOf(runner, municipalityId, rows) }
  await rowsOf(
    runner,
    sql`insert into protected_cube (municipality_id, id, period, published_by, published_at, left_out, content_hash)
      values (${municipalityId}::int, ${cube.id}::uuid, ${cube.period}, ${by}::uuid, ${at.toISOString()}::timestamptz, ${leftOut}::int, ${cube.contentHash})`,
  )
  await keepCells(runner, { municipalityId, cubeId: cube.id }, rows.map((row) => ({ id: newId(), ...row })))
  return cube
}

/** What the audit trail is told of it. */
export const publicationEntry = ({ municipalityId, id, period, contentHash, publishedBy }: ProtectedCube): AuditEntry => ({
  municipalityId,
  action: 'SCORECARDS_PUBLISHED',
  objectType: 'PROTECTED_CUBE',
  objectId: id,
  detail: { period, hash: contentHash, byHand: publishedBy !== null },
})

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

type KeptCell = { readonly kind: 'CELL' | 'AGENCY' | 'PREDICATE' | 'REST'; readonly agency: string | null; readonly predicate: string | null; readonly masked: boolean; readonly people: number | null; readonly score: string | null }

/** The grid of all agencies and predicates, and the sums that are told of the closed ones. What is masked is not written down. */
function rowsOfCube(cube: PublishedCube, agencies: readonly string[]): KeptCell[] {
  const row = (kind: KeptCell['kind'], agency: string | null, predicate: string | null, figure: CubeFigure | null): KeptCell => {
    return { kind, agency, predicate, masked: figure === null, people: figure?.people ?? null, score: figure?.score ? toText(figure.score) : null }
  }
  const open = new Map(cube.open.map((cell) => [`${cell.agency} ${cell.predicate}`, cell]))
  return [
    ...agencies.flatMap((agency) => columns.map((predicate) => row('CELL', agency, predicate, open.get(`${agency} ${predicate}`) ?? null))),
    ...cube.closed.map(({ agency, figure }) => row('AGENCY', agency, null, figure)),
    ...cube.columns.map(({ predicate, figure }) => row('PREDICATE', null, predicate, figure)),
    row('REST', null, null, cube.rest),
  ]
}

/** Of what is told, with agencies by their codes: the same publication has the same hash wherever it is kept. */
async function hashOf(runner: Runner, municipalityId: number, rows: readonly KeptCell[]): Promise<string> {
  const agencies = await rowsOf<{ id: string; code: string }>(runner, sql`select id, code from agency where municipality_id = ${municipalityId}::int`)
  const codeOf = new Map(agencies.map(({ id, code }) => [id, code]))
  const lines = rows.map(({ kind, agency, predicate, people, score }) => JSON.stringify([kind, agency && codeOf.get(agency), predicate, people, score]))
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex')
}

async function keepCells(runner: Runner, of: { municipalityId: number; cubeId: string }, rows: readonly (KeptCell & { id: string })[]): Promise<void> {
  await rowsOf(
    runner,
    sql`insert into protected_cell (municipality_id, id, cube_id, kind, agency_id, predicate, masked, people, score)
      select ${of.municipalityId}::int, r.id, ${of.cubeId}::uuid, r.kind, r.agency, r.predicate, r.masked, r.people, r.score
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, kind protected_kind, agency uuid, predicate predicate, masked boolean, people int, score numeric)`,
  )
}
