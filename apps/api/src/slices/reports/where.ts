import { dimensionsIn, parsePeriod, type Condition } from '@tolok/domain'
import type { SqlDimension } from '../../platform/slice'
import { sql, type Sql } from '../../platform/statement'
import type { KeySql } from './keys'
import { all, inScope, list, type Plan } from './plan'

/** Every condition a fact f must meet: the part of the tree and the persons its asker may see, and the question's own filter. Two-valued throughout. */
export const conditionsOf = (plan: Plan): Sql[] => {
  const { scope, query } = plan
  return [...(scope.parts ? [withinParts(scope.parts)] : []), ...(scope.persons ? [scope.persons] : []), ...(query.where ? conjuncts(query.where).map((part) => conditionSql(plan, part)) : [])]
}

/** The joins that the keys and the filter's dimensions need, each once: several dimensions may share one. */
export const factJoins = (plan: Plan, keys: readonly KeySql[]): Sql => {
  const filtered = dimensionsIn(plan.query.where).flatMap((id) => plan.dimensionOf(id).join ?? [])
  const joins = [...keys.map((key) => key.joins), ...filtered]
  return list([...new Map(joins.map((one) => [one.text + JSON.stringify(one.values), one])).values()], '\n')
}

const conjuncts = (condition: Condition): readonly Condition[] => ('and' in condition ? condition.and.flatMap(conjuncts) : [condition])

const conditionSql = (plan: Plan, condition: Condition): Sql => {
  if ('and' in condition) return all(condition.and.map((part) => conditionSql(plan, part)))
  if ('or' in condition) return list(condition.or.map((part) => sql`(${conditionSql(plan, part)})`), ' OR ')
  if ('not' in condition) return sql`(${conditionSql(plan, condition.not)}) IS NOT TRUE`
  const dimension = plan.dimensionOf(condition.on)
  const { op, values } = condition
  if (op === 'IS_NULL') return sql`${dimension.sql} IS NULL`
  switch (dimension.kind) {
    case 'TIME':
      return ofDays(dimension.sql, op, values)
    case 'CHOICE':
    case 'RANK':
      return ofChoices(dimension, op, values)
    case 'CODE':
    case 'TREE':
      return ofCodes(plan, dimension, op, values)
  }
}

type Op = Extract<Condition, { op: unknown }>['op']

const ofDays = (day: Sql, op: Op, values: readonly string[]): Sql => {
  const ranges = values.flatMap((value) => {
    const period = parsePeriod(value)
    return period.ok ? [period.value] : []
  })
  const [first] = ranges
  const last = ranges.at(-1)
  if (!first || !last) return sql`false`
  const within = list(ranges.map(({ firstDay, lastDay }) => sql`${day} BETWEEN ${firstDay}::date AND ${lastDay}::date`), ' OR ')
  if (op === 'GTE') return sql`${day} >= ${first.firstDay}::date`
  if (op === 'LTE') return sql`${day} <= ${first.lastDay}::date`
  if (op === 'BETWEEN') return sql`${day} BETWEEN ${first.firstDay}::date AND ${last.lastDay}::date`
  return op === 'NOT_IN' ? sql`NOT (${within})` : within
}

const ofChoices = ({ choices = [], sql: key }: SqlDimension, op: Op, values: readonly string[]): Sql => {
  const ids = choices.map(({ id }) => id)
  const at = (value: string | undefined) => ids.indexOf(value ?? '')
  const meant = op === 'GTE' ? ids.slice(at(values[0])) : op === 'LTE' ? ids.slice(0, at(values[0]) + 1) : op === 'BETWEEN' ? ids.slice(at(values[0]), at(values[1]) + 1) : [...values]
  return op === 'NOT_IN' ? sql`(${key} = ANY(${meant}::text[])) IS NOT TRUE` : sql`(${key} = ANY(${meant}::text[])) IS TRUE`
}

/** By the register: which keys the codes (or a part of a name) stand for. Under AS_IS an agency is whoever took it over. */
const ofCodes = (plan: Plan, dimension: SqlDimension, op: Op, values: readonly string[]): Sql => {
  const register = dimension.register!
  const wanted = op === 'CONTAINS' ? sql`position(lower(${values[0]}::text) IN lower(r.member || ' ' || r.name)) > 0` : sql`r.member = ANY(${[...values]}::text[])`
  const named = sql`SELECT r.municipality_id, r.key FROM (${register}) r WHERE ${inScope(plan, sql`r.municipality_id`)} AND ${wanted}`
  if (dimension.kind === 'TREE') return ofTree(plan, dimension, op, named)
  const among = sql`(f.municipality_id, ${dimension.sql}::text) IN (${named})`
  return op === 'NOT_IN' ? sql`(${among}) IS NOT TRUE` : among
}

const ofTree = (plan: Plan, { sql: agency }: SqlDimension, op: Op, named: Sql): Sql => {
  const isNow = plan.query.structure === 'AS_IS'
  const ids = sql`SELECT n.municipality_id, n.key::uuid FROM (${named}) n`
  if (op !== 'DESCENDANT_OF') {
    const owners = isNow ? sql`SELECT h.municipality_id, h.agency_id FROM heir h WHERE (h.municipality_id, h.heir_id) IN (${ids})` : ids
    const among = sql`(f.municipality_id, ${agency}) IN (${owners})`
    return op === 'NOT_IN' ? sql`(${among}) IS NOT TRUE` : among
  }
  if (isNow)
    return sql`(f.municipality_id, ${agency}) IN (
      SELECT h.municipality_id, h.agency_id FROM heir h JOIN agency_ancestry d ON d.municipality_id = h.municipality_id AND d.agency_id = h.heir_id
      WHERE d.valid_from <= h.today AND (d.valid_to IS NULL OR h.today < d.valid_to) AND (d.municipality_id, d.ancestor_id) IN (${ids}))`
  return sql`EXISTS (
    SELECT FROM agency_ancestry d WHERE d.municipality_id = f.municipality_id AND d.agency_id = ${agency}
      AND d.valid_from <= f.day AND (d.valid_to IS NULL OR f.day < d.valid_to) AND (d.municipality_id, d.ancestor_id) IN (${ids}))`
}

const withinParts = (parts: readonly { municipalityId: number; agencyId: string | null }[]): Sql => {
  const whole = parts.filter(({ agencyId }) => agencyId === null).map(({ municipalityId }) => municipalityId)
  const named = parts.filter(({ agencyId }) => agencyId !== null)
  return sql`f.municipality_id = ANY(${whole}::int[]) OR EXISTS (
    SELECT FROM agency_ancestry s
    JOIN unnest(${named.map(({ municipalityId }) => municipalityId)}::int[], ${named.map(({ agencyId }) => agencyId)}::uuid[]) g (municipality_id, agency_id)
      ON g.municipality_id = s.municipality_id AND g.agency_id = s.ancestor_id
    WHERE s.municipality_id = f.municipality_id AND s.agency_id = f.agency_id AND s.valid_from <= f.day AND (s.valid_to IS NULL OR f.day < s.valid_to))`
}
