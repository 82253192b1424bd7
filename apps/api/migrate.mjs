// Migrations: Prisma's folder layout and ledger, applied by Prisma's own schema engine as WebAssembly. No binary, no network.
// The commands a person types are in tools/migrate.mjs; this is what they, the start and the tests share.
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum, bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as engineGlue from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'
import { applyExtensions, isOfExtension, knownExtensions } from './extension-migrations.mjs'
import { loginRoles, rolePassword } from './role-url.mjs'
import { foreignKeys } from './unmanaged.mjs'

const here = import.meta.dirname
export { extensionFolder, extensionStatus, installedExtensions } from './extension-migrations.mjs'
export const migrationsFolder = path.join(here, 'migrations')
const schemaFolder = path.join(here, 'src')

/** Applies what the database lacks, then lets the roles sign in. Answers the names of the migrations applied now. */
export async function deploy(ownerUrl) {
  refuseWithoutPassword(ownerUrl)
  const engine = await openEngine(ownerUrl)
  try {
    const applied = await engine.apply()
    const added = await applyExtensions(ownerUrl)
    await letRolesSignIn(ownerUrl)
    return [...applied, ...added]
  } finally {
    await engine.close()
  }
}

/** What the models say beyond the migrations: the text of the next migration, or undefined when they agree. */
export const pending = (ownerUrl) =>
  inScratchDatabase(ownerUrl, async (scratch) => {
    const engine = await openEngine(scratch)
    try {
      await engine.apply()
      await applyExtensions(scratch)
      return await engine.drift()
    } finally {
      await engine.close()
    }
  })

/**
 * The schema engine on one database:
 * `apply()` the names applied now · `status()` the engine's diagnosis of ledger against folder ·
 * `drift()` the SQL that would bring the live tables to the models, or undefined · `forgive(name)` lets a failed one be tried again.
 */
export async function openEngine(ownerUrl) {
  await loadEngine()
  const opened = []
  const files = filesIn(schemaFolder)
  const engine = await engineGlue.SchemaEngine.new({ datamodels: files.map((file) => [file.path, file.content]) }, () => {}, bindMigrationAwareSqlAdapterFactory(adapterFactory(ownerUrl, opened)))
  const filters = { externalTables: [], externalEnums: [] }
  const models = { tag: 'schemaDatamodel', files }
  const live = { tag: 'schemaDatasource', files, configDir: here }
  return {
    apply: () => withoutLingering(async () => (await engine.applyMigrations({ migrationsList: migrationsList(), filters })).appliedMigrationNames),
    status: () => engine.diagnoseMigrationHistory({ migrationsList: migrationsList(), optInToShadowDatabase: false, filters }),
    forgive: (migrationName) => engine.markMigrationRolledBack({ migrationName }),
    async drift() {
      const answer = await engine.diff({ from: live, to: models, script: true, exitCode: true, filters, shadowDatabaseUrl: null })
      return withoutUnmanaged(answer.exitCode === 2 ? answer.stdout : '', await knownExtensions(ownerUrl))
    },
    async close() {
      engine.free()
      await Promise.all(opened.map((adapter) => adapter.dispose()))
    },
  }
}

/**
 * The engine would drop the foreign keys that no model knows. It thereby also proves that they are there: one it does not
 * want to drop is missing. Its text is blocks of a comment and a statement. What extensions keep is theirs, models or not.
 */
function withoutUnmanaged(sql, extensions) {
  const missing = new Set(foreignKeys)
  const isUnmanaged = (block) => {
    const [, name] = /^-- DropForeignKey\nALTER TABLE "\w+" DROP CONSTRAINT "(\w+)";$/.exec(block) ?? []
    return missing.delete(name)
  }
  const blocks = sql.split(/\n\s*\n/).map((block) => block.trim()).filter((block) => block && !isUnmanaged(block) && !isOfExtension(block, extensions))
  const gone = [...missing].map((name) => `-- The foreign key ${name} (apps/api/unmanaged.mjs) is not in the database.`)
  return [...blocks, ...gone].join('\n\n') || undefined
}

/** Compiles the engine, once a process, and no function of it a second time to be faster: that takes longer than the engine runs. */
let loading
function loadEngine() {
  loading ??= (async () => {
    globalThis.PRISMA_WASM_PANIC_REGISTRY ??= { set_message: (message) => console.error(message) } // else a panic reads as a TypeError
    const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm').replace('schema_engine.js', 'schema_engine_bg.wasm')
    setFlagsFromString('--liftoff-only')
    const { instance } = await WebAssembly.instantiate(readFileSync(file), { './schema_engine_bg.js': engineGlue })
    engineGlue.__wbg_set_wasm(instance.exports)
    instance.exports.__wbindgen_start?.()
  })()
  return loading
}

function adapterFactory(url, opened) {
  const inner = new PrismaPg({ connectionString: url, options: '-c timezone=UTC', max: 1 })
  return {
    provider: 'postgres',
    adapterName: inner.adapterName,
    async connect() {
      const adapter = mendAdapter(await inner.connect())
      opened.push(adapter)
      return adapter
    },
    // The engine never uses one in WebAssembly; inScratchDatabase below stands in for it.
    connectToShadowDb: () => Promise.reject(new Error('no shadow database')),
  }
}

/** adapter-pg serves the Prisma client; the schema engine asks for two things it does wrong. */
function mendAdapter(adapter) {
  // The catalogue's one-byte type "char" (18) is unknown to it: read it as text (25), and tell the engine it is a character.
  const performIO = adapter.performIO.bind(adapter)
  const queryRaw = adapter.queryRaw.bind(adapter)
  let characters = [] // one connection and one caller: no two queries are under way at once
  adapter.performIO = async (query) => {
    const result = await performIO(query)
    characters = (result.fields ?? []).flatMap((field, at) => (field.dataTypeID === 18 ? [at] : []))
    for (const at of characters) result.fields[at].dataTypeID = 25
    return result
  }
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query)
    for (const at of characters) result.columnTypes[at] = ColumnTypeEnum.Character
    return result
  }
  // It cuts a script at every ';', even inside $$ … $$. Sent whole it is one transaction: a failed migration leaves nothing.
  adapter.executeScript = async (script) => {
    try {
      await adapter.client.query(script)
    } catch (error) {
      adapter.onError(error)
    }
  }
  return adapter
}

/** The engine leaves the ten-second timer of its advisory lock behind, which would hold Node (and Jest) that long. */
async function withoutLingering(work) {
  const original = globalThis.setTimeout
  globalThis.setTimeout = (...args) => original(...args).unref()
  try {
    return await work()
  } finally {
    globalThis.setTimeout = original
  }
}

/** An empty database beside the given one for as long as `work` runs. */
async function inScratchDatabase(ownerUrl, work) {
  const name = `scratch_${process.pid}_${Date.now()}`
  const url = new URL(ownerUrl)
  url.pathname = '/' + name
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query(`CREATE DATABASE ${name} TEMPLATE template0`)
  try {
    return await work(url.href)
  } finally {
    await owner.query(`DROP DATABASE ${name} WITH (FORCE)`)
    await owner.end()
  }
}

function filesIn(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.prisma')).sort()
  return names.map((name) => ({ path: path.join(folder, name), content: readFileSync(path.join(folder, name), 'utf8') }))
}

function migrationsList() {
  const names = readdirSync(migrationsFolder).filter((name) => existsSync(path.join(migrationsFolder, name, 'migration.sql'))).sort()
  const read = (name) => readFileSync(path.join(migrationsFolder, name, 'migration.sql'), 'utf8')
  return {
    baseDir: migrationsFolder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({ path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: read(name) } } })),
  }
}

/** The roles' passwords follow from the owner's; from an empty one anybody could compute them. */
function refuseWithoutPassword(ownerUrl) {
  const { hostname, password } = new URL(ownerUrl)
  if (password || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) return
  throw new Error('DATABASE_URL has no password. The application signs in with roles whose passwords are computed from it: write it into the address.')
}

/** Migrations make the roles without the right to sign in, as one text for every installation; their passwords belong to this one. */
async function letRolesSignIn(ownerUrl) {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    const { rows } = await owner.query('SELECT rolname AS role FROM pg_roles WHERE rolname = ANY($1)', [loginRoles])
    for (const { role } of rows) await retryWhenShared(() => owner.query(`ALTER ROLE ${role} LOGIN PASSWORD '${scramVerifier(rolePassword(ownerUrl, role))}'`))
  } finally {
    await owner.end()
  }
}

/** Roles belong to the whole server: two databases being prepared at once meet here. */
async function retryWhenShared(statement) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await statement()
    } catch (error) {
      if (attempt === 5 || !/concurrently updated/.test(error.message)) throw error
    }
  }
}

/** What PostgreSQL keeps instead of a password (RFC 5803). Computed here, so that no password appears in a statement or its log. */
function scramVerifier(password) {
  const iterations = 4096
  const salt = randomBytes(16)
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256')
  const keyed = (text) => createHmac('sha256', salted).update(text).digest()
  const storedKey = createHash('sha256').update(keyed('Client Key')).digest('base64')
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${keyed('Server Key').toString('base64')}`
}
