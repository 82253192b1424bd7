// Runs one of the API's command line programs as one bundled file: Node starts it four times as fast as file by file.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { root } from './checkout.mjs'

/** Our own TypeScript in one file, every package outside of it, as in apps/api/build.mjs; it lies in .nx, where a start may write and packages are found. */
async function bundled(program) {
  const { build } = await import('esbuild') // not above: before `npm ci` this file is read
  const outside = {
    name: 'packages-outside',
    setup: (bundle) => bundle.onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) => (kind === 'entry-point' || name.startsWith('@tolok/') ? undefined : { path: name, external: true })),
  }
  const outfile = path.join(root, '.nx/tolok', `${program}-${process.pid}.mjs`)
  await build({ entryPoints: [path.join(root, `apps/api/src/cli/${program}.ts`)], outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20', plugins: [outside], absWorkingDir: path.join(root, 'apps/api'), logLevel: 'warning' })
  return outfile
}

/**
 * Runs apps/api/src/cli/<program>.ts in the root of the checkout, with `input` on its standard input. Answers its exit code, and what it wrote unless
 * it is shown. What it reports as a fault of ours goes to the terminal.
 */
export async function runBundled(program, args = [], { input = '', env = {}, show = false } = {}) {
  const { rmSync } = await import('node:fs')
  const file = await bundled(program)
  try {
    return await new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [file, ...args], { cwd: root, stdio: ['pipe', show ? 'inherit' : 'pipe', 'inherit'], env: { ...process.env, ...env } })
      let output = ''
      child.stdout?.setEncoding('utf8').on('data', (text) => (output += text))
      child.once('error', reject)
      child.once('close', (code) => resolve({ code: code ?? 130, output }))
      child.stdin.on('error', () => {}) // one that reads nothing may close it first
      child.stdin.end(input)
    })
  } finally {
    rmSync(file, { force: true })
  }
}
