import { indicatorTypes } from '@tolok/domain'
import { sql, type Sql } from '../../../platform/statement'
import {
  addFinding,
  addFindings,
  findDuplicates,
  finding,
  hasError,
  idOf,
  inRegister,
  otherMunicipality,
  raw,
  remember,
  stagedTable,
  takeRows,
  timestamp,
  type Job,
  type Steps,
} from './step'

const columns = {
  name: 'text',
  description: 'text',
  type: 'text',
  unit: 'text',
  polarity: 'polarity',
  minimize_formula: 'minimize_formula',
  range_condition: 'range_condition',
  over_time: 'over_time',
  over_subjects: 'over_subjects',
  cadence: 'cadence',
  part_of_id: 'uuid',
  weight: 'numeric',
  cap: 'numeric',
  floor: 'numeric',
  per: 'numeric',
  decimals: 'smallint',
} as const
const names = Object.keys(columns)
/** Those of which a file may say that there is none. */
const limits = ['cap', 'floor'] as const

const makeTable = stagedTable(
  `code text, part_of text, cap_said text, floor_said text, ${names.map((name) => `${name} ${columns[name as keyof typeof columns] === 'uuid' ? 'uuid' : columns[name as keyof typeof columns]}`).join(', ')}, old_id uuid, id uuid, is_same boolean`,
)

const fields = [
  ['code', 'text', 'code'],
  ['part_of', 'text', 'partOf'],
  ['name', 'text', 'name'],
  ['description', 'text', 'description'],
  ['type', 'text', 'type'],
  ['unit', 'text', 'unit'],
  ['polarity', 'polarity', 'polarity'],
  ['minimize_formula', 'minimize_formula', 'minimizeFormula'],
  ['range_condition', 'range_condition', 'rangeCondition'],
  ['over_time', 'over_time', 'overTime'],
  ['over_subjects', 'over_subjects', 'overSubjects'],
  ['cadence', 'cadence', 'cadence'],
  ['weight', 'numeric', 'weight'],
  ['cap_said', 'text', 'cap'],
  ['floor_said', 'text', 'floor'],
  ['per', 'numeric', 'per'],
  ['decimals', 'smallint', 'decimals'],
] as const

/** What each type allows and begins with, as the domain says it. */
const settings = (): Sql => {
  const rows = indicatorTypes.flatMap((type) => {
    const described = type.fields.describe()
    return (['polarity', 'overTime', 'overSubjects', 'per'] as const).flatMap((name) => {
      const field = described.find((one) => one.name === name)
      return (field?.choices ?? []).map((choice) => `('${type.id}', '${name}', '${choice}', ${field?.initial === choice})`)
    })
  })
  return raw(`(values ${rows.join(', ')}) setting (type, name, choice, is_initial)`)
}
const initial = (name: string): Sql =>
  sql`(select choice from ${settings()} where setting.type = s.type and setting.name = ${name} and setting.is_initial)`
const allowed = (name: string): Sql =>
  sql`(select jsonb_agg(choice) from ${settings()} where setting.type = s.type and setting.name = ${name})`

const lookUp = (job: Job): Sql[] => [
  sql`update staged s set old_id = i.id, code = i.code from indicator i where i.municipality_id = ${job.municipalityId} and lower(i.code) = lower(s.code) and i.withdrawn_at is null`,
  // The same code again after an undone import is the same indicator again.
  sql`update staged s set id = coalesce(s.old_id, (select i.id from indicator i where i.municipality_id = ${job.municipalityId} and i.code = s.code), ${idOf(job, 'indicator')})`,
  sql`update staged s set part_of_id = coalesce((select w.id from staged w where lower(w.code) = lower(s.part_of) order by w.row limit 1),
      (select i.id from indicator i where i.municipality_id = ${job.municipalityId} and lower(i.code) = lower(s.part_of) and i.withdrawn_at is null)) where s.part_of is not null`,
  sql`update staged s set polarity = coalesce(s.polarity, ${initial('polarity')}::polarity), over_time = coalesce(s.over_time, ${initial('overTime')}::over_time), over_subjects = coalesce(s.over_subjects, ${initial('overSubjects')}::over_subjects),
    per = coalesce(s.per, ${initial('per')}::numeric), floor_said = coalesce(s.floor_said, '0') where s.old_id is null`,
  sql`update staged s set ${raw(limits.map((name) => `${name} = case when s.${name}_said <> 'NONE' then s.${name}_said::numeric end`).join(', '))}`,
  // What a file does not say about an indicator that is there stays as it is.
  sql`update staged s set ${raw(names.map((name) => `${name} = coalesce(s.${name}, i.${name})`).join(', '))} from indicator i where i.municipality_id = ${job.municipalityId} and i.id = s.old_id`,
  sql`update staged s set ${raw(limits.map((name) => `${name} = case when s.${name}_said = 'NONE' then null else s.${name} end`).join(', '))}`,
  sql`update staged s set is_same = (${raw(names.map((name) => `s.${name} is not distinct from i.${name}`).join(' and '))}) from indicator i where i.municipality_id = ${job.municipalityId} and i.id = s.old_id`,
]

/** Facts stay as they are read: what observes a value cannot become a ratio, nor a number a day. */
const kindOfFigure = (type: Sql): Sql =>
  sql`(case ${type} ${raw(indicatorTypes.map(({ id, observes, reads }) => `when '${id}' then '${observes}-${reads ?? 'NUMBER'}'`).join(' '))} else 'VALUE-NUMBER' end)`

/** The chain upwards through the file and the register, as it would be. */
const cycles = (job: Job): Sql => sql`with recursive part as (
    select s.id, s.part_of_id from staged s where s.part_of_id is not null
    union all select i.id, i.part_of_id from indicator i where i.municipality_id = ${job.municipalityId} and i.withdrawn_at is null and i.part_of_id is not null and not exists (select from staged s where s.id = i.id)
  ), climb as (
    select s.row, s.id as start, s.part_of_id as at, 1 as steps from staged s where s.part_of_id is not null and s.part_of_id <> s.id
    union all select c.row, c.start, part.part_of_id, c.steps + 1 from climb c join part on part.id = c.at where c.at <> c.start and c.steps < 50
  ) select distinct row, '{}'::jsonb as facts from climb where at = start`

const findProblems = (job: Job): Sql[] => [
  addFindings([
    otherMunicipality(job),
    finding(sql`s.part_of is not null and s.part_of_id is null`, 'UNKNOWN_CODE', 'partOf', inRegister('indicator')),
    finding(sql`s.part_of_id = s.id`, 'OWN_PARENT', 'partOf'),
    finding(sql`s.polarity is null and s.type is not null and not s.bad`, 'REQUIRED', 'polarity'),
    finding(sql`not ${allowed('polarity')} ? s.polarity::text`, 'SETTING_NOT_FIT', 'polarity', {
      facts: sql`jsonb_build_object('allowed', ${allowed('polarity')})`,
    }),
    finding(sql`not ${allowed('overTime')} ? s.over_time::text`, 'SETTING_NOT_FIT', 'overTime', {
      facts: sql`jsonb_build_object('allowed', ${allowed('overTime')})`,
    }),
    finding(sql`not ${allowed('overSubjects')} ? s.over_subjects::text`, 'SETTING_NOT_FIT', 'overSubjects', {
      facts: sql`jsonb_build_object('allowed', ${allowed('overSubjects')})`,
    }),
    finding(sql`s.per is not null and not ${allowed('per')} ? trim_scale(s.per)::text`, 'SETTING_NOT_FIT', 'per', {
      facts: sql`jsonb_build_object('allowed', ${allowed('per')})`,
    }),
    finding(sql`s.cap < s.floor`, 'RANGE_REVERSED', 'cap'),
    finding(sql`s.cap < 0`, 'OUT_OF_RANGE', 'cap', { facts: sql`jsonb_build_object('least', 0)` }),
    finding(sql`s.floor > 100`, 'OUT_OF_RANGE', 'floor', { facts: sql`jsonb_build_object('least', -1000000, 'most', 100)` }),
    finding(sql`s.weight < 0`, 'OUT_OF_RANGE', 'weight', { facts: sql`jsonb_build_object('least', 0)` }),
    finding(sql`s.decimals > 6`, 'OUT_OF_RANGE', 'decimals', { facts: sql`jsonb_build_object('least', 0)` }),
    finding(
      sql`s.old_id is not null and exists (select from indicator i where i.municipality_id = ${job.municipalityId} and i.id = s.old_id and ${kindOfFigure(sql`i.type`)} <> ${kindOfFigure(sql`s.type`)})
      and exists (select from observation o where o.municipality_id = ${job.municipalityId} and o.indicator_id = s.old_id and o.withdrawn_at is null)`,
      'FIGURE_NOT_FIT',
      'type',
      { facts: sql`jsonb_build_object('expected', 'VALUE')` },
    ),
  ]),
  findDuplicates(sql`lower(s.code)`, 'code'),
  addFinding('TREE_CYCLE', 'partOf', cycles(job)),
]

const settleOutcomes = sql`update staged s set outcome = case when ${hasError} then 'BAD' when s.is_same then 'UNCHANGED' else 'CHANGED' end where ${hasError} or s.old_id is not null`

const apply = (job: Job): Sql[] => {
  const set = raw(
    names
      .filter((name) => name !== 'part_of_id')
      .map((name) =>
        name === 'cap' || name === 'floor'
          ? `${name} = case when s.${name}_said = 'NONE' then null else coalesce(s.${name}, t.${name}) end`
          : `${name} = coalesce(s.${name}, t.${name})`,
      )
      .join(', '),
  )
  return [
    remember(job, 'indicator', sql`exists (select from staged s where s.id = t.id and s.outcome <> 'UNCHANGED')`),
    sql`update indicator t set withdrawn_at = null, ${set} from staged s where t.municipality_id = ${job.municipalityId} and t.id = s.id and s.outcome <> 'UNCHANGED'`,
    sql`insert into indicator (municipality_id, id, code, name, description, type, unit, polarity, minimize_formula, range_condition, over_time, over_subjects, cadence, weight, cap, floor, per, decimals, import_job_id, recorded_at)
      select ${job.municipalityId}, s.id, s.code, s.name, coalesce(s.description, ''), s.type, s.unit, s.polarity, coalesce(s.minimize_formula, 'LINEAR'), coalesce(s.range_condition, 'NORMAL'), s.over_time, s.over_subjects, s.cadence, coalesce(s.weight, 1), s.cap,
        s.floor, s.per, coalesce(s.decimals, 2), ${job.id}::uuid, ${timestamp(job.at)}
      from staged s where s.old_id is null and not exists (select from indicator i where i.municipality_id = ${job.municipalityId} and i.id = s.id)`,
    // Parts last: a whole may stand below its part in the file.
    sql`update indicator t set part_of_id = s.part_of_id from staged s where t.municipality_id = ${job.municipalityId} and t.id = s.id and s.outcome <> 'UNCHANGED' and t.part_of_id is distinct from s.part_of_id`,
  ]
}

/** What is measured, by code. */
export const indicators: Steps = {
  stage: (job) => [makeTable, ...takeRows(job, fields), ...lookUp(job), ...findProblems(job), settleOutcomes],
  apply,
}
