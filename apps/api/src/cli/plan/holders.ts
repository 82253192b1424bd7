import type pg from 'pg'

/** How many accounts hold each role today; empty where the database has no accounts yet. */
export async function holdersOf(client: Pick<pg.ClientBase, 'query'>): Promise<ReadonlyMap<string, number>> {
  const { rows: there } = await client.query<{ there: boolean }>(`select to_regclass('public.account_role') is not null as there`)
  if (!there[0]?.there) return new Map()
  const { rows } = await client.query<{ role: string; holders: number }>(
    'select role::text, count(distinct account_id)::int as holders from account_role where valid_from <= current_date and (valid_to is null or valid_to > current_date) group by role',
  )
  return new Map(rows.map(({ role, holders }) => [role, holders]))
}
