/** What extensions say to the facts of a file: what they say when a person hands one in and verifies it, of each, in the transaction that writes them all. */
import type pg from 'pg'
import type { RecordState } from '../../generated/prisma/enums'
import type { Databases } from '../../platform/database'
import { refuse } from '../../platform/errors'
import { askToJoin, followUp, isJoined, type ExtensionRefusal, type HookPoint, type HookPoints } from '../../platform/hooks'
import { within, type Scope } from '../../platform/scope'
import { rowsOf, sql } from '../../platform/statement'
import { scopeOfAccount } from '../accounts'
import { idOf, type Job } from './steps/step'

type Point = Extract<HookPoint, `observation.${string}`>
type Fact = HookPoints[Point] & { row: number }
export type Joining = { scope: Scope; points: readonly Point[] }

const pointsOf: Partial<Record<RecordState, readonly Point[]>> = { SUBMITTED: ['observation.submit'], VERIFIED: ['observation.submit', 'observation.verify'] }
/** Rows that a refusal names; it tells how many there are. */
const mostNamed = 20

/** Whom extensions are to see behind this job, and where they join in; undefined where none does. */
export async function joiningOf(databases: Databases, { kind, municipalityId, arrivesAs, accountId, at }: Pick<Job, 'kind' | 'municipalityId' | 'arrivesAs' | 'accountId' | 'at'>): Promise<Joining | undefined> {
  const points = pointsOf[arrivesAs] ?? []
  if (kind !== 'OBSERVATIONS' || !isJoined(points, municipalityId)) return undefined
  const nobody: Scope = { actor: { accountId: 'import', roles: [] }, municipalities: [municipalityId], at }
  const person = accountId === null ? undefined : await scopeOfAccount(databases, accountId, at)
  return { scope: (person && within(person, municipalityId)) ?? nobody, points }
}

/** Asks of every fact that the job has written. Refuses with each reason once, with the rows it is about. */
export async function joinImport(client: pg.ClientBase, job: Job, { scope, points }: Joining): Promise<readonly Fact[]> {
  const facts = await rowsOf<Fact>(
    client,
    sql`select s.row, o.municipality_id as "municipalityId", o.id as "observationId", o.target_id as "targetId", o.indicator_id as "indicatorId", o.agency_id as "agencyId"
      from staged s join observation o on o.municipality_id = ${job.municipalityId} and o.id = ${idOf(job, 'observation')} order by s.row`,
  )
  const refused = new Map<string, ExtensionRefusal & { count: number; rows: number[] }>()
  for (const { row, ...told } of facts) {
    for (const at of points) {
      const why = await askToJoin(at, scope, client, told)
      if (!why) continue
      const key = `${why.extension} ${why.reason}`
      const known = refused.get(key) ?? { ...why, path: ['id'], count: 0, rows: [] }
      refused.set(key, { ...known, count: known.count + 1, rows: known.rows.length < mostNamed ? [...known.rows, row] : known.rows })
      break
    }
  }
  if (refused.size > 0) throw refuse([...refused.values()])
  return facts
}

/** What follows for each, one after the other, now that all are kept. */
export async function followImport(databases: Databases, { scope, points }: Joining, facts: readonly Fact[]): Promise<void> {
  for (const { row: _, ...told } of facts) for (const at of points) await followUp(at, scope, databases.of(scope), told)
}
