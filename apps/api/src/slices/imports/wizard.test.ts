import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Server } from '../../server'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import { accounts } from '../accounts'
import { imports } from './index'

jest.setTimeout(300_000) // every file starts a thread of its own
let database: TestDatabase
let server: Server
let admin: Session
let planner: Session
let stranger: Session

beforeAll(async () => {
  database = await cloneDatabase()
  const make = makeRows(database.owner)
  await make.municipality({ id: 1671, name: 'Kota Palembang' })
  await make.municipality({ id: 1708 })
  const agency = await make.agency({ municipality_id: 1671, code: 'DINKES', name: 'Dinas Kesehatan' })
  const indicator = await make.indicator({ municipality_id: 1671, code: 'KES-01', name: 'Kasus demam berdarah' })
  await make.target({ municipality_id: 1671, indicator_id: indicator.id, agency_id: agency.id, value: '50' })
  admin = await make.signedIn('ADMIN', 1671)
  planner = await make.signedIn('PLANNER', 1671)
  stranger = await make.signedIn('ADMIN', 1708)
  server = await serve(database, { DATA_DIR: mkdtempSync(path.join(tmpdir(), 'tolok-imports-')) }, [accounts, imports])
})
afterAll(async () => {
  await server.app.close()
  await database.drop()
})

const upload = (
  text: string,
  as: Session | undefined,
  { kind = 'OBSERVATIONS', municipality = 1671, verify = '0', headers = {} as Record<string, string> } = {},
) =>
  server.app.inject({
    method: 'POST',
    url: `/imports?kind=${kind}&municipality=${municipality}&name=berkas.csv&verify=${verify}`,
    headers: { 'content-type': 'text/csv', 'x-requested-with': 'tolok', ...(as && { cookie: as.cookie }), ...headers },
    payload: Buffer.from(text),
  })

const jobDocument = `query Job($id: ID!) { importJob(id: $id) { id status rowCount badCount newCount unchangedCount canApply questions { id options text examples { row text } }
  problems { code reason } rows(first: 10) { totalCount nodes { row outcome cells problems { code column value reason remedy } } } } }`
async function settled(id: string, as: Session) {
  for (;;) {
    const { body } = await execute(server, jobDocument, { id }, as)
    if (body.errors) throw new Error(JSON.stringify(body.errors))
    if (!['UPLOADED', 'READING', 'APPLYING'].includes(body.data.importJob.status)) return body.data.importJob
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
const change = (mutation: string, id: string, as: Session, answers?: object) =>
  execute(
    server,
    `mutation Change($id: ID!${answers ? ', $answers: JSON!' : ''}) { job: ${mutation}(id: $id${answers ? ', answers: $answers' : ''}) { id status newCount } }`,
    { id, answers },
    as,
  )

test('a file is uploaded, asked about, previewed, applied and undone', async () => {
  const sent = await upload(
    'kode_indikator;unit_kerja;tanggal;realisasi\r\nKES-01;Dinas Kesehatan;31/03/2026;1.000\r\nKES-01;DINKES;30/04/2026;41\r\n',
    admin,
    { verify: '1' },
  )
  expect(sent.statusCode).toBe(202)
  const { id } = sent.json<{ id: string }>()

  const asked = await settled(id, admin)
  expect(asked).toMatchObject({
    status: 'NEEDS_ANSWER',
    questions: [{ id: 'number:value', options: ['COMMA', 'POINT'], examples: [{ row: 2, text: '1.000' }] }],
  })
  expect((await change('answerImport', id, admin, { 'number:value': 'GUESS' })).body.errors?.[0]?.extensions.problems[0]).toMatchObject({
    code: 'NOT_ONE_OF',
    path: ['answers', 'number:value'],
  })
  expect((await change('answerImport', id, admin, { 'number:value': 'COMMA' })).body.data.job.status).toMatch(/UPLOADED|READING|PREVIEW/)

  expect((await change('answerImport', id, admin, { 'number:value': 'POINT' })).body.errors?.[0]?.extensions.code).toBe('CONFLICT') // answered once
  const previewed = await settled(id, admin)
  expect(previewed).toMatchObject({ status: 'PREVIEW', rowCount: 2, newCount: 2, badCount: 0, canApply: true })
  expect((await change('applyImport', id, admin)).body.data.job).toMatchObject({ status: expect.stringMatching(/APPLYING|APPLIED/) })
  expect(await settled(id, admin)).toMatchObject({ status: 'APPLIED' })
  const { rows } = await database.owner.query(
    'select value, state, first_submitted_at is not null sent from observation order by observed_on',
  )
  expect(rows).toEqual([
    { value: '1000.000000', state: 'VERIFIED', sent: true },
    { value: '41.000000', state: 'VERIFIED', sent: true },
  ])
  expect((await database.owner.query("select action from audit_event where object_type = 'IMPORT_JOB'")).rows).toEqual([
    { action: 'IMPORT_APPLIED' },
  ])

  expect((await change('undoImport', id, admin)).body.data.job).toMatchObject({ status: expect.stringMatching(/APPLIED|UNDONE/) })
  expect(await settled(id, admin)).toMatchObject({ status: 'UNDONE' })
  expect((await database.owner.query('select count(*)::int n from observation where withdrawn_at is null')).rows).toEqual([{ n: 0 }])
})

test('a bad row is named with its column, its reason and its remedy, and blocks the whole file', async () => {
  const { id } = (
    await upload('kode_indikator,unit_kerja,tanggal,realisasi\nKES-01,DINKES,2026-02-30,7\nKES-99,DINKES,2026-02-28,7\n', admin)
  ).json<{ id: string }>()
  const job = await settled(id, admin)
  expect(job).toMatchObject({ status: 'PREVIEW', badCount: 2, canApply: false })
  expect(job.rows.nodes).toEqual([
    {
      row: 2,
      outcome: 'BAD',
      cells: ['KES-01', 'DINKES', '2026-02-30', '7'],
      problems: [
        {
          code: 'NOT_A_DAY',
          column: 'tanggal',
          value: '2026-02-30',
          reason: '“2026-02-30” bukan tanggal yang ada.',
          remedy: 'Tulis 2026-03-31 atau 31/03/2026.',
        },
      ],
    },
    {
      row: 3,
      outcome: 'BAD',
      cells: ['KES-99', 'DINKES', '2026-02-28', '7'],
      problems: [expect.objectContaining({ code: 'UNKNOWN_CODE', column: 'kode_indikator', value: 'KES-99' })],
    },
  ])
  expect((await change('applyImport', id, admin)).body.errors?.[0]?.extensions.code).toBe('BAD_INPUT')
  const list = await server.app.inject({ method: 'GET', url: `/imports/${id}/problems.csv`, headers: { cookie: admin.cookie } })
  expect(list.body).toContain('"2","tanggal","2026-02-30","Salah"')
  expect((await change('cancelImport', id, admin)).body.data.job.status).toBe('CANCELLED')
})

test('another municipality, and whoever lacks the right, meets a job that is not there', async () => {
  const { id } = (await upload('kode_indikator,unit_kerja,tanggal,realisasi\nKES-01,DINKES,2026-02-28,7\n', planner)).json<{ id: string }>()
  await settled(id, planner)
  const foreign = await execute(server, jobDocument, { id }, stranger)
  const missing = await execute(server, jobDocument, { id: '1671:0190a000-0000-7000-8000-000000000000' }, stranger)
  expect(foreign.body).toEqual(missing.body)
  expect(foreign.body.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  expect((await execute(server, '{ importJobs { totalCount nodes { id } } }', {}, stranger)).body.data.importJobs).toEqual({
    totalCount: 0,
    nodes: [],
  })
  expect(
    (await server.app.inject({ method: 'GET', url: `/imports/${id}/problems.csv`, headers: { cookie: stranger.cookie } })).statusCode,
  ).toBe(404)
  expect((await upload('a', undefined)).statusCode).toBe(401)
  expect((await upload('a', stranger)).statusCode).toBe(404)
  expect((await upload('a', planner, { verify: '1' })).statusCode).toBe(404) // a planner verifies nothing
  expect((await upload('a', planner, { kind: 'EMPLOYEES' })).statusCode).toBe(404) // nor writes employees
  expect((await upload('a', admin, { headers: { 'x-requested-with': '' } })).statusCode).toBe(403)
})
