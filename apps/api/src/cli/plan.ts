/**
 * npm run plan [-- --json] [--schema FILE] [--operations PLACE]      What deploying this version would change, before it does.
 * npm run plan -- --land                                             Makes the present contract the one that clients have.
 *
 * Exit code 0: nothing fails, is destroyed or breaks; 1: something does; 2: called wrongly.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { dayInZone } from '@tolok/domain'
import { buildSchema } from 'graphql'
import pg from 'pg'
import { makeSchema, sdlOf } from '../server'
import { slices } from '../slices'
import { accessOf } from './contract/access'
import { changesBetween } from './contract/changes'
import { contractComplaints } from './contract/check'
import { contractIn, fingerprint, land, readDeclared, readLanded } from './contract/landed'
import { operationsIn, operationsOf } from './contract/operations'
import { usesOf, type Operation } from './contract/uses'
import { contractSteps } from './plan/contract'
import { planDatabase } from './plan/database'
import { holdersOf } from './plan/holders'
import { keptReportSteps } from './plan/kept-reports'
import { migrationsIn } from './plan/migrations'
import { permissionSteps } from './plan/permissions'
import { registeredOperations } from './plan/registered-operations'
import { exitCode, planInWords, type Plan } from './plan/words'

const root = process.cwd() // tools/ runs it there
const asked = process.env.INIT_CWD ?? root // a file named on the command line is looked for where the person stands
const { json, schema: deployedFile, operations: operationsAt, land: lands } = readArguments()
const now = Date.now()
const today = dayInZone(now, 'Asia/Jakarta')
const schema = await makeSchema(slices)
const access = accessOf(schema)

if (lands) landContract()
else await tellPlan()

async function tellPlan(): Promise<void> {
  const plan = await planFor(process.env.DATABASE_URL || undefined)
  process.stdout.write(json ? `${JSON.stringify(plan, null, 2)}\n` : planInWords(plan))
  process.exitCode = exitCode(plan)
}

async function planFor(url: string | undefined): Promise<Plan> {
  const landed = readLanded(root)
  const before = deployedFile === undefined ? landed.schema : buildSchema(readFileSync(path.resolve(asked, deployedFile), 'utf8'))
  const sources = [...operationsOf(root), ...(operationsAt === undefined ? [] : operationsIn(asked, operationsAt))]
  const contract = (more: readonly Operation[]) => contractSteps(before, buildSchema(sdlOf(schema)), usesOf(before, [...sources, ...more]))
  if (url === undefined) {
    return { database: null, steps: [...contract([]), ...permissionSteps(landed.access, access)], remarks: ['No database: set DATABASE_URL, or npm start once. Migrations, holders of roles and kept reports are not looked at.'] }
  }
  const database = await planDatabase(url, migrationsIn(root))
  const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC -c default_transaction_read_only=on' })
  await client.connect()
  try {
    const catalogue = { measures: slices.flatMap(({ measures = [] }) => measures), dimensions: slices.flatMap(({ dimensions = [] }) => dimensions) }
    const steps = [
      ...database.steps,
      ...contract(await registeredOperations(client)),
      ...permissionSteps(landed.access, access, await holdersOf(client)),
      ...(await keptReportSteps(client, catalogue, { now, today })),
    ]
    return { database: { migrations: database.migrations, isNew: database.isNew }, steps, remarks: database.remarks }
  } finally {
    await client.end()
  }
}

/** Core's contract, as it is committed: what a deployment adds is its own. */
function landContract(): void {
  const sdl = readFileSync(contractIn(root).current, 'utf8')
  const current = buildSchema(sdl)
  const before = orNothing(() => readLanded(root))
  if (before && fingerprint(before.sdl) === fingerprint(sdl)) return void process.stdout.write('The contract is as it landed: nothing to write.\n')
  const { declared, complaints } = readDeclared(root)
  if (before) complaints.push(...contractComplaints({ landed: before.schema, current, declared, uses: new Map(), today }))
  if (complaints.length > 0) {
    process.stderr.write(`Not landed:\n${complaints.map((line) => `  ${line}\n`).join('')}`)
    return void (process.exitCode = 1)
  }
  land(root, { sdl, access, changes: before ? changesBetween(before.schema, current) : [], day: today })
  process.stdout.write(`Landed ${fingerprint(sdl)}: read packages/contract/CHANGELOG.md, then commit packages/contract.\n`)
}

function orNothing<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

function readArguments() {
  try {
    return parseArgs({ options: { json: { type: 'boolean' }, schema: { type: 'string' }, operations: { type: 'string' }, land: { type: 'boolean' } } }).values
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\nnpm run plan [-- --json] [--schema FILE] [--operations PLACE]\nnpm run plan -- --land\n`)
    process.exit(2)
  }
}
