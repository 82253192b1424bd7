import { createHash } from 'node:crypto'
import type pg from 'pg'
import { Prisma } from '../generated/prisma/client'
import type { Sql } from '../generated/prisma/internal/prismaNamespace'
import type { Scope } from './scope'

export const { sql, join, empty } = Prisma
export type { Sql }

/** Whoever can run a composed statement: a pool, a connection of pg, or a transaction of Prisma. */
export type Runner = Pick<pg.ClientBase, 'query'> | pg.Pool | Prisma.TransactionClient

/** The rows of a composed statement. Through pg it is prepared under the name of its own text: hot lists are about twice as fast so. */
export async function rowsOf<T>(runner: Runner, statement: Sql): Promise<T[]> {
  if ('$queryRaw' in runner) return runner.$queryRaw<T[]>(statement)
  const { rows } = await (runner as pg.Pool).query({ name: nameOf(statement.text), text: statement.text, values: statement.values })
  return rows as T[]
}

/** A statement under such a name is parsed once a connection. */
export const nameOf = (text: string): string => createHash('sha1').update(text).digest('base64url')

/** The municipalities of the scope, as a condition on a column. */
export const inMunicipalities = (scope: Scope, column: Sql): Sql =>
  scope.municipalities === 'ALL' ? sql`true` : sql`${column} = any(${[...scope.municipalities]}::int[])`

/** All of these conditions. */
export const allOf = (conditions: readonly (Sql | null | undefined | false)[]): Sql => {
  const stated = conditions.filter((one): one is Sql => Boolean(one))
  return stated.length === 0 ? sql`true` : join(stated, ' and ')
}

/** A list: which columns from where, of which rows, in which order; `after` says where the page begins. */
export type Listing = { columns: Sql; from: Sql; where: Sql; after: Sql | null; order: Sql; first: number }

/** One page of a list, with one row too many. `count` counts all of it, with a statement of its own and only when it is asked. */
export async function pageRows<T>(runner: Runner, { columns, from, where, after, order, first }: Listing): Promise<{ rows: T[]; count: () => Promise<number> }> {
  const rows = await rowsOf<T>(runner, sql`select ${columns} from ${from} where ${allOf([where, after])} order by ${order} limit ${first + 1}`)
  const count = async () => (await rowsOf<{ total: number }>(runner, sql`select count(*)::int as total from ${from} where ${where}`))[0]?.total ?? 0
  return { rows, count }
}
