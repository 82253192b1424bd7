// npm run dev: the API restarts on save, the admin reloads by itself, and what is generated follows. One Ctrl-C stops all.
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import path from 'node:path'
import { generate } from './build.mjs'
import { main, nx, root, settings, step, stopRunning } from './checkout.mjs'
import { installWhenNeeded } from './install.mjs'
import { becomesReady, demonstrationAccounts, lookAround, prepareDatabase } from './prepare.mjs'
import { guardProcess, stopProcess, whenNpmDies } from './processes.mjs'

const adminPort = process.env.ADMIN_PORT || '5173'
const address = `http://localhost:${adminPort}`
const toStop = [] // the last started is stopped first
let stopping

function stop(code) {
  stopping ??= (async () => {
    console.log('\nstopping …')
    await stopRunning()
    for (const stopOne of toStop.reverse()) await stopOne()
    process.exit(code)
  })()
  return stopping
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(0))
whenNpmDies(() => stop(1))

await main(async () => {
  try {
    await lookAround([settings.port, adminPort])
    await installWhenNeeded()
    await step('generate', generate)
    const database = await prepareDatabase('npm run dev', { url: address, onCrash: () => console.error('the database stopped by itself; starting it again') })
    toStop.push(database.stop)
    const apiAddress = `http://${settings.host}:${settings.port}`
    runInFront('api', path.join(root, 'apps/api'), ['tsx/dist/cli.mjs', 'watch', '--clear-screen=false', 'src/main.ts'], { DATABASE_URL: database.url, PORT: settings.port, HOST: settings.host, DATA_DIR: settings.dataFolder, PUBLIC_URL: address })
    await step('server', async () => ((await becomesReady(apiAddress, () => stopping)) ? undefined : 'not ready yet: see above'))
    runInFront('admin', path.join(root, 'apps/admin'), ['vite/bin/vite.js', '--port', adminPort, '--strictPort', '--clearScreen', 'false'], { API_URL: apiAddress })
    regenerateOnChange()
    console.log(`ready ${address} (the API alone: ${apiAddress})\n${database.demo ? demonstrationAccounts + '\n' : ''}\n  stop with Ctrl-C.`)
  } catch (error) {
    if (stopping) return stopping
    await stopRunning()
    for (const stopOne of toStop.reverse()) await stopOne()
    throw error
  }
})

/** Starts one of the two watchers; both write to this terminal, and when one ends so does the whole. */
function runInFront(name, cwd, [program, ...args], env) {
  const child = spawn(process.execPath, [path.join(root, 'node_modules', program), ...args], { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit'], detached: process.platform !== 'win32' })
  const forget = guardProcess({ pid: child.pid, group: true })
  child.once('exit', (code) => {
    if (stopping) return
    console.error(`${name} ended by itself (${code ?? 'killed'})`)
    stop(1)
  })
  toStop.push(async () => {
    await stopProcess(child.pid, { first: 'SIGTERM', patience: 1500, group: true })
    forget()
  })
}

/** A saved model, GraphQL class or text makes the generated files anew; nx knows which of them it concerns. */
function regenerateOnChange() {
  let timer
  let isBusy = false
  const again = async () => {
    if (isBusy) return (timer = setTimeout(again, 500))
    isBusy = true
    try {
      await nx('generate')
    } catch (error) {
      if (!stopping) console.error(error.message)
    }
    isBusy = false
  }
  const concerns = (file) => /\.(prisma|object\.ts|resolver\.ts|input\.ts|po|tsx?)$/.test(file) && !/generated|locales.*\.ts$|\.test\./.test(file)
  for (const folder of ['apps/api/src', 'apps/admin/src', 'packages/domain/src']) {
    const watcher = watch(path.join(root, folder), { recursive: true }, (_, file) => {
      if (!file || !concerns(file)) return
      clearTimeout(timer)
      timer = setTimeout(again, 300)
    })
    toStop.push(() => watcher.close())
  }
}
