// The test of a new entity. Each of its guards is held by one of these: take away a policy, the scope of the list, or `can`, and one fails.
export const testOf = ({ Noun, table, list, one, depth, town }) => `import { cloneDatabase, type TestDatabase } from '${depth}/testing/database'
import { countStatements, execute, serve, type Session } from '${depth}/testing/execute'
import { makeRows } from '${depth}/testing/make'
import type { Server } from '${depth}/server'

let database: TestDatabase
let server: Server
let make: ReturnType<typeof makeRows>
let as: { admin: Session; employee: Session; elsewhere: Session; analyst: Session; partAdmin: Session }
const [town, other] = [${town}, 1708]

beforeAll(async () => {
  database = await cloneDatabase()
  server = await serve(database)
  make = makeRows(database.owner)
  for (const id of [town, other]) await make.municipality({ id })
  const agency = await make.agency({ municipality_id: town })
  as = {
    admin: await make.signedIn('ADMIN', town),
    employee: await make.signedIn('EMPLOYEE', town),
    elsewhere: await make.signedIn('ADMIN', other),
    analyst: await make.signedIn('NATIONAL_ANALYST', null),
    partAdmin: await make.signedIn('ADMIN', town, { agency_id: agency.id }),
  }
  for (const [id, code] of [[town, 'A-1'], [town, 'A-2'], [town, 'B-1'], [other, 'A-9']] as const)
    await database.owner.query('insert into ${table} (municipality_id, id, code, name) values ($1, gen_random_uuid(), $2::varchar, $3)', [id, code, \`Bernama \${code}\`])
})
afterAll(async () => {
  await server?.app.close()
  await database?.drop()
})

const page = async (args: Record<string, unknown>, session: Session) =>
  (await execute(server, 'query ($municipalityId: Int, $text: String, $first: Int!, $after: String) { ${list}(municipalityId: $municipalityId, text: $text, first: $first, after: $after) { totalCount nodes { code } pageInfo { endCursor hasNextPage } } }', { first: 50, ...args }, session)).body
const codes = async (args: Record<string, unknown>, session: Session) => (await page(args, session)).data.${list}.nodes.map(({ code }: { code: string }) => code)
const ask = async (id: string, session: Session) => (await execute(server, 'query ($id: ID!) { ${one}(id: $id) { id name } }', { id }, session)).body
const keep = async (changes: Record<string, unknown>, session: Session) =>
  (await execute(server, 'mutation ($draft: ${Noun}Draft!) { draft${Noun}(draft: $draft) { id } }', { draft: { municipalityId: town, code: 'C-1', name: 'Baru', ...changes } }, session)).body

test('everyone inside reads the list, page by page, and it costs the same whatever its length', async () => {
  const first = await page({ first: 2 }, as.employee)
  expect(first.data.${list}).toMatchObject({ totalCount: 3, nodes: [{ code: 'A-1' }, { code: 'A-2' }], pageInfo: { hasNextPage: true } })
  expect(await codes({ first: 2, after: first.data.${list}.pageInfo.endCursor }, as.employee)).toEqual(['B-1'])
  expect(await codes({ text: 'b-' }, as.employee)).toEqual(['B-1'])
  expect(await countStatements(() => page({ first: 1 }, as.employee))).toBe(await countStatements(() => page({ first: 50 }, as.employee)))
})

test('of one municipality nothing is in the list of another, whoever asks', async () => {
  expect(await codes({ municipalityId: town }, as.analyst)).toEqual(['A-1', 'A-2', 'B-1'])
  expect((await page({ municipalityId: town }, as.elsewhere)).data?.${list} ?? null).toBeNull()
})

test('one by its id; that of another municipality answers like a missing one', async () => {
  expect((await ask(\`\${town}:A-1\`, as.employee)).data.${one}).toEqual({ id: \`\${town}:A-1\`, name: 'Bernama A-1' })
  expect((await ask(\`\${other}:A-9\`, as.admin)).errors).toEqual((await ask(\`\${town}:A-0\`, as.admin)).errors)
})

test('whoever may keeps one, once; a bad text is refused with its place', async () => {
  expect((await keep({}, as.admin)).data.draft${Noun}).toEqual({ id: \`\${town}:C-1\` })
  expect((await keep({}, as.admin)).errors?.[0]?.extensions.problems).toEqual([{ code: 'DUPLICATE', path: ['draft', 'code'] }])
  expect((await keep({ code: ' ' }, as.admin)).errors?.[0]?.extensions.problems).toEqual([expect.objectContaining({ code: 'TOO_SHORT', path: ['draft', 'code'] })])
})

test('nobody else does: not without the permission, not beyond it, not elsewhere', async () => {
  expect((await keep({ code: 'D-1' }, as.employee)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  expect((await keep({ code: 'D-1' }, as.partAdmin)).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  expect((await keep({ code: 'D-1', municipalityId: other }, as.admin)).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  expect((await database.owner.query("select from ${table} where code = 'D-1'")).rowCount).toBe(0)
})
`
