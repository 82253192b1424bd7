import { sql, type Sql } from '../../../platform/statement'
import {
  addFinding,
  addFindings,
  findDuplicates,
  finding,
  hasError,
  idOf,
  inRegister,
  namesOf,
  otherMunicipality,
  remember,
  stagedTable,
  takeRows,
  timestamp,
  type Job,
  type Steps,
} from './step'

const makeTable =
  stagedTable(`nip text, name text, employment employment, grade text, joined_on date, left_on date, position_code text, position_title text, position_type position_type, agency text,
  assignment_kind assignment_kind, supervisor text, valid_from date, valid_to date,
  old_id uuid, id uuid, person_id uuid, agency_id uuid, agency_count integer, position_old_id uuid, position_id uuid, supervisor_id uuid, assignment_id uuid, ends_id uuid, is_new boolean, is_same boolean`)

const fields = [
  ['nip', 'text', 'nip'],
  ['name', 'text', 'name'],
  ['employment', 'employment', 'employment'],
  ['grade', 'text', 'grade'],
  ['joined_on', 'date', 'joinedOn'],
  ['left_on', 'date', 'leftOn'],
  ['position_code', 'text', 'positionCode'],
  ['position_title', 'text', 'positionTitle'],
  ['position_type', 'position_type', 'positionType'],
  ['agency', 'text', 'agency'],
  ['assignment_kind', 'assignment_kind', 'assignmentKind'],
  ['supervisor', 'text', 'supervisor'],
  ['valid_from', 'date', 'validFrom'],
  ['valid_to', 'date', 'validTo'],
] as const

const of = (job: Job, alias: string): Sql =>
  sql`${{ e: sql`e.municipality_id`, p: sql`p.municipality_id`, h: sql`h.municipality_id` }[alias]!} = ${job.municipalityId}`

/** The same NIP or position code again after an undone import is the same person or post again; the first row of a file that names one makes it. */
const lookUp = (job: Job): Sql[] => [
  sql`update staged s set assignment_kind = coalesce(s.assignment_kind, 'DEFINITIVE'), valid_from = coalesce(s.valid_from, s.joined_on) where s.position_code is not null`,
  sql`update staged s set old_id = e.id, person_id = e.person_id from employee e where ${of(job, 'e')} and e.nip = s.nip and e.withdrawn_at is null`,
  sql`update staged s set id = coalesce(s.old_id, (select e.id from employee e where ${of(job, 'e')} and e.nip = s.nip), f.id), person_id = coalesce(s.person_id, (select e.person_id from employee e where ${of(job, 'e')} and e.nip = s.nip), f.person_id)
    from (select s.row, first_value(${idOf(job, 'employee')}) over w as id, first_value(${idOf(job, 'person')}) over w as person_id from staged s window w as (partition by s.nip order by s.row)) f where f.row = s.row and s.nip is not null`,
  sql`update staged s set agency_id = a.id, agency_count = a.count from ${namesOf(job, 'agency')} a where a.key = lower(s.agency)`,
  sql`update staged s set position_old_id = p.id, agency_id = coalesce(s.agency_id, p.agency_id), position_title = coalesce(s.position_title, p.title), position_type = coalesce(s.position_type, p.type)
    from position p where ${of(job, 'p')} and p.code = s.position_code and p.withdrawn_at is null`,
  sql`update staged s set position_id = coalesce(s.position_old_id, (select p.id from position p where ${of(job, 'p')} and p.code = s.position_code), f.id)
    from (select s.row, first_value(${idOf(job, 'position')}) over (partition by s.position_code order by s.row) as id from staged s) f where f.row = s.row and s.position_code is not null`,
  sql`update staged s set supervisor_id = coalesce((select w.id from staged w where w.nip = s.supervisor order by w.row limit 1),
      (select e.id from employee e where ${of(job, 'e')} and e.nip = s.supervisor and e.withdrawn_at is null)) where s.supervisor is not null`,
  sql`analyze staged (id, position_id)`,
  sql`update staged s set assignment_id = h.id, supervisor_id = case when s.supervisor is null then h.supervisor_id else s.supervisor_id end, valid_to = coalesce(s.valid_to, h.valid_to)
    from assignment h where ${of(job, 'h')} and h.employee_id = s.old_id and h.position_id = s.position_id and h.kind = s.assignment_kind and h.valid_from = s.valid_from and h.withdrawn_at is null`,
  // A new definitive post ends the one before, as a transfer does.
  sql`update staged s set ends_id = h.id from assignment h where ${of(job, 'h')} and s.assignment_id is null and s.position_code is not null and s.assignment_kind = 'DEFINITIVE' and h.employee_id = s.old_id
    and h.kind = 'DEFINITIVE' and h.valid_to is null and h.valid_from < s.valid_from and h.withdrawn_at is null`,
  sql`update staged s set is_new = s.old_id is null or (s.position_code is not null and s.assignment_id is null)`,
  sql`update staged s set is_same = f.is_same from (
      select s.row, n.name = s.name and e.employment = s.employment and e.grade = s.grade and e.joined_on = s.joined_on and e.left_on is not distinct from coalesce(s.left_on, e.left_on)
        and (s.position_code is null or (p.title = s.position_title and p.type = s.position_type and p.agency_id = s.agency_id and h.supervisor_id is not distinct from s.supervisor_id and h.valid_to is not distinct from s.valid_to)) as is_same
      from staged s join employee e on ${of(job, 'e')} and e.id = s.old_id join person n on n.municipality_id = e.municipality_id and n.id = e.person_id
        left join position p on ${of(job, 'p')} and p.id = s.position_old_id left join assignment h on ${of(job, 'h')} and h.id = s.assignment_id
      where not s.is_new) f where f.row = s.row`,
]

const findProblems = (job: Job): Sql[] => [
  addFindings([
    otherMunicipality(job),
    finding(sql`s.agency is not null and s.agency_count is null`, 'UNKNOWN_CODE', 'agency', inRegister('agency')),
    finding(sql`s.agency_count > 1`, 'NOT_UNIQUE', 'agency', inRegister('agency')),
    finding(sql`s.supervisor = s.nip`, 'OWN_SUPERVISOR', 'supervisor'),
    finding(sql`s.supervisor is not null and s.supervisor_id is null`, 'UNKNOWN_CODE', 'supervisor', inRegister('employee')),
    finding(sql`s.left_on <= s.joined_on`, 'RANGE_REVERSED', 'leftOn'),
    finding(sql`s.valid_to <= s.valid_from`, 'RANGE_REVERSED', 'validTo'),
    finding(sql`s.position_code is not null and s.agency_id is null and s.agency is null`, 'REQUIRED', 'agency'),
    finding(sql`s.position_code is not null and s.position_title is null`, 'REQUIRED', 'positionTitle'),
    finding(sql`s.position_code is not null and s.position_type is null`, 'REQUIRED', 'positionType'),
    finding(sql`s.position_code is null and coalesce(s.position_title, s.supervisor) is not null`, 'REQUIRED', 'positionCode'),
    finding(
      sql`s.assignment_id is null and s.assignment_kind = 'DEFINITIVE' and exists (select from assignment h where ${of(job, 'h')} and h.employee_id = s.old_id and h.kind = 'DEFINITIVE' and h.withdrawn_at is null
      and h.id is distinct from s.ends_id and daterange(h.valid_from, h.valid_to) && daterange(s.valid_from, case when s.valid_to > s.valid_from then s.valid_to end))`,
      'OVERLAP',
      'validFrom',
    ),
  ]),
  // The same person twice is fine with two posts, but not as two different people, nor in two definitive posts at once.
  findDuplicates(sql`s.nip || coalesce(s.position_code || s.assignment_kind::text || s.valid_from::text, '')`, 'nip'),
  addFinding(
    'CONFLICTS_WITH_ROW',
    'nip',
    sql`select s.row, jsonb_build_object('first', f.row) as facts from staged s join lateral (select w.* from staged w where w.nip = s.nip order by w.row limit 1) f on f.row < s.row
      where (f.name, f.employment, f.grade, f.joined_on) is distinct from (s.name, s.employment, s.grade, s.joined_on)`,
  ),
  addFinding(
    'CONFLICTS_WITH_ROW',
    'positionCode',
    sql`select s.row, jsonb_build_object('first', f.row) as facts from staged s join lateral (select w.* from staged w where w.position_code = s.position_code order by w.row limit 1) f on f.row < s.row
      where (f.position_title, f.position_type, f.agency_id) is distinct from (s.position_title, s.position_type, s.agency_id)`,
  ),
  addFinding(
    'OVERLAP',
    'validFrom',
    sql`select s.row, jsonb_build_object('first', w.row) as facts from staged s join staged w on w.nip = s.nip and w.row < s.row and w.assignment_kind = 'DEFINITIVE' and s.assignment_kind = 'DEFINITIVE'
      and daterange(w.valid_from, case when w.valid_to > w.valid_from then w.valid_to end) && daterange(s.valid_from, case when s.valid_to > s.valid_from then s.valid_to end)
      and not (w.position_code = s.position_code and w.valid_from = s.valid_from) where w.valid_from is not null and s.valid_from is not null`,
  ),
]

const settleOutcomes = sql`update staged s set outcome = case when ${hasError} then 'BAD' when s.is_same then 'UNCHANGED' else 'CHANGED' end where ${hasError} or s.old_id is not null and not s.is_new`

const writePeople = (job: Job): Sql[] => [
  remember(job, 'person', sql`exists (select from staged s where s.person_id = t.id and s.name <> t.name)`),
  sql`update person t set name = s.name from staged s where t.municipality_id = ${job.municipalityId} and t.id = s.person_id and t.name <> s.name`,
  sql`insert into person (municipality_id, id, name, recorded_at) select distinct on (s.person_id) ${job.municipalityId}, s.person_id, s.name, ${timestamp(job.at)}
    from staged s where not exists (select from person n where n.municipality_id = ${job.municipalityId} and n.id = s.person_id) order by s.person_id, s.row`,
  remember(
    job,
    'employee',
    sql`exists (select from staged s where s.id = t.id and s.outcome <> 'UNCHANGED'
    and (t.withdrawn_at is not null or (t.employment, t.grade, t.joined_on, coalesce(s.left_on, t.left_on)) is distinct from (s.employment, s.grade, s.joined_on, t.left_on)))`,
  ),
  sql`update employee t set withdrawn_at = null, employment = s.employment, grade = s.grade, joined_on = s.joined_on, left_on = coalesce(s.left_on, t.left_on)
    from staged s where t.municipality_id = ${job.municipalityId} and t.id = s.id and exists (select from remembered m where m.object_type = 'employee' and m.object_id = t.id)`,
  sql`insert into employee (municipality_id, id, person_id, nip, employment, grade, joined_on, left_on, import_job_id, recorded_at)
    select distinct on (s.id) ${job.municipalityId}, s.id, s.person_id, s.nip, s.employment, s.grade, s.joined_on, s.left_on, ${job.id}::uuid, ${timestamp(job.at)}
    from staged s where not exists (select from employee e where ${of(job, 'e')} and e.id = s.id) order by s.id, s.row`,
]

const writePosts = (job: Job): Sql[] => [
  remember(
    job,
    'position',
    sql`exists (select from staged s where s.position_id = t.id and (t.withdrawn_at is not null or (t.title, t.type, t.agency_id) is distinct from (s.position_title, s.position_type, s.agency_id)))`,
  ),
  sql`update position t set withdrawn_at = null, title = s.position_title, type = s.position_type, agency_id = s.agency_id from staged s
    where t.municipality_id = ${job.municipalityId} and t.id = s.position_id and exists (select from remembered m where m.object_type = 'position' and m.object_id = t.id)`,
  sql`insert into position (municipality_id, id, agency_id, code, title, type, import_job_id) select distinct on (s.position_id) ${job.municipalityId}, s.position_id, s.agency_id, s.position_code, s.position_title, s.position_type, ${job.id}::uuid
    from staged s where s.position_code is not null and not exists (select from position p where ${of(job, 'p')} and p.id = s.position_id) order by s.position_id, s.row`,
  remember(
    job,
    'assignment',
    sql`exists (select from staged s where s.ends_id = t.id or (s.assignment_id = t.id and (t.supervisor_id, t.valid_to) is distinct from (s.supervisor_id, s.valid_to)))`,
  ),
  sql`update assignment t set valid_to = s.valid_from from staged s where t.municipality_id = ${job.municipalityId} and t.id = s.ends_id`,
  sql`update assignment t set supervisor_id = s.supervisor_id, valid_to = s.valid_to from staged s
    where t.municipality_id = ${job.municipalityId} and t.id = s.assignment_id and (t.supervisor_id, t.valid_to) is distinct from (s.supervisor_id, s.valid_to)`,
  sql`insert into assignment (municipality_id, id, employee_id, position_id, kind, supervisor_id, valid_from, valid_to, import_job_id)
    select ${job.municipalityId}, ${idOf(job, 'assignment')}, s.id, s.position_id, s.assignment_kind, s.supervisor_id, s.valid_from, s.valid_to, ${job.id}::uuid
    from staged s where s.position_code is not null and s.assignment_id is null`,
]

/** Civil servants by NIP, with the post each holds and under whom. */
export const employees: Steps = {
  stage: (job) => [makeTable, ...takeRows(job, fields), ...lookUp(job), ...findProblems(job), settleOutcomes],
  apply: (job) => [...writePeople(job), ...writePosts(job)],
}
