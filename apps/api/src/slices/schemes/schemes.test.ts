import { createHash } from 'node:crypto'
import { publishedSchemes } from '@tolok/domain'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import type { Server } from '../../server'

let database: TestDatabase
let server: Server
let palembang: Session
let kepahiang: Session

beforeAll(async () => {
  database = await cloneDatabase()
  server = await serve(database)
  const make = makeRows(database.owner)
  await make.municipality({ id: 1671 })
  await make.municipality({ id: 1708 })
  const keep = (municipalityId: number, code: string, validFrom: string) =>
    database.owner.query(
      `insert into scheme (municipality_id, id, code, version, name, regulation, valid_from, yields, document, content_hash)
        values ($1, gen_random_uuid(), $2::varchar, 1, $2::text, 'PermenPANRB', $3, 'SCORE', $4, $5)`,
      [municipalityId, code, validFrom, { code }, createHash('sha256').update(code).digest('hex')],
    )
  await keep(0, 'old-national', '2014-01-01')
  await keep(0, 'new-national', '2022-01-01')
  await keep(1671, 'tpp-palembang', '2024-01-01')
  palembang = await make.signedIn('EMPLOYEE', 1671)
  kepahiang = await make.signedIn('ADMIN', 1708)
})
afterAll(async () => {
  await server?.app.close()
  await database?.drop()
})

const list = async (as: Session, args = '') => {
  const { body } = await execute(server, `{ schemes${args} { totalCount nodes { id national } pageInfo { endCursor hasNextPage } } }`, {}, as)
  return body.data.schemes
}

test('everyone reads the national schemes, and those of the own municipality', async () => {
  expect((await list(palembang)).nodes).toEqual([
    { id: '1671:tpp-palembang@1', national: false },
    { id: '0:new-national@1', national: true },
    { id: '0:old-national@1', national: true },
  ])
  expect((await list(kepahiang)).nodes.map((one: { id: string }) => one.id)).toEqual(['0:new-national@1', '0:old-national@1'])
})

test('by pages', async () => {
  const one = await list(palembang, '(first: 2)')
  expect(one).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } })
  const two = await list(palembang, `(first: 2, after: "${one.pageInfo.endCursor}")`)
  expect(two.nodes).toEqual([{ id: '0:old-national@1', national: true }])
})

test('one scheme with its document; one of another municipality answers exactly like a missing one', async () => {
  const ask = async (id: string, as: Session) => (await execute(server, 'query ($id: ID!) { scheme(id: $id) { name document validFrom validTo } }', { id }, as)).body
  expect((await ask('1671:tpp-palembang@1', palembang)).data.scheme).toEqual({ name: 'tpp-palembang', document: { code: 'tpp-palembang' }, validFrom: '2024-01-01', validTo: null })
  const missing = await ask('0:missing@1', kepahiang)
  expect(missing.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  for (const id of ['1671:tpp-palembang@1', '1671:tpp-palembang@2', '0:new-national', 'x', '0:new-national@99999999']) expect(await ask(id, kepahiang)).toEqual(missing)
})

test('the published schemes have codes that make such ids', () => {
  for (const scheme of publishedSchemes) expect(`0:${scheme.id}@${scheme.version}`).toMatch(/^0:[^@:]+@[1-9]\d*$/)
})
