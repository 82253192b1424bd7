import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { v7 as uuid } from 'uuid'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { makeRows } from '../../testing/make'
import { createJob } from './import-file'
import { findJob, moveJob } from './import-job'
import { holdingJob } from './hold'
import { applyJob, importFile, previewFile, undoJob } from './index'
import { readJob } from './reading'
import { fileOf, openPlace, recoverJobs } from './running'

jest.setTimeout(300_000) // every file starts a thread of its own
const municipalityId = 1708
let database: TestDatabase
let make: ReturnType<typeof makeRows>
beforeEach(async () => {
  database = await cloneDatabase()
  make = makeRows(database.owner)
  await make.municipality({ id: municipalityId })
  await make.municipality({ id: 1671 })
  const agency = await make.agency({ municipality_id: municipalityId, code: 'DINKES', name: 'Dinas Kesehatan' })
  const count = await make.indicator({ municipality_id: municipalityId, code: 'KES-01', name: 'Kasus' })
  const ratio = await make.indicator({
    municipality_id: municipalityId,
    code: 'KES-02',
    name: 'Cakupan',
    type: 'RATIO',
    over_subjects: 'RATIO',
  })
  await make.target({ municipality_id: municipalityId, indicator_id: count.id, agency_id: agency.id, value: '50' })
  await make.target({ municipality_id: municipalityId, indicator_id: ratio.id, agency_id: agency.id, value: '90' })
})
afterEach(() => database.drop())

const folder = mkdtempSync(path.join(tmpdir(), 'tolok-observations-'))
let number = 0
const write = (lines: string[]): string => {
  const file = path.join(folder, `${++number}.csv`)
  writeFileSync(file, lines.join('\n'))
  return file
}
const header = 'kode_indikator,unit_kerja,tanggal,realisasi'
const order = (lines: string[], verify = true) => ({
  municipalityId,
  kind: 'OBSERVATIONS' as const,
  file: write(lines),
  verify,
  accountId: null,
})
const bring = (lines: string[], verify = true) => importFile({ databases: database.databases, ...order(lines, verify) })
const query = async (text: string) => (await database.owner.query(text)).rows
const problemsOf = async ({ id }: { id: string }) =>
  (await query(`select row_number "row", problems || findings as problems from import_row where job_id = '${id}' order by 1`)).flatMap(
    ({ row, problems }) => problems.map((one: { code: string; field: string }) => `${row} ${one.field} ${one.code}`),
  )

/** What reports of today read: the figures that stand, their state, their dated states, and targets' figures. */
const standing = () =>
  query(`select i.code, o.observed_on::text as day, o.value, o.numerator, o.denominator, o.state, (select string_agg(s.state::text, ' ' order by s.recorded_at, s.id) from observation_state s where s.observation_id = o.id) states
      from observation o join indicator i on i.id = o.indicator_id where o.withdrawn_at is null and o.successor_state is null
    union all select i.code, v.valid_from::text, v.value, null, null, null, 'target' from target_revision v join target t on t.id = v.target_id join indicator i on i.id = t.indicator_id where v.withdrawn_at is null and t.withdrawn_at is null
    order by 1, 2, 7`)

test('a changed figure supersedes the one before; undoing gives that one back; undoing the older one first is refused with a list', async () => {
  const first = await bring([header, 'KES-01,DINKES,2026-03-31,41', 'KES-01,DINKES,2026-04-30,7'], false)
  const before = await standing()
  expect(before.filter(({ day }) => day === '2026-03-31')).toMatchObject([{ value: '41.000000', state: 'SUBMITTED', states: 'SUBMITTED' }])

  const second = await bring([header, 'KES-01,DINKES,2026-03-31,42', 'KES-01,DINKES,2026-04-30,7'])
  expect(second).toMatchObject({ status: 'APPLIED', newCount: 0, changedCount: 1, unchangedCount: 1 })
  expect(await query('select o.value, o.successor_state from observation o order by o.recorded_at, o.observed_on')).toMatchObject([
    { value: '41.000000', successor_state: 'VERIFIED' },
    { value: '7.000000', successor_state: null },
    { value: '42.000000', successor_state: null },
  ])
  await expect(undoJob(database.databases, first, { accountId: null })).rejects.toMatchObject({
    code: 'CONFLICT',
    problems: [{ code: 'IN_USE', by: [{ objectType: 'observation', label: 'KES-01 2026-03-31' }], count: 1 }],
  })
  await undoJob(database.databases, second, { accountId: null })
  expect(await standing()).toEqual(before)
  await undoJob(database.databases, first, { accountId: null })
  await expect(undoJob(database.databases, first, { accountId: null })).rejects.toMatchObject({
    problems: [{ code: 'CONFLICT', current: 'UNDONE' }],
  })
})

test('a file re-saved by a spreadsheet changes nothing: other order, delimiter, decimals, dates, encoding', async () => {
  await bring(['kode_indikator;unit_kerja;tanggal;realisasi', 'KES-01;DINKES;2026-03-31;1234,50', 'KES-01;DINKES;2026-04-30;7,00'])
  const before = await standing()
  const again = await bring([
    '\ufeffRealisasi,Tanggal,OPD,Kode Indikator',
    '7.0,30/04/2026,dinas kesehatan,kes-01',
    '"1,234.5",31/03/2026 00:00,DINKES,KES-01',
  ])
  expect(again).toMatchObject({ status: 'APPLIED', newCount: 0, changedCount: 0, unchangedCount: 2 })
  expect(await standing()).toEqual(before)
})

test('a target stated for an earlier day leaves the figures of later days as they were', async () => {
  const lines = (...rows: string[]) => ['kode_indikator,unit_kerja,periode,tanggal,realisasi,target', ...rows]
  await make.indicator({ municipality_id: municipalityId, code: 'PAD' })
  await bring(lines('PAD,DINKES,2025,2025-12-05,55,54', 'PAD,DINKES,2025,2025-12-26,61,54'))
  const earlier = await bring(lines('PAD,DINKES,2025,2025-06-27,28,75'))
  expect(earlier).toMatchObject({ status: 'APPLIED', newCount: 1 })
  const figures = () =>
    query(
      `select valid_from::text as from, trim_scale(value)::text as value from target_revision v join target t on t.id = v.target_id where t.period = '2025' and v.withdrawn_at is null order by 1`,
    )
  expect(await figures()).toEqual([
    { from: '2025-06-27', value: '75' },
    { from: '2025-12-05', value: '54' },
  ])
  const between = await bring(lines('PAD,DINKES,2025,2025-12-10,58,60'))
  expect(between.status).toBe('APPLIED')
  expect(await figures()).toEqual([
    { from: '2025-06-27', value: '75' },
    { from: '2025-12-05', value: '54' },
    { from: '2025-12-10', value: '60' },
    { from: '2025-12-26', value: '54' }, // said again, since a fact of that day was judged by it
  ])
  expect(await bring(lines('PAD,DINKES,2025,2025-12-10,58,60', 'PAD,DINKES,2025,2025-12-05,55,54'))).toMatchObject({
    newCount: 0,
    changedCount: 0,
  })
})

test('what does not fit the registers is named, cell by cell', async () => {
  const job = await bring([
    'kode_indikator,unit_kerja,tanggal,realisasi,pembilang,penyebut,kode_daerah,sumber',
    'KES-99,DINKES,2026-03-31,1,,,,',
    'KES-01,SABANG,2026-03-31,1,,,,',
    'KES-01,DINKES,2025-03-31,1,,,,',
    'KES-01,DINKES,2026-12-30,1,,,,',
    'KES-02,DINKES,2026-03-31,1,,,,',
    'KES-01,DINKES,2026-03-31,,1,2,,',
    'KES-02,DINKES,2026-03-30,,1,0,,',
    'KES-01,DINKES,2026-02-28,1,,,1671,',
    'KES-01,DINKES,2026-01-31,1,,,,TIDAK-ADA',
    'KES-01,DINKES,2026-01-30,9,,,,',
    'KES-01,DINKES,2026-01-30,9,,,,',
    'KES-01,,2026-01-29,9,,,,',
    'KES-01,DINKES,2026-01-28,999999,,,,',
  ])
  expect(await problemsOf(job)).toEqual([
    '2 indicator UNKNOWN_CODE',
    '3 agency UNKNOWN_CODE',
    '4 indicator NO_TARGET',
    '5 day FUTURE_DAY',
    '6 value FIGURE_NOT_FIT',
    '7 numerator FIGURE_NOT_FIT',
    '8 denominator OUT_OF_RANGE',
    '9 municipality OTHER_MUNICIPALITY',
    '10 source UNKNOWN_CODE',
    '12 day DUPLICATE',
    '13 agency NO_SUBJECT',
    '14 value TEN_TIMES_TARGET',
  ])
  expect(job).toMatchObject({ status: 'PREVIEW', badCount: 11, warningCount: 1 })
  expect(await query('select count(*)::int n from observation')).toEqual([{ n: 0 }])
})

test('an employee is the subject through the position held on the day', async () => {
  const agency = (await query("select id from agency where code = 'DINKES'"))[0]
  const indicator = await make.indicator({ municipality_id: municipalityId, code: 'IKI-1' })
  const employee = await make.employee({ municipality_id: municipalityId, nip: '199001012015031001' })
  const assignment = await make.assignment({
    municipality_id: municipalityId,
    employee_id: employee.id,
    agency_id: agency.id,
    valid_from: '2026-01-01',
  })
  await make.target({ municipality_id: municipalityId, indicator_id: indicator.id, agency_id: agency.id, assignment_id: assignment.id })
  const job = await bring(['kode_indikator,nip,tanggal,realisasi', 'IKI-1,19900101 201503 1 001,2026-03-31,3'])
  expect(job.status).toBe('APPLIED')
  expect(await query('select subject_id from observation')).toEqual([{ subject_id: assignment.id }])
  expect(await problemsOf(await bring(['kode_indikator,nip,tanggal,realisasi', 'IKI-1,199001012015031001,2025-03-31,3']))).toEqual([
    '2 nip NO_ASSIGNMENT',
  ])
})

test('two previews of one file: the second, applied after the first, is renewed and writes nothing twice', async () => {
  const lines = [header, 'KES-01,DINKES,2026-03-31,41']
  const [one, two] = [await previewFile(database.databases, order(lines)), await previewFile(database.databases, order(lines))]
  await applyJob(database.databases, one, { accountId: null })
  await expect(applyJob(database.databases, two, { accountId: null })).rejects.toMatchObject({ code: 'CONFLICT' })
  const pool = database.databases.importOf({ municipalities: [municipalityId] })
  expect(await findJob(pool, two)).toMatchObject({
    status: 'PREVIEW',
    newCount: 0,
    unchangedCount: 1,
    problems: [{ code: 'PREVIEW_RENEWED' }],
  })
  expect(await query('select count(*)::int n from observation')).toEqual([{ n: 1 }])
})

describe('a process that died', () => {
  const place = () => openPlace(database.databases, mkdtempSync(path.join(tmpdir(), 'tolok-place-')), { error: () => {} })
  const pool = () => database.databases.importOf({ municipalities: [municipalityId] })
  const uploaded = async () => {
    await place()
    const key = await createJob(database.databases, {
      municipalityId,
      kind: 'OBSERVATIONS',
      fileName: 'a.csv',
      fileHash: '',
      verify: true,
      accountId: null,
      id: uuid(),
    })
    writeFileSync(fileOf(database.databases, key), [header, 'KES-01,DINKES,2026-03-31,41'].join('\n'))
    return key
  }

  test.each(['UPLOADED', 'READING'] as const)('while %s: the job fails as interrupted, and runs again from its file', async (status) => {
    const key = await uploaded()
    if (status === 'READING') await moveJob(pool(), key, ['UPLOADED'], 'READING')
    await recoverJobs(database.databases)
    expect(await findJob(pool(), key)).toMatchObject({ status: 'FAILED', problems: [{ code: 'INTERRUPTED' }] })
    await readJob(database.databases, key, fileOf(database.databases, key))
    expect(await findJob(pool(), key)).toMatchObject({ status: 'PREVIEW', newCount: 1 })
    expect(existsSync(fileOf(database.databases, key))).toBe(false)
  })

  test('while APPLYING: nothing was written, and the preview stands', async () => {
    const key = await previewFile(database.databases, order([header, 'KES-01,DINKES,2026-03-31,41']))
    await place()
    await moveJob(pool(), key, ['PREVIEW'], 'APPLYING')
    await recoverJobs(database.databases)
    expect(await findJob(pool(), key)).toMatchObject({ status: 'PREVIEW', problems: [{ code: 'INTERRUPTED' }] })
    await applyJob(database.databases, key, { accountId: null })
    expect(await query('select count(*)::int n from observation')).toEqual([{ n: 1 }])
  })

  test('the connection cut in the midst of applying: all of it is rolled back', async () => {
    const key = await previewFile(database.databases, order([header, 'KES-01,DINKES,2026-03-31,41']))
    // The last statement of the transaction cannot pass: everything before it goes with it.
    await database.owner.query("alter table audit_event add constraint no_more check (action <> 'IMPORT_APPLIED')")
    await expect(applyJob(database.databases, key, { accountId: null })).rejects.toThrow()
    expect(await findJob(pool(), key)).toMatchObject({ status: 'PREVIEW', problems: [{ code: 'APPLY_FAILED' }] })
    expect(await query('select count(*)::int n from observation')).toEqual([{ n: 0 }])
    await database.owner.query('alter table audit_event drop constraint no_more')
    await applyJob(database.databases, key, { accountId: null })
    expect(await query('select count(*)::int n from observation')).toEqual([{ n: 1 }])
  })

  test('one that lives keeps its job: another process starting beside it takes nothing', async () => {
    const key = await uploaded()
    await holdingJob(database.databases, key, () => recoverJobs(database.databases))
    expect(await findJob(pool(), key)).toMatchObject({ status: 'UPLOADED' })
  })
})
