/** Operations made from the schema alone: every list of every slice, with each field of its nodes, and with each filter it takes. */
import { getNamedType, isEnumType, isLeafType, isListType, isNonNullType, isObjectType, isRequiredArgument, type GraphQLArgument, type GraphQLField, type GraphQLObjectType, type GraphQLSchema } from 'graphql'

/** A list that may be asked without knowing anything: `field` of Query, its page's nodes of `node`. */
export type List = { readonly field: GraphQLField<unknown, unknown>; readonly node: GraphQLObjectType }

export const listsOf = (schema: GraphQLSchema): List[] =>
  Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap((field) => {
    const node = nodeOf(field)
    return node && field.args.some(({ name }) => name === 'first') && !field.args.some(isRequiredArgument) ? [{ field, node }] : []
  })

/** What the nodes of a page are. */
function nodeOf(field: GraphQLField<unknown, unknown>): GraphQLObjectType | undefined {
  const page = getNamedType(field.type)
  const nodes = isObjectType(page) ? page.getFields()['nodes'] : undefined
  const node = nodes && getNamedType(nodes.type)
  return isObjectType(node) ? node : undefined
}

const asked = (field: GraphQLField<unknown, unknown>) => !field.args.some(isRequiredArgument)
export const figuresOf = (type: GraphQLObjectType): string[] => Object.values(type.getFields()).filter((field) => asked(field) && isLeafType(getNamedType(field.type))).map(({ name }) => name)
/** Fields that lead to another object, one level down. */
export const branchesOf = (type: GraphQLObjectType): string[] => Object.values(type.getFields()).filter((field) => asked(field) && !isLeafType(getNamedType(field.type))).map(({ name }) => name)

/** What to select of a branch: its figures; of a page, those of its first two nodes. */
function selectionOf(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type)
  if (!isObjectType(type)) return '{ __typename }'
  const node = nodeOf(field)
  return node ? `{ nodes { __typename ${figuresOf(node).join(' ')} } }` : `{ __typename ${figuresOf(type).join(' ')} }`
}

/** A list's nodes with some of their figures, and with one branch. */
export function documentOf({ field, node }: List, first: number, figures: readonly string[], branch?: string, filter = ''): string {
  const down = branch === undefined ? undefined : node.getFields()[branch]!
  const few = down?.args.some(({ name }) => name === 'first') ? '(first: 2)' : ''
  return `{ ${field.name}(first: ${first}${filter}) { nodes { __typename ${figures.join(' ')} ${down ? `${down.name}${few} ${selectionOf(down)}` : ''} } } }`
}

/** The filters a list takes one by one, each with a value that means something: `ids` are of what other lists answered, by the name of their type. */
export const filtersOf = ({ field, node }: List, ids: ReadonlyMap<string, string>, municipalityId: number): string[] =>
  field.args.flatMap((argument) => {
    const value = ['first', 'after'].includes(argument.name) ? undefined : sampleOf(argument, node, ids, municipalityId)
    return value === undefined ? [] : [`, ${argument.name}: ${value}`]
  })

function sampleOf({ name, type }: GraphQLArgument, node: GraphQLObjectType, ids: ReadonlyMap<string, string>, municipalityId: number): string | undefined {
  const bare = isNonNullType(type) ? type.ofType : type
  if (isListType(bare)) return undefined
  if (isEnumType(bare)) return bare.getValues()[0]!.name
  const noun = name === 'parentId' ? node.name : `${name[0]!.toUpperCase()}${name.slice(1).replace(/Id$/, '')}`
  const id = [...ids].find(([known]) => known === noun || known.endsWith(noun))?.[1]
  const samples: Record<string, string | undefined> = { ID: id === undefined ? undefined : JSON.stringify(id), Int: name === 'municipalityId' ? String(municipalityId) : name === 'year' ? '2026' : '1', Boolean: 'true', Date: '"2026-01-01"', String: name === 'period' ? '"2026"' : '"COUNT"' }
  return samples[getNamedType(bare).name]
}
