// npm start: from a fresh clone to an address one can open, then until Ctrl-C. Every step is one line.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { build } from './build.mjs'
import { Refusal, main, root, settings, step, stopRunning } from './checkout.mjs'
import { installWhenNeeded } from './install.mjs'
import { becomesReady, demonstrationAccounts, lookAround, prepareDatabase } from './prepare.mjs'
import { guardProcess, stopProcess, whenNpmDies } from './processes.mjs'

const address = `http://${settings.host}:${settings.port}`
const toStop = [] // the last started is stopped first
let stopping

async function stop(exitCode, why) {
  stopping ??= (async () => {
    if (why) console.log(`\n${why}`)
    await stopRunning()
    for (const stopOne of toStop.reverse()) await stopOne()
    process.exit(exitCode)
  })()
  return stopping
}
let isReady = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(isReady ? 0 : 130, 'stopping …'))
whenNpmDies(() => stop(1))

await main(async () => {
  try {
    await lookAround([settings.port])
    await installWhenNeeded()
    await step('generate and build', build)
    const database = await prepareDatabase('npm start', { url: address, onCrash: () => console.error('the database stopped by itself; starting it again') })
    toStop.push(database.stop)
    let server
    await step('server', async () => void (server = await startServer(database)))
    for (const line of server.said) console.log(line) // the set-up link, when there is nobody yet
    isReady = true
    console.log(`ready ${address}\n${database.demo ? demonstrationAccounts + '\n' : ''}\n  stop with Ctrl-C. The data stays in ${database.note}.`)
  } catch (error) {
    if (stopping) return stopping // what failed, failed because we stopped it
    await stopRunning()
    for (const stopOne of toStop.reverse()) await stopOne()
    throw error
  }
})

/** Starts the built server and waits until it answers that it is ready; passes on what it says. */
async function startServer(database) {
  const server = spawn(process.execPath, ['--enable-source-maps', path.join(root, 'apps/api/dist/main.js')], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: database.url, PORT: settings.port, HOST: settings.host, DATA_DIR: settings.dataFolder, LOG_LEVEL: process.env.LOG_LEVEL || 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true, // Ctrl-C in the terminal is for us; we tell it
  })
  const forget = guardProcess({ pid: server.pid })
  let exited = false
  server.once('exit', (code) => {
    exited = true
    if (isReady && !stopping) stop(1, `the server stopped by itself (${code ?? 'killed'})`)
  })
  toStop.push(async () => {
    await stopProcess(server.pid, { first: 'SIGTERM', patience: 2000 })
    forget()
  })
  const said = []
  createInterface({ input: server.stdout }).on('line', (line) => {
    if (/^listening on \d+$/.test(line)) return
    if (isReady) console.log(line)
    else said.push(line)
  })
  if (!(await becomesReady(address, () => exited))) throw new Refusal(`the server ${exited ? 'did not start' : 'did not answer within a minute'}.${said.length ? '\n' + said.join('\n') : ''}`)
  return { said }
}
