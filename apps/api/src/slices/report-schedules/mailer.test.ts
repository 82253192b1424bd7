/** docs/recipes/send-the-letters.md as a mailer does it. */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import type { Server } from '../../server'
import { runDue } from './run'

const recipe = readFileSync(path.join(__dirname, '../../../../../docs/recipes/send-the-letters.md'), 'utf8')
const program = /```js file=mailer.mjs\n([\s\S]*?)```/.exec(recipe)![1]!
const root = path.join(__dirname, '../../../../..')
/** Read from the folder that the recipe's reader stands in, so that it finds what it imports. */
const mail = async (written = program) =>
  (await promisify(execFile)(process.execPath, ['--input-type=module', '-e', written], { cwd: root, env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: database.ownerUrl } })).stdout
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

test('letters are sent once each, by however many mailers; what the mail server refuses is settled as that', async () => {
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

  const slowly = program.replace('async function send(', "const wait = () => new Promise((resolve) => setTimeout(resolve, 500))\nasync function send(").replace('  console.log(', '  await wait()\n  console.log(')
  const both = (await Promise.all([mail(slowly), mail(slowly)])).join('')
  expect(both.trim().split('\n').map((line) => line.split(':')[0]).sort()).toEqual([...schedule.addresses].sort())
  const states = async () => (await database.owner.query('select state from outbox_mail')).rows
  expect(await states()).toEqual([{ state: 'SENT' }, { state: 'SENT' }])
  expect(await mail()).toBe('')

  await database.owner.query("update outbox_mail set state = 'WAITING'")
  await mail(program.replace('  console.log(', "  throw new Error('refused')\n  console.log("))
  expect(await states()).toEqual([{ state: 'FAILED' }, { state: 'FAILED' }])
})
