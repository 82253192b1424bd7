// The product as `npm start` serves it, on throw-away databases with the demonstration: one for each worker, so that what one journey
// changes the other does not meet. Their addresses go to the journeys as TOLOK_ADDRESS_1 and so on.
import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { deploy } from '../../api/migrate.mjs'
import { guardProcess } from '../../../tools/processes.mjs'
import { startPostgres } from '../../../tools/postgres.mjs'
import { throwawayFolder } from '../../../tools/postgres-place.mjs'
import { findChromium } from './chromium.mjs'

const root = path.join(import.meta.dirname, '../../..')
const api = path.join(root, 'apps/api')

export default async function start({ maxWorkers }) {
  process.env.CHROMIUM_PATH = await findChromium()
  const database = await startPostgres({ folder: throwawayFolder('journey'), throwaway: true })
  const files = mkdtempSync(path.join(tmpdir(), 'tolok-journey-'))
  globalThis.journey = { stop: database.stop }
  try {
    const owner = new pg.Client({ connectionString: database.url })
    await owner.connect()
    const at = (name) => database.url.replace(/postgres$/, name)
    const copy = (made, name) => owner.query(`CREATE DATABASE ${name} TEMPLATE ${made} STRATEGY file_copy`)
    await owner.query('CREATE DATABASE untouched')
    await deploy(at('untouched'))
    await copy('untouched', 'demonstration')
    const demonstrate = async () => {
      for (const program of [['src/cli/seed.ts', '--demo'], ['src/cli/fold.ts']])
        await promisify(execFile)(process.execPath, ['source.mjs', ...program], { cwd: api, env: { ...process.env, DATABASE_URL: at('demonstration'), DEMO: '1' } })
      const names = Array.from({ length: maxWorkers }, (_, i) => `demonstration_${i + 1}`)
      for (const name of names) await copy('demonstration', name)
      return Promise.all(names.map((name) => serve(at(name), path.join(files, name))))
    }
    const [served, bare] = await Promise.all([demonstrate(), serve(at('untouched'), path.join(files, 'untouched'))])
    await owner.end()
    served.forEach(({ address }, i) => (process.env[`TOLOK_ADDRESS_${i + 1}`] = address))
    process.env.TOLOK_EMPTY_ADDRESS = bare.address
    process.env.TOLOK_SET_UP_LINK = bare.said.find((line) => line.includes('/siapkan?')) ?? ''
    globalThis.journey.stop = async () => {
      await Promise.all([...served, bare].map(({ stop }) => stop()))
      rmSync(files, { recursive: true, force: true })
      await database.stop()
    }
  } catch (error) {
    await database.stop() // Jest calls no teardown after a failed set-up
    throw error
  }
}

async function serve(url, dataDir) {
  const port = await freePort()
  const address = `http://localhost:${port}`
  const server = spawn(process.execPath, ['--enable-source-maps', 'apps/api/dist/main.js'], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: url,
      PORT: String(port),
      PUBLIC_URL: address,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const forget = guardProcess({ pid: server.pid })
  const said = []
  server.stdout.setEncoding('utf8').on('data', (text) => said.push(...text.split('\n')))
  for (let tries = 0; !(await isReady(address)); tries++) {
    if (server.exitCode !== null || tries > 300) throw new Error(`the server did not start:\n${said.join('\n')}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const stop = () =>
    new Promise((resolve) => {
      forget()
      server.once('exit', resolve)
      server.kill('SIGTERM')
    })
  return { address, said, stop }
}
const isReady = (address) =>
  fetch(`${address}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  )
const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
