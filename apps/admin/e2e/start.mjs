// The product as `npm start` serves it, on a throw-away database with the demonstration. Its address goes to the journeys as TOLOK_ADDRESS.
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

export default async function start() {
  process.env.CHROMIUM_PATH = await findChromium()
  const database = await startPostgres({ folder: throwawayFolder('journey'), throwaway: true })
  const files = mkdtempSync(path.join(tmpdir(), 'tolok-journey-'))
  globalThis.journey = { stop: database.stop }
  try {
    const owner = new pg.Client({ connectionString: database.url })
    await owner.connect()
    await owner.query('CREATE DATABASE demonstration')
    await owner.query('CREATE DATABASE untouched')
    await owner.end()
    const url = database.url.replace(/postgres$/, 'demonstration')
    await deploy(url)
    await promisify(execFile)(process.execPath, ['source.mjs', 'src/cli/seed.ts', '--demo'], {
      cwd: api,
      env: { ...process.env, DATABASE_URL: url, DEMO: '1' },
    })
    const empty = database.url.replace(/postgres$/, 'untouched')
    await deploy(empty)
    const served = await serve(url, path.join(files, 'served'))
    const bare = await serve(empty, path.join(files, 'bare'))
    Object.assign(process.env, {
      TOLOK_ADDRESS: served.address,
      TOLOK_EMPTY_ADDRESS: bare.address,
      TOLOK_SET_UP_LINK: bare.said.find((line) => line.includes('/siapkan?')) ?? '',
    })
    globalThis.journey.stop = async () => {
      await Promise.all([served.stop(), bare.stop()])
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
