// What `npm start` and `npm run dev` do alike before anything serves: look whether they may run, then packages, database,
// migrations and, once, the demonstration.
import { createConnection, createServer } from 'node:net'
import path from 'node:path'
import { Refusal, node, refuseUnlessWritable, root, settings, step } from './checkout.mjs'
import { alreadyRunning, openDatabase, query } from './database.mjs'
import { refuseDestruction } from './destruction.mjs'
import { lastingOwner, wasKilled } from './lock.mjs'
import { pause } from './processes.mjs'

/** Everything that can be refused is refused first, before a minute of work. */
export async function lookAround(ports) {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) throw new Refusal(`Node.js ${process.versions.node} is too old: 20.19 or newer is needed.`)
  const owner = settings.databaseUrl ? undefined : await lastingOwner(settings.dataFolder)
  if (owner?.url) throw alreadyRunning(owner)
  for (const port of ports) await refuseTakenPort(port, { patience: wasKilled(settings.dataFolder) ? 5000 : 0 })
  refuseUnlessWritable(path.join(root, '.nx'), 'The checkout must be a folder this user may write in.')
  if (!settings.databaseUrl) refuseUnlessWritable(settings.dataFolder, 'Set DATA_DIR to a folder this user may write in, or DATABASE_URL to a database of your own.')
}

/** Right after a kill the old server may still hold the port, for the moment its guard needs to notice: hence the patience. */
async function refuseTakenPort(port, { patience }) {
  if (!/^\d+$/.test(port) || Number(port) < 1 || Number(port) > 65_535) throw new Refusal(`PORT is "${port}": it must be a number from 1 to 65535.`)
  for (const end = Date.now() + patience; ; await pause(100)) {
    const code = await whyTaken(port)
    if (!code) return
    if (code === 'EACCES') throw new Refusal(`this user may not open port ${port}. Choose one above 1023: PORT=4000 npm start`)
    if (code !== 'EADDRINUSE') throw new Refusal(`cannot listen on ${settings.host}:${port} (${code}). Set HOST to an address of this machine.`)
    if (Date.now() >= end) throw new Refusal(`port ${port} is taken by another program. Stop what uses it, or choose another: PORT=${Number(port) + 1} npm start`)
  }
}

/** The system's code for why one cannot listen there, or undefined. */
async function whyTaken(port) {
  const code = await new Promise((resolve) => {
    const probe = createServer().once('error', (error) => resolve(error.code))
    probe.listen(Number(port), settings.host, () => probe.close(() => resolve(undefined)))
  })
  if (code) return code
  // localhost is two addresses; a browser may take the one we do not listen on, and find somebody else there
  const others = await Promise.all(['127.0.0.1', '::1'].map((host) => answers(host, port)))
  return others.includes(true) ? 'EADDRINUSE' : undefined
}
const answers = (host, port) =>
  new Promise((resolve) => {
    const socket = createConnection({ host, port: Number(port) })
    const done = (answer) => resolve(answer) || socket.destroy()
    socket.once('connect', () => done(true)).once('error', () => done(false)).setTimeout(500, () => done(false))
  })

/** Opens the database and brings it to this version. Answers `{ url, note, demo, stop }`; `note` says where it is, `demo` that the demonstration is in it. */
export async function prepareDatabase(command, options) {
  let database
  await step('database', async () => (database = await openDatabase(command, options)).note)
  try {
    await step('migrations', async () => {
      const { deploy } = await import('../apps/api/migrate.mjs')
      if (!database.isNew) await refuseDestruction(database.url)
      const applied = await deploy(database.url).catch((error) => {
        throw new Refusal(`the migrations cannot be applied: ${error.message}`)
      })
      return applied.length ? `${applied.length} applied` : 'none to apply'
    })
    if (await wantsDemonstration(database)) {
      await step('demonstration (once)', async () => void (await node(['source.mjs', 'src/cli/seed.ts', '--demo'], { cwd: path.join(root, 'apps/api'), env: { DATABASE_URL: database.url, DEMO: '1' } })))
    }
    const url = await database.finish(database.url)
    const [{ rows }] = await query(url, "SELECT FROM account WHERE username = 'admin.kepahiang'")
    return { url, note: database.note, demo: rows.length > 0, stop: database.stop }
  } catch (error) {
    await database.stop()
    throw error
  }
}

/** Only ever into the embedded database, or where DEMO=1 asks for it; and only while there is no municipality. */
async function wantsDemonstration({ url, isEmbedded }) {
  if (settings.demo === '0' || !(isEmbedded || settings.demo === '1')) return false
  const [{ rows }] = await query(url, 'SELECT FROM municipality LIMIT 1')
  return rows.length === 0
}

/** Waits until the API there answers that it is ready. False when `hasEnded()` comes true first, or the patience (ms) runs out. */
export async function becomesReady(address, hasEnded, patience = 60_000) {
  const isUp = () => fetch(`${address}/readyz`, { signal: AbortSignal.timeout(2000) }).then(({ ok }) => ok, () => false)
  for (const end = Date.now() + patience; Date.now() < end && !hasEnded(); await pause(25)) if (await isUp()) return true
  return false
}

/** The demonstration's accounts as one reads them at the end of a start. */
export const demonstrationAccounts = `
  demonstration accounts, password tolok-demo-2026
    admin.kepahiang  admin.palembang  admin.tidore  admin.sabang  admin.sawahlunto
    analyst.national (all municipalities, no single person)
    pegawai.<town> (employee), atasan.<town> (superior) and perencana.<town> (planner), for example pegawai.kepahiang`

