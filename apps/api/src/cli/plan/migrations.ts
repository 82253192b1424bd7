import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Migration } from './database'

/** The migrations of a checkout in the order they are applied: core's, then those of the extensions in its list as 'extension/name'. */
export function migrationsIn(root: string): Migration[] {
  const api = path.join(root, 'apps/api')
  const list = path.join(api, 'src/extensions.ts')
  const extensions = existsSync(list) ? [...readFileSync(list, 'utf8').matchAll(/^import .* from '\.\/extensions\/([a-z0-9-]+)'/gm)].map(([, name]) => name!) : []
  return [...inFolder(path.join(api, 'migrations'), ''), ...extensions.flatMap((name) => inFolder(path.join(api, 'src/extensions', name, 'migrations'), `${name}/`))]
}

function inFolder(folder: string, prefix: string): Migration[] {
  if (!existsSync(folder)) return []
  const fileOf = (name: string) => path.join(folder, name, 'migration.sql')
  const names = readdirSync(folder).filter((name) => existsSync(fileOf(name))).sort()
  return names.map((name) => ({ name: `${prefix}${name}`, sql: readFileSync(fileOf(name), 'utf8') }))
}
