import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { seedBulk } from '../../seed/bulk/bulk'
import { cloneDatabase, type TestDatabase } from '../testing/database'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
  await seedBulk(database.ownerUrl, { municipalities: 1, employees: 20, months: 3, seed: 1, out: { write: () => true } })
})
afterAll(() => database?.drop())

const recompute = (...args: string[]) =>
  spawnSync(process.execPath, [path.join(__dirname, '../../source.mjs'), 'src/cli/recompute.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: database.ownerUrl, TSX_TSCONFIG_PATH: path.join(__dirname, '../../tsconfig.json') },
  })

test('says how many, how fast and in how much memory', async () => {
  const { stdout, status } = recompute('--municipality', '9001', '--period', '2026')
  expect(stdout).toMatch(
    /(^|\n)20 scorecards in [\d.]+ s: \d+ scorecards\/s\n20 kartu kinerja dalam [\d.]+ detik \(\d+\/detik\) · memori tertinggi \d+ MiB\n$/,
  )
  expect(status).toBe(0)
  expect((await database.owner.query('select count(*)::int as n from scorecard where score is not null')).rows).toEqual([{ n: 20 }])
})

test.each([[['--municipality', 'x']], [['--period', '2026-13']], [['--unknown']]])('%s is refused with how it is used', (args) => {
  const { stderr, status } = recompute(...args)
  expect(stderr).toContain('npm run recompute')
  expect(status).toBe(2)
})
