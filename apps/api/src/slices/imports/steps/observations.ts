import { sql, type Sql } from '../../../platform/statement'
import { judgeFigures, plainFigures } from './figures'
import { publishedTax } from './published-revenue'
import {
  addFinding,
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
  today,
  type Job,
  type Step,
  type Steps,
} from './step'
import { reportedCode, writeReportedSource } from './sources'
import { unknownNames, warnOfMedian, writeTargets } from './target-rows'

const isPublished = (job: Job): boolean => job.layout === 'PUBLISHED_REVENUE'

const makeTable = stagedTable(`agency text, nip text, indicator text, period text, period_from date, period_to date,
    day date, value_said text, value numeric, numerator numeric, denominator numeric, target_said text, target numeric, printed text, evidence text, source text, tax_name text, polarity text,
    agency_id uuid, agency_count integer, assignment_id uuid, assignment_count integer, subject_id uuid, indicator_id uuid, indicator_count integer, indicator_code text, indicator_type text,
    source_id uuid, target_id uuid, target_count integer, old_id uuid, is_same boolean, needs_revision boolean not null default false`)

const fields = [
  ['agency', 'text', 'agency'],
  ['nip', 'text', 'nip'],
  ['indicator', 'text', 'indicator'],
  ['period', 'text', 'period'],
  ['period_from', 'date', 'periodFrom'],
  ['period_to', 'date', 'periodTo'],
  ['day', 'date', 'day'],
  ['value_said', 'text', 'value'],
  ['numerator', 'numeric', 'numerator'],
  ['denominator', 'numeric', 'denominator'],
  ['target_said', 'text', 'target'],
  ['printed', 'text', 'printed'],
  ['evidence', 'text', 'evidence'],
  ['source', 'text', 'source'],
  ['tax_name', 'text', 'taxName'],
  ['polarity', 'text', 'polarity'],
] as const

const figures = [
  { column: 'value', field: 'value' },
  { column: 'target', field: 'target' },
]

/** The rows beside what they name: agency, indicator, source. */
const lookUp = (job: Job): Sql[] => [
  sql`update staged s set agency_id = f.agency_id, agency_count = f.agency_count, indicator_id = f.indicator_id, indicator_count = f.indicator_count, indicator_code = f.code, indicator_type = f.type,
    source_id = f.source_id, subject_id = case when s.nip is null then f.agency_id end, ${plainFigures(sql`f.type`, figures)}
  from (select s.row, a.id as agency_id, a.count as agency_count, i.id as indicator_id, i.count as indicator_count, i.code, i.type, source.id as source_id
    from staged s
    left join ${namesOf(job, 'agency')} a on a.key = lower(s.agency)
    left join agency own on own.municipality_id = ${job.municipalityId} and own.id = a.id
    left join ${
      isPublished(job)
        ? publishedTax.register(job)
        : sql`(select n.key, n.id, n.count, i.code, i.type from ${namesOf(job, 'indicator')} n
      join indicator i on i.municipality_id = ${job.municipalityId} and i.id = n.id)`
    } i on i.key = ${isPublished(job) ? publishedTax.code(sql`s.tax_name`) : sql`lower(s.indicator)`}
    left join source on source.municipality_id = ${job.municipalityId}
      and source.code = ${isPublished(job) ? sql`own.code || '-PUBLISHED'` : sql`coalesce(s.source, ${reportedCode(job)})`}
  ) f where f.row = s.row`,
]

const lookUpAssignments = (job: Job): Sql[] => [
  sql`update staged s set (assignment_id, assignment_count) = (
    select (array_agg(h.id order by h.kind, h.valid_from desc))[1], count(*) from employee e
    join assignment h on h.municipality_id = e.municipality_id and h.employee_id = e.id and h.withdrawn_at is null
      and h.valid_from <= s.day and (h.valid_to is null or s.day < h.valid_to) and h.kind = 'DEFINITIVE'
    where e.municipality_id = ${job.municipalityId} and e.nip = s.nip and e.withdrawn_at is null)
  where s.nip is not null`,
  sql`update staged s set agency_id = p.agency_id from assignment h join position p on p.municipality_id = h.municipality_id and p.id = h.position_id
    where h.municipality_id = ${job.municipalityId} and h.id = s.assignment_id and s.agency_id is null`,
]

/**
 * The targets of the indicators in the file, in a table of their own and measured: of a municipality that is new PostgreSQL knows no figures yet, and
 * looking up each row by whichever index it then takes for small cost minutes.
 */
const lookUpTargets = (job: Job): Sql[] => [
  sql`create temp table aimed on commit drop as
    select t.id, t.indicator_id, t.subject_id, t.agency_id, t.period, t.period_from, t.period_to from target t
    where t.municipality_id = ${job.municipalityId} and t.withdrawn_at is null and t.indicator_id = any(array(select distinct s.indicator_id from staged s))`,
  sql`analyze aimed`,
  sql`update staged s set target_id = t.id, target_count = 1, agency_id = t.agency_id from aimed t
    where t.indicator_id = s.indicator_id and t.subject_id = s.subject_id and t.period = s.period`,
  sql`update staged s set target_id = f.target_id, target_count = f.target_count, period = f.period, period_from = f.period_from, period_to = f.period_to, agency_id = coalesce(f.agency_id, s.agency_id)
    from (
      select s.row, (array_agg(t.id order by t.period))[1] as target_id, count(t.id) as target_count, min(t.period) as period, min(t.period_from) as period_from, min(t.period_to) as period_to,
        (array_agg(t.agency_id order by t.period))[1] as agency_id
      from staged s left join aimed t on t.indicator_id = s.indicator_id and t.subject_id = s.subject_id and t.period_from <= s.day and s.day <= t.period_to
      where s.period is null and s.indicator_id is not null and s.subject_id is not null group by s.row) f
    where f.row = s.row`,
]

/** The fact that stands for the same target and day: the one no other has corrected. */
const lookUpFacts = (job: Job): Sql => sql`update staged s set old_id = o.id, is_same =
    o.value is not distinct from s.value and o.numerator is not distinct from s.numerator and o.denominator is not distinct from s.denominator
    and (s.evidence is null or o.evidence is not distinct from s.evidence) and (s.printed is null or o.printed_achievement::numeric is not distinct from s.printed::numeric)
  from (select distinct on (o.target_id, o.observed_on) o.* from staged s join observation o on o.municipality_id = ${job.municipalityId} and o.target_id = s.target_id
      and o.observed_on = s.day and o.withdrawn_at is null and o.successor_state is null order by o.target_id, o.observed_on, o.recorded_at desc, o.id desc) o
  where o.target_id = s.target_id and o.observed_on = s.day`

const findProblems = (job: Job): Sql[] => [
  addFindings([
    ...unknownNames(job),
    finding(sql`s.nip is not null and s.assignment_id is null and s.day is not null`, 'NO_ASSIGNMENT', 'nip'),
    finding(sql`s.source is not null and s.source_id is null`, 'UNKNOWN_CODE', 'source', inRegister('source')),
    finding(sql`s.indicator_type = 'RATIO' and s.value_said is not null`, 'FIGURE_NOT_FIT', 'value', {
      facts: sql`jsonb_build_object('expected', 'RATIO')`,
    }),
    finding(sql`s.indicator_type <> 'RATIO' and s.numerator is not null`, 'FIGURE_NOT_FIT', 'numerator', {
      facts: sql`jsonb_build_object('expected', 'VALUE')`,
    }),
    finding(sql`s.denominator = 0`, 'OUT_OF_RANGE', 'denominator', { facts: sql`jsonb_build_object('least', 1)` }),
    finding(sql`s.day < s.period_from or s.day > s.period_to`, 'DAY_OUTSIDE_PERIOD', 'day', {
      facts: sql`jsonb_build_object('period', s.period)`,
    }),
    finding(sql`s.day > ${today(job)}`, 'FUTURE_DAY', 'day', { facts: sql`jsonb_build_object('today', ${today(job)})` }),
    finding(sql`s.target_count > 1`, 'TARGET_AMBIGUOUS', 'period', { facts: sql`jsonb_build_object('count', s.target_count)` }),
    finding(
      sql`s.target_id is null and s.indicator_id is not null and s.subject_id is not null and s.day is not null and (s.target is null or s.period is null)`,
      'NO_TARGET',
      'indicator',
    ),
  ]),
  findDuplicates(sql`${keyOf(job)} || s.day::text`, 'day'),
  warnOfMedian(keyOf(job, false)),
]

/** What names a target before it exists: indicator, subject and period; without subject and period, the indicator alone. */
const keyOf = (job: Job, whole = true): Sql => {
  const indicator = isPublished(job) ? publishedTax.code(sql`s.tax_name`) : sql`s.indicator_id::text`
  return whole ? sql`${indicator} || ' ' || s.subject_id::text || ' ' || s.period` : indicator
}

/** A value ten times its target is more often a slip (a thousand typed for a unit) than a success. */
const warnOfSlips = (job: Job): Sql =>
  addFinding(
    'TEN_TIMES_TARGET',
    'value',
    sql`select t.row, jsonb_build_object('target', trim_scale(t.figure)) as facts from (
      select s.row, s.value, coalesce(s.target, (select v.value from target_revision v where v.municipality_id = ${job.municipalityId} and v.target_id = s.target_id and v.withdrawn_at is null
        and v.valid_from <= s.day order by v.valid_from desc, v.recorded_at desc limit 1)) as figure from staged s where s.value > 0) t
      where t.figure > 0 and t.value >= 10 * t.figure`,
    'WARNING',
  )

/**
 * A figure stated for a target on a day holds from that day until another is stated. Stated are the revisions there are, the figure that
 * counted on the day of every fact there is (so that a file about earlier days leaves later ones as they were), and the file's own.
 */
const findRevisions = (job: Job): Sql[] => [
  sql`create temporary table stated on commit drop as
    select ${keyOf(job)} as key, s.day, s.target as value, s.row, s.target_id, 2 as rank, false as is_new from staged s where s.target is not null and not ${hasError} and s.day is not null
    union all
    select k.key, v.valid_from, v.value, null, v.target_id, 1, false from (select distinct ${keyOf(job)} as key, target_id from staged s where s.target is not null and target_id is not null) k
      join lateral (select distinct on (v.valid_from) v.valid_from, v.value, v.target_id from target_revision v
        where v.municipality_id = ${job.municipalityId} and v.target_id = k.target_id and v.withdrawn_at is null order by v.valid_from, v.recorded_at desc, v.id desc) v on true
    union all
    select k.key, o.observed_on, v.value, null, k.target_id, 1, false from (select distinct ${keyOf(job)} as key, target_id from staged s where s.target is not null and target_id is not null) k
      join (select distinct target_id, observed_on from observation where municipality_id = ${job.municipalityId} and withdrawn_at is null) o on o.target_id = k.target_id
      join lateral (select v.value from target_revision v where v.municipality_id = ${job.municipalityId} and v.target_id = k.target_id and v.withdrawn_at is null
        and v.valid_from <= o.observed_on order by v.valid_from desc, v.recorded_at desc, v.id desc limit 1) v on true
      where not exists (select from target_revision v where v.municipality_id = ${job.municipalityId} and v.target_id = k.target_id and v.withdrawn_at is null and v.valid_from = o.observed_on)
        and not exists (select from staged s where s.target_id = k.target_id and s.day = o.observed_on and s.target is not null)`,
  sql`update stated x set is_new = true
    from (select key, day, rank, value, lag(value) over (partition by key order by day, rank) as before, row_number() over (partition by key order by day, rank) as place, ctid as place_of from stated) y
    where y.place_of = x.ctid and y.value is distinct from y.before and (x.row is not null or y.place > 1)
      and not (x.row is null and exists (select from target_revision v where v.municipality_id = ${job.municipalityId} and v.target_id = x.target_id and v.valid_from = x.day and v.withdrawn_at is null))`,
  sql`update staged s set needs_revision = true from stated x where x.row = s.row and x.is_new`,
]

const settleOutcomes = sql`update staged s set outcome = case when ${hasError} then 'BAD' when s.is_same and not s.needs_revision then 'UNCHANGED' else 'CHANGED' end where ${hasError} or s.old_id is not null`

const stage = (job: Job): Step[] => [
  makeTable,
  ...takeRows(job, fields),
  ...lookUp(job),
  judgeFigures(figures),
  ...(isPublished(job) ? [] : lookUpAssignments(job)),
  sql`update staged set subject_id = assignment_id where assignment_id is not null`,
  sql`analyze staged (indicator_id, subject_id, agency_id, source_id)`,
  ...lookUpTargets(job),
  lookUpFacts(job),
  ...findProblems(job),
  ...(isPublished(job) ? publishedTax.findProblems(job) : []),
  warnOfSlips(job),
  ...findRevisions(job),
  settleOutcomes,
]

const writeSources = (job: Job): Sql[] => (isPublished(job) ? publishedTax.writeSources(job) : writeReportedSource(job))

const writeRevisions = (job: Job): Sql[] => [
  sql`insert into target_revision (municipality_id, id, target_id, valid_from, value, reason, import_job_id, recorded_by, recorded_at)
    select ${job.municipalityId}, ${idOf(job, 'revision', sql`coalesce(x.row::text, x.target_id::text || x.day::text)`)}, coalesce(x.target_id, s.target_id), x.day, x.value, '', ${job.id}::uuid, ${job.accountId}::uuid, ${timestamp(job.at)}
    from stated x left join staged s on s.row = x.row where x.is_new`,
]

const writeObservations = (job: Job): Sql[] => [
  sql`insert into observation (municipality_id, id, target_id, indicator_id, agency_id, subject_id, observed_on, value, numerator, denominator, source_id, evidence, printed_achievement,
      supersedes_id, import_job_id, recorded_by, recorded_at, state, first_submitted_at)
    select ${job.municipalityId}, ${idOf(job, 'observation')}, s.target_id, s.indicator_id, s.agency_id, s.subject_id, s.day, s.value, s.numerator, s.denominator, s.source_id, s.evidence, s.printed,
      s.old_id, ${job.id}::uuid, ${job.accountId}::uuid, ${timestamp(job.at)}, ${job.arrivesAs}::record_state, ${timestamp(job.at)}
    from staged s where s.old_id is null or not s.is_same`,
  sql`insert into observation_state (municipality_id, id, observation_id, state, account_id, recorded_at)
    select ${job.municipalityId}, ${idOf(job, 'state')}, ${idOf(job, 'observation')}, ${job.arrivesAs}::record_state, ${job.accountId}::uuid, ${timestamp(job.at)}
    from staged s where s.old_id is null or not s.is_same`,
  sql`update observation o set successor_state = ${job.arrivesAs}::record_state from staged s
    where o.municipality_id = ${job.municipalityId} and o.id = s.old_id and not s.is_same`,
]

export const observations: Steps = {
  stage,
  apply: (job) => [
    ...writeSources(job),
    ...(isPublished(job) ? publishedTax.writeIndicators(job) : []),
    ...writeTargets(job),
    ...writeRevisions(job),
    ...writeObservations(job),
  ],
}
