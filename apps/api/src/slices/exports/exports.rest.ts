import { answered, byPerson, inPath, refusal, type RestPaths } from '../../platform/openapi'

export const exportPaths: RestPaths = {
  '/exports/{id}/file': { get: { summary: 'A file that was asked for with requestExport, by whoever asked for it.', security: byPerson, parameters: [inPath('id')], responses: { 200: answered('CSV, XLSX or PDF.', 'application/octet-stream', { type: 'string', contentEncoding: 'binary' }), default: refusal } } },
}
