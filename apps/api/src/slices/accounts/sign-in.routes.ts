import { z } from 'zod'
import { Refusal } from '../../platform/errors'
import { readBody } from '../../platform/rest'
import type { Routes } from '../../platform/routes'
import { recordAudit, thePlatform } from '../audit'
import { makeAddressLimit } from './back-off'
import { clearToken, readToken, setToken } from './session-cookie'
import { closeSession } from './session.store'
import { signIn } from './sign-in.store'

const credentials = z.object({ username: z.string().min(1).max(80), password: z.string().min(1) })

export const signInRoutes: Routes = (app, { databases, config }) => {
  const addresses = makeAddressLimit()

  app.post('/auth/sign-in', async (request, reply) => {
    const { username, password } = readBody(credentials, request)
    const now = new Date()
    const wait = addresses.retryAfter(request.ip, now.getTime())
    if (wait) throw tooMany(wait)

    const answer = await signIn(databases, config, username, password, now)
    if (answer.is === 'SIGNED_IN') {
      await dropOldSession(readToken(request, config))
      setToken(reply, config, answer.token, answer.expiresAt)
      return { username: answer.username, name: answer.name }
    }
    addresses.failed(request.ip, now.getTime())
    if (answer.is === 'TOO_MANY_ATTEMPTS') throw tooMany(answer.retryAfter)
    throw new Refusal('UNAUTHENTICATED', [{ code: 'WRONG_CREDENTIALS', path: ['password'] }])
  })

  app.post('/auth/sign-out', async (request, reply) => {
    await dropOldSession(readToken(request, config))
    clearToken(reply, config)
    return { signedOut: true }
  })

  async function dropOldSession(token: string | undefined): Promise<void> {
    const closed = token && (await closeSession(databases, token))
    if (!closed) return
    const municipalityId = closed.municipalityId ?? thePlatform
    const by = { actor: { accountId: closed.accountId } }
    await recordAudit(databases.of({ municipalities: [municipalityId] }), by, { municipalityId, action: 'SIGNED_OUT', objectType: 'ACCOUNT', objectId: closed.accountId })
  }
}

const tooMany = (retryAfter: number) => new Refusal('RATE_LIMITED', [{ code: 'RATE_LIMITED', path: [], retryAfter }])
