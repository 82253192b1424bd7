import path from 'node:path'
import pg from 'pg'
import { cleanUp, run, temporaryFolder } from './programs'

afterAll(cleanUp)

test('migrates an empty database, knows that it has, and sees what somebody changed by hand', async () => {
  const server = run('tests/hold-postgres.mjs', [path.join(temporaryFolder(), 'data'), 'throwaway'], {})
  await server.says('ready')
  const { url } = JSON.parse(server.text().split('\n')[0]!) as { url: string }
  const migrate = async (...args: string[]) => {
    const program = run('migrate.mjs', args, { DATABASE_URL: url })
    return { code: await program.ended, text: program.text() }
  }

  expect((await migrate('status')).text).toContain('not applied yet')
  expect(await migrate('deploy')).toMatchObject({ code: 0, text: expect.stringContaining('create_core') })
  expect(await migrate('deploy')).toEqual({ code: 0, text: 'nothing to apply\n' })
  expect(await migrate('status')).toEqual({ code: 0, text: 'every migration is applied\n' })
  expect(await migrate('drift')).toEqual({ code: 0, text: 'tables and models agree\n' })

  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  await owner.query('ALTER TABLE agency ADD COLUMN by_hand int; ALTER TABLE target DROP CONSTRAINT target_agency_fkey')
  await owner.end()
  const drift = await migrate('drift')
  expect(drift.code).toBe(1)
  expect(drift.text).toContain('DROP COLUMN "by_hand"')
  expect(drift.text).toContain('The foreign key target_agency_fkey (apps/api/unmanaged.mjs) is not in the database.')

  const doctor = run('doctor.mjs', ['--json'], { DATABASE_URL: url })
  expect(await doctor.ended).toBe(1)
  const { findings } = JSON.parse(doctor.text()) as { findings: { code: string; place: string; says: string; remedy: string }[] }
  expect(findings.filter(({ code }) => code === 'DATABASE_DRIFTED')).toEqual([{ code: 'DATABASE_DRIFTED', place: 'the database', says: expect.stringContaining('by_hand') as string, remedy: expect.any(String) as string }])
})

test('the next migration needs a name that says what it does', async () => {
  const folder = temporaryFolder()
  const program = run('migrate.mjs', ['new', 'Things'], { DATA_DIR: folder })
  expect(await program.ended).toBe(1)
  expect(program.text()).toBe('tolok: a migration is named verb_noun in snake_case, such as add_evidence, not "Things".\n')
})
