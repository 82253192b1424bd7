// .env.example lists exactly the names that the API reads, and a deployment sets no other.
import { execFileSync } from 'node:child_process'
import { exists, read, root } from './tree.mjs'

export const title = '.env.example names what the configuration reads'
export function complaints() {
  if (!exists('.env.example')) return ['.env.example is missing']
  const program = "import { configNames } from './apps/api/src/platform/config.ts'; console.log(JSON.stringify(configNames))"
  const known = JSON.parse(execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], { cwd: root, encoding: 'utf8' }))
  const listed = [...read('.env.example').matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name)
  return [
    ...known.filter((name) => !listed.includes(name)).map((name) => `.env.example does not list ${name}`),
    ...listed.filter((name) => !known.includes(name)).map((name) => `.env.example lists ${name}, which nothing reads`),
  ]
}
