import pg from 'pg'
import { hashFor } from '../demo/accounts'
import type { Loader } from '../loader'
import { columnsOf } from '../tables'
import { seedInTransaction } from '../transaction'
import { writeMunicipality } from './municipality'
import { firstId, observationsIn, shapeOf } from './plan'
import { storePolicy } from './plans'
import { showProgress, type Out } from './progress'

export type BulkOptions = { municipalities: number; employees: number; months: number; seed: number; out: Out }

/** PostgreSQL is the slower side: two connections keep both of two cores at work. */
const connections = 2

/**
 * Generates municipalities 9001, 9002 …, each in a transaction of its own, and streams them in. Those that are there are left as they are,
 * so a seed that was stopped goes on. The same numbers give the same content, whatever the order in which municipalities get done.
 */
export async function seedBulk(ownerUrl: string, { municipalities, employees, months, seed, out }: BulkOptions): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: connections, options: '-c timezone=UTC -c synchronous_commit=off' })
  try {
    const ids = Array.from({ length: municipalities }, (_, at) => firstId + at)
    const found = await pool.query<{ id: number }>('SELECT id FROM municipality WHERE id = ANY($1) ORDER BY id', [ids])
    const there = found.rows.map(({ id }) => id)
    if (there.length > 0) out.write(`left as they are: municipalities ${there.join(', ')}\n`)
    const waiting = ids.filter((id) => !there.includes(id))

    const shape = shapeOf(employees, months)
    const passwordHash = await hashFor('generated municipalities')
    const loaders: Loader[] = []
    const done = showProgress(out, 'observations', waiting.length * observationsIn(shape), () =>
      loaders.reduce((sum, { written }) => sum + (written.observation ?? 0), 0),
    )
    const work = async () => {
      const client = await pool.connect()
      try {
        for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
          const own = id
          await seedInTransaction(client, [own], async (loader) => {
            loaders.push(loader)
            await storePolicy(client, own)
            await writeMunicipality(loader, own, shape, seed, passwordHash)
          })
        }
      } finally {
        client.release()
      }
    }
    const ends = await Promise.allSettled(Array.from({ length: connections }, work))
    done()
    for (const end of ends) if (end.status === 'rejected') throw end.reason
    await pool.query(`ANALYZE ${Object.keys(columnsOf).join(', ')}`)
  } finally {
    await pool.end()
  }
}
