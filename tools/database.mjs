// Gives a command its database: DATABASE_URL when set, else the embedded PostgreSQL in the data folder.
import path from 'node:path'
import { Refusal, refuseUnlessWritable, root, settings } from './checkout.mjs'
import { takeFolder } from './lock.mjs'
import { hasData } from './postgres-place.mjs'
import { findPostgres, startPostgres } from './postgres.mjs'

const clusterFolder = () => path.join(settings.dataFolder, 'postgres')
const called = (serverUrl, database) => serverUrl.replace(/postgres$/, database)

/**
 * Opens the database for `command`. `{ url, isEmbedded, isNew, note, finish, stop }`: the owner's url; `isNew` says that the
 * embedded one was made just now under another name, and that `finish()` gives it its own once migrations and seed are in
 * it, so that a first start killed half-way leaves nothing that looks finished.
 * `url` of the options is where this command will answer, told to whoever comes second.
 */
export async function openDatabase(command, { url, onCrash } = {}) {
  if (settings.databaseUrl) {
    const { host, pathname } = parseUrl(settings.databaseUrl)
    await query(settings.databaseUrl, 'SELECT 1').catch((error) => {
      throw new Refusal(`DATABASE_URL: ${host}${pathname} cannot be used: ${error.message || error.code}`)
    })
    return { url: settings.databaseUrl, isEmbedded: false, isNew: false, note: host + pathname, finish: async (now) => now, stop: async () => {} }
  }
  refuseUnlessWritable(settings.dataFolder, 'Set DATA_DIR to a folder this user may write in, or DATABASE_URL to a database of your own.')
  const { owner, release } = await takeFolder(settings.dataFolder, command, { url, patience: isLong(command) ? 1500 : 0 })
  if (owner) return useTheirs(owner, command)
  try {
    const server = await keepRunning(onCrash)
    const isNew = !(await hasDatabase(server.url, 'tolok'))
    if (isNew) await query(server.url, 'DROP DATABASE IF EXISTS tolok_unfinished WITH (FORCE)', 'CREATE DATABASE tolok_unfinished TEMPLATE template0')
    return {
      url: called(server.url, isNew ? 'tolok_unfinished' : 'tolok'),
      isEmbedded: true,
      isNew,
      note: describe(server.folder),
      async finish(now) {
        if (now.endsWith('/tolok_unfinished')) await query(server.url, 'ALTER DATABASE tolok_unfinished RENAME TO tolok')
        return called(server.url, 'tolok')
      },
      async stop() {
        await server.stop()
        release()
      },
    }
  } catch (error) {
    release()
    throw new Refusal(error.message)
  }
}

/** The database that is there for `command`, or undefined where this checkout has none yet: looking must not make one. */
export async function existingDatabase(command) {
  if (!settings.databaseUrl && !hasData(clusterFolder())) return undefined
  const database = await openDatabase(command)
  if (!database.isNew) return database
  await database.stop()
  return undefined
}

export const alreadyRunning = ({ command, pid, url }) =>
  new Refusal(`already running from this folder (${command}, process ${pid}): ${url}. Stop it there with Ctrl-C, or set DATA_DIR and PORT for a second one.`)

/** Where the data lies, as one reads it; and why, when it is not where it was wished. */
function describe(folder) {
  const near = path.relative(root, folder)
  if (folder !== clusterFolder()) return `${folder} (PostgreSQL's user cannot enter ${settings.dataFolder})`
  return near.startsWith('..') ? folder : near
}

/** Commands that run until they are told to stop; the others may work in their database meanwhile. */
const isLong = (command) => command === 'npm start' || command === 'npm run dev'

/** `npm start` or `npm run dev` has the folder: a short command works in its database, a second start is refused. */
async function useTheirs(owner, command) {
  if (isLong(owner.command) && isLong(command)) throw alreadyRunning(owner)
  const server = isLong(owner.command) ? findPostgres(clusterFolder()) : undefined
  if (!server || !(await hasDatabase(server, 'tolok'))) throw new Refusal(`${owner.command} (process ${owner.pid}) is using the database of this folder: try again when it is done.`)
  const url = called(server, 'tolok')
  return { url, isEmbedded: true, isNew: false, note: `of ${owner.command}`, finish: async () => url, stop: async () => {} }
}

/** Starts the embedded server; when it dies without being asked to, starts it again at the same port. */
async function keepRunning(onCrash) {
  let stopping = false
  const start = async (port) => {
    const server = await startPostgres({ folder: clusterFolder(), port })
    server.exited.then(() => {
      if (stopping || !onCrash) return
      onCrash()
      current = start(server.port)
      current.catch((error) => console.error(error.message))
    })
    return server
  }
  let current = start()
  const { url, folder } = await current
  return {
    url,
    folder,
    async stop() {
      stopping = true
      await current.then((server) => server.stop(), () => {}) // one that is just starting, too; one that could not start is gone
    },
  }
}

function parseUrl(text) {
  try {
    return new URL(text)
  } catch {
    throw new Refusal('DATABASE_URL is not an address. It reads postgresql://user:password@host:5432/database')
  }
}

async function hasDatabase(serverUrl, name) {
  const [{ rowCount }] = await query(serverUrl, `SELECT FROM pg_database WHERE datname = '${name}'`)
  return rowCount > 0
}

/** Runs statements one after the other and answers their results. */
export async function query(url, ...statements) {
  const { default: pg } = await import('pg') // not above: before `npm ci` this file is read, and pg is not there
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, options: '-c timezone=UTC' })
  await client.connect()
  try {
    const results = []
    for (const statement of statements) results.push(await client.query(statement))
    return results
  } finally {
    await client.end()
  }
}
