import type pg from 'pg'
import { v7 as uuid } from 'uuid'
import { Refusal, refuse } from '../../platform/errors'
import type { Databases } from '../../platform/database'
import { sql } from '../../platform/statement'
import { markImport } from '../tallies'
import { holdingJob } from './hold'
import { findJob, jsonb, moveJob, type JobKey, type JobRow } from './import-job'
import { followImport, joiningOf, joinImport } from './join-in'
import { inTransaction, jobOf, keepPreview, lookUp, type Counts } from './preview'
import { error, type ImportProblem } from './read/problems'
import { stepsFor } from './steps'
import { keepMemory, makeMemory, run, timestamp } from './steps/step'

export type Applying = { accountId: string | null; clock?: () => Date }

/** Says that a previewed job is being written; of two that ask at once one is refused (CONFLICT). */
export async function beginApplying(databases: Databases, key: JobKey): Promise<void> {
  const pool = databases.importOf({ municipalities: [key.municipalityId] })
  if (!(await moveJob(pool, key, ['PREVIEW'], 'APPLYING'))) throw refuse([{ code: 'CONFLICT', path: ['id'] }], 'CONFLICT')
}

/**
 * Writes the job, all or nothing, in one transaction with its audit event. The registers are asked once more inside it: when the
 * answer is no longer the one that was previewed, nothing is written, the preview is renewed and the caller told so (CONFLICT).
 */
export const finishApplying = (databases: Databases, key: JobKey, applying: Applying): Promise<void> =>
  holdingJob(databases, key, () => apply(databases, key, applying))

export async function applyJob(databases: Databases, key: JobKey, applying: Applying): Promise<void> {
  await beginApplying(databases, key)
  await finishApplying(databases, key, applying)
}

async function apply(databases: Databases, key: JobKey, { accountId, clock = () => new Date() }: Applying): Promise<void> {
  const pool = databases.importOf({ municipalities: [key.municipalityId] })
  const at = clock()
  const before = await findJob(pool, key)
  const joining = before && (await joiningOf(databases, { ...before, accountId, at }))
  try {
    const { renewed, facts } = await inTransaction(pool, async (client) => {
      await takeTurn(client, key.municipalityId)
      const row = await findJob(client, key, 'FOR_UPDATE')
      if (row?.status !== 'APPLYING') throw refuse([{ code: 'CONFLICT', path: ['id'], current: row?.status }], 'CONFLICT')
      const job = jobOf(row, at, accountId)
      const counts = await lookUp(client, job)
      if (counts.badCount > 0 || !isSame(counts, row)) {
        await keepPreview(client, job, counts)
        return { renewed: true, facts: [] }
      }
      const isWriting = counts.newCount + counts.changedCount > 0
      if (isWriting) {
        await run(client, [makeMemory, ...stepsFor(job.kind).apply(job), ...keepMemory(job)])
        await markImport(client, key.municipalityId, key.id)
      }
      const facts = isWriting && joining ? await joinImport(client, job, joining) : []
      const finish = sql`with done as (update import_job set status = 'APPLIED', applied_at = ${timestamp(job.at)} where municipality_id = ${key.municipalityId} and id = ${key.id}::uuid)
        insert into audit_event (municipality_id, id, at, account_id, action, object_type, object_id, detail)
        values (${key.municipalityId}, ${uuid({ msecs: job.at.getTime() })}::uuid, ${timestamp(job.at)}, ${accountId}::uuid, 'IMPORT_APPLIED', 'IMPORT_JOB', ${key.id}, ${JSON.stringify({ kind: job.kind, ...counts })}::jsonb)`
      await client.query(finish.text, finish.values)
      return { renewed: false, facts }
    })
    if (renewed) await moveJob(pool, key, ['PREVIEW'], 'PREVIEW', sql`problems = ${jsonb([error('PREVIEW_RENEWED')])}`)
    if (renewed) throw refuse([{ code: 'CONFLICT', path: ['id'], current: 'PREVIEW' }], 'CONFLICT')
    if (joining) await followImport(databases, joining, facts)
  } catch (fault) {
    await moveJob(pool, key, ['APPLYING'], 'PREVIEW', sql`problems = ${jsonb(problemsOf(fault))}`)
    throw fault
  }
}

/** What stands on the job that wrote nothing: the reasons of extensions, or that it failed. */
const problemsOf = (fault: unknown): ImportProblem[] => {
  const refused = fault instanceof Refusal ? fault.problems.filter(({ code }) => code === 'EXTENSION_REFUSED') : []
  return refused.length > 0 ? refused.map(({ code: _, path: __, ...facts }) => error('EXTENSION_REFUSED', null, { facts })) : [error('APPLY_FAILED')]
}

/** One at a time in a municipality: what two files both find missing, the second must find there. Others may take their minutes. */
export async function takeTurn(client: pg.ClientBase, municipalityId: number): Promise<void> {
  await client.query("set local lock_timeout = '280s'")
  await client.query('select pg_advisory_xact_lock($1, $2)', [0x1a9, municipalityId])
  await client.query('set local lock_timeout to default')
}

const isSame = (counts: Counts, row: JobRow): boolean =>
  counts.newCount === row.newCount && counts.changedCount === row.changedCount && counts.unchangedCount === row.unchangedCount
