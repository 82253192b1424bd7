/** The documents that our own screens send, as they stand in the source. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Operation } from './uses'

const folders = ['apps/admin/src', 'packages/client/src']

/** Every graphql(`…`) of the admin and the client, with its file. */
export function operationsOf(root: string): Operation[] {
  return folders
    .flatMap((folder) => filesIn(root, folder))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test(-d)?\.tsx?$|\/(generated|testing)\//.test(file))
    .flatMap((file) => documentsIn(readFileSync(path.join(root, file), 'utf8')).map((text) => ({ by: file, text })))
}

const documentsIn = (source: string): string[] => [...source.matchAll(/\bgraphql\(\s*`([^`]*)`/g)].map(([, text]) => text!)

/** Operations that others registered, as files: each .graphql under a folder, or one file. */
export function operationsIn(root: string, place: string): Operation[] {
  const at = path.resolve(root, place)
  const files = place.endsWith('.graphql') ? [at] : filesIn(at, '.').map((file) => path.join(at, file))
  return files.filter((file) => file.endsWith('.graphql')).map((file) => ({ by: path.relative(root, file), text: readFileSync(file, 'utf8') }))
}

const filesIn = (root: string, folder: string): string[] => {
  const at = path.join(root, folder)
  return existsSync(at) ? readdirSync(at, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')) : []
}
