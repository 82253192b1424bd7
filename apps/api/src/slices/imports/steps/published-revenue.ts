import { sql, type Sql } from '../../../platform/statement'
import { idOf, raw, remember, timestamp, type Job } from './step'

/** What the taxes are parts of, so that no report counts a tax and the total it is in. Known even where a file does not print them. */
const wholes = [
  { code: 'PAD-TOTAL', name: 'PAD total', partOf: null },
  { code: 'PAD-PAJAK-DAERAH-TOTAL', name: 'Pajak daerah total', partOf: 'PAD-TOTAL' },
] as const
const wholeOfTaxes = wholes[1].code

/**
 * Revenue by tax as an agency published it. Every printed name is an indicator of its own, under a code made of the name: 'Pajak hotel' of
 * 2023 and 'PBJT jasa perhotelan' of 2024 rest on different laws (UU 28/2009, UU 1/2022), and names that mean the same tax in two years
 * are put together by people who know, not by us.
 */
const code = (name: Sql): Sql => {
  const words = sql`trim(both '-' from regexp_replace(upper(${name}), '[^A-Z0-9]+', '-', 'g'))`
  const prefixed = sql`(case when ${words} like 'PAD-%' then ${words} else 'PAD-' || ${words} end)`
  return sql`(case when length(${prefixed}) <= 40 then ${prefixed} else left(${prefixed}, 33) || '-' || upper(left(md5(${prefixed}), 6)) end)`
}

const register = (job: Job): Sql =>
  sql`(select i.code as key, i.id, 1 as count, i.code, i.type from indicator i where i.municipality_id = ${job.municipalityId} and i.withdrawn_at is null)`

const findProblems = (job: Job): Sql[] => [
  sql`update staged s set findings = s.findings || jsonb_build_array(jsonb_build_object('code', 'SETTING_NOT_FIT', 'severity', 'ERROR', 'field', 'taxName', 'facts', jsonb_build_object('allowed', i.unit)))
    from indicator i where i.municipality_id = ${job.municipalityId} and i.id = s.indicator_id and (i.type <> 'CURRENCY' or i.polarity::text <> s.polarity)`,
]

const writeSources = (job: Job): Sql[] => [
  sql`insert into source (municipality_id, id, code, name, kind)
    select distinct on (a.code) ${job.municipalityId}, ${idOf(job, 'source')}, a.code || '-PUBLISHED', 'Publikasi ' || a.name, 'PUBLISHED'::source_kind
    from staged s join agency a on a.municipality_id = ${job.municipalityId} and a.id = s.agency_id where s.source_id is null order by a.code, s.row
    on conflict (municipality_id, code) do nothing`,
  sql`update staged s set source_id = x.id from agency a, source x
    where a.municipality_id = ${job.municipalityId} and a.id = s.agency_id and x.municipality_id = a.municipality_id and x.code = a.code || '-PUBLISHED'`,
]

const writeIndicators = (job: Job): Sql[] => {
  const values = wholes.map(({ code, name, partOf }) => `('${code}', '${name}', ${partOf ? `'${partOf}'` : 'null'}, 'MAXIMIZE')`).join(', ')
  return [
    sql`create temporary table taxes on commit drop as
      select distinct on (code) code, name, part_of, polarity from (
        select *, 0 as rank from (values ${raw(values)}) w (code, name, part_of, polarity) where exists (select from staged where outcome <> 'UNCHANGED')
        union all select ${code(sql`s.tax_name`)}, s.tax_name, ${wholeOfTaxes}, s.polarity, s.row from staged s where s.indicator_id is null
      ) named order by code, rank`,
    remember(job, 'indicator', sql`t.withdrawn_at is not null and exists (select from taxes x where x.code = t.code)`),
    sql`update indicator t set withdrawn_at = null from taxes x where t.municipality_id = ${job.municipalityId} and t.code = x.code and t.withdrawn_at is not null`,
    sql`insert into indicator (municipality_id, id, code, name, type, unit, polarity, over_time, over_subjects, cadence, decimals, import_job_id, recorded_at)
      select ${job.municipalityId}, ${idOf(job, 'indicator', sql`x.code`)}, x.code, x.name, 'CURRENCY', 'Rp', x.polarity::polarity, 'LAST', 'SUM', 'YEAR', 0, ${job.id}::uuid, ${timestamp(job.at)}
      from taxes x on conflict (municipality_id, code) do nothing`,
    sql`update indicator i set part_of_id = w.id from taxes x, indicator w
      where i.municipality_id = ${job.municipalityId} and i.code = x.code and i.import_job_id = ${job.id}::uuid and w.municipality_id = ${job.municipalityId} and w.code = x.part_of`,
    sql`update staged s set indicator_id = i.id from indicator i where i.municipality_id = ${job.municipalityId} and i.code = ${code(sql`s.tax_name`)} and s.indicator_id is null`,
  ]
}

export const publishedTax = { code, register, findProblems, writeSources, writeIndicators }
