import { makeRows } from '../../testing/make'
import { openSavedReports, refusalOf as refusal, savedReportFields as fields } from '../../testing/saved-reports'
import { mostVisits } from './public.routes'

type World = Awaited<ReturnType<typeof openSavedReports>>
let world: World
beforeAll(async () => void (world = await openSavedReports()))
afterAll(() => world?.close())
const everyone = () => world.everyone
const ask: World['ask'] = (...parts) => world.ask(...parts)
const save: World['save'] = (...parts) => world.save(...parts)
const saved: World['saved'] = (...parts) => world.saved(...parts)
const read: World['read'] = (...parts) => world.read(...parts)
const share: World['share'] = (...parts) => world.share(...parts)
const readers: World['readers'] = (...parts) => world.readers(...parts)
const listed: World['listed'] = (...parts) => world.listed(...parts)

describe('publication', () => {
  const request = (who: string, id: string) => ask(who, `mutation ($id: ID!) { requestPublication(id: $id, reason: "Warga bertanya") { ${fields} publication { version state reason } } }`, { id })
  const approve = (who: string, id: string) => ask(who, `mutation ($id: ID!) { approvePublication(id: $id) { ${fields} publication { state } } }`, { id })

  test('by a second person alone, of the version that was asked for', async () => {
    const { id } = await saved('admin', { title: 'Terbuka' })
    expect((await request('admin', id)).data.requestPublication.publication).toEqual({ version: 1, state: 'REQUESTED', reason: 'Warga bertanya' })
    expect(refusal(await request('admin', id))).toBe('BAD_INPUT TRANSITION_NOT_FIT id')
    expect(await readers(id)).toEqual(['admin', 'admin of DINKES']) // who decides reads what he decides on
    expect((await listed('admin of DINKES', 'awaiting: true')).nodes).toEqual([{ title: 'Terbuka' }])
    expect((await listed('admin', 'awaiting: true')).nodes).toEqual([])
    expect(refusal(await approve('admin', id))).toBe('BAD_INPUT OWN_DRAFT id')
    expect([refusal(await approve('admin of Kepahiang', id)), refusal(await approve('analyst', id)), refusal(await approve('planner', id))]).toEqual(['NOT_FOUND NOT_FOUND ', 'NOT_FOUND NOT_FOUND ', 'FORBIDDEN FORBIDDEN approvePublication'])
    expect((await approve('admin of DINKES', id)).data.approvePublication).toMatchObject({ sharing: 'PUBLIC', publishedVersion: 1, publication: { state: 'APPROVED' } })
    expect(refusal(await approve('admin of DINKES', id))).toBe('BAD_INPUT TRANSITION_NOT_FIT id')
    expect((await readers(id)).filter((who) => who.includes('Kepahiang'))).toEqual([])
    expect(await readers(id)).toEqual(expect.arrayContaining(['nurse', 'analyst']))

    // What the owner writes later is not public until it is approved again.
    await save('admin', { id, expectedVersion: 1, title: 'Diubah diam-diam' })
    expect([(await read('nurse', id)).data.savedReport.title, (await read('admin', id)).data.savedReport.title]).toEqual(['Terbuka', 'Diubah diam-diam'])
    expect((await listed('nurse', 'text: "diam-diam"')).nodes).toEqual([])

    // Shared otherwise it is public no more.
    await share('admin', id, { sharing: 'PRIVATE' })
    expect(await readers(id)).toEqual(['admin'])
  })

  test('a change takes the wish back', async () => {
    const { id } = await saved('planner')
    await request('planner', id)
    await save('planner', { id, expectedVersion: 1, title: 'Lain' })
    expect((await read('planner', id, 'publication { state }')).data.savedReport.publication).toEqual({ state: 'WITHDRAWN' })
    expect(refusal(await approve('admin', id))).toBe('NOT_FOUND NOT_FOUND ')
  })

  test('a refusal says why, and a new wish may follow', async () => {
    const { id } = await saved('planner')
    await request('planner', id)
    const decline = (note: string) => ask('admin', 'mutation ($id: ID!, $note: String!) { declinePublication(id: $id, note: $note) { sharing publication { state note } } }', { id, note })
    expect(refusal(await decline(' '))).toBe('BAD_INPUT REQUIRED note')
    expect((await decline('Belum lengkap')).data.declinePublication).toEqual({ sharing: 'PRIVATE', publication: { state: 'DECLINED', note: 'Belum lengkap' } })
    expect((await read('planner', id, 'publication { note }')).data.savedReport.publication).toEqual({ note: 'Belum lengkap' })
    expect(refusal(await request('planner', id))).toBeUndefined()
  })

  test('who may not share may not ask', async () => {
    const { id } = await saved('nurse')
    expect(refusal(await request('nurse', id))).toBe('FORBIDDEN FORBIDDEN requestPublication')
  })

  test('what the nation made public is read everywhere, in the approved version', async () => {
    const { id } = await saved('analyst', { title: 'Untuk semua' })
    await request('analyst', id)
    expect(refusal(await approve('admin', id))).toBe('NOT_FOUND NOT_FOUND ')
    expect(refusal(await approve('second analyst', id))).toBeUndefined()
    expect(await readers(id)).toEqual(everyone())
    await save('analyst', { id, expectedVersion: 1, title: 'Diganti' })
    expect((await read('nurse', id)).data.savedReport.title).toBe('Untuk semua')
    const favour = await ask('nurse', 'mutation ($id: ID!) { favourReport(id: $id) { isFavourite } }', { id })
    expect(favour.data.favourReport).toEqual({ isFavourite: true })
    // Row-level security says the same without the application: of the nation's only this, in this version.
    const { rows } = await world.database.databases.sqlOf({ municipalities: [1671] }).query('select v.document->>\'title\' as title from saved_report r join saved_report_version v on v.report_id = r.id where r.municipality_id = 0')
    expect(rows).toEqual([{ title: 'Untuk semua' }])
  })

  test('the database lets no one person do both', async () => {
    await expect(world.database.owner.query("update report_publication set state = 'APPROVED', decided_by = requested_by where state = 'DECLINED'")).rejects.toThrow('second_person')
  })
})

describe('without signing in', () => {
  const visit = async (path: string, headers: Record<string, string> = {}, ip = '203.0.113.9') => {
    const { statusCode, body, headers: said } = await world.server.app.inject({ method: 'GET', url: `/public/municipalities/${path}`, headers, remoteAddress: ip })
    return { status: statusCode, said, body: body === '' ? null : (JSON.parse(body) as Record<string, never> & { rows: { kind: string; members: { id: string }[]; exact: (string | null)[] }[]; notes: { code: string }[] }) }
  }
  const publish = async (draft: object, owner = 'admin', second = 'admin of DINKES'): Promise<string> => {
    const { id } = await saved(owner, draft)
    await ask(owner, 'mutation ($id: ID!) { requestPublication(id: $id, reason: "Warga bertanya") { id } }', { id })
    expect(refusal(await ask(second, 'mutation ($id: ID!) { approvePublication(id: $id) { id } }', { id }))).toBeUndefined()
    return id
  }
  const query = { measures: ['ACTUAL'], rows: [{ by: 'AGENCY' }], period: { fixed: '2026' }, totals: ['GRAND'] }
  const gone = { code: 'NOT_FOUND', problems: [{ code: 'NOT_FOUND', path: [] }] }

  test('an approved report is read with its figures, and what is about persons is not in them', async () => {
    const make = makeRows(world.database.owner)
    await make.source({ municipality_id: 1671, code: 'PASAR' })
    const agency = await make.agency({ municipality_id: 1671, code: 'PASAR' })
    const stalls = await make.indicator({ municipality_id: 1671, code: 'KIOS' })
    const one = await make.employee({ municipality_id: 1671, name: 'Ani', nip: '198001012005019999' })
    const post = await make.assignment({ municipality_id: 1671, employee_id: one.id, agency_id: agency.id })
    for (const [subject, value] of [[{}, '12'], [{ assignment_id: post.id }, '30']] as const) {
      const target = await make.target({ municipality_id: 1671, indicator_id: stalls.id, agency_id: agency.id, ...subject })
      await make.observation({ target, observed_on: '2026-03-01', value })
    }
    const id = await publish({ title: 'Kios', query })
    const { status, said, body } = await visit(`1671/reports/${id}`)
    expect([status, said['cache-control'], said['set-cookie']]).toEqual([200, 'public, max-age=60', undefined])
    expect(body).toMatchObject({ title: 'Kios', municipalityId: 1671, version: 1, rowCount: 2, truncated: false })
    expect(body!.rows.map(({ kind, members, exact }) => [kind, ...members.map((member) => member.id), ...exact].join(' '))).toEqual(['DETAIL 1671:PASAR 12', 'TOTAL 12'])
    expect(body!.notes.map(({ code }) => code)).toContain('PERSONS_LEFT_OUT')
    expect(JSON.stringify(body)).not.toContain('Ani')

    // It is counted once and serves for some minutes; who has it is told so.
    await world.database.owner.query("update observation set value = '99' where value = '12'")
    expect((await visit(`1671/reports/${id}`)).body).toEqual(body)
    expect(await visit(`1671/reports/${id}`, { 'if-none-match': said['etag'] as string })).toMatchObject({ status: 304, body: null })

    // What its owner writes later waits for another approval; shared otherwise it is public no more, whatever is kept.
    await save('admin', { id, expectedVersion: 1, title: 'Lain', query })
    expect((await visit(`1671/reports/${id}`)).body).toMatchObject({ title: 'Kios' })
    await share('admin', id, { sharing: 'MUNICIPALITY' })
    expect(await visit(`1671/reports/${id}`)).toMatchObject({ status: 404, body: gone })
  })

  test('all else is missing: not approved, of another municipality, archived, about persons, malformed', async () => {
    const [open, closed, old, personal] = [await publish({ title: 'Terbuka', query }), (await saved('admin', { query })).id, await publish({ title: 'Lama', query }), await publish({ title: 'Orang', query })]
    await ask('admin', 'mutation ($id: ID!) { archiveReport(id: $id) { id } }', { id: old })
    // As if a measure of it had become one about persons since.
    await world.database.owner.query(`update saved_report_version set document = jsonb_set(document, '{query,measures}', '["SCORECARD_MEAN"]') where report_id = $1`, [personal])
    const missing = await visit('1671/reports/00000000-0000-7000-8000-000000000000')
    expect([missing.status, missing.body]).toEqual([404, gone])
    for (const path of [`1671/reports/${closed}`, `1671/reports/${old}`, `1671/reports/${personal}`, `1708/reports/${open}`, `0/reports/${open}`, `x/reports/${open}`, '1671/reports/1%20or%201=1'])
      expect([path, (await visit(path)).status, (await visit(path)).body]).toEqual([path, 404, gone])
    expect((await visit(`1671/reports/${open}`)).status).toBe(200)
  })

  test('a municipality’s and the nation’s are listed, page by page', async () => {
    await publish({ title: 'Dari pusat', query: { ...query, rows: [{ by: 'MUNICIPALITY' }] } }, 'analyst', 'second analyst')
    const titles: string[] = []
    for (let after: string | null = ''; after !== null; ) {
      const { body }: { body: { reports: { title: string }[]; next: string | null } | null } = (await visit(`1671/reports?first=1${after && `&after=${after}`}`)) as never
      titles.push(...body!.reports.map(({ title }) => title))
      after = body!.next
    }
    expect(titles).toEqual([...titles].sort())
    expect([titles.includes('Terbuka'), titles.includes('Lama')]).toEqual([true, false])
    expect(((await visit('0/reports')).body as unknown as { reports: { title: string }[] }).reports.map(({ title }) => title)).toContain('Dari pusat')
    expect((await visit('1708/reports')).body).toEqual({ reports: [], next: null })
    expect(await visit('1671/reports?first=0')).toMatchObject({ status: 400, body: { code: 'BAD_INPUT', problems: [{ code: 'OUT_OF_RANGE', path: ['first'] }] } })
    expect(await visit('1671/reports?after=x')).toMatchObject({ status: 400, body: { problems: [{ code: 'CURSOR_NOT_FIT' }] } })
  })

  test('an address asks so often in a minute, then waits; others do not', async () => {
    for (let n = 0; n < mostVisits; n++) await visit('1708/reports', {}, '203.0.113.77')
    const { status, said } = await visit('1708/reports', {}, '203.0.113.77')
    expect([status, Number(said['retry-after']) > 0]).toEqual([429, true])
    expect((await visit('1708/reports', {}, '203.0.113.78')).status).toBe(200)
  })
})
