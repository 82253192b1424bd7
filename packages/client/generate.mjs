// What the client needs before it can be built, checked or tested: the contract's types, the contract as text for the mock city, and the compiled texts.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const folderOf = (name) => dirname(createRequire(import.meta.url).resolve(name))

const run = (program, ...args) => {
  const { status } = spawnSync(process.execPath, [program, ...args], { cwd: import.meta.dirname, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) process.exit(status ?? 1)
}

run(join(folderOf('gql.tada'), '../bin/cli.js'), 'generate-output')
const sdl = readFileSync(join(import.meta.dirname, '../contract/schema.graphql'), 'utf8')
writeFileSync(join(import.meta.dirname, 'src/generated/contract.ts'), `export const sdl: string = ${JSON.stringify(sdl)}\n`)

run(join(folderOf('@lingui/cli'), 'lingui.js'), 'compile', '--strict')
