// Runs one of the API's command line programs on the database this checkout uses: npm run seed, npm run import.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { generate } from './build.mjs'
import { Refusal, main, root, step } from './checkout.mjs'
import { openDatabase } from './database.mjs'
import { installWhenNeeded } from './install.mjs'
import { guardProcess } from './processes.mjs'

/** `program` is apps/api/src/cli/<program>.ts; it sees the terminal, the arguments, and the database as DATABASE_URL. */
export const runProgram = (program, command = program) =>
  main(async () => {
    await installWhenNeeded()
    await step('generate', generate)
    const database = await openDatabase(`npm run ${command}`)
    try {
      const { deploy } = await import('../apps/api/migrate.mjs')
      await deploy(database.url)
      const url = await database.finish(database.url)
      const code = await inFront([path.join(root, 'apps/api/source.mjs'), `src/cli/${program}.ts`, ...process.argv.slice(2)], url)
      if (code !== 0) process.exitCode = code
    } finally {
      await database.stop()
    }
  })

/** A signal to us is passed on; the program's own exit code is ours. */
function inFront(args, url) {
  return new Promise((resolve, reject) => {
    // The person's folder, not ours: a file named on the command line is looked for where they stand.
    const child = spawn(process.execPath, args, { cwd: process.env.INIT_CWD ?? process.cwd(), stdio: 'inherit', env: { ...process.env, DATABASE_URL: url } })
    const forget = guardProcess({ pid: child.pid })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
    child.once('error', () => reject(new Refusal('cannot run Node.js a second time.')))
    child.once('exit', (code) => {
      forget()
      resolve(code ?? 130)
    })
  })
}
