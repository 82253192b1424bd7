/** Folds whatever waits: from the command line after a bulk load, and by the server as long as it lives. */
import pg from 'pg'
import { setTimeout as pause } from 'node:timers/promises'
import type { Databases } from '../../platform/database'
import type { Routes } from '../../platform/routes'
import { rowsOf, sql } from '../../platform/statement'
import { foldMunicipality, type Folded } from './fold'

type Log = { error: (facts: object, message: string) => void }

/** How long a mark may wait while the server lives, in milliseconds. Until then its pairs are counted from facts, so nothing is ever late. */
const interval = 1000

/** A connection of its own, as the importer: it holds a lock and a long transaction, and counts as nobody's statement. */
const connect = async (databases: Databases): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: databases.pools.importer.options.connectionString, options: '-c timezone=UTC', keepAlive: true, connectionTimeoutMillis: 5000 })
  client.on('error', () => {}) // the next statement says so
  await client.connect()
  return client
}

const seeing = (client: pg.ClientBase, municipalities: string) => client.query(`select set_config('app.municipalities', $1, false)`, [municipalities])

/** Municipalities with something to fold: not kept yet, kept by another clock, or marked. */
const waiting = (client: pg.ClientBase, at: Date): Promise<{ id: number }[]> =>
  rowsOf(
    client,
    sql`select m.id from municipality m left join report_fold d on d.municipality_id = m.id and d.time_zone = m.time_zone and d.report_deadline_days = m.report_deadline_days
      where d.municipality_id is null or exists (
        select from report_mark k where k.municipality_id = m.id and not k.lasting and (k.from_day is null or k.from_day <= (${at}::timestamptz at time zone m.time_zone)::date))
      order by m.id`,
  )

type Folding = { at?: () => Date; tell?: (folded: Folded) => void; isOver?: () => boolean }

async function foldWaiting(client: pg.ClientBase, { at = () => new Date(), tell = () => {}, isOver = () => false, among }: Folding & { among?: { id: number }[] }): Promise<void> {
  await seeing(client, '-1')
  const left = among ?? (await waiting(client, at()))
  for (let next = left.shift(); next; next = left.shift()) {
    if (isOver()) return
    const { id } = next
    await seeing(client, String(id))
    const folded = await foldMunicipality(client, id, at())
    if (folded) tell(folded)
  }
}

/** Folds every municipality of which something waits, or this one alone; so many at once. */
export async function foldTallies(databases: Databases, { atOnce = 1, at = () => new Date(), only, ...options }: Folding & { atOnce?: number; only?: number } = {}): Promise<void> {
  const clients = await Promise.all(Array.from({ length: atOnce }, () => connect(databases)))
  try {
    await seeing(clients[0]!, '-1')
    const among = (await waiting(clients[0]!, at())).filter(({ id }) => only === undefined || id === only)
    await Promise.all(clients.map((client) => foldWaiting(client, { ...options, at, among })))
  } finally {
    await Promise.all(clients.map((client) => client.end().catch(() => {})))
  }
}

/** Nothing is kept any more: the next fold counts everything anew. Until then every answer is counted from facts. */
export const forgetTallies = async (databases: Databases): Promise<void> => void (await rowsOf(databases.importOf({ municipalities: 'ALL' }), sql`delete from report_fold`))

/** Folds until `stop`, a moment after facts came in. Another process may do the same beside it: whoever finds a municipality taken goes on. */
export function keepFolding(databases: Databases, log: Log): { stop: () => Promise<void> } {
  const over = new AbortController()
  const isOver = () => over.signal.aborted
  let client: pg.Client | undefined
  const folding = (async () => {
    while (!isOver()) {
      await pause(interval, undefined, { ref: false, signal: over.signal }).catch(() => {})
      if (isOver()) break
      try {
        client ??= await connect(databases)
        await foldWaiting(client, { isOver })
      } catch (fault) {
        if (!isOver()) log.error({ err: fault }, 'report tallies could not be folded')
        await client?.end().catch(() => {})
        client = undefined
      }
    }
    await client?.end().catch(() => {})
  })()
  return {
    stop: async () => {
      over.abort()
      await folding
    },
  }
}

export const foldingRoutes: Routes = (app, { databases, config }) => {
  if (config.NODE_ENV === 'test') return // a test arranges facts as the owner, who leaves no marks, and folds when it means to
  let folding: { stop: () => Promise<void> } | undefined
  app.addHook('onReady', async () => void (folding = keepFolding(databases, app.log)))
  app.addHook('onClose', async () => folding?.stop())
}
