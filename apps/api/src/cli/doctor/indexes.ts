/**
 * Filters that no index serves. PostgreSQL plans each statement that lists send, on empty tables, and says what it compares row by row; its catalogue says
 * whether an index leads there. On empty tables the plan itself says little: any index is as good as another.
 */
import type pg from 'pg'
import type { Finding } from './finding'

type Node = { 'Node Type': string; 'Relation Name'?: string; 'Index Cond'?: string; 'Recheck Cond'?: string; Filter?: string; Plans?: Node[] }

/** Kinds of values among which a filter chooses few rows. Of a boolean or an enum it does not, and a text that is searched has no index like that. */
const choosing = new Set(['uuid', 'text', 'character varying', 'integer', 'date', 'bytea'])

/** Filters that do without, and why. */
const accepted: Readonly<Record<string, string>> = {
  'observation.agency_id': 'a page is read by day, the latest first, and every agency reports each month: it is full after few rows. An index would cost every submission',
  'observation.indicator_id': 'as for the agency; who asks for one indicator with few reports asks by its targets, which have an index',
}

/** `client` is of a database with today's tables. Needs PostgreSQL 16: before it, no plan is made without the values. */
export async function indexFindings(client: Pick<pg.ClientBase, 'query'>, statements: Iterable<string>): Promise<Finding[]> {
  const types = await columnTypes(client)
  const led = await ledColumns(client)
  const found = new Map<string, Finding>()
  await client.query('set enable_seqscan = off')
  for (const text of statements) {
    for (const { table, column } of await unserved(client, text)) {
      const place = `${table}.${column}`
      if (led.has(place) || place in accepted || !choosing.has(types.get(place) ?? '')) continue
      found.set(place, {
        code: 'FILTER_WITHOUT_INDEX',
        place,
        says: `a list looks for it among all rows of the municipality: ${text.replace(/\s+/g, ' ').slice(0, 160)}`,
        remedy: `an index of ${table} on (municipality_id, ${column})`,
      })
    }
  }
  await client.query('reset enable_seqscan')
  return [...found.values()].sort((one, other) => (one.place < other.place ? -1 : 1))
}

async function columnTypes(client: Pick<pg.ClientBase, 'query'>): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ place: string; type: string }>(`select c.relname || '.' || a.attname as place, format_type(a.atttypid, null) as type
    from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relnamespace = 'public'::regnamespace and a.attnum > 0`)
  return new Map(rows.map(({ place, type }) => [place, type]))
}

/** 'observation.target_id': columns that an index begins with, or has right after the municipality. */
async function ledColumns(client: Pick<pg.ClientBase, 'query'>): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ place: string }>(`select distinct c.relname || '.' || a.attname as place
    from pg_index i join pg_class c on c.oid = i.indrelid join lateral unnest(i.indkey::int2[]) with ordinality k (num, n) on true join pg_attribute a on a.attrelid = c.oid and a.attnum = k.num
    where c.relnamespace = 'public'::regnamespace and i.indisvalid
      and (k.n = 1 or (k.n = 2 and (select f.attname from pg_attribute f where f.attrelid = c.oid and f.attnum = i.indkey[0]) = 'municipality_id'))`)
  return new Set(rows.map(({ place }) => place))
}

/** Columns that are compared with a value of the question where nothing but the municipality leads to the row. */
async function unserved(client: Pick<pg.ClientBase, 'query'>, text: string): Promise<{ table: string; column: string }[]> {
  const plan = await client
    .query<{ 'QUERY PLAN': { Plan: Node }[] }>(`explain (generic_plan, format json) ${text}`)
    .then(({ rows }) => rows[0]!['QUERY PLAN'][0]!.Plan)
    .catch(() => undefined) // a value whose type only the caller knows
  return plan ? walk(plan) : []
}

function walk(node: Node): { table: string; column: string }[] {
  const below = (node.Plans ?? []).flatMap(walk)
  const table = node['Relation Name']
  if (table === undefined || node.Filter === undefined) return below
  const led = compared(`${node['Index Cond'] ?? ''} ${node['Recheck Cond'] ?? ''} ${(node.Plans ?? []).map((each) => each['Index Cond'] ?? '').join(' ')}`)
  if (led.some((column) => column !== 'municipality_id')) return below
  return [...parts(node.Filter).flatMap((part) => comparedWithValue(part)).filter((column) => column !== 'municipality_id').map((column) => ({ table, column })), ...below]
}

/** Every column that a condition names on its left side. */
const compared = (condition: string): string[] => [...condition.matchAll(/\(?(?:\w+\.)?"?(\w+)"?(?:\)?::[\w ]+)? (?:=|<|>|<=|>=) /g)].map(([, column]) => column!)

/** 'agency_id = $2' and 'agency_id = ANY ($2)': the column. A comparison under OR is none. */
const comparedWithValue = (part: string): string[] => {
  const column = /^\(*(?:\w+\.)?"?(\w+)"?\)? = (?:ANY \()?\(*\$\d+\)*(?:::[\w [\]]+)?\)*$/.exec(part.trim())?.[1]
  return column === undefined ? [] : [column]
}

/** The conditions that must all hold: '((a = $1) AND ((b = $2) OR c))' is 'a = $1' and '(b = $2) OR c'. */
function parts(filter: string): string[] {
  const inner = filter.replace(/^\((.*)\)$/s, '$1')
  const pieces: string[] = []
  let depth = 0
  let began = 0
  for (let at = 0; at < inner.length; at++) {
    if (inner[at] === '(') depth++
    else if (inner[at] === ')') depth--
    else if (depth === 0 && inner.startsWith(' AND ', at)) {
      pieces.push(inner.slice(began, at))
      began = at + 5
    }
  }
  return [...pieces, inner.slice(began)]
}
