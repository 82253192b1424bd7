import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../../platform/config'

const isSecure = (config: Config) => config.PUBLIC_URL.startsWith('https:')

/** The prefix makes browsers refuse the cookie from any other host or path; it needs https. */
export const cookieName = (config: Config): string => (isSecure(config) ? '__Host-tolok' : 'tolok')

/** What makeToken answers: 256 bits as text. Anything else is not looked up. */
const token = /^[\w-]{43}$/

export function readToken(request: FastifyRequest, config: Config): string | undefined {
  const prefix = `${cookieName(config)}=`
  const own = (request.headers.cookie ?? '').split('; ').filter((pair) => pair.startsWith(prefix))
  const value = own.length === 1 ? own[0]!.slice(prefix.length) : '' // two of them: one is not ours, and nobody knows which
  return token.test(value) ? value : undefined
}

export const setToken = (reply: FastifyReply, config: Config, value: string, expires: Date) => write(reply, config, value, expires)
export const clearToken = (reply: FastifyReply, config: Config) => write(reply, config, '', new Date(0))

function write(reply: FastifyReply, config: Config, value: string, expires: Date): void {
  const parts = [`${cookieName(config)}=${value}`, 'Path=/', `Expires=${expires.toUTCString()}`, 'HttpOnly', 'SameSite=Lax', ...(isSecure(config) ? ['Secure'] : [])]
  reply.header('set-cookie', parts.join('; '))
}
