import type pg from 'pg'
import { deferForeignKeys, findDangling } from './foreign-keys'
import { Loader } from './loader'

/** Seeds these municipalities in one transaction: all of their rows are there afterwards and refer to rows that exist, or none is there. */
export async function seedInTransaction(
  client: pg.ClientBase,
  municipalityIds: number[],
  work: (loader: Loader) => Promise<void>,
): Promise<Loader> {
  const loader = new Loader(client)
  await client.query('BEGIN')
  try {
    const mustCheck = await deferForeignKeys(client)
    await work(loader)
    await loader.flush()
    const dangling = mustCheck ? await findDangling(client, municipalityIds) : []
    if (dangling.length > 0)
      throw new Error(`the seed refers to rows that do not exist: ${dangling.map(({ name, rows }) => `${name} (${rows})`).join(', ')}`)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
  return loader
}
