import type { ErrorCode, Problem } from '@tolok/domain'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'

/** A refusal: extensions.code is the short list clients act on, extensions.problems the precise reasons with their places. */
export class Refusal extends GraphQLError {
  constructor(code: ErrorCode, problems: readonly Problem[] = []) {
    super(problems[0]?.code ?? code, { extensions: { code, problems, http: { status: code === 'OVERLOADED' ? 503 : 200 } } })
  }
}

/** One GraphQL error for what the domain refused. */
export const refuse = (problems: readonly Problem[], code: ErrorCode = 'BAD_INPUT'): Refusal => new Refusal(code, problems)

/** A missing object and a forbidden one answer this, byte for byte. */
export const notFound = (): Refusal => new Refusal('NOT_FOUND', [{ code: 'NOT_FOUND', path: [] }])

/** What we did not say ourselves is said to nobody: unwrapResolverError stops at errors without a path, so the chain is followed to its end. */
export function maskError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  let cause = error
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError
  if (cause instanceof GraphQLError && formatted.extensions?.['code'] !== 'INTERNAL_SERVER_ERROR') return formatted
  return { message: 'INTERNAL', ...(formatted.path ? { path: formatted.path } : {}), extensions: { code: 'INTERNAL' } }
}
