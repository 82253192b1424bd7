import { sql, type Sql } from '../../../platform/statement'
import { judgeFigures, plainFigures } from './figures'
import { reportedCode, writeReportedSource } from './sources'
import {
  addFindings,
  findDuplicates,
  finding,
  hasError,
  idOf,
  inRegister,
  namesOf,
  stagedTable,
  takeRows,
  timestamp,
  type Job,
  type Step,
  type Steps,
} from './step'
import { unknownNames, warnOfMedian, writeTargets } from './target-rows'

const makeTable =
  stagedTable(`indicator text, agency text, nip text, period text, period_from date, period_to date, target_said text, target numeric, target_high_said text, target_high numeric, day date, reason text, source text,
  agency_id uuid, agency_count integer, assignment_id uuid, subject_id uuid, indicator_id uuid, indicator_count integer, indicator_type text, polarity text, source_id uuid, target_id uuid, is_same boolean`)

const fields = [
  ['indicator', 'text', 'indicator'],
  ['agency', 'text', 'agency'],
  ['nip', 'text', 'nip'],
  ['period', 'text', 'period'],
  ['period_from', 'date', 'periodFrom'],
  ['period_to', 'date', 'periodTo'],
  ['target_said', 'text', 'target'],
  ['target_high_said', 'text', 'targetHigh'],
  ['day', 'date', 'validFrom'],
  ['reason', 'text', 'reason'],
  ['source', 'text', 'source'],
] as const

const figures = [
  { column: 'target', field: 'target' },
  { column: 'target_high', field: 'targetHigh' },
]

const lookUp = (job: Job): Step[] => [
  // A target that says not from when holds from its period's first day.
  sql`update staged s set agency_id = f.agency_id, agency_count = f.agency_count, indicator_id = f.indicator_id, indicator_count = f.indicator_count, indicator_type = f.type, polarity = f.polarity, source_id = f.source_id,
      subject_id = case when s.nip is null then f.agency_id end, day = coalesce(s.day, s.period_from), ${plainFigures(sql`f.type`, figures)}
    from (select s.row, a.id as agency_id, a.count as agency_count, n.id as indicator_id, n.count as indicator_count, i.type, i.polarity::text, source.id as source_id
      from staged s
      left join ${namesOf(job, 'agency')} a on a.key = lower(s.agency)
      left join ${namesOf(job, 'indicator')} n on n.key = lower(s.indicator)
      left join indicator i on i.municipality_id = ${job.municipalityId} and i.id = n.id
      left join source on source.municipality_id = ${job.municipalityId} and source.code = coalesce(s.source, ${reportedCode(job)})
    ) f where f.row = s.row`,
  judgeFigures(figures),
  sql`update staged s set assignment_id = h.id, subject_id = h.id, agency_id = h.agency_id from (
      select distinct on (s.row) s.row, h.id, p.agency_id from staged s join employee e on e.municipality_id = ${job.municipalityId} and e.nip = s.nip and e.withdrawn_at is null
        join assignment h on h.municipality_id = e.municipality_id and h.employee_id = e.id and h.withdrawn_at is null and h.kind = 'DEFINITIVE'
          and h.valid_from <= s.period_to and (h.valid_to is null or s.period_from < h.valid_to)
        join position p on p.municipality_id = h.municipality_id and p.id = h.position_id
      order by s.row, (h.valid_from <= s.day and (h.valid_to is null or s.day < h.valid_to)) desc, h.valid_from desc) h
    where h.row = s.row`,
  sql`analyze staged (indicator_id, subject_id)`,
  sql`update staged s set target_id = t.id, agency_id = t.agency_id from target t
    where t.municipality_id = ${job.municipalityId} and t.indicator_id = s.indicator_id and t.subject_id = s.subject_id and t.period = s.period and t.withdrawn_at is null`,
  // Of two revisions valid from the same day the one recorded later counts.
  sql`update staged s set is_same = (select v.value = s.target and v.value_high is not distinct from s.target_high from target_revision v
      where v.municipality_id = ${job.municipalityId} and v.target_id = s.target_id and v.withdrawn_at is null and v.valid_from <= s.day order by v.valid_from desc, v.recorded_at desc, v.id desc limit 1)
    where s.target_id is not null`,
]

const key = sql`s.indicator_id::text || ' ' || s.subject_id::text || ' ' || s.period`

const findProblems = (job: Job): Sql[] => [
  addFindings([
    ...unknownNames(job),
    finding(sql`s.nip is not null and s.assignment_id is null and s.period is not null`, 'NO_ASSIGNMENT', 'nip'),
    finding(sql`s.source is not null and s.source_id is null`, 'UNKNOWN_CODE', 'source', inRegister('source')),
    finding(sql`s.day < s.period_from or s.day > s.period_to`, 'DAY_OUTSIDE_PERIOD', 'validFrom', {
      facts: sql`jsonb_build_object('period', s.period)`,
    }),
    finding(sql`s.polarity = 'RANGE' and s.target_high_said is null`, 'REQUIRED', 'targetHigh'),
    finding(sql`s.polarity <> 'RANGE' and s.target_high_said is not null`, 'SETTING_NOT_FIT', 'targetHigh', {
      facts: sql`jsonb_build_object('allowed', jsonb_build_array('RANGE'))`,
    }),
    finding(sql`s.target_high < s.target`, 'RANGE_REVERSED', 'targetHigh'),
  ]),
  findDuplicates(sql`${key} || s.day::text`, 'indicator'),
  warnOfMedian(sql`s.indicator_id`),
]

const settleOutcomes = sql`update staged s set outcome = case when ${hasError} then 'BAD' when s.is_same then 'UNCHANGED' else 'CHANGED' end where ${hasError} or s.target_id is not null`

const writeRevisions = (
  job: Job,
): Sql => sql`insert into target_revision (municipality_id, id, target_id, valid_from, value, value_high, reason, import_job_id, recorded_by, recorded_at)
  select ${job.municipalityId}, ${idOf(job, 'revision')}, s.target_id, s.day, s.target, s.target_high, coalesce(s.reason, ''), ${job.id}::uuid, ${job.accountId}::uuid, ${timestamp(job.at)}
  from staged s where s.outcome <> 'UNCHANGED'`

/** Figures to be reached. A different figure for the same target is its next revision; nothing is overwritten. */
export const targets: Steps = {
  stage: (job) => [makeTable, ...takeRows(job, fields), ...lookUp(job), ...findProblems(job), settleOutcomes],
  apply: (job) => [...writeReportedSource(job), ...writeTargets(job), writeRevisions(job)],
}
