import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve } from '../../testing/execute'
import { makeRows, testPassword } from '../../testing/make'
import type { Server } from '../../server'

let database: TestDatabase
let server: Server
let make: ReturnType<typeof makeRows>

beforeAll(async () => {
  database = await cloneDatabase()
  server = await serve(database)
  make = makeRows(database.owner)
  await make.municipality({ id: 1671, name: 'Palembang' })
})
afterAll(async () => {
  await server.app.close()
  await database.drop()
})

const admin = (more: object = {}) => make.account({ municipality_id: 1671, roles: [{ role: 'ADMIN' }], ...more })
const signIn = (payload: object, remoteAddress = '127.0.0.1') => server.app.inject({ method: 'POST', url: '/auth/sign-in', payload, remoteAddress })
const signOut = (cookie: string) => server.app.inject({ method: 'POST', url: '/auth/sign-out', headers: { cookie } })
const viewer = async (cookie?: string) => (await execute(server, '{ viewer { username roles } }', {}, cookie === undefined ? undefined : { cookie })).body.data?.viewer
const cookieOf = (response: { cookies: { name: string; value: string }[] }) => `tolok=${response.cookies.find((each) => each.name === 'tolok')!.value}`

describe('signing in', () => {
  test('answers a cookie that the next request is known by', async () => {
    const account = await admin()
    const response = await signIn({ username: account.username, password: testPassword })
    expect(response.statusCode).toBe(200)
    expect(response.json()).toEqual({ username: account.username, name: account.name })
    expect(response.cookies[0]).toMatchObject({ name: 'tolok', httpOnly: true, sameSite: 'Lax', path: '/' })
    expect(await viewer(cookieOf(response))).toEqual({ username: account.username, roles: ['ADMIN'] })
  })

  test('over https the cookie is Secure and bound to this host', async () => {
    const secure = await serve(database, { PUBLIC_URL: 'https://tolok.example.go.id' })
    const account = await admin()
    const response = await secure.app.inject({ method: 'POST', url: '/auth/sign-in', payload: { username: account.username, password: testPassword } })
    expect(response.cookies[0]).toMatchObject({ name: '__Host-tolok', secure: true, httpOnly: true, path: '/' })
    expect(response.headers['strict-transport-security']).toContain('max-age=')
    await secure.app.close()
  })

  test('a wrong password, an unknown name and a disabled account get the same answer, byte for byte', async () => {
    const known = await admin()
    const disabled = await admin({ disabled_at: '2026-01-01' })
    const answers = await Promise.all([
      signIn({ username: known.username, password: 'wrong' }),
      signIn({ username: 'nobody.at.all', password: 'wrong' }),
      signIn({ username: disabled.username, password: testPassword }),
    ])
    const told = answers.map(({ statusCode, body, headers }) => ({ statusCode, body, names: Object.keys(headers).sort() }))
    expect(told[0]).toMatchObject({ statusCode: 401, body: JSON.stringify({ code: 'UNAUTHENTICATED', problems: [{ code: 'WRONG_CREDENTIALS', path: ['password'] }] }) })
    expect(told[1]).toEqual(told[0])
    expect(told[2]).toEqual(told[0])
  })

  test('after five failures even the right password waits, for known and unknown names alike', async () => {
    const account = await admin()
    for (const username of [account.username, 'nobody.again']) {
      for (let attempt = 1; attempt <= 5; attempt++) expect((await signIn({ username, password: 'wrong' })).statusCode).toBe(401)
      const answer = await signIn({ username, password: testPassword })
      expect(answer.statusCode).toBe(429)
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(50)
      expect(answer.json()).toMatchObject({ code: 'RATE_LIMITED', problems: [{ code: 'RATE_LIMITED', retryAfter: expect.any(Number) }] })
    }
  })

  test('guesses at the same moment are counted one by one', async () => {
    const account = await admin()
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn({ username: account.username, password: 'wrong' })))
    const statuses = answers.map((answer) => answer.statusCode)
    expect(statuses.filter((status) => status === 401)).toHaveLength(5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(7)
  })

  test('success forgets the failures before it', async () => {
    const account = await admin()
    for (let round = 0; round < 2; round++) {
      for (let attempt = 1; attempt <= 4; attempt++) await signIn({ username: account.username, password: 'wrong' })
      expect((await signIn({ username: account.username, password: testPassword })).statusCode).toBe(200)
    }
  })

  test('an address that fails a hundred times waits, whatever names it tries', async () => {
    const hostile = '203.0.113.9'
    await Promise.all(Array.from({ length: 100 }, (_, number) => signIn({ username: `guess.${number}`, password: 'x'.repeat(2000) }, hostile)))
    expect((await signIn({ username: 'guess.100', password: 'wrong' }, hostile)).statusCode).toBe(429)
    expect((await signIn({ username: 'guess.100', password: 'wrong' })).statusCode).toBe(401)
  })

  test.each([
    { name: 'nothing', payload: {}, problems: [{ code: 'REQUIRED', path: ['username'] }, { code: 'REQUIRED', path: ['password'] }] },
    { name: 'other kinds', payload: { username: 1, password: ['x'] }, problems: [{ code: 'MALFORMED', path: ['username'] }, { code: 'MALFORMED', path: ['password'] }] },
    { name: 'a NUL in the name', payload: { username: 'a\0b', password: 'x' }, problems: [{ code: 'HAS_NUL', path: ['username'] }] },
    { name: 'a NUL in the password', payload: { username: 'ab', password: 'x\0' }, problems: [{ code: 'HAS_NUL', path: ['password'] }] },
    { name: 'a long name', payload: { username: 'a'.repeat(81), password: 'x' }, problems: [{ code: 'TOO_LONG', path: ['username'] }] },
  ])('$name is refused with its place', async ({ payload, problems }) => {
    const answer = await signIn(payload)
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toEqual({ code: 'BAD_INPUT', problems })
  })

  test('a megabyte of password is too large, 200 kB are merely wrong', async () => {
    expect((await signIn({ username: 'a', password: 'x'.repeat(1_000_000) })).statusCode).toBe(413)
    expect((await signIn({ username: 'b', password: 'x'.repeat(200_000) })).statusCode).toBe(401)
  })

  test('a form of another site cannot sign anyone in or out', async () => {
    const form = { method: 'POST', url: '/auth/sign-in', payload: 'username=a&password=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } } as const
    expect((await server.app.inject(form)).statusCode).toBe(415)
    expect((await server.app.inject({ ...form, headers: { 'content-type': 'text/plain' }, payload: '{"username":"a","password":"b"}' })).statusCode).toBe(415)

    const account = await admin()
    const { cookie } = await make.session(account)
    const foreign = await server.app.inject({ method: 'POST', url: '/auth/sign-out', headers: { cookie, origin: 'https://evil.example' } })
    expect(foreign.json()).toEqual({ code: 'FORBIDDEN', problems: [{ code: 'WRONG_ORIGIN', path: [] }] })
    const crossSite = await server.app.inject({ method: 'POST', url: '/auth/sign-out', headers: { cookie, 'sec-fetch-site': 'cross-site' } })
    expect(crossSite.statusCode).toBe(403)
    expect(await viewer(cookie)).toMatchObject({ username: account.username })
  })
})

describe('a session', () => {
  test('ends at once with signing out, and its cookie is taken away', async () => {
    const { cookie } = await make.session(await admin())
    const answer = await signOut(cookie)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['set-cookie']).toContain('Expires=Thu, 01 Jan 1970')
    expect(await viewer(cookie)).toBeNull()
  })

  test('ends with the next request when the account is disabled', async () => {
    const account = await admin()
    const { cookie } = await make.session(account)
    expect(await viewer(cookie)).toMatchObject({ username: account.username })
    await database.owner.query('update account set disabled_at = now() where id = $1', [account.id])
    expect(await viewer(cookie)).toBeNull()
  })

  test('is replaced, not kept, by signing in again: a planted cookie is worth nothing', async () => {
    const account = await admin()
    const { cookie } = await make.session(account)
    const answer = await server.app.inject({ method: 'POST', url: '/auth/sign-in', headers: { cookie }, payload: { username: account.username, password: testPassword } })
    expect(cookieOf(answer)).not.toBe(cookie)
    expect(await viewer(cookie)).toBeNull()
  })

  test('ends when idle for an hour, and after twelve hours however busy', async () => {
    const account = await admin()
    const idle = await make.session(account)
    const old = await make.session(account)
    await database.owner.query(`update session set last_seen_at = now() - interval '61 minutes' where account_id = $1`, [account.id])
    expect(await viewer(idle.cookie)).toBeNull()
    await database.owner.query(`update session set last_seen_at = now(), expires_at = now() - interval '1 second' where account_id = $1`, [account.id])
    expect(await viewer(old.cookie)).toBeNull()
  })

  test('stays alive while it is used', async () => {
    const account = await admin()
    const { cookie } = await make.session(account)
    await database.owner.query(`update session set last_seen_at = now() - interval '50 minutes' where account_id = $1`, [account.id])
    expect(await viewer(cookie)).not.toBeNull()
    const { rows } = await database.owner.query(`select last_seen_at > now() - interval '1 minute' fresh from session where account_id = $1`, [account.id])
    expect(rows).toEqual([{ fresh: true }])
  })

  test.each(['tolok=', 'tolok=short', `tolok=${'x'.repeat(43)}`, `tolok=${'x'.repeat(5000)}`, 'tolok=%00', `other=${'x'.repeat(43)}`])('with the cookie %.20s is nobody', async (cookie) => {
    expect(await viewer(cookie)).toBeNull()
  })

  test('whose cookie comes twice is nobody, for one of them is planted', async () => {
    const { cookie } = await make.session(await admin())
    expect(await viewer(`${cookie}; tolok=${'x'.repeat(43)}`)).toBeNull()
  })

  test('keeps its token nowhere', async () => {
    const account = await admin()
    const cookie = cookieOf(await signIn({ username: account.username, password: testPassword }))
    const { rows } = await database.owner.query<{ text: string }>('select session::text from session')
    expect(JSON.stringify(rows)).not.toContain(cookie.slice('tolok='.length))
  })
})

test('the viewer’s municipality is their own; whoever sees all has none', async () => {
  const ask = async (session: { cookie: string }) => (await execute(server, '{ viewer { municipality { id name } permissions } }', {}, session)).body.data?.viewer
  expect(await ask(await make.signedIn('ADMIN', 1671))).toMatchObject({ municipality: { id: 1671, name: 'Palembang' } })
  const analyst = await ask(await make.signedIn('NATIONAL_ANALYST', null))
  expect(analyst.municipality).toBeNull()
  expect(analyst.permissions).toContain('report.read')
  expect(analyst.permissions).not.toContain('employee.read')
  expect((await execute(server, '{ viewer { municipality { name } } }')).body).toEqual({ data: { viewer: null } })
})

test('an address that the client only claims is not believed', async () => {
  const claim = (number: number) => server.app.inject({ method: 'POST', url: '/auth/sign-in', remoteAddress: '203.0.113.77', headers: { 'x-forwarded-for': `10.0.0.${number}` }, payload: { username: `claim.${number}`, password: 'x'.repeat(2000) } })
  await Promise.all(Array.from({ length: 100 }, (_, number) => claim(number)))
  expect((await claim(101)).statusCode).toBe(429)
})

describe('roles', () => {
  test('count from their first day until the day before their last', async () => {
    const day = (distance: number) => new Date(Date.now() + 7 * 3_600_000 + distance * 86_400_000).toISOString().slice(0, 10)
    const account = await make.account({
      municipality_id: 1671,
      roles: [
        { role: 'ADMIN', valid_from: day(1) },
        { role: 'PLANNER', valid_from: day(0), valid_to: day(1) },
        { role: 'INSPECTOR', valid_from: day(-9), valid_to: day(0) },
      ],
    })
    expect(await viewer((await make.session(account)).cookie)).toEqual({ username: account.username, roles: ['PLANNER'] })
  })

  test('withdrawn between two requests are gone with the second', async () => {
    const account = await admin()
    const { cookie } = await make.session(account)
    expect(await viewer(cookie)).toMatchObject({ roles: ['ADMIN'] })
    await database.owner.query(`update account_role set valid_to = '2020-01-02' where account_id = $1`, [account.id])
    expect(await viewer(cookie)).toMatchObject({ roles: [] })
  })
})

test('signing in, failing and signing out are written down, without names or passwords', async () => {
  const account = await admin()
  await signIn({ username: account.username, password: 'wrong-secret' })
  await signOut(cookieOf(await signIn({ username: account.username, password: testPassword })))
  const { rows } = await database.owner.query('select action, account_id, municipality_id from audit_event where object_id = $1 order by id', [account.id])
  expect(rows).toEqual([
    { action: 'SIGN_IN_FAILED', account_id: null, municipality_id: 1671 },
    { action: 'SIGNED_IN', account_id: account.id, municipality_id: 1671 },
    { action: 'SIGNED_OUT', account_id: account.id, municipality_id: 1671 },
  ])
  const { rows: all } = await database.owner.query('select audit_event::text from audit_event')
  expect(JSON.stringify(all)).not.toMatch(/wrong-secret|user\.\d/)
})
