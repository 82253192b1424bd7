import { openSavedReports, refusalOf as refusal, savedReportFields as fields } from '../../testing/saved-reports'

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
