import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { readConfig } from './platform/config'
import { openDatabases } from './platform/database'
import { StartRefusal } from './platform/start-faults'
import { buildServer } from './server'
import { extensions } from './extensions'
import { slices } from './slices'
import { makeSetUpToken } from './slices/accounts'

const config = orStop(() => readConfig(process.env))
const databases = openDatabases(config.DATABASE_URL, { max: config.POOL_SIZE })
const { app, leave } = await buildServer({ slices, databases, config, migrations: migrationNames() }).catch((error: unknown) => {
  if (!(error instanceof StartRefusal)) throw error
  console.error(error.message)
  process.exit(1)
})

const token = await makeSetUpToken(databases).catch((error: unknown) => {
  app.log.fatal({ err: error }, 'the database does not answer, or lacks its migrations (npm run migrate)')
  process.exit(1)
})
await app.listen({ port: config.PORT, host: config.HOST })
if (token) console.log(`No municipality yet. Create the first one within 24 hours: ${config.PUBLIC_URL}/siapkan?token=${token}`)

/** Ends what has begun, begins nothing new, and never takes longer than a person waits after Ctrl-C. */
let stopping = false
async function stop(exitCode: number): Promise<void> {
  if (stopping) process.exit(1) // asked twice: at once
  stopping = true
  setTimeout(() => process.exit(1), config.DRAIN_SECONDS * 1000 + 4000).unref()
  leave()
  await new Promise((resolve) => setTimeout(resolve, config.DRAIN_SECONDS * 1000))
  await app.close()
  await databases.close()
  process.exit(exitCode)
}
process.on('SIGTERM', () => void stop(0))
process.on('SIGINT', () => void stop(0))
for (const fault of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(fault, (error: unknown) => {
    app.log.fatal({ err: error }, fault)
    void stop(1)
  })
}

/** From src and from dist the folders are in the same place. */
function migrationNames(): string[] {
  const namesIn = (folder: string) => (existsSync(folder) ? readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name) : [])
  const api = path.join(import.meta.dirname, '..')
  const added = extensions.flatMap(({ name }) => namesIn(path.join(api, 'src/extensions', name, 'migrations')).map((migration) => `${name}/${migration}`))
  return [...namesIn(path.join(api, 'migrations')), ...added]
}

function orStop<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    console.error((error as Error).message)
    process.exit(1)
  }
}
