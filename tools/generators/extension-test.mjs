// The API test of an extension's attribute: set, read, listed, filtered, reported, exported; and for another municipality as if it were not there.
import { camel, pascal, snake } from './plan.mjs'

export const extensionTest = ({ name, municipality, attribute }) => {
  const [field, type] = [camel(name), `${pascal(name)}Agency`]
  const dimension = `${snake(name)}_${attribute.replace(/[A-Z]/g, (letter) => `_${letter}`)}`.toUpperCase()
  return `import { answersOf } from '@tolok/domain'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { countStatements, execute, serve, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import { exported } from '../../testing/exported'
import type { Server } from '../../server'
import { ${camel(name)} } from '.'

let database: TestDatabase
let server: Server
let as: { admin: Session; partAdmin: Session; employee: Session; elsewhere: Session; analyst: Session }
const [town, other] = [${municipality}, 1708]
const answers = answersOf(${camel(name)}.declaration.attributes!.find(({ id }) => id === '${attribute}')!).map(({ id }) => id)
const [one, two] = answers as [string, string]

beforeAll(async () => {
  database = await cloneDatabase()
  server = await serve(database)
  const make = makeRows(database.owner)
  const agencies = []
  for (const id of [town, other]) {
    await make.municipality({ id })
    for (const [code, value] of [['DINKES', '80'], ['DLH', '50']] as const) {
      const agency = await make.agency({ municipality_id: id, code })
      const indicator = await make.indicator({ municipality_id: id, code: \`IK-\${code}\` })
      const target = await make.target({ municipality_id: id, indicator_id: indicator.id, agency_id: agency.id, value: '100' })
      await make.observation({ target, value })
      agencies.push(agency)
    }
  }
  as = {
    admin: await make.signedIn('ADMIN', town),
    partAdmin: await make.signedIn('ADMIN', town, { agency_id: agencies[1]!.id }),
    employee: await make.signedIn('EMPLOYEE', town),
    elsewhere: await make.signedIn('ADMIN', other),
    analyst: await make.signedIn('NATIONAL_ANALYST', null),
  }
})
afterAll(async () => {
  await server?.app.close()
  await database?.drop()
})

const set = async (id: string, answer: string | null, session: Session) =>
  (await execute(server, 'mutation ($id: ID!, $values: ${type}Values!) { set${type}(id: $id, values: $values) { id ${field} { ${attribute} } } }', { id, values: { ${attribute}: answer } }, session)).body
const list = async (session: Session, args = '') => (await execute(server, \`{ agencies\${args} { nodes { code ${field} { ${attribute} } } } }\`, {}, session)).body
const report = async (session: Session, changes: Record<string, unknown> = {}) => {
  const query = { measures: ['ACHIEVEMENT'], rows: [{ by: '${dimension}' }], period: { fixed: '2026' }, ...changes }
  return (await execute(server, 'query ($query: ReportQueryInput!) { report(query: $query) { rows { members { id } values } } }', { query }, session)).body
}

test('whoever may change an agency sets it, and everyone inside reads it, at the same cost for one and for many', async () => {
  expect((await set(\`\${town}:DINKES\`, one, as.admin)).data.set${type}).toEqual({ id: \`\${town}:DINKES\`, ${field}: { ${attribute}: one } })
  expect((await list(as.employee)).data.agencies.nodes).toEqual([{ code: 'DINKES', ${field}: { ${attribute}: one } }, { code: 'DLH', ${field}: null }])
  expect(await countStatements(() => list(as.employee, '(first: 1)'))).toBe(await countStatements(() => list(as.employee)))
})

test('nobody else sets it: not without the permission, not beyond it, not elsewhere, and no other answer', async () => {
  expect((await set(\`\${town}:DINKES\`, two, as.employee)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  const missing = (await set(\`\${town}:NONE\`, two, as.admin)).errors?.[0]?.extensions
  for (const [id, session] of [[\`\${town}:DINKES\`, as.partAdmin], [\`\${other}:DINKES\`, as.admin]] as const) expect((await set(id, two, session)).errors?.[0]?.extensions).toEqual(missing)
  expect((await set(\`\${town}:DINKES\`, two, as.elsewhere)).errors).toEqual((await set(\`\${other}:NONE\`, two, as.elsewhere)).errors)
  expect((await list(as.employee, '(text: "DINKES")')).data.agencies.nodes[0].${field}.${attribute}).toBe(one)
})

test('lists are filtered and reports grouped and filtered by it', async () => {
  await set(\`\${town}:DLH\`, two, as.partAdmin)
  const filter = \`(attributes: [{ attribute: "${name}.${attribute}", in: ["\${two}"] }])\`
  expect((await list(as.employee, filter)).data.agencies.nodes.map(({ code }: { code: string }) => code)).toEqual(['DLH'])
  expect((await report(as.employee)).data.report.rows).toEqual([{ members: [{ id: one }], values: [80] }, { members: [{ id: two }], values: [50] }])
  expect((await report(as.employee, { rows: [{ by: 'AGENCY' }], where: { on: '${dimension}', op: 'EQ', values: [two] } })).data.report.rows).toEqual([{ members: [{ id: \`\${town}:DLH\` }], values: [50] }])
  expect((await report(as.analyst, { where: { on: '${dimension}', op: 'IN', values: [one, two] } })).data.report.rows).toHaveLength(2)
})

test('a file of the report has it too', async () => {
  const csv = await exported(server, { measures: ['ACHIEVEMENT'], rows: [{ by: '${dimension}' }], period: { fixed: '2026' } }, as.admin)
  const labels = answersOf(${camel(name)}.declaration.attributes!.find(({ id }) => id === '${attribute}')!).map(({ label }) => label.id)
  expect(csv).toContain(labels[0])
  expect(csv).toContain(labels[1])
})

test('for another municipality it is not there', async () => {
  expect((await report(as.elsewhere)).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', problems: [{ code: 'UNKNOWN_DIMENSION', path: ['rows', 0, 'by'] }] })
  expect((await list(as.elsewhere)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  const unknown = (attribute: string) => execute(server, \`{ agencies(attributes: [{ attribute: "\${attribute}", in: ["\${one}"] }]) { nodes { code } } }\`, {}, as.elsewhere)
  expect((await unknown('${name}.${attribute}')).body).toEqual((await unknown('nobody.nothing')).body)
  const { body } = await execute(server, '{ reportCatalogue { dimensions { id } } viewer { permissions } }', {}, as.elsewhere)
  expect(JSON.stringify(body)).not.toContain('${dimension}')
  expect(JSON.stringify(body)).not.toContain('${name}')
})
`
}
