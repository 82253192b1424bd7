import pg from 'pg'
import type { Databases } from '../../platform/database'
import type { JobKey } from './import-job'

/** Does work on a job while holding its lock on a connection of our own: if this process dies, the lock goes with it, and the job is free to be recovered. */
export async function holdingJob<T>(databases: Databases, { id }: JobKey, work: () => Promise<T>): Promise<T> {
  const holder = new pg.Client({
    connectionString: databases.pools.importer.options.connectionString,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  })
  holder.on('error', () => {}) // the work will meet the same fault
  await holder.connect()
  try {
    await holder.query('select pg_advisory_lock_shared(hashtextextended($1, 0))', [id])
    return await work()
  } finally {
    await holder.end()
  }
}
