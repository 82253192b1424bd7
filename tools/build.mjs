// Generates or builds through nx, unless nothing at all has changed since this last did: starting nx to hear that costs three seconds of processor.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { nx, root } from './checkout.mjs'

export const generate = () => unlessDone('generate')
export const build = () => unlessDone('build')

const stampOf = (target) => path.join(root, `.nx/${target}-done`)

async function unlessDone(target) {
  if (readStamp(target) === fingerprint(target)) return 'nothing changed'
  const sources = fingerprint('read')
  await nx(target)
  if (sources !== fingerprint('read')) return // somebody saved a file meanwhile: whether it was read is not known
  mkdirSync(path.join(root, '.nx'), { recursive: true })
  // After the work: what it made is part of it, so a missing output is a change. Who builds generates first.
  for (const done of target === 'build' ? ['generate', 'build'] : [target]) writeFileSync(stampOf(done), fingerprint(done))
}

function readStamp(target) {
  try {
    return readFileSync(stampOf(target), 'utf8')
  } catch {
    return undefined
  }
}

/** Files that a target makes; what is neither is read by it. */
const made = { build: /\/dist\//, generate: /\/generated\/|\/locales\/[^/]+\.ts$|\/schema\.(local\.)?graphql$/ }
const counts = { build: () => true, generate: (file) => !made.build.test(file), read: (file) => !made.build.test(file) && !made.generate.test(file) }

/** Names, sizes and times of everything a target could read or make. */
function fingerprint(target) {
  const hash = createHash('sha256').update(process.version)
  const add = (file) => {
    const name = `/${path.relative(root, file).replaceAll(path.sep, '/')}` // the checkout may lie in a folder called dist
    if (!counts[target](name)) return
    const { size, mtimeMs } = statSync(file)
    hash.update(`${name} ${size} ${mtimeMs}\n`)
  }
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.name === 'node_modules' || entry.name.startsWith('.')) continue
      const at = path.join(folder, entry.name)
      if (entry.isDirectory()) walk(at)
      else if (entry.isFile()) add(at)
    }
  }
  for (const name of ['package.json', 'package-lock.json', 'nx.json', 'tsconfig.base.json', 'README.md', 'CONTRIBUTING.md', 'tools/jest.mjs']) add(path.join(root, name))
  for (const folder of ['apps', 'packages', 'docs', 'tools/site']) walk(path.join(root, folder))
  return hash.digest('hex')
}
