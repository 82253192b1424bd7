import type { FastifyRequest } from 'fastify'
import type { Pool } from 'pg'
import { Refusal } from './errors'
import type { Database, Databases } from './database'
import type { Scope } from './scope'
import type { Work } from './work'

/** What an operation knows: who asks (scope is undefined before sign-in), where the data is, and the request it came with. */
export type Context = {
  databases: Databases
  scope: Scope | undefined
  request?: FastifyRequest
  /** What the log will say of this request. */
  work: Work
  /** Called when the operation is over. */
  leaving: (() => void)[]
}

/** The signed-in scope, or the refusal. */
export function scopeOf(context: Context): Scope {
  if (!context.scope) throw new Refusal('UNAUTHENTICATED', [{ code: 'UNAUTHENTICATED', path: [] }])
  return context.scope
}
export const databaseOf = (context: Context): Database => context.databases.of(scopeOf(context))
/** Plain statements, for the few hot lists. */
export const sqlOf = (context: Context): Pool => context.databases.sqlOf(scopeOf(context))

const made = new WeakMap<Context, Map<unknown, unknown>>()
/** One loader of a kind per operation: `perOperation(context, agencyLoader)` makes it on first use. */
export function perOperation<T>(context: Context, make: (scope: Scope, db: Database, pool: Pool) => T): T {
  let loaders = made.get(context)
  if (!loaders) made.set(context, (loaders = new Map()))
  if (!loaders.has(make)) loaders.set(make, make(scopeOf(context), databaseOf(context), sqlOf(context)))
  return loaders.get(make) as T
}
