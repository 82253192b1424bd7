import pg from 'pg'
import { MunicipalPool, type Databases } from '../../platform/database'
import { settingOf, type Scope } from '../../platform/scope'

/** Connections of one job alone, so that a long file takes none from people who wait for an answer; what they are doing can be stopped. */
export type JobPool = { readonly pool: pg.Pool; readonly cancelStatements: () => Promise<void>; readonly close: () => Promise<void> }

/** A quarter of an hour for one statement; a process that died is noticed within a second; cursors are planned for all of their rows. */
const settings = ' -c statement_timeout=900000 -c client_connection_check_interval=1000 -c cursor_tuple_fraction=1'

export function openJobPool(databases: Databases, { municipalities }: Pick<Scope, 'municipalities'>): JobPool {
  const { connectionString, options } = databases.pools.report.options
  const shared = new pg.Pool({ connectionString, options: `${options ?? ''}${settings}`, max: 2, connectionTimeoutMillis: 10_000, keepAlive: true })
  shared.on('error', () => {}) // the work will meet the same fault
  const backends = new Set<number>()
  shared.on('connect', (client) => backends.add((client as unknown as { processID: number }).processID))
  return {
    pool: new MunicipalPool(shared, settingOf(municipalities)),
    cancelStatements: async () => {
      await databases.pools.report.query('select pg_cancel_backend(b) from unnest($1::int[]) b', [[...backends]])
    },
    close: () => shared.end(),
  }
}

/** Does work on a job while holding its lock on a connection of our own: if this process dies, the lock goes with it. Undefined: another process holds it. */
export async function holdingJob<T>(databases: Databases, id: string, work: () => Promise<T>): Promise<T | undefined> {
  const holder = new pg.Client({ connectionString: databases.pools.app.options.connectionString, connectionTimeoutMillis: 10_000, keepAlive: true })
  holder.on('error', () => {})
  await holder.connect()
  try {
    const { rows } = await holder.query<{ held: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as held', [id])
    return rows[0]?.held ? await work() : undefined
  } finally {
    await holder.end()
  }
}
