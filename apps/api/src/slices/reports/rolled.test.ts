import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Server } from '../../server'
import { slices } from '../../slices'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import { foldTallies } from './fold-all'
import { answerReport } from './report.store'

let database: TestDatabase
let server: Server
let make: ReturnType<typeof makeRows>
let target: { id: string }
const as: Record<'admin' | 'verifier' | 'elsewhere', Session> = { admin: { cookie: '' }, verifier: { cookie: '' }, elsewhere: { cookie: '' } }
const catalogue = { measures: slices.flatMap(({ measures = [] }) => measures), dimensions: slices.flatMap(({ dimensions = [] }) => dimensions) }

beforeAll(async () => {
  database = await cloneDatabase({ max: 8 })
  server = await serve(database)
  make = makeRows(database.owner)
  for (const town of [1671, 1708]) {
    await make.municipality({ id: town })
    const agency = await make.agency({ municipality_id: town, code: 'DINKES' })
    const permits = await make.indicator({ municipality_id: town, code: 'IZIN', cadence: 'MONTH' })
    const kept = await make.target({ municipality_id: town, indicator_id: permits.id, agency_id: agency.id, period: '2026', period_from: '2026-01-01', period_to: '2026-12-31', value: '100' })
    await make.observation({ target: kept, observed_on: '2026-01-20', value: '10', state: 'VERIFIED' })
    if (town === 1671) target = kept
  }
  as.admin = await make.signedIn('ADMIN', 1671)
  as.verifier = await make.signedIn('ADMIN', 1671)
  as.elsewhere = await make.signedIn('ADMIN', 1708)
  await foldTallies(database.databases)
})
afterAll(async () => {
  await server?.app.close()
  await database?.drop()
})

const question = { measures: ['ACHIEVEMENT', 'ACTUAL', 'TARGET', 'REPORTED'], rows: [{ by: 'AGENCY' }, { by: 'PERIOD', grain: 'YEAR' }], period: { fixed: '2026' } }
const adminOf = (municipality: number) => ({ actor: { accountId: 'someone', roles: [{ role: 'ADMIN' as const, municipalityId: municipality, agencyId: null, employeeId: null }] }, municipalities: [municipality], at: new Date() })
/** What the wire answers, and whether it is what the facts say. */
const asked = async (session = as.admin, municipality = 1671) => {
  const document = 'query ($query: ReportQueryInput!) { report(query: $query) { rows { exact } coverage { expected reported } plan { source reason pending groups } } }'
  const { data, errors } = (await execute(server, document, { query: question }, session)).body
  if (errors) throw new Error(JSON.stringify(errors))
  const counted = await answerReport(adminOf(municipality), database.databases, catalogue, question, { fromFacts: true })
  expect(data.report.rows.map(({ exact }: { exact: unknown }) => exact)).toEqual(counted.rows.map(({ exact }) => exact))
  expect(data.report.coverage).toEqual({ expected: counted.coverage.expected, reported: counted.coverage.reported })
  return { figures: data.report.rows[0].exact, plan: data.report.plan }
}
const change = async (document: string, variables: object, who = as.admin) => {
  const { data, errors } = (await execute(server, document, variables as never, who)).body
  if (errors) throw new Error(JSON.stringify(errors))
  return data.done
}
const record = (value: string, day: string) => change('mutation ($draft: ObservationDraft!) { done: recordObservation(draft: $draft) { id } }', { draft: { targetId: target.id, observedOn: day, value } })
const step = (action: string, id: string, who = as.admin) => change(`mutation ($id: ID!) { done: ${action}Observation(id: $id) { state } }`, { id }, who)

test('every step of a fact is in the next answer, folded or not', async () => {
  expect(await asked()).toEqual({ figures: ['10', '10', '100', '1'], plan: { source: 'ROLLED_UP', reason: null, pending: 0, groups: 4 } })
  const { id } = await record('30', '2026-02-20')
  await step('submit', id)
  expect(await asked()).toMatchObject({ figures: ['10', '10', '100', '2'], plan: { source: 'PARTLY', reason: null, pending: 1 } })
  await step('verify', id, as.verifier)
  expect(await asked()).toMatchObject({ figures: ['40', '40', '100', '2'], plan: { source: 'PARTLY', pending: 1 } })
  await foldTallies(database.databases)
  expect(await asked()).toMatchObject({ figures: ['40', '40', '100', '2'], plan: { source: 'ROLLED_UP', pending: 0 } })
  // Neither the mark nor the figures were another municipality's.
  expect(await asked(as.elsewhere, 1708)).toMatchObject({ figures: ['10', '10', '100', '1'], plan: { source: 'ROLLED_UP' } })
})

test('a new figure of a target, and one that counts from a later day', async () => {
  const set = (value: string, validFrom: string) => change('mutation ($draft: TargetDraft!) { done: setTarget(draft: $draft) { id } }', { draft: { indicatorId: '1671:IZIN', agencyId: '1671:DINKES', period: '2026', value, validFrom } })
  await set('200', '2026-01-01')
  expect(await asked()).toMatchObject({ figures: ['20', '40', '200', '2'], plan: { source: 'PARTLY' } })
  await foldTallies(database.databases)
  const tomorrow = new Date(Date.now() + 36 * 3_600_000)
  await database.owner.query('insert into target_revision (municipality_id, id, target_id, valid_from, value) values (1671, gen_random_uuid(), $1, $2, 50)', [target.id, tomorrow.toISOString().slice(0, 10)])
  await set('400', '2026-01-01')
  await foldTallies(database.databases)
  expect(await asked()).toMatchObject({ figures: ['10', '40', '400', '2'], plan: { source: 'ROLLED_UP' } })
  const { rows } = await database.owner.query('select from_day::text as day from report_mark')
  expect(rows).toEqual([{ day: tomorrow.toISOString().slice(0, 10) }])
  // On that day the mark is due, and folding it leaves none.
  await foldTallies(database.databases, { at: () => new Date(tomorrow.getTime() + 86_400_000) })
  expect((await database.owner.query('select from report_mark')).rowCount).toBe(0)
  await database.owner.query('delete from report_fold')
  await foldTallies(database.databases)
})

test('submissions wait neither for each other nor for a fold, and the next report has them all', async () => {
  const ids: string[] = []
  for (let day = 10; day < 18; day++) ids.push((await record('1', `2026-03-${day}`)).id)
  const [fold, writer] = [await database.owner.connect(), await database.owner.connect()]
  try {
    await fold.query('select pg_advisory_lock($1, 1671)', [0x7a11])
    await fold.query('begin')
    await fold.query('delete from report_tally where municipality_id = 1671')
    await writer.query('begin')
    await writer.query('insert into report_mark (municipality_id, id, agency_id, indicator_id) select municipality_id, gen_random_uuid(), agency_id, indicator_id from target where id = $1', [target.id])
    await Promise.all(ids.map((id) => step('submit', id)))
    await Promise.all(ids.map((id) => step('verify', id, as.verifier)))
    expect(await asked()).toMatchObject({ figures: ['12', '48', '400', '3'], plan: { source: 'PARTLY' } })
    await foldTallies(database.databases) // another folds: this one leaves it alone
    expect(await asked()).toMatchObject({ plan: { source: 'PARTLY' } })
  } finally {
    await fold.query('rollback')
    await fold.query('select pg_advisory_unlock_all()')
    await writer.query('commit')
    fold.release()
    writer.release()
  }
  await foldTallies(database.databases)
  expect(await asked()).toMatchObject({ figures: ['12', '48', '400', '3'], plan: { source: 'ROLLED_UP' } })
})

test('a municipality whose clock or deadline has changed is counted from facts until it is folded again', async () => {
  await database.owner.query('update municipality set report_deadline_days = 3 where id = 1671')
  expect(await asked()).toMatchObject({ plan: { source: 'FACTS', reason: 'NOT_FOLDED' } })
  await foldTallies(database.databases)
  expect(await asked()).toMatchObject({ plan: { source: 'ROLLED_UP' } })
})

test('whoever leaves takes the statement along: PostgreSQL is told to stop', async () => {
  const holder = await database.owner.connect()
  await server.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = server.app.server.address() as AddressInfo
  const running = async () => (await database.owner.query<{ count: number }>("select count(*)::int from pg_stat_activity where usename = 'tolok_report' and state = 'active' and datname = current_database()")).rows[0]!.count
  try {
    await holder.query('begin')
    await holder.query('lock table report_slot, report_slot_total in access exclusive mode') // the report waits here, as long as it may
    const body = JSON.stringify({ query: '{ report(query: { measures: [EXPECTED], period: { fixed: "2026" } }) { rowCount } }' })
    const request = http.request({ port, host: '127.0.0.1', path: '/graphql', method: 'POST', agent: false, headers: { 'content-type': 'application/json', cookie: as.admin.cookie, 'content-length': Buffer.byteLength(body) } })
    request.on('error', () => {})
    request.end(body)
    for (let tries = 0; (await running()) === 0 && tries < 200; tries++) await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await running()).toBe(1)
    request.destroy()
    for (let tries = 0; (await running()) > 0 && tries < 200; tries++) await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await running()).toBe(0)
  } finally {
    await holder.query('rollback')
    holder.release()
  }
  expect(await asked()).toMatchObject({ plan: { source: 'ROLLED_UP' } }) // its connection serves the next one
})

test('where nothing is pending no fact is looked at', async () => {
  const holder = await database.owner.connect()
  const document = 'query ($query: ReportQueryInput!) { report(query: $query) { rows { exact } coverage { expected reported } plan { source pending } } }'
  const ask = () => execute(server, document, { query: { ...question, totals: ['GRAND'] } }, as.admin)
  try {
    await holder.query('begin')
    await holder.query('lock table observation, observation_state, target_revision in access exclusive mode') // a statement that names them waits
    expect((await ask()).body.data.report).toMatchObject({ plan: { source: 'ROLLED_UP', pending: 0 }, coverage: { reported: 3 } })
  } finally {
    await holder.query('rollback')
    holder.release()
  }
})

test('the plan of a form of question is kept, and serves every municipality its own', async () => {
  const own = { measures: ['ACTUAL'], rows: [{ by: 'INDICATOR' }], period: { fixed: '2026' } }
  const towns = [1708, 1671, 1708, 1671]
  const members = []
  for (const town of towns) members.push((await answerReport(adminOf(town), database.databases, catalogue, own)).rows.map((row) => row.members[0]?.id))
  expect(members).toEqual(towns.map((town) => [`${town}:IZIN`]))
  const { rows } = await database.databases.pools.report.query("select generic_plans::int as kept, custom_plans::int as anew from pg_prepared_statements where statement like 'WITH RECURSIVE place%' order by prepare_time desc limit 1")
  expect(rows).toEqual([{ kept: towns.length, anew: 0 }])
})

test('a hopeless question is refused with its count before a fact is read', async () => {
  await database.owner.query(`
    with a as (insert into agency (municipality_id, id, code, name, kind, opened_on) select 1671, gen_random_uuid(), 'A' || n, 'Dinas ' || n, 'DINAS', '2020-01-01' from generate_series(1, 110) n returning id),
      i as (insert into indicator (municipality_id, id, code, name, type, unit, polarity, over_time, over_subjects, cadence) select 1671, gen_random_uuid(), 'I' || n, 'Indikator ' || n, 'COUNT', 'dokumen', 'MAXIMIZE', 'SUM', 'SUM', 'MONTH' from generate_series(1, 110) n returning id)
    insert into report_tally (municipality_id, months, first_day, agency_id, indicator_id, personal, kind, divisor, subjects, sources, is_coarser, is_incomplete)
      select 1671, 1, make_date(2026, m, 1), a.id, i.id, false, 'A', 1, 1, 1, false, false from a, i, generate_series(1, 11) m`)
  const hopeless = { measures: ['ACTUAL'], rows: [{ by: 'AGENCY' }, { by: 'INDICATOR' }, { by: 'PERIOD', grain: 'DAY' }], period: { fixed: '2026' } }
  const document = 'query ($query: ReportQueryInput!) { report(query: $query) { rowCount } }'
  const holder = await database.owner.connect()
  try {
    await holder.query('begin')
    await holder.query('lock table observation in access exclusive mode')
    const { errors } = (await execute(server, document, { query: hopeless }, as.admin)).body
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', problems: [{ code: 'TOO_MANY_GROUPS', most: 100_000, count: expect.any(Number), estimated: true }] })
    expect((errors![0]!.extensions.problems[0] as unknown as { count: number }).count).toBeGreaterThanOrEqual(133_100)
  } finally {
    await holder.query('rollback')
    holder.release()
  }
  // By quarter there are no more than may be: it is asked.
  expect((await execute(server, document, { query: { ...hopeless, rows: [{ by: 'AGENCY' }, { by: 'PERIOD', grain: 'QUARTER' }] } }, as.admin)).body.errors).toBeUndefined()
})
