import { createHash } from 'node:crypto'
import { publishedSchemes, toText, type Decimal, type Scheme } from '@tolok/domain'
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
  const added: string[] = []
  const differing: string[] = []
  for (const scheme of publishedSchemes) {
    const document = canonicalJson(scheme)
    const hash = createHash('sha256').update(document).digest('hex')
    const inserted = await client.query(
      `INSERT INTO scheme (municipality_id, id, code, version, name, regulation, valid_from, valid_to, yields, document, content_hash, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (municipality_id, code, version) DO NOTHING`,
      [
        national,
        idOf(scheme),
        scheme.id,
        scheme.version,
        scheme.label.id,
        scheme.regulation,
        scheme.validFrom,
        scheme.validTo,
        scheme.yields,
        document,
        hash,
        recordedAt,
      ],
    )
    if (inserted.rowCount) added.push(scheme.id)
    else {
      const stored = await client.query<{ hash: string }>(
        'SELECT content_hash AS hash FROM scheme WHERE municipality_id = $1 AND code = $2 AND version = $3',
        [national, scheme.id, scheme.version],
      )
      if (stored.rows[0]!.hash !== hash) differing.push(scheme.id)
    }
  }
  return { added, differing }
}

/** The same on every installation: made from the scheme's own name. */
const idOf = ({ id, version, validFrom }: Scheme) => uuidAt(Date.parse(validFrom), randomFrom(`scheme/${id}/${version}`))

/** JSON with sorted keys, exact numbers as decimal text: the same content has the same text, and so the same hash. */
export function canonicalJson(value: unknown): string {
  if (isDecimal(value)) return JSON.stringify(toText(value))
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`
}
const isDecimal = (value: unknown): value is Decimal =>
  typeof value === 'object' && value !== null && typeof (value as Decimal).digits === 'bigint'
