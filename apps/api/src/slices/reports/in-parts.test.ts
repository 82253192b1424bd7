import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { makeRows } from '../../testing/make'
import { partsOf, rowsInParts } from './in-parts'
import type { ReportScope } from './report-scope'
import { inSnapshot, type Snapshot } from './snapshot'

const towns = [1371, 1671, 1708, 8272]
const whole: ReportScope = { municipalities: 'ALL', parts: null }
let database: TestDatabase

beforeAll(async () => {
  database = await cloneDatabase()
  const make = makeRows(database.owner)
  for (const id of towns) await make.municipality({ id })
  await database.owner.query(`alter role tolok_report in database ${new URL(database.ownerUrl).pathname.slice(1)} set statement_timeout = '900ms'`)
})
afterAll(() => database?.drop())

const pool = () => database.databases.reportOf({ municipalities: 'ALL' })
const estimated = async (facts: number, scope: ReportScope) => {
  await database.owner.query("update pg_class set reltuples = $1 where oid = 'observation'::regclass", [facts])
  return (await inSnapshot(pool(), (snapshot) => partsOf(snapshot, scope))).map(({ municipalities }) => municipalities)
}

test('a scope is divided by municipalities, as far as there are facts for it', async () => {
  expect(await estimated(299_999, whole)).toEqual(['ALL'])
  expect(await estimated(300_000, whole)).toEqual([[1371, 1708], [1671, 8272]])
  expect(await estimated(60_000_000, whole)).toEqual([[1371], [1671], [1708], [8272]])
  expect(await estimated(60_000_000, { ...whole, municipalities: [8272, 1371] })).toEqual([[1371], [8272]])
  expect(await estimated(60_000_000, { ...whole, municipalities: [1671] })).toEqual([[1671]])
  expect(await estimated(-1, whole)).toEqual(['ALL']) // never analysed
})

test('parts are counted in turn by two connections that see the same, within the time of one statement', async () => {
  const slept = async (parts: number, seconds: number) =>
    inSnapshot(pool(), (snapshot) =>
      rowsInParts(snapshot, pool(), Array<ReportScope>(parts).fill(whole), async (connection: Snapshot) => (await connection.query<{ backend: number; sees: string }>('select pg_backend_pid() as backend, pg_current_snapshot()::text as sees, pg_sleep($1)', [seconds])).rows),
    )
  const rows = await slept(4, 0.1)
  expect([rows.length, new Set(rows.map(({ backend }) => backend)).size, new Set(rows.map(({ sees }) => sees)).size]).toEqual([4, 2, 1])
  await expect(slept(8, 0.4)).rejects.toMatchObject({ code: '57014' })
})
