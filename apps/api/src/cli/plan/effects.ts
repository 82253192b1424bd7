/** What one migration did to the structure of a database: the difference of before and after, whatever SQL it was written in. */
import type { Step } from './step'
import type { Choice, Column, Part, Structure, Table } from './tables'

export function effectsOf(before: Structure, after: Structure): Step[] {
  return [...tableEffects(before, after), ...choiceEffects(before.choices, after.choices), ...partEffects(before, after)]
}

function tableEffects(before: Structure, after: Structure): Step[] {
  const then = byId(before.tables)
  const now = byId(after.tables)
  const gone = before.tables.filter(({ id }) => !now.has(id)).map((table) => goneTable(table, after))
  const made = after.tables.filter(({ id }) => !then.has(id)).map((table): Step => ({ level: 'CHANGES', code: `${table.kind}_ADDED`, place: table.name, says: `${table.columns.length} columns` }))
  return [...gone, ...made, ...after.tables.flatMap((table) => (then.has(table.id) ? changesOf(then.get(table.id)!, table) : []))]
}

function goneTable({ kind, name }: Table, after: Structure): Step {
  if (kind === 'VIEW') return { level: after.tables.some((table) => table.name === name) ? 'CHANGES' : 'BREAKS', code: 'VIEW_DROPPED', place: name, says: 'the view is dropped or made anew' }
  return { level: 'DESTRUCTIVE', code: 'TABLE_DROPPED', place: name, says: 'the table and its rows are dropped', remedy: 'stop using it in one version, drop it in a later one; keep a copy of the rows' }
}

function changesOf(before: Table, after: Table): Step[] {
  const then = byNumber(before.columns)
  const now = byNumber(after.columns)
  const renamed = before.name === after.name ? [] : [renaming('TABLE_RENAMED', before.name, after.name)]
  const gone = before.columns
    .filter(({ number }) => !now.has(number))
    .map(
      ({ name }): Step => ({
        level: 'DESTRUCTIVE',
        code: 'COLUMN_DROPPED',
        place: `${before.name}.${name}`,
        says: 'the column and what it holds are dropped',
        remedy: 'stop reading and writing it in one version, drop it in a later one',
      }),
    )
  const made = after.columns.filter(({ number }) => !then.has(number)).map((column) => addedColumn(after.name, column))
  const changed = after.columns.flatMap((column) => (then.has(column.number) ? columnChanges(after.name, then.get(column.number)!, column) : []))
  return [...renamed, ...gone, ...made, ...changed, ...guardChanges(before, after)]
}

const renaming = (code: string, from: string, to: string): Step => ({
  level: 'BREAKS',
  code,
  place: from,
  says: `is called ${to} from now on: the version that still runs, and whoever reads the database, looks for the old name`,
  remedy: 'add the new one, copy, read from it, and drop the old one in a later version',
})

function addedColumn(table: string, { name, type, required, default: usual }: Column): Step {
  const place = `${table}.${name}`
  if (!required || usual !== null) return { level: 'CHANGES', code: 'COLUMN_ADDED', place, says: `${type}${required ? `, default ${usual}` : ''}` }
  return { level: 'FAILS', code: 'NOT_NULL_WITHOUT_DEFAULT', place, says: `${type}, NOT NULL and without a default: rows that are there have nothing to put in`, remedy: 'add it nullable, fill it, then SET NOT NULL; or give a DEFAULT' }
}

function columnChanges(table: string, before: Column, after: Column): Step[] {
  const place = `${table}.${after.name}`
  const steps: Step[] = []
  if (before.name !== after.name) steps.push(renaming('COLUMN_RENAMED', `${table}.${before.name}`, after.name))
  if (before.type !== after.type) {
    const says = `${before.type} becomes ${after.type}; the table is written anew and nobody reads it meanwhile`
    if (isWider(before.type, after.type)) steps.push({ level: 'CHANGES', code: 'TYPE_WIDENED', place, says: `${before.type} becomes ${after.type}` })
    else steps.push({ level: 'DESTRUCTIVE', code: 'TYPE_CHANGED', place, says, remedy: 'add a column of the new type, fill it, and drop the old one in a later version' })
  }
  if (!before.required && after.required) {
    steps.push({ level: 'LOCKS', code: 'NOT_NULL_SET', place, says: 'every row is looked at while nobody reads or writes the table', remedy: 'ADD CONSTRAINT … CHECK (… IS NOT NULL) NOT VALID, VALIDATE it, then SET NOT NULL' })
  }
  if (before.required && !after.required) steps.push({ level: 'CHANGES', code: 'NOT_NULL_DROPPED', place, says: 'may be null from now on' })
  if (before.default !== after.default) steps.push({ level: 'CHANGES', code: 'DEFAULT_CHANGED', place, says: `${before.default ?? 'none'} becomes ${after.default ?? 'none'}` })
  return steps
}

/** Whether every value of the one type is one of the other, without the table being written anew. */
function isWider(from: string, to: string): boolean {
  const [was, is] = [parsed(from), parsed(to)]
  if (was.name === 'character varying' || was.name === 'text') {
    return is.name === 'text' || (is.name === 'character varying' && was.name === is.name && (is.sizes.length === 0 || (was.sizes.length > 0 && is.sizes[0]! >= was.sizes[0]!)))
  }
  if (was.name !== is.name) return false
  if (is.sizes.length === 0) return true
  if (was.name === 'numeric') return was.sizes.length === 2 && is.sizes[1] === was.sizes[1] && is.sizes[0]! >= was.sizes[0]!
  return was.sizes.length > 0 && is.sizes[0]! >= was.sizes[0]!
}
const parsed = (type: string) => ({ name: type.replace(/\([\d,]*\)/, ''), sizes: (/\(([\d,]*)\)/.exec(type)?.[1] ?? '').split(',').filter(Boolean).map(Number) })

function guardChanges(before: Table, after: Table): Step[] {
  const steps: Step[] = []
  if (before.guarded && !after.guarded) {
    steps.push({ level: 'BREAKS', code: 'ROW_SECURITY_OFF', place: after.name, says: 'rows of other municipalities are no longer kept apart by the database', remedy: 'leave ROW LEVEL SECURITY enabled' })
  }
  if (!before.guarded && after.guarded) steps.push({ level: 'CHANGES', code: 'ROW_SECURITY_ON', place: after.name, says: 'rows are kept apart by policy' })
  const lost = before.grants.filter((grant) => !after.grants.includes(grant))
  const won = after.grants.filter((grant) => !before.grants.includes(grant))
  if (lost.length + won.length > 0) steps.push({ level: 'CHANGES', code: 'GRANTS_CHANGED', place: after.name, says: [...won.map((grant) => `+ ${grant}`), ...lost.map((grant) => `- ${grant}`)].join('; ') })
  return steps
}

function choiceEffects(before: readonly Choice[], after: readonly Choice[]): Step[] {
  const [then, now] = [byId(before), byId(after)]
  const gone = before.filter(({ id }) => !now.has(id)).map(({ name }): Step => ({ level: 'BREAKS', code: 'ENUM_DROPPED', place: name, says: 'the enum is dropped or made anew' }))
  const made = after.filter(({ id }) => !then.has(id)).map(({ name, values }): Step => ({ level: 'CHANGES', code: 'ENUM_ADDED', place: name, says: values.join(', ') }))
  const changed = after.flatMap(({ id, name, values }) => {
    const old = then.get(id)?.values ?? values
    const added = values.filter((value) => !old.includes(value))
    const lost = old.filter((value) => !values.includes(value))
    return [
      ...(added.length > 0 ? [{ level: 'CHANGES', code: 'ENUM_VALUE_ADDED', place: name, says: added.join(', ') } as const] : []),
      ...lost.map((value) => ({ level: 'BREAKS', code: 'ENUM_VALUE_GONE', place: `${name}.${value}`, says: 'the version that still runs writes the old value' }) as const),
    ]
  })
  return [...gone, ...made, ...changed]
}

/** What is checked of rows that are there already: while it is, nobody writes. */
const checksRows: Partial<Record<Part['kind'], string>> = { CONSTRAINT: 'every row is checked while nobody writes the table', INDEX: 'nobody writes the table while the index is made' }

function partEffects(before: Structure, after: Structure): Step[] {
  const key = ({ kind, table, name }: Part) => `${kind} ${table ?? ''} ${name}`
  const then = new Map(before.parts.map((part) => [key(part), part]))
  const now = new Map(after.parts.map((part) => [key(part), part]))
  const tables = new Set(before.tables.map(({ name }) => name))
  const stays = new Set(after.tables.map(({ name }) => name))
  const made = after.parts.filter((part) => then.get(key(part))?.says !== part.says && (part.table === null || tables.has(part.table)))
  const gone = before.parts.filter((part) => !now.has(key(part)) && (part.table === null || stays.has(part.table)))
  return [...made.map((part) => madePart(part, then.has(key(part)))), ...gone.map(gonePart)]
}

function madePart({ kind, table, name, says }: Part, replaced: boolean): Step {
  const step = { code: `${kind}_${replaced ? 'CHANGED' : 'ADDED'}`, place: table === null ? name : `${table}.${name}` }
  const why = checksRows[kind]
  if (kind === 'FUNCTION' || why === undefined || / NOT VALID$/.test(says)) return { ...step, level: 'CHANGES', says: kind === 'FUNCTION' || kind === 'TRIGGER' ? 'what the database does by itself' : says }
  const remedy = kind === 'INDEX' ? 'CREATE INDEX CONCURRENTLY, alone in a migration of its own' : 'add it NOT VALID, and VALIDATE CONSTRAINT in a migration of its own'
  return { ...step, level: 'LOCKS', says: `${says}: ${why}`, remedy }
}

function gonePart({ kind, table, name, says }: Part): Step {
  const place = table === null ? name : `${table}.${name}`
  if (kind === 'POLICY') return { level: 'BREAKS', code: 'POLICY_DROPPED', place, says: 'who may see which row changes', remedy: 'say in the migration what takes its place' }
  return { level: 'CHANGES', code: `${kind}_DROPPED`, place, says: kind === 'FUNCTION' ? 'the function is dropped' : says }
}

const byId = <T extends { readonly id: string }>(list: readonly T[]) => new Map(list.map((one) => [one.id, one]))
const byNumber = (columns: readonly Column[]) => new Map(columns.map((one) => [one.number, one]))
