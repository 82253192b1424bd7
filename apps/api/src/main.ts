import { readConfig } from './platform/config'
import { openDatabases } from './platform/database'
import { buildServer } from './server'
import { slices } from './slices'

const config = readConfig(process.env)
const databases = openDatabases(config.DATABASE_URL, { max: config.POOL_SIZE })
const { app, leave } = await buildServer({ slices, databases, config })
await app.listen({ port: config.PORT, host: config.HOST })
const address = app.server.address()
console.log(`listening on ${typeof address === 'object' ? address?.port : address}`)

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, async () => {
    leave()
    await app.close()
    await databases.close()
    process.exit(0)
  })
}
