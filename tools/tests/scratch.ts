import { execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const root = path.resolve(__dirname, '../..')

/**
 * A copy of this checkout in which an extension is installed, a slice generated: files as git sees them, and the packages of this one, linked.
 * What is generated is copied with it, so that only what changed is made again.
 */
export function scratchCopy() {
  const at = mkdtempSync(path.join(tmpdir(), 'tolok-scratch-'))
  for (const file of filesOf(root)) {
    if (!existsSync(path.join(root, file)) || /^(docs\/images|\.ci)\//.test(file)) continue
    mkdirSync(path.dirname(path.join(at, file)), { recursive: true })
    cpSync(path.join(root, file), path.join(at, file))
  }
  for (const folder of ['apps/api/src/generated', 'packages/client/src/generated']) if (existsSync(path.join(root, folder))) cpSync(path.join(root, folder), path.join(at, folder), { recursive: true })
  for (const folder of ['.', 'apps/admin', 'apps/api']) linkPackages(path.join(root, folder, 'node_modules'), path.join(at, folder, 'node_modules'))
  mkdirSync(path.join(at, 'node_modules/@tolok'), { recursive: true })
  for (const [name, folder] of [['api', 'apps/api'], ['admin', 'apps/admin'], ...readdirSync(path.join(root, 'packages')).map((each) => [each, `packages/${each}`])] as const) symlinkSync(path.join(at, folder), path.join(at, 'node_modules/@tolok', name))
  execFileSync('git', ['init', '-q'], { cwd: at })
  const copied = new Set(filesOf(at))

  /** Runs a program of the copy to its end. */
  const run = (args: string[], { cwd = '.', env = {} }: { cwd?: string; env?: Record<string, string> } = {}) =>
    new Promise<{ code: number; text: string }>((resolve) => {
      const child = spawn(process.execPath, args, { cwd: path.join(at, cwd), env: { ...process.env, NX_DAEMON: 'false', NODE_OPTIONS: '', ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
      let text = ''
      for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (more: string) => (text += more))
      child.once('close', (code) => resolve({ code: code ?? 1, text }))
    })
  return {
    at,
    run,
    read: (file: string) => readFileSync(path.join(at, file), 'utf8'),
    write: (file: string, text: string) => {
      mkdirSync(path.dirname(path.join(at, file)), { recursive: true })
      writeFileSync(path.join(at, file), text)
    },
    /** Files that were not there when it was copied, generated ones aside. */
    untracked: () => filesOf(at).filter((file) => !copied.has(file)),
    /** Like `npm run new`, without generating after each. */
    make: async (...args: string[]) => {
      const { code, text } = await run(['tools/new.mjs', ...args, '--no-generate'])
      if (code !== 0) throw new Error(text)
      return text
    },
    emitSchema: () => run(['source.mjs', 'emit-schema.ts'], { cwd: 'apps/api' }),
    generateApi: () => run(['generate.mjs'], { cwd: 'apps/api' }),
    /** The contract's types and the refusals' words come with the client. */
    generateAdmin: async () => {
      const client = await run(['generate.mjs'], { cwd: 'packages/client' })
      return client.code === 0 ? run(['generate.mjs'], { cwd: 'apps/admin' }) : client
    },
    jest: (cwd: string, ...patterns: string[]) => run([path.join(at, 'node_modules/jest/bin/jest.js'), '--ci', '--maxWorkers=1', ...patterns], { cwd, env: { CI: 'true', FORCE_COLOR: '0' } }),
    remove: () => rmSync(at, { recursive: true, force: true }),
  }
}
export type Scratch = ReturnType<typeof scratchCopy>

/** Files of a checkout as git sees them, whether they were ever added or not. */
const filesOf = (at: string) => execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: at, encoding: 'utf8', maxBuffer: 64e6 }).split('\0').filter(Boolean)

/** Every package by a link of its own, so that ours can be the copy's. */
function linkPackages(from: string, to: string): void {
  if (!existsSync(from)) return
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from)) if (name !== '@tolok' && name !== '.cache') symlinkSync(path.join(from, name), path.join(to, name))
}
