import type { FastifyRequest } from 'fastify'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A route that programs may call with an access token. Any other is for people who are signed in. */
    takesTokens?: boolean
  }
}

/**
 * What a program sends in `Authorization: Bearer …`; undefined where there is no such header. No browser sends one unasked, so the rules against
 * other sites' pages do not concern it; and the cookies beside it are not looked at.
 */
export function bearerOf(request: FastifyRequest): string | undefined {
  const said = request.headers.authorization
  return said !== undefined && /^bearer /i.test(said) ? said.slice(7).trim() : undefined
}
