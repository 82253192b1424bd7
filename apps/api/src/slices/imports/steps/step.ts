import type pg from 'pg'
import type { ImportKind, RecordState } from '../../../generated/prisma/enums'
import { Prisma } from '../../../generated/prisma/client'
import { join, sql, type Sql } from '../../../platform/statement'
import type { ImportCode, Severity } from '../read/problems'

/** What the statements need to know of a job. */
export type Job = {
  municipalityId: number
  id: string
  kind: ImportKind
  layout: string
  arrivesAs: RecordState
  accountId: string | null
  /** The instant all its rows bear. */
  at: Date
}

/**
 * What a kind of file does, in set-based statements. `stage` makes the temporary table `staged` from import_row: a row each, looked up in
 * the registers, with its findings and its outcome. `apply` writes the rows of `staged` into the tables.
 * Both run in one transaction when a job is applied; a preview runs `stage` alone, so that the two cannot disagree.
 */
export type Steps = { stage: (job: Job) => Step[]; apply: (job: Job) => Step[] }
/** A statement; or, where the domain must judge what SQL has gathered, a function. */
export type Step = Sql | ((client: pg.ClientBase) => Promise<void>)
export async function run(client: pg.ClientBase, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    if (typeof step === 'function') await step(client)
    else await client.query(step.text, step.values)
  }
}

/** Only for names and codes written in this folder. */
export const raw = Prisma.raw
export const quoted = (name: string): Sql => raw(`"${name}"`)
export const timestamp = (at: Date): Sql => sql`${at.toISOString()}::timestamptz`

/**
 * The id of what a row becomes: a UUIDv7 of the job's instant whose other bits follow from job, row and noun.
 * So a set of rows gets its ids in the statement that writes them, and the same job at the same instant gives the same ids.
 */
export function idOf(job: Job, noun: string, row: Sql = sql`s.row`): Sql {
  const time = job.at.getTime().toString(16).padStart(12, '0')
  const bits = sql`md5(${`${job.id}:${noun}:`}::text || ${row})`
  return sql`(${`${time}7`}::text || substr(${bits}, 1, 3) || '8' || substr(${bits}, 4, 15))::uuid`
}

type FindingOptions = { severity?: Severity; facts?: Sql }
/** A finding, when its condition holds. */
export const finding = (
  when: Sql,
  code: ImportCode,
  field: string | null,
  { severity = 'ERROR', facts = sql`'{}'::jsonb` }: FindingOptions = {},
): Sql =>
  sql`case when ${when} then jsonb_build_object('code', ${raw(`'${code}'`)}, 'severity', ${raw(`'${severity}'`)}, 'field', ${field === null ? sql`null` : raw(`'${field}'`)}, 'facts', ${facts}) end`

/** Adds the findings whose conditions hold; `from` brings what the conditions speak of beside the row (alias s). */
export const addFindings = (findings: readonly Sql[]): Sql =>
  sql`update staged s set findings = s.findings || found.list
    from (select s.row, (select jsonb_agg(f) from unnest(array[${join(findings, ', ')}]::jsonb[]) f where f is not null) as list from staged s) found
    where found.row = s.row and found.list is not null`

/** One finding on the rows of a set of (row, facts). */
export const addFinding = (code: ImportCode, field: string | null, found: Sql, severity: Severity = 'ERROR'): Sql =>
  sql`update staged s set findings = s.findings || jsonb_build_array(jsonb_build_object('code', ${raw(`'${code}'`)}, 'severity', ${raw(`'${severity}'`)}, 'field', ${field === null ? sql`null` : raw(`'${field}'`)}, 'facts', found.facts))
    from (${found}) found where found.row = s.row`

/** Rows that repeat the key of an earlier one. */
export const findDuplicates = (key: Sql, field: string): Sql =>
  addFinding(
    'DUPLICATE',
    field,
    sql`select row, jsonb_build_object('first', first) as facts from (select s.row, min(s.row) over (partition by ${key}) as first from staged s where ${key} is not null) d where first < row`,
  )

/** What every `staged` has, beside a kind's own columns. */
export const stagedTable = (columns: string): Sql =>
  sql`create temporary table staged (row integer primary key, bad boolean not null, doubtful boolean not null, municipality integer, ${raw(columns)},
    findings jsonb not null default '[]', outcome text not null default 'NEW') on commit drop`

/** Fills `staged` from the rows that were read: `fields` are pairs of our column and the field in `parsed`, with its type. */
export function takeRows(job: Job, fields: readonly (readonly [column: string, type: string, field: string])[]): Sql[] {
  const columns = raw(fields.map(([column]) => column).join(', '))
  const values = raw(fields.map(([, , field]) => `p."${field}"`).join(', '))
  const record = fields.map(([, type, field]) => `"${field}" ${type}`).join(', ')
  return [
    sql`insert into staged (row, bad, doubtful, municipality, ${columns})
      select r.row_number, r.problems @> '[{"severity":"ERROR"}]', r.problems @> '[{"severity":"WARNING"}]', p.municipality, ${values}
      from import_row r cross join ${parsedAs(`municipality integer, ${record}`)} where r.municipality_id = ${job.municipalityId} and r.job_id = ${job.id}::uuid`,
    sql`analyze staged`,
  ]
}
export const otherMunicipality = (job: Job): Sql =>
  finding(sql`s.municipality <> ${job.municipalityId}`, 'OTHER_MUNICIPALITY', 'municipality', {
    facts: sql`jsonb_build_object('expected', ${job.municipalityId}::int)`,
  })
export const inRegister = (register: string): { facts: Sql } => ({ facts: sql`jsonb_build_object('register', ${register}::text)` })

/** The day it is for the municipality at the job's instant. */
export const today = (job: Job): Sql =>
  sql`(select (${timestamp(job.at)} at time zone m.time_zone)::date from municipality m where m.id = ${job.municipalityId})`

/** A row with an error of its own or a finding that is one. */
export const hasError = sql`(s.bad or s.findings @> '[{"severity":"ERROR"}]')`

/** The columns of `parsed` as a record. */
export const parsedAs = (columns: string): Sql => sql`jsonb_to_record(r.parsed) as p(${raw(columns)})`

/** A register's rows by lower-case code or, where no code fits, by name; `count` says how many carry that name. */
export const namesOf = (job: Job, table: 'agency' | 'indicator'): Sql =>
  sql`(select distinct on (named.key) named.key, named.id, count(*) over (partition by named.key, named.rank) as count from (
      select lower(code) as key, id, 1 as rank from ${quoted(table)} where municipality_id = ${job.municipalityId} and withdrawn_at is null
      union all select lower(name), id, 2 from ${quoted(table)} where municipality_id = ${job.municipalityId} and withdrawn_at is null
    ) named order by named.key, named.rank, named.id)`

/** The tables of registers that a file may change, and the columns that undoing puts back. */
export const restorable = {
  agency: ['name', 'kind', 'opened_on', 'closed_on', 'withdrawn_at'],
  agency_placement: ['parent_id', 'valid_from', 'valid_to'],
  person: ['name'],
  employee: ['employment', 'grade', 'joined_on', 'left_on', 'withdrawn_at'],
  position: ['agency_id', 'title', 'type', 'withdrawn_at'],
  assignment: ['supervisor_id', 'valid_to', 'withdrawn_at'],
  indicator: [
    'name',
    'description',
    'type',
    'unit',
    'polarity',
    'minimize_formula',
    'range_condition',
    'over_time',
    'over_subjects',
    'cadence',
    'part_of_id',
    'weight',
    'cap',
    'floor',
    'per',
    'decimals',
    'withdrawn_at',
  ],
  target: ['withdrawn_at'],
} as const
export type Restorable = keyof typeof restorable

export const makeMemory = sql`create temporary table remembered (object_type text, object_id uuid, before jsonb) on commit drop`
/** Remembers rows (alias t) as they are before they are changed, so that undoing restores them. */
export const remember = (job: Job, table: Restorable, which: Sql): Sql =>
  sql`insert into remembered select ${raw(`'${table}'`)}, t.id, to_jsonb(t) from ${quoted(table)} t where t.municipality_id = ${job.municipalityId} and ${which}`
/** Keeps the remembered rows beside what they have become: a later change by others then shows, and stands in undoing's way. */
export const keepMemory = (job: Job): Sql[] =>
  (Object.keys(restorable) as Restorable[]).map(
    (table) => sql`insert into import_change (municipality_id, job_id, object_type, object_id, before, after)
      select ${job.municipalityId}, ${job.id}::uuid, m.object_type, m.object_id, m.before, to_jsonb(t)
      from (select distinct on (object_id) * from remembered where object_type = ${raw(`'${table}'`)}) m join ${quoted(table)} t on t.municipality_id = ${job.municipalityId} and t.id = m.object_id`,
  )
