import { dayInZone, type Actor, type Grant, type Role } from '@tolok/domain'
import type { Config } from '../../platform/config'
import type { Databases } from '../../platform/database'
import type { Scope } from '../../platform/scope'
import { hashToken, makeToken } from '../../platform/token'

type SessionRow = { accountId: string; homeId: number | null; employeeId: string | null; lastSeenAt: Date; grants: GrantRow[] }
type GrantRow = { role: Role; municipalityId: number | null; agencyId: string | null }

/**
 * Who a token stands for at this moment, or undefined: one statement reads session, account and the grants of the day afresh, so signing out,
 * disabling an account and withdrawing a role count from the next request on.
 */
export async function scopeOfToken(databases: Databases, config: Config, token: string, now = new Date()): Promise<Scope | undefined> {
  const { rows } = await databases.pools.app.query<SessionRow>({ name: 'scope-of-token', text: scopeSql, values: [hashToken(token), now, idleSince(config, now), today(now)] })
  const row = rows[0]
  if (!row) return undefined
  if (now.getTime() - row.lastSeenAt.getTime() > seenEvery) await databases.pools.app.query('update session set last_seen_at = $2 where token_hash = $1', [hashToken(token), now])

  return scopeOfRow(row, now)
}

/** What an account may at this moment, without a session: for what runs in someone's name. Undefined where that account may not sign in. */
export async function scopeOfAccount(databases: Pick<Databases, 'pools'>, accountId: string, now: Date): Promise<Scope | undefined> {
  const { rows } = await databases.pools.app.query<SessionRow>({ name: 'scope-of-account', text: accountSql, values: [accountId, now, null, today(now)] })
  return rows[0] && scopeOfRow(rows[0], now)
}

function scopeOfRow(row: SessionRow, now: Date): Scope {
  const roles: Grant[] = row.grants.map((grant) => ({ ...grant, employeeId: grant.municipalityId === row.homeId ? row.employeeId : null }))
  return { actor: { accountId: row.accountId, roles }, municipalities: municipalitiesOf({ accountId: row.accountId, roles }), at: now }
}

const grantsOfDay = `coalesce((
      select json_agg(json_build_object('role', r.role, 'municipalityId', r.municipality_id, 'agencyId', r.agency_id) order by r.id)
      from account_role r where r.account_id = a.id and r.valid_from <= $4::date and (r.valid_to is null or r.valid_to > $4::date)
    ), '[]') grants`
const accountSql = `
  select a.id "accountId", a.municipality_id "homeId", a.employee_id "employeeId", $3::timestamptz "lastSeenAt", ${grantsOfDay}
  from account a where a.id = $1 and (a.disabled_at is null or a.disabled_at > $2)`
const scopeSql = `
  select a.id "accountId", a.municipality_id "homeId", a.employee_id "employeeId", s.last_seen_at "lastSeenAt", ${grantsOfDay}
  from session s join account a on a.id = s.account_id
  where s.token_hash = $1 and s.expires_at > $2 and s.last_seen_at > $3 and (a.disabled_at is null or a.disabled_at > $2)`

/** The time last seen is written at most once a minute. */
const seenEvery = 60_000
const idleSince = (config: Config, now: Date) => new Date(now.getTime() - config.SESSION_IDLE_MINUTES * 60_000)
/** Grants begin and end with the day in the capital. */
const today = (now: Date) => dayInZone(now.getTime(), 'Asia/Jakarta')

/** A role without a municipality reaches all of them; any other only its own. */
function municipalitiesOf(actor: Actor): Scope['municipalities'] {
  const ids = actor.roles.map((grant) => grant.municipalityId)
  if (ids.includes(null)) return 'ALL'
  return [...new Set(ids as number[])].sort((one, other) => one - other)
}

/** Opens a session and answers its token, which is kept nowhere. */
export async function openSession(tx: SessionTable, config: Config, accountId: string, now = new Date()): Promise<{ token: string; expiresAt: Date }> {
  const token = makeToken()
  const expiresAt = new Date(now.getTime() + config.SESSION_HOURS * 3_600_000)
  await tx.session.create({ data: { tokenHash: new Uint8Array(hashToken(token)), accountId, createdAt: now, lastSeenAt: now, expiresAt } })
  return { token, expiresAt }
}
type SessionTable = Pick<Databases['accounts'], 'session'>

/** Ends a session at once; answers whose it was. */
export async function closeSession(databases: Databases, token: string): Promise<{ accountId: string; municipalityId: number | null } | undefined> {
  const { rows } = await databases.pools.app.query<{ accountId: string; municipalityId: number | null }>(
    'delete from session s using account a where s.token_hash = $1 and a.id = s.account_id returning a.id "accountId", a.municipality_id "municipalityId"',
    [hashToken(token)],
  )
  return rows[0]
}
