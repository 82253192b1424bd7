import { cloneDatabase, type TestDatabase } from '../src/testing/database'
import { Loader } from './loader'
import { randomFrom } from './random'
import { seedInTransaction } from './transaction'
import { uuidAt } from './uuid'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(() => database.drop())

const municipality = (id: number, name: string) => ({
  id,
  name,
  kind: 'KOTA',
  province: 'Contoh',
  time_zone: 'Asia/Jakarta',
  report_deadline_days: 10,
  demonstration: true,
  created_at: '2025-01-01T00:00:00Z',
})

test('text comes back as it went, whatever is in it, and an absent cell is null', async () => {
  const odd = ['tab\tline\nback\\slash\r', '\\N', 'quote \' " ;', 'Kelurahan Bukit Lama – “é” 🏙', '']
  const client = await database.owner.connect()
  try {
    const loader = new Loader(client, 1) // every row a batch of its own
    for (const [at, name] of odd.entries()) {
      loader.add('municipality', municipality(at + 1, name))
      await loader.makeRoom()
    }
    loader.add('source', { municipality_id: 1, id: uuidAt(0, randomFrom(1)), code: 'A', name: 'x'.repeat(200_000), kind: 'INVENTED' })
    await loader.flush()
    expect(loader.written).toEqual({ municipality: odd.length, source: 1 })
    expect((await client.query('SELECT name FROM municipality ORDER BY id')).rows.map(({ name }) => name)).toEqual(odd)
    expect((await client.query('SELECT length(name) AS length FROM source')).rows).toEqual([{ length: 200_000 }])
  } finally {
    client.release()
  }
})

test('a refused row undoes the whole transaction, and says why', async () => {
  const client = await database.owner.connect()
  try {
    const twice = seedInTransaction(client, [50], async (loader) => {
      loader.add('municipality', municipality(50, 'one'))
      loader.add('municipality', municipality(50, 'the same again'))
      await loader.makeRoom()
    })
    await expect(twice).rejects.toThrow('municipality_pkey')
    expect((await client.query('SELECT FROM municipality WHERE id = 50')).rowCount).toBe(0)
  } finally {
    client.release()
  }
})

test('a row that refers to nothing is found, though PostgreSQL was spared the looking', async () => {
  const client = await database.owner.connect()
  try {
    const dangling = seedInTransaction(client, [51], async (loader) => {
      loader.add('municipality', municipality(51, 'one'))
      loader.add('agency_placement', {
        municipality_id: 51,
        id: uuidAt(0, randomFrom(2)),
        agency_id: uuidAt(0, randomFrom(3)),
        parent_id: null,
        valid_from: '2025-01-01',
        valid_to: null,
      })
      await loader.makeRoom()
    })
    await expect(dangling).rejects.toThrow('agency_placement_municipality_id_agency_id_fkey (1)')
    expect((await client.query('SELECT FROM municipality WHERE id = 51')).rowCount).toBe(0)
  } finally {
    client.release()
  }
})
