import { countStatements } from '../../testing/execute'
import { openSavedReports, refusalOf as refusal, savedQuery as query, savedReportFields as fields } from '../../testing/saved-reports'

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

describe('a report of one’s own', () => {
  test('is kept as a document, with its defaults, and only its owner reads it', async () => {
    const { data, errors } = await save('planner', { title: '  Capaian 2026 ', description: 'Untuk rapat.\nDua baris.', folder: 'Rapat / Bulanan', view: { kind: 'HEAT_MAP' } })
    expect(errors).toBeUndefined()
    expect(data.saveReport).toMatchObject({
      municipalityId: 1671, title: 'Capaian 2026', description: 'Untuk rapat.\nDua baris.', folder: 'Rapat/Bulanan', viewKind: 'HEAT_MAP', sharing: 'PRIVATE', version: 1, isOwn: true, isFavourite: false,
      document: { format: 'tolok-report', version: 1, title: 'Capaian 2026', query, view: { kind: 'HEAT_MAP' } },
    })
    expect(await readers(data.saveReport.id)).toEqual(['planner'])
  })

  test('a missing, a foreign, a malformed id and one that is not shared answer alike', async () => {
    const { id } = await saved('planner')
    const answers = await Promise.all([read('second planner', id), read('admin of Kepahiang', id), read('planner', '01900000-0000-7000-8000-000000000000'), read('planner', 'x')])
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toHaveProperty('size', 1)
    expect(refusal(answers[0]!)).toBe('NOT_FOUND NOT_FOUND ')
  })

  test('nobody else changes it, not even who reads it', async () => {
    const { id } = await saved('planner')
    await share('planner', id, { sharing: 'MUNICIPALITY' })
    const answers = [
      await save('second planner', { id, expectedVersion: 1 }),
      await share('admin', id, { sharing: 'PRIVATE' }),
      await ask('admin', 'mutation ($id: ID!) { archiveReport(id: $id) { id } }', { id }),
      await ask('admin', 'mutation ($id: ID!) { moveReport(id: $id, folder: "x") { id } }', { id }),
      await ask('admin', 'mutation ($id: ID!) { renameReport(id: $id, expectedVersion: 1, title: "x") { id } }', { id }),
      await ask('admin', 'mutation ($id: ID!) { requestPublication(id: $id, reason: "x") { id } }', { id }),
    ]
    expect(answers.map(refusal)).toEqual(answers.map(() => 'NOT_FOUND NOT_FOUND '))
    expect((await read('planner', id)).data.savedReport).toMatchObject({ version: 1, sharing: 'MUNICIPALITY', title: 'Capaian' })
  })

  test('every text it has had stays; whoever was slower is told so', async () => {
    const { id, contentHash } = await saved('planner')
    const changed = await save('planner', { id, expectedVersion: 1, query: { ...query, measures: ['LATE'] }, reason: 'Terlambat saja' })
    expect(changed.data.saveReport).toMatchObject({ version: 2, document: { query: { measures: ['LATE'] } } })
    const slower = await save('planner', { id, expectedVersion: 1 })
    expect(refusal(slower)).toBe('CONFLICT CONFLICT draft.expectedVersion')
    expect(slower.errors![0]!.extensions.problems[0]).toMatchObject({ current: 2 })
    expect(refusal(await save('planner', { id }))).toBe('BAD_INPUT REQUIRED draft.expectedVersion')
    const renamed = await ask('planner', 'mutation ($id: ID!) { renameReport(id: $id, expectedVersion: 2, title: "Terlambat") { title version document } }', { id })
    expect(renamed.data.renameReport).toMatchObject({ title: 'Terlambat', version: 3, document: { title: 'Terlambat', query: { measures: ['LATE'] } } })
    const { versions } = (await read('planner', id, 'versions { version title reason contentHash document changedByName }')).data.savedReport
    expect(versions.map(({ version, title, reason }: { version: number; title: string; reason: string }) => [version, title, reason])).toEqual([[3, 'Terlambat', ''], [2, 'Capaian', 'Terlambat saja'], [1, 'Capaian', '']])
    expect(versions[2].contentHash).toBe(contentHash)
    // of what is not one's own only the present text
    await share('planner', id, { sharing: 'MUNICIPALITY' })
    expect((await read('nurse', id, 'versions { version }')).data.savedReport.versions).toEqual([{ version: 3 }])
  })

  test('two who save at once: one is kept, the other told', async () => {
    const { id } = await saved('planner')
    const answers = await Promise.all(['A', 'B', 'C'].map((title) => save('planner', { id, expectedVersion: 1, title })))
    expect(answers.map(refusal).sort()).toEqual(['CONFLICT CONFLICT draft.expectedVersion', 'CONFLICT CONFLICT draft.expectedVersion', undefined])
  })

  test('what cannot be asked is refused at its place', async () => {
    expect(refusal(await save('planner', { title: ' ' }))).toBe('BAD_INPUT TOO_SHORT draft.title')
    expect(refusal(await save('planner', { view: { kind: 'PIE' } }))).toBe('BAD_INPUT NOT_ONE_OF draft.view.kind')
    expect(refusal(await save('planner', { query: { ...query, measures: ['TARGET'], rows: [{ by: 'STATE' }] } }))).toBe('BAD_INPUT INCOMPATIBLE draft.query.rows.0.by')
    expect(refusal(await save('planner', { query: { ...query, asOf: '2999-01-01T00:00:00Z' } }))).toBe('BAD_INPUT OUT_OF_RANGE draft.query.asOf')
    expect(refusal(await save('planner', { municipalityId: 1708 }))).toBe('NOT_FOUND NOT_FOUND ')
    expect(refusal(await save('analyst', { municipalityId: 1671 }))).toBe('NOT_FOUND NOT_FOUND ')
  })

  test('put away it is in no list but the owner’s, and comes back whole', async () => {
    const { id } = await saved('second planner', { title: 'Arsip' })
    await share('second planner', id, { sharing: 'MUNICIPALITY' })
    expect((await ask('second planner', 'mutation ($id: ID!) { archiveReport(id: $id) { archivedAt } }', { id })).data.archiveReport.archivedAt).not.toBeNull()
    expect(await readers(id)).toEqual(['second planner'])
    expect(await listed('second planner', 'text: "Arsip"')).toEqual({ nodes: [], totalCount: 0 })
    expect((await listed('second planner', 'archived: true')).nodes).toEqual([{ title: 'Arsip' }])
    expect((await listed('nurse', 'archived: true')).nodes).toEqual([])
    await ask('second planner', 'mutation ($id: ID!) { archiveReport(id: $id, archived: false) { id } }', { id })
    expect((await read('nurse', id)).data.savedReport.title).toBe('Arsip')
  })
})

describe('sharing', () => {
  const inside = () => everyone().filter((who) => !who.includes('Kepahiang') && !who.includes('analyst'))

  test.each<[object, () => string[]]>([
    [{ sharing: 'AGENCY', agencyId: '1671:DINKES' }, () => ['head of DINKES', 'nurse', 'planner', 'admin of DINKES']],
    [{ sharing: 'AGENCY', agencyId: '1671:PUSKESMAS' }, () => ['nurse', 'planner']],
    [{ sharing: 'ROLE', role: 'ADMIN' }, () => ['planner', 'admin', 'admin of DINKES']],
    [{ sharing: 'ROLE', role: 'PLANNER' }, () => ['planner', 'second planner']],
    [{ sharing: 'MUNICIPALITY' }, inside],
    [{ sharing: 'PRIVATE' }, () => ['planner']],
  ])('%j', async (sharing, who) => {
    const { id } = await saved('planner', { title: 'Dibagikan' })
    expect(refusal(await share('planner', id, sharing))).toBeUndefined()
    expect(await readers(id)).toEqual(everyone().filter((one) => who().includes(one)))
    // The list says the same as the single report.
    for (const one of everyone()) {
      const ids = (await ask(one, '{ savedReports(first: 200) { nodes { id } } }')).data.savedReports.nodes.map((node: { id: string }) => node.id)
      expect([one, ids.includes(id)]).toEqual([one, who().includes(one)])
    }
    await ask('planner', 'mutation ($id: ID!) { archiveReport(id: $id) { id } }', { id })
  })

  test('is refused where it says too little, too much, or what it may not', async () => {
    const { id } = await saved('planner')
    expect(refusal(await share('planner', id, { sharing: 'AGENCY' }))).toBe('BAD_INPUT REQUIRED sharing.agencyId')
    expect(refusal(await share('planner', id, { sharing: 'ROLE', role: 'ADMIN', agencyId: '1671:DINKES' }))).toBe('BAD_INPUT INCOMPATIBLE sharing.agencyId')
    expect(refusal(await share('planner', id, { sharing: 'AGENCY', agencyId: '1708:DINKES' }))).toBe('NOT_FOUND NOT_FOUND ')
    expect(refusal(await share('planner', id, { sharing: 'PUBLIC' }))).toBe('BAD_INPUT NOT_ONE_OF sharing.sharing')
    const own = await saved('nurse')
    expect(refusal(await share('nurse', own.id, { sharing: 'MUNICIPALITY' }))).toBe('FORBIDDEN FORBIDDEN sharing.sharing')
    expect(refusal(await share('nurse', own.id, { sharing: 'PRIVATE' }))).toBeUndefined()
    const national = await saved('analyst')
    expect(refusal(await share('analyst', national.id, { sharing: 'AGENCY', agencyId: '1671:DINKES' }))).toBe('NOT_FOUND NOT_FOUND ')
  })

  test('the nation’s reports are shared among its analysts', async () => {
    const { id } = await saved('analyst', { title: 'Nasional' })
    expect(await readers(id)).toEqual(['analyst'])
    await share('analyst', id, { sharing: 'ROLE', role: 'NATIONAL_ANALYST' })
    expect(await readers(id)).toEqual(['analyst', 'second analyst'])
  })

  test('names are kept from those who may not know the person', async () => {
    const nameFor = async (who: string, id: string) => (await read(who, id, 'ownerName')).data.savedReport.ownerName
    const [office, person] = [await saved('planner'), await saved('superior of BAPENDA')]
    await share('planner', office.id, { sharing: 'MUNICIPALITY' })
    await share('superior of BAPENDA', person.id, { sharing: 'MUNICIPALITY' })
    expect([await nameFor('nurse', office.id), await nameFor('nurse', person.id)]).toEqual([expect.any(String), null]) // who speaks for an office is named
    expect([await nameFor('superior of BAPENDA', person.id), await nameFor('admin', person.id)]).toEqual([expect.any(String), expect.any(String)])
    await ask('planner', 'mutation ($id: ID!) { archiveReport(id: $id) { id } }', { id: office.id })
    await ask('superior of BAPENDA', 'mutation ($id: ID!) { archiveReport(id: $id) { id } }', { id: person.id })
  })
})

describe('lists, favourites and files', () => {
  test('by title, page by page, with folders, texts and favourites', async () => {
    for (const [title, folder] of [['C', 'Rapat'], ['A', 'Rapat/Bulanan'], ['B 100%', ''], ['D', 'Rapatan']] as const) await saved('inspector', { title, folder })
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: { nodes: { title: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean }; totalCount: number } = (
        await ask('inspector', 'query ($after: String) { savedReports(first: 3, after: $after, own: true) { nodes { title } pageInfo { endCursor hasNextPage } totalCount } }', { after })
      ).data.savedReports
      expect(page.totalCount).toBe(4)
      seen.push(...page.nodes.map(({ title }) => title))
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after)
    expect(seen).toEqual(['A', 'B 100%', 'C', 'D'])
    expect((await listed('inspector', 'own: true, folder: "Rapat"')).nodes).toEqual([{ title: 'A' }, { title: 'C' }])
    expect((await listed('inspector', 'own: true, text: "100%"')).nodes).toEqual([{ title: 'B 100%' }])
    const { id } = (await ask('inspector', '{ savedReports(own: true, text: "B") { nodes { id } } }')).data.savedReports.nodes[0]
    const favour = (favourite: boolean) => ask('inspector', 'mutation ($id: ID!, $favourite: Boolean) { favourReport(id: $id, favourite: $favourite) { isFavourite } }', { id, favourite })
    await favour(true)
    await favour(true)
    expect((await listed('inspector', 'favourites: true')).nodes).toEqual([{ title: 'B 100%' }])
    expect((await listed('planner', 'favourites: true')).nodes).toEqual([])
    await favour(false)
    expect((await listed('inspector', 'favourites: true')).nodes).toEqual([])
    expect(refusal(await ask('planner', 'mutation ($id: ID!) { favourReport(id: $id) { id } }', { id }))).toBe('NOT_FOUND NOT_FOUND ')
  })

  test.each(['x', Buffer.from('["a"]').toString('base64url'), Buffer.from('["a","b"]').toString('base64url')])('the cursor %p is refused', async (after) =>
    expect(refusal(await ask('planner', 'query ($after: String) { savedReports(after: $after) { totalCount } }', { after }))).toBe('BAD_INPUT CURSOR_NOT_FIT after'),
  )

  test('a list costs as many statements however long it is', async () => {
    const cost = (first: number) => countStatements(() => ask('inspector', `{ savedReports(first: ${first}, own: true) { nodes { title problems { code } sharedAgency { code } } } }`))
    expect(await cost(4)).toBe(await cost(1))
  })

  test('the file of a report comes back as the same report, elsewhere too', async () => {
    const { id, contentHash } = await saved('planner', { title: 'Bawa pulang', query: { ...query, where: { not: { on: 'AGENCY', op: 'IN', values: ['1671:DINKES'] } } }, view: { kind: 'BAR', options: { labels: true } } })
    const { file, fileName } = (await read('planner', id, 'file fileName')).data.savedReport
    expect(fileName).toBe('bawa-pulang.tolok.json')
    const bring = (document: unknown) => ask('planner of Kepahiang', `mutation ($document: JSON!) { importReport(document: $document, folder: "Impor") { ${fields} contentHash file } }`, { document })
    const { data } = await bring(JSON.parse(file))
    expect(data.importReport).toMatchObject({ municipalityId: 1708, title: 'Bawa pulang', folder: 'Impor', contentHash, file, isOwn: true, version: 1 })
    expect(refusal(await bring({ ...JSON.parse(file), query: { ...JSON.parse(file).query, measures: ['SALARY'] } }))).toBe('BAD_INPUT UNKNOWN_MEASURE document.query.measures.0')
    expect(refusal(await bring('x'))).toBe('BAD_INPUT MALFORMED document')
    expect(refusal(await bring({ ...JSON.parse(file), owner: 'me' }))).toBe('BAD_INPUT UNKNOWN_FIELD document.owner')
  })

  test('what the catalogue has lost since is said, and the report can still be read', async () => {
    const { id } = await saved('planner')
    await world.database.owner.query(`update saved_report_version set document = jsonb_set(document, '{query,measures}', '["LOST"]') where report_id = $1`, [id])
    const { data } = await read('planner', id, 'problems { code path facts } document')
    expect(data.savedReport.problems).toEqual([{ code: 'UNKNOWN_MEASURE', path: ['query', 'measures', '0'], facts: { allowed: expect.arrayContaining(['ACHIEVEMENT']) } }])
    expect(data.savedReport.document.query.measures).toEqual(['LOST'])
  })

  test('who did what is told in the audit, without titles', async () => {
    const { id } = await saved('planner', { title: 'RAHASIA-77' })
    await share('planner', id, { sharing: 'AGENCY', agencyId: '1671:DINKES' })
    const { data } = await ask('admin', 'query ($id: String) { auditEvents(objectType: "SAVED_REPORT", objectId: $id) { nodes { action detail } } }', { id })
    expect(data.auditEvents.nodes.map(({ action }: { action: string }) => action)).toEqual(['REPORT_SHARED', 'REPORT_SAVED'])
    expect(JSON.stringify(data)).not.toContain('RAHASIA-77')
  })
})
