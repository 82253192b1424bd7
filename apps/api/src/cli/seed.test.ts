import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { cloneDatabase, type TestDatabase } from '../testing/database'

jest.setTimeout(60_000) // each run is a process of its own
const folder = path.join(__dirname, '../..')
let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(() => database.drop())

function run(args: string[], url: string | undefined = database.ownerUrl) {
  const { DATABASE_URL: _theirs, ...env } = process.env
  const done = spawnSync(process.execPath, ['source.mjs', 'src/cli/seed.ts', ...args], {
    cwd: folder,
    env: url === undefined ? env : { ...env, DATABASE_URL: url },
    encoding: 'utf8',
  })
  return { code: done.status, said: done.stdout, complained: done.stderr }
}

test('seeds what is asked for, and the national schemes with it', async () => {
  const { code, said } = run(['--municipalities', '1', '--employees', '10', '--months', '3', '--seed', '4'])
  expect({ code, said: said.trimEnd().split('\n').slice(-2) }).toEqual({ code: 0, said: [expect.stringMatching(/observations\/s$/), expect.stringMatching(/^tallies for reports in [\d.]+ s$/)] })
  expect((await database.owner.query('SELECT municipality_id FROM report_fold')).rows).toEqual([{ municipality_id: 9001 }])
  expect((await database.owner.query("SELECT FROM report_tally WHERE kind = 'A' AND months = 1")).rowCount).toBeGreaterThan(0)
  expect((await database.owner.query('SELECT id FROM municipality')).rows).toEqual([{ id: 9001 }])
  const schemes = await database.owner.query('SELECT municipality_id, length(content_hash) AS hash FROM scheme')
  expect(schemes.rows.length).toBeGreaterThan(2)
  expect(new Set(schemes.rows.map(({ municipality_id, hash }) => `${municipality_id} ${hash}`))).toEqual(new Set(['0 64', '9001 64']))
})

test('the schemes alone, a second time: nothing is added', async () => {
  const before = await database.owner.query('SELECT id, content_hash, recorded_at FROM scheme ORDER BY id')
  expect(run(['--schemes'])).toMatchObject({ code: 0, said: '' })
  expect((await database.owner.query('SELECT id, content_hash, recorded_at FROM scheme ORDER BY id')).rows).toEqual(before.rows)
  await database.owner.query('ALTER TABLE scheme DISABLE TRIGGER scheme_never_changes') // as a fault would have to
  await database.owner.query("UPDATE scheme SET content_hash = repeat('0', 64) WHERE code = 'SKP_2013'")
  expect(run(['--schemes']).said).toBe('scheme SKP_2013: the stored content is not the published one of that version\n')
})

test.each([
  [['--employees', '10'], 'say how many municipalities.'],
  [['--municipalities', '0'], '--municipalities must be a whole number from 1 to 900.'],
  [['--municipalities', '2.5'], '--municipalities must be a whole number from 1 to 900.'],
  [['--municipalities', '1', '--months', 'ten'], '--months must be a whole number from 1 to 120.'],
  [['--municipality', '1'], "Unknown option '--municipality'"],
])('%j is refused with how to say it', (args, reason) => {
  const { code, said, complained } = run(args)
  expect({ code, said }).toEqual({ code: 2, said: '' })
  expect(complained).toContain(reason)
  expect(complained).toContain('npm run seed -- --municipalities N')
})

test('without a database it says so', () => {
  expect(run(['--schemes'], '')).toMatchObject({ code: 2, complained: expect.stringContaining('DATABASE_URL is not set') })
})
