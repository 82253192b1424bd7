// Migrations of the extensions in src/extensions.ts: after core's, in the order of that list, with a ledger of their own (extension_migration).
// Each is one transaction. It may create and change what begins with the extension's name, and nothing of core.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'

const here = import.meta.dirname
const snakeCase = (name) => name.replaceAll('-', '_')

/** The names in the list, as its lines import them; the list itself is TypeScript, which this file cannot load. */
export function installedExtensions(list = path.join(here, 'src/extensions.ts')) {
  return existsSync(list) ? [...readFileSync(list, 'utf8').matchAll(/^import .* from '\.\/extensions\/([a-z0-9-]+)'/gm)].map(([, name]) => name) : []
}
export const extensionFolder = (extension) => path.join(here, 'src/extensions', extension, 'migrations')

/** Every migration of the installed extensions, in the order they are applied: `{ extension, name, sql, checksum }`. */
export function extensionMigrations(extensions = installedExtensions()) {
  return extensions.flatMap((extension) => {
    const folder = extensionFolder(extension)
    if (!existsSync(folder)) return []
    const names = readdirSync(folder).filter((name) => existsSync(path.join(folder, name, 'migration.sql'))).sort()
    return names.map((name) => {
      const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8')
      return { extension, name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
  })
}

/** Applies what the database lacks. Answers 'extension/name' of each applied now; refuses everything before it changes anything. */
export async function applyExtensions(ownerUrl, migrations = extensionMigrations()) {
  if (migrations.length === 0) return []
  return withOwner(ownerUrl, async (owner) => {
    await owner.query("SELECT pg_advisory_lock(hashtextextended('extension_migration', 0))")
    const waiting = checked(migrations, await ledger(owner))
    for (const { extension, name, sql, checksum } of waiting) {
      await owner.query('BEGIN')
      try {
        await owner.query(sql)
        await owner.query('INSERT INTO extension_migration (extension, name, checksum) VALUES ($1, $2, $3)', [extension, name, checksum])
        await owner.query('COMMIT')
      } catch (error) {
        await owner.query('ROLLBACK')
        throw new Error(`${extension}/${name} failed and left nothing behind: ${error.message}`, { cause: error })
      }
    }
    return waiting.map(({ extension, name }) => `${extension}/${name}`)
  })
}

/** How the folders and the ledger stand to each other: `{ waiting, edited, gone }`, each 'extension/name'; `gone` belongs to what was taken out, and is kept. */
export async function extensionStatus(ownerUrl, migrations = extensionMigrations()) {
  return withOwner(ownerUrl, async (owner) => {
    const applied = await ledger(owner)
    const key = ({ extension, name }) => `${extension}/${name}`
    const known = new Map(applied.map((row) => [key(row), row.checksum]))
    return {
      waiting: migrations.filter((one) => !known.has(key(one))).map(key),
      edited: migrations.filter((one) => known.has(key(one)) && known.get(key(one)) !== one.checksum).map(key),
      gone: applied.map(key).filter((one) => !migrations.some((each) => key(each) === one)),
    }
  })
}

/** What is to be applied, or an error that says everything that speaks against it. */
function checked(migrations, applied) {
  const faults = []
  const waiting = migrations.filter(({ extension, name, checksum, sql }) => {
    const own = applied.filter((row) => row.extension === extension)
    const found = own.find((row) => row.name === name)
    if (found && found.checksum !== checksum) faults.push(`${extension}/${name} was applied, then edited: restore it and write a new one`)
    if (found) return false
    const later = own.find((row) => row.name > name)
    if (later) faults.push(`${extension}/${name} comes before ${later.name}, which is applied already: give it a later time in its name`)
    faults.push(...foreignObjects(extension, sql).map((object) => `${extension}/${name} touches ${object}: an extension creates and changes only what begins with ${snakeCase(extension)}_`))
    return true
  })
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return waiting
}

/** Tables, types, indexes and functions that a text creates, changes, fills or drops and that are not the extension's. Comments and quoted texts are left out. */
export function foreignObjects(extension, sql) {
  const plain = sql.replace(/--.*$/gm, '').replace(/\/\*[\s\S]*?\*\//g, '').replace(/'(?:[^']|'')*'/g, "''")
  const verbs = /\b(?:CREATE|ALTER|DROP|TRUNCATE|COMMENT\s+ON)\s+(?:UNIQUE\s+|OR\s+REPLACE\s+|MATERIALIZED\s+)*(?:TABLE|TYPE|INDEX|VIEW|SEQUENCE|FUNCTION|PROCEDURE|DOMAIN|ROLE|SCHEMA|EXTENSION)\s+(?:CONCURRENTLY\s+)?(?:IF\s+(?:NOT\s+)?EXISTS\s+)?(?:ONLY\s+)?("?[\w.]+"?)/gi
  const rows = /\b(?:INSERT\s+INTO|DELETE\s+FROM|UPDATE)\s+(?:ONLY\s+)?("?[a-z][\w.]*"?)/gi
  const triggers = /\b(?:CREATE|DROP)\s+(?:TRIGGER|POLICY|RULE)\b[\s\S]*?\bON\s+("?[\w.]+"?)/gi
  const named = [verbs, rows, triggers].flatMap((pattern) => [...plain.matchAll(pattern)].map(([, name]) => name.replaceAll('"', '').replace(/^public\./, '')))
  return [...new Set(named.filter((name) => !name.startsWith(`${snakeCase(extension)}_`) && !['set', 'no', 'cascade', 'restrict'].includes(name.toLowerCase())))]
}

/** Blocks of a difference between models and tables that an extension's law explains: its keys into core, and tables that no model knows. */
export function isOfExtension(block, extensions) {
  const [, table] = /"(\w+)"/.exec(block.replace(/^--.*$/gm, '')) ?? []
  return table !== undefined && extensions.some((name) => table.startsWith(`${snakeCase(name)}_`))
}

export const knownExtensions = (ownerUrl) => withOwner(ownerUrl, async (owner) => [...new Set([...installedExtensions(), ...(await ledger(owner)).map(({ extension }) => extension)])])

async function ledger(owner) {
  const { rows } = await owner.query("SELECT to_regclass('extension_migration') IS NOT NULL AS there")
  return rows[0].there ? (await owner.query('SELECT extension, name, checksum FROM extension_migration ORDER BY extension, name')).rows : []
}

async function withOwner(ownerUrl, work) {
  const owner = new pg.Client({ connectionString: ownerUrl, options: '-c timezone=UTC' })
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}
