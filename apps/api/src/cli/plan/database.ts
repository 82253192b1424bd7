/** What the migrations that a database lacks would do to it. Nothing is changed: they run in a scratch database beside it, in a transaction that is taken back. */
import pg from 'pg'
import { effectsOf } from './effects'
import { readsOf } from './hazards'
import { statementsOf } from './statements'
import type { Step } from './step'
import { readStructure } from './tables'

/** A folder of migrations/ as text, in the order they are applied. */
export type Migration = { readonly name: string; readonly sql: string }
export type DatabasePlan = {
  /** Names of the migrations that would be applied now. */
  readonly migrations: readonly string[]
  /** Nothing was ever applied: whatever comes is new. */
  readonly isNew: boolean
  readonly steps: readonly Step[]
  /** Why something could not be looked at. */
  readonly remarks: readonly string[]
}

/**
 * The plan for the database of `ownerUrl` with these migrations.
 * Where the server lets nobody make a scratch database, the steps are those that can be read in the text.
 */
export async function planDatabase(ownerUrl: string, migrations: readonly Migration[]): Promise<DatabasePlan> {
  return withClient(ownerUrl, async (target) => {
    const applied = await appliedIn(target)
    const pending = migrations.filter(({ name }) => !applied.has(name))
    if (pending.length === 0 || applied.size === 0) return { migrations: pending.map(({ name }) => name), isNew: applied.size === 0, steps: [], remarks: [] }
    const before = migrations.filter(({ name }) => applied.has(name))
    const { steps: foreseen, remarks } = await rehearse(ownerUrl, before, pending)
    const read = pending.flatMap(({ name, sql }) => readsOf(statementsOf(sql), remarks.length > 0).map((step) => ({ ...step, migration: name })))
    const counted = new Map<string, number>()
    const steps: Step[] = []
    for (const step of [...foreseen, ...read]) steps.push(await weigh(step))
    return { migrations: pending.map(({ name }) => name), isNew: false, steps, remarks }

    /** With the rows it concerns. What meets a table without rows, or what only came with these migrations, neither fails nor destroys nor makes anybody wait. */
    async function weigh(step: Step): Promise<Step> {
      const [table, column] = step.place.split('.') as [string, string?]
      const rows = counted.get(table) ?? (await rowsIn(target, table))
      counted.set(table, rows)
      if (step.code === 'NOT_NULL_SET' && column !== undefined && rows > 0 && (await hasNulls(target, table, column))) {
        return { ...step, rows, level: 'FAILS', says: `rows hold null in it, and ${step.says}`, remedy: 'fill the rows first, in a migration before this one' }
      }
      if (step.code === 'COLUMN_DROPPED' && rows > 0 && (await isEmptyColumn(target, table, column!))) return { ...step, rows, level: 'BREAKS', says: 'the column is dropped; no row holds anything in it' }
      const isNew = rows === 0 || (lossOfColumn.has(step.code) && !(await hasColumn(target, table, column!)))
      if (isNew && onRows.has(step.level) && !always.has(step.code)) return { ...step, level: 'CHANGES' }
      return rows > 0 ? { ...step, rows } : step
    }
  })
}

const onRows = new Set<Step['level']>(['FAILS', 'DESTRUCTIVE', 'LOCKS'])
/** These fail whatever rows there are. */
const always = new Set(['STATEMENT_FAILS', 'OWN_TRANSACTION'])
const lossOfColumn = new Set(['COLUMN_DROPPED', 'TYPE_CHANGED'])

/** The ledgers that may be there: core's, and that of the extensions. */
const ledgers = [
  { table: '_prisma_migrations', names: 'select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null' },
  { table: 'extension_migration', names: "select extension || '/' || name as name from extension_migration" },
]

async function appliedIn(client: pg.Client): Promise<ReadonlySet<string>> {
  const applied = new Set<string>()
  for (const { table, names } of ledgers) {
    const { rows: there } = await client.query<{ name: string | null }>('select to_regclass($1)::text as name', [`public.${table}`])
    if (there[0]?.name == null) continue
    for (const { name } of (await client.query<{ name: string }>(names)).rows) applied.add(name)
  }
  return applied
}

/** Applies what the target has, then what it lacks, one migration after the other, and looks at the structure between. */
async function rehearse(ownerUrl: string, before: readonly Migration[], pending: readonly Migration[]): Promise<{ steps: Step[]; remarks: string[] }> {
  const steps: Step[] = []
  try {
    await inScratch(ownerUrl, async (scratch) => {
      await scratch.query('begin') // roles belong to the whole server: what is said of them here is taken back
      for (const { sql } of before) await scratch.query(together(sql))
      let structure = await readStructure(scratch)
      for (const { name, sql } of pending) {
        try {
          await scratch.query(together(sql))
        } catch (error) {
          steps.push({ level: 'FAILS', code: 'STATEMENT_FAILS', place: name, migration: name, says: (error as Error).message, remedy: 'mend the SQL' })
          return
        }
        const after = await readStructure(scratch)
        steps.push(...effectsOf(structure, after).map((step) => ({ ...step, migration: name })))
        structure = after
      }
    })
    return { steps, remarks: [] }
  } catch (error) {
    return { steps: [], remarks: [`no scratch database (${(error as Error).message}): the plan is only what can be read in the SQL`] }
  }
}

/** In a transaction no index is made concurrently; in an empty database there is nobody to wait for. */
const together = (sql: string): string => sql.replace(/\bINDEX(\s+)CONCURRENTLY\b/gi, 'INDEX$1')

let made = 0
/** An empty database beside that one for as long as `work` runs. */
export async function inScratch(ownerUrl: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const name = `scratch_${process.pid}_${Date.now()}_${++made}`
  const url = new URL(ownerUrl)
  url.pathname = `/${name}`
  await withClient(ownerUrl, async (owner) => {
    await owner.query(`create database ${name} template template0`)
    try {
      await withClient(url.href, work)
    } finally {
      await owner.query(`drop database ${name} with (force)`)
    }
  })
}

async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString, options: '-c timezone=UTC' })
  client.on('error', () => {}) // a scratch database is dropped under its own connection
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

const exactBelow = 100_000
/** How many rows a table has: counted up to 100,000, beyond that as PostgreSQL estimates; 0 for one that is not there. */
async function rowsIn(client: pg.Client, table: string): Promise<number> {
  const { rows } = await client.query<{ name: string; estimate: number }>('select oid::regclass::text as name, reltuples::float8 as estimate from pg_class where oid = to_regclass($1)', [`public.${quoted(table)}`])
  const [found] = rows
  if (found === undefined) return 0
  if (found.estimate > exactBelow) return Math.round(found.estimate)
  const { rows: counted } = await client.query<{ n: number }>(`select count(*)::int as n from (select from ${found.name} limit ${exactBelow}) few`)
  return counted[0]!.n
}

async function hasNulls(client: pg.Client, table: string, column: string): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(`select exists (select from ${quoted(table)} where ${quoted(column)} is null) as there`).catch(() => ({ rows: [] }))
  return rows[0]?.there ?? false
}
async function isEmptyColumn(client: pg.Client, table: string, column: string): Promise<boolean> {
  if (!(await hasColumn(client, table, column))) return false
  const { rows } = await client.query<{ there: boolean }>(`select exists (select from ${quoted(table)} where ${quoted(column)} is not null) as there`)
  return !rows[0]!.there
}

async function hasColumn(client: pg.Client, table: string, column: string): Promise<boolean> {
  const { rows } = await client.query('select from pg_attribute where attrelid = to_regclass($1) and attname = $2 and not attisdropped', [`public.${quoted(table)}`, column])
  return rows.length > 0
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
