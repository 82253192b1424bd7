import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { can, observationStates } from '@tolok/domain'
import { z } from 'zod'
import { ImportKind } from '../../generated/prisma/enums'
import { notFound, Refusal } from '../../platform/errors'
import { makeGate } from '../../platform/gate'
import { readQuery } from '../../platform/rest'
import type { Routes } from '../../platform/routes'
import { within, type Scope } from '../../platform/scope'
import { mayImport, mayVerify } from '../imports'
import { claimKey, perform, type Order } from './bulk-request.store'
import { receiveLines } from './ndjson'
import { observationLines } from './observation-lines'

const text = z.string().min(1).max(200)
const flag = z.enum(['0', '1', 'true', 'false']).default('0').transform((said) => said === '1' || said === 'true')
const municipality = z.coerce.number().int().positive().max(999_999_999)
const states = z.enum(observationStates)
const wanted = z.strictObject({
  municipality: municipality.optional(),
  period: text.optional(),
  indicator: text.optional(),
  agency: text.optional(),
  state: states.optional(),
  minimumState: states.optional(),
  first: z.coerce.number().int().min(1).max(1_000_000).default(10_000),
  after: z.string().min(1).max(1000).optional(),
})
const brought = z.strictObject({ municipality, preview: flag, verify: flag })
const kinds = Object.fromEntries(Object.values(ImportKind).map((kind) => [kind.toLowerCase(), kind]))

/** Two bars of mobile reception. */
const slowestLine = 16 * 1024
/** After so long the answer is that it is under way: sent again with the same key, the request hears of its end. */
const patienceMs = 20_000
const lineType = 'application/x-ndjson'

/** Many rows at once for programs, outside GraphQL: lines of JSON, read and written as they come. */
export const bulkRoutes: Routes = async (app, { databases, identify }) => {
  const readings = makeGate({ atOnce: 3, queue: 12, patienceMs: 5000 })
  const bringings = makeGate({ atOnce: 2, queue: 12, patienceMs: 5000 })

  app.get('/bulk/observations', { config: { takesTokens: true } }, async (request, reply) => {
    const scope = await signedIn(request)
    if (!can(scope.actor, 'observation.read')) throw new Refusal('FORBIDDEN', [{ code: 'FORBIDDEN', path: [], needs: 'observation.read' }])
    const { municipality: municipalityId, indicator, agency, ...rest } = readQuery(wanted, request)
    const leave = await readings.enter()
    reply.raw.once('close', leave)
    const lines = observationLines(scope, databases.sqlOf(scope), { ...rest, municipalityId, indicatorId: indicator, agencyId: agency })
    const first = await lines.next() // what is refused is refused before anything is sent
    return reply
      .header('content-type', `${lineType}; charset=utf-8`)
      .header('cache-control', 'no-store')
      .send(Readable.from(resumed(first, lines)))
  })

  await app.register(async (batches) => {
    batches.addContentTypeParser([lineType, 'application/jsonl'], (_request, payload, done) => done(null, payload))

    batches.post<{ Params: { kind: string } }>('/bulk/:kind', { config: { takesTokens: true, leastBytesPerSecond: slowestLine } }, async (request, reply) => {
      const scope = await signedIn(request)
      const kind = Object.hasOwn(kinds, request.params.kind) ? kinds[request.params.kind] : undefined
      if (!kind) throw notFound()
      const { municipality: municipalityId, preview, verify } = readQuery(brought, request)
      if (!within(scope, municipalityId) || !mayImport(scope, municipalityId, kind) || (verify && !mayVerify(scope, municipalityId))) throw notFound()
      const key = keyOf(request)
      if (!(request.body instanceof Readable)) throw new Refusal('BAD_INPUT', [{ code: 'REQUIRED', path: ['body'] }])
      const body = request.body

      const leave = await bringings.enter()
      const folder = await mkdtemp(path.join(tmpdir(), 'tolok-bulk-'))
      const done = async () => {
        leave()
        await rm(folder, { recursive: true, force: true })
      }
      try {
        const file = path.join(folder, 'lines.csv')
        const received = await receiveLines(body, kind, file)
        const bodyHash = createHash('sha256').update(`${kind} ${municipalityId} ${preview} ${verify} ${received.hash}`).digest('hex')
        const order: Order = { municipalityId, kind, preview, verify, keyHash: createHash('sha256').update(key).digest('hex'), bodyHash, file, received }
        if ((await claimKey(scope, databases, order)) === 'KEY_REUSED') {
          await done()
          return await reply.code(422).send({ code: 'CONFLICT', problems: [{ code: 'KEY_REUSED', path: ['idempotency-key'] }] })
        }
        const work = perform(scope, databases, order).finally(() => void done())
        work.catch((fault: unknown) => fault instanceof Refusal || request.log.error({ err: fault }, 'a batch could not be brought in'))
        const answer = await awhile(work)
        return await reply
          .code(answer?.status ?? 202)
          .header('cache-control', 'no-store')
          .send(answer?.body ?? { status: 'UNDER_WAY' })
      } catch (fault) {
        await done()
        throw fault
      }
    })
  })

  async function signedIn(request: FastifyRequest): Promise<Scope> {
    const scope = await identify(request)
    if (!scope) throw new Refusal('UNAUTHENTICATED', [{ code: 'UNAUTHENTICATED', path: [] }])
    return scope
  }
}

function keyOf(request: FastifyRequest): string {
  const key = request.headers['idempotency-key']
  if (key === undefined) throw new Refusal('BAD_INPUT', [{ code: 'REQUIRED', path: ['idempotency-key'] }])
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,200}$/.test(key)) throw new Refusal('BAD_INPUT', [{ code: 'MALFORMED', path: ['idempotency-key'], expected: '8 to 200 visible characters' }])
  return key
}

async function* resumed(first: IteratorResult<string>, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  if (first.done) return
  yield first.value
  yield* rest
}

async function awhile<T>(work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const pause = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), patienceMs)))
  return Promise.race([work, pause]).finally(() => clearTimeout(timer))
}
