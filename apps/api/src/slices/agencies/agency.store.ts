import type pg from 'pg'
import type { Agency as Row } from '../../generated/prisma/client'
import { attributeConditions } from '../../platform/attribute-table'
import { codeId, found, locate } from '../../platform/code-id'
import type { Database } from '../../platform/database'
import { listLoader, oneOf, rowLoader, type Key } from '../../platform/loader'
import { cursorOf, partsOf, toPage, type Page } from '../../platform/page'
import { inScope, within, type Scope } from '../../platform/scope'
import { allOf, inMunicipalities, pageRows, rowsOf, sql, type Sql } from '../../platform/statement'
import { searchPattern } from '../../platform/text'
import { dayAsked } from '../municipalities'
import type { Agency, AgencyArgs, AgencyPlacement } from './agency.object'

export const toAgency = ({ id, ...row }: Row): Agency => ({ ...row, key: id, id: codeId(row.municipalityId, row.code) })

/** The columns of an Agency (alias `a`). */
export const agencyColumns: Sql = sql`a.id as key, a.municipality_id as "municipalityId", a.municipality_id || ':' || a.code as id, a.code, a.name,
  a.kind, a.opened_on::text as "openedOn", a.closed_on::text as "closedOn", a.successor_id as "successorId"`

/** The agencies there are on a day, each before those under it. */
export async function listAgencies(scope: Scope, pool: pg.Pool, { municipalityId, parentId, level, text, on, attributes, first, after }: AgencyArgs): Promise<Page<Agency>> {
  const inside = municipalityId == null ? scope : found(within(scope, municipalityId))
  const parent = parentId == null ? null : await agencyKey(inside, pool, parentId)
  const pattern = searchPattern(text)
  const placed = sql`(
    select x.municipality_id, x.agency_id, max(x.level) as level, string_agg(above.code, e'\\x01' order by x.level) as path
    from municipality m
    join agency_ancestry x on x.municipality_id = m.id
    join agency above on above.municipality_id = x.municipality_id and above.id = x.ancestor_id
    where ${inMunicipalities(inside, sql`m.id`)} and ${isOn(sql`x`, dayAsked(scope, on))}
    group by x.municipality_id, x.agency_id
  ) placed`
  const [fromMunicipality, fromPath] = after ? partsOf(after, 'INTEGER', 'TEXT') : []
  const { rows, count } = await pageRows<Agency & { path: string }>(pool, {
    columns: sql`${agencyColumns}, placed.path`,
    from: sql`${placed} join municipality m on m.id = placed.municipality_id join agency a on a.municipality_id = placed.municipality_id and a.id = placed.agency_id`,
    where: allOf([
      sql`a.withdrawn_at is null`,
      ...attributeConditions(inside, 'AGENCY', attributes, { municipalityId: sql`a.municipality_id`, key: sql`a.id` }),
      level != null && sql`placed.level = ${level}`,
      pattern !== null && sql`(a.code ilike ${pattern} or a.name ilike ${pattern})`,
      parent !== null && sql`exists (
        select from agency_placement p
        where p.municipality_id = a.municipality_id and p.agency_id = a.id and ${isOn(sql`p`, dayAsked(scope, on))}
          and p.municipality_id = ${parent.municipalityId} and p.parent_id = ${parent.key}::uuid)`,
    ]),
    after: fromPath === undefined ? null : sql`(a.municipality_id, placed.path) > (${fromMunicipality}, ${fromPath})`,
    order: sql`a.municipality_id, placed.path`,
    first,
  })
  return toPage(rows, first, count, (row) => cursorOf(row.municipalityId, row.path))
}

/** Does a row with valid_from and valid_to hold on a day? */
export const isOn = (alias: Sql, day: Sql): Sql => sql`${alias}.valid_from <= ${day} and (${alias}.valid_to is null or ${day} < ${alias}.valid_to)`

/** The agency with this id ('1671:BAPENDA'), or NOT_FOUND. */
export async function agencyOf(scope: Scope, db: Pick<Database, 'agency'>, id: string): Promise<Agency> {
  const { municipalityId, code } = locate(scope, id)
  const row = await db.agency.findUnique({ where: { municipalityId_code: { municipalityId, code }, withdrawnAt: null } })
  return toAgency(found(row))
}

/** The same for a list that only needs to name it. */
export async function agencyKey(scope: Scope, pool: pg.Pool, id: string): Promise<Key> {
  const { municipalityId, code } = locate(scope, id)
  const [row] = await rowsOf<Key>(
    pool,
    sql`select municipality_id as "municipalityId", id as key from agency where municipality_id = ${municipalityId} and code = ${code} and withdrawn_at is null`,
  )
  return found(row)
}

export const agencyLoader = (scope: Scope, db: Database) =>
  rowLoader<Agency>(async (keys) => (await db.agency.findMany({ where: { AND: [{ municipalityId: inScope(scope) }, oneOf(keys)] } })).map(toAgency))

export const placementLoader = (scope: Scope, db: Database) =>
  listLoader<AgencyPlacement>(
    async (keys) => {
      const { municipalityId, id } = oneOf(keys)
      return db.agencyPlacement.findMany({
        where: { AND: [{ municipalityId: inScope(scope) }, { municipalityId, agencyId: id }] },
        orderBy: [{ agencyId: 'asc' }, { validFrom: 'asc' }],
      })
    },
    ({ municipalityId, agencyId }) => ({ municipalityId, key: agencyId }),
  )
