// What every command needs: where we are, what is set, one line of progress a step, and one clear line when it cannot be done.
import { spawn } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { guardProcess, stopProcess } from './processes.mjs'

export const root = path.dirname(import.meta.dirname)

/** The environment as one may write it down in .env; what is set outside wins, and an empty value counts as not set. */
if (existsSync(path.join(root, '.env'))) process.loadEnvFile(path.join(root, '.env'))
const setting = (name) => process.env[name] || undefined
export const settings = {
  port: setting('PORT') ?? '4000',
  host: setting('HOST') ?? 'localhost',
  dataFolder: path.resolve(root, setting('DATA_DIR') ?? '.data'),
  databaseUrl: setting('DATABASE_URL'),
  demo: setting('DEMO'),
}

/** Something the person at the keyboard can put right: printed as one line, without a stack. */
export class Refusal extends Error {}

/** Runs a command of ours: a refusal is one line and exit code 1, anything else is a fault of ours and shows where. */
export async function main(work) {
  try {
    await work()
  } catch (error) {
    process.stdout.write(lineIsOpen ? '\n' : '')
    console.error(error instanceof Refusal ? `tolok: ${error.message}` : error)
    process.exitCode = 1
  }
}

let lineIsOpen = false
/** Shows one line: what is being done, and the seconds it took. `work` may answer a short note for the end of the line. */
export async function step(title, work) {
  const began = performance.now()
  process.stdout.write(`${title} … `)
  lineIsOpen = true
  const note = await work()
  process.stdout.write(`${((performance.now() - began) / 1000).toFixed(1)} s${typeof note === 'string' ? `  ${note}` : ''}\n`)
  lineIsOpen = false
  return note
}

/** Makes the folder when absent, and writes into it: the only sure way to know that one may. */
export function refuseUnlessWritable(folder, advice) {
  const probe = path.join(folder, `.probe-${process.pid}`)
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    throw new Refusal(`cannot write in ${folder} (${error.code}). ${advice}`)
  }
}
export function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

const running = new Set()
/** Stops whatever `run` has under way. */
export const stopRunning = () => Promise.all([...running].map((pid) => stopProcess(pid, { group: true, patience: 2000 })))

/**
 * Runs a program in the checkout and keeps its output for the case that it fails. It gets a process group of its own, so
 * that it can be stopped with everything it started, and the guard stops it when we are killed.
 */
export function run(program, args, { env = {}, cwd = root, show = false, allowFailure = false } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe']
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio, detached: process.platform !== 'win32' })
    let output = ''
    child.stdout?.setEncoding('utf8').on('data', (text) => (output += text))
    child.stderr?.setEncoding('utf8').on('data', (text) => (output += text))
    child.once('error', (error) => reject(new Refusal(`cannot run ${program}: ${error.message}`)))
    if (!child.pid) return
    running.add(child.pid)
    const forget = guardProcess({ pid: child.pid, group: true })
    child.once('close', (code) => {
      running.delete(child.pid)
      forget()
      if (code === 0 || allowFailure) resolve({ code, output })
      else reject(new Refusal(`${[path.basename(program), ...args].join(' ')} failed.${output ? '\n' + lastLines(output) : ''}`))
    })
  })
}
export const node = (args, options) => run(process.execPath, args, options)
const lastLines = (text) => text.trim().split('\n').slice(-100).join('\n')

/** Runs one target of every project, from nx's cache where nothing it reads has changed. */
export const nx = (target, options = {}) =>
  node([path.join(root, 'node_modules/nx/dist/bin/nx.js'), 'run-many', '-t', target, '--output-style=static'], {
    ...options,
    env: { NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', NX_NATIVE_FILE_CACHE_DIRECTORY: path.join(root, '.nx/native'), FORCE_COLOR: '0', npm_config_update_notifier: 'false', ...options.env },
  })
