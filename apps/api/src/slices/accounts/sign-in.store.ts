import type { Config } from '../../platform/config'
import type { Databases } from '../../platform/database'
import { recordAudit, thePlatform } from '../audit'
import { lockSeconds, makeStrangers } from './back-off'
import { isPassword } from './password'
import { openSession } from './session.store'

export type SignIn =
  | { is: 'SIGNED_IN'; token: string; expiresAt: Date; username: string; name: string }
  | { is: 'WRONG_CREDENTIALS' }
  | { is: 'TOO_MANY_ATTEMPTS'; retryAfter: number }

type Attempt = { id: string; name: string; passwordHash: string; municipalityId: number | null; disabledAt: Date | null }

const strangers = makeStrangers()

/** An unknown name, a disabled account and a wrong password take the same steps and get the same answer. */
export async function signIn(databases: Databases, config: Config, username: string, password: string, now = new Date()): Promise<SignIn> {
  const attempt = await chargeAttempt(databases, username, now)
  if (typeof attempt === 'number') return { is: 'TOO_MANY_ATTEMPTS', retryAfter: attempt }

  const fits = await isPassword(password, attempt?.passwordHash)
  if (!attempt || !fits || attempt.disabledAt) {
    await auditFailure(databases, attempt)
    return { is: 'WRONG_CREDENTIALS' }
  }
  const municipalityId = attempt.municipalityId ?? thePlatform
  const session = await databases.of({ municipalities: [municipalityId] }).$transaction(async (tx) => {
    await tx.account.update({ where: { id: attempt.id }, data: { failedAttempts: 0, lockedUntil: null } })
    await tx.session.deleteMany({ where: { accountId: attempt.id, expiresAt: { lte: now } } })
    await recordAudit(tx, { actor: { accountId: attempt.id } }, { municipalityId, action: 'SIGNED_IN', objectType: 'ACCOUNT', objectId: attempt.id })
    return openSession(tx, config, attempt.id, now)
  })
  return { is: 'SIGNED_IN', ...session, username, name: attempt.name }
}

/** Counts the attempt before the password is looked at, so that a hundred guesses at the same moment count a hundred. A number: seconds to wait. */
async function chargeAttempt(databases: Databases, username: string, now: Date): Promise<Attempt | undefined | number> {
  const { rows } = await databases.pools.app.query<Attempt>(
    `update account set failed_attempts = failed_attempts + 1,
       locked_until = $2::timestamptz + ($3::int[])[least(failed_attempts + 1, array_length($3::int[], 1))] * interval '1 second'
     where username = $1 and (locked_until is null or locked_until <= $2)
     returning id, name, password_hash "passwordHash", municipality_id "municipalityId", disabled_at "disabledAt"`,
    [username, now, lockSeconds],
  )
  if (rows[0]) return rows[0]
  const locked = await databases.pools.app.query<{ lockedUntil: Date }>('select locked_until "lockedUntil" from account where username = $1', [username])
  if (locked.rows[0]) return Math.max(1, Math.ceil((locked.rows[0].lockedUntil.getTime() - now.getTime()) / 1000))
  return strangers.charge(username, now.getTime())
}

async function auditFailure(databases: Databases, attempt: Attempt | undefined): Promise<void> {
  const municipalityId = attempt?.municipalityId ?? thePlatform
  await recordAudit(databases.of({ municipalities: [municipalityId] }), undefined, {
    municipalityId,
    action: 'SIGN_IN_FAILED',
    objectType: 'ACCOUNT',
    objectId: attempt?.id ?? null,
  })
}
