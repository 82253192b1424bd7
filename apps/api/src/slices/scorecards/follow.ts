/** Keeps live scorecards up with what they rest on: the database says when one is stale, whoever made it so, and it is reckoned anew. */
import pg from 'pg'
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import type { Databases } from '../../platform/database'
import type { Routes } from '../../platform/routes'
import type { Scope } from '../../platform/scope'
import { refreshScorecards, stalePlans } from './live'

type Log = { error: (facts: object, message: string) => void }

/** So many at a time: scoring them holds the loop for some milliseconds, and others have their turn in between. */
const atOnce = 40
const patience = 2000

const everything = (): Scope => ({ actor: { accountId: 'the platform', roles: [] }, municipalities: 'ALL', at: new Date() })

/** Reckons every stale scorecard anew; answers how many. */
export async function refreshStale(databases: Databases): Promise<number> {
  let refreshed = 0
  for (;;) {
    const scope = everything()
    const pool = databases.sqlOf(scope)
    const planIds = await stalePlans(scope, pool, atOnce)
    if (planIds.length === 0) return refreshed
    await refreshScorecards(scope, pool, planIds)
    refreshed += planIds.length
    await nextTurn()
  }
}

/** Listens until `stop`. A connection that is lost is opened again, and what was missed meanwhile is found by looking. */
export function followScorecards(databases: Databases, log: Log): { stop: () => Promise<void> } {
  let stopped = false
  let listener: pg.Client | undefined
  let working: Promise<void> | undefined
  let again = false

  const work = (): void => {
    again = true
    working ??= (async () => {
      try {
        while (again && !stopped) {
          again = false
          await refreshStale(databases)
        }
      } catch (fault) {
        if (!stopped) log.error({ err: fault }, 'scorecards could not be refreshed')
      } finally {
        working = undefined
      }
    })()
  }

  async function listen(): Promise<void> {
    const client = new pg.Client({ connectionString: databases.pools.app.options.connectionString, keepAlive: true, connectionTimeoutMillis: 5000 })
    const lost = new Promise<void>((resolve) => {
      client.on('error', () => resolve())
      client.on('end', () => resolve())
    })
    listener = client
    client.on('notification', work)
    await client.connect()
    await client.query('listen scorecards_stale')
    work()
    await lost
  }

  const following = (async () => {
    while (!stopped) {
      await listen().catch((fault: unknown) => {
        if (!stopped) log.error({ err: fault }, 'scorecards are not followed')
      })
      if (!stopped) await pause(patience, undefined, { ref: false })
    }
  })()

  return {
    stop: async () => {
      stopped = true
      await listener?.end().catch(() => {})
      await Promise.race([following, pause(patience, undefined, { ref: false })])
      await working
    },
  }
}

export const scorecardRoutes: Routes = (app, { databases }) => {
  let following: { stop: () => Promise<void> } | undefined
  app.addHook('onReady', async () => void (following = followScorecards(databases, app.log)))
  app.addHook('onClose', async () => following?.stop())
}
