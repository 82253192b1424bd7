/** Who asks for what in the contract: documents walked with the types of a schema. */
import { getNamedType, isEnumType, isInputObjectType, Kind, parse, TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLNamedType, type GraphQLSchema } from 'graphql'

/** A document somebody sends: `by` says who, such as a view's file or an operation's name. */
export type Operation = { readonly by: string; readonly text: string }
/** Coordinate → who asks for it. */
export type Uses = ReadonlyMap<string, ReadonlySet<string>>

/** What the operations ask for in this schema. An input that comes as a variable may hold any field of its type, so it counts as asking for all of them. */
export function usesOf(schema: GraphQLSchema, operations: readonly Operation[]): Uses {
  const uses = new Map<string, Set<string>>()
  for (const { by, text } of operations) {
    for (const at of placesAsked(schema, text)) {
      const known = uses.get(at)
      if (known) known.add(by)
      else uses.set(at, new Set([by]))
    }
  }
  return uses
}

/** The coordinates a document asks for. One that does not parse asks for nothing: whoever checks documents has said so. */
function placesAsked(schema: GraphQLSchema, text: string): Set<string> {
  const places = new Set<string>()
  const document = parsed(text)
  if (!document) return places
  const types = new TypeInfo(schema)
  const put = (type: GraphQLNamedType | undefined, ...more: string[]) => {
    if (!type) return
    places.add(type.name)
    if (more.length > 0) places.add(`${type.name}.${more.join('')}`)
  }
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: () => {
        const [parent, field] = [types.getParentType(), types.getFieldDef()]
        if (parent && field) put(parent, field.name)
        if (field) put(getNamedType(field.type))
      },
      Argument: () => {
        const [parent, field, argument] = [types.getParentType(), types.getFieldDef(), types.getArgument()]
        if (parent && field && argument) put(parent, field.name, `(${argument.name}:)`)
      },
      ObjectField: ({ name }) => put(getNamedType(types.getParentInputType() ?? undefined), name.value),
      EnumValue: ({ value }) => put(getNamedType(types.getInputType() ?? undefined), value),
      VariableDefinition: ({ type }) => {
        let inner = type
        while (inner.kind !== Kind.NAMED_TYPE) inner = inner.type
        putInput(schema.getType(inner.name.value), new Set())
      },
    }),
  )
  return places

  function putInput(type: GraphQLNamedType | undefined, seen: Set<string>): void {
    if (!type || seen.has(type.name)) return
    seen.add(type.name)
    places.add(type.name)
    if (isEnumType(type)) for (const { name } of type.getValues()) put(type, name)
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        put(type, field.name)
        putInput(getNamedType(field.type), seen)
      }
    }
  }
}

function parsed(text: string): DocumentNode | undefined {
  try {
    return parse(text)
  } catch {
    return undefined
  }
}

/** Who asks for this coordinate: for an argument or a value by itself, for a type whoever asks for anything of it. Sorted. */
export const usersOf = (uses: Uses, at: string): string[] => [...(uses.get(at) ?? [])].sort()
