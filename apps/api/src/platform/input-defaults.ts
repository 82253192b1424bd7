import { astFromValue, getNullableType, isInputObjectType, isListType, isInputType, typeFromAST, valueFromASTUntyped, type DocumentNode, type GraphQLInputType, type GraphQLSchema, type OperationDefinitionNode } from 'graphql'

type Fill = (value: unknown) => unknown
type Values = Record<string, unknown>

/**
 * Writes into variables what their types say of absent ones: graphql-jit forgets the default of a variable, or of an input's field, whose type is
 * not nullable, and refuses it as missing. Null where a document's variables have no defaults. Not for inputs that hold themselves.
 */
export function fillDefaults(schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined): ((variables: Values) => Values) | null {
  const operation = document.definitions.find((one): one is OperationDefinitionNode => one.kind === 'OperationDefinition' && (operationName === undefined || one.name?.value === operationName))
  const fills = (operation?.variableDefinitions ?? []).flatMap(({ variable, type: node, defaultValue }): [string, Entry][] => {
    const type = typeFromAST(schema, node as never)
    const entry = isInputType(type) ? entryOf(type, defaultValue && valueFromASTUntyped(defaultValue)) : null
    return entry ? [[variable.name.value, entry]] : []
  })
  return fills.length === 0 ? null : (variables) => filled(variables, fills)
}

/** What stands where nothing was given, as a client would write it, and what is done with what was given. */
type Entry = { readonly absent: unknown; readonly given: Fill | null }

const entryOf = (type: GraphQLInputType, absent: unknown): Entry | null => {
  const given = fillOf(type)
  return absent === undefined && !given ? null : { absent: given && absent !== undefined ? given(absent) : absent, given }
}

function fillOf(type: GraphQLInputType): Fill | null {
  const plain = getNullableType(type)
  if (isListType(plain)) {
    const each = fillOf(plain.ofType as GraphQLInputType)
    return each && ((value) => (Array.isArray(value) ? value.map(each) : each(value))) // one alone stands for a list of one
  }
  if (!isInputObjectType(plain)) return null
  const fills = Object.values(plain.getFields()).flatMap((field): [string, Entry][] => {
    const written = field.defaultValue === undefined ? null : astFromValue(field.defaultValue, field.type)
    const entry = entryOf(field.type, written ? valueFromASTUntyped(written) : undefined)
    return entry ? [[field.name, entry]] : []
  })
  return fills.length === 0 ? null : (value) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? filled(value as Values, fills) : value)
}

function filled(values: Values, fills: readonly [string, Entry][]): Values {
  const whole = { ...values }
  for (const [name, { absent, given }] of fills) {
    const value = values[name]
    if (value === undefined) {
      if (absent !== undefined) whole[name] = absent
    } else if (value !== null && given) whole[name] = given(value)
  }
  return whole
}
