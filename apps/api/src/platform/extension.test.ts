/** What an extension may do to a running server, and what keeps one from starting. Attributes are tested where one is installed: tools/tests/extend.test.ts. */
import 'reflect-metadata'
import type { DomainExtension } from '@tolok/domain'
import Fastify from 'fastify'
import { Ctx, Field, FieldResolver, ObjectType, Query, Resolver } from 'type-graphql'
import { core } from '../slices'
import { Agency } from '../slices/agencies'
import { makeSchema, sdlOf, type Server } from '../server'
import { cloneDatabase, type TestDatabase } from '../testing/database'
import { execute, serve, type Session } from '../testing/execute'
import { makeRows } from '../testing/make'
import { runJob } from './jobs'
import { Needs } from './policy'
import { openRoutes, type Parts } from './routes'
import type { Extension } from './slice'
import { rowsOf, sql } from './statement'
import { faultsOf, fitsRange, StartRefusal } from './start-faults'

const declare = (changes: Partial<DomainExtension> = {}): DomainExtension => ({ name: 'muara-contoh', label: { id: 'Muara', en: 'Muara' }, core: '^0.1', municipalities: [9901], ...changes })
const extension = (changes: Partial<Extension> = {}, declared: Partial<DomainExtension> = {}): Extension => {
  const declaration = declare(declared)
  return { name: declaration.name, declaration, resolvers: [], ...changes }
}
const codes = (...extensions: Extension[]) => faultsOf([...core, ...extensions]).map(({ code, place }) => `${code} ${place}`)

@Needs('agency.read')
@ObjectType()
class MuaraContohBoat {
  @Field(() => String) name!: string
}
@Resolver(() => MuaraContohBoat)
class BoatResolver {
  @Needs('agency.read')
  @Query(() => MuaraContohBoat, { nullable: true })
  muaraContohBoat(@Ctx() _context: unknown): MuaraContohBoat | null {
    return null
  }
}
@Resolver()
class TakenQuery {
  @Needs('agency.read')
  @Query(() => String)
  agencies(): string {
    return ''
  }
}
@Resolver(() => Agency)
class TakenField {
  @Needs('agency.read')
  @FieldResolver(() => String)
  path(): string {
    return ''
  }
}

describe('what keeps a server from starting', () => {
  test('nothing, where an extension keeps to its own names', () => {
    expect(codes(extension({ resolvers: [BoatResolver] }))).toEqual([])
  })
  test('a core that it was not made for', () => {
    expect(codes(extension({}, { core: '^0.2' }))).toEqual(['CORE_NOT_FIT extension muara-contoh'])
    expect([['0.1.0', '^0.1'], ['0.1.4', '^0.1.2'], ['1.4.0', '^1.2']].map(([version, range]) => fitsRange(version!, range!))).toEqual([true, true, true])
    expect([['0.2.0', '^0.1'], ['0.1.1', '^0.1.2'], ['2.0.0', '^1.2'], ['1.1.9', '^1.2'], ['0.1.0', '*'], ['0.1.0', '']].map(([version, range]) => fitsRange(version!, range!))).toEqual(Array(6).fill(false))
  })
  test('names that are not its own: of itself, tables, permissions, queries, fields, reports', () => {
    expect(codes(extension({}, { name: 'Muara' }))).toContain('NAME_NOT_FIT extension Muara')
    expect(codes(extension({}, { name: 'agency' }))).toEqual(expect.arrayContaining(['TABLE_COLLISION extension agency and agency_placement']))
    expect(codes(extension(), extension({}, { name: 'muara' }))).toEqual(['TABLE_COLLISION extension muara and muara_contoh_…'])
    expect(codes(extension({}, { permissions: { 'other/boat.read': {}, 'muara-contoh/use': {} } }))).toEqual(['PERMISSION_COLLISION other/boat.read of extension muara-contoh', 'PERMISSION_COLLISION muara-contoh/use of extension muara-contoh'])
    expect(codes(extension({ resolvers: [TakenQuery] }))).toEqual(['TYPE_COLLISION agencies of agencies and muara-contoh'])
    expect(codes(extension({ resolvers: [TakenField] }))).toEqual(['TYPE_COLLISION Agency.path of agencies and muara-contoh'])
    const [dimension] = core.flatMap(({ dimensions = [] }) => dimensions)
    expect(codes(extension({ dimensions: [dimension!] }))).toEqual([expect.stringMatching(/^REPORT_ID_COLLISION .* and muara-contoh$/)])
  })
  test('a type that is there already, and a field without a policy', async () => {
    expect(await typeTwice()).toContain('TYPE_COLLISION type MuaraContohBoat, declared twice')
    expect(await withoutPolicy()).toContain('POLICY_MISSING Query.muaraContohOpen')
  })
  test('an address outside its own, or one that is taken', async () => {
    const open = (url: string, twice = false) => {
      const app = Fastify()
      const routes: Extension['routes'] = (to) => void [url, ...(twice ? [url] : [])].forEach((one) => to.get(one, () => 'here'))
      return openRoutes(app, [extension({ routes })], {} as Parts)
    }
    await expect(open('/extensions/muara-contoh/boats')).resolves.toBeUndefined()
    await expect(open('/boats')).rejects.toThrow(StartRefusal)
    await expect(open('/extensions/muara-contoh/boats', true)).rejects.toThrow('ROUTE_COLLISION slice muara-contoh')
  })
  test('the contract of core is the same with and without it', async () => {
    const without = sdlOf(await makeSchema(core))
    expect(sdlOf(await makeSchema([...core, extension({ resolvers: [BoatResolver] })]))).toContain('muaraContohBoat: MuaraContohBoat')
    expect(sdlOf(await makeSchema(core))).toBe(without)
  })
})

/** Declared when it is called: TypeGraphQL keeps every class that was ever decorated. */
async function typeTwice(): Promise<string> {
  const Other = { MuaraContohBoat: class {} }.MuaraContohBoat
  ObjectType('MuaraContohBoat')(Other)
  const storage = (globalThis as unknown as { TypeGraphQLMetadataStorage: { objectTypes: { target: unknown }[] } }).TypeGraphQLMetadataStorage
  const message = await makeSchema([...core, extension()]).then(() => '', (error: Error) => error.message)
  storage.objectTypes = storage.objectTypes.filter(({ target }) => target !== Other)
  return message
}
async function withoutPolicy(): Promise<string> {
  class Open {
    muaraContohOpen(): string {
      return ''
    }
  }
  Resolver()(Open)
  Query(() => String)(Open.prototype, 'muaraContohOpen', Object.getOwnPropertyDescriptor(Open.prototype, 'muaraContohOpen')!)
  return makeSchema([...core, extension({ resolvers: [Open] })]).then(() => '', (error: Error) => error.message)
}

describe('where it joins in', () => {
  let database: TestDatabase
  let server: Server
  let make: ReturnType<typeof makeRows>
  const seen: string[] = []
  const sessions = new Map<number, { recorder: Session; verifier: Session }>()

  beforeAll(async () => {
    database = await cloneDatabase()
    const joining = extension({
      hooks: [
        {
          at: 'observation.submit',
          inTransaction: async (_scope, tx, { observationId, municipalityId }) => {
            const [row] = await rowsOf<{ value: number }>(tx, sql`select value::float from observation where municipality_id = ${municipalityId}::int and id = ${observationId}::uuid`)
            return row!.value > 90 ? 'TOO_GOOD' : undefined
          },
          afterwards: async (_scope, _db, { municipalityId }) => void seen.push(`submitted in ${municipalityId}`),
        },
        { at: 'observation.verify', afterwards: async () => Promise.reject(new Error('a fault of its own')) },
        { at: 'observation.verify', inTransaction: async (_scope, _tx, { municipalityId }) => void seen.push(`verified in ${municipalityId}`) },
      ],
    })
    server = await serve(database, {}, [...core, joining])
    make = makeRows(database.owner)
    for (const town of [9901, 1708]) {
      await make.municipality({ id: town })
      sessions.set(town, { recorder: await make.signedIn('ADMIN', town), verifier: await make.signedIn('ADMIN', town) })
    }
  })
  afterAll(async () => {
    await server?.app.close()
    await database?.drop()
  })

  const drafted = async (town: number, value: string) => {
    const agency = await make.agency({ municipality_id: town })
    const indicator = await make.indicator({ municipality_id: town })
    const target = await make.target({ municipality_id: town, indicator_id: indicator.id, agency_id: agency.id })
    return (await make.observation({ target, state: 'DRAFT', value })).id
  }
  const act = async (what: string, id: string, as: Session) => (await execute(server, `mutation ($id: ID!) { ${what}Observation(id: $id) { state } }`, { id }, as)).body

  test('its rule refuses, and nothing of what it refused is kept', async () => {
    const id = await drafted(9901, '95')
    const { errors } = await act('submit', id, sessions.get(9901)!.recorder)
    expect(errors?.[0]?.extensions).toEqual(expect.objectContaining({ code: 'BAD_INPUT', problems: [{ code: 'EXTENSION_REFUSED', path: [], extension: 'muara-contoh', reason: 'TOO_GOOD' }] }))
    expect((await database.owner.query('select state from observation where id = $1', [id])).rows).toEqual([{ state: 'DRAFT' }])
    expect(seen).toEqual([])
  })
  test('what follows runs when it is kept; a fault in it refuses nobody', async () => {
    const complain = jest.spyOn(console, 'error').mockImplementation(() => {})
    const id = await drafted(9901, '80')
    expect((await act('submit', id, sessions.get(9901)!.recorder)).data.submitObservation.state).toBe('SUBMITTED')
    expect((await act('verify', id, sessions.get(9901)!.verifier)).data.verifyObservation.state).toBe('VERIFIED')
    expect(seen).toEqual(['submitted in 9901', 'verified in 9901'])
    expect(complain).toHaveBeenCalledWith(expect.objectContaining({ message: 'a fault of its own' }))
    complain.mockRestore()
  })
  test('in another municipality it is not there', async () => {
    seen.length = 0
    const id = await drafted(1708, '95')
    expect((await act('submit', id, sessions.get(1708)!.recorder)).data.submitObservation.state).toBe('SUBMITTED')
    expect(seen).toEqual([])
  })
  test('its job runs in one server at a time', async () => {
    let [running, most, runs] = [0, 0, 0]
    const job = {
      name: 'muara-contoh/count',
      everySeconds: 60,
      run: async () => {
        runs += 1
        most = Math.max(most, ++running)
        await new Promise((resolve) => setTimeout(resolve, 50))
        running -= 1
      },
    }
    const first = runJob(database.databases, job)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await runJob(database.databases, job)).toBe(false)
    expect(await first).toBe(true)
    expect(await runJob(database.databases, job)).toBe(true)
    expect([most, runs]).toEqual([1, 2])
  })
})
