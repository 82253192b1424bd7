// What the admin needs before it can be built, checked or tested: the compiled texts; the contract's types come with the client.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const folderOf = (name) => dirname(createRequire(import.meta.url).resolve(name))

const run = (program, ...args) => {
  const { status } = spawnSync(process.execPath, [program, ...args], { cwd: here, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) process.exit(status ?? 1)
}

run(join(folderOf('@lingui/cli'), 'lingui.js'), 'compile', '--strict')
