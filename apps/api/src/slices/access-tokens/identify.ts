import { tokenScopes, type Permission } from '@tolok/domain'
import { bearerOf } from '../../platform/bearer'
import type { Config } from '../../platform/config'
import type { Databases } from '../../platform/database'
import { Refusal } from '../../platform/errors'
import type { Parts } from '../../platform/routes'
import type { Token } from '../../platform/scope'
import { hashToken } from '../../platform/token'
import { scopeOfAccount } from '../accounts'
import { makeAllowance, type Allowance } from './allowance'
import { tokenShape } from './token-text'

type TokenRow = { id: string; accountId: string; scopes: string[]; lastUsedAt: Date | null; hashes: string[] | null }

/** The time last used is written at most once a minute. */
const usedEvery = 60_000

/**
 * Who a program acts for, read afresh with every request: what its account may at this moment, narrowed to the scopes of the token. A program that sends a
 * token is told when it does not fit (UNAUTHENTICATED), where it may not come (FORBIDDEN), and when it has used up its minute (RATE_LIMITED).
 */
export function tokenIdentifier(databases: Databases, config: Config): Parts['identify'] {
  const requests = makeAllowance(databases.pools.app, 'REQUESTS', config.TOKEN_REQUESTS_PER_MINUTE)
  const costs = makeAllowance(databases.pools.app, 'COST', config.TOKEN_COST_PER_MINUTE)

  return async (request) => {
    const now = new Date()
    const row = await tokenRow(databases, bearerOf(request) ?? '', now)
    const scope = row && (await scopeOfAccount(databases, row.accountId, now))
    if (!row || !scope) throw new Refusal('UNAUTHENTICATED', [{ code: 'TOKEN_NOT_FIT', path: ['authorization'] }])
    const spend = async (allowance: Allowance, amount: number) => {
      const retryAfter = await allowance.spend(row.id, amount)
      if (retryAfter) throw new Refusal('RATE_LIMITED', [{ code: 'RATE_LIMITED', path: ['authorization'], retryAfter }], { status: 429 })
    }
    await spend(requests, 1)
    const { takesTokens, url } = { ...request.routeOptions.config, url: request.routeOptions.url }
    if (!takesTokens) throw new Refusal('FORBIDDEN', [{ code: 'NOT_BY_TOKEN', path: [] }])
    if (row.hashes && url !== '/graphql') throw new Refusal('FORBIDDEN', [{ code: 'OPERATION_NOT_LISTED', path: [] }])
    if (now.getTime() - (row.lastUsedAt?.getTime() ?? 0) > usedEvery) await databases.pools.app.query('update access_token set last_used_at = $2 where id = $1', [row.id, now])
    const token: Token = { id: row.id, operations: row.hashes && operationsOf(databases, row.id, row.hashes), charge: (cost) => spend(costs, cost) }
    return { ...scope, actor: { ...scope.actor, scopes: tokenScopes.filter((permission: Permission) => row.scopes.includes(permission)) }, token }
  }
}

async function tokenRow(databases: Databases, text: string, now: Date): Promise<TokenRow | undefined> {
  if (!tokenShape.test(text)) return undefined
  const { rows } = await databases.pools.app.query<TokenRow>({
    name: 'access-token',
    text: `select t.id, t.account_id "accountId", t.scopes, t.last_used_at "lastUsedAt",
        case when t.bound then array(select o.hash from token_operation o where o.token_id = t.id) end hashes
      from access_token t where t.token_hash = $1 and t.expires_at > $2 and t.revoked_at is null`,
    values: [hashToken(text), now],
  })
  return rows[0]
}

function operationsOf(databases: Databases, tokenId: string, hashes: readonly string[]): NonNullable<Token['operations']> {
  const listed = new Set(hashes)
  return {
    has: (hash) => listed.has(hash),
    document: async (hash) => {
      const { rows } = await databases.pools.app.query<{ document: string }>('select document from token_operation where token_id = $1 and hash = $2', [tokenId, hash])
      return rows[0]!.document
    },
  }
}
