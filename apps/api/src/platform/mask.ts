import type { Problem, ProblemCode } from '@tolok/domain'
import type { ValidationError } from 'class-validator'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { ArgumentValidationError } from 'type-graphql'
import { isTooManyTokens } from './document-size'
import { Refusal } from './errors'
import { currentWork } from './work'

/** What graphql and Apollo say of a request, in our codes. Whatever is not here is INTERNAL. */
const ofApollo: Record<string, ProblemCode> = {
  GRAPHQL_PARSE_FAILED: 'SYNTAX',
  GRAPHQL_VALIDATION_FAILED: 'DOCUMENT_NOT_FIT',
  OPERATION_RESOLUTION_FAILURE: 'UNKNOWN_ID',
  BAD_USER_INPUT: 'MALFORMED',
  BAD_REQUEST: 'MALFORMED',
  PERSISTED_QUERY_NOT_FOUND: 'MALFORMED',
  PERSISTED_QUERY_NOT_SUPPORTED: 'MALFORMED',
  MAX_RECURSIVE_SELECTIONS_EXCEEDED: 'TOO_COSTLY',
}

/** The only way an error reaches a client: what we did not say ourselves is said to nobody. */
export function maskError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const place = { ...(formatted.locations && { locations: formatted.locations }), ...(formatted.path && { path: formatted.path }) }
  const say = ({ code, problems }: Pick<Refusal, 'code' | 'problems'>, message: string = problems[0]?.code ?? code) => ({ message, ...place, extensions: { code, problems } })

  const cause = causeOf(error)
  if (cause instanceof Refusal) return say(cause)
  if (cause instanceof ArgumentValidationError) return say({ code: 'BAD_INPUT', problems: cause.extensions.validationErrors.flatMap((each) => problemsOf(each, [])) })

  const known = cause instanceof GraphQLError ? ofApollo[String(formatted.extensions?.['code'])] : undefined
  if (!known) return say(ourFault(cause))
  const code = isTooManyTokens(formatted) ? 'TOO_MANY_TOKENS' : known
  return say({ code: 'BAD_INPUT', problems: [{ code, path: [] }] }, formatted.message.replace(/ ?Did you mean[^?]*\?/g, ''))
}

/** What we say of a fault: the number to ask us about; or, when the database has no place or is away, to come again. */
export function ourFault(cause: unknown): Refusal {
  if (isDatabaseAway(cause)) return new Refusal('OVERLOADED', [{ code: 'OVERLOADED', path: [], retryAfter: 5 }])
  return new Refusal('INTERNAL', [{ code: 'INTERNAL', path: [], requestId: currentWork()?.requestId }])
}

/** pg's pool was full for too long; the server refuses, restarts, or has cut the connection. */
function isDatabaseAway(cause: unknown): boolean {
  const { message = '', code = '' } = (cause ?? {}) as { message?: string; code?: string }
  return /timeout exceeded when trying to connect|Connection terminated/.test(message) || /^(ECONNREFUSED|ECONNRESET|57P0[123]|53300|P2024|P2028)$/.test(code)
}

/** The first cause: unwrapResolverError stops at errors without a path, so the chain is followed to its end. */
export function causeOf(error: unknown): unknown {
  let cause = error
  while (cause instanceof GraphQLError && !(cause instanceof Refusal) && cause.originalError) cause = cause.originalError
  return cause
}

/** class-validator's findings, without the values it saw. */
function problemsOf(found: ValidationError, above: Problem['path']): Problem[] {
  const path = [...above, found.property]
  const own = Object.keys(found.constraints ?? {}).map((constraint): Problem => ({ code: ofValidator[constraint] ?? 'MALFORMED', path }))
  return [...own, ...(found.children ?? []).flatMap((child) => problemsOf(child, path))]
}

const ofValidator: Record<string, ProblemCode> = {
  min: 'OUT_OF_RANGE',
  max: 'OUT_OF_RANGE',
  minLength: 'TOO_SHORT',
  maxLength: 'TOO_LONG',
  isLength: 'TOO_LONG',
  arrayMaxSize: 'TOO_LONG',
  arrayMinSize: 'TOO_SHORT',
  isNotEmpty: 'REQUIRED',
  isIn: 'NOT_ONE_OF',
  isEnum: 'NOT_ONE_OF',
  isString: 'NOT_TEXT',
  whitelistValidation: 'UNKNOWN_FIELD',
}
