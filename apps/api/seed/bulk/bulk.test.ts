import { cloneDatabase, type TestDatabase } from '../../src/testing/database'
import { compareAncestry, findWrongCaches } from '../checks'
import { digestTables } from '../digest'
import { seedBulk } from './bulk'
import { observationsIn, shapeOf } from './plan'

let databases: [TestDatabase, TestDatabase]
const size = { employees: 40, months: 14, seed: 5 }
const said: string[] = []
const out = { write: (text: string) => said.push(text) > 0 }

beforeAll(async () => {
  databases = [await cloneDatabase(), await cloneDatabase()]
  await seedBulk(databases[0].ownerUrl, { ...size, municipalities: 3, out })
  // Stopped after the first, and taken up again.
  await seedBulk(databases[1].ownerUrl, { ...size, municipalities: 1, out })
  await seedBulk(databases[1].ownerUrl, { ...size, municipalities: 3, out })
})
afterAll(() => Promise.all(databases.map((database) => database.drop())))

test('the same numbers give the same content, at once or in two goes', async () => {
  const [one, other] = await Promise.all(databases.map(({ owner }) => digestTables(owner)))
  expect(one).toEqual(other)
  expect(said).toContain('left as they are: municipalities 9001\n')
})

test('another seed gives other content', async () => {
  const third = await cloneDatabase()
  try {
    await seedBulk(third.ownerUrl, { ...size, seed: 6, municipalities: 3, out })
    const [one, other] = await Promise.all([digestTables(databases[0].owner), digestTables(third.owner)])
    expect(other.observation).not.toBe(one.observation)
  } finally {
    await third.drop()
  }
})

test('as many rows as asked for, each in its place', async () => {
  const { owner } = databases[0]
  expect((await owner.query('SELECT id FROM municipality ORDER BY id')).rows).toEqual([{ id: 9001 }, { id: 9002 }, { id: 9003 }])
  const { rows } = await owner.query("SELECT municipality_id, count(*)::int AS employees FROM employee WHERE nip LIKE '____13%' GROUP BY 1")
  expect(rows.map(({ employees }) => employees)).toEqual([40, 40, 40])
  const [facts] = (
    await owner.query('SELECT count(*)::int AS count, min(observed_on)::text AS first, max(observed_on)::text AS last FROM observation')
  ).rows
  expect(facts).toMatchObject({ first: '2025-09-30', last: '2026-10-31' })
  const expected = 3 * observationsIn(shapeOf(40, 14))
  expect(Math.abs(facts.count - expected) / expected).toBeLessThan(0.02)
  expect((await owner.query('SELECT min(period) AS first, max(period) AS last FROM target')).rows).toEqual([
    { first: '2025', last: '2026' },
  ])
})

test('caches, tree and references hold', async () => {
  const { owner } = databases[0]
  expect(await findWrongCaches(owner)).toEqual([])
  expect(await compareAncestry(owner)).toEqual({ wrong: [], absent: [] })
  // Rows that refer to nothing are found before the commit: loader.test.ts shows that a seed of such rows fails.
  expect(
    (
      await owner.query(
        "SELECT count(*)::int AS n FROM observation WHERE (first_submitted_at AT TIME ZONE 'Asia/Jakarta')::date > observed_on + 10",
      )
    ).rows[0].n,
  ).toBeGreaterThan(100)
})

test('says how far it is, and how fast it was', () => {
  expect(said.at(-1)).toMatch(/^[\d,]+ observations in [\d.]+ s: [\d,]+ observations\/s\n$/)
})
