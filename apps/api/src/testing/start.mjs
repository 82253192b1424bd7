// Before all API tests: one throw-away PostgreSQL with one migrated database, `model`, that every test file copies (14 ms a copy).
// The server's address goes to the tests as TEST_SERVER, the owner's url of its database "postgres".
import path from 'node:path'
import pg from 'pg'
import { startPostgres } from '../../../../tools/postgres.mjs'
import { throwawayFolder } from '../../../../tools/postgres-place.mjs'
import { deploy } from '../../migrate.mjs'

export default async function start() {
  const server = await startPostgres({ folder: throwawayFolder('test'), throwaway: true })
  globalThis.testServer = server
  process.env.SOURCE_KEPT = path.join(import.meta.dirname, '../../../../.nx/tolok', `tests-${process.pid}`) // what is run from its source is made into one file once
  try {
    await makeModel(server.url)
  } catch (error) {
    await server.stop() // Jest calls no teardown after a failed set-up
    throw error
  }
  process.env.TEST_SERVER = server.url
}

async function makeModel(serverUrl) {
  const owner = new pg.Client({ connectionString: serverUrl })
  await owner.connect()
  await owner.query('CREATE DATABASE model')
  await deploy(serverUrl.replace(/postgres$/, 'model'))
  // A database with a connection cannot be copied: close the door and see everybody out.
  await owner.query('ALTER DATABASE model WITH ALLOW_CONNECTIONS false IS_TEMPLATE true')
  await owner.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'model'")
  await owner.end()
}
