/** Access tokens: what a program may be given, by whom, and for how long. */
import type { Path, Problem } from '../problem'
import { ok, refuseAll, type Result } from '../result'
import { can, type Actor } from './can'
import { permissions, type Permission } from './permission'

/** What a person does by own hand, seen to be there: these are in no token, whoever holds it. */
const byHand: ReadonlySet<Permission> = new Set([
  'municipality.create',
  'account.manage', // tokens, service accounts, webhooks: a token that could make tokens would never end
  'report.schedule', // runs later, with all its owner may
  'report.publish',
  'scorecard.rate', // a judgement is a person's
  'scorecard.seal',
  'organisation.rate',
  'scheme.comment',
  'scheme.publish',
])

/** The permissions that a token may be given. */
export const tokenScopes: readonly Permission[] = permissions.filter((permission) => !byHand.has(permission))

/** Days a token may last, characters of its name, live tokens of one account, operations it may be bound to and the length of each. */
export const tokenLimits = { days: { least: 1, most: 365 }, name: 80, perAccount: 25, operations: 100, operationLength: 20_000 } as const

/** Roles that need no person behind them: what an account that only programs use may have. */
export const integratorRoles = { PLANNER: 'PLANNER', INSPECTOR: 'INSPECTOR', ADMIN: 'ADMIN' } as const
export type IntegratorRole = keyof typeof integratorRoles

export type TokenWish = { readonly scopes: readonly Permission[]; readonly days: number }

/**
 * The scopes of a token in the order of the permissions, each once, and its days. `holder` is who it will act for: what he may not do anywhere cannot be
 * given away. { scopes: ['report.read'], days: 90 } by an administrator is fine; ['scorecard.seal'] is NOT_ONE_OF, and so is anything he lacks.
 * Refuses REQUIRED (no scope), NOT_ONE_OF and OUT_OF_RANGE (whole days, 1 to 365).
 */
export function parseTokenWish(holder: Actor, { scopes, days }: { readonly scopes: readonly string[]; readonly days: number }, path: Path = []): Result<TokenWish> {
  const allowed = tokenScopes.filter((permission) => can(holder, permission))
  const isAllowed = (text: string): text is Permission => (allowed as readonly string[]).includes(text)
  const problems: Problem[] = scopes.flatMap((text, at): Problem[] => (isAllowed(text) ? [] : [{ code: 'NOT_ONE_OF', path: [...path, 'scopes', at], allowed }]))
  if (scopes.length === 0) problems.push({ code: 'REQUIRED', path: [...path, 'scopes'] })
  const { least, most } = tokenLimits.days
  if (!Number.isInteger(days) || days < least || days > most) problems.push({ code: 'OUT_OF_RANGE', path: [...path, 'days'], least, most })
  return problems.length > 0 ? refuseAll(problems) : ok({ scopes: allowed.filter((permission) => scopes.includes(permission)), days })
}
