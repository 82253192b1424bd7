/** npm run seed -- --municipalities N --employees N --months N --seed N, and what a start calls: --demo, --schemes. */
import { parseArgs } from 'node:util'
import pg from 'pg'
import { seedBulk } from '../../seed/bulk/bulk'
import { seedDemonstration } from '../../seed/demo/demo'
import { demonstration } from '../../seed/demo/setting'
import { seedNationalSchemes } from '../../seed/national-schemes'

const usage = `npm run seed -- --municipalities N [--employees N] [--months N] [--seed N]
  generates municipalities, each with so many employees and so many months of observations; the same numbers give the same content
  --demo      the demonstration instead
  --schemes   only the national schemes`

const { values } = readArguments()
const seed = whole('seed', 0, 4_294_967_295)
const size = {
  municipalities: whole('municipalities', 1, 900),
  employees: whole('employees', 2, 100_000) ?? 400,
  months: whole('months', 1, 120) ?? 22,
}
const ownerUrl = process.env.DATABASE_URL
if (!ownerUrl) stop('DATABASE_URL is not set: it names the database and its owner.')
const { demo, schemes } = values
if (!demo && !schemes && size.municipalities === undefined) stop('say how many municipalities.')

const client = new pg.Client({ connectionString: ownerUrl, options: '-c timezone=UTC' })
await client.connect()
try {
  const { differing } = await seedNationalSchemes(client, demo ? new Date(demonstration.begin) : undefined)
  for (const code of differing) tell(`scheme ${code}: the stored content is not the published one of that version`)
  if (demo) {
    await seedDemonstration(client, { seed, tell })
    const { importPublished } = await import('../../seed/published') // it brings half the API with it
    tell(await importPublished(client, ownerUrl))
  } else if (size.municipalities !== undefined) {
    await seedBulk(ownerUrl, { ...size, municipalities: size.municipalities, seed: seed ?? 1, out: process.stdout })
    await foldSeeded(ownerUrl)
  }
} finally {
  await client.end()
}

/** What reports keep of it, so that the first question is answered as fast as any other. */
async function foldSeeded(url: string): Promise<void> {
  const [{ openDatabases }, { foldTallies }] = await Promise.all([import('../platform/database'), import('../slices/reports')])
  const databases = openDatabases(url, { max: 2 })
  const began = performance.now()
  try {
    await foldTallies(databases, { atOnce: 2 })
    tell(`tallies for reports in ${((performance.now() - began) / 1000).toFixed(1)} s`)
  } finally {
    await databases.close()
  }
}

function readArguments() {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  try {
    return parseArgs({ options: { municipalities: text, employees: text, months: text, seed: text, demo: flag, schemes: flag } })
  } catch (error) {
    return stop((error as Error).message)
  }
}

function whole(name: 'municipalities' | 'employees' | 'months' | 'seed', least: number, most: number): number | undefined {
  const text = values[name]
  if (text === undefined) return undefined
  const number = Number(text)
  return /^\d+$/.test(text) && number >= least && number <= most
    ? number
    : stop(`--${name} must be a whole number from ${least} to ${most}.`)
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`)
}

function stop(reason: string): never {
  process.stderr.write(`${reason}\n\n${usage}\n`)
  process.exit(2)
}
