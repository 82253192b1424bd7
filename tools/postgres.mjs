// Starts and stops the real PostgreSQL that npm installed. Owns nothing but the data folder it is given, and survives
// the ways a server dies badly: kill -9 of us, of it, of both, a half-made folder, a process number used again.
import { execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { chooseUser, placeData, placePrograms, removeUnfinished } from './postgres-place.mjs'
import { commandOf, guardProcess, isAlive, pause, stopProcess } from './processes.mjs'

/** The same order, and so the same indexes, on every machine; one clock, one language in the log. */
const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
const always = { listen_addresses: '127.0.0.1', unix_socket_directories: '', timezone: 'UTC', log_timezone: 'UTC', lc_messages: 'C' }
const forGood = { shared_buffers: '256MB', work_mem: '16MB', maintenance_work_mem: '128MB', max_wal_size: '2GB', random_page_cost: '1.1' }
/** For tests only: fast, and gone after a loss of power. */
const throwAway = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', wal_level: 'minimal', max_wal_senders: '0', max_wal_size: '2GB', autovacuum: 'off', shared_buffers: '128MB', max_connections: '200' }

/**
 * Starts a server on `folder`, made when absent. Throw-away: trusts everyone on 127.0.0.1, writes nothing safely, and its
 * folder goes when it stops. Otherwise: fsync, and a random password in a file only we can read.
 * Answers `{ url, port, folder, pid, exited, stop }`; the url is the owner's, for database "postgres".
 */
export async function startPostgres({ folder, throwaway = false, port: wished }) {
  folder = path.resolve(folder)
  const user = chooseUser(folder)
  const bin = placePrograms(user)
  folder = placeData(folder, user)
  const logFile = folder + '.log'
  const password = throwaway ? '' : readPassword(folder, user)

  await clearOldServer(folder)
  if (!existsSync(path.join(folder, 'PG_VERSION'))) makeCluster({ folder, bin, user, throwaway })
  else if (password.isNew) resetPassword({ folder, bin, user, password: password.text })

  const { child, port } = await launch({ folder, bin, user, throwaway, logFile, wished })
  const forget = guardProcess({ pid: child.pid, first: 'SIGINT', then: 'SIGQUIT', remove: throwaway ? folder : undefined })

  const secret = throwaway ? '' : `:${password.text}`
  return {
    url: `postgresql://postgres${secret}@127.0.0.1:${port}/postgres`,
    port,
    folder,
    pid: child.pid,
    exited: new Promise((resolve) => child.once('exit', resolve)),
    async stop() {
      if (process.platform === 'win32') stopOnWindows(bin, folder)
      else await stopProcess(child.pid, { first: 'SIGINT', then: 'SIGQUIT', patience: 2500 }) // fast; then at once, which recovers from its log
      forget()
      if (throwaway) for (const leftover of [folder, logFile]) rmSync(leftover, { recursive: true, force: true })
    },
  }
}

/** The url of the server that runs on this folder, started by whoever, or undefined. */
export function findPostgres(folder) {
  folder = path.resolve(folder)
  if (!existsSync(path.dirname(folder))) return undefined
  folder = placeData(folder, chooseUser(folder))
  const server = readPidFile(folder)
  if (!server?.isOurs || !server.ready) return undefined
  return `postgresql://postgres:${readFileSync(folder + '.password', 'utf8')}@127.0.0.1:${server.port}/postgres`
}

/** The password lies beside the data, not in it: it must exist before the cluster does. */
function readPassword(folder, user) {
  const file = folder + '.password'
  if (existsSync(file)) return { text: readFileSync(file, 'utf8'), isNew: false }
  const text = randomBytes(24).toString('base64url')
  writeFileSync(file, text, { mode: 0o600 })
  if (user.uid !== undefined) chownSync(file, user.uid, user.gid) // initdb reads it as that user
  return { text, isNew: true }
}

/** Makes the cluster in a folder beside, then renames it: a start killed half-way leaves nothing that looks finished. */
function makeCluster({ folder, bin, user, throwaway }) {
  removeUnfinished(folder)
  const unfinished = `${folder}.new-${process.pid}`
  mkdirSync(unfinished, { mode: 0o700 })
  if (user.uid !== undefined) chownSync(unfinished, user.uid, user.gid)
  const access = throwaway ? ['--auth=trust', '--no-sync'] : ['--auth=scram-sha-256', `--pwfile=${folder}.password`]
  run(bin, 'initdb', ['-D', unfinished, '-U', 'postgres', ...access, ...locale, '--no-instructions'], user)
  rmSync(folder, { recursive: true, force: true })
  renameSync(unfinished, folder)
}

/** Somebody removed the password file: nobody could sign in, so set the new password without signing in. */
function resetPassword({ folder, bin, user, password }) {
  run(bin, 'postgres', ['--single', '-D', folder, 'postgres'], user, `ALTER ROLE postgres PASSWORD '${password}'\n`)
}

function run(bin, program, args, user, input) {
  try {
    execFileSync(path.join(bin, program), args, { ...user, input, cwd: '/', env: { ...process.env, LC_ALL: 'C', LANG: 'C' }, stdio: 'pipe' })
  } catch (error) {
    throw new Error(`${program} failed: ${String(error.stderr || error.message).trim()}`)
  }
}

function stopOnWindows(bin, folder) {
  run(bin, 'pg_ctl', ['stop', '-D', folder, '-m', 'fast', '-w'], {})
}

/** What postmaster.pid says: process, port and state of the server that wrote it, and whether that process is really it. Undefined when there is none. */
function readPidFile(folder) {
  const file = path.join(folder, 'postmaster.pid')
  const lines = readIfThere(file)?.split('\n')
  if (!lines) return undefined
  const pid = Number(lines[0])
  const command = isAlive(pid) ? commandOf(pid) : ''
  return { file, lines, pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready', isOurs: command.includes('postgres') && command.includes(`-D ${folder} `) }
}

/** A server that goes or comes removes and writes its file while we look: asking first whether it is there would not do. */
function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Stops a server that outlived its starter, and makes a stale postmaster.pid harmless. */
async function clearOldServer(folder) {
  const old = readPidFile(folder)
  if (!old) return
  if (old.isOurs) await stopProcess(old.pid, { first: 'SIGINT', then: 'SIGQUIT', patience: 10_000 })
  else {
    // PostgreSQL refuses while any process has that number: one that got it later, or a zombie nobody collects. Only the
    // number is replaced (none is this large): the rest of the file lets it see whether children of the old server still write.
    writeFileSync(old.file, ['999999999', ...old.lines.slice(1)].join('\n'))
  }
}

/** Starts the server and waits until it says it is ready; tries again while an old one is still letting go. */
async function launch({ folder, bin, user, throwaway, logFile, wished }) {
  const settings = Object.entries({ ...always, ...(throwaway ? throwAway : forGood) }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  for (let attempt = 1; ; attempt++) {
    const port = wished ?? (await freePort())
    const isLong = existsSync(logFile) && statSync(logFile).size > 5_000_000
    const log = openSync(logFile, isLong ? 'w' : 'a', 0o600)
    const from = statSync(logFile).size
    const child = spawn(path.join(bin, 'postgres'), ['-D', folder, '-p', String(port), ...settings], { ...user, cwd: '/', detached: true, stdio: ['ignore', log, log], env: { ...process.env, LC_ALL: 'C' } })
    closeSync(log)
    child.unref()
    if (await becomesReady(child, folder)) return { child, port }
    const said = readFileSync(logFile, 'utf8').slice(from).trim()
    if (attempt === 15 || !/still in use|could not bind|lock file/.test(said)) throw new Error(`PostgreSQL did not start on ${folder}:\n${said}`)
    await pause(200)
  }
}
async function becomesReady(child, folder) {
  let failed = false
  child.once('error', () => (failed = true))
  child.once('exit', () => (failed = true))
  while (!failed) {
    const server = readPidFile(folder)
    if (server?.pid === child.pid && server.ready) return true
    await pause(10)
  }
  return false
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
