import { getNamedType, getNullableType, isLeafType, isNonNullType, isObjectType, isRequiredArgument, print, parse, type GraphQLField, type GraphQLOutputType } from 'graphql'

type Field = GraphQLField<unknown, unknown>

/** A first operation for a root field: what it must be told as variables, what can be read without telling anything more. */
export function sampleOf(kind: 'query' | 'mutation', field: Field): { query: string; variables: Record<string, unknown> } {
  const required = field.args.filter(isRequiredArgument)
  const declared = required.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ')
  const given = required.map(({ name }) => `${name}: $${name}`).join(', ')
  const text = `${kind} ${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}${declared && `(${declared})`} { ${field.name}${given && `(${given})`} ${selectionOf(field.type, 3)} }`
  return { query: print(parse(text)), variables: Object.fromEntries(required.map(({ name }) => [name, null])) }
}

/** Plain fields, and of a page its nodes' plain fields; what leads on to other rows is left to the person. */
function selectionOf(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type)
  if (!isObjectType(named) || depth === 0) return ''
  const parts = Object.values(named.getFields()).flatMap((field) => {
    if (field.args.some(isRequiredArgument)) return []
    if (isLeafType(getNamedType(field.type))) return [field.name]
    const isPart = field.name === 'nodes' || field.name === 'pageInfo' || (isNonNullType(field.type) && !isObjectType(getNullableType(field.type)) && field.args.length === 0)
    const inner = isPart ? selectionOf(field.type, depth - 1) : ''
    return inner ? [`${field.name} ${inner}`] : []
  })
  return parts.length > 0 ? `{ ${parts.join(' ')} }` : '{ __typename }'
}
