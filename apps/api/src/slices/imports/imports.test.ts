import path from 'node:path'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { makeRows } from '../../testing/make'
import { importFile } from './import-file'
import { undoJob } from './undo'

const file = path.join(import.meta.dirname ?? __dirname, '../../../seed/palembang-revenue.csv')
jest.setTimeout(300_000) // every file starts a thread of its own
let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(() => database.drop())

test('the published revenue of Palembang comes in whole, and a second time changes nothing', async () => {
  const make = makeRows(database.owner)
  await make.municipality({ id: 1671, name: 'Kota Palembang' })
  await make.agency({ municipality_id: 1671, code: 'BAPENDA', name: 'Badan Pendapatan Daerah' })
  const job = await importFile({
    databases: database.databases,
    municipalityId: 1671,
    kind: 'OBSERVATIONS',
    file,
    verify: true,
    accountId: null,
  })
  expect(job).toMatchObject({ status: 'APPLIED', rowCount: 39, newCount: 39, badCount: 0 })
  const { rows } = await database.owner.query(
    'select valid_from::text, value from target_revision v join target t on t.id = v.target_id join indicator i on i.id = t.indicator_id where i.code = $1 order by 1',
    ['PAD-PAJAK-HOTEL'],
  )
  expect(rows).toEqual([
    { valid_from: '2023-06-27', value: '75000000000.000000' },
    { valid_from: '2023-12-05', value: '54000000000.000000' },
  ])
  const again = await importFile({
    databases: database.databases,
    municipalityId: 1671,
    kind: 'OBSERVATIONS',
    file,
    verify: true,
    accountId: null,
  })
  expect(again).toMatchObject({ status: 'APPLIED', newCount: 0, changedCount: 0, unchangedCount: 39 })
  const before = await digest()
  await undoJob(database.databases, job, { accountId: null })
  expect((await database.owner.query('select count(*)::int n from observation where withdrawn_at is null')).rows[0].n).toBe(0)
  expect((await database.owner.query('select count(*)::int n from indicator where withdrawn_at is null')).rows[0].n).toBe(0)
  const back = await importFile({
    databases: database.databases,
    municipalityId: 1671,
    kind: 'OBSERVATIONS',
    file,
    verify: true,
    accountId: null,
  })
  expect(back).toMatchObject({ status: 'APPLIED', newCount: 39 })
  expect(await digest()).toEqual(before)
  await undoJob(database.databases, back, { accountId: null })
  expect((await database.owner.query('select count(*)::int n from target where withdrawn_at is null')).rows[0].n).toBe(0)
})

/** What reports read, without ids and instants. */
const digest = async () =>
  (
    await database.owner
      .query(`select i.code, i.name, w.code whole, t.period, v.valid_from::text, v.value, null observed_on, null state, null printed from target_revision v join target t on t.id = v.target_id join indicator i on i.id = t.indicator_id left join indicator w on w.id = i.part_of_id
      where v.withdrawn_at is null and t.withdrawn_at is null and i.withdrawn_at is null
      union all select i.code, null, null, t.period, null, o.value, o.observed_on::text, o.state::text, o.printed_achievement from observation o join target t on t.id = o.target_id join indicator i on i.id = t.indicator_id
      where o.withdrawn_at is null and o.successor_state is null order by 1, 4, 5, 7`)
  ).rows
