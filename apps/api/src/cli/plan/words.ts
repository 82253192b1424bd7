/** A plan as lines a person reads, and what it means for the program that called it. */
import { counted, inOrder, levels, type Level, type Step } from './step'

export type Plan = {
  readonly database: { readonly migrations: readonly string[]; readonly isNew: boolean } | null
  readonly steps: readonly Step[]
  readonly remarks: readonly string[]
}

const titles: Record<Level, string> = {
  FAILS: 'Will fail as the data is',
  DESTRUCTIVE: 'Destructive: what it takes away is gone. Deploying asks for --allow-destructive',
  BREAKS: 'Breaks whoever relies on it',
  LOCKS: 'Makes others wait',
  CHANGES: 'Changes',
}
const usersTold = 6

export function planInWords({ database, steps, remarks }: Plan): string {
  const head = database === null ? 'The database was not looked at.' : database.migrations.length === 0 ? 'Every migration is applied.' : `${database.isNew ? 'A new database: ' : ''}${counted(database.migrations.length, 'migration')} would be applied: ${database.migrations.join(', ')}`
  const groups = levels.flatMap((level) => {
    const here = inOrder(steps).filter((step) => step.level === level)
    return here.length === 0 ? [] : [`\n${titles[level]}\n${here.map(line).join('')}`]
  })
  return `${[head, ...remarks].join('\n')}\n${groups.join('')}${steps.length === 0 ? 'Nothing else changes.\n' : ''}`
}

export function line({ code, place, says, remedy, migration, line: at, rows, usedBy = [] }: Step): string {
  const where = migration === undefined ? '' : `  [${migration}${at === undefined ? '' : `:${at}`}]`
  const size = rows === undefined ? '' : ` (${counted(rows, 'row')})`
  const more = usedBy.length > usersTold ? [`and ${usedBy.length - usersTold} more`] : []
  return [`  ${code}  ${place}${size}${where}`, `      ${says}`, ...(remedy === undefined ? [] : [`      Remedy: ${remedy}`]), ...(usedBy.length > 0 ? [`      Used by: ${[...usedBy.slice(0, usersTold), ...more].join(', ')}`] : [])].join('\n') + '\n'
}

/** 0: nothing that anybody has to think about; 1: something fails, is destroyed or breaks. */
export const exitCode = ({ steps }: Plan): 0 | 1 => (steps.some(({ level }) => level === 'FAILS' || level === 'DESTRUCTIVE' || level === 'BREAKS') ? 1 : 0)
