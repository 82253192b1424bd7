// Are the installed packages those of package-lock.json? If not, `npm ci` puts them there.
import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { Refusal, isWritable, node, refuseUnlessWritable, root, run, settings, step } from './checkout.mjs'

/** Installs when something is missing or of another version; says nothing when all is well. */
export async function installWhenNeeded() {
  const missing = missingPackages()
  if (missing.length === 0) return
  refuseUnlessWritable(path.join(root, 'node_modules'), `It lacks ${missing[0]}${missing.length > 1 ? ` and ${missing.length - 1} more` : ''}; installing needs a checkout this user may write in.`)
  await step('installing packages (about a minute)', async () => {
    const args = ['ci', '--prefer-offline', '--no-audit', '--no-fund', ...whereHomeIsClosed()]
    if (process.env.npm_execpath) await node([process.env.npm_execpath, ...args])
    else await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args)
    if (missingPackages().length) throw new Refusal(`npm ci ended, yet ${missingPackages()[0]} is missing.`)
  })
}

/** npm keeps its cache in the home folder; a system user may have none. */
const whereHomeIsClosed = () => (isWritable(homedir()) ? [] : ['--cache', path.join(settings.dataFolder, 'npm-cache')])

/**
 * The names of packages that package-lock.json wants here and node_modules has not, or in another version.
 * npm writes what it installed, as its last act, to node_modules/.package-lock.json: an installation cut short has none.
 */
export function missingPackages() {
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages
  const record = path.join(root, 'node_modules/.package-lock.json')
  const installed = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')).packages : {}
  return Object.entries(wanted)
    .filter(([at, entry]) => at.includes('node_modules/') && !entry.link && isForThisMachine(entry))
    .filter(([at, entry]) => installed[at]?.version !== entry.version || !existsSync(path.join(root, at)))
    .map(([at]) => at.slice(at.lastIndexOf('node_modules/') + 'node_modules/'.length))
}

/** Platform packages carry os, cpu and (on Linux) libc; npm leaves out those of other machines, and optional ones that failed. */
function isForThisMachine({ os, cpu, libc, optional, peer }) {
  if (optional && !os && !cpu) return false
  if (peer && optional) return false
  const fits = (list, mine) => !list || (list.some((name) => name === mine || (name.startsWith('!') && name !== `!${mine}`)) && !list.includes(`!${mine}`))
  return fits(os, process.platform) && fits(cpu, process.arch) && (!libc || fits(libc, libcName()))
}
let knownLibc // asking costs a good part of a second
const libcName = () => (knownLibc ??= process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl')
