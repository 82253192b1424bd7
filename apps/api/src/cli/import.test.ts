import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { cloneDatabase, type TestDatabase } from '../testing/database'
import { makeRows } from '../testing/make'

jest.setTimeout(300_000) // each command is a process of its own
const here = path.join(import.meta.dirname ?? __dirname, '../..')
let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
  const make = makeRows(database.owner)
  await make.municipality({ id: 1671, name: 'Kota Palembang' })
  await make.agency({ municipality_id: 1671, code: 'BAPENDA', name: 'Badan Pendapatan Daerah' })
})
afterAll(() => database.drop())

async function command(...args: string[]): Promise<{ code: number; said: string }> {
  const run = promisify(execFile)(process.execPath, ['source.mjs', 'src/cli/import.ts', ...args], {
    cwd: here,
    env: { ...process.env, DATABASE_URL: database.ownerUrl },
  })
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
    (fault: { code: number; stdout: string; stderr: string }) => ({ code: fault.code, said: fault.stdout + fault.stderr }),
  )
}
const published = ['seed/palembang-revenue.csv', '--kind', 'OBSERVATIONS', '--municipality', '1671']

test('the command previews, applies only when told to, and says by its code how it ended', async () => {
  expect(await command(...published)).toMatchObject({
    code: 4,
    said: expect.stringContaining('baru 39 · berubah 0 · sama 0 · bermasalah 0'),
  })
  expect((await database.owner.query('select count(*)::int n from observation')).rows).toEqual([{ n: 0 }])
  expect(await command(...published, '--yes', '--verify')).toMatchObject({ code: 0, said: expect.stringContaining('Tersimpan: 39 baru') })
  // Reports find it folded.
  expect((await database.owner.query("select count(distinct first_day)::int n from report_tally where kind = 'A' and months = 12")).rows).not.toEqual([{ n: 0 }])
  expect((await database.owner.query('select from report_mark')).rowCount).toBe(0)
  expect(await command(...published, '--yes')).toMatchObject({ code: 0, said: expect.stringContaining('Tidak ada yang baru') })
  expect(await command('package.json', '--kind', 'OBSERVATIONS', '--municipality', '1671')).toMatchObject({
    code: 1,
    said: expect.stringContaining('QUOTE_MISPLACED'),
  })
  expect(await command('no-such.csv', '--kind', 'OBSERVATIONS', '--municipality', '1671')).toMatchObject({ code: 2 })
  expect(await command(...published.slice(0, 3), '--municipality', '9999')).toMatchObject({
    code: 2,
    said: expect.stringContaining('Tidak ada daerah'),
  })
})
