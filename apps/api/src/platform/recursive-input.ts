import { getNamedType, isInputObjectType, typeFromAST, type DocumentNode, type GraphQLInputObjectType, type GraphQLSchema } from 'graphql'

/**
 * Does a document take a variable whose type holds itself, as a filter with `and`, `or` and `not` does? graphql-jit unrolls the type of every
 * variable, and would unroll such a one for ever.
 */
export const takesRecursiveInput = (schema: GraphQLSchema, document: DocumentNode): boolean =>
  document.definitions.some(
    (definition) =>
      definition.kind === 'OperationDefinition' &&
      (definition.variableDefinitions ?? []).some(({ type }) => {
        const named = getNamedType(typeFromAST(schema, type as never))
        return isInputObjectType(named) && reachesItself(named, [])
      }),
  )

const reachesItself = (type: GraphQLInputObjectType, above: readonly GraphQLInputObjectType[]): boolean =>
  above.includes(type) ||
  Object.values(type.getFields()).some((field) => {
    const named = getNamedType(field.type)
    return isInputObjectType(named) && reachesItself(named, [...above, type])
  })
