import { tokenLimits, type Path, type Problem } from '@tolok/domain'
import { GraphQLError, parse, validate, type ASTNode, type DocumentNode, type GraphQLSchema } from 'graphql'
import { isTooManyTokens, limits } from '../../platform/document-size'

/** Why this API would not answer the document, and the first place where it goes wrong; nothing when it would. */
export function faultOf(text: string, schema: GraphQLSchema, path: Path): Problem | undefined {
  if (text.length > tokenLimits.operationLength) return { code: 'TOO_LONG', path, most: tokenLimits.operationLength }
  let document: DocumentNode
  try {
    document = parse(text, { maxTokens: limits.tokens })
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    if (isTooManyTokens(error)) return { code: 'TOO_MANY_TOKENS', path, most: limits.tokens }
    return { code: 'SYNTAX', path, ...error.locations?.[0] }
  }
  const [error] = validate(schema, document, undefined, { maxErrors: 1 })
  return error && { code: 'DOCUMENT_NOT_FIT', path, ...error.locations?.[0], found: nameIn(error.nodes?.[0]) }
}

/** What the writer wrote at that place: the name of a field, an argument, a type, a variable. */
const nameIn = (node: ASTNode | undefined): string | undefined => {
  if (!node) return undefined
  if (node.kind === 'Name') return node.value
  if (node.kind === 'Variable') return `$${node.name.value}`
  return 'name' in node ? node.name?.value : undefined
}
