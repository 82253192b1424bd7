import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { roleUrl } from '../../role-url.mjs'
import { PrismaClient } from '../generated/prisma/client'
import { settingOf, type Scope } from './scope'
import { lendingStatement, watch } from './work'

export type Database = PrismaClient
type Lent = pg.PoolClient & { municipalities?: string }
// oxlint-disable-next-line typescript/no-explicit-any -- as pg declares it
type Answer = (error: Error | undefined, client: pg.PoolClient | undefined, done: (release?: any) => void) => void

/**
 * A scope's view of the one shared pool: every connection it lends has app.municipalities set, which row-level security reads.
 * The setting is sent at checkout and only when it differs: no measurable cost, where a transaction per request costs a factor of 4 to 7.
 */
export class MunicipalPool extends pg.Pool {
  constructor(
    private readonly shared: pg.Pool,
    private readonly municipalities: string,
  ) {
    super({ max: 0 })
  }
  private async lend(): Promise<pg.PoolClient> {
    const client = (await this.shared.connect()) as Lent
    if (client.municipalities === this.municipalities) return client
    try {
      await client.query(`${lendingStatement}, $1, false)`, [this.municipalities])
    } catch (error) {
      client.release(error as Error)
      throw error
    }
    client.municipalities = this.municipalities
    return client
  }
  override connect(): Promise<pg.PoolClient>
  override connect(answer: Answer): void
  override connect(answer?: Answer): Promise<pg.PoolClient> | void {
    if (!answer) return this.lend()
    this.lend().then(
      (client) => answer(undefined, client, (error?: Error | boolean) => client.release(error)),
      (error: Error) => answer(error, undefined, () => {}),
    )
  }
}

export type Databases = {
  /** Prisma, as the application role, seeing the scope's municipalities only. */
  of: (scope: Pick<Scope, 'municipalities'>) => Database
  /** Plain statements as the application role, for the few hot lists. */
  sqlOf: (scope: Pick<Scope, 'municipalities'>) => pg.Pool
  /** Plain statements of the report engine: read-only role, longer time limit. */
  reportOf: (scope: Pick<Scope, 'municipalities'>) => pg.Pool
  /** Set-based writes of imports: importer role, its own time limits. */
  importOf: (scope: Pick<Scope, 'municipalities'>) => pg.Pool
  /** Accounts and sessions, which belong to no municipality. Nothing else: a lent connection may still see what its last borrower saw. */
  accounts: Database
  pools: { app: pg.Pool; report: pg.Pool; importer: pg.Pool }
  close: () => Promise<void>
}

/** A report joins what it has just counted, and the planner takes every such intermediate for one row: a loop over a loop of thousands. Hashing is never far off. */
const hashJoinsOnly = ' -c enable_nestloop=off -c enable_mergejoin=off -c jit=off -c work_mem=32MB'

const mostClients = 200

/** Two for each heavy operation that is let in at once (operation-guard.ts): a dashboard's second connection never takes another's first. */
const reportClients = 6

/** A connection remembers the plan of each form of question it was asked, half a megabyte each; after so many questions another takes its place. */
const mostReports = 200

/** Opens the pools, one a role. The sessions speak UTC: adapter-pg drops the offset of a timestamptz, so any other zone would move every instant. */
export function openDatabases(ownerUrl: string, { max = 6 } = {}): Databases {
  const open = (role: string, size: number, settings = '', maxUses = Infinity) => {
    const pool = new pg.Pool({
      connectionString: roleUrl(ownerUrl, role),
      max: size,
      options: `-c timezone=UTC${settings}`,
      connectionTimeoutMillis: 2000,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      maxUses,
    })
    pool.on('connect', watch)
    pool.on('error', () => {}) // an idle connection the database closed; the next query opens another
    return pool
  }
  const pools = { app: open('tolok_app', max), report: open('tolok_report', Math.max(reportClients, max), hashJoinsOnly, mostReports), importer: open('tolok_importer', 2) }
  const views = new Map<string, pg.Pool>()
  const view = (kind: keyof typeof pools) => (scope: Pick<Scope, 'municipalities'>) => {
    const setting = settingOf(scope.municipalities)
    return remembered(views, `${kind}:${setting}`, () => new MunicipalPool(pools[kind], setting))
  }
  const clients = new Map<string, Database>()
  const clientOf = (pool: pg.Pool): Database =>
    new PrismaClient({
      adapter: new PrismaPg(pool, { disposeExternalPool: false }),
      errorFormat: 'minimal', // the others quote the values of the statement
      transactionOptions: { maxWait: 1500, timeout: 5000 },
    })
  const of: Databases['of'] = (scope) => remembered(clients, settingOf(scope.municipalities), () => clientOf(view('app')(scope)))
  return {
    of,
    sqlOf: view('app'),
    reportOf: view('report'),
    importOf: view('importer'),
    accounts: clientOf(pools.app),
    pools,
    close: async () => {
      await Promise.all([...clients.values()].map((client) => client.$disconnect()))
      await Promise.all(Object.values(pools).map((pool) => pool.end()))
    },
  }
}

/** The entry, made when missing; the oldest goes when there are too many. */
function remembered<T>(entries: Map<string, T>, key: string, make: () => T): T {
  const found = entries.get(key)
  if (found) return found
  if (entries.size >= mostClients) entries.delete(entries.keys().next().value!)
  const made = make()
  entries.set(key, made)
  return made
}
