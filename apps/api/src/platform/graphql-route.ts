import { HeaderMap, type ApolloServer } from '@apollo/server'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { bearerOf } from './bearer'
import { listedBody } from './listed-operation'
import type { Context } from './context'
import type { Databases } from './database'
import { makeSizeCheck } from './document-size'
import type { Gate } from './gate'
import { hashOf } from './log'
import type { Parts } from './routes'
import { during } from './work'

declare module 'fastify' {
  interface FastifyRequest {
    /** Gives back the place this request holds in the gate. */
    leave?: () => void
    isWorking?: boolean
  }
}

/**
 * Carries HTTP to Apollo and back. Not the ready-made integration, for three reasons: the place in the gate is taken before the body is read and
 * given back when the work is done, even if the client has left; a malformed Host is no fault of ours; the log learns what the work was.
 */
export function answerGraphQL(app: FastifyInstance, apollo: ApolloServer<Context>, { databases, identify, gate }: { databases: Databases; identify: Parts['identify']; gate: Gate }): void {
  const checkSize = makeSizeCheck()
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    config: { takesTokens: true },
    compress: { encodings: ['br', 'gzip'] }, // a table of two hundred rows is a tenth so; decision 0027 says why no secret is betrayed by a length
    onRequest: async (request, reply) => {
      request.leave = await gate.enter()
      reply.raw.once('close', () => request.isWorking || request.leave?.()) // left before the body was whole
    },
    onError: async (request) => request.leave?.(),
    handler: (request, reply) =>
      during(request.work, async () => {
        const leaving = [request.leave ?? (() => {})]
        request.isWorking = true
        try {
          checkSize(request.method === 'GET' ? new URLSearchParams(searchOf(request)).get('query') : (request.body as { query?: unknown } | null)?.query)
          const scope = await identify(request)
          if (scope) request.work.actor = hashOf(scope.actor.accountId)
          const body = scope?.token?.operations ? await listedBody(scope.token.operations, request) : request.body
          const answer = await apollo.executeHTTPGraphQLRequest({
            httpGraphQLRequest: { body, method: request.method, headers: headersOf(request), search: searchOf(request) },
            context: async () => ({ databases, scope, request, work: request.work, leaving }),
          })
          for (const [name, value] of answer.headers) reply.header(name, value)
          reply.code(answer.status ?? 200).header('cache-control', 'no-store')
          if (request.work.retryAfter) reply.header('retry-after', request.work.retryAfter)
          return answer.body.kind === 'complete' ? answer.body.string : reply.code(406).send()
        } finally {
          for (const leave of leaving) leave()
        }
      }),
  })
}

function headersOf(request: FastifyRequest): HeaderMap {
  const headers = new HeaderMap()
  for (const [name, value] of Object.entries(request.headers)) if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  if (bearerOf(request) !== undefined) headers.set('apollo-require-preflight', 'a browser asks before it sends Authorization')
  return headers
}

const searchOf = (request: FastifyRequest) => {
  const mark = request.url.indexOf('?')
  return mark < 0 ? '' : request.url.slice(mark)
}
