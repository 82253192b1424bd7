/** Counts what reports keep anew where marks say so: the engine's own parts, at the finest cells that questions are put together from. */
import { parsePeriod, unrefined, type Grain, type ReportQuery } from '@tolok/domain'
import type pg from 'pg'
import { rowsOf, sql, type Runner, type Sql } from '../../platform/statement'
import { background } from './background'
import { monthsOf } from './keeping'
import { figures } from './kept-facts'
import { endOf } from './kept-slots'
import { observationFacts } from './observation-facts'
import { periodDimensions } from './period.report'
import { list, number, type Axis, type Plan } from './plan'
import { slotFacts } from './slot-facts'
import { targetFacts } from './target-facts'

/** A mark whose day has come; without an agency it is about the whole municipality. */
type Mark = { id: string; agencyId: string | null; indicatorId: string | null }
export type Folded = { readonly municipalityId: number; readonly pairs: number | 'ALL'; readonly marks: number }

/** Above so many pairs everything is counted anew: one pass over the facts costs less. */
const mostPairs = 1500
const lockOfFolding = 0x7a11
/** As the report's own sessions (platform/database.ts): what has just been counted is hashed, not looped over. */
const plannerSettings = ['enable_nestloop = off', 'enable_mergejoin = off', 'jit = off', "work_mem = '64MB'", "statement_timeout = '900s'", 'synchronous_commit = off']

/**
 * Folds one municipality in one transaction that sees one moment: counts the marked pairs anew, or everything where nothing is kept yet, and takes
 * away exactly the marks it has seen. A fact that comes meanwhile keeps its mark. Null when another folds it, or nothing is to be done.
 * The client is the importer's and sees this municipality.
 */
export async function foldMunicipality(client: pg.ClientBase, municipalityId: number, at: Date): Promise<Folded | null> {
  const [lock] = await rowsOf<{ held: boolean }>(client, sql`select pg_try_advisory_lock(${lockOfFolding}::int, ${municipalityId}::int) as held`)
  if (!lock?.held) return null
  try {
    await client.query('begin isolation level repeatable read')
    try {
      for (const setting of plannerSettings) await client.query(`set local ${setting}`)
      const folded = await fold(client, municipalityId, at)
      await client.query('commit')
      return folded
    } catch (fault) {
      await client.query('rollback')
      throw fault
    }
  } finally {
    await rowsOf(client, sql`select pg_advisory_unlock(${lockOfFolding}::int, ${municipalityId}::int)`)
  }
}

async function fold(runner: Runner, municipalityId: number, at: Date): Promise<Folded | null> {
  const [place] = await rowsOf<{ today: string; isKept: boolean; firstDay: string | null; lastDay: string | null }>(
    runner,
    sql`select (${at}::timestamptz at time zone m.time_zone)::date::text as today,
        exists (select from report_fold d where d.municipality_id = m.id and d.time_zone = m.time_zone and d.report_deadline_days = m.report_deadline_days) as "isKept",
        least((select min(period_from) from target where municipality_id = m.id), (select min(observed_on) from observation where municipality_id = m.id))::text as "firstDay",
        greatest((select max(period_to) from target where municipality_id = m.id), (select max(observed_on) from observation where municipality_id = m.id))::text as "lastDay"
      from municipality m where m.id = ${municipalityId}::int`,
  )
  if (!place) return null
  const marks = await rowsOf<Mark>(
    runner,
    sql`select id, agency_id as "agencyId", indicator_id as "indicatorId" from report_mark
      where municipality_id = ${municipalityId}::int and not lasting and (from_day is null or from_day <= ${place.today}::date)`,
  )
  if (place.isKept && marks.length === 0) return null
  const pairs = new Map(marks.flatMap(({ agencyId, indicatorId }) => (agencyId && indicatorId ? [[`${agencyId} ${indicatorId}`, { agencyId, indicatorId }]] : [])))
  const isWhole = !place.isKept || pairs.size > mostPairs || marks.some(({ agencyId }) => agencyId === null)
  const chosen = isWhole ? null : pairTable([...pairs.values()])

  // Of these pairs every mark goes that this moment shows; those that still hold are made again below.
  await rowsOf(runner, sql`delete from report_mark k where k.municipality_id = ${municipalityId}::int and ${among(chosen)}`)
  await rowsOf(runner, sql`delete from report_tally k where k.municipality_id = ${municipalityId}::int and ${among(chosen)}`)
  await rowsOf(runner, sql`delete from report_slot k where k.municipality_id = ${municipalityId}::int and ${among(chosen)}`)
  if (place.firstDay !== null && place.lastDay !== null) {
    const period = wholeYears(place.firstDay, place.lastDay)
    await runStatement(runner, tallyStatement(planOf(municipalityId, period, at, chosen, 'TALLIES')))
    await runStatement(runner, slotStatement(planOf(municipalityId, period, never, chosen, 'SLOTS')))
  }
  await remark(runner, municipalityId, place.today, chosen)
  await total(runner, municipalityId, chosen)
  await rowsOf(
    runner,
    sql`insert into report_fold (municipality_id, through_day, time_zone, report_deadline_days)
      select m.id, ${place.today}::date, m.time_zone, m.report_deadline_days from municipality m where m.id = ${municipalityId}::int
      on conflict (municipality_id) do update set through_day = greatest(report_fold.through_day, excluded.through_day), time_zone = excluded.time_zone, report_deadline_days = excluded.report_deadline_days`,
  )
  return { municipalityId, pairs: isWhole ? 'ALL' : pairs.size, marks: marks.length }
}

/** What a slot's deadline is asked against while folding: whether it has passed is asked when it is read. */
const never = new Date('9999-12-31T00:00:00.000Z')

const pairTable = (pairs: readonly { agencyId: string; indicatorId: string }[]): Sql =>
  sql`unnest(${pairs.map(({ agencyId }) => agencyId)}::uuid[], ${pairs.map(({ indicatorId }) => indicatorId)}::uuid[]) c (agency_id, indicator_id)`
const among = (chosen: Sql | null): Sql => (chosen === null ? sql`true` : sql`(k.agency_id, k.indicator_id) in (select c.agency_id, c.indicator_id from ${chosen})`)

/** Not prepared by name: a fold's statements are long and rare. */
const runStatement = async (runner: Runner, { text, values }: Sql): Promise<void> => void (await (runner as pg.ClientBase).query(text, values))

const wholeYears = (firstDay: string, lastDay: string): ReportQuery['period'] => {
  const [first, last] = [parsePeriod(firstDay.slice(0, 4)), parsePeriod(lastDay.slice(0, 4))]
  if (!first.ok || !last.ok) throw new Error(`facts lie outside of the calendar: ${firstDay} to ${lastDay}`)
  return { firstDay: first.value.firstDay, lastDay: last.value.lastDay }
}

const facts = ['OBSERVATION', 'TARGET', 'SLOT'] as const
const dimension = (id: string, key: Sql): Axis['dimension'] => ({ id, label: { id, en: id }, description: { id, en: id }, kind: 'CODE', facts, operators: [], sql: key, ofTarget: true })
const agency = dimension('AGENCY', sql`f.agency_id`)
const indicator = dimension('INDICATOR', sql`f.indicator_id`)
/** Somebody's own figures, which not everybody may see. */
const personal = dimension('PERSONAL', sql`(f.subject_id <> f.agency_id)`)
const [period] = periodDimensions

const places = Object.keys(monthsOf).length + 1
const ofPerson = 1 << places
const buckets = Object.entries(monthsOf).map(([grain, months], i) => ({ grain: grain as Grain, months: months!, index: i + 1, bits: 1 | (1 << (i + 1)) | ofPerson }))

function planOf(municipalityId: number, range: ReportQuery['period'], asOf: Date, chosen: Sql | null, of: 'TALLIES' | 'SLOTS'): Plan {
  const axis = (index: number, dimension: Axis['dimension'], grain: Grain | null = null): Axis => ({ index, dimension, use: { by: dimension.id, level: null, grain }, column: number('k', index) })
  const axes = of === 'TALLIES' ? [axis(0, agency), ...buckets.map(({ grain, index }) => axis(index, period!, grain)), axis(places, personal)] : [axis(0, agency), axis(1, indicator), axis(2, period!, 'DAY'), axis(3, personal)]
  const query: ReportQuery = {
    measures: [], rows: axes.map(({ use }) => use), columns: [], period: range, toDate: false, where: null, orderBy: [], totals: [], minimumState: 'VERIFIED', structure: 'AS_WAS', asOf: null, page: { first: 1, after: null }, ...unrefined,
  }
  return {
    query, axes,
    scope: { municipalities: [municipalityId], parts: null },
    asked: { asOf, isLive: true, withCoverage: false },
    measures: [],
    dimensionOf: () => agency,
    grains: of === 'TALLIES' ? buckets.map(({ bits }) => bits) : [15],
    without: [],
    restriction: chosen && { pairs: sql`SELECT ${municipalityId}::int AS municipality_id, c.agency_id, c.indicator_id FROM ${chosen}`, facts: true, slots: true },
  }
}

const tallyStatement = (plan: Plan): Sql => {
  const cases = (value: (one: (typeof buckets)[number]) => Sql) => sql`CASE grain ${list(buckets.map((one) => sql`WHEN ${number('', one.bits)} THEN ${value(one)}`), ' ')} END`
  const key = sql`municipality_id, ${cases(({ months }) => number('', months))}, ${cases(({ index }) => sql`${number('k', index)}::date`)}, k0::uuid, indicator_id, ${number('k', places)}::boolean`
  const shared = sql`divisor, subjects, target, target_high, sources, is_coarser, is_incomplete`
  const observed = (kind: 'J' | 'A', table: Sql) => sql`SELECT ${key}, ${kind}, ${shared}, actual, numerator, denominator, observations, printed, NULL::numeric FROM ${table}`
  return sql`INSERT INTO report_tally (municipality_id, months, first_day, agency_id, indicator_id, personal, kind, divisor, subjects, target, target_high, sources, is_coarser, is_incomplete, actual, numerator, denominator, observations, printed, common)
WITH RECURSIVE ${list([...background(plan), ...observationFacts(plan, { judged: true, actual: true }), ...targetFacts(plan)], ',\n')}
${observed('J', sql`judged`)}
UNION ALL ${observed('A', sql`actual`)}
UNION ALL SELECT ${key}, 'T', ${shared}, NULL, NULL, NULL, NULL, NULL, common FROM targets`
}

/** A slot's last day is the end of a month, whatever the cadence; quarters and years are sums of months. */
const slotStatement = (plan: Plan): Sql => {
  const longer = (months: 3 | 12, end: Sql) => sql`UNION ALL SELECT municipality_id, ${number('', months)}, ${end}, k0, k1, k3, sum(expected), sum(reported), sum(late) FROM monthly GROUP BY municipality_id, ${end}, k0, k1, k3`
  return sql`INSERT INTO report_slot (municipality_id, months, last_day, agency_id, indicator_id, personal, expected, reported, late)
WITH RECURSIVE ${list([...background(plan), ...slotFacts(plan)], ',\n')},
monthly AS MATERIALIZED (
  SELECT municipality_id, k0, k1, k2, k3, count(*) AS expected, count(submitted_at) AS reported, count(*) FILTER (WHERE submitted_at >= deadline) AS late FROM slot GROUP BY k0, k1, k2, k3, municipality_id)
SELECT municipality_id, 1, k2, k0, k1, k3, expected, reported, late FROM monthly
${longer(3, endOf(sql`k2`, 3))} ${longer(12, endOf(sql`k2`, 12))}`
}

/** Totals over all agencies, put together anew from their tallies; none of indicators whose tallies do not add up. */
async function total(runner: Runner, municipalityId: number, chosen: Sql | null): Promise<void> {
  const own = sql`k.municipality_id = ${municipalityId}::int and ${chosen === null ? sql`true` : sql`k.indicator_id in (select c.indicator_id from ${chosen})`}`
  await rowsOf(runner, sql`delete from report_total k where ${own}`)
  await rowsOf(runner, sql`delete from report_slot_total k where ${own}`)
  const addUp = sql`not exists (select from report_mark l where l.municipality_id = k.municipality_id and l.indicator_id = k.indicator_id and l.lasting)`
  await runStatement(
    runner,
    sql`insert into report_total (municipality_id, months, first_day, indicator_id, personal, kind, divisor, subjects, target, target_high, actual, numerator, denominator, observations, printed, sources, is_coarser, is_incomplete, common)
      select k.municipality_id, k.months, k.first_day, k.indicator_id, k.personal, k.kind, k.divisor, ${figures} from report_tally k where ${own} and ${addUp} group by 1, 2, 3, 4, 5, 6, 7`,
  )
  await runStatement(
    runner,
    sql`insert into report_slot_total (municipality_id, months, last_day, indicator_id, personal, expected, reported, late)
      select k.municipality_id, k.months, k.last_day, k.indicator_id, k.personal, sum(k.expected), sum(k.reported), sum(k.late) from report_slot k where ${own} and ${addUp} group by 1, 2, 3, 4, 5`,
  )
}

/**
 * The marks that a fold cannot take away: of figures that begin to count on a later day, and of people with targets of one indicator under two
 * agencies, whose tallies do not add up. These last until the targets do.
 */
async function remark(runner: Runner, municipalityId: number, today: string, chosen: Sql | null): Promise<void> {
  await rowsOf(
    runner,
    sql`insert into report_mark (municipality_id, id, agency_id, indicator_id, from_day)
      select k.municipality_id, gen_random_uuid(), k.agency_id, k.indicator_id, k.valid_from from (
        select distinct t.municipality_id, t.agency_id, t.indicator_id, v.valid_from
        from target_revision v join target t on t.municipality_id = v.municipality_id and t.id = v.target_id
        where v.municipality_id = ${municipalityId}::int and v.valid_from > ${today}::date and v.withdrawn_at is null and t.withdrawn_at is null) k
      where ${among(chosen)}`,
  )
  await rowsOf(
    runner,
    sql`insert into report_mark (municipality_id, id, agency_id, indicator_id, lasting)
      select p.municipality_id, gen_random_uuid(), p.agency_id, p.indicator_id, true from (
        select distinct t.municipality_id, t.agency_id, t.indicator_id
        from (
          select k.municipality_id, k.indicator_id, k.subject_id from target k
          where k.municipality_id = ${municipalityId}::int and k.assignment_id is not null and k.withdrawn_at is null
            and ${chosen === null ? sql`true` : sql`k.indicator_id in (select c.indicator_id from ${chosen})`}
          group by k.municipality_id, k.indicator_id, k.subject_id having count(distinct k.agency_id) > 1) s
        join target t on t.municipality_id = s.municipality_id and t.indicator_id = s.indicator_id and t.subject_id = s.subject_id and t.withdrawn_at is null) p
      where not exists (select from report_mark k where k.municipality_id = p.municipality_id and k.agency_id = p.agency_id and k.indicator_id = p.indicator_id and k.lasting)`,
  )
}
