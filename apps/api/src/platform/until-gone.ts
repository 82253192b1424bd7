/** Statements that end with whoever asked for them: a report that nobody waits for is no work for the database. */
import type { FastifyRequest } from 'fastify'
import pg from 'pg'

/** Aborts when the client has gone. Call `forget` when its answer is on its way. */
export function goneSignal(request: FastifyRequest | undefined): { signal: AbortSignal; forget: () => void } {
  const gone = new AbortController()
  const socket = request?.raw.socket
  const abort = () => gone.abort()
  if (socket?.destroyed) abort()
  socket?.once?.('close', abort)
  return { signal: gone.signal, forget: () => void socket?.off?.('close', abort) }
}

/**
 * The rows of one statement, as arrays, from a pool or on a connection that is held already. When the signal comes first, PostgreSQL is told to stop (57014) by way of another connection of the same
 * role; this one is given back only after that, so that no other statement is stopped instead.
 */
export async function rowsUntil<Row extends unknown[]>(source: pg.Pool | pg.PoolClient, statement: { name?: string; text: string; values: unknown[] }, signal?: AbortSignal): Promise<Row[]> {
  signal?.throwIfAborted()
  const isPool = 'totalCount' in source
  const client = isPool ? await source.connect() : source
  let stopping: Promise<void> | undefined
  const stop = () => void (stopping = cancel(client).catch(() => {}))
  try {
    signal?.throwIfAborted()
    signal?.addEventListener('abort', stop, { once: true })
    const { rows } = await client.query<Row>({ ...statement, rowMode: 'array' })
    return rows
  } finally {
    signal?.removeEventListener('abort', stop)
    await stopping
    if (isPool) client.release()
  }
}

async function cancel(client: pg.PoolClient): Promise<void> {
  const { processID, connectionParameters } = client as unknown as { processID: number; connectionParameters: { host: string; port: number; user: string; password: string; database: string } }
  const { host, port, user, password, database } = connectionParameters
  const other = new pg.Client({ host, port, user, password, database, connectionTimeoutMillis: 2000 })
  other.on('error', () => {})
  await other.connect()
  try {
    await other.query('select pg_cancel_backend($1)', [processID])
  } finally {
    await other.end()
  }
}
