import pg from 'pg'
import { seedDemonstration } from '../../seed/demo/demo'
import { importPublished } from '../../seed/published'
import { cloneFilled, type TestDatabase } from './database'

/** A private copy of the whole demonstration, seeded once for all test files: as after a seed that was stopped behind one town and went on. */
export const cloneDemonstration = (): Promise<TestDatabase> =>
  cloneFilled('demonstration', async (ownerUrl) => {
    const client = new pg.Client({ connectionString: ownerUrl, options: '-c timezone=UTC' })
    await client.connect()
    try {
      await seedDemonstration(client, { only: ['sawahlunto'] })
      await seedDemonstration(client)
      await importPublished(client, ownerUrl)
    } finally {
      await client.end()
    }
  })
