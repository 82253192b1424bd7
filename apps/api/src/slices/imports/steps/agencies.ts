import { checkPlacements, type Placement } from '@tolok/domain'
import type pg from 'pg'
import { sql, type Sql } from '../../../platform/statement'
import { rebuildAncestry } from '../../agencies'
import {
  addFinding,
  addFindings,
  findDuplicates,
  finding,
  hasError,
  idOf,
  inRegister,
  otherMunicipality,
  remember,
  stagedTable,
  takeRows,
  timestamp,
  today,
  type Job,
  type Steps,
} from './step'

const makeTable = stagedTable(`code text, name text, kind agency_kind, parent text, opened_on date, closed_on date, valid_from date,
  old_id uuid, id uuid, parent_id uuid, place_id uuid, place_from date, place_parent_id uuid, is_same boolean, moves boolean`)

const fields = [
  ['code', 'text', 'code'],
  ['name', 'text', 'name'],
  ['kind', 'agency_kind', 'kind'],
  ['parent', 'text', 'parent'],
  ['opened_on', 'date', 'openedOn'],
  ['closed_on', 'date', 'closedOn'],
  ['valid_from', 'date', 'validFrom'],
] as const

const lookUp = (job: Job): Sql[] => [
  sql`update staged s set old_id = a.id, code = a.code, opened_on = coalesce(s.opened_on, a.opened_on), closed_on = coalesce(s.closed_on, a.closed_on) from agency a
    where a.municipality_id = ${job.municipalityId} and lower(a.code) = lower(s.code) and a.withdrawn_at is null`,
  sql`update staged s set id = coalesce(s.old_id, (select a.id from agency a where a.municipality_id = ${job.municipalityId} and a.code = s.code), ${idOf(job, 'agency')}), opened_on = coalesce(s.opened_on, ${today(job)})`,
  sql`update staged s set parent_id = coalesce((select w.id from staged w where lower(w.code) = lower(s.parent) order by w.row limit 1),
      (select a.id from agency a where a.municipality_id = ${job.municipalityId} and lower(a.code) = lower(s.parent) and a.withdrawn_at is null)) where s.parent is not null`,
  // Where it stands last, until somebody moves it.
  sql`update staged s set place_id = p.id, place_from = p.valid_from, place_parent_id = p.parent_id from agency_placement p
    where p.municipality_id = ${job.municipalityId} and p.agency_id = s.old_id and not exists (
      select from agency_placement q where q.municipality_id = p.municipality_id and q.agency_id = p.agency_id and q.valid_from > p.valid_from)`,
  sql`update staged s set moves = s.place_id is null or s.place_parent_id is distinct from s.parent_id, valid_from = coalesce(s.valid_from, case when s.place_id is null then s.opened_on else ${today(job)} end)`,
  sql`update staged s set is_same = not s.moves and a.name = s.name and a.kind = s.kind and a.opened_on = s.opened_on and a.closed_on is not distinct from s.closed_on
    from agency a where a.municipality_id = ${job.municipalityId} and a.id = s.old_id`,
]

const findProblems = (job: Job): Sql[] => [
  addFindings([
    otherMunicipality(job),
    finding(sql`s.parent is not null and s.parent_id is null`, 'UNKNOWN_CODE', 'parent', inRegister('agency')),
    finding(sql`s.parent_id = s.id`, 'OWN_PARENT', 'parent'),
    finding(sql`s.closed_on <= s.opened_on`, 'RANGE_REVERSED', 'closedOn'),
    finding(sql`s.moves and s.place_id is not null and s.valid_from < s.place_from`, 'OVERLAP', 'validFrom'),
  ]),
  findDuplicates(sql`lower(s.code)`, 'code'),
]

/** The tree as it would be: of those that move, the last placement ends where the new one begins. */
const planPlacements = (job: Job): Sql[] => [
  sql`create temporary table planned on commit drop as
    select p.id, p.agency_id, p.parent_id, p.valid_from, case when s.moves then s.valid_from else coalesce(p.valid_to, s.closed_on) end as valid_to, s.row, 'KEPT' as fate
    from agency_placement p left join staged s on s.place_id = p.id and not ${hasError}
    where p.municipality_id = ${job.municipalityId} and not coalesce(s.moves and s.valid_from = p.valid_from, false)
    union all
    select ${idOf(job, 'placement')}, s.id, s.parent_id, s.valid_from, s.closed_on, s.row, 'MADE' from staged s where s.moves and not ${hasError} and s.valid_from is not null`,
]

/** Whether it is a tree on every day is the domain's to say. */
const judgeTree = async (client: pg.ClientBase): Promise<void> => {
  const { rows } = await client.query<Placement & { row: number | null }>(
    `select agency_id "agencyId", parent_id "parentId", valid_from::text "validFrom", valid_to::text "validTo", row from planned where valid_to is null or valid_to > valid_from order by agency_id, valid_from`,
  )
  const checked = checkPlacements(rows)
  if (checked.ok) return
  const found = checked.problems.map((problem) => ({ row: rows[Number(problem.path[0])]?.row ?? null, code: problem.code }))
  for (const [code, field, ours] of [
    ['TREE_CYCLE', 'parent', 'TREE_CYCLE'],
    ['PARENT_ABSENT', 'parent', 'PARENT_ABSENT'],
    ['PLACEMENT_OVERLAP', 'validFrom', 'OVERLAP'],
    ['PERIOD_REVERSED', 'validFrom', 'RANGE_REVERSED'],
  ] as const) {
    const at = [...new Set(found.filter((one) => one.code === code).map(({ row }) => row))]
    // A placement that the file does not touch fails because of one that it does: then the rows that move are to be looked at.
    const which = at.includes(null)
      ? sql`select s.row, '{}'::jsonb as facts from staged s where s.moves or s.closed_on is not null`
      : sql`select unnest(${at.map(Number)}::int[]) as row, '{}'::jsonb as facts`
    if (at.length === 0) continue
    const add = addFinding(ours, field, which)
    await client.query(add.text, add.values)
  }
}

const settleOutcomes = sql`update staged s set outcome = case when ${hasError} then 'BAD' when s.is_same then 'UNCHANGED' else 'CHANGED' end where ${hasError} or s.old_id is not null`

const write = (job: Job): Sql[] => [
  remember(job, 'agency', sql`exists (select from staged s where s.id = t.id and s.outcome <> 'UNCHANGED')`),
  sql`update agency t set withdrawn_at = null, name = s.name, kind = s.kind, opened_on = s.opened_on, closed_on = s.closed_on from staged s
    where t.municipality_id = ${job.municipalityId} and t.id = s.id and s.outcome <> 'UNCHANGED'`,
  sql`insert into agency (municipality_id, id, code, name, kind, opened_on, closed_on, import_job_id, recorded_at)
    select ${job.municipalityId}, s.id, s.code, s.name, s.kind, s.opened_on, s.closed_on, ${job.id}::uuid, ${timestamp(job.at)}
    from staged s where not exists (select from agency a where a.municipality_id = ${job.municipalityId} and a.id = s.id)`,
  // A move from the very day of the last one corrects it; any other ends it.
  remember(
    job,
    'agency_placement',
    sql`exists (select from staged s where s.place_id = t.id and (s.moves or t.valid_to is distinct from coalesce(t.valid_to, s.closed_on)))`,
  ),
  sql`update agency_placement t set valid_to = case when s.moves and s.valid_from > t.valid_from then s.valid_from else coalesce(t.valid_to, s.closed_on) end,
      parent_id = case when s.moves and s.valid_from = t.valid_from then s.parent_id else t.parent_id end
    from staged s where t.municipality_id = ${job.municipalityId} and t.id = s.place_id and (s.moves or t.valid_to is distinct from coalesce(t.valid_to, s.closed_on))`,
  sql`insert into agency_placement (municipality_id, id, agency_id, parent_id, valid_from, valid_to, import_job_id)
    select ${job.municipalityId}, x.id, x.agency_id, x.parent_id, x.valid_from, x.valid_to, ${job.id}::uuid from planned x
    where x.fate = 'MADE' and not exists (select from agency_placement p where p.municipality_id = ${job.municipalityId} and p.agency_id = x.agency_id and p.valid_from = x.valid_from)`,
]

/** The units of the government and where they stand, by code. */
export const agencies: Steps = {
  stage: (job) => [
    makeTable,
    ...takeRows(job, fields),
    ...lookUp(job),
    ...findProblems(job),
    ...planPlacements(job),
    judgeTree,
    settleOutcomes,
  ],
  apply: (job) => [...write(job), (client) => rebuildAncestry(client, job.municipalityId)],
}
