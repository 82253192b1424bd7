import { permissions, snakeCase, type DomainExtension } from '@tolok/domain'
import { Prisma } from '../generated/prisma/client'
import type { Extension, Slice } from './slice'

/** Why a server does not start: what collides or is missing, where, and what to do. Told to whoever deploys, in the log. */
export type StartFault = { readonly code: 'NAME_NOT_FIT' | 'CORE_NOT_FIT' | 'TYPE_COLLISION' | 'TABLE_COLLISION' | 'PERMISSION_COLLISION' | 'ROUTE_COLLISION' | 'REPORT_ID_COLLISION' | 'POLICY_MISSING'; readonly place: string; readonly remedy: string }

/** One error that names every fault. */
export class StartRefusal extends Error {
  constructor(readonly faults: readonly StartFault[]) {
    super(['Tolok does not start:', ...faults.map(({ code, place, remedy }) => `  ${code} ${place}. ${remedy}`)].join('\n'))
  }
}

/** What TypeGraphQL gathered from the decorators of every file that was loaded; it keeps it under this name. */
type Handler = { target: unknown; methodName: string; schemaName?: string }
type Gathered = { queries: Handler[]; mutations: Handler[]; fieldResolvers: Handler[]; resolverClasses: { target: unknown; getObjectType: () => unknown }[]; objectTypes: { name: string; target: unknown }[]; inputTypes: { name: string; target: unknown }[]; enums: { name: string; enumObj: unknown }[] }
const gathered = (): Gathered => (globalThis as unknown as { TypeGraphQLMetadataStorage: Gathered }).TypeGraphQLMetadataStorage

/** The version of core that extensions are made for. */
export const coreVersion = '0.1.0'

export const refuseToStart = (faults: readonly StartFault[]): void => {
  if (faults.length > 0) throw new StartRefusal(faults)
}

const isExtension = (slice: Slice): slice is Extension => slice.declaration !== undefined

/** Everything that can be said of the list before the schema is built. */
export function faultsOf(slices: readonly Slice[], version = coreVersion): StartFault[] {
  const extensions = slices.filter(isExtension)
  const declarations = extensions.map(({ declaration }) => declaration)
  return [
    ...declarations.flatMap((one) => nameFaults(one, slices, declarations)),
    ...declarations.filter(({ core }) => !fitsRange(version, core)).map(({ name, core }): StartFault => ({ code: 'CORE_NOT_FIT', place: `extension ${name}`, remedy: `It was made for core ${core} and this is ${version}: take a version of it made for this core, or take its line out of the lists.` })),
    ...declarations.flatMap(permissionFaults),
    ...typeFaults(slices),
    ...repeated(slices.flatMap(({ dimensions = [], measures = [], name }) => [...dimensions, ...measures].map(({ id }) => ({ id, by: name })))).map(
      ({ id, by }): StartFault => ({ code: 'REPORT_ID_COLLISION', place: `${id} of ${by.join(' and ')}`, remedy: "An extension's dimensions and measures begin with its name in capitals: give one of them another id." }),
    ),
  ]
}

/** '0.1.0' fits '^0.1': the same major version, and before 1.0 the same minor one, at least as far along. Only carets are ranges. */
export function fitsRange(version: string, range: string): boolean {
  const asked = /^\^(\d+)(?:\.(\d+))?(?:\.(\d+))?$/.exec(range)
  if (!asked) return false
  const [major, minor, patch] = version.split('.').map(Number) as [number, number, number]
  const [least0, least1, least2] = [1, 2, 3].map((i) => Number(asked[i] ?? 0)) as [number, number, number]
  if (major !== least0) return false
  if (major === 0 && asked[2] !== undefined) return minor === least1 && patch >= least2
  return minor > least1 || (minor === least1 && patch >= least2)
}

function nameFaults(one: DomainExtension, slices: readonly Slice[], declarations: readonly DomainExtension[]): StartFault[] {
  const { name, attributes = [] } = one
  const place = `extension ${name}`
  const faults: StartFault[] = []
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) faults.push({ code: 'NAME_NOT_FIT', place, remedy: 'A name is kebab-case: muara-contoh.' })
  for (const { id } of attributes) if (!/^[a-z][a-zA-Z0-9]*$/.test(id)) faults.push({ code: 'NAME_NOT_FIT', place: `${place}, attribute ${id}`, remedy: 'An attribute is camelCase: homeHarbour.' })
  for (const { id } of repeated(attributes.map(({ id, of }) => ({ id: `${of}.${id}`, by: name })))) faults.push({ code: 'NAME_NOT_FIT', place: `${place}, attribute ${id}`, remedy: 'It is declared twice.' })
  if (slices.filter((slice) => slice.name === name).length > 1) faults.push({ code: 'NAME_NOT_FIT', place, remedy: 'A slice of core or another extension has this name: choose another.' })
  const prefix = `${snakeCase(name)}_`
  const others = declarations.filter((other) => other !== one).map((other) => `${snakeCase(other.name)}_`)
  const taken = [...coreTables.filter((table) => table.startsWith(prefix)), ...others.filter((other) => other.startsWith(prefix)).map((other) => `${other}…`)]
  for (const table of taken) faults.push({ code: 'TABLE_COLLISION', place: `${place} and ${table}`, remedy: `Its tables begin with ${prefix}, and so does that one: give it another name.` })
  return faults
}

/** The tables of core's models; an extension keeps its own in SQL, without models. */
const coreTables: readonly string[] = Object.keys(Prisma.ModelName).map((model) => snakeCase(model).replace(/^_/, ''))

function permissionFaults({ name, permissions: own = {} }: DomainExtension): StartFault[] {
  return Object.keys(own)
    .filter((id) => (permissions as readonly string[]).includes(id) || !id.startsWith(`${name}/`) || id === `${name}/use`)
    .map((id) => ({ code: 'PERMISSION_COLLISION', place: `${id} of extension ${name}`, remedy: `Its permissions begin with ${name}/, and ${name}/use is there without being declared.` }))
}

/** Two classes of one name, and queries, mutations or fields that somebody has already: TypeGraphQL would say so without saying whose. */
function typeFaults(slices: readonly Slice[]): StartFault[] {
  const metadata = gathered()
  const sliceOf = new Map<unknown, string>(slices.flatMap(({ name, resolvers }) => resolvers.map((resolver) => [resolver, name] as const)))
  const used = (all: readonly Handler[]) => all.flatMap((one) => (sliceOf.has(one.target) ? [{ one, by: sliceOf.get(one.target)! }] : []))
  const operations = used([...metadata.queries, ...metadata.mutations]).map(({ one, by }) => ({ id: one.schemaName ?? one.methodName, by }))
  const owners = new Map(metadata.resolverClasses.map((one) => [one.target, one.getObjectType] as const))
  const fields = used(metadata.fieldResolvers).flatMap(({ one, by }) => {
    const owner = owners.get(one.target)?.() as { name: string } | undefined
    return owner ? [{ id: `${owner.name}.${one.schemaName ?? one.methodName}`, by }] : []
  })
  const types = [...metadata.objectTypes, ...metadata.inputTypes].map(({ name, target }) => ({ id: name, by: target }))
  const enums = metadata.enums.map(({ name, enumObj }) => ({ id: name, by: enumObj }))
  const remedy = "An extension's types begin with its name in PascalCase, its queries, mutations and fields with its name: rename one of them."
  return [
    ...repeated([...operations, ...fields]).map(({ id, by }): StartFault => ({ code: 'TYPE_COLLISION', place: `${id} of ${by.join(' and ')}`, remedy })),
    ...repeatedTypes([...types, ...enums]).map((id): StartFault => ({ code: 'TYPE_COLLISION', place: `type ${id}, declared twice`, remedy })),
  ]
}

/** `pageOf` makes a nameless parent of each page type: none of them is in the schema. */
const nameless = 'PageOfNodes'
const repeatedTypes = (types: readonly { id: string; by: unknown }[]): string[] => [...new Set(types.filter(({ id, by }) => id !== nameless && types.some((other) => other.id === id && other.by !== by)).map(({ id }) => id))]

function repeated(given: readonly { id: string; by: string }[]): { id: string; by: string[] }[] {
  const all = new Map<string, string[]>()
  for (const { id, by } of given) all.set(id, [...(all.get(id) ?? []), by])
  return [...all].filter(([, by]) => by.length > 1).map(([id, by]) => ({ id, by }))
}
