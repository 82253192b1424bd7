import { draftOf, readDashboardTiles, readReportShape } from '@tolok/domain'
import { declaredReports, declareReportIds } from '../../src/platform/report-ids'
import { slices } from '../../src/slices'
import { answerReport } from '../../src/slices/reports'
import { documentOf, readyReports } from '../../src/slices/saved-reports'
import type { TestDatabase } from '../../src/testing/database'
import { cloneDemonstration } from '../../src/testing/demonstration'
import { demonstration } from './setting'

jest.setTimeout(240_000) // the whole demonstration
let database: TestDatabase

beforeAll(async () => {
  declareReportIds(slices)
  database = await cloneDemonstration()
})
afterAll(() => database?.drop())

const figures = async (document: unknown) => {
  const read = readReportShape(document)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const actor = { accountId: 'x', roles: [{ role: 'ADMIN', municipalityId: 1671, agencyId: null, employeeId: null } as const] }
  const at = new Date(demonstration.now)
  const { rows } = await answerReport({ actor, municipalities: [1671], at }, database.databases, declaredReports(), draftOf(read.value.query))
  return rows.flatMap(({ exact }) => exact).filter((figure) => figure !== null).length
}

test('every report that was kept answers with figures', async () => {
  const { rows } = await database.owner.query<{ document: { title: string } }>('SELECT document FROM saved_report_version')
  expect(rows).toHaveLength(7)
  for (const { document } of rows) expect([document.title, (await figures(document)) > 0]).toEqual([document.title, true])
})

test('every ready report that is for Palembang answers with figures', async () => {
  const own = readyReports.filter(({ of }) => of === 'ALL' || (typeof of !== 'string' && of.includes(1671)))
  expect(own).toHaveLength(14)
  for (const ready of own) expect([ready.code, (await figures(documentOf(ready))) > 0]).toEqual([ready.code, true])
})

test('the dashboard stands on reports that are there, and the schedule is due on the first of November at seven', async () => {
  const { rows } = await database.owner.query<{ tiles: unknown }>('SELECT tiles FROM dashboard')
  const tiles = readDashboardTiles(rows[0]!.tiles)
  const ids = (await database.owner.query<{ id: string }>('SELECT id FROM saved_report')).rows.map(({ id }) => id)
  expect(tiles.ok && tiles.value.map(({ reportId }) => ids.includes(reportId))).toEqual([true, true, true, true])
  expect((await database.owner.query<{ at: Date }>('SELECT next_run_at AS at FROM report_schedule')).rows).toEqual([{ at: new Date('2026-11-01T00:00:00Z') }])
})
