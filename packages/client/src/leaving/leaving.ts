import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, NoDeprecatedCustomRule, parse, Source, validate, type DocumentNode, type GraphQLSchema } from 'graphql'

/** A place of the contract that goes: 'Agency.level', with what to ask for instead and the last day it is there. */
export type Leaving = { at: string; why: string }
/** A file that holds documents: .graphql, or a source with graphql(`…`). */
export type SourceFile = { file: string; text: string }

/** Everything that leaves this contract, in its own order of names. */
export function leavingOf(schema: GraphQLSchema): Leaving[] {
  const found: Leaving[] = []
  const put = (at: string, { deprecationReason }: { deprecationReason?: string | null | undefined }) => void (deprecationReason != null && found.push({ at, why: deprecationReason }))
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue
    if (isEnumType(type)) for (const value of type.getValues()) put(`${type.name}.${value.name}`, value)
    if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) put(`${type.name}.${field.name}`, field)
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    for (const field of Object.values(type.getFields())) {
      put(`${type.name}.${field.name}`, field)
      for (const argument of field.args) put(`${type.name}.${field.name}(${argument.name}:)`, argument)
    }
  }
  return found.sort((a, b) => (a.at < b.at ? -1 : 1))
}

/** What these files still ask for that leaves, a line each: 'src/home.tsx:12: The field Agency.level is deprecated. Ask for depth. Remove after 2027-06-30.' */
export const leavingUses = (schema: GraphQLSchema, files: readonly SourceFile[]): string[] =>
  files.flatMap(({ file, text }) =>
    documentsIn(file, text).flatMap(({ document, line }) =>
      validate(schema, document, [NoDeprecatedCustomRule]).map(({ message, locations }) => `${file}:${line + (locations?.[0]?.line ?? 1) - 1}: ${message}`),
    ),
  )

type Found = { document: DocumentNode; line: number }
/** Each document with the line it begins in. What does not parse is for whoever checks documents to say. */
function documentsIn(file: string, text: string): Found[] {
  const texts = file.endsWith('.graphql') ? [{ body: text, before: '' }] : [...text.matchAll(/\bgraphql\(\s*`([^`]*)`/g)].map((match) => ({ body: match[1]!, before: text.slice(0, match.index + match[0].indexOf('`')) }))
  return texts.flatMap(({ body, before }) => {
    try {
      return [{ document: parse(new Source(body, file)), line: before.split('\n').length }]
    } catch {
      return []
    }
  })
}
