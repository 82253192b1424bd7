/** What follows from a declaration, for every owner and kind; an extension that is in the lists is tested by tools/tests/extend.test.ts. */
import type { DomainExtension } from '@tolok/domain'
import type { Extension } from '../../platform/slice'
import { core } from '../../slices'
import { sdlOf, type Server } from '../../server'
import { makeCards } from '../../testing/cards'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import { now, scopeOf, type Draft } from '../../testing/asking'
import { answerReport } from '../reports'
import { withAttributes } from '.'

const words = (en: string) => ({ id: en, en })
const declaration: DomainExtension = {
  name: 'muara-contoh',
  label: words('Muara'),
  core: '^0.1',
  municipalities: [9901],
  attributes: [
    { of: 'AGENCY', id: 'shore', label: words('Shore'), description: words('Shore.'), kind: 'CHOICE', choices: [{ id: 'OPEN', label: words('Open') }, { id: 'BAY', label: words('Bay') }] },
    { of: 'AGENCY', id: 'hasPier', label: words('Pier'), description: words('Pier.'), kind: 'FLAG' },
    { of: 'EMPLOYEE', id: 'seaDays', label: words('Sea days'), description: words('Sea days.'), kind: 'NUMBER', least: '0', most: '366', unit: 'hari', bands: ['10', '100'] },
    { of: 'EMPLOYEE', id: 'sworn', label: words('Sworn'), description: words('Sworn.'), kind: 'DAY' },
    { of: 'INDICATOR', id: 'note', label: words('Note'), description: words('Note.'), kind: 'TEXT', most: 10 },
  ],
}
const muara: Extension = withAttributes({ name: declaration.name, declaration, resolvers: [] })

let database: TestDatabase
let server: Server
let as: { admin: Session; partAdmin: Session; planner: Session; elsewhere: Session }
let nips: string[]

beforeAll(async () => {
  database = await cloneDatabase()
  for (const [owner, columns] of [['agency', 'shore text, has_pier boolean'], ['employee', 'sea_days numeric, sworn date'], ['indicator', 'note text']] as const)
    await database.owner.query(`create table muara_contoh_${owner} (municipality_id int, ${owner}_id uuid, ${columns}, primary key (municipality_id, ${owner}_id)); select guard_municipal_table('muara_contoh_${owner}')`)
  server = await serve(database, {}, [...core, muara])
  const make = makeRows(database.owner)
  await make.municipality({ id: 9901 })
  await make.municipality({ id: 1708 })
  const agencies = [await make.agency({ municipality_id: 9901, code: 'DINKES' }), await make.agency({ municipality_id: 9901, code: 'DLH' })]
  const people = [await make.employee({ municipality_id: 9901, name: 'Ani' }), await make.employee({ municipality_id: 9901, name: 'Budi' })]
  nips = people.map(({ nip }) => `9901:${nip}`)
  for (const [i, agency] of agencies.entries()) {
    const held = await make.assignment({ municipality_id: 9901, employee_id: people[i]!.id, agency_id: agency.id })
    const indicator = await make.indicator({ municipality_id: 9901, code: `IK-${i}` })
    const target = await make.target({ municipality_id: 9901, indicator_id: indicator.id, agency_id: agency.id, assignment_id: held.id })
    await make.observation({ target, value: i === 0 ? '80' : '50' })
  }
  await makeCards(database.owner)(people.map(({ id }) => ({ municipalityId: 9901, employeeId: id, score: '90' })))
  as = {
    admin: await make.signedIn('ADMIN', 9901),
    partAdmin: await make.signedIn('ADMIN', 9901, { agency_id: agencies[1]!.id }),
    planner: await make.signedIn('PLANNER', 9901),
    elsewhere: await make.signedIn('ADMIN', 1708),
  }
})
afterAll(async () => {
  await server?.app.close()
  await database?.drop()
})

const set = async (owner: 'Agency' | 'Employee' | 'Indicator', id: string, values: object, session: Session) =>
  (await execute(server, `mutation ($id: ID!, $values: MuaraContoh${owner}Values!) { setMuaraContoh${owner}(id: $id, values: $values) { id } }`, { id, values }, session)).body
const problems = (body: Awaited<ReturnType<typeof set>>) => body.errors?.[0]?.extensions.problems
const kept = async (table: string) => (await database.owner.query(`select * from muara_contoh_${table} order by 2`)).rows
const catalogue = { measures: [...core, muara].flatMap(({ measures = [] }) => measures), dimensions: [...core, muara].flatMap(({ dimensions = [] }) => dimensions) }
const ask = async (draft: Draft) => {
  const { rows } = await answerReport(scopeOf([9901]), database.databases, catalogue, { period: { fixed: '2026' }, ...draft }, { now })
  return rows.map(({ members, values }) => [members[0]?.id ?? null, ...values])
}

test('the contract has a type, a field and a mutation for each owner', () => {
  const sdl = sdlOf(server.schema)
  for (const part of ['muaraContoh: MuaraContohAgency', 'hasPier: Boolean', 'seaDays: Decimal', 'sworn: Date', 'note: String', 'setMuaraContohIndicator(id: ID!, values: MuaraContohIndicatorValues!): Indicator!']) expect(sdl).toContain(part)
  for (const id of ['MUARA_CONTOH_SHORE', 'MUARA_CONTOH_HAS_PIER', 'MUARA_CONTOH_SEA_DAYS', 'MUARA_CONTOH_SEA_DAYS_MEAN']) expect(sdl).toMatch(new RegExp(`^  ${id}$`, 'm'))
  expect(sdl).not.toContain('MUARA_CONTOH_NOTE')
})

test('what is given is kept, what is not stays, null takes away, and the trail says what was touched', async () => {
  expect((await set('Agency', '9901:DINKES', { shore: 'BAY', hasPier: true }, as.admin)).data.setMuaraContohAgency).toEqual({ id: '9901:DINKES' })
  await set('Agency', '9901:DINKES', { shore: 'OPEN' }, as.admin)
  expect(await kept('agency')).toMatchObject([{ municipality_id: 9901, shore: 'OPEN', has_pier: true }])
  await set('Agency', '9901:DINKES', { hasPier: null }, as.admin)
  expect(await kept('agency')).toMatchObject([{ shore: 'OPEN', has_pier: null }])
  await set('Agency', '9901:DLH', { shore: 'BAY', hasPier: false }, as.partAdmin)
  await set('Indicator', '9901:IK-0', { note: ' catatan ' }, as.planner)
  expect(await kept('indicator')).toMatchObject([{ note: 'catatan' }])
  await set('Employee', nips[0]!, { seaDays: '12.5', sworn: '2020-02-29' }, as.admin)
  await set('Employee', nips[1]!, { seaDays: '200' }, as.partAdmin)
  expect((await kept('employee')).map((row: { sea_days: string }) => row.sea_days).sort()).toEqual(['12.5', '200'])
  const { rows } = await database.owner.query("select object_id, detail from audit_event where action = 'ATTRIBUTES_SET' and object_type = 'INDICATOR'")
  expect(rows).toEqual([{ object_id: '9901:IK-0', detail: { extension: 'muara-contoh', attributes: ['note'] } }])
})

test('every wrong value is refused with its place', async () => {
  expect(problems(await set('Employee', nips[0]!, { seaDays: '400', sworn: null }, as.admin))).toEqual([{ code: 'OUT_OF_RANGE', path: ['values', 'seaDays'], least: '0', most: '366' }])
  expect(problems(await set('Indicator', '9901:IK-0', { note: 'x'.repeat(11) }, as.admin))).toEqual([{ code: 'TOO_LONG', path: ['values', 'note'], most: 10 }])
  expect(problems(await set('Indicator', '9901:IK-0', { note: 'a\u0007b' }, as.admin))).toEqual([{ code: 'MALFORMED', path: ['values', 'note'], expected: 'VISIBLE_TEXT' }])
})

test('whoever may not is told nothing of what is there: no permission, beyond it, another municipality', async () => {
  expect((await set('Agency', '9901:DINKES', { shore: 'BAY' }, as.planner)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  const missing = (await set('Agency', '9901:NONE', { shore: 'BAY' }, as.admin)).errors
  expect((await set('Agency', '9901:DINKES', { shore: 'BAY' }, as.partAdmin)).errors).toEqual(missing)
  expect((await set('Agency', '9901:DINKES', { shore: 'BAY' }, as.elsewhere)).errors).toEqual(missing)
  expect((await set('Employee', nips[0]!, { seaDays: '1' }, as.partAdmin)).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  expect((await set('Employee', nips[0]!, { seaDays: '1' }, as.elsewhere)).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  expect((await set('Indicator', '9901:IK-0', { note: 'x' }, as.elsewhere)).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
})

test('reports group by choices, flags and bands, of agencies and of people', async () => {
  expect(await ask({ measures: ['ACHIEVEMENT'], rows: [{ by: 'MUARA_CONTOH_SHORE' }] })).toEqual([['OPEN', 80], ['BAY', 50]])
  expect(await ask({ measures: ['ACHIEVEMENT'], rows: [{ by: 'MUARA_CONTOH_HAS_PIER' }] })).toEqual([['NO', 50], [null, 80]])
  expect(await ask({ measures: ['ACHIEVEMENT'], rows: [{ by: 'MUARA_CONTOH_SEA_DAYS' }] })).toEqual([['BAND_1', 80], ['BAND_2', 50]])
  expect(await ask({ measures: ['ACHIEVEMENT'], rows: [{ by: 'AGENCY' }], where: { on: 'MUARA_CONTOH_SEA_DAYS', op: 'GTE', values: ['BAND_2'] } })).toEqual([['9901:DLH', 50]])
  expect(await ask({ measures: ['MUARA_CONTOH_SEA_DAYS_MEAN', 'SCORECARD_COUNT'], rows: [{ by: 'MUNICIPALITY' }], period: { fixed: '2025' } })).toEqual([['9901', 106.25, 2]])
})
