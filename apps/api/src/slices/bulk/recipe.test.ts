/** docs/recipes/integrate.md as its readers run it, and /openapi.json beside the routes that there are. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import type { Server } from '../../server'
import { openApiOf } from '../../platform/openapi'
import { slices } from '../../slices'

jest.setTimeout(300_000)
const here = import.meta.dirname ?? __dirname
const api = path.join(here, '../../..')
const recipe = readFileSync(path.join(here, '../../../../../docs/recipes/integrate.md'), 'utf8')
const examples = (language: string) => [...recipe.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, text]) => text!)
const has = (program: string) => spawnSync(program, ['--version']).status === 0
/** Runs where the program is there; elsewhere it is skipped, and says why. */
const testWith = (program: string) => (has(program) ? test : (name: string, run: () => Promise<void>) => test.skip(`${name} (skipped: no ${program} on this machine)`, run))

let database: TestDatabase
let server: Server
let folder: string
let env: Record<string, string>
beforeAll(async () => {
  database = await cloneDatabase()
  server = await serve(database)
  const make = makeRows(database.owner)
  await make.municipality({ id: 1671 })
  const agency = await make.agency({ municipality_id: 1671, code: 'DINKES' })
  const indicator = await make.indicator({ municipality_id: 1671, code: 'UMUM-DISIPLIN' })
  await make.target({ municipality_id: 1671, agency_id: agency.id, indicator_id: indicator.id })
  const admin = await make.signedIn('ADMIN', 1671)
  const draft = { name: 'Resep', scopes: ['observation.read', 'indicator.read', 'import.run'], days: 1 }
  const { body } = await execute(server, 'mutation ($draft: AccessTokenDraft!) { createAccessToken(draft: $draft) { text } }', { draft }, admin)
  await server.app.listen({ port: 0, host: '127.0.0.1' })
  env = { PATH: process.env['PATH'] ?? '', TOLOK_URL: `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`, TOLOK_TOKEN: body.data.createAccessToken.text }
  folder = mkdtempSync(path.join(tmpdir(), 'tolok-recipe-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await server.app.close()
  await database.drop()
})

async function run(program: string, ...parts: string[]): Promise<string> {
  const child = spawn(program, parts, { cwd: api, env })
  let [said, complained] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()))
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`${program} ended with ${String(code)}: ${said}${complained}`)
  return said
}
const keep = (name: string, text: string) => {
  const file = path.join(folder, name)
  writeFileSync(file, text)
  return file
}
const typescript = (file: string) => run(process.execPath, '--import', 'tsx', file)

testWith('curl')('curl asks who it is', async () => {
  const answer = JSON.parse(await run('sh', keep('ask.sh', examples('sh')[0]!))) as { data: { viewer: { permissions: string[] }; indicators: { nodes: unknown[] } } }
  expect(answer.data.viewer.permissions).toEqual(['indicator.read', 'observation.read', 'import.run'])
  expect(answer.data.indicators.nodes).toEqual([{ id: '1671:UMUM-DISIPLIN', code: 'UMUM-DISIPLIN', name: 'Indicator UMUM-DISIPLIN' }])
})

testWith('python3')('Python brings rows, and again without writing them twice', async () => {
  const file = keep('bring.py', examples('python')[0]!)
  const first = await run('python3', file)
  expect(first).toMatch(/^200 .*'status': 'APPLIED'.*'new': 2/)
  expect(await run('python3', file)).toBe(first)
  expect((await database.owner.query('select count(*)::int n from observation')).rows[0].n).toBe(2)
})

test('TypeScript fetches what is there', async () => {
  const { rows } = await database.owner.query<{ n: number }>('select count(*)::int n from observation')
  expect(await typescript(keep('fetch.mts', examples('ts')[0]!))).toMatch(new RegExp(`^${'UMUM-DISIPLIN DINKES 2026-0\\d-\\d\\d [\\d.]+\\n'.repeat(rows[0]!.n)}${rows[0]!.n} observations\\n$`))
})

// The standard's own example: https://github.com/standard-webhooks/standard-webhooks, its libraries' tests.
const known = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  headers: { 'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek', 'webhook-timestamp': '1614265330', 'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=' },
  body: '{"test": 2432232314}',
}
const cases = [known, { ...known, body: '{"test": 2432232315}' }, { ...known, headers: { ...known.headers, 'webhook-timestamp': '1614265331' } }]

test('TypeScript tells a message of Tolok from another', async () => {
  const program = `${examples('ts')[1]!}\nfor (const { secret, headers, body } of ${JSON.stringify(cases)}) console.log(isFromTolok(secret, headers, body, 1614265330000))\nconsole.log(isFromTolok(${JSON.stringify(known.secret)}, ${JSON.stringify(known.headers)}, ${JSON.stringify(known.body)}))`
  expect(await typescript(keep('told.mts', program))).toBe('true\nfalse\nfalse\nfalse\n')
})
testWith('python3')('Python does so too', async () => {
  const program = `${examples('python')[1]!}\nimport json\nfor one in json.loads(${JSON.stringify(JSON.stringify(cases))}):\n    print(is_from_tolok(one["secret"], one["headers"], one["body"], 1614265330))\n`
  expect(await run('python3', keep('told.py', program))).toBe('True\nFalse\nFalse\n')
})

describe('/openapi.json', () => {
  test('names every route there is, and no other', async () => {
    const page = (await server.app.inject('/openapi.json')).json<ReturnType<typeof openApiOf>>()
    expect(page.openapi).toBe('3.1.0')
    const written = Object.entries(page.paths).flatMap(([url, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${url}`))
    const there = server.served.filter(({ method }) => method !== 'HEAD' && method !== 'OPTIONS').map(({ method, url }) => `${method} ${url.replace(/:(\w+)/g, '{$1}')}`)
    expect(written.sort()).toEqual(there.sort())
  })
  test('says of every route what it answers and who may call it', () => {
    const tokens = new Set(['/graphql', '/imports', '/bulk/observations', '/bulk/{kind}'])
    for (const [url, methods] of Object.entries(openApiOf(slices, 'https://tolok.example.go.id').paths)) {
      for (const operation of Object.values(methods)) {
        expect(operation.summary).not.toBe('')
        expect(Object.keys(operation.responses).length).toBeGreaterThan(0)
        expect([url, operation.security?.some((one: object) => 'token' in one) ?? false]).toEqual([url, tokens.has(url)])
        const inPath = (operation.parameters ?? []).filter((one: { in: string }) => one.in === 'path').map((one: { name: string }) => one.name)
        expect([...url.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)).toEqual(inPath)
      }
    }
  })
})
