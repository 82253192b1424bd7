import type { Problem, ProblemCode } from '@tolok/domain'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { Refusal, statusOf } from './errors'

/** The body in its agreed shape, or BAD_INPUT naming every bad field. */
export function readBody<T>(shape: z.ZodType<T>, request: FastifyRequest): T {
  const parsed = shape.safeParse(request.body ?? {})
  const problems: Problem[] = parsed.success ? [] : parsed.error.issues.map((issue) => ({ code: codeOf(issue), path: issue.path as (string | number)[] }))
  problems.push(...nulIn(request.body, []))
  if (!parsed.success || problems.length > 0) throw new Refusal('BAD_INPUT', problems)
  return parsed.data
}

function codeOf(issue: z.core.$ZodIssue): ProblemCode {
  if (issue.code === 'too_small') return issue.minimum === 1 ? 'REQUIRED' : 'TOO_SHORT'
  if (issue.code === 'too_big') return 'TOO_LONG'
  if (issue.code === 'invalid_value') return 'NOT_ONE_OF'
  if (issue.code === 'invalid_type') return issue.input === undefined ? 'REQUIRED' : 'MALFORMED'
  return 'MALFORMED'
}

/** Where text holds a NUL, which PostgreSQL refuses with an error of its own. Walks without recursion: input may be nested as deep as it likes. */
export function nulIn(input: unknown, path: Problem['path']): Problem[] {
  const problems: Problem[] = []
  const open: [unknown, Problem['path']][] = [[input, path]]
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, place] = next
    if (typeof value === 'string') {
      if (value.includes('\0')) problems.push({ code: 'HAS_NUL', path: place })
    } else if (Array.isArray(value)) value.forEach((part, index) => open.push([part, [...place, index]]))
    else if (value && typeof value === 'object') for (const [name, part] of Object.entries(value)) open.push([part, [...place, name]])
  }
  return problems
}

/** Every failure is answered as JSON: { code, problems }. What we did not say ourselves is INTERNAL and the number to ask us about. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof Refusal) return send(reply, error)
    if (error.statusCode && error.statusCode < 500) return send(reply, refusalOf(error), error.statusCode)
    request.log.error({ err: error }, 'request failed')
    return send(reply, new Refusal('INTERNAL', [{ code: 'INTERNAL', path: [], requestId: request.id }]))
  })
  app.setNotFoundHandler((_request, reply) => send(reply, new Refusal('NOT_FOUND', [{ code: 'NOT_FOUND', path: [] }])))
}

function send(reply: FastifyReply, { code, problems }: Refusal, status = statusOf[code]): FastifyReply {
  const retryAfter = problems[0]?.['retryAfter']
  if (typeof retryAfter === 'number') reply.header('retry-after', retryAfter)
  return reply.code(status).header('cache-control', 'no-store').send({ code, problems })
}

/** Fastify's own refusals, mostly of bodies. */
function refusalOf(error: FastifyError): Refusal {
  if (error.statusCode === 413) return new Refusal('BAD_INPUT', [{ code: 'TOO_LARGE', path: [] }])
  return new Refusal('BAD_INPUT', [{ code: 'MALFORMED', path: [] }])
}
