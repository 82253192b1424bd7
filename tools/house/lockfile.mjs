// `npm ci` will accept package-lock.json on every system: it says what the package.json files say, and no optional
// platform package fell out of it (npm drops one silently when the registry lacks that version, and then refuses its own lock).
import { readJson } from './tree.mjs'

export const title = 'package-lock.json is whole'
export function complaints() {
  const { packages } = readJson('package-lock.json')
  const ours = ['', ...Object.keys(packages).filter((at) => at && !at.includes('node_modules/'))]
  const fields = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']
  const stale = ours.flatMap((at) => {
    const manifest = readJson(at ? `${at}/package.json` : 'package.json')
    return fields.filter((field) => JSON.stringify(sorted(manifest[field])) !== JSON.stringify(sorted(packages[at][field]))).map((field) => `${at || '.'}/package.json: ${field} differs from package-lock.json`)
  })
  const lost = Object.entries(packages).flatMap(([at, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(packages, at, name)).map((name) => `${at}: its optional package ${name} is not in package-lock.json. Take the last version whose platform packages are complete`),
  )
  return [...stale, ...lost]
}
const sorted = (entries = {}) => Object.entries(entries).sort(([one], [other]) => (one < other ? -1 : 1))

/** Node's own search: beside the package, then in every node_modules above it. */
function isLocked(packages, from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    if (packages[`${at ? at + '/' : ''}node_modules/${name}`]) return true
    if (!at) return false
  }
}
