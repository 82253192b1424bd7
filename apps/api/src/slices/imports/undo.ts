import type pg from 'pg'
import { v7 as uuid } from 'uuid'
import type { Databases } from '../../platform/database'
import { refuse } from '../../platform/errors'
import { join, rowsOf, sql, type Sql } from '../../platform/statement'
import { rebuildAncestry } from '../agencies'
import { markImport } from '../tallies'
import { takeTurn, type Applying } from './apply'
import { findJob, type JobKey } from './import-job'
import { inTransaction } from './preview'
import { quoted, raw, restorable, timestamp, type Restorable } from './steps/step'

/** Something later that rests on a row of the job: undoing would pull the ground from under it. */
export type Blocker = { objectType: string; label: string }
const mostShown = 50

/**
 * Withdraws an applied job as a whole: its rows stay and bear the instant of withdrawal, what it changed is as before, so every report of
 * today answers as if the job had never been, and every report of an earlier asOf as it did. Refused (IN_USE, with a list) where later
 * facts rest on its rows.
 */
export async function undoJob(databases: Databases, key: JobKey, { accountId, clock = () => new Date() }: Applying): Promise<void> {
  await inTransaction(databases.importOf({ municipalities: [key.municipalityId] }), async (client) => {
    await takeTurn(client, key.municipalityId)
    const job = await findJob(client, key, 'FOR_UPDATE')
    if (job?.status !== 'APPLIED') throw refuse([{ code: 'CONFLICT', path: ['id'], current: job?.status }], 'CONFLICT')
    const blockers = await findBlockers(client, key)
    if (blockers.length > 0)
      throw refuse([{ code: 'IN_USE', path: ['id'], by: blockers.slice(0, mostShown), count: blockers.length }], 'CONFLICT')

    const at = clock()
    for (const statement of withdraw(key, at)) await client.query(statement.text, statement.values)
    if (job.kind === 'AGENCIES') await rebuildAncestry(client, key.municipalityId)
    await markImport(client, key.municipalityId, key.id)
    const finish = sql`with done as (update import_job set status = 'UNDONE', withdrawn_at = ${timestamp(at)} where municipality_id = ${key.municipalityId} and id = ${key.id}::uuid)
      insert into audit_event (municipality_id, id, at, account_id, action, object_type, object_id, detail)
      values (${key.municipalityId}, ${uuid({ msecs: at.getTime() })}::uuid, ${timestamp(at)}, ${accountId}::uuid, 'IMPORT_UNDONE', 'IMPORT_JOB', ${key.id}, ${JSON.stringify({ kind: job.kind })}::jsonb)`
    await client.query(finish.text, finish.values)
  })
}

const withdrawable = ['observation', 'target_revision', 'target', 'assignment', 'position', 'employee', 'indicator', 'agency'] as const

function withdraw({ municipalityId, id }: JobKey, at: Date): Sql[] {
  const ofJob = sql`municipality_id = ${municipalityId} and import_job_id = ${id}::uuid`
  return [
    ...withdrawable.map(
      (table) => sql`update ${quoted(table)} set withdrawn_at = ${timestamp(at)} where ${ofJob} and withdrawn_at is null`,
    ),
    sql`delete from agency_placement where ${ofJob}`,
    ...(Object.keys(restorable) as Restorable[]).map((table) => restore(table, municipalityId, id, at)),
    // What the job's facts had corrected stands again, as far as nothing else corrects it. Gathered and measured first: of a municipality that is new
    // PostgreSQL knows no figures yet, and looking for each of a hundred thousand rows anew never ends beside millions of others.
    sql`create temporary table corrected on commit drop as
      select distinct supersedes_id as id from observation where ${ofJob} and supersedes_id is not null`,
    sql`analyze corrected`,
    sql`update observation o set successor_state = (select max(n.state) from observation n where n.municipality_id = o.municipality_id and n.supersedes_id = o.id and n.withdrawn_at is null)
      from corrected c where o.municipality_id = ${municipalityId} and o.id = c.id`,
  ]
}

/** A row that the job had brought back from withdrawal is withdrawn again, as of now: in between it was there. */
function restore(table: Restorable, municipalityId: number, jobId: string, at: Date): Sql {
  const columns = restorable[table].map((column) =>
    column === 'withdrawn_at'
      ? sql`withdrawn_at = case when b.withdrawn_at is null then null else ${timestamp(at)} end`
      : sql`${raw(column)} = b.${raw(column)}`,
  )
  return sql`update ${quoted(table)} t set ${join(columns, ', ')} from import_change c, jsonb_populate_record(null::${quoted(table)}, c.before) b
    where c.municipality_id = ${municipalityId} and c.job_id = ${jobId}::uuid and c.object_type = ${raw(`'${table}'`)} and t.municipality_id = c.municipality_id and t.id = c.object_id`
}

async function findBlockers(client: pg.ClientBase, { municipalityId, id }: JobKey): Promise<Blocker[]> {
  /** Rows that stand without the job: it neither made nor changed them, nor brought them back. */
  const apart = (
    alias: string,
  ): Sql => sql`${raw(alias)}.municipality_id = ${municipalityId} and ${raw(alias)}.import_job_id is distinct from ${id}::uuid
    and not exists (select from import_change m where m.municipality_id = ${municipalityId} and m.job_id = ${id}::uuid and m.object_id = ${raw(alias)}.id)`
  const others = (alias: string): Sql => sql`${apart(alias)} and ${raw(alias)}.withdrawn_at is null`
  /** Rows of a table that exist because of the job: made by it, or brought back by it. */
  const brought = (table: 'agency' | 'employee' | 'position' | 'indicator' | 'target'): Sql => sql`(
    select id from ${quoted(table)} where municipality_id = ${municipalityId} and import_job_id = ${id}::uuid and withdrawn_at is null
    union all select object_id from import_change where municipality_id = ${municipalityId} and job_id = ${id}::uuid and object_type = ${raw(`'${table}'`)} and before->>'withdrawn_at' is not null)`
  const changed = (Object.keys(restorable) as Restorable[]).map(
    (
      table,
    ) => sql`select ${raw(`'${table}'`)}::text as "objectType", coalesce(c.after->>'code', c.after->>'nip', c.after->>'name', c.object_id::text) as label
      from import_change c left join ${quoted(table)} t on t.municipality_id = c.municipality_id and t.id = c.object_id
      where c.municipality_id = ${municipalityId} and c.job_id = ${id}::uuid and c.object_type = ${raw(`'${table}'`)} and to_jsonb(t) is distinct from c.after`,
  )
  const observation = sql`select 'observation'::text as "objectType", i.code || ' ' || o.observed_on::text as label from observation o join indicator i on i.municipality_id = o.municipality_id and i.id = o.indicator_id`
  const target = sql`select 'target'::text, i.code || ' ' || t.period from target t join indicator i on i.municipality_id = t.municipality_id and i.id = t.indicator_id`
  return rowsOf<Blocker>(
    client,
    join(
      [
        sql`${observation} where ${others('o')} and exists (select from observation c where c.municipality_id = o.municipality_id and c.id = o.supersedes_id and c.import_job_id = ${id}::uuid)`,
        sql`${observation} where ${others('o')} and o.target_id in ${brought('target')}`,
        sql`select 'target_revision'::text, i.code || ' ' || t.period || ' ' || v.valid_from::text from target_revision v join target t on t.municipality_id = v.municipality_id and t.id = v.target_id
          join indicator i on i.municipality_id = t.municipality_id and i.id = t.indicator_id
          where ${others('v')} and (v.target_id in ${brought('target')}
            or exists (select from target_revision c where c.municipality_id = v.municipality_id and c.target_id = v.target_id and c.valid_from = v.valid_from and c.import_job_id = ${id}::uuid and c.recorded_at < v.recorded_at))`,
        sql`${target} where ${others('t')} and (t.indicator_id in ${brought('indicator')} or t.agency_id in ${brought('agency')}
          or t.assignment_id in (select id from assignment where municipality_id = ${municipalityId} and import_job_id = ${id}::uuid))`,
        sql`select 'indicator'::text, i.code from indicator i where ${others('i')} and i.part_of_id in ${brought('indicator')}`,
        sql`select 'agency'::text, a.code from agency_placement p join agency a on a.municipality_id = p.municipality_id and a.id = p.agency_id
          where ${apart('p')} and p.parent_id in ${brought('agency')}`,
        sql`select 'position'::text, x.code from "position" x where ${others('x')} and x.agency_id in ${brought('agency')}`,
        sql`select 'assignment'::text, e.nip from assignment h join employee e on e.municipality_id = h.municipality_id and e.id = h.employee_id
          where ${others('h')} and (h.employee_id in ${brought('employee')} or h.supervisor_id in ${brought('employee')} or h.position_id in ${brought('position')})`,
        ...changed,
      ],
      ' union ',
    ),
  )
}
