import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

const root = path.join(__dirname, '../..')
const started: ChildProcess[] = []
const folders: string[] = []

export type Program = {
  pid: number
  /** Everything it has written so far. */
  text: () => string
  /** Waits until it has written this; fails when it ends before. */
  says: (text: string) => Promise<void>
  /** Its exit code, or the name of the signal that ended it. */
  ended: Promise<number | NodeJS.Signals | null>
  kill: (signal: NodeJS.Signals) => void
}

/** Runs a program of tools/ as a person would; `env` is added to a clean environment. */
export function run(program: string, args: string[], env: Record<string, string>): Program {
  const { DATABASE_URL: _, PORT: __, DATA_DIR: ___, npm_lifecycle_event: ____, ...rest } = process.env
  const child = spawn(process.execPath, [path.join(root, 'tools', program), ...args], { cwd: root, env: { ...rest, ...env } })
  started.push(child)
  let text = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part
      for (const listen of listeners) listen()
    })
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => child.once('close', (code, signal) => resolve(code ?? signal)))
  return {
    pid: child.pid!,
    text: () => text,
    ended,
    kill: (signal) => child.kill(signal),
    says: (wanted) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (text.includes(wanted)) resolve()
        }
        listeners.add(look)
        look()
        void ended.then((how) => reject(new Error(`ended with ${how} before saying "${wanted}":\n${text}`)))
      }),
  }
}

export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'tolok-tools-')))
  chmodSync(folder, 0o755) // else, for root, user postgres could not enter and the data would lie elsewhere
  folders.push(folder)
  return folder
}

export const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })

/** Nothing a test started outlives it. */
export async function cleanUp() {
  const alive = started.filter((child) => child.exitCode === null && child.signalCode === null)
  await Promise.all(alive.map((child) => new Promise((resolve) => child.once('close', resolve).kill('SIGTERM'))))
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}
