import { parse, type OperationDefinitionNode } from 'graphql'
import { Field, ObjectType, Query, Resolver } from 'type-graphql'
import { cloneDatabase, type TestDatabase } from '../testing/database'
import { execute, serve, type Session } from '../testing/execute'
import { makeRows } from '../testing/make'
import { canary, probes } from '../testing/probe'
import { makeSchema, type Server } from '../server'
import { slices } from '../slices'
import { Needs, type Policy } from './policy'
import { fieldsWithoutPolicy, policiesNeeded } from './policy-walk'

const needed = async (query: string) => {
  const schema = await makeSchema([probes])
  const document = parse(query)
  return [...policiesNeeded(schema, document, document.definitions[0] as OperationDefinitionNode).keys()].sort()
}

describe('every field of the API says who may', () => {
  test('none is without a policy', async () => {
    expect(fieldsWithoutPolicy(await makeSchema(slices))).toEqual([])
  })

  test('taking any one policy away is found, and named', async () => {
    const schema = await makeSchema(slices)
    for (const type of Object.values(schema.getTypeMap())) {
      if (!('getFields' in type) || type.name.startsWith('__') || type.astNode?.kind === 'InputObjectTypeDefinition') continue
      const { needs, ...others } = type.extensions as { needs?: Policy }
      if (!needs) continue
      type.extensions = others
      expect(fieldsWithoutPolicy(schema).every((field) => field.startsWith(`${type.name}.`))).toBe(true)
      expect(fieldsWithoutPolicy(schema).length).toBeGreaterThan(0)
      type.extensions = { ...others, needs }
    }
    for (const root of [schema.getQueryType(), schema.getMutationType()]) {
      for (const field of Object.values(root?.getFields() ?? {})) {
        const extensions = field.extensions
        field.extensions = {}
        expect(fieldsWithoutPolicy(schema)).toEqual([`${root!.name}.${field.name}`])
        field.extensions = extensions
      }
    }
  })

  test('a schema with an open field is not built', async () => {
    @ObjectType()
    class Leak {
      @Field(() => String) secret!: string
      @Needs('PUBLIC')
      @Field(() => String)
      said!: string
    }
    @Resolver()
    class Leaks {
      @Query(() => Leak)
      leak(): Leak {
        return { secret: 'x', said: 'y' }
      }
    }
    await expect(makeSchema([{ name: 'leaks', resolvers: [Leaks] }])).rejects.toThrow(/POLICY_MISSING Query\.leak[^]*POLICY_MISSING Leak\.secret/)
  })
})

describe('what an operation needs', () => {
  test.each([
    { what: 'a type’s default', query: '{ probe(id: 1) { id } }', policies: ['SIGNED_IN'] },
    { what: 'a field’s own', query: '{ probe(id: 1) { canary } }', policies: ['SIGNED_IN', 'audit.read'] },
    { what: 'under an alias', query: '{ a: probe(id: 1) { id: canary } }', policies: ['SIGNED_IN', 'audit.read'] },
    { what: 'in a fragment', query: '{ probe(id: 1) { ...F } } fragment F on Probe { child { ...G } } fragment G on Probe { canary }', policies: ['SIGNED_IN', 'audit.read'] },
    { what: 'in an inline fragment without a type', query: '{ probe(id: 1) { ... { canary } } }', policies: ['SIGNED_IN', 'audit.read'] },
    { what: 'behind @skip', query: '{ probe(id: 1) { canary @skip(if: true) } }', policies: ['SIGNED_IN', 'audit.read'] },
    { what: 'behind an interface, of every type it may be', query: '{ named { name } }', policies: ['SIGNED_IN', 'audit.read'] },
    { what: 'behind an interface, of the one asked', query: '{ named { ... on Open { name } } }', policies: ['SIGNED_IN'] },
    { what: 'nothing but the type’s name', query: '{ named { __typename } }', policies: ['SIGNED_IN'] },
    { what: 'nothing at all', query: '{ hello __typename }', policies: ['PUBLIC'] },
    { what: 'five levels down', query: '{ probes { nodes { children { nodes { child { canary } } } } } }', policies: ['SIGNED_IN', 'audit.read'] },
  ])('$what', async ({ query, policies }) => {
    expect(await needed(query)).toEqual(policies)
  })

  test('fragments that unfold to millions of fields are walked once', async () => {
    const fragments = Array.from({ length: 60 }, (_, n) => `fragment F${n} on Probe { a: child { ...F${n + 1} } b: child { ...F${n + 1} } }`)
    expect(await needed(`{ probe(id: 1) { ...F0 } } ${fragments.join(' ')} fragment F60 on Probe { canary }`)).toEqual(['SIGNED_IN', 'audit.read'])
  })
})

describe('over HTTP', () => {
  let database: TestDatabase
  let server: Server
  let admin: Session
  let employee: Session
  beforeAll(async () => {
    database = await cloneDatabase()
    server = await serve(database, {}, [probes])
    const make = makeRows(database.owner)
    await make.municipality({ id: 1671 })
    admin = await make.signedIn('ADMIN', 1671)
    employee = await make.signedIn('EMPLOYEE', 1671)
  })
  afterAll(async () => {
    await server.app.close()
    await database.drop()
  })

  const paths = [
    '{ probe(id: 1) { canary } }',
    '{ probes { nodes { canary } } }',
    '{ probes { nodes { child { child { child { canary } } } } } }',
    '{ x: probes { ... on ProbePage { nodes { ...F } } } } fragment F on Probe { y: canary }',
    '{ named { name } }',
    '{ named { ... on Closed { name } } }',
    '{ named { ... on Named { name } } }',
    'query Q($s: Boolean = false) { probe(id: 1) { canary @skip(if: $s) } }',
    'query Q($s: Boolean = true) { probe(id: 1) { id canary @include(if: $s) } }',
    'mutation { recordProbe(draft: { text: "x", day: "2026-01-01" }) { canary } }',
  ]
  test.each(paths)('the canary is not seen by %s', async (query) => {
    const seen = await execute(server, query, {}, admin)
    expect(JSON.stringify(seen.body)).toContain(canary)
    const refused = await execute(server, query, {}, employee)
    expect(JSON.stringify([refused.body, refused.headers])).not.toContain(canary)
    expect(refused.body.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', problems: [{ code: 'FORBIDDEN', needs: 'audit.read' }] })
    const stranger = await execute(server, query)
    expect(stranger.body).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
    expect(stranger.body.data ?? null).toBeNull()
  })

  test('two people in one process never see each other’s answers', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => execute(server, '{ probe(id: 1) { id canary } }', {}, n % 2 ? admin : employee)))
    expect(answers.map((answer) => JSON.stringify(answer.body).includes(canary))).toEqual(answers.map((_, n) => n % 2 === 1))
    expect(answers[0]!.headers['cache-control']).toBe('no-store')
  })
})
