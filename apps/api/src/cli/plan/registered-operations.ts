import type pg from 'pg'
import type { Operation } from '../contract/uses'

/** The operations that living access tokens are bound to; none where the database has no such tokens. */
export async function registeredOperations(client: Pick<pg.ClientBase, 'query'>): Promise<Operation[]> {
  const { rows: there } = await client.query<{ there: boolean }>(`select to_regclass('public.token_operation') is not null and to_regclass('public.access_token') is not null as there`)
  if (!there[0]?.there) return []
  const { rows } = await client.query<{ prefix: string; document: string }>(
    'select t.prefix, o.document from token_operation o join access_token t on t.id = o.token_id where t.revoked_at is null and t.expires_at > now() order by t.prefix, o.hash',
  )
  return rows.map(({ prefix, document }) => ({ by: `the operations of token ${prefix}…`, text: document }))
}
