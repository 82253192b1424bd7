/** Who may do what: the roles' permissions, and what each field of the contract needs. */
import { rolePermissions } from '@tolok/domain'
import { isObjectType, type GraphQLSchema } from 'graphql'

export type Access = {
  /** Role → permission → how far it reaches. */
  readonly roles: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** 'Query.agencies' or, for all fields of a type that say nothing of their own, 'Agency' → a permission, SIGNED_IN or PUBLIC. */
  readonly needs: Readonly<Record<string, string>>
}

/** As this version has it, sorted, so that its difference can be read. */
export function accessOf(schema: GraphQLSchema): Access {
  const needs: [string, string][] = []
  const put = (at: string, policy: unknown) => typeof policy === 'string' && needs.push([at, policy])
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    put(type.name, type.extensions['needs'])
    for (const field of Object.values(type.getFields())) put(`${type.name}.${field.name}`, field.extensions['needs'])
  }
  const roles = Object.entries(rolePermissions).map(([role, held]) => [role, sortedObject(Object.entries(held).flatMap(([permission, reach]) => (reach ? [[permission, reach] as const] : [])))] as const)
  return { roles: sortedObject(roles), needs: sortedObject(needs) }
}

const sortedObject = <T>(entries: readonly (readonly [string, T])[]): Record<string, T> => Object.fromEntries([...entries].sort(([one], [other]) => (one < other ? -1 : 1)))
