import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { ImportKind } from '../../generated/prisma/enums'
import { codeId } from '../../platform/code-id'
import { agreed, notFound, Refusal } from '../../platform/errors'
import { makeGate } from '../../platform/gate'
import type { Routes } from '../../platform/routes'
import { within } from '../../platform/scope'
import { parseText } from '../../platform/text'
import { createJob } from './import-file'
import { jobWithId, mayImport, mayVerify, problemRows } from './imports.store'
import { fileLimits } from './read/file'
import { fileOf, openPlace, recoverJobs, startReading } from './running'
import { makeTemplate } from './template'
import { reasonOf, remedyOf } from './words'

const query = z.object({
  kind: z.enum(ImportKind),
  municipality: z.coerce.number().int().positive(),
  name: z.string().min(1).max(200),
  verify: z
    .enum(['0', '1', 'true', 'false'])
    .default('0')
    .transform((text) => text === '1' || text === 'true'),
})

const templateQuery = query.pick({ kind: true, municipality: true })

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Two bars of mobile reception. A file of the greatest size then takes little over an hour. */
const slowestLine = 16 * 1024

/** Files come outside GraphQL: the body is the file itself, written to a folder as it arrives and never held whole. */
export const importRoutes: Routes = async (app, { databases, config, identify }) => {
  await openPlace(databases, config.DATA_DIR, app.log)
  app.addHook('onReady', () => recoverJobs(databases))
  const uploads = makeGate({ atOnce: 4, queue: 8, patienceMs: 5000 })
  const templates = makeGate({ atOnce: 2, queue: 8, patienceMs: 5000 })

  await app.register(async (files) => {
    files.addContentTypeParser(['text/csv', 'application/octet-stream', workbookType], (_request, payload, done) => done(null, payload))

    files.post('/imports', { config: { leastBytesPerSecond: slowestLine, takesTokens: true } }, async (request, reply) => {
      const scope = await identify(request)
      if (!scope) throw new Refusal('UNAUTHENTICATED', [{ code: 'UNAUTHENTICATED', path: [] }])
      if (!scope.token && !request.headers['x-requested-with']) throw new Refusal('FORBIDDEN', [{ code: 'WRONG_ORIGIN', path: ['x-requested-with'] }])
      const asked = query.safeParse(request.query)
      if (!asked.success) throw malformed(asked.error)
      const { kind, municipality, name, verify } = asked.data
      const fileName = agreed(parseText(name, ['name']))
      if (!within(scope, municipality) || !mayImport(scope, municipality, kind) || (verify && !mayVerify(scope, municipality)))
        throw notFound()
      if (!(request.body instanceof Readable)) throw new Refusal('BAD_INPUT', [{ code: 'REQUIRED', path: ['body'] }])
      if (Number(request.headers['content-length'] ?? 0) > fileLimits.bytes) throw tooLarge()

      const key = { municipalityId: municipality, id: uuid() }
      const body = request.body
      await uploads.through(async () => {
        const fileHash = await receive(body, fileOf(databases, key))
        await createJob(databases, {
          municipalityId: municipality,
          id: key.id,
          kind,
          fileName,
          fileHash,
          verify,
          accountId: scope.actor.accountId,
        })
      })
      startReading(databases, key)
      return reply.code(202).send({ id: codeId(municipality, key.id) })
    })
  })

  /** A workbook to fill in, with the municipality's own codes. */
  app.get<{ Params: { kind: string } }>('/imports/template/:kind.xlsx', async (request, reply) => {
    const scope = await identify(request)
    if (!scope) throw new Refusal('UNAUTHENTICATED', [{ code: 'UNAUTHENTICATED', path: [] }])
    const asked = templateQuery.safeParse({ ...(request.query as object), kind: request.params.kind })
    if (!asked.success) throw malformed(asked.error)
    const { kind, municipality } = asked.data
    if (!within(scope, municipality) || !mayImport(scope, municipality, kind)) throw notFound()
    const workbook = await templates.through(() => makeTemplate(scope, databases.sqlOf(scope), municipality, kind, new Date()))
    reply
      .header('content-type', workbookType)
      .header('content-disposition', `attachment; filename="${kind.toLowerCase()}.xlsx"`)
      .header('cache-control', 'no-store')
    return reply.send(workbook)
  })

  /** The problems of a file as a file: who brings two thousand rows mends them in a spreadsheet. */
  app.get<{ Params: { id: string } }>('/imports/:id/problems.csv', async (request, reply) => {
    const scope = await identify(request)
    if (!scope) throw new Refusal('UNAUTHENTICATED', [{ code: 'UNAUTHENTICATED', path: [] }])
    const pool = databases.sqlOf(scope)
    const job = await jobWithId(scope, pool, request.params.id)
    reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="masalah.csv"')
      .header('cache-control', 'no-store')
    return reply.send(Readable.from(problemLines(problemRows(pool, job))))
  })
}

const malformed = ({ issues }: z.ZodError) =>
  new Refusal(
    'BAD_INPUT',
    issues.map(({ path }) => ({ code: 'MALFORMED', path: path as string[] })),
  )
const tooLarge = () => new Refusal('BAD_INPUT', [{ code: 'TOO_LARGE', path: ['body'], most: fileLimits.bytes }])

/** Writes the body under another name until it is whole; answers its hash. */
async function receive(body: Readable, file: string): Promise<string> {
  const hash = createHash('sha256')
  let bytes = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      hash.update(chunk)
      done(bytes > fileLimits.bytes ? tooLarge() : null, chunk)
    },
  })
  try {
    await pipeline(body, measure, createWriteStream(`${file}.part`, { mode: 0o600 }))
    await rename(`${file}.part`, file)
  } catch (fault) {
    await rm(`${file}.part`, { force: true })
    throw fault
  }
  return hash.digest('hex')
}

/** A cell that a spreadsheet would take for a formula is made text. */
const cell = (text: string): string => `"${(/^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

async function* problemLines(rows: ReturnType<typeof problemRows>): AsyncGenerator<string> {
  yield '\ufeff"Baris","Kolom","Isi","Tingkat","Masalah","Perbaikan","Kode","Sel"\r\n'
  for await (const { row, problems } of rows) {
    for (const { column, value, severity, code, cell: place, found } of problems) {
      yield (
        [
          String(row),
          column ?? '',
          value ?? '',
          severity === 'ERROR' ? 'Salah' : 'Periksa',
          reasonOf(found, 'id'),
          remedyOf(found, 'id'),
          code,
          place ?? '',
        ]
          .map(cell)
          .join(',') + '\r\n'
      )
    }
  }
}
