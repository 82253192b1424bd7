import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { notFound, Refusal } from '../../platform/errors'
import type { Routes } from '../../platform/routes'
import { recordAudit } from '../audit'
import type { JobRow } from './export-job'
import { jobWithId, mayFetch } from './exports.store'
import { fileOf, openPlace } from './place'
import { startRunning } from './running'

const mediaTypes: Record<JobRow['format'], string> = {
  CSV: 'text/csv; charset=utf-8',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  PDF: 'application/pdf',
}

/** Files go out outside GraphQL, to whoever asked for them and still may at this moment. */
export const exportRoutes: Routes = async (app, { databases, config, identify }) => {
  await openPlace(databases, config.DATA_DIR, app.log)
  let runner: ReturnType<typeof startRunning> | undefined
  app.addHook('onReady', async () => void (runner = startRunning(databases)))
  app.addHook('onClose', () => runner?.stop())

  app.get<{ Params: { id: string } }>('/exports/:id/file', async (request, reply) => {
    const scope = await identify(request)
    if (!scope) throw new Refusal('UNAUTHENTICATED', [{ code: 'UNAUTHENTICATED', path: [] }])
    const job = await jobWithId(scope, databases, request.params.id)
    if (job.status !== 'DONE' || job.expiresAt.getTime() <= Date.now() || !mayFetch(scope, job)) throw notFound()
    const file = await open(fileOf(databases, job)).catch(() => undefined)
    if (!file) throw notFound()
    await recordAudit(databases.of({ municipalities: [job.municipalityId] }), scope, {
      municipalityId: job.municipalityId,
      action: 'EXPORT_DOWNLOADED',
      objectType: 'EXPORT',
      objectId: job.id,
      detail: { kind: job.kind, format: job.format, queryHash: job.queryHash, sha256: job.sha256, rows: job.rowsDone },
    })
    return reply
      .header('content-type', mediaTypes[job.format])
      .header('content-length', job.fileSize!)
      .header('content-disposition', `attachment; filename="${fileName(job)}"`)
      .header('cache-control', 'no-store')
      .header('x-content-type-options', 'nosniff')
      .send(createReadStream('', { fd: file, autoClose: true }))
  })
}

/** Of letters, digits and hyphens alone: laporan-1a2b3c4d-2026-11-25.csv */
export const fileName = ({ kind, format, queryHash, asOf }: Pick<JobRow, 'kind' | 'format' | 'queryHash' | 'asOf'>): string =>
  `${kind === 'FACTS' ? 'fakta' : 'laporan'}-${queryHash.slice(0, 8).replaceAll(/[^0-9a-f]/g, '')}-${asOf.toISOString().slice(0, 10)}.${format.toLowerCase()}`
