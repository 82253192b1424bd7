import { dimensionsOf, periodOf, type CellMember, type CellPlace, type Key, type ReportQuery } from '@tolok/domain'
import type { Scope } from '../../platform/scope'
import { empty, sql, type Sql } from '../../platform/statement'
import { assignmentsOf, employeesReached, rowsReached } from '../employees'
import { background, isRatio, joinFigure } from './background'
import { keyColumns, keyJoins, keyOf, type KeySql } from './keys'
import { currentObservations, stood } from './observation-facts'
import { all, axesOf, inScope, leftOver, list, type Asked, type Plan, type SqlCatalogue } from './plan'
import { reportScopeOf } from './report-scope'
import { conditionsOf, factJoins } from './where'

/** Which facts: those a question counts, or of them only those of one cell; `without`: rows (all row keys of each) whose facts are left out. */
export type FactQuestion = { readonly query: ReportQuery; readonly cell: CellPlace | null; readonly without?: readonly (readonly Key[])[]; readonly asked: Pick<Asked, 'asOf' | 'isLive'> }

/** Where a page begins: after this fact, in the order of `factsStatement`. */
export type FactMark = { readonly day: string; readonly id: string }

/**
 * The observations behind a question, the latest day first: exactly those that the compiled report counts (`seen`, then `counted`), with what a person
 * reads them by. Of facts about a single person only those the actor may read; who it is, only where he may know the person.
 */
export function factsStatement(scope: Scope, catalogue: SqlCatalogue, question: FactQuestion, { after, first }: { after: FactMark | null; first: number | null }): Sql {
  const { plan, placed } = placedFacts(scope, catalogue, question, after)
  const page = sql`SELECT f.* FROM placed f WHERE ${mayRead(scope)} ORDER BY f.day DESC, f.id DESC ${first === null ? empty : sql`LIMIT ${first}::int`}`
  return sql`WITH RECURSIVE ${list(placed, ',\n')},
page AS (${page})
SELECT f.id, f.municipality_id AS "municipalityId", f.day::text AS day, f.municipality_id || ':' || i.code AS "indicatorId", i.name AS "indicatorName", i.type AS "indicatorType", i.unit,
  f.municipality_id || ':' || a.code AS "agencyId", a.name AS "agencyName", f.subject_id <> f.agency_id AS "isPersonal", p.name AS "personName",
  trim_scale(f.value)::text AS value, trim_scale(f.numerator)::text AS numerator, trim_scale(f.denominator)::text AS denominator,
  trim_scale(v.value)::text AS target, trim_scale(v.value_high)::text AS "targetHigh", f.state::text AS state, f.municipality_id || ':' || s.code AS "sourceId", s.name AS "sourceName",
  ${reachedBy(scope, 'observation.read')} AS "isReadable", CASE WHEN ${reachedBy(scope, 'observation.read')} THEN f.evidence END AS evidence,
  f.recorded_at AS "recordedAt", f.first_submitted_at AS "firstSubmittedAt", f.supersedes_id IS NOT NULL AS "isCorrection"
FROM page f
JOIN indicator i ON i.municipality_id = f.municipality_id AND i.id = f.indicator_id
JOIN agency a ON a.municipality_id = f.municipality_id AND a.id = f.agency_id
JOIN source s ON s.municipality_id = f.municipality_id AND s.id = f.source_id
${joinFigure(sql`f`, sql`f.day`)}
LEFT JOIN assignment h ON h.municipality_id = f.municipality_id AND h.id = f.subject_id AND f.subject_id <> f.agency_id
LEFT JOIN (SELECT e.municipality_id, e.id, n.name FROM employee e JOIN person n ON n.municipality_id = e.municipality_id AND n.id = e.person_id
  WHERE ${inScope(plan, sql`e.municipality_id`)} AND ${employeesReached(scope, 'employee.read')}) p ON p.municipality_id = h.municipality_id AND p.id = h.employee_id
ORDER BY f.day DESC, f.id DESC`
}

/** How many facts there are to read, and how many more are about persons whose figures the actor may not read. */
export function countFacts(scope: Scope, catalogue: SqlCatalogue, question: FactQuestion): Sql {
  const { placed } = placedFacts(scope, catalogue, question, null)
  return sql`WITH RECURSIVE ${list(placed, ',\n')}
SELECT count(*) FILTER (WHERE ${mayRead(scope)})::int AS total, count(*) FILTER (WHERE NOT ${mayRead(scope)})::int AS withheld FROM placed f`
}

/** In two steps like the count itself: by what an observation is, then by what its target gives. */
function placedFacts(scope: Scope, catalogue: SqlCatalogue, { query, cell, without = [], asked }: FactQuestion, after: FactMark | null): { plan: Plan; placed: Sql[] } {
  const plan = { ...planFor(scope, catalogue, narrowed(query, cell, after), asked), without }
  const keys = plan.axes.map((axis) => keyOf(plan, axis))
  const [own, given] = [keys.filter(({ ofTarget }) => !ofTarget), keys.filter(({ ofTarget }) => ofTarget)]
  const columns = sql`, o.id, o.value, o.numerator, o.denominator, o.recorded_at, o.first_submitted_at, o.evidence, o.supersedes_id`
  const rowKeys = (at: readonly KeySql[]) => (without.length === 0 ? empty : keyColumns(at.filter(({ axis }) => axis.index < query.rows.length)))
  const seen = sql`seen AS (
  SELECT f.*${rowKeys(own)} FROM (${currentObservations(plan, columns)}) f
  JOIN indicator i ON i.municipality_id = f.municipality_id AND i.id = f.indicator_id
  JOIN source sk ON sk.municipality_id = f.municipality_id AND sk.id = f.source_id
  ${factJoins(plan, own)}
  WHERE ${all([sql`(f.value IS NULL) = ${isRatio}`, ...conditionsOf(plan), ...(after ? [sql`(f.day, f.id) < (${after.day}::date, ${after.id}::uuid)`] : []), ...inCell(plan, cell, own)])})`
  const placed = sql`placed AS (
  SELECT * FROM (SELECT seen.*${rowKeys(given)} FROM seen JOIN aim f ON f.municipality_id = seen.municipality_id AND f.target_id = seen.target_id
  JOIN indicator i ON i.municipality_id = f.municipality_id AND i.id = f.indicator_id ${keyJoins(given)}
  WHERE ${all(inCell(plan, cell, given))}) f WHERE ${leftOver(plan)})`
  return { plan, placed: [...background(plan), ...(asked.isLive ? [] : [stood(plan)]), seen, placed] }
}

function planFor(scope: Scope, catalogue: SqlCatalogue, query: ReportQuery, asked: Pick<Asked, 'asOf' | 'isLive'>): Plan {
  const dimensionOf = (id: string) => catalogue.dimensions.find((dimension) => dimension.id === id)!
  // Persons are told apart row by row below, so that those left out can be counted.
  const plan = { query, scope: { ...reportScopeOf(scope), persons: null }, asked: { ...asked, withCoverage: false }, measures: [], axes: axesOf(query, dimensionOf), dimensionOf, grains: [], without: [], restriction: null }
  return plan
}

/** The days that can matter: of a cell's own periods, and up to where the page begins. An index then reads no others. */
function narrowed(query: ReportQuery, cell: CellPlace | null, after: FactMark | null): ReportQuery {
  let { firstDay, lastDay } = query.period
  const uses = dimensionsOf(query)
  for (const member of cell?.members ?? []) {
    const grain = uses[member.axis]?.grain
    if (!grain || !('key' in member) || member.key === null) continue
    const period = periodOf(member.key, grain)
    if (period.firstDay > firstDay) firstDay = period.firstDay
    if (period.lastDay < lastDay) lastDay = period.lastDay
  }
  if (after && after.day < lastDay) lastDay = after.day
  return { ...query, period: { firstDay, lastDay } }
}

/** The conditions that a cell's members put on those of the keys that are at hand. */
function inCell(plan: Plan, cell: CellPlace | null, keys: readonly KeySql[]): Sql[] {
  return (cell?.members ?? []).flatMap((member) => {
    const key = keys.find(({ axis }) => axis.index === member.axis)
    return key ? [fits(plan, member, key)] : []
  })
}

function fits(plan: Plan, member: CellMember, { axis: { dimension }, key }: KeySql): Sql {
  if ('key' in member) {
    if (member.key === null) return sql`${key} IS NULL`
    return dimension.kind === 'TIME' ? sql`${key} = ${member.key}::date` : sql`(${key})::text = ${member.key}`
  }
  if (!dimension.register) return sql`(${key})::text = ${member.code}`
  return sql`(f.municipality_id, (${key})::text) IN (SELECT r.municipality_id, r.key FROM (${dimension.register}) r WHERE ${inScope(plan, sql`r.municipality_id`)} AND r.member = ${member.code})`
}

const reachedBy = (scope: Scope, permission: 'observation.read' | 'report.person'): Sql =>
  rowsReached(scope, permission, {
    municipalityId: sql`f.municipality_id`,
    isAbout: (employeeIds, municipalityId) => sql`f.subject_id in (${assignmentsOf(employeeIds, municipalityId)})`,
    isOf: (agencyIds) => sql`f.agency_id in (${agencyIds})`,
    isAboutNobody: sql`f.subject_id = f.agency_id`,
  })

/** What an agency has done is open to whoever may ask; what a person has done, to those who may read that person's figures. */
const mayRead = (scope: Scope): Sql => sql`(f.subject_id = f.agency_id OR (${reachedBy(scope, 'observation.read')}) OR (${reachedBy(scope, 'report.person')}))`
