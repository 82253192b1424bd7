import { can, dayInZone, grantsFor, integratorRoles, rolePermissions, tokenLimits, tokenScopes } from '@tolok/domain'
import type pg from 'pg'
import { v7 as uuid } from 'uuid'
import { codeId, found, locate, uuidOf } from '../../platform/code-id'
import type { Databases } from '../../platform/database'
import { agreed, notFound } from '../../platform/errors'
import { cursorOf, partsOf, toPage, type Page, type PageArgs } from '../../platform/page'
import { within, type Scope } from '../../platform/scope'
import { pageRows, rowsOf, sql, type Runner, type Sql } from '../../platform/statement'
import { parseText } from '../../platform/text'
import { makeToken } from '../../platform/token'
import { hashPassword } from '../accounts'
import { agencyKey } from '../agencies'
import { recordAudit } from '../audit'
import type { Integrator, IntegratorDraft } from './integrator.object'

/**
 * Does the actor look after the accounts of this municipality, and reach all of it? A service account or a webhook reaches the whole municipality, so whoever
 * administers one agency cannot make one.
 */
export const looksAfterWhole = (scope: Scope, municipalityId: number): boolean =>
  within(scope, municipalityId) !== undefined && can(scope.actor, 'account.manage', { municipalityId }) && can(scope.actor, 'agency.write', { municipalityId })

/** The service accounts (alias `i`) that the actor looks after. */
export const integratorsLookedAfter = (scope: Scope): Sql => {
  const here = grantsFor(scope.actor, 'account.manage').flatMap(({ grant: { municipalityId } }) => municipalityId ?? [])
  return sql`i.municipality_id = any(${here.filter((id) => looksAfterWhole(scope, id))}::int[])`
}

type Row = Omit<Integrator, 'scopes' | 'id' | 'agencyId'> & { agencyCode: string | null }
const columns: Sql = sql`i.municipality_id "municipalityId", i.account_id "accountId", i.name, i.role::text, a.code "agencyCode", i.created_at "createdAt", i.closed_at "closedAt"`
const integrators: Sql = sql`integrator i left join agency a on a.municipality_id = i.municipality_id and a.id = i.agency_id`

const toIntegrator = ({ agencyCode, ...row }: Row): Integrator => ({
  ...row,
  id: codeId(row.municipalityId, row.accountId),
  agencyId: agencyCode === null ? null : codeId(row.municipalityId, agencyCode),
  scopes: tokenScopes.filter((permission) => permission in rolePermissions[row.role]),
})

/** The service accounts of the municipalities whose accounts the actor looks after, the latest first. */
export async function listIntegrators(scope: Scope, pool: pg.Pool, { first, after }: PageArgs): Promise<Page<Integrator>> {
  const [before] = after ? partsOf(after, 'UUID') : []
  const { rows, count } = await pageRows<Row>(pool, {
    columns,
    from: integrators,
    where: integratorsLookedAfter(scope),
    after: before === undefined ? null : sql`i.account_id < ${before}::uuid`,
    order: sql`i.account_id desc`,
    first,
  })
  return toPage(rows.map(toIntegrator), first, count, ({ accountId }) => cursorOf(accountId))
}

/** The service account with this id ('1671:0192…') that the actor looks after and that is not closed, or NOT_FOUND. */
export async function integratorWithId(scope: Scope, runner: Runner, id: string): Promise<Integrator> {
  const place = locate(scope, id)
  const [row] = await rowsOf<Row>(
    runner,
    sql`select ${columns} from ${integrators} where i.municipality_id = ${place.municipalityId} and i.account_id = ${uuidOf(place.code)}::uuid and i.closed_at is null and ${integratorsLookedAfter(scope)}`,
  )
  return toIntegrator(found(row))
}

/** Makes a service account with one role in one municipality. Nobody knows its password. */
export async function createIntegrator(scope: Scope, databases: Databases, draft: IntegratorDraft): Promise<Integrator> {
  const { municipalityId, role } = draft
  if (!looksAfterWhole(scope, municipalityId) || !(role in integratorRoles)) throw notFound()
  const name = agreed(parseText(draft.name, ['draft', 'name'], { most: tokenLimits.name }))
  const inside = within(scope, municipalityId)!
  const agency = draft.agencyId == null ? null : await agencyKey(inside, databases.sqlOf(inside), draft.agencyId)
  const passwordHash = await hashPassword(makeToken())
  const id = uuid()
  return databases.of(inside).$transaction(async (tx) => {
    const today = dayInZone(scope.at.getTime(), 'Asia/Jakarta') // as grants are read
    await tx.account.create({ data: { id, username: `layanan.${id}`, name, passwordHash, municipalityId } })
    await tx.accountRole.create({ data: { id: uuid(), accountId: id, role, municipalityId, agencyId: agency?.key ?? null, validFrom: new Date(today) } })
    await tx.integrator.create({ data: { municipalityId, accountId: id, name, role, agencyId: agency?.key ?? null, createdBy: scope.actor.accountId, createdAt: scope.at } })
    await recordAudit(tx, scope, { municipalityId, action: 'INTEGRATOR_CREATED', objectType: 'ACCOUNT', objectId: id, detail: { role, agency: agency?.key ?? null } })
    return integratorWithId(scope, tx, codeId(municipalityId, id))
  })
}

/** Closes a service account: none of its tokens is answered any more, and none of them comes back. */
export async function closeIntegrator(scope: Scope, databases: Databases, id: string): Promise<Integrator> {
  const before = await integratorWithId(scope, databases.sqlOf(scope), id)
  const { municipalityId, accountId } = before
  const now = scope.at.toISOString()
  return databases.of({ municipalities: [municipalityId] }).$transaction(async (tx) => {
    await rowsOf(tx, sql`update account set disabled_at = ${now}::timestamptz where id = ${accountId}::uuid and disabled_at is null`)
    await rowsOf(tx, sql`update access_token set revoked_at = ${now}::timestamptz where account_id = ${accountId}::uuid and revoked_at is null`)
    await rowsOf(tx, sql`update integrator set closed_at = ${now}::timestamptz where municipality_id = ${municipalityId}::int and account_id = ${accountId}::uuid and closed_at is null`)
    await recordAudit(tx, scope, { municipalityId, action: 'INTEGRATOR_CLOSED', objectType: 'ACCOUNT', objectId: accountId })
    return { ...before, closedAt: scope.at }
  })
}
