import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import type { Server } from '../../server'

let database: TestDatabase
let server: Server
let admin: Session
let elsewhere: Session

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
  elsewhere = await make.signedIn('ADMIN', 1708)
})
afterAll(async () => {
  await server?.app.close()
  await database?.drop()
})

const codes = (body: { data?: { agencies: { nodes: { code: string }[] } } }) => body.data!.agencies.nodes.map((agency) => agency.code)

test('the list is in the order of the tree, by pages', async () => {
  const list = 'query ($first: Int!, $after: String) { agencies(first: $first, after: $after) { totalCount nodes { code level path { code } parent { id } childCount } pageInfo { endCursor hasNextPage } } }'
  const one = await execute(server, list, { first: 3 }, admin)
  expect(one.body.errors).toBeUndefined()
  expect(codes(one.body)).toEqual(['DINKES', 'PKM-01', 'PKM-02'])
  expect(one.body.data.agencies).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true } })
  expect(one.body.data.agencies.nodes[1]).toEqual({ code: 'PKM-01', level: 2, path: [{ code: 'DINKES' }, { code: 'PKM-01' }], parent: { id: '1671:DINKES' }, childCount: 0 })
  const two = await execute(server, list, { first: 3, after: one.body.data.agencies.pageInfo.endCursor }, admin)
  expect(codes(two.body)).toEqual(['SETDA', 'BAPENDA'])
  expect(two.body.data.agencies.pageInfo.hasNextPage).toBe(false)
})
