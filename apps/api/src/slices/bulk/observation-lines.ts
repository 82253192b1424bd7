/** Observations as lines of JSON: page after page by the key of the last one, so that one page is held however many there are. */
import type pg from 'pg'
import { cursorOf } from '../../platform/page'
import type { Scope } from '../../platform/scope'
import { rowsOf, sql } from '../../platform/statement'
import { employeesReached } from '../employees'
import { listObservations, type Observation, type ObservationArgs } from '../observations'

const pageRows = 1000
type Named = { id: string; indicator: string; agency: string; nip: string | null; period: string; source: string }
export type Wanted = Omit<ObservationArgs, 'first' | 'after'> & { first: number; after?: string }

/** The lines wanted, each with the cursor after it, and a last one that says how many they were and where to go on: who does not see it was cut off. */
export async function* observationLines(scope: Scope, pool: pg.Pool, { first, after, ...filter }: Wanted): AsyncGenerator<string> {
  let count = 0
  let cursor = after
  for (;;) {
    const { nodes, pageInfo } = await listObservations(scope, pool, { ...filter, first: Math.min(pageRows, first - count), after: cursor })
    const names = await namesOf(scope, pool, nodes)
    yield nodes.map((row) => `${JSON.stringify(lineOf(row, names.get(row.id)!))}\n`).join('')
    count += nodes.length
    cursor = pageInfo.endCursor ?? cursor
    if (!pageInfo.hasNextPage || count >= first) {
      yield `${JSON.stringify({ page: { count, next: pageInfo.hasNextPage ? cursor : null } })}\n`
      return
    }
  }
}

/** By the names that an import takes, so that a line may come back. */
const lineOf = (row: Observation, { id: _id, ...names }: Named) => ({
  ...names,
  municipality: row.municipalityId,
  day: row.observedOn,
  value: plain(row.value),
  numerator: plain(row.numerator),
  denominator: plain(row.denominator),
  printed: row.printedAchievement,
  evidence: row.evidence,
  id: row.id,
  state: row.state,
  recordedAt: row.recordedAt,
  firstSubmittedAt: row.firstSubmittedAt,
  supersedes: row.supersedesId,
  cursor: cursorOf(row.observedOn, row.id),
})
const plain = (figure: string | null) => (figure?.includes('.') ? figure.replace(/\.?0+$/, '') : figure)

/** The codes of what they are about. A NIP only where the actor may read the employee. */
async function namesOf(scope: Scope, pool: pg.Pool, rows: readonly Observation[]): Promise<Map<string, Named>> {
  const named = await rowsOf<Named>(
    pool,
    sql`select o.id, i.code as indicator, a.code as agency, t.period, s.code as source,
        (select e.nip from assignment h join employee e on e.municipality_id = h.municipality_id and e.id = h.employee_id
          where h.municipality_id = t.municipality_id and h.id = t.assignment_id and ${employeesReached(scope, 'employee.read')}) as nip
      from unnest(${rows.map((row) => row.municipalityId)}::int[], ${rows.map((row) => row.id)}::uuid[]) q(municipality_id, id)
      join observation o on o.municipality_id = q.municipality_id and o.id = q.id
      join target t on t.municipality_id = o.municipality_id and t.id = o.target_id
      join indicator i on i.municipality_id = o.municipality_id and i.id = o.indicator_id
      join agency a on a.municipality_id = o.municipality_id and a.id = o.agency_id
      join source s on s.municipality_id = o.municipality_id and s.id = o.source_id`,
  )
  return new Map(named.map((one) => [one.id, one]))
}
