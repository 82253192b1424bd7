import type pg from 'pg'

type ForeignKey = { name: string; child: string; parent: string; columns: string[]; keys: string[]; hasMunicipality: boolean }

/**
 * Spares the rows of this transaction PostgreSQL's check of every single foreign key: half the time of a seed. Whoever calls it
 * checks afterwards with `findDangling`, set by set. Answers false where the owner may not do so, and then PostgreSQL checks as ever.
 */
export async function deferForeignKeys(client: pg.ClientBase): Promise<boolean> {
  await client.query('SAVEPOINT before_deferring')
  try {
    await client.query('SET LOCAL session_replication_role = replica')
    return true
  } catch {
    await client.query('ROLLBACK TO SAVEPOINT before_deferring')
    return false
  }
}

/** The foreign keys of which rows of these municipalities find no row, with how many. Asks the catalogue, so no key is forgotten. */
export async function findDangling(client: pg.ClientBase, municipalityIds: number[]): Promise<{ name: string; rows: number }[]> {
  const dangling: { name: string; rows: number }[] = []
  // The tables were filled a moment ago and nothing is known about their sizes: hashing both sides is never bad.
  await client.query('SET LOCAL enable_nestloop = off; SET LOCAL enable_mergejoin = off')
  for (const key of await foreignKeys(client)) {
    const present = key.columns.map((column) => `child."${column}" IS NOT NULL`).join(' AND ')
    const match = key.columns.map((column, at) => `parent."${key.keys[at]}" = child."${column}"`).join(' AND ')
    const scope = key.hasMunicipality ? 'child.municipality_id = ANY($1) AND' : ''
    const isWithin = key.columns[key.keys.indexOf('municipality_id')] === 'municipality_id' // a plan's scheme may be a national one
    const parents = key.hasMunicipality && isWithin ? 'parent.municipality_id = ANY($1) AND' : ''
    const found = await client.query<{ rows: string }>(
      `SELECT count(*) AS rows FROM ${key.child} child WHERE ${scope} ${present} AND NOT EXISTS (SELECT FROM ${key.parent} parent WHERE ${parents} ${match})`,
      key.hasMunicipality ? [municipalityIds] : [],
    )
    const rows = Number(found.rows[0]!.rows)
    if (rows > 0) dangling.push({ name: key.name, rows })
  }
  return dangling
}

async function foreignKeys(client: pg.ClientBase): Promise<ForeignKey[]> {
  const found = await client.query<ForeignKey>(`
    SELECT conname AS name, conrelid::regclass::text AS child, confrelid::regclass::text AS parent,
      ARRAY(SELECT attname::text FROM unnest(conkey) WITH ORDINALITY AS place (number, at) JOIN pg_attribute ON attrelid = conrelid AND attnum = number ORDER BY at) AS columns,
      ARRAY(SELECT attname::text FROM unnest(confkey) WITH ORDINALITY AS place (number, at) JOIN pg_attribute ON attrelid = confrelid AND attnum = number ORDER BY at) AS keys,
      EXISTS (SELECT FROM pg_attribute WHERE attrelid = conrelid AND attname = 'municipality_id') AS "hasMunicipality"
    FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY conname`)
  return found.rows
}
