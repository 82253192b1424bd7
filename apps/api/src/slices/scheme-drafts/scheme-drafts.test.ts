import { schemeHash, schemeOf, schemeText, type Scheme } from '@tolok/domain'
import { v7 as uuid } from 'uuid'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import type { Server } from '../../server'

type Document = Record<string, unknown> & { weights: { code: string; weight: string }[] }

let database: TestDatabase
let server: Server
const as: Record<string, Session> = {}
const [plaju, kepahiang2026, predicate2022] = [schemeOf('PLAJU_2026')!, schemeOf('KEPAHIANG_2026')!, schemeOf('PREDICATE_2022')!]
const document = (changes: object = {}, of: Scheme = plaju): Document => ({ ...(JSON.parse(schemeText(of)) as Document), validFrom: '2027-01-01', ...changes })
const weighed = (indicators: string, superior: string): Document => {
  const { weights, ...rest } = document()
  const changed = weights.map((one) => ({ ...one, weight: { INDICATORS: indicators, SUPERIOR: superior }[one.code] ?? one.weight }))
  return { ...rest, weights: changed }
}

beforeAll(async () => {
  database = await cloneDatabase()
  server = await serve(database)
  const make = makeRows(database.owner)
  await make.municipality({ id: 1671, demonstration: true })
  await make.municipality({ id: 1708 })
  const ids: Record<string, string> = {}
  for (const [municipality, scheme] of [[0, predicate2022], [1671, plaju], [1708, kepahiang2026]] as const) {
    const { rows } = await database.owner.query<{ id: string }>(
      `insert into scheme (municipality_id, id, code, version, name, regulation, valid_from, yields, document, content_hash)
        values ($1, gen_random_uuid(), $2::varchar, 1, $2::text, 'x', $3, $4, $5, $6) returning id`,
      [municipality, scheme.id, scheme.validFrom, scheme.yields, schemeText(scheme), schemeHash(scheme)],
    )
    ids[scheme.id] = rows[0]!.id
  }
  // Two people in one agency: Sari 90 by indicators and 70 by her superior, Tono 60 and 100; one rated plan each.
  const agency = await make.agency({ municipality_id: 1671, code: 'DINKES', name: 'Dinas Kesehatan' })
  const indicator = await make.indicator({ municipality_id: 1671, code: 'IZIN', name: 'Izin terbit' })
  for (const [name, actual, rated] of [['Sari', '90', '70'], ['Tono', '60', '100']] as const) {
    const employee = await make.employee({ municipality_id: 1671, name })
    const assignment = await make.assignment({ municipality_id: 1671, employee_id: employee.id, agency_id: agency.id })
    const target = await make.target({ municipality_id: 1671, indicator_id: indicator.id, agency_id: agency.id, assignment_id: assignment.id })
    await make.observation({ target, value: actual })
    const planId = uuid()
    await database.owner.query(
      `insert into plan (municipality_id, id, employee_id, period, period_from, period_to, scheme_municipality_id, scheme_id) values (1671, $1, $2, '2026', '2026-01-01', '2026-12-31', 1671, $3)`,
      [planId, employee.id, ids['PLAJU_2026']],
    )
    await database.owner.query(
      `insert into plan_item (municipality_id, id, plan_id, assignment_id, indicator_id, ordinal, component, weight) values (1671, gen_random_uuid(), $1, $2, $3, 1, 'INDICATORS', 100)`,
      [planId, assignment.id, indicator.id],
    )
    await database.owner.query(
      `insert into rating (municipality_id, id, plan_id, kind, component, value) values (1671, gen_random_uuid(), $1, 'FIGURE', 'SUPERIOR', $2)`,
      [planId, rated],
    )
    if (name === 'Sari') as['employee'] = await make.signedIn('EMPLOYEE', 1671, { employee_id: employee.id })
    else as['colleague'] = await make.signedIn('EMPLOYEE', 1671, { employee_id: employee.id })
  }
  as['planner'] = await make.signedIn('PLANNER', 1671)
  as['other planner'] = await make.signedIn('PLANNER', 1671)
  as['admin'] = await make.signedIn('ADMIN', 1671)
  as['admin of Kepahiang'] = await make.signedIn('ADMIN', 1708)
  as['analyst'] = await make.signedIn('NATIONAL_ANALYST', null)
})
afterAll(async () => {
  await server?.app.close()
  await database?.drop()
})

const ask = async (text: string, variables: object = {}, who = 'planner') => (await execute(server, text, { ...variables }, as[who])).body
const codes = (body: Awaited<ReturnType<typeof ask>>) => body.errors?.[0]?.extensions.problems.map(({ code, path }) => [code, ...path].join(' '))
const fields = 'id state revision contentHash commentsUntil commentCount unansweredCount isOwn obstacles { code count from } differences { change about from to judges } findings { fault isError path given }'
const change = (name: string, types: string, args: string, answer = fields) => (variables: object, who = 'planner') =>
  ask(`mutation (${types}) { ${name}(${args}) { ${answer} } }`, variables, who)
const draft = change('draftScheme', '$draft: SchemeDraftInput!', 'draft: $draft')
const edit = change('editDraft', '$id: ID!, $revision: Int!, $document: JSON!, $reason: String!', 'id: $id, revision: $revision, document: $document, reason: $reason')
const open = change('openDraft', '$id: ID!, $until: Date!', 'id: $id, until: $until')
const comment = change('commentOnDraft', '$id: ID!, $text: String!', 'id: $id, text: $text', 'id body byName isOwn revision answers { body byName }')
const answer = change('answerComment', '$id: ID!, $text: String!', 'id: $id, text: $text', 'id answers { body byName }')
const simulate = change('simulateDraft', '$id: ID!, $period: String', 'id: $id, period: $period', 'id period planCount doneCount changedCount movedCount finishedAt')
const publish = change('publishDraft', '$id: ID!', 'id: $id', 'id version validFrom contentHash')
const withdraw = change('withdrawDraft', '$id: ID!, $reason: String!', 'id: $id, reason: $reason')
const read = (id: string, who = 'planner', more = fields) => ask(`query ($id: ID!) { schemeDraft(id: $id) { ${more} } }`, { id }, who)
const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10) // in Jakarta
const begun = async (given: object = {}, who = 'planner'): Promise<{ id: string }> =>
  (await draft({ draft: { municipalityId: 1671, baseId: '1671:PLAJU_2026@1', reason: 'Bobot baru', document: document(), ...given } }, who)).data.draftScheme

describe('a draft is made, changed and read', () => {
  test('after a version of one’s own, with what differs and what the linter finds', async () => {
    const made = await draft({ draft: { municipalityId: 1671, baseId: '1671:PLAJU_2026@1', reason: 'Bobot baru', document: weighed('60', '29') } })
    expect(made.errors).toBeUndefined()
    expect(made.data.draftScheme).toMatchObject({ state: 'DRAFT', revision: 1, isOwn: true, commentsUntil: null })
    expect(made.data.draftScheme.differences).toContainEqual({ change: 'WEIGHT', about: 'INDICATORS', from: '70', to: '60', judges: true })
    expect(made.data.draftScheme.findings).toContainEqual({ fault: 'WEIGHTS_NOT_100', isError: true, path: ['weights'], given: '99' })
    expect(made.data.draftScheme.obstacles.map(({ code }: { code: string }) => code)).toEqual(['SCHEME_FAULTY', 'NOT_OPENED', 'NOT_SIMULATED', 'OWN_DRAFT'])
  })

  test('a national one is followed under a code of one’s own', async () => {
    const national = { municipalityId: 1671, baseId: '0:PREDICATE_2022@1', reason: 'x' }
    expect(codes(await draft({ draft: national }))).toEqual(['DUPLICATE draft document id'])
    const own = await draft({ draft: { ...national, document: document({ id: 'PALEMBANG_2027' }, predicate2022) } })
    expect(own.data.draftScheme.differences).toEqual([expect.objectContaining({ change: 'VALID_FROM', judges: false })])
    expect(codes(await draft({ draft: { municipalityId: 1671, baseId: '1671:PLAJU_2026@1', reason: 'x', document: document({ id: 'OTHER' }) } }))).toEqual(['IMMUTABLE draft document id'])
  })

  test.each<[string, object, string]>([
    ['no reason', { reason: ' ' }, 'TOO_SHORT draft reason'],
    ['a document of nonsense', { document: { ...document(), weights: [{ code: 'A', label: { id: 'a', en: 'a' }, weight: 'NaN' }] } }, 'NOT_A_NUMBER draft document weights 0 weight'],
    ['a field nobody reads', { document: { ...document(), constructor2: 1 } }, 'UNKNOWN_FIELD draft document constructor2'],
    ['a base that is not there', { baseId: '1671:NONE@1' }, 'NOT_FOUND'],
    ['a base of another municipality', { baseId: '1708:KEPAHIANG_2026@1' }, 'NOT_FOUND'],
  ])('refused: %s', async (_, given, expected) => {
    expect(codes(await draft({ draft: { municipalityId: 1671, baseId: '1671:PLAJU_2026@1', reason: 'x', document: document(), ...given } }))).toEqual([expected])
  })

  test('who was slower is told, and the text of the faster stays', async () => {
    const { id } = await begun()
    const first = await edit({ id, revision: 1, document: weighed('60', '30'), reason: 'adil' }, 'other planner')
    expect(first.data.editDraft).toMatchObject({ revision: 2, isOwn: true })
    const second = await edit({ id, revision: 1, document: weighed('50', '40'), reason: 'lebih adil' })
    expect(second.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', problems: [{ code: 'CONFLICT', path: ['revision'], current: 2 }] })
    const now = await read(id, 'planner', 'revision contentHash revisions { revision reason contentHash }')
    expect(now.data.schemeDraft.revisions.map(({ reason }: { reason: string }) => reason)).toEqual(['adil', 'Bobot baru'])
    expect(now.data.schemeDraft.contentHash).toBe(first.data.editDraft.contentHash)
  })

  test('two at once: one of them wins', async () => {
    const { id } = await begun()
    const both = await Promise.all(['60', '50'].map((weight) => edit({ id, revision: 1, document: weighed(weight, '30'), reason: weight })))
    expect(both.map((one) => one.errors?.[0]?.extensions.code ?? 'kept').sort()).toEqual(['CONFLICT', 'kept'])
  })
})

describe('who may see and do what', () => {
  test('before it is opened only who may draft sees it; opened, everyone it will judge; another municipality never', async () => {
    const { id } = await begun()
    const missing = await read(uuid(), 'employee')
    expect(missing.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    for (const who of ['employee', 'admin of Kepahiang', 'analyst']) expect(await read(id, who)).toEqual(missing)
    await open({ id, until: today })
    expect((await read(id, 'employee')).data.schemeDraft).toMatchObject({ state: 'OPEN', isOwn: false })
    expect(await read(id, 'admin of Kepahiang')).toEqual(missing)
    const list = (who: string) => ask('{ schemeDrafts(first: 100) { nodes { id } } }', {}, who)
    expect((await list('employee')).data.schemeDrafts.nodes).toContainEqual({ id })
    expect((await list('admin of Kepahiang')).data.schemeDrafts.nodes).toEqual([])
    const nothing = await comment({ id, text: 'x' }, 'admin of Kepahiang')
    expect(codes(nothing)).toEqual(['NOT_FOUND'])
    for (const act of [open({ id, until: today }, 'admin of Kepahiang'), publish({ id }, 'admin of Kepahiang'), withdraw({ id, reason: 'x' }, 'admin of Kepahiang'), simulate({ id }, 'admin of Kepahiang')])
      expect(codes(await act)).toEqual(['NOT_FOUND'])
  })

  test('an employee drafts, edits, answers and publishes nothing', async () => {
    const { id } = await begun()
    await open({ id, until: today })
    for (const act of [begunBy('employee'), open({ id, until: today }, 'employee'), simulate({ id }, 'employee'), publish({ id }, 'employee'), publish({ id }, 'planner')])
      expect((await act).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })
  const begunBy = (who: string) => draft({ draft: { municipalityId: 1671, baseId: '1671:PLAJU_2026@1', reason: 'x' } }, who)

  test('drafts come by pages, the latest first', async () => {
    const page = async (after?: string) =>
      (await ask('query ($after: String) { schemeDrafts(first: 2, after: $after) { totalCount nodes { id } pageInfo { endCursor hasNextPage } } }', { after })).data.schemeDrafts
    const one = await page()
    const two = await page(one.pageInfo.endCursor)
    const ids = [...one.nodes, ...two.nodes].map(({ id }: { id: string }) => id)
    expect(ids).toEqual([...ids].sort().reverse())
    expect(new Set(ids).size).toBe(4)
  })
})

describe('from comment to publication', () => {
  let id: string
  let asked: string

  test('comments are refused before it is opened, and a wish of yesterday as well', async () => {
    ;({ id } = await begun({ document: weighed('60', '30') }))
    expect(codes(await comment({ id, text: 'Mengapa?' }, 'planner'))).toEqual(['TRANSITION_NOT_FIT id'])
    expect(codes(await open({ id, until: '2026-01-01' }))).toEqual(['OUT_OF_RANGE until'])
    expect((await open({ id, until: today })).data.openDraft).toMatchObject({ state: 'OPEN', commentsUntil: today })
  })

  test('an employee is named to himself and to who may read him, not to a colleague', async () => {
    const said = await comment({ id, text: 'Mengapa bobot atasan naik?\nTolong dijelaskan.' }, 'employee')
    expect(said.data.commentOnDraft).toMatchObject({ body: 'Mengapa bobot atasan naik?\nTolong dijelaskan.', byName: expect.any(String), isOwn: true, revision: 1, answers: [] })
    asked = said.data.commentOnDraft.id
    const names = async (who: string) => (await read(id, who, 'comments { totalCount nodes { id byName isOwn } }')).data.schemeDraft.comments
    expect(await names('colleague')).toEqual({ totalCount: 1, nodes: [{ id: asked, byName: null, isOwn: false }] })
    expect((await names('admin')).nodes[0].byName).toEqual(expect.any(String))
    expect(codes(await comment({ id, text: '' }, 'employee'))).toEqual(['TOO_SHORT text'])
    expect(codes(await comment({ id, text: 'x'.repeat(4001) }, 'employee'))).toEqual(['TOO_LONG text'])
    expect(codes(await comment({ id, text: 'a\u202eb' }, 'employee'))).toEqual(['MALFORMED text'])
  })

  test('a simulation says who changes, by how much and why', async () => {
    const done = await simulate({ id })
    expect(done.errors).toBeUndefined()
    // Sari (7 × 90 + 2 × 70) ÷ 9 = 85.56, then (6 × 90 + 3 × 70) ÷ 9 = 83.33; Tono 68.89, then 73.33; both stay in their bands.
    expect(done.data.simulateDraft).toMatchObject({ period: '2026', planCount: 2, doneCount: 2, changedCount: 2, movedCount: 0, finishedAt: expect.any(String) })
    const more = 'state simulation { moves { from to count } agencies { agencyName up down other shifted } plans { totalCount nodes { employeeName agencyName outcomeFrom outcomeTo direction scoreFrom scoreTo points reasons { cause about from to points label { id } } } } }'
    const seen = (await read(id, 'admin', more)).data.schemeDraft
    expect(seen.state).toBe('SIMULATED')
    expect(seen.simulation.agencies).toEqual([{ agencyName: 'Dinas Kesehatan', up: 0, down: 0, other: 0, shifted: 2 }])
    expect(seen.simulation.plans.nodes[0]).toMatchObject({ employeeName: 'Tono', agencyName: 'Dinas Kesehatan', outcomeFrom: 'MEDIUM', outcomeTo: 'MEDIUM', direction: 'SAME', scoreFrom: '68.89', scoreTo: '73.33', points: '4.44' })
    expect(seen.simulation.plans.nodes[0].reasons.map(({ cause, about }: { cause: string; about: string }) => `${cause} ${about}`)).toEqual(['WEIGHT SUPERIOR', 'WEIGHT INDICATORS', 'ROUNDING '])
    // A planner learns how many and why, and not who; an employee finds himself alone.
    expect((await read(id, 'planner', more)).data.schemeDraft.simulation.plans.nodes.map((one: { employeeName: unknown }) => one.employeeName)).toEqual([null, null])
    const own = (await read(id, 'employee', more)).data.schemeDraft.simulation
    expect(own.agencies).toBeNull()
    expect(own.plans).toMatchObject({ totalCount: 1, nodes: [{ employeeName: 'Sari', points: '-2.23' }] })
  })

  test('the plans come by pages, and by direction', async () => {
    const page = async (args: string) => (await read(id, 'admin', `simulation { plans(${args}) { totalCount nodes { employeeName } pageInfo { endCursor hasNextPage } } }`)).data.schemeDraft.simulation.plans
    const one = await page('first: 1')
    expect(one).toMatchObject({ totalCount: 2, nodes: [{ employeeName: 'Tono' }], pageInfo: { hasNextPage: true } })
    expect(await page(`first: 1, after: "${one.pageInfo.endCursor}"`)).toMatchObject({ nodes: [{ employeeName: 'Sari' }], pageInfo: { hasNextPage: false } })
    expect(await page('direction: UP')).toMatchObject({ totalCount: 0 })
    expect(codes(await read(id, 'admin', 'simulation { plans(after: "x") { totalCount } }'))).toEqual(['CURSOR_NOT_FIT after'])
  })

  test('unanswered it is not published; answered by the drafter, never by another, and once more adds', async () => {
    expect(codes(await publish({ id }, 'admin'))).toEqual(['COMMENTS_UNANSWERED id'])
    expect(codes(await answer({ id: asked, text: 'Karena …' }, 'other planner'))).toEqual(['FORBIDDEN id'])
    expect(codes(await answer({ id: asked, text: 'x' }, 'admin of Kepahiang'))).toEqual(['NOT_FOUND'])
    await answer({ id: asked, text: 'Karena atasan melihat hasil sehari-hari.' })
    const { data } = await answer({ id: asked, text: 'Lihat juga lampirannya.' })
    expect(data.answerComment.answers.map(({ body }: { body: string }) => body)).toEqual(['Karena atasan melihat hasil sehari-hari.', 'Lihat juga lampirannya.'])
  })

  test('neither the drafter nor who last changed it publishes it, and a change asks for another simulation', async () => {
    const { id: own } = await begun({}, 'admin')
    await open({ id: own, until: today }, 'admin')
    await simulate({ id: own }, 'admin')
    expect(codes(await publish({ id: own }, 'admin'))).toEqual(['OWN_DRAFT id'])
    const changed = await edit({ id, revision: 1, document: weighed('65', '25'), reason: 'jalan tengah' }, 'admin')
    expect(changed.data.editDraft).toMatchObject({ state: 'OPEN', isOwn: true })
    expect(codes(await publish({ id }, 'admin'))).toEqual(['NOT_SIMULATED id', 'OWN_DRAFT id'])
    await edit({ id, revision: 2, document: { ...weighed('65', '25'), validFrom: '2026-07-01' }, reason: 'tanggal' })
    await simulate({ id })
    expect(codes(await publish({ id }, 'admin'))).toEqual(['PERIOD_USED id'])
    await edit({ id, revision: 3, document: weighed('65', '25'), reason: 'tanggal yang benar' })
    await simulate({ id })
  })

  test('a second person publishes the next version, which never changes', async () => {
    const done = await publish({ id }, 'admin')
    expect(done.data.publishDraft).toMatchObject({ id: '1671:PLAJU_2026@2', version: 2, validFrom: '2027-01-01' })
    const { data } = await ask('query ($from: ID!, $to: ID!) { compareSchemes(from: $from, to: $to) { change about from to } scheme(id: $from) { endsOn validTo } }', { from: '1671:PLAJU_2026@1', to: '1671:PLAJU_2026@2' }, 'employee')
    expect(data.compareSchemes).toContainEqual({ change: 'WEIGHT', about: 'SUPERIOR', from: '20', to: '25' })
    expect(data.scheme).toEqual({ endsOn: '2027-01-01', validTo: null })
    const after = (await read(id, 'employee', 'state published { id } endedByName')).data.schemeDraft
    expect(after).toMatchObject({ state: 'PUBLISHED', published: { id: '1671:PLAJU_2026@2' } })
    for (const act of [edit({ id, revision: 4, document: document(), reason: 'x' }), comment({ id, text: 'x' }, 'employee'), simulate({ id }), withdraw({ id, reason: 'x' }), publish({ id }, 'admin')])
      expect(codes(await act)).toEqual(['TRANSITION_NOT_FIT id'])
    const owner = (statement: string) => database.owner.query(statement).then(() => 'done', (error: { code: string }) => error.code)
    expect(await owner("update scheme set name = 'x' where municipality_id = 1671")).toBe('23001')
    expect(await owner('delete from scheme where municipality_id = 1671')).toBe('23001')
    for (const statement of ["update scheme_comment set body = 'x'", "update scheme_answer set body = 'x'", 'delete from scheme_revision', "update scheme_draft set drafted_by = gen_random_uuid()"])
      expect(await database.databases.sqlOf({ municipalities: [1671] }).query(statement).then(() => 'done', (error: { code: string }) => error.code)).toBe('42501')
  })

  test('a draft of the same code that was slower has to be written anew', async () => {
    const { id: slower } = await begun()
    await database.owner.query(`update scheme_revision set document = jsonb_set(document, '{version}', '2') where draft_id = $1`, [slower])
    await open({ id: slower, until: today })
    await simulate({ id: slower })
    expect((await publish({ id: slower }, 'admin')).errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', problems: [{ current: 2 }] })
  })

  test('every step is on record, without a word of what was said', async () => {
    const { rows } = await database.owner.query<{ action: string; detail: object }>("select action, detail from audit_event where object_type = 'SCHEME_DRAFT' and object_id = $1 order by id", [id])
    expect(rows.map(({ action }) => action.replace(/^SCHEME_/, ''))).toEqual(['DRAFTED', 'DRAFT_OPENED', 'COMMENTED', 'DRAFT_SIMULATED', 'COMMENT_ANSWERED', 'COMMENT_ANSWERED', 'DRAFT_EDITED', 'DRAFT_EDITED', 'DRAFT_SIMULATED', 'DRAFT_EDITED', 'DRAFT_SIMULATED', 'PUBLISHED'])
    expect(JSON.stringify(rows)).not.toMatch(/Mengapa|Karena/)
  })

  test('withdrawn it stays to be read, with the reason', async () => {
    const { id: idle } = await begun()
    await open({ id: idle, until: today })
    expect((await withdraw({ id: idle, reason: 'Belum saatnya' })).data.withdrawDraft.state).toBe('WITHDRAWN')
    expect((await read(idle, 'employee', 'state endReason')).data.schemeDraft).toEqual({ state: 'WITHDRAWN', endReason: 'Belum saatnya' })
  })
})

test('where nobody is a demonstration, comments are awaited for a week', async () => {
  const made = await draft({ draft: { municipalityId: 1708, baseId: '1708:KEPAHIANG_2026@1', reason: 'x', document: document({}, kepahiang2026) } }, 'admin of Kepahiang')
  const { id } = made.data.draftScheme
  expect(codes(await open({ id, until: today }, 'admin of Kepahiang'))).toEqual(['OUT_OF_RANGE until'])
  const later = new Date(Date.parse(today) + 8 * 86_400_000).toISOString().slice(0, 10)
  expect((await open({ id, until: later }, 'admin of Kepahiang')).data.openDraft.obstacles).toContainEqual({ code: 'COMMENTS_OPEN', count: null, from: later })
})
