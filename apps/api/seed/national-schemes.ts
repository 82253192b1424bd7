import { publishedSchemes, schemeHash, schemeText, type Scheme } from '@tolok/domain'
import type pg from 'pg'
import { randomFrom } from './random'
import { uuidAt } from './uuid'

/** Under this number stands what holds for every municipality. */
const national = 0

/**
 * Gives every installation the published schemes of the domain; what is there stays. Answers the codes added, and those whose stored
 * content differs from the domain's under the same version: a published version never changes, so that is a fault to be told.
 */
export async function seedNationalSchemes(
  client: pg.ClientBase,
  recordedAt = new Date(),
): Promise<{ added: string[]; differing: string[] }> {
  const outcomes = { ADDED: [] as string[], SAME: [] as string[], DIFFERS: [] as string[] }
  for (const scheme of publishedSchemes) outcomes[await storeScheme(client, national, scheme, recordedAt)].push(scheme.id)
  return { added: outcomes.ADDED, differing: outcomes.DIFFERS }
}

/** The id of a scheme's row, the same on every installation. */
export const schemeKey = (municipalityId: number, { id, version, validFrom }: Scheme): string =>
  uuidAt(Date.parse(validFrom), randomFrom(`scheme/${municipalityId}/${id}/${version}`))

/** Stores a version of a scheme, unless that version is there. */
export async function storeScheme(
  client: pg.ClientBase,
  municipalityId: number,
  scheme: Scheme,
  recordedAt: Date,
): Promise<'ADDED' | 'SAME' | 'DIFFERS'> {
  const hash = schemeHash(scheme)
  const { id: code, version, label, regulation, validFrom, validTo, yields } = scheme
  const id = schemeKey(municipalityId, scheme)
  const inserted = await client.query(
    `INSERT INTO scheme (municipality_id, id, code, version, name, regulation, valid_from, valid_to, yields, document, content_hash, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (municipality_id, code, version) DO NOTHING`,
    [municipalityId, id, code, version, label.id, regulation, validFrom, validTo, yields, schemeText(scheme), hash, recordedAt],
  )
  if (inserted.rowCount) return 'ADDED'
  const stored = await client.query<{ hash: string }>(
    'SELECT content_hash AS hash FROM scheme WHERE municipality_id = $1 AND code = $2 AND version = $3',
    [municipalityId, code, version],
  )
  return stored.rows[0]!.hash === hash ? 'SAME' : 'DIFFERS'
}
