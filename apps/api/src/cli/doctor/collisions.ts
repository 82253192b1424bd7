/** Two of one name, across the slices, the views and their extensions. What collides among types, the start itself refuses: see start.ts. */
import { permissions } from '@tolok/domain'
import type { Slice } from '../../platform/slice'
import type { Migration } from '../plan/database'
import { statementsOf } from '../plan/statements'
import type { Finding } from './finding'

/** A thing with a name, and who has it. */
export type Named = { readonly name: string; readonly by: string }

/** 'name' → everyone who has it, where that is more than one. */
const shared = (things: readonly Named[]): { name: string; by: string[] }[] => {
  const owners = new Map<string, string[]>()
  for (const { name, by } of things) owners.set(name, [...(owners.get(name) ?? []), by])
  return [...owners].filter(([, by]) => by.length > 1).map(([name, by]) => ({ name, by }))
}

const found = (things: readonly Named[], code: string, what: string, remedy: string): Finding[] => shared(things).map(({ name, by }) => ({ code, place: name, says: `${what} of ${by.join(' and ')}`, remedy }))

/** Of the lists: names of slices, ids of measures and dimensions, permissions. */
export const listCollisions = (slices: readonly Slice[]): Finding[] => [
  ...found(slices.map(({ name }) => ({ name, by: 'apps/api/src/slices.ts' })), 'SLICE_COLLISION', 'a slice', 'a name is one slice’s alone: rename the folder and its entry'),
  ...found(
    slices.flatMap(({ name: by, measures = [], dimensions = [] }) => [...measures, ...dimensions].map(({ id }) => ({ name: id, by: `the slice ${by}` }))),
    'REPORT_ID_COLLISION',
    'a measure or dimension',
    'give one of them another id, and a line in migrate-document.ts where reports use it',
  ),
  ...found(permissions.map((name) => ({ name, by: 'packages/domain/src/access/permission.ts' })), 'PERMISSION_COLLISION', 'a permission', 'take one of them out'),
]

/** Of tables: which migration makes which. One that was dropped before may be made again. */
export function tableCollisions(migrations: readonly Migration[]): Finding[] {
  const makers = new Map<string, string>()
  return migrations.flatMap(({ name, sql }) =>
    statementsOf(sql).flatMap(({ bare, line }): Finding[] => {
      const dropped = /^DROP TABLE (?:IF EXISTS )?"?(\w+)"?/i.exec(bare)?.[1]
      if (dropped) makers.delete(dropped)
      const made = /^CREATE TABLE (?:IF NOT EXISTS )?"?(\w+)"?/i.exec(bare)?.[1]
      if (made === undefined) return []
      const before = makers.get(made)
      makers.set(made, name)
      return before === undefined ? [] : [{ code: 'TABLE_COLLISION', place: made, says: `made by ${before} and by ${name}:${line}`, remedy: 'an extension’s tables begin with its name: rename one of them' }]
    }),
  )
}

/** The addresses that a file of the API answers at, besides GraphQL, as 'GET /exports/:id/file'. */
const routesIn = (source: string): string[] => [...source.matchAll(/\bapp\s*\.(get|post|put|patch|delete)\b[^(]*\(\s*'(\/[^']*)'/g)].map(([, method, address]) => `${method!.toUpperCase()} ${address!.replaceAll(/:\w+/g, ':')}`)

/** The address of the page that a door of the admin opens. */
const pathsIn = (source: string): string[] => [...source.matchAll(/^\s+path: '([^']*)'/gm)].map(([, address]) => address!)

/** Files, each with what it says, as 'apps/api/src/slices/exports/exports.routes.ts'. */
export const addressCollisions = (files: readonly { readonly file: string; readonly text: string }[]): Finding[] => {
  const named = (pattern: RegExp, read: (text: string) => string[]) => files.filter(({ file }) => pattern.test(file)).flatMap(({ file, text }) => read(text).map((name) => ({ name, by: file })))
  return [
    ...found(named(/^apps\/api\/src\/(slices|extensions|platform)\/(?!.*\.test\.ts$).*\.ts$/, routesIn), 'ROUTE_COLLISION', 'an address', 'give one of them another address'),
    ...found(named(/^apps\/admin\/src\/(views|extensions)\/[^/]+\/index\.tsx?$/, pathsIn), 'PATH_COLLISION', 'a page', 'give one of the views another path'),
  ]
}
