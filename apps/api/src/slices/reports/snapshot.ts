import type pg from 'pg'

/** What the statements of one answer run on: one connection that sees one moment. */
export type Snapshot = pg.PoolClient

/** Runs several statements on one connection, all of which see the database as it is now. `spare` may lend a second one to a part of the work. */
export async function inSnapshot<T>(pool: pg.Pool, work: (snapshot: Snapshot, spare: pg.Pool) => Promise<T>): Promise<T> {
  return within(await pool.connect(), null, (snapshot) => work(snapshot, pool))
}

/** Runs several pieces of work that all see the database as it is now, on two connections when there are two. Answers in the order given. */
export async function inSharedSnapshot<T>(pool: pg.Pool, works: readonly ((snapshot: Snapshot) => Promise<T>)[]): Promise<T[]> {
  return inSnapshot(pool, (first) => sideBySide(first, pool, works))
}

/**
 * Runs several pieces of work that all see what this snapshot sees. Its connection does them one after the other and exports what it sees; a second one joins
 * when the pool can spare it, and is not waited for otherwise: a busy pool makes an answer slower and never refuses it. Answers in the order given.
 */
export async function sideBySide<T>(first: Snapshot, pool: pg.Pool, works: readonly ((snapshot: Snapshot) => Promise<T>)[]): Promise<T[]> {
  const answers: T[] = []
  const waiting = works.map((work, at) => ({ work, at }))
  const drain = async (snapshot: Snapshot): Promise<void> => {
    try {
      for (let next = waiting.shift(); next; next = waiting.shift()) answers[next.at] = await next.work(snapshot)
    } catch (fault) {
      waiting.length = 0 // nobody will see the rest
      throw fault
    }
  }
  let joined: Promise<void> | undefined
  if (works.length > 1) {
    const { rows } = await first.query<{ id: string }>('select pg_export_snapshot() as id')
    pool.connect().then(
      (second) => {
        if (waiting.length === 0) second.release()
        else joined = within(second, rows[0]!.id, drain)
        joined?.catch(() => {}) // told below
      },
      () => {}, // none to spare
    )
  }
  try {
    await drain(first)
  } finally {
    await joined // the snapshot lives as long as the first connection's transaction
  }
  return answers
}

async function within<T>(client: pg.PoolClient, exported: string | null, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  try {
    await client.query('begin isolation level repeatable read read only')
    if (exported !== null) await client.query(`set transaction snapshot '${exported}'`) // of the database's own making
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
