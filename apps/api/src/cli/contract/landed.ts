/**
 * The contract as its clients have it: packages/contract/landed, written when a version is given out (`npm run plan -- --land`) and never by hand.
 * It is a copy in the tree, and not a commit to compare with, because a shallow clone has no other commit.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { buildSchema, parse, print, stripIgnoredCharacters, visit, type GraphQLSchema } from 'graphql'
import type { Access } from './access'
import type { Change } from './changes'

/** Breaking changes that somebody means, and why: a file of packages/contract/changes. */
export type Declared = { readonly file: string; readonly date: string; readonly reason: string; readonly breaks: readonly string[] }
export type Landed = { readonly sdl: string; readonly schema: GraphQLSchema; readonly access: Access }
/** The contract's own folders and files. */
export const contractIn = (root: string) => {
  const folder = path.join(root, 'packages/contract')
  return { current: path.join(folder, 'schema.graphql'), landed: path.join(folder, 'landed/schema.graphql'), access: path.join(folder, 'landed/access.json'), changes: path.join(folder, 'changes'), changelog: path.join(folder, 'CHANGELOG.md') }
}

export function readLanded(root: string): Landed {
  const { landed, access } = contractIn(root)
  const sdl = readFileSync(landed, 'utf8')
  return { sdl, schema: buildSchema(sdl), access: JSON.parse(readFileSync(access, 'utf8')) as Access }
}

/** The declarations, by the name of their file. One that is no JSON of this shape is a complaint of the check. */
export function readDeclared(root: string): { declared: Declared[]; complaints: string[] } {
  const { changes } = contractIn(root)
  const names = existsSync(changes) ? readdirSync(changes).filter((name) => name.endsWith('.json')).sort() : []
  const declared: Declared[] = []
  const complaints: string[] = []
  for (const name of names) {
    const file = `packages/contract/changes/${name}`
    const read = declarationIn(readFileSync(path.join(changes, name), 'utf8'))
    if (read) declared.push({ file, ...read })
    else complaints.push(`${file}: not { "date": "2026-11-28", "reason": "…", "breaks": ["Agency.level"] }, with a reason of ten letters or more`)
  }
  return { declared, complaints }
}

function declarationIn(text: string): Omit<Declared, 'file'> | undefined {
  try {
    const { date, reason, breaks } = JSON.parse(text) as Partial<Declared>
    const isWhole = typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date) && typeof reason === 'string' && reason.trim().length >= 10 && Array.isArray(breaks) && breaks.length > 0
    return isWhole ? { date, reason: reason.trim(), breaks: breaks.map(String) } : undefined
  } catch {
    return undefined
  }
}

/** A contract without its descriptions, which no client asks for. */
export const bare = (sdl: string): string => `${print(visit(parse(sdl, { noLocation: true }), { enter: (node) => ('description' in node && node.description ? { ...node, description: undefined } : undefined) }))}\n`

/** What names a contract, whatever its descriptions and layout: 12 hexadecimal digits. */
export const fingerprint = (sdl: string): string => createHash('sha256').update(stripIgnoredCharacters(bare(sdl))).digest('hex').slice(0, 12)

/** Makes the present contract the landed one: copies it, tells the changes in the changelog, and takes the declarations away. */
export function land(root: string, { sdl, access, changes, day }: { sdl: string; access: Access; changes: readonly Change[]; day: string }): void {
  const files = contractIn(root)
  const { declared } = readDeclared(root)
  mkdirSync(path.dirname(files.landed), { recursive: true })
  writeFileSync(files.landed, bare(sdl))
  writeFileSync(files.access, `${JSON.stringify(access, null, 2)}\n`)
  writeFileSync(files.changelog, withEntry(existsSync(files.changelog) ? readFileSync(files.changelog, 'utf8') : changelogHead, entryOf(day, fingerprint(sdl), changes, declared)))
  rmSync(files.changes, { recursive: true, force: true })
}

const changelogHead = `# Changes of the contract

Written by \`npm run plan -- --land\`, the newest first. Each is named by the fingerprint of the schema it ends with.
`
const withEntry = (changelog: string, entry: string): string => {
  const first = changelog.indexOf('\n## ')
  return first < 0 ? `${changelog}\n${entry}` : `${changelog.slice(0, first + 1)}${entry}\n${changelog.slice(first + 1)}`
}

const titles = { BREAKING: 'Breaking', DANGEROUS: 'May surprise', SAFE: 'Safe' } as const
function entryOf(day: string, name: string, changes: readonly Change[], declared: readonly Declared[]): string {
  const reasonOf = (at: string) => declared.find(({ breaks }) => breaks.includes(at))?.reason
  const parts = (['BREAKING', 'DANGEROUS', 'SAFE'] as const).flatMap((risk) => {
    const lines = changes.filter((change) => change.risk === risk).map(({ at, says }) => `- ${says}${risk === 'BREAKING' && reasonOf(at) ? ` ${reasonOf(at)}` : ''}`)
    return lines.length > 0 ? [`\n${titles[risk]}:\n${lines.join('\n')}\n`] : []
  })
  return `## ${day} · ${name}\n${parts.length > 0 ? parts.join('') : '\nThe first contract that is kept.\n'}`
}

/** The fingerprint that the changelog ends with. */
export const lastInChangelog = (changelog: string): string | undefined => /^## \S+ · ([0-9a-f]{12})$/m.exec(changelog)?.[1]
