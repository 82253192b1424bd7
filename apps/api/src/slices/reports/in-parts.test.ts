import { openDatabases } from '../../platform/database'
import { catalogue, scopeOf } from '../../testing/asking'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { makeRows } from '../../testing/make'
import { partsOf, rowsInParts } from './in-parts'
import { answerReport } from './report.store'
import type { ReportScope } from './report-scope'
import { inSnapshot, type Snapshot } from './snapshot'

const towns = [1371, 1671, 1708, 8272]
const whole: ReportScope = { municipalities: 'ALL', parts: null }
let database: TestDatabase

beforeAll(async () => {
  database = await cloneDatabase()
  const make = makeRows(database.owner)
  for (const id of towns) await make.municipality({ id })
  // Agencies and indicators beside a first of each, all due every month: 60 groups in the one town, 99,972 in the other.
  for (const [municipality_id, agencies, indicators] of [[1371, 2, 2], [1671, 70, 119]] as const) {
    const [agency, indicator] = [await make.agency({ municipality_id }), await make.indicator({ municipality_id, cadence: 'MONTH' })]
    const target = await make.target({ municipality_id, indicator_id: indicator.id, agency_id: agency.id, period: '2025', period_from: '2025-01-01', period_to: '2025-12-31' })
    await database.owner.query(
      `with a as (insert into agency (municipality_id, id, code, name, kind, opened_on) select $1, gen_random_uuid(), 'A' || n, 'Dinas ' || n, 'DINAS', '2020-01-01' from generate_series(1, $4::int) n returning id),
        i as (insert into indicator select (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'code', 'I' || n))).* from indicator i, generate_series(1, $5::int) n where i.id = $2 returning id)
      insert into target select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'agency_id', a.id, 'subject_id', a.id, 'indicator_id', i.id))).* from target t, a, i where t.id = $3`,
      [municipality_id, indicator.id, target.id, agencies, indicators],
    )
  }
}, 60_000)
afterAll(() => database?.drop())

const estimated = async (facts: number, scope: ReportScope) => {
  await database.owner.query("update pg_class set reltuples = $1 where oid = 'observation'::regclass", [facts])
  return (await inSnapshot(database.databases.reportOf(whole), (snapshot) => partsOf(snapshot, scope))).map(({ municipalities }) => municipalities)
}

test('a scope is divided by municipalities, as far as there are facts for it', async () => {
  expect(await estimated(299_999, whole)).toEqual(['ALL'])
  expect(await estimated(300_000, whole)).toEqual([[1371, 1708], [1671, 8272]])
  expect(await estimated(60_000_000, whole)).toEqual([[1371], [1671], [1708], [8272]])
  expect(await estimated(60_000_000, { ...whole, municipalities: [8272, 1371] })).toEqual([[1371], [8272]])
  expect(await estimated(60_000_000, { ...whole, municipalities: [1671] })).toEqual([[1671]])
  expect(await estimated(-1, whole)).toEqual(['ALL']) // never analysed
})

test('the ceiling of groups is one for all parts', async () => {
  const draft = { measures: ['EXPECTED'], rows: [{ by: 'AGENCY' }, { by: 'INDICATOR' }, { by: 'PERIOD', grain: 'MONTH' }], period: { fixed: '2025' } }
  const counted = async (facts: number, municipalities = towns) => {
    await estimated(facts, whole)
    return answerReport(scopeOf(municipalities), database.databases, catalogue, draft, { fromFacts: true }).then(({ rowCount }) => rowCount, (refusal: { problems?: unknown }) => refusal.problems ?? refusal)
  }
  expect(await counted(60_000_000, towns.slice(0, 1))).toBe(60)
  expect(await counted(0)).toEqual([{ code: 'TOO_MANY_GROUPS', path: [], most: 100_000, count: 100_032 }])
  expect(await counted(60_000_000)).toEqual([{ code: 'TOO_MANY_GROUPS', path: [], most: 100_000, count: 100_032, estimated: true }])
})

test('parts are counted in turn by two connections that see the same, within the time of one statement', async () => {
  await database.owner.query(`alter role tolok_report in database ${new URL(database.ownerUrl).pathname.slice(1)} set statement_timeout = '3s'`)
  const hurried = openDatabases(database.ownerUrl)
  const slept = async (parts: number, seconds: number) =>
    inSnapshot(hurried.reportOf(whole), (snapshot, spare) =>
      rowsInParts(snapshot, spare, Array<ReportScope>(parts).fill(whole), async (connection: Snapshot) => (await connection.query<{ backend: number; sees: string }>('select pg_backend_pid() as backend, pg_current_snapshot()::text as sees, pg_sleep($1)', [seconds])).rows),
    )
  try {
    const rows = await slept(4, 0.1)
    expect([rows.length, new Set(rows.map(({ backend }) => backend)).size, new Set(rows.map(({ sees }) => sees)).size]).toEqual([4, 2, 1])
    await expect(slept(8, 0.9)).rejects.toMatchObject({ code: '57014' })
  } finally {
    await hurried.close()
  }
})
