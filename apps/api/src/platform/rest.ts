import type { Problem, ProblemCode } from '@tolok/domain'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { Refusal, statusOf } from './errors'
import { badTextIn } from './input-text'
import { ourFault } from './mask'
import { during } from './work'

/** The body in its agreed shape, or BAD_INPUT naming every bad field. */
export function readBody<T>(shape: z.ZodType<T>, request: FastifyRequest): T {
  const parsed = shape.safeParse(request.body ?? {}, { reportInput: true })
  const problems: Problem[] = parsed.success ? [] : parsed.error.issues.map((issue) => ({ code: codeOf(issue), path: issue.path as (string | number)[] }))
  problems.push(...badTextIn(request.body, []))
  if (!parsed.success || problems.length > 0) throw new Refusal('BAD_INPUT', problems)
  return parsed.data
}

/** The words after the question mark in their agreed shape, or BAD_INPUT naming every bad one. */
export function readQuery<T>(shape: z.ZodType<T>, request: FastifyRequest): T {
  const parsed = shape.safeParse(request.query ?? {}, { reportInput: true })
  if (parsed.success) return parsed.data
  throw new Refusal('BAD_INPUT', parsed.error.issues.flatMap((issue): Problem[] => (issue.code === 'unrecognized_keys' ? issue.keys.map((name) => ({ code: 'UNKNOWN_FIELD', path: [name] })) : [{ code: codeOf(issue), path: issue.path as (string | number)[] }])))
}

function codeOf(issue: z.core.$ZodIssue): ProblemCode {
  if ((issue.code === 'too_small' || issue.code === 'too_big') && issue.origin !== 'string') return 'OUT_OF_RANGE'
  if (issue.code === 'too_small') return issue.minimum === 1 ? 'REQUIRED' : 'TOO_SHORT'
  if (issue.code === 'too_big') return 'TOO_LONG'
  if (issue.code === 'invalid_value') return 'NOT_ONE_OF'
  if (issue.code === 'invalid_type') return issue.input === undefined ? 'REQUIRED' : 'MALFORMED'
  return 'MALFORMED'
}

/** Every failure is answered as JSON: { code, problems }, and at /graphql in GraphQL's own shape. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof Refusal) return send(request, reply, error)
    if (error.statusCode && error.statusCode < 500) return send(request, reply, refusalOf(error), error.statusCode)
    request.log.error({ err: error }, 'request failed')
    return send(request, reply, during(request.work, () => ourFault(error)))
  })
  app.setNotFoundHandler((request, reply) => send(request, reply, new Refusal('NOT_FOUND', [{ code: 'NOT_FOUND', path: [] }])))
}

function send(request: FastifyRequest, reply: FastifyReply, { code, problems, message }: Refusal, status = statusOf[code]): FastifyReply {
  const retryAfter = problems[0]?.['retryAfter']
  if (typeof retryAfter === 'number') reply.header('retry-after', retryAfter)
  request.work.codes = [code]
  const isGraphQL = request.routeOptions.url === '/graphql'
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .send(isGraphQL ? { errors: [{ message, extensions: { code, problems } }] } : { code, problems })
}

/** Fastify's own refusals, mostly of bodies. */
function refusalOf(error: FastifyError): Refusal {
  return new Refusal('BAD_INPUT', [{ code: error.statusCode === 413 ? 'TOO_LARGE' : 'MALFORMED', path: [] }])
}
