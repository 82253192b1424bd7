import type pg from 'pg'

/**
 * A text for every table that is the same exactly when its content is: to see that the same seed gives the same content. Of municipalities
 * that are named, only their rows count, and those that belong to none.
 */
export async function digestTables(client: pg.ClientBase | pg.Pool, municipalities: readonly number[] | null = null): Promise<Record<string, string>> {
  const tables = await client.query<{ name: string; key: string | null }>(
    `SELECT tablename AS name, (SELECT attname FROM pg_attribute WHERE attrelid = tablename::regclass AND attname = CASE tablename WHEN 'municipality' THEN 'id' ELSE 'municipality_id' END) AS key
     FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_prisma%' ORDER BY 1`,
  )
  const digests: Record<string, string> = {}
  for (const { name, key } of tables.rows) {
    const found = await client.query<{ count: string; digest: string }>(
      `SELECT count(*) AS count, md5(string_agg(md5(row::text), '' ORDER BY md5(row::text))) AS digest FROM "${name}" row
       WHERE $1::int[] IS NULL OR coalesce(${key ?? 'NULL'}, 0) IN (SELECT 0 UNION ALL SELECT unnest($1::int[]))`,
      [municipalities],
    )
    const { count, digest } = found.rows[0]!
    digests[name] = `${count} ${digest}`
  }
  return digests
}
