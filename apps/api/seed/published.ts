import path from 'node:path'
import type pg from 'pg'
import { importFile } from '../src/slices/imports'

const palembang = 1671
const file = path.join(import.meta.dirname ?? __dirname, 'palembang-revenue.csv')
const job = '019a0b7c-4d00-7000-8000-000000001671'
const importedAt = new Date('2026-10-15T02:00:00Z')

/**
 * The last step of the demonstration: real figures that agencies and newspapers printed, through the importer as anybody would bring
 * them. They come as a job and a source of their own, apart from what is invented, and can be undone like every job.
 */
export async function importPublished(client: pg.ClientBase, ownerUrl: string): Promise<string> {
  const known = await client.query('SELECT 1 FROM import_job WHERE municipality_id = $1 AND id = $2', [palembang, job])
  if (known.rowCount) return 'published figures of Kota Palembang: already there'
  const admin = await client.query<{ id: string }>("SELECT id FROM account WHERE username = 'admin.palembang'")
  const done = await importFile({
    ownerUrl,
    municipalityId: palembang,
    kind: 'OBSERVATIONS',
    file,
    verify: true,
    accountId: admin.rows[0]!.id,
    clock: () => importedAt,
    id: job,
  })
  if (done.status !== 'APPLIED')
    throw new Error(`the published figures were not imported: ${done.status}, ${done.badCount} bad rows, ${JSON.stringify(done.problems)}`)
  return `published figures of Kota Palembang: ${done.newCount} rows`
}
