import { createHash } from 'node:crypto'
import { publishedSchemes, schemeHash, schemeOf, schemeText } from '@tolok/domain'
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

describe('a document that is a rule set', () => {
  const [plaju, predicate2022] = [schemeOf('PLAJU_2026')!, schemeOf('PREDICATE_2022')!]
  beforeAll(async () => {
    for (const [municipality, scheme] of [[1671, plaju], [1671, { ...plaju, version: 2, validFrom: '2027-01-01', cap: null }], [1708, { ...plaju, id: 'OTHER' }], [0, predicate2022]] as const) {
      await database.owner.query(
        `insert into scheme (municipality_id, id, code, version, name, regulation, valid_from, yields, document, content_hash)
          values ($1, gen_random_uuid(), $2::varchar, $3, $2::text, 'x', $4, $5, $6, $7)`,
        [municipality, scheme.id, scheme.version, scheme.validFrom, scheme.yields, schemeText(scheme), schemeHash(scheme)],
      )
    }
  })
  const ask = async (document: string, variables: object = {}, as = palembang) => (await execute(server, document, { ...variables }, as)).body

  test('is carried typed, with the hash of what it says, and ends where the next version begins', async () => {
    const fields = 'endsOn validTo rules { components { code weight label { id en } } cap decimals roundsHalfUp scale { includesLowerBound bands { code from } } matrix { result behaviour predicate } cadence contentHash } contentHash'
    const { data } = await ask(`query ($id: ID!) { scheme(id: $id) { ${fields} } old: scheme(id: "0:old-national@1") { rules { cap } } }`, { id: '1671:PLAJU_2026@1' })
    expect(data.scheme).toMatchObject({ endsOn: '2027-01-01', validTo: null, contentHash: schemeHash(plaju), rules: { contentHash: schemeHash(plaju), cap: '120', cadence: ['MONTH'], matrix: [] } })
    expect(data.scheme.rules.components[0]).toEqual({ code: 'INDICATORS', weight: '70', label: { id: 'Indikator kinerja', en: 'Performance indicators' } })
    expect(data.scheme.rules.scale.bands.at(-1)).toEqual({ code: 'VERY_LOW', from: null })
    expect(data.old.rules).toBeNull()
    const matrix = (await ask(`{ scheme(id: "0:PREDICATE_2022@1") { ${fields} } }`)).data.scheme.rules.matrix
    expect(matrix).toContainEqual({ result: 'ABOVE', behaviour: 'BELOW', predicate: 'POOR_MISCONDUCT' })
    expect(matrix).toHaveLength(9)
  })

  test('is compared with another, never with one of another municipality', async () => {
    const compare = (from: string, to: string) => ask('query ($from: ID!, $to: ID!) { compareSchemes(from: $from, to: $to) { change about from to judges } }', { from, to })
    expect((await compare('1671:PLAJU_2026@1', '1671:PLAJU_2026@2')).data.compareSchemes).toEqual([
      { change: 'CAP', about: '', from: '120', to: null, judges: true },
      { change: 'VALID_FROM', about: '', from: '2026-01-01', to: '2027-01-01', judges: false },
    ])
    const missing = await compare('1671:PLAJU_2026@1', '1671:PLAJU_2026@9')
    expect(missing.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    expect(await compare('1671:PLAJU_2026@1', '1708:OTHER@1')).toEqual(missing)
  })

  test('is linted before it is stored anywhere, or refused with its path', async () => {
    const lint = (document: unknown) => ask('query ($document: JSON!) { lintScheme(document: $document) { fault isError path given } }', { document })
    const text = JSON.parse(schemeText(plaju)) as { weights: object[] }
    const { data } = await lint({ ...text, weights: text.weights.slice(1) })
    expect(data.lintScheme).toContainEqual({ fault: 'WEIGHTS_NOT_100', isError: true, path: ['weights'], given: '30' })
    const refused = await lint({ ...text, weights: 'constructor.constructor' })
    expect(refused.errors?.[0]?.extensions.problems).toEqual([expect.objectContaining({ path: ['document', 'weights'] })])
  })
})
