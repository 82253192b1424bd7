/** One message over the line, signed as Standard Webhooks has it (https://www.standardwebhooks.com): id, time and body under HMAC-SHA256. */
import { createHmac } from 'node:crypto'
import http from 'node:http'
import https from 'node:https'
import { isIP } from 'node:net'
import { bareHost, isPublic, PrivateAddress, publicLookup } from './address'

export type Message = { readonly id: string; readonly url: string; readonly secret: Buffer; readonly body: string; readonly at: Date }
/** `problem`: why there is no answer. A redirect is an answer, and is not followed. */
export type Outcome = { readonly status: number | null; readonly problem: string | null; readonly ms: number }

const patienceMs = 10_000

/** 'v1,' and the signature of 'id.seconds.body', as `webhook-signature` carries it. */
export const signatureOf = (secret: Buffer, id: string, seconds: number, body: string): string => `v1,${createHmac('sha256', secret).update(`${id}.${seconds}.${body}`).digest('base64')}`
/** A secret as people copy it. */
export const secretText = (secret: Uint8Array): string => `whsec_${Buffer.from(secret).toString('base64')}`

export async function send({ id, url, secret, body, at }: Message, { anywhere }: { anywhere: boolean }): Promise<Outcome> {
  const began = performance.now()
  const seconds = Math.floor(at.getTime() / 1000)
  const outcome = (status: number | null, problem: string | null): Outcome => ({ status, problem, ms: Math.round(performance.now() - began) })
  try {
    const target = new URL(url)
    const host = bareHost(target.hostname)
    if (!anywhere && isIP(host) !== 0 && !isPublic(host)) throw new PrivateAddress()
    if (!anywhere && target.protocol !== 'https:') return outcome(null, 'NOT_HTTPS')
    const status = await post(target, body, {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'user-agent': 'Tolok-Webhooks/1',
      'webhook-id': id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': signatureOf(secret, id, seconds, body),
    }, anywhere)
    return outcome(status, status >= 200 && status < 300 ? null : status >= 300 && status < 400 ? 'REDIRECT' : 'STATUS')
  } catch (fault) {
    const code = (fault as { code?: string }).code
    return outcome(null, code?.slice(0, 60) ?? 'UNREACHABLE')
  }
}

function post(url: URL, body: string, headers: Record<string, string>, anywhere: boolean): Promise<number> {
  return new Promise((resolve, reject) => {
    const { request } = url.protocol === 'https:' ? https : http
    // A connection of its own: what another message resolved to is nothing to this one.
    const call = request(url, { method: 'POST', headers, agent: false, signal: AbortSignal.timeout(patienceMs), ...(anywhere ? {} : { lookup: publicLookup }) }, (answer) => {
      resolve(answer.statusCode ?? 0)
      answer.destroy() // what it says is not read
    })
    call.on('error', (fault: NodeJS.ErrnoException) => reject(fault.name === 'AbortError' || fault.name === 'TimeoutError' ? Object.assign(fault, { code: 'TIMEOUT' }) : fault))
    call.end(body)
  })
}
