import { randomUUID } from 'node:crypto'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import type { Server } from '../../server'

jest.setTimeout(300_000) // every batch starts a thread of its own
let database: TestDatabase
let server: Server
let make: ReturnType<typeof makeRows>
let admin: Session & { account: { id: string } }
let token: string

beforeAll(async () => {
  database = await cloneDatabase()
  server = await serve(database)
  make = makeRows(database.owner)
  for (const id of [1671, 1172]) await make.municipality({ id })
  const agency = await make.agency({ municipality_id: 1671, code: 'DINKES' })
  const indicator = await make.indicator({ municipality_id: 1671, code: 'KES-01' })
  await make.target({ municipality_id: 1671, agency_id: agency.id, indicator_id: indicator.id })
  admin = (await make.signedIn('ADMIN', 1671)) as typeof admin
  const scopes = ['observation.read', 'import.run', 'indicator.write', 'employee.write']
  const { body } = await execute(server, 'mutation ($draft: AccessTokenDraft!) { createAccessToken(draft: $draft) { text } }', { draft: { name: 'SIMPEG', days: 1, scopes } }, admin)
  token = body.data.createAccessToken.text
})
afterAll(async () => {
  await server.app.close()
  await database.drop()
})

const row = (day: string, value: unknown = '41', more: object = {}) => ({ indicator: 'KES-01', agency: 'DINKES', period: '2026', day, value, evidence: 'Laporan', ...more })
const lines = (...rows: unknown[]) => rows.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n')
type Sending = { kind?: string; query?: string; key?: string; headers?: Record<string, string> }
const bring = async (payload: string | Buffer, { kind = 'observations', query = 'municipality=1671', key = randomUUID(), headers = {} }: Sending = {}) => {
  const answer = await server.app.inject({ method: 'POST', url: `/bulk/${kind}?${query}`, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson', 'idempotency-key': key, ...headers }, payload })
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
}
const read = async (query: string, as?: Session) => {
  const headers = as ? { cookie: as.cookie } : { authorization: `Bearer ${token}` }
  const answer = await server.app.inject({ method: 'GET', url: `/bulk/observations?${query}`, headers })
  const parsed = answer.body.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
  return { status: answer.statusCode, type: String(answer.headers['content-type']), rows: parsed.slice(0, -1), last: parsed.at(-1)! }
}
const observations = async () => (await database.owner.query<{ n: number }>('select count(*)::int n from observation where withdrawn_at is null')).rows[0]!.n

describe('rows in', () => {
  test('come through the staged import, are answered the same however often they are sent, and are written once', async () => {
    const key = randomUUID()
    const payload = lines(row('2026-01-31', '41.5'), '', row('2026-02-28', 42))
    const answers = await Promise.all([bring(payload, { key }), bring(payload, { key })])
    const first = answers.find(({ status }) => status === 200)!
    expect(first.body).toMatchObject({ status: 'APPLIED', lines: 3, new: 2, changed: 0, unchanged: 0 })
    for (const { status } of answers) expect([200, 202]).toContain(status) // the other found it under way, or done
    expect(await bring(payload, { key })).toEqual(first)
    expect(await observations()).toBe(2)
    const { rows } = await database.owner.query('select value::text from observation order by observed_on')
    expect(rows.map(({ value }) => value)).toEqual(['41.500000', '42.000000'])

    expect(await bring(lines(row('2026-03-31')), { key })).toEqual({ status: 422, body: { code: 'CONFLICT', problems: [{ code: 'KEY_REUSED', path: ['idempotency-key'] }] } })
    expect(await observations()).toBe(2)
    const other = await bring(payload)
    expect(other.body).toMatchObject({ status: 'APPLIED', new: 0, unchanged: 2 })
  })

  test('are all there or none: what is wrong is named by line and field', async () => {
    const before = await observations()
    const answer = await bring(lines(row('2026-04-30'), row('2027-01-01'), row('2026-05-31', '1', { indicator: 'NONE' })))
    expect(answer).toMatchObject({ status: 400, body: { code: 'BAD_INPUT', badLines: 2 } })
    const problems = answer.body['problems'] as { code: string; path: unknown[] }[]
    expect(problems.map(({ code, path }) => [code, ...path])).toEqual(expect.arrayContaining([['DAY_OUTSIDE_PERIOD', 'lines', 2, 'day'], ['UNKNOWN_CODE', 'lines', 3, 'indicator']]))
    expect(await observations()).toBe(before)
    expect((await database.owner.query(`select count(*)::int n from import_job where status not in ('APPLIED', 'CANCELLED')`)).rows[0].n).toBe(0)
  })

  test('that are no rows are refused before anything is staged', async () => {
    const answer = await bring(lines('{', '[1]', { ...row('2026-06-30'), colour: 'red' }, row('2026-06-30', null), row('2026-06-30', 1.23456789012345e25), row('2026-06-30', '1', { nip: 198001012005011 })))
    expect((answer.body['problems'] as { code: string; path: unknown[] }[]).map(({ code, path }) => [code, ...path.slice(1)])).toEqual([
      ['MALFORMED', 1],
      ['MALFORMED', 2],
      ['UNKNOWN_FIELD', 3, 'colour'],
      ['REQUIRED', 4, 'value'],
      ['NOT_TEXT', 5, 'value'],
      ['NOT_TEXT', 6, 'nip'],
    ])
    expect(await bring(Buffer.from([0xff, 0xfe, 0x0a]))).toMatchObject({ status: 400, body: { problems: [{ code: 'ENCODING_UNKNOWN' }] } })
    expect(await bring('x'.repeat(70_000))).toMatchObject({ status: 400, body: { problems: [{ code: 'TOO_LONG' }] } })
  })

  test('may be looked at first: a preview writes nothing', async () => {
    const before = await observations()
    const answer = await bring(lines(row('2026-07-31')), { query: 'municipality=1671&preview=1' })
    expect(answer).toMatchObject({ status: 200, body: { status: 'PREVIEW', new: 1 } })
    expect(await observations()).toBe(before)
    const { body } = await execute(server, 'mutation ($id: ID!) { cancelImport(id: $id) { status } }', { id: answer.body['id'] }, admin)
    expect(body.data.cancelImport.status).toBe('CANCELLED')
  })

  test('of the other registers come the same way', async () => {
    const indicator = { code: 'KES-02', name: 'Kasus demam berdarah', type: 'COUNT', unit: 'kasus', polarity: 'MINIMIZE', cadence: 'MONTH', weight: 2.5 }
    expect(await bring(lines(indicator), { kind: 'indicators' })).toMatchObject({ status: 200, body: { status: 'APPLIED', new: 1 } })
    expect((await database.owner.query(`select weight::text from indicator where code = 'KES-02'`)).rows[0].weight).toMatch(/^2\.50*$/)
    expect(await bring(lines({ code: 'X' }), { kind: 'agencies' })).toMatchObject({ status: 404 }) // agency.write is not among its scopes
    expect(await bring('', { kind: 'constructor' })).toMatchObject({ status: 404 })
  })

  test('without a key, with a foreign municipality or without the permission come to nothing', async () => {
    const payload = lines(row('2026-08-31'))
    const keyless = await server.app.inject({ method: 'POST', url: '/bulk/observations?municipality=1671', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' }, payload })
    expect(keyless.json()).toEqual({ code: 'BAD_INPUT', problems: [{ code: 'REQUIRED', path: ['idempotency-key'] }] })
    expect(await bring(payload, { query: 'municipality=1172' })).toEqual(await bring(payload, { query: 'municipality=9999' }))
    expect(await bring(payload, { query: 'municipality=1671&verify=1' })).toMatchObject({ status: 404 }) // observation.verify is not among its scopes
    expect(await bring(payload, { query: 'municipality=1671&colour=red' })).toMatchObject({ status: 400, body: { problems: [{ code: 'UNKNOWN_FIELD', path: ['colour'] }] } })
    expect(await bring(payload, { headers: { authorization: 'Bearer x' } })).toMatchObject({ status: 401 })
  })

  test('whose process died half-way are taken up again: written ones are found, others begun anew', async () => {
    const payload = lines(row('2026-09-30'))
    const key = randomUUID()
    const done = await bring(payload, { key })
    await database.owner.query(`update bulk_request set status = null, answer = null where job_id = $1`, [String(done.body['id']).split(':')[1]])
    expect(await bring(payload, { key })).toEqual(done) // the answer was lost, the rows were not
    const cut = randomUUID()
    const preview = await bring(lines(row('2026-10-31')), { key: cut, query: 'municipality=1671&preview=1' })
    await database.owner.query(`update bulk_request set status = null, answer = null where job_id = $1`, [String(preview.body['id']).split(':')[1]])
    const again = await bring(lines(row('2026-10-31')), { key: cut, query: 'municipality=1671&preview=1' })
    expect(again).toMatchObject({ status: 200, body: { status: 'PREVIEW', new: 1 } })
    expect(again.body['id']).not.toBe(preview.body['id'])
  })
})

describe('rows out', () => {
  test('are lines with the names that an import takes, page after page, and a last line that says where to go on', async () => {
    const all = await read('municipality=1671&period=2026')
    expect(all).toMatchObject({ status: 200, type: 'application/x-ndjson; charset=utf-8', last: { page: { count: all.rows.length, next: null } } })
    expect(all.rows.at(-1)).toMatchObject({ municipality: 1671, indicator: 'KES-01', agency: 'DINKES', nip: null, period: '2026', day: '2026-01-31', value: '41.5', state: 'SUBMITTED', source: 'SIPEG' })
    const pages: unknown[] = []
    for (let after = ''; ; ) {
      const { rows, last } = await read(`municipality=1671&period=2026&first=2${after}`)
      pages.push(...rows)
      const { next } = last['page'] as { next: string | null }
      if (next === null) break
      after = `&after=${next}`
    }
    expect(pages).toEqual(all.rows)
    expect((await read(`municipality=1671&period=2026&after=${String(all.rows[0]!['cursor'])}`)).rows).toEqual(all.rows.slice(1))
    expect(await bring(lines(...all.rows.reverse()))).toMatchObject({ status: 200, body: { new: 0, changed: 0, unchanged: all.rows.length } })
  })

  test('more than a page of the database are one stream', async () => {
    const target = (await database.owner.query('select * from target limit 1')).rows[0]
    await database.owner.query(
      `insert into observation (municipality_id, id, target_id, indicator_id, agency_id, subject_id, observed_on, value, source_id, state, recorded_at)
       select 1671, gen_random_uuid(), $1, $2, $3, $3, date '2026-11-01', n, $4, 'DRAFT', now() from generate_series(1, 1500) n`,
      [target.id, target.indicator_id, target.agency_id, target.source_id],
    )
    const { rows, last } = await read('municipality=1671&state=DRAFT&first=100000')
    expect(last).toEqual({ page: { count: 1500, next: null } })
    expect(new Set(rows.map((one) => one['id'])).size).toBe(1500)
  })

  test('are those that the holder may read, and a NIP only where he may read it', async () => {
    const post = (await database.owner.query(`select id from agency where code = 'DINKES'`)).rows[0].id as string
    const employee = await make.employee({ municipality_id: 1671 })
    const assignment = await make.assignment({ municipality_id: 1671, employee_id: employee.id, agency_id: post })
    const indicator = await make.indicator({ municipality_id: 1671, code: 'ORG-01' })
    const target = await make.target({ municipality_id: 1671, agency_id: post, indicator_id: indicator.id, assignment_id: assignment.id })
    await make.observation({ target: target as never, observed_on: '2026-02-02' })
    expect((await read('indicator=1671:ORG-01')).rows).toMatchObject([{ indicator: 'ORG-01', nip: null }]) // employee.read is not among its scopes
    expect((await read('indicator=1671:ORG-01', admin)).rows).toMatchObject([{ nip: employee.nip }])
    const neighbour = await make.signedIn('ADMIN', 1172)
    expect((await read('period=2026', neighbour)).rows).toEqual([])
    const [foreign, missing] = [await read('municipality=1671', neighbour), await read('municipality=9999', neighbour)]
    expect(foreign).toEqual(missing)
    expect(foreign.status).toBe(404)
  })

  test.each([
    ['first=0', 400, 'OUT_OF_RANGE'],
    ['after=abc', 400, 'CURSOR_NOT_FIT'],
    ['period=never', 400, 'NOT_A_PERIOD'],
    ['colour=red', 400, 'UNKNOWN_FIELD'],
    ['state=GONE', 400, 'NOT_ONE_OF'],
  ])('are refused for %s before a line is sent', async (query, status, code) => {
    expect(await read(query)).toMatchObject({ status, last: { problems: [{ code }] } })
  })
})
