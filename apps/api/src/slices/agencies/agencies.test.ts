import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { countStatements, execute, serve, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import type { Server } from '../../server'

let database: TestDatabase
let server: Server
let admin: Session
let healthAdmin: Session
let elsewhere: Session
let analyst: Session

// 1671: SETDA over BAPENDA; DINKES over PKM-01 and PKM-02. 1708 has a BAPENDA of its own.
beforeAll(async () => {
  database = await cloneDatabase()
  server = await serve(database)
  const make = makeRows(database.owner)
  await make.municipality({ id: 1671, name: 'Palembang' })
  await make.municipality({ id: 1708, name: 'Kepahiang' })
  const secretariat = await make.agency({ municipality_id: 1671, code: 'SETDA', name: 'Sekretariat Daerah', kind: 'SEKRETARIAT' })
  await make.agency({ municipality_id: 1671, code: 'BAPENDA', name: 'Badan Pendapatan Daerah', kind: 'BADAN', parent_id: secretariat.id })
  const health = await make.agency({ municipality_id: 1671, code: 'DINKES', name: 'Dinas Kesehatan 100%' })
  await make.agency({ municipality_id: 1671, code: 'PKM-02', name: 'Puskesmas 2', kind: 'UPTD', parent_id: health.id })
  await make.agency({ municipality_id: 1671, code: 'PKM-01', name: 'Puskesmas 1', kind: 'UPTD', parent_id: health.id })
  await make.agency({ municipality_id: 1708, code: 'BAPENDA', name: 'Badan Pendapatan Kepahiang' })
  admin = await make.signedIn('ADMIN', 1671)
  healthAdmin = await make.signedIn('ADMIN', 1671, { agency_id: health.id })
  elsewhere = await make.signedIn('ADMIN', 1708)
  analyst = await make.signedIn('NATIONAL_ANALYST', null)
})
afterAll(async () => {
  await server?.app.close()
  await database?.drop()
})

const codes = (body: { data?: { agencies: { nodes: { code: string }[] } } }) => body.data!.agencies.nodes.map((agency) => agency.code)
const ask = (document: string, variables = {}, as = admin) => execute(server, document, variables, as)
const pathOn = async (id: string, on: string) => {
  const { body } = await ask('query ($id: ID!, $on: Date!) { agency(id: $id) { path(on: $on) { code } } }', { id, on })
  return body.data.agency.path.map((agency: { code: string }) => agency.code).join('/')
}

describe('reading', () => {
  test('the list is in the order of the tree, by pages', async () => {
    const list =
      'query ($first: Int!, $after: String) { agencies(first: $first, after: $after) { totalCount nodes { code level path { code } parent { id } childCount } pageInfo { endCursor hasNextPage } } }'
    const one = await ask(list, { first: 3 })
    expect(one.body.errors).toBeUndefined()
    expect(codes(one.body)).toEqual(['DINKES', 'PKM-01', 'PKM-02'])
    expect(one.body.data.agencies).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true } })
    expect(one.body.data.agencies.nodes[1]).toEqual({ code: 'PKM-01', level: 2, path: [{ code: 'DINKES' }, { code: 'PKM-01' }], parent: { id: '1671:DINKES' }, childCount: 0 })
    const two = await ask(list, { first: 3, after: one.body.data.agencies.pageInfo.endCursor })
    expect(codes(two.body)).toEqual(['SETDA', 'BAPENDA'])
    expect(two.body.data.agencies.pageInfo.hasNextPage).toBe(false)
  })

  test.each([
    { filter: '(level: 1)', found: ['DINKES', 'SETDA'] },
    { filter: '(parentId: "1671:DINKES")', found: ['PKM-01', 'PKM-02'] },
    { filter: '(text: "pendapatan")', found: ['BAPENDA'] },
    { filter: '(text: "100%")', found: ['DINKES'] },
    { filter: '(text: "_")', found: [] },
    { filter: '(on: "2019-12-31")', found: [] },
    { filter: '(municipalityId: 1671, level: 2)', found: ['PKM-01', 'PKM-02', 'BAPENDA'] },
  ])('agencies$filter finds $found', async ({ filter, found }) => {
    expect(codes((await ask(`{ agencies${filter} { nodes { code } } }`)).body)).toEqual(found)
  })

  test('children by pages, within a list, by one statement each', async () => {
    const { body } = await ask('{ agencies(level: 1) { nodes { code children(first: 1) { totalCount nodes { code } pageInfo { hasNextPage endCursor } } } } }')
    expect(body.data.agencies.nodes.map((one: { children: object }) => one.children)).toMatchObject([
      { totalCount: 2, nodes: [{ code: 'PKM-01' }], pageInfo: { hasNextPage: true } },
      { totalCount: 1, nodes: [{ code: 'BAPENDA' }], pageInfo: { hasNextPage: false } },
    ])
    const { endCursor } = body.data.agencies.nodes[0].children.pageInfo
    const rest = await ask('query ($after: String) { agency(id: "1671:DINKES") { children(first: 1, after: $after) { nodes { code } } } }', { after: endCursor })
    expect(rest.body.data.agency.children.nodes).toEqual([{ code: 'PKM-02' }])
  })

  test('the number of statements does not depend on how many agencies there are', async () => {
    const document = 'query ($first: Int!) { agencies(first: $first) { totalCount nodes { code level parent { code } childCount children(first: 2) { nodes { code } } placements { parent { code } } municipality { name regionCode } } } }'
    const all = await ask(document, { first: 5 })
    expect(all.body.errors).toBeUndefined()
    expect(all.body.data.agencies.nodes).toHaveLength(5)
    const two = await countStatements(() => ask(document, { first: 2 }))
    expect(two).toBeGreaterThan(3)
    expect(await countStatements(() => ask(document, { first: 5 }))).toBe(two)
  })

  test('the analyst sees every municipality', async () => {
    const { body } = await ask('{ agencies { nodes { id } } municipalities { nodes { name regionCode } } }', {}, analyst)
    expect(body.data.agencies.nodes.map((one: { id: string }) => one.id)).toContain('1708:BAPENDA')
    expect(body.data.municipalities.nodes).toEqual([
      { name: 'Kepahiang', regionCode: '17.8' },
      { name: 'Palembang', regionCode: '16.71' },
    ])
  })

  test.each(['1671:BAPENDA', '1671:NOPE', '1708:NOPE', '9999:BAPENDA', '1 OR 1=1', '../1', '', ':', '1671:', '-1671:BAPENDA', '99999999999:A'])(
    'to another municipality %p answers exactly like a missing one',
    async (id) => {
      const document = 'query ($id: ID!) { agency(id: $id) { name } }'
      const missing = await ask(document, { id: '1708:MISSING' }, elsewhere)
      expect(missing.body).toMatchObject({ data: { agency: null }, errors: [{ extensions: { code: 'NOT_FOUND' } }] })
      expect((await ask(document, { id }, elsewhere)).body).toEqual(missing.body)
      const filter = 'query ($id: ID!) { agencies(parentId: $id) { nodes { name } } }'
      expect((await ask(filter, { id }, elsewhere)).body).toEqual((await ask(filter, { id: '1708:MISSING' }, elsewhere)).body)
    },
  )

  test.each(['x', '', Buffer.from('[1671]').toString('base64url'), Buffer.from('[{"a":1},2]').toString('base64url'), Buffer.from('[1671,"a\\u0000"]').toString('base64url')])(
    'a page mark that is not ours (%p) is refused',
    async (after) => {
      const { body } = await ask('query ($after: String) { agencies(after: $after) { nodes { code } } }', { after })
      if (after === '') expect(body.errors).toBeUndefined()
      else expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', problems: [{ code: 'CURSOR_NOT_FIT', path: ['after'] }] })
    },
  )
})

describe('changing the tree', () => {
  const draft = (changes: object, as = admin) =>
    ask('mutation ($draft: AgencyDraft!) { draftAgency(draft: $draft) { id level path { code } } }', { draft: { municipalityId: 1671, kind: 'UPTD', name: 'Puskesmas', openedOn: '2026-01-01', ...changes } }, as)
  const move = (id: string, parentId: string | null, from: string, as = admin) =>
    ask('mutation ($id: ID!, $parentId: ID, $from: Date!) { moveAgency(id: $id, parentId: $parentId, from: $from) { id placements { validFrom validTo parent { code } } } }', { id, parentId, from }, as)
  const merge = (id: string, into: string, on: string, as = admin) =>
    ask('mutation ($id: ID!, $into: ID!, $on: Date!) { mergeAgency(id: $id, into: $into, on: $on) { id closedOn successor { id } } }', { id, into, on }, as)
  const audited = async (id: string) => (await database.owner.query('select action from audit_event where object_id = $1 order by id', [id])).rows.map((row) => row.action)

  test('an agency is opened in its place, with its ancestry and an audit event', async () => {
    const { body } = await draft({ code: 'PKM-03', parentId: '1671:DINKES' })
    expect(body.data.draftAgency).toEqual({ id: '1671:PKM-03', level: 2, path: [{ code: 'DINKES' }, { code: 'PKM-03' }] })
    expect(await audited('1671:PKM-03')).toEqual(['AGENCY_OPENED'])
    const again = await draft({ code: 'PKM-03', parentId: '1671:DINKES' })
    expect(again.body.errors?.[0]?.extensions.problems).toEqual([{ code: 'DUPLICATE', path: ['draft', 'code'] }])
  })

  test('a move holds from its day on; the days before stay, and so does what stands below', async () => {
    await draft({ code: 'UNIT', parentId: '1671:PKM-03' })
    const { body } = await move('1671:PKM-03', '1671:SETDA', '2026-07-01')
    expect(body.data.moveAgency.placements).toEqual([
      { validFrom: '2026-01-01', validTo: '2026-07-01', parent: { code: 'DINKES' } },
      { validFrom: '2026-07-01', validTo: null, parent: { code: 'SETDA' } },
    ])
    expect(await pathOn('1671:UNIT', '2026-06-30')).toBe('DINKES/PKM-03/UNIT')
    expect(await pathOn('1671:UNIT', '2026-07-01')).toBe('SETDA/PKM-03/UNIT')
    expect(await audited('1671:PKM-03')).toEqual(['AGENCY_OPENED', 'AGENCY_MOVED'])
  })

  test('an earlier move leaves one that is already planned', async () => {
    await draft({ code: 'PLANNED', parentId: '1671:DINKES' })
    await move('1671:PLANNED', '1671:SETDA', '2027-01-01')
    await move('1671:PLANNED', '1671:BAPENDA', '2026-04-01')
    expect(await Promise.all(['2026-03-31', '2026-04-01', '2027-01-01'].map((day) => pathOn('1671:PLANNED', day)))).toEqual([
      'DINKES/PLANNED',
      'SETDA/BAPENDA/PLANNED',
      'SETDA/PLANNED',
    ])
  })

  test.each([
    { why: 'under itself', parentId: '1671:DINKES', from: '2026-01-01', code: 'TREE_CYCLE' },
    { why: 'under its own child', parentId: '1671:PKM-01', from: '2026-01-01', code: 'TREE_CYCLE' },
    { why: 'under one that is not open yet', parentId: '1671:LATER', from: '2026-01-01', code: 'PARENT_ABSENT' },
    { why: 'before it was opened', parentId: '1671:SETDA', from: '2019-01-01', code: 'INCOMPATIBLE' },
  ])('moving $why is refused by the domain, and nothing has changed', async ({ parentId, from, code }) => {
    await draft({ code: 'LATER', openedOn: '2030-01-01' })
    const before = (await database.owner.query('select * from agency_ancestry order by 1, 2, 3, 5')).rows
    const { body } = await move('1671:DINKES', parentId, from)
    expect(body.errors?.[0]?.extensions.code).toBe('BAD_INPUT')
    expect(body.errors?.[0]?.extensions.problems.map((problem) => problem.code)).toContain(code)
    expect(JSON.stringify(body)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
    expect((await database.owner.query('select * from agency_ancestry order by 1, 2, 3, 5')).rows).toEqual(before)
    expect(await audited('1671:DINKES')).toEqual([])
  })

  test('a merger ends one and hands what stood under it to its successor', async () => {
    await draft({ code: 'OLD', kind: 'DINAS', openedOn: '2025-01-01' })
    await draft({ code: 'OLD-1', parentId: '1671:OLD', openedOn: '2025-06-01' })
    const { body } = await merge('1671:OLD', '1671:DINKES', '2026-03-01')
    expect(body.data.mergeAgency).toEqual({ id: '1671:OLD', closedOn: '2026-03-01', successor: { id: '1671:DINKES' } })
    expect(await pathOn('1671:OLD-1', '2026-02-28')).toBe('OLD/OLD-1')
    expect(await pathOn('1671:OLD-1', '2026-03-01')).toBe('DINKES/OLD-1')
    expect(await pathOn('1671:OLD', '2026-03-01')).toBe('')
    const again = await merge('1671:OLD', '1671:SETDA', '2026-06-01')
    expect(again.body.errors?.[0]?.extensions.problems).toMatchObject([{ code: 'INCOMPATIBLE', path: ['on'] }])
    const below = await merge('1671:DINKES', '1671:PKM-01', '2026-06-01')
    expect(below.body.errors?.[0]?.extensions.problems.map((problem) => problem.code)).toContain('TREE_CYCLE')
    const self = await merge('1671:DINKES', '1671:DINKES', '2026-06-01')
    expect(self.body.errors?.[0]?.extensions.problems).toMatchObject([{ code: 'INCOMPATIBLE', path: ['into'] }])
  })

  test('two who rename at once: the second is told the name it has now', async () => {
    const rename = (name: string, expected: string) =>
      ask('mutation ($name: String!, $expected: String) { renameAgency(id: "1671:PKM-02", name: $name, expected: $expected) { name } }', { name, expected })
    const answers = await Promise.all([rename('Puskesmas Dua', 'Puskesmas 2'), rename('Puskesmas II', 'Puskesmas 2')])
    const won = answers.filter(({ body }) => body.data?.renameAgency)
    const lost = answers.filter(({ body }) => body.errors)
    expect([won.length, lost.length]).toEqual([1, 1])
    expect(lost[0]!.body.errors![0]!.extensions).toEqual({ code: 'CONFLICT', problems: [{ code: 'CONFLICT', path: ['expected'], current: won[0]!.body.data.renameAgency.name }] })
  })

  test('moves at the same time cannot make a loop together', async () => {
    await draft({ code: 'A', openedOn: '2025-01-01' })
    await draft({ code: 'B', openedOn: '2025-01-01' })
    const answers = await Promise.all([move('1671:A', '1671:B', '2026-01-01'), move('1671:B', '1671:A', '2026-01-01')])
    expect(answers.filter(({ body }) => body.errors?.[0]?.extensions.problems.some((problem) => problem.code === 'TREE_CYCLE'))).toHaveLength(1)
  })

  test("an administrator of one agency changes its part of the tree; the rest answers like a missing one", async () => {
    expect((await draft({ code: 'PKM-09', parentId: '1671:DINKES' }, healthAdmin)).body.errors).toBeUndefined()
    for (const parentId of ['1671:SETDA', null]) expect((await draft({ code: 'X', parentId }, healthAdmin)).body.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    const outside = await move('1671:BAPENDA', '1671:DINKES', '2026-01-01', healthAdmin)
    const missing = await move('1671:MISSING', '1671:DINKES', '2026-01-01', healthAdmin)
    expect(outside.body).toEqual(missing.body)
  })

  test('another municipality may not: its ids answer exactly like missing ones, and nothing has changed', async () => {
    const before = (await database.owner.query('select * from agency_placement order by 1, 2')).rows
    expect((await move('1671:DINKES', null, '2026-01-01', elsewhere)).body).toEqual((await move('1708:MISSING', null, '2026-01-01', elsewhere)).body)
    expect((await move('1708:BAPENDA', '1671:DINKES', '2026-01-01', elsewhere)).body).toEqual((await move('1708:BAPENDA', '1708:MISSING', '2026-01-01', elsewhere)).body)
    expect((await merge('1708:BAPENDA', '1671:DINKES', '2026-01-01', elsewhere)).body).toEqual((await merge('1708:BAPENDA', '1708:MISSING', '2026-01-01', elsewhere)).body)
    expect((await draft({ code: 'X', parentId: null }, elsewhere)).body.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    expect((await draft({ code: 'X' }, analyst)).body.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    expect((await database.owner.query('select * from agency_placement order by 1, 2')).rows).toEqual(before)
  })
})
