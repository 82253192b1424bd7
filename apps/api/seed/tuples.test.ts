import { once } from 'node:events'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { cloneDatabase, type TestDatabase } from '../src/testing/database'
import { randomFrom } from './random'
import { day, instant, integer, nothing, text, together, Tuples, uuid } from './tuples'
import { uuidAt, writeUuidAt } from './uuid'

let database: TestDatabase
let client: pg.PoolClient
beforeAll(async () => {
  database = await cloneDatabase()
  client = await database.owner.connect()
})
afterAll(async () => {
  client.release()
  await database.drop()
})

test('every kind of cell comes back as it went', async () => {
  await client.query('CREATE TEMPORARY TABLE kinds (a integer, b uuid, c date, d timestamptz, e text, f record_state, g text, h uuid)')
  const tuples = new Tuples(8)
  const known = '01943e2c-7a00-7123-8abc-0123456789ab'
  const fresh = Buffer.alloc(20)
  tuples.begin()
  tuples.put(together(integer(-1671), uuid(known), day('2025-02-28'), instant(Date.parse('2025-03-01T09:15:00.125Z'))))
  tuples.put(together(text('Kelurahan “é” 🏙'), text('RETURNED'), nothing))
  tuples.putNewId(1_735_689_600_000, randomFrom(1), fresh)
  await copy('kinds', tuples)
  const { rows } = await client.query('SELECT a, b, c::text, d, e, f::text, g, h FROM kinds')
  expect(rows).toEqual([
    {
      a: -1671,
      b: known,
      c: '2025-02-28',
      d: new Date('2025-03-01T09:15:00.125Z'),
      e: 'Kelurahan “é” 🏙',
      f: 'RETURNED',
      g: null,
      h: uuidAt(1_735_689_600_000, randomFrom(1)),
    },
  ])
  expect(fresh).toEqual(uuid(rows[0].h))
})

test('a numeric is exactly the number it was made of', async () => {
  await client.query('CREATE TEMPORARY TABLE numbers (at integer, whole numeric(28,6), hundredths numeric)')
  const random = randomFrom('numbers')
  const numbers = [0, 1, 9, 10, 99, 100, 101, 9999, 10_000, 10_001, 99_999_999, 100_000_000, 2_400_000_000, 9_007_199_254_740_991]
  for (let length = 1; length < 16; length++) numbers.push(random.whole(0, 10 ** length))
  const tuples = new Tuples(3)
  for (const [at, number] of numbers.entries()) {
    tuples.begin()
    tuples.put(integer(at))
    tuples.putNumeric(number, 0)
    tuples.putNumeric(number, 2)
  }
  await copy('numbers', tuples)
  const { rows } = await client.query('SELECT trunc(whole)::text AS whole, hundredths::text FROM numbers ORDER BY at')
  const hundredths = (number: number) => `${BigInt(number) / 100n}.${String(BigInt(number) % 100n).padStart(2, '0')}`
  expect(rows).toEqual(numbers.map((number) => ({ whole: String(number), hundredths: hundredths(number) })))
})

test('an id is the same written as bytes and as text', () => {
  for (let draw = 0; draw < 200; draw++) {
    const bytes = Buffer.alloc(16)
    writeUuidAt(bytes, 0, 1_700_000_000_000 + draw * 86_400_003, randomFrom(draw))
    expect(bytes.toString('hex')).toBe(uuidAt(1_700_000_000_000 + draw * 86_400_003, randomFrom(draw)).replaceAll('-', ''))
  }
})

async function copy(table: string, tuples: Tuples): Promise<void> {
  const stream = client.query(copyFrom(`COPY ${table} FROM STDIN (FORMAT binary)`))
  for (const bytes of tuples.chunks()) stream.write(bytes)
  stream.end()
  await once(stream, 'finish')
}
