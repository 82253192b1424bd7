/** docs/recipes/send-the-letters.md as a mailer does it. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import type { Server } from '../../server'
import { runDue } from './run'

const recipe = readFileSync(path.join(__dirname, '../../../../../docs/recipes/send-the-letters.md'), 'utf8')
const [take, settle] = /```sql\n([\s\S]*?)```/.exec(recipe)![1]!.split('\n').flatMap((line) => (/^(SELECT|UPDATE)/.test(line) ? [line.split(';')[0]!] : []))
let database: TestDatabase
let server: Server
beforeAll(async () => {
  database = await cloneDatabase()
  server = await serve(database)
})
afterAll(async () => {
  await server?.app.close()
  await database?.drop()
})

test('letters are taken from the table and settled; a second mailer skips what the first holds', async () => {
  const make = makeRows(database.owner)
  await make.municipality({ id: 1671 })
  await make.agency({ municipality_id: 1671 })
  const planner = await make.signedIn('PLANNER', 1671)
  const query = { measures: ['ACTUAL'], rows: [{ by: 'AGENCY', level: 1 }], period: { fixed: '2026' } }
  const reportId = (await execute(server, 'mutation ($draft: SavedReportDraft!) { saveReport(draft: $draft) { id } }', { draft: { title: 'Izin', query } }, planner)).body.data.saveReport.id
  const schedule = { reportId, cron: '0 7 * * *', channels: ['E_MAIL'], addresses: ['sekda@palembang.example', 'asisten@palembang.example'] }
  await execute(server, 'mutation ($schedule: ReportScheduleDraft!) { setSchedule(schedule: $schedule) { id } }', { schedule }, planner)
  await database.owner.query("update report_schedule set next_run_at = '2026-11-25T00:00:00Z'")
  await runDue(database.databases, new Date('2026-11-25T00:00:05Z'), { home: 'https://tolok.example' })

  const [first, second] = await Promise.all([database.databases.pools.app.connect(), database.databases.pools.app.connect()])
  for (const mailer of [first, second]) await mailer.query("begin; set local app.municipalities = '-1'")
  const letters = (await first.query<{ municipality_id: number; id: string; address: string }>(take!)).rows
  expect(letters.map(({ address }) => address)).toEqual(schedule.addresses)
  expect((await second.query(take!)).rows).toEqual([])
  for (const { municipality_id, id } of letters) await first.query(settle!, [municipality_id, id])
  for (const mailer of [first, second]) await mailer.query('commit').then(() => mailer.release(true))
  expect((await database.owner.query('select state from outbox_mail')).rows).toEqual([{ state: 'SENT' }, { state: 'SENT' }])
})
