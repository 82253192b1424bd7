/**
 * Counting the facts of many municipalities in parts. No tally speaks of two municipalities, so the rows of the parts are the rows of the whole; each part
 * is sorted in memory where the whole would not fit, and two are counted side by side from the first fact to the last, where PostgreSQL shares only the scan.
 */
import type pg from 'pg'
import type { ReportScope } from './report-scope'
import { sideBySide, type Snapshot } from './snapshot'

/** Below twice as many, planning another statement costs more than it saves. */
const factsOfPart = 150_000

/** The scope in parts of about so many facts, as far as the database's own estimate goes; whole where that is little. */
export async function partsOf(snapshot: Snapshot, scope: ReportScope): Promise<ReportScope[]> {
  if (scope.municipalities !== 'ALL' && scope.municipalities.length < 2) return [scope]
  const { rows } = await snapshot.query<{ ids: number[] | null; facts: number }>("select array_agg(id order by id) as ids, (select reltuples from pg_class where oid = 'observation'::regclass) as facts from municipality")
  const [{ ids, facts }] = rows as [(typeof rows)[number]]
  const inside = (ids ?? []).filter((id) => scope.municipalities === 'ALL' || scope.municipalities.includes(id))
  const count = Math.min(inside.length, Math.floor(facts / factsOfPart))
  if (count < 2) return [scope]
  return Array.from({ length: count }, (_, part) => ({ ...scope, municipalities: inside.filter((_, at) => at % count === part) }))
}

/** The rows of all parts, together within the time that one statement has. `spare` lends the second connection. */
export async function rowsInParts<Row>(snapshot: Snapshot, spare: pg.Pool, parts: readonly ReportScope[], rowsOf: (snapshot: Snapshot, part: ReportScope) => Promise<Row[]>): Promise<Row[]> {
  const { rows } = await snapshot.query<{ most: number }>("select reset_val::int as most from pg_settings where name = 'statement_timeout'")
  const end = performance.now() + rows[0]!.most
  const counted = await sideBySide(
    snapshot,
    spare,
    parts.map((part) => async (connection: Snapshot) => {
      const left = rows[0]!.most === 0 ? 0 : Math.max(1, Math.round(end - performance.now()))
      await connection.query(`set local statement_timeout = ${left}; set local max_parallel_workers_per_gather = 0`) // the other part is the second process
      return rowsOf(connection, part)
    }),
  )
  await snapshot.query('set local statement_timeout to default')
  return counted.flat()
}
