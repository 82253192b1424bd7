/** Says, in the fact's own transaction, that what reports keep of an agency's facts of an indicator must be counted anew. Only ever appends. */
import type { Scope } from '../../platform/scope'
import { rowsOf, sql, type Runner } from '../../platform/statement'

/** Whose facts of what: one row of a report's finest cells. */
export type MarkedPair = { readonly municipalityId: number; readonly agencyId: string; readonly indicatorId: string }

/** After anything about an observation: its figure, its state, what has superseded it. */
export async function markObservation(_scope: Scope, tx: Runner, { municipalityId, agencyId, indicatorId }: MarkedPair): Promise<void> {
  await rowsOf(tx, sql`insert into report_mark (municipality_id, id, agency_id, indicator_id) values (${municipalityId}::int, gen_random_uuid(), ${agencyId}::uuid, ${indicatorId}::uuid)`)
}

/** After a target or one of its figures was set or withdrawn. Whoever has targets of one indicator under two agencies is marked under both: their tallies no longer add up. */
export async function markTarget(_scope: Scope, tx: Runner, municipalityId: number, targetId: string): Promise<void> {
  await rowsOf(
    tx,
    sql`insert into report_mark (municipality_id, id, agency_id, indicator_id)
      select p.municipality_id, gen_random_uuid(), p.agency_id, p.indicator_id from (
        select distinct o.municipality_id, o.agency_id, o.indicator_id
        from target t join target o on o.municipality_id = t.municipality_id and o.indicator_id = t.indicator_id and o.subject_id = t.subject_id
        where t.municipality_id = ${municipalityId}::int and t.id = ${targetId}::uuid) p`,
  )
}

/** After an import was applied or undone: everything that its rows, or the rows it changed, have a part in. */
export async function markImport(tx: Runner, municipalityId: number, jobId: string): Promise<void> {
  const ofJob = sql`municipality_id = ${municipalityId}::int and import_job_id = ${jobId}::uuid`
  const changed = (table: string) => sql`select c.object_id from import_change c where c.municipality_id = ${municipalityId}::int and c.job_id = ${jobId}::uuid and c.object_type = ${table}`
  await rowsOf(
    tx,
    sql`insert into report_mark (municipality_id, id, agency_id, indicator_id)
      select ${municipalityId}::int, gen_random_uuid(), p.agency_id, p.indicator_id from (
        with touched as materialized (
          select id from target where ${ofJob} union ${changed('target')} union select target_id from target_revision where ${ofJob}),
        measured as materialized (select id from indicator where ${ofJob} union ${changed('indicator')}),
        held as materialized (select id from assignment where ${ofJob} union ${changed('assignment')})
        select o.agency_id, o.indicator_id from observation o where ${ofJob}
        union
        select o.agency_id, o.indicator_id from touched h join target t on t.municipality_id = ${municipalityId}::int and t.id = h.id
          join target o on o.municipality_id = t.municipality_id and o.indicator_id = t.indicator_id and o.subject_id = t.subject_id
        union
        select t.agency_id, t.indicator_id from measured m join target t on t.municipality_id = ${municipalityId}::int and t.indicator_id = m.id
        union
        select t.agency_id, t.indicator_id from held h join target t on t.municipality_id = ${municipalityId}::int and t.assignment_id = h.id) p`,
  )
}

/** After something that every figure of a municipality may rest on. */
export async function markMunicipality(_scope: Scope, tx: Runner, municipalityId: number): Promise<void> {
  await rowsOf(tx, sql`insert into report_mark (municipality_id, id) values (${municipalityId}::int, gen_random_uuid())`)
}
