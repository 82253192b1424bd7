import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { cleanUp, run, temporaryFolder } from './programs'

afterAll(cleanUp)

type Migration = { extension: string; name: string; sql: string }
/** Applies the one list, then the next, each as a deployment would. Answers of each what was applied, or why nothing was. */
const apply = async (url: string, deployments: Migration[][]) => {
  const program = `
    import { createHash } from 'node:crypto'
    import { applyExtensions } from './apps/api/extension-migrations.mjs'
    const answers = []
    for (const migrations of ${JSON.stringify(deployments)}) {
      const given = migrations.map((one) => ({ ...one, checksum: createHash('sha256').update(one.sql).digest('hex') }))
      answers.push(await applyExtensions('${url}', given).then((names) => names.join(' ') || 'nothing', (error) => error.message))
    }
    console.log(JSON.stringify(answers))`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], { cwd: path.resolve(__dirname, '../..') })
  return JSON.parse(stdout) as string[]
}

test('an extension has a ledger of its own, after core; it touches nothing of core, and is refused out of order or edited', async () => {
  const server = run('tests/hold-postgres.mjs', [path.join(temporaryFolder(), 'data'), 'throwaway'], {})
  await server.says('ready')
  const { url } = JSON.parse(server.text().split('\n')[0]!) as { url: string }
  const migrate = async (...args: string[]) => {
    const program = run('migrate.mjs', args, { DATABASE_URL: url })
    return { code: await program.ended, text: program.text() }
  }
  expect(await migrate('deploy')).toMatchObject({ code: 0 })

  const boats = (name: string, sql: string): Migration => ({ extension: 'muara-contoh', name, sql })
  const table = 'CREATE TABLE muara_contoh_boat (municipality_id int, id uuid, agency_id uuid, PRIMARY KEY (municipality_id, id)); ALTER TABLE muara_contoh_boat ADD CONSTRAINT muara_contoh_boat_agency_fkey FOREIGN KEY (municipality_id, agency_id) REFERENCES agency (municipality_id, id); '
  const first = boats('20260101000000_create_boats', `${table} SELECT guard_municipal_table('muara_contoh_boat')`)
  const third = boats('20260103000000_fail', 'ALTER TABLE muara_contoh_boat ADD COLUMN length int; SELECT 1/0')
  expect(await apply(url, [[first, third], [first]])).toEqual([expect.stringContaining('20260103000000_fail failed and left nothing behind: division by zero'), 'nothing'])
  expect(await migrate('status')).toMatchObject({ code: 0, text: expect.stringContaining('muara-contoh/20260101000000_create_boats: of an extension that is not installed; its tables are kept') })
  expect(await migrate('drift')).toEqual({ code: 0, text: 'tables and models agree\n' })

  const refused: [Migration[], string][] = [
    [[{ ...first, sql: `${first.sql} -- changed` }], 'was applied, then edited'],
    [[boats('20250101000000_too_late', 'SELECT 1'), first], 'comes before 20260101000000_create_boats, which is applied already'],
    ...([['ALTER TABLE agency ADD COLUMN shore text', 'agency'], ["UPDATE employee SET grade = 'IV/e'", 'employee'], ['DROP TABLE IF EXISTS "observation"', 'observation'], ['CREATE TRIGGER t AFTER INSERT ON observation EXECUTE FUNCTION muara_contoh_f()', 'observation'], ['CREATE TABLE boat (id int)', 'boat'], ['create or replace function public.app_municipalities() returns int language sql as $$ select 1 $$', 'app_municipalities']] as const)
      .map(([sql, object]): [Migration[], string] => [[first, boats('20260201000000_reach_out', sql)], `touches ${object}:`]),
  ]
  expect(await apply(url, refused.map(([migrations]) => migrations))).toEqual(refused.map(([, sentence]) => expect.stringContaining(sentence) as string))

  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  const { rows } = await owner.query("select relrowsecurity as guarded, has_table_privilege('tolok_app', 'muara_contoh_boat', 'INSERT') as writes, has_table_privilege('tolok_report', 'muara_contoh_boat', 'INSERT') as reports from pg_class where relname = 'muara_contoh_boat'")
  await owner.end()
  expect(rows).toEqual([{ guarded: true, writes: true, reports: false }])
})
