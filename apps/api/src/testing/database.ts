import pg from 'pg'
import { openDatabases, type Databases } from '../platform/database'

let made = 0

export type TestDatabase = { ownerUrl: string; databases: Databases; owner: pg.Pool; drop: () => Promise<void> }

/**
 * A private copy of the migrated model for one test file: `beforeAll` takes it, `afterAll` drops it.
 * `owner` bypasses row-level security and every grant: it arranges, the roles behind `databases` are what is tested.
 */
export async function cloneDatabase({ max = 4, template = 'model' }: { max?: number; template?: string } = {}): Promise<TestDatabase> {
  const name = `clone_${process.env['JEST_WORKER_ID']}_${process.pid}_${++made}`
  await asServer((server) => server.query(`create database ${name} template ${template} strategy file_copy`))

  const ownerUrl = urlOf(name)
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 2, options: '-c timezone=UTC' })
  owner.on('error', () => {})
  const databases = openDatabases(ownerUrl, { max })
  return {
    ownerUrl,
    databases,
    owner,
    drop: async () => {
      await databases.close()
      await owner.end()
      await asServer((server) => server.query(`drop database ${name} with (force)`))
    },
  }
}

/** The same of a database that takes long to fill: the first test file to ask for it fills it for all, those that ask meanwhile wait. */
export async function cloneFilled(template: string, fill: (ownerUrl: string) => Promise<void>): Promise<TestDatabase> {
  await asServer(async (server) => {
    await server.query('select pg_advisory_lock(hashtext($1))', [template]) // until the connection ends
    if ((await server.query('select from pg_database where datname = $1 and datistemplate', [template])).rowCount) return
    await server.query(`drop database if exists ${template} with (force)`) // left by a file that failed half-way
    await server.query(`create database ${template} template model strategy file_copy`)
    await fill(urlOf(template))
    await server.query(`alter database ${template} with allow_connections false is_template true`)
  })
  return cloneDatabase({ template })
}

const urlOf = (database: string): string => process.env['TEST_SERVER']!.replace(/postgres$/, database)

async function asServer(work: (server: pg.Client) => Promise<unknown>): Promise<void> {
  const server = new pg.Client({ connectionString: urlOf('postgres') })
  await server.connect()
  try {
    await work(server)
  } finally {
    await server.end()
  }
}
