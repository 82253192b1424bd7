import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import type { Server } from '../../server'

let database: TestDatabase
let server: Server
let admin: Session

const ask = async (query: Record<string, unknown>, as = admin) => {
  const { body } = await execute(
    server,
    `query ($query: ReportQueryInput!) { report(query: $query) {
      columns { key label measure unit format isTotal members { id label } }
      rows { kind members { id label level } values exact notes { code path indicators printed recomputed } }
      pageInfo { endCursor hasNextPage } rowCount truncated coverage { expected reported onTime late missing } notes { code indicators } asOf queryHash period { from to }
    } }`,
    { query },
    as,
  )
  return body
}

beforeAll(async () => {
  database = await cloneDatabase()
  server = await serve(database)
  const make = makeRows(database.owner)
  await make.municipality({ id: 1671 })
  const health = await make.agency({ municipality_id: 1671, code: 'DINKES' })
  const revenue = await make.agency({ municipality_id: 1671, code: 'BAPENDA' })
  const permits = await make.indicator({ municipality_id: 1671, code: 'IZIN' })
  for (const [agency, value] of [[health, '30'], [revenue, '50']] as const) {
    for (const month of ['01', '02', '03']) {
      const target = await make.target({ municipality_id: 1671, indicator_id: permits.id, agency_id: agency.id, period: `2026-${month}`, period_from: `2026-${month}-01`, period_to: `2026-${month}-28`, value: '40' })
      await make.observation({ target, observed_on: `2026-${month}-20`, value, state: 'VERIFIED' })
    }
  }
  admin = await make.signedIn('ADMIN', 1671)
})
afterAll(async () => {
  await server?.app.close()
  await database?.drop()
})

test('achievement by agency and quarter, with totals judged at their own grain', async () => {
  const { data, errors } = await ask({ measures: ['ACHIEVEMENT', 'TARGET', 'ACTUAL', 'INDICATOR_COUNT', 'SHARE_ON_TARGET', 'EXPECTED'], rows: [{ by: 'AGENCY', level: 1 }, { by: 'PERIOD', grain: 'MONTH' }], period: { fixed: '2026-Q1' }, totals: ['GRAND', 'SUBTOTALS'] })
  expect(errors).toBeUndefined()
  console.log(JSON.stringify(data, null, 1).slice(0, 6000))
})
