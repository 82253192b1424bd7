import { roles, type Reach, type Role } from '../access/permission'
import type { IndicatorType } from '../indicators/indicator'
import type { Scheme } from '../scoring/scheme'
import type { Words } from '../words'
import type { Attribute } from './attribute'

/** What an extension may do has its name before a slash: 'muara-contoh/harbour.read'. */
export type ExtensionPermission = `${string}/${string}`

/**
 * What a municipality adds to Tolok, as far as the domain must know it: a value, in the list beside this file. The API and the admin have their own
 * folders of the same name. Nothing of core is changed by it, and core works the same without it.
 */
export type DomainExtension = {
  /** kebab-case. Its tables begin with it (muara_contoh_…), its types (MuaraContoh…), its permissions (muara-contoh/…), its pages' addresses. */
  readonly name: string
  readonly label: Words
  /** The versions of core it was made for: '^0.1'. Another core refuses to start with it. */
  readonly core: string
  /** Whose it is; null is everybody's. For everybody else it is as if it were not there. */
  readonly municipalities: readonly number[] | null
  /** Its own permissions, and which role has them how far. 'muara-contoh/use' is there without being said. */
  readonly permissions?: Readonly<Record<ExtensionPermission, Partial<Record<Role, Reach>>>>
  readonly attributes?: readonly Attribute[]
  readonly indicatorTypes?: readonly IndicatorType[]
  readonly schemes?: readonly Scheme[]
}

/** The permission that everybody of an extension's municipalities has, whatever their role: useOf('muara-contoh') is 'muara-contoh/use'. */
export const useOf = (name: string): ExtensionPermission => `${name}/use`

/** Is it there for this municipality? */
export const isThereFor = ({ municipalities }: DomainExtension, municipalityId: number): boolean => municipalities === null || municipalities.includes(municipalityId)

/**
 * How far a role reaches with an extension's permission in a municipality, or undefined. Null is everywhere, which only the national role has:
 * reachIn([muara], 'ADMIN', 1671, 'muara-contoh/use') is undefined where muara is 9901's alone.
 */
export const reachIn = (extensions: readonly DomainExtension[], role: Role, municipalityId: number | null, permission: string): Reach | undefined => {
  const extension = extensions.find(({ name }) => permission.startsWith(`${name}/`))
  if (!extension || !Object.hasOwn(roles, role) || (municipalityId !== null && !isThereFor(extension, municipalityId))) return undefined
  if (permission === useOf(extension.name)) return role === 'NATIONAL_ANALYST' ? 'EVERYWHERE' : 'MUNICIPALITY'
  return extension.permissions?.[permission as ExtensionPermission]?.[role]
}

/** Every permission of these extensions, theirs and the one that each has without saying. */
export const permissionsOf = (extensions: readonly DomainExtension[]): ExtensionPermission[] =>
  extensions.flatMap(({ name, permissions = {} }) => [useOf(name), ...(Object.keys(permissions) as ExtensionPermission[])])
