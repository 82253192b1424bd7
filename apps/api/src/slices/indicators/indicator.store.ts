import { indicatorTypeOf, type IndicatorSpec, type IndicatorType } from '@tolok/domain'
import type pg from 'pg'
import type { Indicator as Row } from '../../generated/prisma/client'
import { attributeConditions } from '../../platform/attribute-table'
import { codeId, found, locate } from '../../platform/code-id'
import type { Database } from '../../platform/database'
import { listLoader, oneOf, rowLoader, type Key } from '../../platform/loader'
import { cursorOf, partsOf, toPage, type Page } from '../../platform/page'
import { inScope, within, type Scope } from '../../platform/scope'
import { allOf, inMunicipalities, pageRows, rowsOf, sql, type Sql } from '../../platform/statement'
import { searchPattern } from '../../platform/text'
import { agencyKey } from '../agencies'
import type { Indicator, IndicatorArgs } from './indicator.object'

export const toIndicator = ({ id, ...row }: Row): Indicator => ({ ...row, key: id, id: codeId(row.municipalityId, row.code) })

/** The columns of an Indicator (alias `i`). */
const indicatorColumns: Sql = sql`i.id as key, i.municipality_id as "municipalityId", i.municipality_id || ':' || i.code as id, i.code, i.name, i.description,
  i.type, i.unit, i.polarity, i.minimize_formula as "minimizeFormula", i.over_time as "overTime", i.over_subjects as "overSubjects", i.cadence,
  i.weight, i.cap, i.floor, i.per, i.range_condition as "rangeCondition", i.decimals, i.part_of_id as "partOfId"`

/** What the domain knows of an indicator: its type and its settings. A type that an extension took away leaves its indicators unjudged. */
export function judgedAs(indicator: Indicator): { type: IndicatorType; spec: IndicatorSpec } | null {
  const type = indicatorTypeOf(indicator.type)
  const { polarity, minimizeFormula, rangeCondition, overTime, overSubjects, cap, floor, per } = indicator
  const spec = type?.fields.parse({ polarity, minimizeFormula, rangeCondition, overTime, overSubjects, cap: plain(cap), floor: plain(floor), per: plain(per) ?? undefined })
  return type && spec?.ok ? { type, spec: spec.value } : null
}
const plain = (value: { toFixed(): string } | string | null): string | null => (value === null || typeof value === 'string' ? value : value.toFixed())

/** Indicators by code. */
export async function listIndicators(scope: Scope, pool: pg.Pool, { municipalityId, text, type, polarity, agencyId, attributes, first, after }: IndicatorArgs): Promise<Page<Indicator>> {
  const inside = municipalityId == null ? scope : found(within(scope, municipalityId))
  const agency = agencyId == null ? null : await agencyKey(inside, pool, agencyId)
  const pattern = searchPattern(text)
  const where = allOf([
    inMunicipalities(inside, sql`i.municipality_id`),
    sql`i.withdrawn_at is null`,
    ...attributeConditions(inside, 'INDICATOR', attributes, { municipalityId: sql`i.municipality_id`, key: sql`i.id` }),
    pattern !== null && sql`(i.code ilike ${pattern} or i.name ilike ${pattern})`,
    type != null && sql`i.type = ${type}`,
    polarity != null && sql`i.polarity = ${polarity}::polarity`,
    agency !== null && sql`exists (
      select from target t where t.municipality_id = i.municipality_id and t.indicator_id = i.id and t.withdrawn_at is null
        and t.municipality_id = ${agency.municipalityId} and t.agency_id = ${agency.key}::uuid)`,
  ])
  const [fromMunicipality, fromCode] = after ? partsOf(after, 'INTEGER', 'TEXT') : []
  const { rows, count } = await pageRows<Indicator>(pool, {
    columns: indicatorColumns,
    from: sql`indicator i`,
    where,
    after: fromCode === undefined ? null : sql`(i.municipality_id, i.code) > (${fromMunicipality}, ${fromCode})`,
    order: sql`i.municipality_id, i.code`,
    first,
  })
  return toPage(rows, first, count, (row) => cursorOf(row.municipalityId, row.code))
}

/** The indicator with this id ('1671:PAD-01'), or NOT_FOUND. */
export async function indicatorOf(scope: Scope, db: Pick<Database, 'indicator'>, id: string): Promise<Indicator> {
  const { municipalityId, code } = locate(scope, id)
  const row = await db.indicator.findUnique({ where: { municipalityId_code: { municipalityId, code }, withdrawnAt: null } })
  return toIndicator(found(row))
}

/** The same for a list that only needs to name it. */
export async function indicatorKey(scope: Scope, pool: pg.Pool, id: string): Promise<Key> {
  const { municipalityId, code } = locate(scope, id)
  const [row] = await rowsOf<Key>(
    pool,
    sql`select municipality_id as "municipalityId", id as key from indicator where municipality_id = ${municipalityId} and code = ${code} and withdrawn_at is null`,
  )
  return found(row)
}

export const indicatorLoader = (scope: Scope, db: Pick<Database, 'indicator'>) =>
  rowLoader<Indicator>(async (keys) => (await db.indicator.findMany({ where: { AND: [{ municipalityId: inScope(scope) }, oneOf(keys)] } })).map(toIndicator))

/** The indicators that make up a whole, by code. */
export const partsLoader = (scope: Scope, db: Database) =>
  listLoader<Indicator>(
    async (keys) => {
      const { municipalityId, id } = oneOf(keys)
      const rows = await db.indicator.findMany({
        where: { AND: [{ municipalityId: inScope(scope) }, { municipalityId, partOfId: id, withdrawnAt: null }] },
        orderBy: { code: 'asc' },
      })
      return rows.map(toIndicator)
    },
    ({ municipalityId, partOfId }) => ({ municipalityId, key: partOfId! }),
  )
