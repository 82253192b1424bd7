import type pg from 'pg'

/** Whatever the statements of one answer run on: one connection that sees one moment, or a pool where there is only one statement. */
export type Snapshot = pg.Pool | pg.PoolClient

/** Runs several statements on one connection, all of which see the database as it is now. */
export async function inSnapshot<T>(pool: pg.Pool, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const answer = await work(client)
    await client.query('commit')
    client.release()
    return answer
  } catch (fault) {
    await client.query('rollback').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    )
    throw fault
  }
}
