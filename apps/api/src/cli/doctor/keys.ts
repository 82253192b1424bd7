/** What the catalogue of PostgreSQL says about keys and guards. */
import type pg from 'pg'
import type { Finding } from './finding'

/** Tables that have a municipality and are not kept apart by it, and why. */
const open: Readonly<Record<string, string>> = {
  account: 'who signs in is known before a municipality is',
  account_role: 'read with the account',
}

/** Foreign keys by which a delete would look through the whole table, and tables whose rows no policy keeps apart. */
export async function keyFindings(client: Pick<pg.ClientBase, 'query'>): Promise<Finding[]> {
  const { rows: keys } = await client.query<{ of: string; name: string; columns: string; parent: string }>(`
    select k.conrelid::regclass::text as of, k.conname as name, k.confrelid::regclass::text as parent,
      (select string_agg(a.attname, ', ' order by u.n) from unnest(k.conkey) with ordinality u (num, n) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.num) as columns
    from pg_constraint k
    where k.contype = 'f' and exists (select from pg_roles r where r.rolname like 'tolok\\_%' and has_table_privilege(r.oid, k.confrelid, 'DELETE'))
      and not exists (select from pg_index i where i.indrelid = k.conrelid and i.indisvalid and k.conkey @> (i.indkey::int2[])[0:least(cardinality(k.conkey), 2) - 1])
    order by 1, 2`)
  const { rows: tables } = await client.query<{ name: string }>(`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'municipality_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and (not c.relrowsecurity or not exists (select from pg_policy p where p.polrelid = c.oid)) order by 1`)
  return [
    ...keys.map(({ of, name, columns, parent }): Finding => ({ code: 'KEY_WITHOUT_INDEX', place: `${of}.${name}`, says: `deleting from ${parent} looks through all of ${of}`, remedy: `an index of ${of} that begins with (${columns})` })),
    ...tables
      .filter(({ name }) => !(name in open))
      .map(({ name }): Finding => ({ code: 'ROWS_NOT_GUARDED', place: name, says: 'it has a municipality, and no row-level security keeps its rows apart', remedy: 'ENABLE ROW LEVEL SECURITY and a policy in its migration' })),
  ]
}
