import { randomUUID } from 'node:crypto'
import helmet from '@fastify/helmet'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { bearerOf } from './bearer'
import type { Config } from './config'
import { Refusal } from './errors'
import { startWork, type Work } from './work'

declare module 'fastify' {
  interface FastifyRequest {
    work: Work
  }
}

export const makeRequestId = (): string => randomUUID()

/** What every answer carries, and what every request begins with. Nothing comes from a third party, nobody frames us, no other site writes. */
export async function setHeaders(app: FastifyInstance, config: Config): Promise<void> {
  const isSecure = config.PUBLIC_URL.startsWith('https:')
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"], // Mantine writes its theme into a style element
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  })

  app.addHook('onRequest', async (request, reply) => {
    request.work = startWork(request.id)
    reply.header('x-request-id', request.id)
    if (request.method !== 'GET' && request.method !== 'HEAD' && !isOwnPage(request, config)) throw new Refusal('FORBIDDEN', [{ code: 'WRONG_ORIGIN', path: [] }])
  })

  app.addHook('onResponse', async (request, reply) => {
    const { requestId: _id, retryAfter: _wait, databaseMs, ...work } = request.work
    request.log.info({ method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode, ms: Math.round(reply.elapsedTime), databaseMs: Math.round(databaseMs), ...work }, 'answered')
  })
}

/** A program with a token, or a browser, which says where a page that writes came from; programs say nothing, and carry no one's cookie unasked. */
function isOwnPage(request: FastifyRequest, config: Config): boolean {
  if (bearerOf(request) !== undefined) return true
  const site = request.headers['sec-fetch-site']
  if (site) return site === 'same-origin' || site === 'none'
  const origin = request.headers.origin
  if (!origin) return true
  return origin === config.PUBLIC_URL || hostOf(origin) === request.headers.host
}
const hostOf = (origin: string) => (URL.canParse(origin) ? new URL(origin).host : undefined)
