import type { Problem } from '@tolok/domain'
import type { ValidationError } from 'class-validator'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { ArgumentValidationError } from 'type-graphql'
import { Refusal } from './errors'

/** What we did not say ourselves is said to nobody: unwrapResolverError stops at errors without a path, so the chain is followed to its end. */
export function maskError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = causeOf(error)
  const place = { ...(formatted.locations && { locations: formatted.locations }), ...(formatted.path && { path: formatted.path }) }
  if (cause instanceof Refusal) return { message: cause.message, ...place, extensions: { code: cause.code, problems: cause.problems } }
  if (cause instanceof ArgumentValidationError) {
    const problems = cause.extensions.validationErrors.flatMap((each) => problemsOf(each, []))
    return { message: problems[0]?.code ?? 'MALFORMED', ...place, extensions: { code: 'BAD_INPUT', problems } }
  }
  if (cause instanceof GraphQLError && formatted.extensions?.['code'] !== 'INTERNAL_SERVER_ERROR') return formatted
  return { message: 'INTERNAL', ...place, extensions: { code: 'INTERNAL', problems: [] } }
}

export function causeOf(error: unknown): unknown {
  let cause = error
  while (cause instanceof GraphQLError && !(cause instanceof Refusal) && cause.originalError) cause = cause.originalError
  return cause
}

/** class-validator's findings without the values it saw. */
function problemsOf(found: ValidationError, above: Problem['path']): Problem[] {
  const path = [...above, found.property]
  const own = Object.keys(found.constraints ?? {}).map((constraint): Problem => ({ code: codes[constraint] ?? 'MALFORMED', path }))
  return [...own, ...(found.children ?? []).flatMap((child) => problemsOf(child, path))]
}

const codes: Record<string, Problem['code']> = {
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
