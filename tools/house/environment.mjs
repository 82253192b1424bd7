// .env.example lists exactly the names that the API reads, and a deployment sets no other.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { runSource } from '../../apps/api/source.mjs'
import { exists, read, root } from './tree.mjs'

export const title = '.env.example names what the configuration reads'
export async function complaints() {
  if (!exists('.env.example')) return ['.env.example is missing']
  const { configNames: known } = await runSource(pathToFileURL(path.join(root, 'apps/api/src/platform/config.ts')))
  const listed = [...read('.env.example').matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name)
  return [
    ...known.filter((name) => !listed.includes(name)).map((name) => `.env.example does not list ${name}`),
    ...listed.filter((name) => !known.includes(name)).map((name) => `.env.example lists ${name}, which nothing reads`),
  ]
}
