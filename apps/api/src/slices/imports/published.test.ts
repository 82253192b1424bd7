import { readFileSync } from 'node:fs'
import path from 'node:path'
import { exactly, hundred, multiply, ratioOf, roundHalfUp, toText } from '@tolok/domain'
import { parse } from 'csv-parse/sync'
import type { Server } from '../../server'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import { importFile, undoJob } from './index'

jest.setTimeout(300_000) // every file starts a thread of its own
const file = path.join(import.meta.dirname ?? __dirname, '../../../seed/palembang-revenue.csv')
let database: TestDatabase
let server: Server
let admin: Session
beforeAll(async () => {
  database = await cloneDatabase()
  const make = makeRows(database.owner)
  await make.municipality({ id: 1671, name: 'Kota Palembang' })
  await make.agency({ municipality_id: 1671, code: 'BAPENDA', name: 'Badan Pendapatan Daerah' })
  admin = await make.signedIn('ADMIN', 1671)
  server = await serve(database)
})
afterAll(async () => {
  await server.app.close()
  await database.drop()
})

const bring = () => importFile({ databases: database.databases, municipalityId: 1671, kind: 'OBSERVATIONS', file, verify: true, accountId: null })

const report = async (rows: object[], measures: string[], from = '2023', to = '2025') => {
  const { body } = await execute(
    server,
    `query Report($query: ReportQueryInput!) { report(query: $query) { rows { kind members { id label } exact notes { code } } notes { code } } }`,
    { query: { measures, rows, period: { from, to } } },
    admin,
  )
  if (body.errors) throw new Error(JSON.stringify(body.errors))
  return body.data.report as { rows: { members: { id: string; label: string }[]; exact: (string | null)[]; notes: { code: string }[] }[] }
}
/** Each year by itself: days of five years at once are more than a report answers. */
const perTaxAndDay = async () => {
  const years = []
  for (const year of ['2021', '2023', '2024', '2025']) {
    const { rows } = await report([{ by: 'INDICATOR' }, { by: 'PERIOD', grain: 'DAY' }], ['ACHIEVEMENT'], year, year)
    years.push(...rows.filter(({ exact }) => exact[0] != null))
  }
  return years
}

type Printed = { year: string; as_of: string; indicator: string; target: string; actual: string }
const lastDays: Record<string, string> = { '2024-02': '2024-02-29' }

test('every printed row is in the report, judged anew; undone it is gone, brought again it is the same', async () => {
  const first = await bring()
  const printed = parse(readFileSync(file), { columns: true }) as Printed[]
  const answer = await perTaxAndDay()
  const found = new Map(answer.map(({ members, exact }) => [`${members[0]!.label} ${members[1]!.id}`, exact[0]]))
  const plain = (text: string) => exactly(text.replace(/\.0$/, ''))
  for (const row of printed) {
    const percent = multiply(ratioOf(plain(row.actual), plain(row.target))!, hundred)
    const achievement = found.get(`${row.indicator} ${lastDays[row.as_of] ?? row.as_of}`)
    expect({ row: `${row.indicator} ${row.as_of}`, achievement: achievement && toText(roundHalfUp(exactly(achievement), 2)) }).toEqual({
      row: `${row.indicator} ${row.as_of}`,
      achievement: toText(roundHalfUp(percent, 2)),
    })
  }

  await undoJob(database.databases, first, { accountId: null })
  expect(await perTaxAndDay()).toEqual([])
  const again = await bring()
  expect(await perTaxAndDay()).toEqual(answer)
  await undoJob(database.databases, again, { accountId: null })
  expect(await perTaxAndDay()).toEqual([])
})

test('a tax and the total it is in are never counted together', async () => {
  const job = await bring()
  const year = await report([{ by: 'PERIOD', grain: 'YEAR' }], ['ACTUAL'])
  // Of 2023 the whole revenue was printed: it alone counts.
  expect(year.rows.find(({ members }) => members[0]!.id === '2023')?.exact).toEqual(['1115000000000'])
  await undoJob(database.databases, job, { accountId: null })
})
