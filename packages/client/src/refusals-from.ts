import { CombinedGraphQLErrors, ServerError } from '@apollo/client'
import { refusalOf, refusalsOf, type Refusal } from './refusal'

/** The refusals inside whatever Apollo threw. */
export const refusalsFrom = (error: unknown): Refusal[] => {
  if (CombinedGraphQLErrors.is(error)) return error.errors.flatMap(({ extensions }) => refusalsOf(extensions ?? {}))
  if (ServerError.is(error))
    return [refusalOf(error.statusCode === 503 ? 'OVERLOADED' : error.statusCode === 429 ? 'RATE_LIMITED' : 'INTERNAL')]
  return [refusalOf(navigator.onLine && !(error instanceof TypeError) ? 'INTERNAL' : 'OFFLINE')]
}
