import { Args, Ctx, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { sqlOf, type Context } from '../platform/context'
import { PageArgs, pageOf, toPage, type Page } from '../platform/page'
import { Needs } from '../platform/policy'
import type { Slice } from '../platform/slice'
import { slices } from '../slices'
import { cloneDatabase, type TestDatabase } from '../testing/database'
import { makeRows } from '../testing/make'
import { addressCollisions, listCollisions, tableCollisions } from './doctor/collisions'
import type { Finding } from './doctor/finding'
import { indexFindings } from './doctor/indexes'
import { keyFindings } from './doctor/keys'
import { askLists, type Asked } from './doctor/lists'
import { startOf } from './doctor/start'
import { wordFindings } from './doctor/words'
import { migrationsIn } from './plan/migrations'

const found = (findings: readonly Finding[]) => findings.map(({ code, place }) => `${code} ${place}`)

/** A list whose field asks the database once for each row. */
@Needs('SIGNED_IN')
@ObjectType()
class Hall {
  @Field(() => ID) id!: string
}
@Needs('SIGNED_IN')
@ObjectType()
class HallPage extends pageOf(Hall) {}
@Resolver(() => Hall)
class HallResolver {
  @Needs('SIGNED_IN')
  @Query(() => HallPage)
  halls(@Args(() => PageArgs) { first }: PageArgs): Page<Hall> {
    return toPage(Array.from({ length: Math.min(first + 1, 20) }, (_, n) => ({ id: String(n) })), first, 20, ({ id }) => id)
  }
  @FieldResolver(() => Int)
  async seats(@Root() { id }: Hall, @Ctx() context: Context): Promise<number> {
    const { rows } = await sqlOf(context).query<{ n: number }>('select $1::int as n', [id])
    return rows[0]!.n
  }
}
const planted: Slice = { name: 'planted', resolvers: [HallResolver] }

describe('the database', () => {
  let database: TestDatabase
  let asked: Asked
  beforeAll(async () => {
    database = await cloneDatabase()
    const make = makeRows(database.owner)
    await make.municipality({ id: 1671 })
    const parent = await make.agency({ municipality_id: 1671 })
    for (let n = 0; n < 14; n++) {
      const agency = await make.agency({ municipality_id: 1671, parent_id: parent.id })
      const employee = await make.employee({ municipality_id: 1671 })
      await make.assignment({ municipality_id: 1671, employee_id: employee.id, agency_id: agency.id })
      const indicator = await make.indicator({ municipality_id: 1671 })
      const target = await make.target({ municipality_id: 1671, indicator_id: indicator.id, agency_id: agency.id })
      await make.observation({ target })
    }
    const { schema, findings } = await startOf([...slices, planted])
    expect(findings).toEqual([])
    asked = (await askLists(database.ownerUrl, database.owner, schema!))!
  })
  afterAll(() => database.drop())

  test('no list of ours sends a statement for each row; a planted one is named', () => {
    expect(found(asked.findings)).toEqual(['STATEMENT_PER_ROW Hall.seats'])
    expect(asked.tried).toBeGreaterThan(20)
    expect(asked.untried).not.toEqual(expect.arrayContaining(['agencies', 'employees', 'indicators', 'targets', 'observations']))
  })

  test('every filter has its index; one that lost it is named', async () => {
    const client = await database.owner.connect()
    try {
      expect(found(await indexFindings(client, asked.statements))).toEqual([])
      await client.query('DROP INDEX target_municipality_id_agency_id_idx')
      expect(found(await indexFindings(client, asked.statements))).toEqual(['FILTER_WITHOUT_INDEX target.agency_id'])
    } finally {
      client.release()
    }
  })

  test('keys and guards: what may be deleted is indexed, what has a municipality is kept apart', async () => {
    expect(found(await keyFindings(database.owner))).toEqual([])
    await database.owner.query('GRANT DELETE ON source TO tolok_app; ALTER TABLE employee DISABLE ROW LEVEL SECURITY; CREATE TABLE hall (municipality_id int, id int)')
    expect(found(await keyFindings(database.owner))).toEqual(['KEY_WITHOUT_INDEX observation.observation_source_fkey', 'KEY_WITHOUT_INDEX target.target_source_fkey', 'ROWS_NOT_GUARDED employee', 'ROWS_NOT_GUARDED hall'])
  })
})

describe('the lists', () => {
  test('nothing of ours collides', () => {
    expect(listCollisions(slices)).toEqual([])
    expect(tableCollisions(migrationsIn(`${__dirname}/../../../..`))).toEqual([])
    expect(wordFindings(slices)).toEqual([])
  })

  test('planted: a name, a measure, a table, a route, a page, a word', () => {
    const one = slices.find(({ measures = [] }) => measures.length > 0)!
    const measure = one.measures![0]!
    expect(found(listCollisions([...slices, { name: one.name, resolvers: [], measures: [measure] }]))).toEqual([`SLICE_COLLISION ${one.name}`, `REPORT_ID_COLLISION ${measure.id}`])
    expect(found(wordFindings([{ name: 'x', resolvers: [], measures: [{ ...measure, label: { id: 'Balai', en: ' ' } }] }]))).toEqual([`TEXT_MISSING ${measure.id}: label`])
    const made = { name: '1_make', sql: 'CREATE TABLE hall (id int);' }
    expect(tableCollisions([made, { name: 'muara/2_make', sql: '-- again\nCREATE TABLE IF NOT EXISTS "hall" (id int);' }])).toMatchObject([{ code: 'TABLE_COLLISION', place: 'hall', says: 'made by 1_make and by muara/2_make:2' }])
    expect(tableCollisions([made, { name: '2', sql: 'DROP TABLE hall; CREATE TABLE hall (id int)' }])).toEqual([])
    const route = (slice: string, name: string) => ({ file: `apps/api/src/slices/${slice}/x.routes.ts`, text: `app.get<{ Params: { ${name}: string } }>('/halls/:${name}/file', answer)` })
    expect(found(addressCollisions([route('one', 'id'), route('two', 'key')]))).toEqual(['ROUTE_COLLISION GET /halls/:/file'])
    const page = (folder: string) => ({ file: `apps/admin/src/${folder}/index.ts`, text: "export const v: View = {\n  path: 'balai',\n}" })
    expect(found(addressCollisions([page('views/halls'), page('extensions/muara')]))).toEqual(['PATH_COLLISION balai'])
  })

  test('planted: a field without a policy, and a type of somebody else’s name', async () => {
    expect((await startOf(slices)).findings).toEqual([]) // before the decorators below have run: what they say holds for the whole process
    @ObjectType()
    class Open {
      @Field(() => String) secret!: string
    }
    @ObjectType('Agency')
    @Needs('SIGNED_IN')
    class OtherAgency {
      @Field(() => String) name!: string
    }
    @Resolver()
    class OpenResolver {
      @Query(() => Open)
      open(): Open {
        return { secret: 'x' }
      }
    }
    @Resolver()
    class OtherResolver {
      @Needs('SIGNED_IN')
      @Query(() => OtherAgency)
      other(): OtherAgency {
        return { name: 'x' }
      }
    }
    expect(found((await startOf([...slices, { name: 'open', resolvers: [OpenResolver] }])).findings)).toEqual(expect.arrayContaining(['FIELD_WITHOUT_POLICY Query.open', 'FIELD_WITHOUT_POLICY Open.secret']))
    const { findings } = await startOf([...slices, { name: 'other', resolvers: [OtherResolver] }])
    expect(JSON.stringify(findings)).toContain('Agency')
  })
})
