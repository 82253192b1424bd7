import { parseTokenWish, tokenLimits, type Actor } from '@tolok/domain'
import type { GraphQLSchema } from 'graphql'
import { v7 as uuid } from 'uuid'
import { found, uuidOf } from '../../platform/code-id'
import type { Databases } from '../../platform/database'
import { agreed, refuse } from '../../platform/errors'
import { hashOfOperation } from '../../platform/listed-operation'
import { cursorOf, partsOf, toPage, type Page } from '../../platform/page'
import type { Scope } from '../../platform/scope'
import { pageRows, rowsOf, sql, type Runner, type Sql } from '../../platform/statement'
import { parseText } from '../../platform/text'
import { hashToken } from '../../platform/token'
import { scopeOfAccount } from '../accounts'
import { recordAudit, thePlatform } from '../audit'
import type { AccessToken, AccessTokenArgs, AccessTokenDraft, NewAccessToken } from './access-token.object'
import { integratorWithId, integratorsLookedAfter } from './integrator.store'
import { faultOf } from './operation-fault'
import { makeAccessToken } from './token-text'

type TokenRow = AccessToken & { accountId: string; municipalityId: number | null }

const columns: Sql = sql`t.id, t.name, t.prefix, t.scopes, t.created_at "createdAt", t.expires_at "expiresAt", t.last_used_at "lastUsedAt", t.revoked_at "revokedAt",
  t.account_id "accountId", i.name "integratorName", i.municipality_id "municipalityId",
  case when t.bound then (select count(*)::int from token_operation o where o.token_id = t.id) end "operationCount"`
const tokens: Sql = sql`access_token t left join integrator i on i.account_id = t.account_id`

const isMine = (scope: Scope): Sql => sql`t.account_id = ${scope.actor.accountId}::uuid`
const isLookedAfter = (scope: Scope): Sql => sql`i.account_id is not null and ${integratorsLookedAfter(scope)}`

/** The actor's own tokens, or those of the service accounts he looks after; the latest first. */
export async function listTokens(scope: Scope, databases: Databases, { ofIntegrators, first, after }: AccessTokenArgs): Promise<Page<AccessToken>> {
  const [before] = after ? partsOf(after, 'UUID') : []
  const { rows, count } = await pageRows<TokenRow>(databases.sqlOf(scope), {
    columns,
    from: tokens,
    where: ofIntegrators ? isLookedAfter(scope) : isMine(scope),
    after: before === undefined ? null : sql`t.id < ${before}::uuid`,
    order: sql`t.id desc`,
    first,
  })
  return toPage(rows, first, count, ({ id }) => cursorOf(id))
}

/** A token that the actor may end: his own, or one of a service account he looks after. Any other is not there. */
async function tokenWithId(scope: Scope, runner: Runner, id: string): Promise<TokenRow> {
  const [row] = await rowsOf<TokenRow>(runner, sql`select ${columns} from ${tokens} where t.id = ${uuidOf(id)}::uuid and (${isMine(scope)} or (${isLookedAfter(scope)}))`)
  return found(row)
}

/** Makes a token and answers its text, which is kept nowhere. Refuses what its holder may not do, documents that do not fit, and more than 25 that live. */
export async function createToken(scope: Scope, databases: Databases, draft: AccessTokenDraft, schema: GraphQLSchema): Promise<NewAccessToken> {
  const integrator = draft.integratorId == null ? null : await integratorWithId(scope, databases.sqlOf(scope), draft.integratorId)
  const accountId = integrator?.accountId ?? scope.actor.accountId
  const holder: Actor | undefined = integrator ? (await scopeOfAccount(databases, accountId, scope.at))?.actor : scope.actor
  const name = agreed(parseText(draft.name, ['draft', 'name'], { most: tokenLimits.name }))
  const { scopes, days } = agreed(parseTokenWish(found(holder), draft, ['draft']))
  const documents = draft.operations == null ? null : readDocuments(draft.operations, schema)
  const { text, prefix } = makeAccessToken()
  const id = uuid()
  const municipalityId = integrator?.municipalityId ?? homeOf(scope)
  return databases.of({ municipalities: [municipalityId] }).$transaction(async (tx) => {
    await rowsOf(tx, sql`select pg_advisory_xact_lock(hashtextextended(${accountId}, 7))::text`) // two at once would both find room
    const [live] = await rowsOf<{ count: number }>(tx, sql`select count(*)::int as count from access_token where account_id = ${accountId}::uuid and revoked_at is null and expires_at > ${scope.at.toISOString()}::timestamptz`)
    if (live!.count >= tokenLimits.perAccount) throw refuse([{ code: 'OUT_OF_RANGE', path: ['draft'], most: tokenLimits.perAccount }])
    await rowsOf(
      tx,
      sql`insert into access_token (id, account_id, name, prefix, token_hash, scopes, bound, created_by, created_at, expires_at)
        values (${id}::uuid, ${accountId}::uuid, ${name}, ${prefix}, ${hashToken(text)}, ${scopes}::text[], ${documents !== null}, ${scope.actor.accountId}::uuid,
          ${scope.at.toISOString()}::timestamptz, ${new Date(scope.at.getTime() + days * 86_400_000).toISOString()}::timestamptz)`,
    )
    for (const document of documents ?? []) await rowsOf(tx, sql`insert into token_operation (token_id, hash, document) values (${id}::uuid, ${hashOfOperation(document)}, ${document}) on conflict do nothing`)
    await recordAudit(tx, scope, { municipalityId, action: 'TOKEN_CREATED', objectType: 'ACCESS_TOKEN', objectId: id, detail: { account: accountId, scopes: scopes as string[], days, operations: documents?.length ?? null } })
    return { token: await tokenWithId(scope, tx, id), text }
  })
}

/** Ends a token with the next request. One that is over stays as it is. */
export async function revokeToken(scope: Scope, databases: Databases, id: string): Promise<AccessToken> {
  const token = await tokenWithId(scope, databases.sqlOf(scope), id)
  const municipalityId = token.municipalityId ?? homeOf(scope)
  return databases.of({ municipalities: [municipalityId] }).$transaction(async (tx) => {
    const ended = await rowsOf(tx, sql`update access_token set revoked_at = ${scope.at.toISOString()}::timestamptz where id = ${token.id}::uuid and revoked_at is null returning id`)
    if (ended.length > 0) await recordAudit(tx, scope, { municipalityId, action: 'TOKEN_REVOKED', objectType: 'ACCESS_TOKEN', objectId: token.id, detail: { account: token.accountId } })
    return tokenWithId(scope, tx, id)
  })
}

/** Where the audit log keeps what someone did for himself. */
const homeOf = ({ municipalities }: Scope): number => (municipalities !== 'ALL' && municipalities.length > 0 ? municipalities[0]! : thePlatform)

/** Documents as they will be sent. Each must be one that this API answers. */
function readDocuments(documents: readonly string[], schema: GraphQLSchema): readonly string[] {
  const problems = documents.map((text, at) => faultOf(text, schema, ['draft', 'operations', at])).filter((fault) => fault !== undefined)
  if (documents.length === 0) problems.push({ code: 'REQUIRED', path: ['draft', 'operations'] })
  if (problems.length > 0) throw refuse(problems)
  return documents
}
