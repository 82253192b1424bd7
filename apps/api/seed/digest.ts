import type pg from 'pg'

/** A text for every table that is the same exactly when its content is: to see that the same seed gives the same content. */
export async function digestTables(client: pg.ClientBase | pg.Pool): Promise<Record<string, string>> {
  const tables = await client.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_prisma%' ORDER BY 1",
  )
  const digests: Record<string, string> = {}
  for (const { name } of tables.rows) {
    const found = await client.query<{ count: string; digest: string }>(
      `SELECT count(*) AS count, md5(string_agg(md5(row::text), '' ORDER BY md5(row::text))) AS digest FROM "${name}" row`,
    )
    const { count, digest } = found.rows[0]!
    digests[name] = `${count} ${digest}`
  }
  return digests
}
