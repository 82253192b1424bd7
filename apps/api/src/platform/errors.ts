import type { ErrorCode, Problem, Result } from '@tolok/domain'
import { GraphQLError } from 'graphql'

/** The status of each code where HTTP itself answers: REST routes, and documents that are refused before they run. */
export const statusOf: Record<ErrorCode, number> = {
  BAD_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  DEADLINE_PASSED: 409,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  OVERLOADED: 503,
}

/** A refusal: extensions.code is the short list clients act on, extensions.problems the precise reasons with their places. */
export class Refusal extends GraphQLError {
  readonly code: ErrorCode
  readonly problems: readonly Problem[]

  constructor(code: ErrorCode, problems: readonly Problem[] = [], { status = code === 'OVERLOADED' ? 503 : 200 } = {}) {
    super(problems[0]?.code ?? code, { extensions: { code, problems, http: { status } } })
    this.code = code
    this.problems = problems
  }
}

/** One GraphQL error for what the domain refused. */
export const refuse = (problems: readonly Problem[], code: ErrorCode = 'BAD_INPUT'): Refusal => new Refusal(code, problems)

/** A missing object and a forbidden one answer this, byte for byte. */
export const notFound = (): Refusal => new Refusal('NOT_FOUND', [{ code: 'NOT_FOUND', path: [] }])

/** The value the domain agreed to, or what it refused as an error. */
export function agreed<T>(result: Result<T>): T {
  if (!result.ok) throw refuse(result.problems)
  return result.value
}
