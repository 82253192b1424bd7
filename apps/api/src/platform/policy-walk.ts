import { can, type Actor } from '@tolok/domain'
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { Refusal } from './errors'
import type { Policy } from './policy'

/** A field's own policy, or else its type's. A query or mutation must have its own: its type would open all of them. */
function policyOf(schema: GraphQLSchema, type: GraphQLObjectType, field: string): Policy | undefined {
  const own = type.getFields()[field]?.extensions['needs'] as Policy | undefined
  return own ?? (isRoot(schema, type) ? undefined : (type.extensions['needs'] as Policy | undefined))
}
const isRoot = (schema: GraphQLSchema, type: GraphQLObjectType) => type === schema.getQueryType() || type === schema.getMutationType() || type === schema.getSubscriptionType()

/** 'Type.field' of everything that nobody said a policy for. The schema is not built while there is one. */
export function fieldsWithoutPolicy(schema: GraphQLSchema): string[] {
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__')) as GraphQLObjectType[]
  return types.flatMap((type) => Object.keys(type.getFields()).filter((field) => !policyOf(schema, type, field)).map((field) => `${type.name}.${field}`))
}

export type Needed = ReadonlyMap<Policy, readonly string[]>

/**
 * Every policy an operation needs, each with the place of the first field that needs it. Fields behind @skip and @include count as asked for;
 * behind an interface or a union those of every type it may be. Each fragment is walked once a type, so no document takes long.
 * For strangers nothing is walked below a field that is null for them.
 */
export function policiesNeeded(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, isStranger = false): Needed {
  const fragments = new Map(document.definitions.flatMap((each): [string, FragmentDefinitionNode][] => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [])))
  const needed = new Map<Policy, readonly string[]>()
  const walked = new Set<string>()

  function walk(selections: SelectionSetNode, type: GraphQLCompositeType, path: readonly string[]): void {
    for (const selection of selections.selections) {
      if (selection.kind === Kind.FIELD) walkField(selection.name.value, selection.selectionSet, type, [...path, selection.alias?.value ?? selection.name.value])
      else if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet, conditionOf(selection.typeCondition?.name.value, type), path)
      else {
        const fragment = fragments.get(selection.name.value)
        const visit = `${selection.name.value} on ${type.name}`
        if (!fragment || walked.has(visit)) continue
        walked.add(visit)
        walk(fragment.selectionSet, conditionOf(fragment.typeCondition.name.value, type), path)
      }
    }
  }

  function walkField(name: string, selections: SelectionSetNode | undefined, type: GraphQLCompositeType, path: readonly string[]): void {
    if (name.startsWith('__')) return // introspection has its own switch
    for (const concrete of isAbstractType(type) ? schema.getPossibleTypes(type) : [type]) {
      const policy = policyOf(schema, concrete as GraphQLObjectType, name)
      if (policy && !needed.has(policy)) needed.set(policy, path)
      const field = (concrete as GraphQLObjectType).getFields()[name]!
      const answer = getNamedType(field.type)
      if (isStranger && field.extensions['nullForStrangers']) continue
      if (selections && isCompositeType(answer)) walk(selections, answer, path)
    }
  }

  const conditionOf = (condition: string | undefined, type: GraphQLCompositeType) => (condition ? (schema.getType(condition) as GraphQLCompositeType) : type)

  walk(operation.selectionSet, schema.getRootType(operation.operation)!, [])
  return needed
}

/** Refuses an operation of which one field is not for this actor. Which rows they may see is the stores' to decide. */
export function checkPolicies(needed: Needed, actor: Actor | undefined): void {
  for (const [policy, path] of needed) {
    if (policy === 'PUBLIC') continue
    if (!actor) throw new Refusal('UNAUTHENTICATED', [{ code: 'UNAUTHENTICATED', path }])
    if (policy !== 'SIGNED_IN' && !can(actor, policy)) throw new Refusal('FORBIDDEN', [{ code: 'FORBIDDEN', path, needs: policy }])
  }
}
