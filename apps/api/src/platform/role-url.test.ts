import pg from 'pg'
import { loginRoles, roleUrl } from '../../role-url.mjs'

test('a role gets its own name and a password that follows from the owner, and keeps server, database and options', () => {
  const owner = 'postgresql://owner:s%40cret@db.example:6432/tolok?sslmode=require'
  const url = new URL(roleUrl(owner, 'tolok_app'))
  expect(url.username).toBe('tolok_app')
  expect(url.host + url.pathname + url.search).toBe('db.example:6432/tolok?sslmode=require')
  // computed by: printf tolok_app | openssl dgst -sha256 -hmac 's@cret' -binary | basenc --base64url
  expect(url.password).toBe('43j5rNf1qva-ZcrbsmUXK8JQcK2ONhedJcY5WgTcpuo')
  expect(new Set(loginRoles.map((role) => roleUrl(owner, role))).size).toBe(3)
})

describe('in a copy of the migrated database', () => {
  const server = process.env['TEST_SERVER']!
  const database = `roles_${process.pid}`
  const ownerUrl = server.replace(/postgres$/, database)
  /** Runs one statement as that role; answers 'done' or PostgreSQL's code for the refusal. */
  const attempt = async (url: string, statement: string) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      await client.query(statement)
      return 'done'
    } catch (error) {
      return (error as { code: string }).code
    } finally {
      await client.end()
    }
  }
  beforeAll(() => attempt(server, `CREATE DATABASE ${database} TEMPLATE model STRATEGY file_copy`))
  afterAll(() => attempt(server, `DROP DATABASE ${database} WITH (FORCE)`))

  const insufficientPrivilege = '42501'
  test.each(loginRoles)('%s reads, and changes neither tables nor roles', async (role) => {
    const url = roleUrl(ownerUrl, role)
    expect(await attempt(url, 'SELECT count(*) FROM municipality')).toBe('done')
    for (const statement of ['CREATE TABLE public.mine (id int)', 'ALTER TABLE municipality ADD COLUMN mine int', 'DROP TABLE audit_event', `ALTER ROLE ${role} BYPASSRLS`, 'CREATE ROLE mine'])
      expect([statement, await attempt(url, `BEGIN READ WRITE; ${statement}`)]).toEqual([statement, insufficientPrivilege])
    expect(await attempt(ownerUrl, 'ALTER TABLE municipality ADD COLUMN mine int')).toBe('done') // the statements themselves are sound
    expect(await attempt(ownerUrl, 'ALTER TABLE municipality DROP COLUMN mine')).toBe('done')
  })
})
