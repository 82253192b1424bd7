import pg from 'pg'
import { openDatabases, type Databases } from '../platform/database'

let made = 0

export type TestDatabase = { ownerUrl: string; databases: Databases; owner: pg.Pool; drop: () => Promise<void> }

/**
 * A private copy of the migrated model for one test file: `beforeAll` takes it, `afterAll` drops it.
 * `owner` bypasses row-level security and every grant: it arranges, the roles behind `databases` are what is tested.
 */
export async function cloneDatabase(options: { max?: number } = {}): Promise<TestDatabase> {
  const server = process.env['TEST_SERVER']!
  const name = `clone_${process.env['JEST_WORKER_ID']}_${process.pid}_${++made}`
  await asServer(server, `create database ${name} template model strategy file_copy`)

  const ownerUrl = server.replace(/postgres$/, name)
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 2, options: '-c timezone=UTC' })
  owner.on('error', () => {})
  const databases = openDatabases(ownerUrl, { max: options.max ?? 4 })
  return {
    ownerUrl,
    databases,
    owner,
    drop: async () => {
      await databases.close()
      await owner.end()
      await asServer(server, `drop database ${name} with (force)`)
    },
  }
}

async function asServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
