import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { seedBulk } from '../../seed/bulk/bulk'
import { cloneDatabase, type TestDatabase } from '../testing/database'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
  await seedBulk(database.ownerUrl, { municipalities: 2, employees: 20, months: 3, seed: 1, out: { write: () => true } })
})
afterAll(() => database?.drop())

const fold = (...args: string[]) =>
  spawnSync(process.execPath, [path.join(__dirname, '../../source.mjs'), 'src/cli/fold.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: database.ownerUrl, TSX_TSCONFIG_PATH: path.join(__dirname, '../../tsconfig.json') },
  })
const kept = async () => (await database.owner.query<{ n: number }>("select count(*)::int as n from report_tally where kind = 'A'")).rows[0]!.n

test('counts what waits, and everything when asked to', async () => {
  expect(fold().stdout).toMatch(/^ringkasan 2 daerah dihitung dalam [\d.]+ detik\n$/)
  const first = await kept()
  expect(first).toBeGreaterThan(0)
  expect(fold().stdout).toMatch(/^ringkasan 0 daerah/)
  await database.owner.query("update observation set state = 'DRAFT'") // by hand: nobody marks it
  expect(fold('--all').stdout).toMatch(/^ringkasan 2 daerah/)
  expect(await kept()).toBe(0)
}, 600_000)

test('what it does not know is refused with how it is used', () => {
  const { stderr, status } = fold('--unknown')
  expect(stderr).toContain('npm run recompute -- --reports')
  expect(status).toBe(2)
}, 300_000)
