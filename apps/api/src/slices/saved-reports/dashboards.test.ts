import { parseReportQuery } from '@tolok/domain'
import type { Server } from '../../server'
import { declaredReports } from '../../platform/report-ids'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import { documentOf } from './gallery'
import { readyReports } from './ready-reports'

let database: TestDatabase
let server: Server
const as: Record<string, Session> = {}

beforeAll(async () => {
  database = await cloneDatabase()
  server = await serve(database)
  const make = makeRows(database.owner)
  for (const id of [1671, 1708, 1172, 1373, 8272]) await make.municipality({ id })
  const dinkes = await make.agency({ municipality_id: 1671, code: 'DINKES', name: 'Dinas Kesehatan' })
  const puskesmas = await make.agency({ municipality_id: 1671, code: 'PUSKESMAS', parent_id: dinkes.id })
  const cases = await make.indicator({ municipality_id: 1671, code: 'KES-DBD', name: 'Kasus DBD', polarity: 'MINIMIZE' })
  const complaints = await make.indicator({ municipality_id: 1671, code: 'UMUM-ADUAN', name: 'Aduan dan kepuasan, pelatihan' })
  for (const [indicator, agency] of [[cases, dinkes], [complaints, puskesmas]] as const) {
    const target = await make.target({ municipality_id: 1671, indicator_id: indicator.id, agency_id: agency.id })
    for (const month of ['01', '02', '03']) await make.observation({ target, observed_on: `2026-${month}-28`, recorded_at: `2026-${month}-28T10:00:00Z` })
  }
  const monthly = await make.target({ municipality_id: 1671, indicator_id: complaints.id, agency_id: dinkes.id, period: '2026-02', period_from: '2026-02-01', period_to: '2026-02-28' })
  await make.observation({ target: monthly, observed_on: '2026-02-20', recorded_at: '2026-03-01T00:00:00Z' })
  // What the ready reports of each reference municipality speak of.
  for (const { of, query } of readyReports) {
    for (const id of (typeof of === 'string' ? [] : (query.where?.values ?? [])).filter((each) => each !== '1671:KES-DBD')) {
      const [municipality, code] = id.split(':') as [string, string]
      const own = { municipality_id: Number(municipality) }
      const agency = await make.agency(own)
      const target = await make.target({ ...own, indicator_id: (await make.indicator({ ...own, code })).id, agency_id: agency.id })
      await make.observation({ target, observed_on: '2026-02-28', recorded_at: '2026-03-01T00:00:00Z' })
    }
  }
  as['planner'] = await make.signedIn('PLANNER', 1671)
  as['second planner'] = await make.signedIn('PLANNER', 1671)
  as['admin of Kepahiang'] = await make.signedIn('ADMIN', 1708)
  as['admin of Tidore'] = await make.signedIn('ADMIN', 8272)
  as['analyst'] = await make.signedIn('NATIONAL_ANALYST', null)
  await database.databases.of({ municipalities: [1671] }).municipality.count() // the first transaction waits for nothing but itself
})
afterAll(async () => {
  await server?.app.close()
  await database?.drop()
})

const ask = async (who: string, document: string, variables: object = {}) => (await execute(server, document, { ...variables }, as[who])).body
const refusal = ({ errors }: { errors?: { extensions: { code: string; problems: { code: string; path: unknown[] }[] } }[] }) =>
  errors?.map(({ extensions }) => [extensions.code, ...extensions.problems.map(({ code, path }) => `${code} ${path.join('.')}`)].join(' '))[0]
const query = { measures: ['ACTUAL'], rows: [{ by: 'AGENCY', level: 1 }], period: { relative: 'LAST_MONTH' }, where: { on: 'POLARITY', op: 'EQ', values: ['MINIMIZE'] } }
const save = async (who: string, title: string): Promise<string> => (await ask(who, 'mutation ($draft: SavedReportDraft!) { saveReport(draft: $draft) { id } }', { draft: { title, query } })).data.saveReport.id
const share = (who: string, what: 'shareReport' | 'shareDashboard', id: string, sharing: object) => ask(who, `mutation ($id: ID!, $sharing: SharingInput!) { ${what}(id: $id, sharing: $sharing) { sharing } }`, { id, sharing })
const board = 'id title version isOwn sharing filters tiles { x y w h title view query report { title } }'
const keep = (who: string, draft: object) => ask(who, `mutation ($draft: DashboardDraft!) { saveDashboard(draft: $draft) { ${board} } }`, { draft })
const open = (who: string, id: string) => ask(who, `query ($id: ID!) { dashboard(id: $id) { ${board} } }`, { id })

describe('a dashboard', () => {
  const filters = { period: { fixed: '2026' }, where: { on: 'AGENCY', op: 'DESCENDANT_OF', values: ['1671:DINKES'] } }

  test('puts reports under shared filters, and shows each reader only what that reader may read', async () => {
    const [open1, closed] = [await save('planner', 'Untuk semua'), await save('planner', 'Rahasia')]
    await share('planner', 'shareReport', open1, { sharing: 'MUNICIPALITY' })
    const tiles = [{ reportId: open1, x: 0, y: 0, w: 6, h: 4 }, { reportId: closed, x: 6, y: 0, w: 6, h: 4, title: 'Kasus', view: { kind: 'LINE' } }]
    const { data, errors } = await keep('planner', { title: 'Kesehatan', tiles, filters })
    expect(errors).toBeUndefined()
    const asked = { ...query, period: filters.period, where: { and: [query.where, filters.where] } }
    expect(data.saveDashboard).toMatchObject({
      version: 1, sharing: 'PRIVATE', filters,
      tiles: [{ x: 0, w: 6, report: { title: 'Untuk semua' }, query: asked }, { x: 6, title: 'Kasus', view: { kind: 'LINE' }, report: { title: 'Rahasia' } }],
    })
    const { id } = data.saveDashboard
    expect(refusal(await open('second planner', id))).toBe('NOT_FOUND NOT_FOUND ')
    await share('planner', 'shareDashboard', id, { sharing: 'ROLE', role: 'PLANNER' })
    expect((await open('second planner', id)).data.dashboard.tiles.map(({ report, query }: { report: object; query: object }) => [report, query])).toMatchObject([[{ title: 'Untuk semua' }, asked], [null, null]])
    expect([refusal(await open('admin of Kepahiang', id)), refusal(await open('analyst', id))]).toEqual(['NOT_FOUND NOT_FOUND ', 'NOT_FOUND NOT_FOUND '])
    expect((await ask('second planner', '{ dashboards { nodes { title } totalCount } }')).data.dashboards).toEqual({ nodes: [{ title: 'Kesehatan' }], totalCount: 1 })
    expect((await ask('admin of Kepahiang', '{ dashboards { totalCount } }')).data.dashboards.totalCount).toBe(0)

    // The question of a tile is one that can be asked.
    const table = await ask('second planner', 'query ($query: ReportQueryInput!) { report(query: $query) { rows { exact } } }', { query: asked })
    expect(table.data.report.rows).toEqual([{ exact: ['30'] }])
  })

  test('is changed by its owner alone, and whoever was slower is told so', async () => {
    const report = await save('planner', 'X')
    const { id } = (await keep('planner', { title: 'Papan', tiles: [] })).data.saveDashboard
    await share('planner', 'shareDashboard', id, { sharing: 'MUNICIPALITY' })
    const next = { id, expectedVersion: 1, title: 'Papan 2', tiles: [{ reportId: report, x: 0, y: 0, w: 12, h: 2 }] }
    expect(refusal(await keep('second planner', next))).toBe('NOT_FOUND NOT_FOUND ')
    expect((await keep('planner', next)).data.saveDashboard).toMatchObject({ title: 'Papan 2', version: 2, sharing: 'MUNICIPALITY' })
    expect(refusal(await keep('planner', next))).toBe('CONFLICT CONFLICT draft.expectedVersion')
    expect(refusal(await share('second planner', 'shareDashboard', id, { sharing: 'PRIVATE' }))).toBe('NOT_FOUND NOT_FOUND ')
    expect(refusal(await ask('second planner', 'mutation ($id: ID!) { archiveDashboard(id: $id) { id } }', { id }))).toBe('NOT_FOUND NOT_FOUND ')
    await ask('planner', 'mutation ($id: ID!) { archiveDashboard(id: $id) { id } }', { id })
    expect(refusal(await open('second planner', id))).toBe('NOT_FOUND NOT_FOUND ')
  })

  test.each([
    [{ title: '', tiles: [] }, 'BAD_INPUT TOO_SHORT draft.title'],
    [{ title: 'x', tiles: [{ reportId: 'x', x: 0, y: 0, w: 6, h: 4 }] }, 'BAD_INPUT UNKNOWN_ID draft.tiles.0.reportId'],
    [{ title: 'x', tiles: [{ reportId: '01900000-0000-7000-8000-000000000000', x: 8, y: 0, w: 6, h: 4 }] }, 'BAD_INPUT OUT_OF_RANGE draft.tiles.0.w'],
    [{ title: 'x', tiles: [], filters: { where: { on: 'SHOE', op: 'EQ', values: ['x'] } } }, 'BAD_INPUT UNKNOWN_DIMENSION draft.filters.where.on'],
    [{ title: 'x', tiles: [], filters: { period: { fixed: '2026', relative: 'LAST_MONTH' } } }, 'BAD_INPUT PERIOD_AMBIGUOUS draft.filters.period'],
    [{ title: 'x', tiles: [], municipalityId: 1708 }, 'NOT_FOUND NOT_FOUND '],
  ])('%j is refused: %s', async (draft, says) => expect(refusal(await keep('planner', draft))).toBe(says))

  test('a report of someone else is no tile, and PUBLIC it cannot be', async () => {
    const foreign = await save('second planner', 'Y')
    expect(refusal(await keep('planner', { title: 'x', tiles: [{ reportId: foreign, x: 0, y: 0, w: 6, h: 4 }] }))).toBe('BAD_INPUT UNKNOWN_ID draft.tiles.0.reportId')
    const { id } = (await keep('planner', { title: 'Z', tiles: [] })).data.saveDashboard
    expect(refusal(await share('planner', 'shareDashboard', id, { sharing: 'PUBLIC' }))).toBe('BAD_INPUT NOT_ONE_OF sharing.sharing')
  })
})

describe('the gallery', () => {
  const gallery = async (who: string): Promise<{ code: string; isOwn: boolean; query: object; document: object; title: { id: string; en: string } }[]> =>
    (await ask(who, '{ reportGallery { code isOwn query document view title { id en } description { id en } } }')).data.reportGallery

  test('twelve for everyone, one or two for each reference municipality first, one more for the nation', async () => {
    const codes = async (who: string, own: boolean) => (await gallery(who)).filter(({ isOwn }) => isOwn === own).map(({ code }) => code)
    expect(await codes('planner', false)).toHaveLength(12)
    expect([await codes('planner', true), await codes('admin of Kepahiang', true), await codes('admin of Tidore', true)]).toEqual([
      ['DISEASES', 'POPULATION_OFFICE'], ['KEY_INDICATORS'], ['REMOTE_PROJECTS', 'SCHOOL_PARTICIPATION'],
    ])
    expect([await codes('analyst', true), (await codes('analyst', false)).includes('MUNICIPALITIES')]).toEqual([[], true])
  })

  test.each(readyReports.map((ready) => [ready.code, ready] as const))('%s fits the catalogue, and answers', async (_code, ready) => {
    expect(parseReportQuery(documentOf(ready).query as object, declaredReports(), { today: '2026-11-25', now: Date.parse('2026-11-25T00:00:00Z') }).ok).toBe(true)
    const query = { ...ready.query, period: { fixed: '2026' } }
    const { data, errors } = await ask('analyst', 'query ($query: ReportQueryInput!) { report(query: $query) { rows { exact } columns { key } } }', { query })
    expect(errors).toBeUndefined()
    expect(data.report.rows.flatMap(({ exact }: { exact: (string | null)[] }) => exact).filter((figure: string | null) => figure !== null)).not.toEqual([])
    const narrow = await ask('admin of Kepahiang', 'query ($query: ReportQueryInput!) { report(query: $query) { rows { kind } } }', { query })
    expect(narrow.errors).toBeUndefined() // also where there is nothing of it
  })

  test('the reports about what Palembang has find it', async () => {
    for (const code of ['DISEASES', 'LESS_IS_BETTER', 'COMPLAINTS', 'SATISFACTION', 'TRAINING', 'ACHIEVEMENT_BY_AGENCY']) {
      const { query } = (await gallery('planner')).find((one) => one.code === code)!
      const { data } = await ask('planner', 'query ($query: ReportQueryInput!) { report(query: $query) { rows { exact } } }', { query: { ...query, period: { fixed: '2026' } } })
      expect([code, data.report.rows.flatMap(({ exact }: { exact: (string | null)[] }) => exact).filter((figure: string | null) => figure !== null).length > 0]).toEqual([code, true])
    }
  })

  test('one click keeps it as one’s own', async () => {
    const { document, title } = (await gallery('planner'))[0]!
    const { data } = await ask('planner', 'mutation ($document: JSON!) { importReport(document: $document) { title isOwn } }', { document })
    expect(data.importReport).toEqual({ title: title.id, isOwn: true })
  })
})
