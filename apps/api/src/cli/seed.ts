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
const tell = (line: string) => void process.stdout.write(`${line}\n`)
const ownerUrl = process.env.DATABASE_URL
if (!ownerUrl) stop('DATABASE_URL is not set: it names the database and its owner.')

const client = new pg.Client({ connectionString: ownerUrl, options: '-c timezone=UTC' })
await client.connect()
try {
  const schemes = await seedNationalSchemes(client, values.demo ? new Date(demonstration.begin) : undefined)
  for (const code of schemes.differing) tell(`scheme ${code}: the stored content is not the published one of that version`)
  if (values.demo) {
    await seedDemonstration(client, { seed: values.seed === undefined ? undefined : whole('seed', 0, 4_294_967_295), tell })
    const { importPublished } = await import('../../seed/published') // it brings half the API with it
    tell(await importPublished(client, ownerUrl))
  } else if (!values.schemes) {
    await seedBulk(ownerUrl, {
      municipalities: whole('municipalities', 1, 900),
      employees: whole('employees', 2, 100_000, 400),
      months: whole('months', 1, 120, 22),
      seed: whole('seed', 0, 4_294_967_295, 1),
      out: process.stdout,
    })
  }
} finally {
  await client.end()
}

function readArguments() {
  const text = { type: 'string' } as const
  try {
    const read = parseArgs({
      options: { municipalities: text, employees: text, months: text, seed: text, demo: { type: 'boolean' }, schemes: { type: 'boolean' } },
    })
    if (!read.values.demo && !read.values.schemes && read.values.municipalities === undefined) stop('say how many municipalities.')
    return read
  } catch (error) {
    return stop((error as Error).message)
  }
}

function whole(name: 'municipalities' | 'employees' | 'months' | 'seed', least: number, most: number, otherwise?: number): number {
  const text = values[name]
  if (text === undefined && otherwise !== undefined) return otherwise
  const number = Number(text)
  return /^\d+$/.test(text ?? '') && number >= least && number <= most
    ? number
    : stop(`--${name} must be a whole number from ${least} to ${most}.`)
}

function stop(reason: string): never {
  process.stderr.write(`${reason}\n\n${usage}\n`)
  process.exit(2)
}
