// Builds through nx, unless nothing at all has changed since this last did: starting nx to hear that costs two seconds.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { nx, root } from './checkout.mjs'

const stamp = path.join(root, '.nx/built')

export async function build() {
  if (readStamp() === fingerprint()) return 'nothing changed'
  await nx('build')
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, fingerprint()) // after the build: what it made is part of it, so a missing output is a change
}

function readStamp() {
  try {
    return readFileSync(stamp, 'utf8')
  } catch {
    return undefined
  }
}

/** Names, sizes and times of everything a build could read or make. */
function fingerprint() {
  const hash = createHash('sha256').update(process.version)
  const add = (file) => {
    const { size, mtimeMs } = statSync(file)
    hash.update(`${path.relative(root, file)} ${size} ${mtimeMs}\n`)
  }
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.name === 'node_modules' || entry.name.startsWith('.')) continue
      const at = path.join(folder, entry.name)
      if (entry.isDirectory()) walk(at)
      else if (entry.isFile()) add(at)
    }
  }
  for (const name of ['package.json', 'package-lock.json', 'nx.json', 'tsconfig.base.json', 'README.md', 'CONTRIBUTING.md']) add(path.join(root, name))
  for (const folder of ['apps', 'packages', 'docs', 'tools/site']) walk(path.join(root, folder))
  return hash.digest('hex')
}
