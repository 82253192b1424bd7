// Runs one of the API's command line programs from its source, with what it is told and what it says in our hands.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { root } from './checkout.mjs'

/**
 * Runs apps/api/src/cli/<program>.ts in the root of the checkout, with `input` on its standard input. Answers its exit code, and what it wrote unless
 * it is shown. What it reports as a fault of ours goes to the terminal.
 */
export function runSourceProgram(program, args = [], { input = '', env = {}, show = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, 'apps/api/source.mjs'), `src/cli/${program}.ts`, ...args], { cwd: root, stdio: ['pipe', show ? 'inherit' : 'pipe', 'inherit'], env: { ...process.env, ...env } })
    let output = ''
    child.stdout?.setEncoding('utf8').on('data', (text) => (output += text))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 130, output }))
    child.stdin.on('error', () => {}) // one that reads nothing may close it first
    child.stdin.end(input)
  })
}
