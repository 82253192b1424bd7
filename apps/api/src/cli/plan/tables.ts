/** What a database is made of, read from PostgreSQL's own catalogue: by object id, so that a renamed thing is known to be the same. */
import type pg from 'pg'

export type Column = { readonly number: number; readonly name: string; readonly type: string; readonly required: boolean; readonly default: string | null }
export type Table = {
  readonly id: string
  readonly name: string
  readonly kind: 'TABLE' | 'VIEW'
  readonly columns: readonly Column[]
  /** Of rows: is row-level security on. */
  readonly guarded: boolean
  readonly grants: readonly string[]
}
/** An index, a constraint, a policy, a trigger or a function: what it says, as PostgreSQL writes it. */
export type Part = { readonly kind: 'INDEX' | 'CONSTRAINT' | 'POLICY' | 'TRIGGER' | 'FUNCTION'; readonly table: string | null; readonly name: string; readonly says: string }
export type Choice = { readonly id: string; readonly name: string; readonly values: readonly string[] }
export type Structure = { readonly tables: readonly Table[]; readonly parts: readonly Part[]; readonly choices: readonly Choice[] }

const ours = `n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and n.nspname not like 'pg_temp%'`
const notOfAnExtension = (column: string) => `not exists (select from pg_depend d where d.objid = ${column} and d.deptype = 'e')`

const structure = `select json_build_object(
  'tables', (select coalesce(json_agg(json_build_object(
      'id', c.oid::text, 'name', c.relname, 'kind', case when c.relkind in ('v', 'm') then 'VIEW' else 'TABLE' end, 'guarded', c.relrowsecurity,
      'grants', (select coalesce(json_agg(g order by g), '[]') from (
          select unnest(coalesce(c.relacl, '{}'))::text g
          union all select a.attname || ': ' || unnest(a.attacl)::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) grants),
      'columns', (select coalesce(json_agg(json_build_object('number', a.attnum, 'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'required', a.attnotnull,
          'default', pg_get_expr(e.adbin, e.adrelid)) order by a.attnum), '[]')
        from pg_attribute a left join pg_attrdef e on e.adrelid = a.attrelid and e.adnum = a.attnum
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)) order by c.relname), '[]')
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm') and ${ours} and ${notOfAnExtension('c.oid')}),
  'parts', (select coalesce(json_agg(json_build_object('kind', p.kind, 'table', p.of, 'name', p.name, 'says', p.says) order by p.kind, p.of, p.name), '[]') from (
      select 'INDEX' kind, t.relname of, i.relname name, pg_get_indexdef(i.oid) says
        from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid join pg_namespace n on n.oid = t.relnamespace
        where ${ours} and not exists (select from pg_constraint k where k.conindid = i.oid and k.contype in ('p', 'u', 'x'))
      union all select 'CONSTRAINT', t.relname, k.conname, pg_get_constraintdef(k.oid)
        from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_namespace n on n.oid = t.relnamespace where k.contype in ('p', 'u', 'x', 'c', 'f') and ${ours}
      union all select 'POLICY', t.relname, o.polname, concat_ws(' ', o.polcmd::text, pg_get_expr(o.polqual, o.polrelid), pg_get_expr(o.polwithcheck, o.polrelid))
        from pg_policy o join pg_class t on t.oid = o.polrelid
      union all select 'TRIGGER', t.relname, g.tgname, pg_get_triggerdef(g.oid)
        from pg_trigger g join pg_class t on t.oid = g.tgrelid join pg_namespace n on n.oid = t.relnamespace where not g.tgisinternal and ${ours}
      union all select 'FUNCTION', null, f.oid::regprocedure::text, pg_get_functiondef(f.oid)
        from pg_proc f join pg_namespace n on n.oid = f.pronamespace where f.prokind in ('f', 'p') and ${ours} and ${notOfAnExtension('f.oid')}) p),
  'choices', (select coalesce(json_agg(json_build_object('id', t.oid::text, 'name', t.typname,
      'values', (select json_agg(v.enumlabel order by v.enumsortorder) from pg_enum v where v.enumtypid = t.oid)) order by t.typname), '[]')
    from pg_type t join pg_namespace n on n.oid = t.typnamespace where t.typtype = 'e' and ${ours})) as structure`

/** Tables, columns, indexes, constraints, policies, triggers, functions, enums and grants, without what the ledger of migrations keeps. */
export async function readStructure(client: pg.ClientBase): Promise<Structure> {
  const { rows } = await client.query<{ structure: Structure }>(structure)
  const { tables, parts, choices } = rows[0]!.structure
  const ledgers = new Set(tables.map(({ name }) => name).filter((name) => /^_.*migrations$/.test(name)))
  return { tables: tables.filter(({ name }) => !ledgers.has(name)), parts: parts.filter(({ table }) => !ledgers.has(table ?? '')), choices }
}
