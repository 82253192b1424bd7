import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { makeRows } from '../../testing/make'
import { markImport, markMunicipality, markObservation, markTarget } from '.'

let database: TestDatabase
let make: ReturnType<typeof makeRows>
let dinkes: { id: string }
let bappeda: { id: string }
let permits: { id: string }
let visits: { id: string }
const job = '01890000-0000-7000-8000-00000000000a'
const scope = { actor: { accountId: 'someone', roles: [] }, municipalities: [1671], at: new Date() }

beforeAll(async () => {
  database = await cloneDatabase()
  make = makeRows(database.owner)
  for (const id of [1671, 1708]) await make.municipality({ id })
  dinkes = await make.agency({ municipality_id: 1671, code: 'DINKES' })
  bappeda = await make.agency({ municipality_id: 1671, code: 'BAPPEDA' })
  permits = await make.indicator({ municipality_id: 1671, code: 'IZIN' })
  visits = await make.indicator({ municipality_id: 1671, code: 'KUNJUNGAN' })
})
beforeEach(() => database.owner.query('delete from report_mark'))
afterAll(() => database?.drop())

const marked = async () => (await database.owner.query<{ agency: string | null; indicator: string | null }>(
  `select a.code as agency, i.code as indicator from report_mark k left join agency a on a.municipality_id = k.municipality_id and a.id = k.agency_id
    left join indicator i on i.municipality_id = k.municipality_id and i.id = k.indicator_id order by 1, 2`)).rows.map(({ agency, indicator }) => `${agency} ${indicator}`)
const app = () => database.databases.sqlOf({ municipalities: [1671] })

test('an observation marks its agency and indicator, and everything of a municipality can be marked', async () => {
  await markObservation(scope, app(), { municipalityId: 1671, agencyId: dinkes.id, indicatorId: permits.id })
  await markMunicipality(scope, app(), 1671)
  expect(await marked()).toEqual(['DINKES IZIN', 'null null'])
})

test('nobody marks another municipality, and only a fold takes marks away', async () => {
  await expect(markMunicipality(scope, app(), 1708)).rejects.toThrow(/row-level security/)
  await markMunicipality(scope, app(), 1671)
  await expect(app().query('delete from report_mark')).rejects.toThrow(/permission denied/)
  await expect(app().query("insert into report_fold (municipality_id, through_day, time_zone, report_deadline_days) values (1671, '2026-01-01', 'Asia/Jakarta', 1)")).rejects.toThrow(/permission denied/)
  expect((await database.databases.reportOf({ municipalities: [1708] }).query('select from report_mark')).rowCount).toBe(0)
  expect((await database.databases.reportOf({ municipalities: [1671] }).query('select from report_mark')).rowCount).toBe(1)
})

test('a target marks every agency where that person has targets of the indicator', async () => {
  const rina = await make.employee({ municipality_id: 1671, name: 'Rina' })
  const held = await make.assignment({ municipality_id: 1671, employee_id: rina.id, agency_id: dinkes.id })
  await make.target({ municipality_id: 1671, indicator_id: visits.id, agency_id: dinkes.id, assignment_id: held.id, period: '2025', period_from: '2025-01-01', period_to: '2025-12-31' })
  const moved = await make.target({ municipality_id: 1671, indicator_id: visits.id, agency_id: bappeda.id, assignment_id: held.id })
  await markTarget(scope, app(), 1671, moved.id)
  expect(await marked()).toEqual(['BAPPEDA KUNJUNGAN', 'DINKES KUNJUNGAN'])
})

test('an import marks what its rows, and the rows it changed, have a part in; nothing else', async () => {
  const importer = database.databases.importOf({ municipalities: [1671] })
  await database.owner.query("insert into import_job (municipality_id, id, kind, status, file_name, file_hash) values (1671, $1, 'OBSERVATIONS', 'APPLIED', 'a.csv', 'x')", [job])
  const target = await make.target({ municipality_id: 1671, indicator_id: permits.id, agency_id: dinkes.id })
  await markImport(importer, 1671, job)
  expect(await marked()).toEqual([])
  const { id } = await make.observation({ target, observed_on: '2026-01-20', value: '10', state: 'VERIFIED' })
  await database.owner.query('update observation set import_job_id = $1 where id = $2', [job, id])
  await markImport(importer, 1671, job)
  expect(await marked()).toEqual(['DINKES IZIN'])
  // The rules of an indicator that it changed: everyone who is measured by it.
  await database.owner.query("insert into import_change (municipality_id, job_id, object_type, object_id, before, after) values (1671, $1, 'indicator', $2, '{}', '{}')", [job, visits.id])
  await database.owner.query('delete from report_mark')
  await markImport(importer, 1671, job)
  expect(await marked()).toEqual(['BAPPEDA KUNJUNGAN', 'DINKES IZIN', 'DINKES KUNJUNGAN'])
})
