import type { Server } from '../../server'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import { endInterrupted } from './due'
import { runDue } from './run'

let database: TestDatabase
let server: Server
let make: ReturnType<typeof makeRows>
type Who = Session & { account: { id: string; username: string } }
const as: Record<string, Who> = {}
const house = { home: 'https://tolok.example' }
const towns = { 1671: 'Asia/Jakarta', 6474: 'Asia/Makassar', 8272: 'Asia/Jayapura' } as const

beforeAll(async () => {
  database = await cloneDatabase()
  server = await serve(database)
  make = makeRows(database.owner)
  for (const [id, time_zone] of Object.entries(towns)) {
    const municipality_id = Number(id)
    await make.municipality({ id: municipality_id, time_zone })
    const agency = await make.agency({ municipality_id, code: 'DINKES', name: 'Dinas "Kesehatan"; Kota' })
    const indicator = await make.indicator({ municipality_id, code: 'IZIN' })
    const target = await make.target({ municipality_id, indicator_id: indicator.id, agency_id: agency.id })
    await make.observation({ target, value: '12.5', observed_on: '2026-02-28', recorded_at: '2026-03-01T00:00:00Z' })
    as[`planner of ${id}`] = await make.signedIn('PLANNER', municipality_id)
  }
  as['planner'] = as['planner of 1671']!
  as['admin'] = await make.signedIn('ADMIN', 1671)
  as['inspector'] = await make.signedIn('INSPECTOR', 1671)
  as['clerk'] = await make.signedIn('EMPLOYEE', 1671)
  as['analyst'] = await make.signedIn('NATIONAL_ANALYST', null)
  await database.databases.of({ municipalities: [1671] }).municipality.count()
  await database.databases.of({ municipalities: 'ALL' }).municipality.count()
})
afterAll(async () => {
  await server?.app.close()
  await database?.drop()
})
beforeEach(async () => {
  await database.owner.query('truncate inbox_message, outbox_mail, report_run, report_schedule, report_favourite, report_publication, saved_report_version, saved_report')
})

const ask = async (who: string, document: string, variables: object = {}) => (await execute(server, document, { ...variables }, as[who])).body
const refusal = ({ errors }: { errors?: { extensions: { code: string; problems: { code: string; path: unknown[] }[] } }[] }) =>
  errors?.map(({ extensions }) => [extensions.code, ...extensions.problems.map(({ code, path }) => `${code} ${path.join('.')}`)].join(' '))[0]
const query = { measures: ['ACTUAL'], rows: [{ by: 'AGENCY', level: 1 }], period: { fixed: '2026' }, totals: ['GRAND'] }
const save = async (who: string, title = 'Izin'): Promise<string> => (await ask(who, 'mutation ($draft: SavedReportDraft!) { saveReport(draft: $draft) { id } }', { draft: { title, query } })).data.saveReport.id
const share = (who: string, id: string, sharing: object) => ask(who, 'mutation ($id: ID!, $sharing: SharingInput!) { shareReport(id: $id, sharing: $sharing) { sharing } }', { id, sharing })
const set = (who: string, schedule: object) =>
  ask(who, 'mutation ($schedule: ReportScheduleDraft!) { setSchedule(schedule: $schedule) { id cron timeZone channels accounts addresses active nextRunAt report { title } } }', { schedule: { cron: '0 7 * * *', ...schedule } })
const runs = async (who: string, args = '') =>
  (await ask(who, `{ scheduleRuns${args} { nodes { id state dueAt missed byHand version rowCount queryHash asOf problems { code path } report { title } accountName } totalCount } }`)).data.scheduleRuns.nodes
const inbox = async (who: string) => (await ask(who, '{ inbox { nodes { id kind detail readAt } totalCount unreadCount } }')).data.inbox
const mails = async () => (await database.owner.query('select address, subject, body, attachment_name, attachment, state from outbox_mail order by id')).rows
/** As if it had been set before the due time. */
const dueAt = (id: string, at: string) => database.owner.query('update report_schedule set next_run_at = $2 where id = $1', [id, at])

describe('a schedule', () => {
  test.each([
    [1671, 'Asia/Jakarta', 'T00:00:00.000Z'],
    [6474, 'Asia/Makassar', 'T23:00:00.000Z'],
    [8272, 'Asia/Jayapura', 'T22:00:00.000Z'],
  ] as const)('at seven in %i is seven by the clock there', async (id, timeZone, utc) => {
    const who = `planner of ${id}`
    const { data, errors } = await set(who, { reportId: await save(who) })
    expect(errors).toBeUndefined()
    expect(data.setSchedule).toMatchObject({ cron: '0 7 * * *', timeZone, channels: ['IN_APP'], active: true, report: { title: 'Izin' } })
    expect(data.setSchedule.nextRunAt.slice(10)).toBe(utc)
    const next = Date.parse(data.setSchedule.nextRunAt)
    expect(next > Date.now() && next - Date.now() <= 86_400_000).toBe(true)
    // A minute before nothing is due; at the minute it is.
    expect(await runDue(database.databases, new Date(next - 60_000), house)).toBe(0)
    expect(await runDue(database.databases, new Date(next), house)).toBe(1)
    expect(await runs(who)).toMatchObject([{ state: 'DONE', dueAt: data.setSchedule.nextRunAt, missed: 0, byHand: false, rowCount: 2, problems: [] }])
    const again = (await ask(who, '{ reportSchedules { nodes { nextRunAt } } }')).data.reportSchedules.nodes[0].nextRunAt
    expect(Date.parse(again) - next).toBe(86_400_000)
  })

  test('answers the same question as the screen, in the table of the letter too', async () => {
    const reportId = await save('planner')
    const { id } = (await set('planner', { reportId, channels: ['IN_APP', 'E_MAIL'], addresses: ['Sekda@Palembang.example'] })).data.setSchedule
    await dueAt(id, '2026-11-25T00:00:00Z')
    await runDue(database.databases, new Date('2026-11-25T00:00:05Z'), house)
    const [run] = await runs('planner')
    const screen = (await ask('planner', 'query ($query: ReportQueryInput!) { report(query: $query) { queryHash rowCount rows { exact members { label } } } }', { query })).data.report
    expect([run.queryHash, run.rowCount]).toEqual([screen.queryHash, screen.rowCount])
    expect(screen.rows.map(({ exact }: { exact: string[] }) => exact[0])).toEqual(['12.5', '12.5'])
    expect(await mails()).toEqual([
      {
        address: 'sekda@palembang.example', subject: 'Laporan: Izin', state: 'WAITING', attachment_name: 'izin.csv',
        attachment: '\ufeffPerangkat daerah tingkat 1;Realisasi\r\n"Dinas ""Kesehatan""; Kota";12,5\r\nTotal;12,5\r\n',
        body: expect.stringMatching(/Keadaan: 25-11-2026 pukul 07\.00 WIB\.[^]*https:\/\/tolok\.example/),
      },
    ])
  })

  test('that was missed while no server ran is run once, and says so', async () => {
    const { id } = (await set('planner', { reportId: await save('planner') })).data.setSchedule
    await dueAt(id, '2026-11-20T00:00:00Z')
    expect(await runDue(database.databases, new Date('2026-11-25T03:00:00Z'), house)).toBe(1)
    expect(await runs('planner')).toMatchObject([{ dueAt: '2026-11-25T00:00:00.000Z', missed: 5, state: 'DONE' }])
    expect((await inbox('planner')).nodes[0].detail).toMatchObject({ missed: 5, title: 'Izin', codes: [] })
  })

  test('runs once for a due time, however many servers look', async () => {
    const ids: string[] = []
    for (const title of ['A', 'B', 'C', 'D']) ids.push((await set('planner', { reportId: await save('planner', title) })).data.setSchedule.id)
    for (const id of ids) await dueAt(id, '2026-11-25T00:00:00Z')
    const now = new Date('2026-11-25T00:00:05Z')
    const made = await Promise.all([1, 2, 3].map(() => runDue(database.databases, now, house)))
    expect(made.reduce((sum, one) => sum + one)).toBe(4)
    expect((await runs('planner')).map(({ report }: { report: { title: string } }) => report.title).sort()).toEqual(['A', 'B', 'C', 'D'])
    // Even when one looks again as if it had not been taken: the key of the due time holds.
    await dueAt(ids[0]!, '2026-11-25T00:00:00Z')
    expect(await runDue(database.databases, now, house)).toBe(0)
    expect((await inbox('planner')).totalCount).toBe(4)
  })

  test('rests while it is paused and while its report is put away', async () => {
    const reportId = await save('planner')
    const { id } = (await set('planner', { reportId })).data.setSchedule
    const pause = (paused: boolean) => ask('planner', 'mutation ($id: ID!, $paused: Boolean) { pauseSchedule(id: $id, paused: $paused) { active nextRunAt } }', { id, paused })
    expect((await pause(true)).data.pauseSchedule).toEqual({ active: false, nextRunAt: null })
    const later = new Date(Date.now() + 3 * 86_400_000)
    expect(await runDue(database.databases, later, house)).toBe(0)
    await pause(false)
    await ask('planner', 'mutation ($id: ID!) { archiveReport(id: $id) { id } }', { id: reportId })
    expect(await runDue(database.databases, later, house)).toBe(0)
    await ask('planner', 'mutation ($id: ID!) { archiveReport(id: $id, archived: false) { id } }', { id: reportId })
    expect(await runDue(database.databases, later, house)).toBe(1)
  })

  test('by hand, besides its due times', async () => {
    const { id, nextRunAt } = (await set('planner', { reportId: await save('planner') })).data.setSchedule
    const now = 'mutation ($id: ID!) { runScheduleNow(id: $id) { state byHand rowCount } }'
    expect((await ask('planner', now, { id })).data.runScheduleNow).toEqual({ state: 'DONE', byHand: true, rowCount: 2 })
    expect([refusal(await ask('admin', now, { id })), refusal(await ask('planner of 8272', now, { id }))]).toEqual(['NOT_FOUND NOT_FOUND ', 'NOT_FOUND NOT_FOUND '])
    expect((await ask('planner', '{ reportSchedules { nodes { nextRunAt } } }')).data.reportSchedules.nodes).toEqual([{ nextRunAt }])
  })

  test('one each for a report: the second takes the place of the first', async () => {
    const reportId = await save('planner')
    await share('planner', reportId, { sharing: 'MUNICIPALITY' })
    const first = (await set('planner', { reportId })).data.setSchedule
    const second = (await set('planner', { reportId, cron: '0 8 * * 1' })).data.setSchedule
    expect([second.id, second.cron]).toEqual([first.id, '0 8 * * 1'])
    expect((await set('inspector', { reportId })).data.setSchedule.id).not.toBe(first.id)
    const { data } = await ask('inspector', 'query ($id: ID!) { savedReport(id: $id) { schedule { cron } } }', { id: reportId })
    expect(data.savedReport.schedule).toEqual({ cron: '0 7 * * *' })
  })

  test('is refused at its place', async () => {
    const reportId = await save('planner')
    const foreign = await save('planner of 8272')
    const say = async (schedule: object, who = 'planner') => refusal(await set(who, { reportId, ...schedule }))
    expect([
      await say({ cron: 'kapan-kapan' }),
      await say({ cron: '*/5 * * * *' }),
      await say({ channels: [] }),
      await say({ channels: ['E_MAIL'] }),
      await say({ addresses: ['a@b.id'] }),
      await say({ channels: ['E_MAIL'], addresses: ['a@b.id', 'bukan surel', 'A@B.id', 'x@y.id\nBcc: z@z.id'] }),
      await say({ accounts: ['nobody.at.all', as['inspector']!.account.username] }),
      await say({ reportId: foreign }),
      await say({}, 'inspector'),
      await say({}, 'clerk'),
    ]).toEqual([
      'BAD_INPUT CRON_NOT_FIT schedule.cron',
      'BAD_INPUT CRON_NOT_FIT schedule.cron',
      'BAD_INPUT REQUIRED schedule.channels',
      'BAD_INPUT REQUIRED schedule.addresses',
      'BAD_INPUT INCOMPATIBLE schedule.addresses',
      'BAD_INPUT MALFORMED schedule.addresses.1 DUPLICATE schedule.addresses.2 MALFORMED schedule.addresses.3',
      'BAD_INPUT UNKNOWN_ID schedule.accounts.0 UNKNOWN_ID schedule.accounts.1',
      'NOT_FOUND NOT_FOUND ',
      'NOT_FOUND NOT_FOUND ',
      'FORBIDDEN FORBIDDEN setSchedule',
    ])
  })

  test('of the nation runs for its analyst, over all municipalities', async () => {
    const { data, errors } = await set('analyst', { reportId: await save('analyst', 'Nasional') })
    expect(errors).toBeUndefined()
    expect(data.setSchedule.timeZone).toBe('Asia/Jakarta')
    await runDue(database.databases, new Date(data.setSchedule.nextRunAt), house)
    expect(await runs('analyst')).toMatchObject([{ state: 'DONE', rowCount: 4 }]) // an agency in each of three, and the total
    expect((await inbox('analyst')).unreadCount).toBe(1)
    expect([await runs('planner'), (await inbox('planner')).totalCount]).toEqual([[], 0])
  })
})

describe('who hears of it', () => {
  test('those named who may read the report, each the own message, without figures', async () => {
    const reportId = await save('planner', 'Bersama')
    await share('planner', reportId, { sharing: 'MUNICIPALITY' })
    const accounts = [as['clerk']!.account.username, as['inspector']!.account.username]
    const { id } = (await set('planner', { reportId, accounts })).data.setSchedule
    await dueAt(id, '2026-11-25T00:00:00Z')
    await runDue(database.databases, new Date('2026-11-25T00:00:05Z'), house)
    const message = { kind: 'REPORT_READY', detail: { title: 'Bersama', dueAt: '2026-11-25T00:00:00.000Z', missed: 0, codes: [] }, readAt: null, id: expect.any(String) }
    for (const who of ['planner', 'clerk', 'inspector']) expect([who, await inbox(who)]).toEqual([who, { nodes: [message], totalCount: 1, unreadCount: 1 }])
    expect((await inbox('admin')).totalCount).toBe(0)

    const mine = (await inbox('clerk')).nodes[0].id
    const read = (who: string) => ask(who, 'mutation ($id: ID!) { readMessage(id: $id) { readAt } }', { id: mine })
    expect(refusal(await read('inspector'))).toBe('NOT_FOUND NOT_FOUND ')
    expect((await read('clerk')).data.readMessage.readAt).not.toBeNull()
    expect((await inbox('clerk')).unreadCount).toBe(0)
    expect((await ask('inspector', 'mutation { readAllMessages }')).data.readAllMessages).toBe(1)
    expect((await ask('inspector', '{ inbox(unread: true) { totalCount } }')).data.inbox.totalCount).toBe(0)
  })

  test('whoever may not read it any more hears nothing, and the run says so', async () => {
    const reportId = await save('planner')
    await share('planner', reportId, { sharing: 'MUNICIPALITY' })
    const { id } = (await set('planner', { reportId, accounts: [as['clerk']!.account.username] })).data.setSchedule
    await share('planner', reportId, { sharing: 'PRIVATE' })
    await dueAt(id, '2026-11-25T00:00:00Z')
    await runDue(database.databases, new Date('2026-11-25T00:00:05Z'), house)
    expect((await inbox('clerk')).totalCount).toBe(0)
    expect(await runs('planner')).toMatchObject([{ state: 'DONE', problems: [{ code: 'UNKNOWN_ID', path: ['accounts', '0'] }] }])
  })
})

describe('a run that fails', () => {
  const failing = async (spoil: (ids: { reportId: string; owner: Who }) => Promise<unknown>) => {
    const owner = (as['leaver'] = await make.signedIn('PLANNER', 1671))
    const reportId = await save('leaver', 'Gagal')
    await share('leaver', reportId, { sharing: 'MUNICIPALITY' })
    const { id } = (await set('leaver', { reportId, channels: ['IN_APP', 'E_MAIL'], accounts: [as['clerk']!.account.username], addresses: ['a@b.id'] })).data.setSchedule
    await spoil({ reportId, owner })
    await dueAt(id, '2026-11-25T00:00:00Z')
    await runDue(database.databases, new Date('2026-11-25T00:00:05Z'), house)
    return (await runs('admin', '(failed: true)')).map(({ state, problems, rowCount }: { state: string; problems: object[]; rowCount: null }) => ({ state, problems, rowCount }))
  }

  test('because its owner may not sign in any more is seen by who looks after accounts, and told', async () => {
    const found = await failing(({ owner }) => database.owner.query('update account set disabled_at = $2 where id = $1', [owner.account.id, '2026-11-01T00:00:00Z']))
    expect(found).toEqual([{ state: 'FAILED', problems: [{ code: 'OWNER_GONE', path: ['owner'] }], rowCount: null }])
    expect((await inbox('clerk')).nodes).toMatchObject([{ kind: 'REPORT_FAILED', detail: { codes: ['OWNER_GONE'] } }])
    expect(await mails()).toEqual([])
    expect(await runs('planner')).toEqual([])
    expect((await runs('planner of 8272'))).toEqual([])
  })

  test('because its owner has another role now', async () => {
    const found = await failing(({ owner }) => database.owner.query("update account_role set role = 'EMPLOYEE' where account_id = $1", [owner.account.id]))
    expect(found).toEqual([{ state: 'FAILED', problems: [{ code: 'FORBIDDEN', path: ['owner'] }], rowCount: null }])
  })

  test('because a role of its owner has ended', async () => {
    const found = await failing(({ owner }) => database.owner.query("update account_role set valid_to = '2026-11-25' where account_id = $1", [owner.account.id]))
    expect(found).toEqual([{ state: 'FAILED', problems: [{ code: 'FORBIDDEN', path: ['owner'] }], rowCount: null }])
  })

  test('because the catalogue has lost its measure', async () => {
    const found = await failing(({ reportId }) => database.owner.query(`update saved_report_version set document = jsonb_set(document, '{query,measures}', '["LOST"]') where report_id = $1`, [reportId]))
    expect(found).toEqual([{ state: 'FAILED', problems: [{ code: 'UNKNOWN_MEASURE', path: ['measures', '0'] }], rowCount: null }])
    expect(await runs('leaver')).toMatchObject([{ state: 'FAILED' }])
    expect((await inbox('leaver')).nodes).toMatchObject([{ kind: 'REPORT_FAILED' }])
  })

  test('because its server ended in the middle', async () => {
    const { id } = (await set('planner', { reportId: await save('planner') })).data.setSchedule
    await database.owner.query(
      `insert into report_run (municipality_id, id, schedule_id, report_id, due_at, account_id, started_at)
        select municipality_id, gen_random_uuid(), id, report_id, '2026-11-25T00:00:00Z', owner_id, '2026-11-25T00:00:01Z' from report_schedule where id = $1`,
      [id],
    )
    await endInterrupted(database.databases, new Date('2026-11-25T00:10:00Z'))
    expect(await runs('planner')).toMatchObject([{ state: 'RUNNING' }])
    await endInterrupted(database.databases, new Date('2026-11-25T00:16:00Z'))
    expect(await runs('planner')).toMatchObject([{ state: 'FAILED', problems: [{ code: 'INTERNAL', path: ['run'] }] }])
  })

  test('does not keep the others from running', async () => {
    const bad = (await set('planner', { reportId: await save('planner', 'Rusak') })).data.setSchedule
    const good = (await set('inspector', { reportId: await save('inspector', 'Baik') })).data.setSchedule
    await database.owner.query(`update saved_report_version set document = jsonb_set(document, '{query,measures}', '["LOST"]') where document->>'title' = 'Rusak'`)
    for (const { id } of [bad, good]) await dueAt(id, '2026-11-25T00:00:00Z')
    expect(await runDue(database.databases, new Date('2026-11-25T00:00:05Z'), house)).toBe(2)
    expect([(await runs('planner'))[0].state, (await runs('inspector'))[0].state]).toEqual(['FAILED', 'DONE'])
  })
})

test('row-level security alone keeps schedules, runs, messages and letters of other municipalities', async () => {
  const { id } = (await set('planner', { reportId: await save('planner'), channels: ['E_MAIL'], addresses: ['a@b.id'] })).data.setSchedule
  await dueAt(id, '2026-11-25T00:00:00Z')
  await runDue(database.databases, new Date('2026-11-25T00:00:05Z'), house)
  for (const table of ['report_schedule', 'report_run', 'inbox_message', 'outbox_mail', 'saved_report', 'saved_report_version']) {
    const count = async (municipality: number) => (await database.databases.sqlOf({ municipalities: [municipality] }).query(`select count(*)::int as n from ${table}`)).rows[0].n
    expect([table, await count(1671), await count(8272)]).toEqual([table, 1, 0])
  }
})
