import pg from 'pg'
import { seedDemonstration } from '../../seed/demo/demo'

const client = new pg.Client({ connectionString: process.env.DATABASE_URL, options: '-c timezone=UTC' })
await client.connect()
console.time('all')
await seedDemonstration(client, { tell: console.log })
console.timeEnd('all')
await client.end()
