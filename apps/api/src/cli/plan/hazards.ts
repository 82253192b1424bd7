/** What can be read in the SQL itself: what happens to rows, which a look at the structure does not show. */
import type { Statement } from './statements'
import type { Step } from './step'

type Hazard = { readonly when: RegExp; readonly step: (found: RegExpExecArray) => Omit<Step, 'line'> }

const name = String.raw`"?(?:public"?\."?)?(\w+)"?`
const hazard = (pattern: string, step: Hazard['step']): Hazard => ({ when: new RegExp(pattern, 'i'), step })

/** What happens to rows. */
const onRows: readonly Hazard[] = [
  hazard(`^DELETE FROM (?:ONLY )?${name}`, ([, table]) => ({ level: 'DESTRUCTIVE', code: 'ROWS_DELETED', place: table!, says: 'rows are deleted', remedy: 'keep a copy of them, or end them by a date' })),
  hazard(`^TRUNCATE (?:TABLE )?(?:ONLY )?${name}`, ([, table]) => ({ level: 'DESTRUCTIVE', code: 'ROWS_DELETED', place: table!, says: 'every row is deleted', remedy: 'keep a copy of them' })),
  hazard(`^UPDATE (?:ONLY )?${name}`, ([, table]) => ({ level: 'CHANGES', code: 'ROWS_CHANGED', place: table!, says: 'rows get other values' })),
  hazard(`^WITH .*\\bDELETE FROM (?:ONLY )?${name}`, ([, table]) => ({ level: 'DESTRUCTIVE', code: 'ROWS_DELETED', place: table!, says: 'rows are deleted', remedy: 'keep a copy of them' })),
  hazard('^(COMMIT|ROLLBACK|BEGIN|START TRANSACTION)\\b', ([, word]) => ({
    level: 'FAILS',
    code: 'OWN_TRANSACTION',
    place: word!.toUpperCase(),
    says: 'a migration is one transaction already: with one of its own, a failure leaves half of it behind',
    remedy: 'leave it out',
  })),
]

/** What the structure would have shown, for where it could not be looked at. */
const onStructure: readonly Hazard[] = [
  hazard(`^DROP TABLE (?:IF EXISTS )?${name}`, ([, table]) => ({ level: 'DESTRUCTIVE', code: 'TABLE_DROPPED', place: table!, says: 'the table and its rows are dropped' })),
  hazard(`^ALTER TABLE (?:IF EXISTS )?(?:ONLY )?${name}.* DROP COLUMN (?:IF EXISTS )?${name}`, ([, table, column]) => ({ level: 'DESTRUCTIVE', code: 'COLUMN_DROPPED', place: `${table}.${column}`, says: 'the column and what it holds are dropped' })),
  hazard(`^ALTER TABLE (?:IF EXISTS )?(?:ONLY )?${name}.* ALTER (?:COLUMN )?${name} (?:SET DATA )?TYPE`, ([, table, column]) => ({ level: 'DESTRUCTIVE', code: 'TYPE_CHANGED', place: `${table}.${column}`, says: 'its type changes' })),
  hazard(`^ALTER TABLE (?:IF EXISTS )?(?:ONLY )?${name}.* RENAME`, ([, table]) => ({ level: 'BREAKS', code: 'RENAMED', place: table!, says: 'the version that still runs looks for the old name' })),
  hazard(`^ALTER TABLE (?:IF EXISTS )?(?:ONLY )?${name}.* SET NOT NULL`, ([, table]) => ({ level: 'LOCKS', code: 'NOT_NULL_SET', place: table!, says: 'every row is looked at' })),
  hazard(`^CREATE (?:UNIQUE )?INDEX (?!CONCURRENTLY).* ON (?:ONLY )?${name}`, ([, table]) => ({ level: 'LOCKS', code: 'INDEX_ADDED', place: table!, says: 'nobody writes the table while the index is made' })),
]

/**
 * The steps that the statements tell of, each with its line. `alsoStructure` where no scratch database could show what happens to tables.
 * A DO block is read as a script: what it makes up at run time (EXECUTE) nobody can read, and that is said.
 */
export function readsOf(statements: readonly Statement[], alsoStructure = false): Step[] {
  const hazards = alsoStructure ? [...onRows, ...onStructure] : onRows
  return statements.flatMap(({ bare, line, bodies }) => {
    const found = hazards.flatMap(({ when, step }) => {
      const match = when.exec(bare)
      return match ? [{ ...step(match), line }] : []
    })
    return /^DO\b/i.test(bare) ? [...found, ...bodies.flatMap((body) => inBody(body, line))] : found
  })
}

function inBody(body: string, line: number): Step[] {
  const deletes = /\b(DELETE FROM|TRUNCATE)\b[\s'|%"]*(\w+)?/i.exec(body)
  if (!deletes) return []
  return [{ level: 'DESTRUCTIVE', code: 'ROWS_DELETED', place: deletes[2] ?? 'DO', says: 'a DO block deletes rows', remedy: 'write it as a statement of its own', line }]
}
