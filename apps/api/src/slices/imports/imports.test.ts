import path from 'node:path'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { makeRows } from '../../testing/make'
import { importFile } from './import-file'

const file = path.join(import.meta.dirname ?? __dirname, '../../../seed/palembang-revenue.csv')
let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(() => database.drop())

test('the published revenue of Palembang comes in whole, and a second time changes nothing', async () => {
  const make = makeRows(database.owner)
  await make.municipality({ id: 1671, name: 'Kota Palembang' })
  await make.agency({ municipality_id: 1671, code: 'BAPENDA', name: 'Badan Pendapatan Daerah' })
  const job = await importFile({ databases: database.databases, municipalityId: 1671, kind: 'OBSERVATIONS', file, verify: true, accountId: null })
  expect(job).toMatchObject({ status: 'APPLIED', rowCount: 39, newCount: 39, badCount: 0 })
  const { rows } = await database.owner.query('select valid_from::text, value from target_revision v join target t on t.id = v.target_id join indicator i on i.id = t.indicator_id where i.code = $1 order by 1', ['PAD-PAJAK-HOTEL'])
  expect(rows).toEqual([{ valid_from: '2023-06-27', value: '75000000000.000000' }, { valid_from: '2023-12-05', value: '54000000000.000000' }])
  const again = await importFile({ databases: database.databases, municipalityId: 1671, kind: 'OBSERVATIONS', file, verify: true, accountId: null })
  expect(again).toMatchObject({ status: 'APPLIED', newCount: 0, changedCount: 0, unchangedCount: 39 })
})
