import { sql, type Sql } from '../../../platform/statement'
import { addFinding, finding, idOf, inRegister, otherMunicipality, remember, timestamp, type Job } from './step'

/** Whose figure it is and of what: names that no register knows, or that it knows twice. */
export const unknownNames = (job: Job): Sql[] => [
  otherMunicipality(job),
  finding(sql`s.agency is not null and s.agency_count is null`, 'UNKNOWN_CODE', 'agency', inRegister('agency')),
  finding(sql`s.agency_count > 1`, 'NOT_UNIQUE', 'agency', inRegister('agency')),
  finding(sql`s.indicator is not null and s.indicator_id is null`, 'UNKNOWN_CODE', 'indicator', inRegister('indicator')),
  finding(sql`s.indicator_count > 1`, 'NOT_UNIQUE', 'indicator', inRegister('indicator')),
  finding(sql`s.agency is null and s.nip is null and not s.bad`, 'NO_SUBJECT', 'agency'),
]

/** A target far from the usual one of its indicator is more often a wrong unit than a new ambition. At least three figures say what is usual. */
export const warnOfMedian = (key: Sql): Sql =>
  addFinding(
    'TEN_TIMES_MEDIAN',
    'target',
    sql`select s.row, jsonb_build_object('median', trim_scale(m.middle::numeric)) as facts from staged s
      join (select ${key} as key, percentile_cont(0.5) within group (order by s.target) as middle from staged s where s.target > 0 group by 1 having count(*) >= 3) m on m.key = ${key}
      where s.target >= 10 * m.middle`,
    'WARNING',
  )

const broughtBy = sql`exists (select from staged s where s.target_id is null and s.indicator_id = t.indicator_id and s.subject_id = t.subject_id and s.period = t.period)`
/** Targets that the file itself brings: those withdrawn before come back under their own id, the rest are new. */
export const writeTargets = (job: Job): Sql[] => [
  remember(job, 'target', sql`t.withdrawn_at is not null and ${broughtBy}`),
  sql`update target t set withdrawn_at = null where t.municipality_id = ${job.municipalityId} and t.withdrawn_at is not null and ${broughtBy}`,
  sql`insert into target (municipality_id, id, indicator_id, agency_id, assignment_id, subject_id, period, period_from, period_to, source_id, import_job_id, recorded_at)
    select distinct on (s.indicator_id, s.subject_id, s.period) ${job.municipalityId}, ${idOf(job, 'target')}, s.indicator_id, s.agency_id, s.assignment_id, s.subject_id, s.period, s.period_from, s.period_to,
      s.source_id, ${job.id}::uuid, ${timestamp(job.at)}
    from staged s where s.target_id is null and s.target is not null
      and not exists (select from target t where t.municipality_id = ${job.municipalityId} and t.indicator_id = s.indicator_id and t.subject_id = s.subject_id and t.period = s.period)
    order by s.indicator_id, s.subject_id, s.period, s.day, s.row`,
  sql`update staged s set target_id = t.id, agency_id = t.agency_id from target t
    where t.municipality_id = ${job.municipalityId} and s.target_id is null and t.indicator_id = s.indicator_id and t.subject_id = s.subject_id and t.period = s.period`,
]
