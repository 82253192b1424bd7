import type pg from 'pg'

const tables = ['observation', 'observation_state', 'target', 'target_revision', 'plan_item', 'assignment']

/**
 * Does the work without the indexes of the largest tables that nothing else rests on, and makes them afterwards, sorted: a third less work
 * for whoever loads more rows than there are. What was put aside is written down in the database, so that after a seed that was killed the next one makes it again.
 */
export async function withIndexesAside(pool: pg.Pool, rows: number, work: () => Promise<void>): Promise<void> {
  try {
    if (rows > (await rowsThere(pool))) await putAside(pool)
    await work()
  } finally {
    await putBack(pool)
  }
}

async function rowsThere(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ rows: number }>("SELECT greatest(reltuples, 0)::int AS rows FROM pg_class WHERE oid = 'observation'::regclass")
  return rows[0]!.rows
}

/** An index that a foreign key points to stays. */
async function putAside(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query('CREATE TABLE IF NOT EXISTS index_aside (name text PRIMARY KEY, removal text NOT NULL, making text NOT NULL)')
    const { rows } = await client.query<{ removal: string }>(
      `INSERT INTO index_aside (name, removal, making)
       SELECT x.relname,
         CASE WHEN c.oid IS NULL THEN format('DROP INDEX %I', x.relname) ELSE format('ALTER TABLE %s DROP CONSTRAINT %I', i.indrelid::regclass, c.conname) END,
         CASE WHEN c.oid IS NULL THEN pg_get_indexdef(i.indexrelid) ELSE format('ALTER TABLE %s ADD CONSTRAINT %I %s', i.indrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) END
       FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid AND c.contype IN ('p', 'u', 'x')
       WHERE i.indrelid = ANY($1::regclass[]) AND NOT EXISTS (SELECT FROM pg_constraint f WHERE f.conindid = i.indexrelid AND f.contype = 'f')
       RETURNING removal`,
      [tables],
    )
    for (const { removal } of rows) await client.query(removal)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

/** Two at once, as many as the pool has connections; each leaves the list when it is there. */
async function putBack(pool: pg.Pool): Promise<void> {
  const listed = await pool.query("SELECT FROM pg_tables WHERE schemaname = current_schema AND tablename = 'index_aside'")
  if (listed.rowCount === 0) return
  const { rows } = await pool.query<{ name: string; making: string }>('SELECT name, making FROM index_aside ORDER BY name')
  await Promise.all(rows.map(({ name, making }) => pool.query(`BEGIN; SET LOCAL maintenance_work_mem = '256MB'; ${making}; DELETE FROM index_aside WHERE name = '${name}'; COMMIT`)))
  await pool.query('DROP TABLE index_aside')
}
