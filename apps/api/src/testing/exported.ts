import type { Server } from '../server'
import { execute, type Session } from './execute'

/** The text of a report's CSV file, made by an export as anybody asks for one. */
export async function exported(server: Server, query: Record<string, unknown>, as: Session): Promise<string> {
  const asked = await execute(server, 'mutation ($input: ExportInput!) { requestExport(input: $input) { id } }', { input: { query, kind: 'REPORT', format: 'CSV' } }, as)
  if (asked.body.errors) throw new Error(JSON.stringify(asked.body.errors))
  const { id } = asked.body.data.requestExport as { id: string }
  for (let i = 0; i < 600; i++) {
    const { status, url } = (await execute(server, 'query ($id: ID!) { exportJob(id: $id) { status url } }', { id }, as)).body.data.exportJob as { status: string; url: string }
    if (status === 'DONE') return (await server.app.inject({ method: 'GET', url, headers: { cookie: as.cookie } })).payload
    if (status !== 'QUEUED' && status !== 'RUNNING') throw new Error(`the export ended as ${status}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the export does not end')
}
