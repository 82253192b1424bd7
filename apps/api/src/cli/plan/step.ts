/**
 * How much a step of a deployment asks of whoever deploys:
 * FAILS it will not go through as the data is · DESTRUCTIVE what it takes away is gone · BREAKS somebody who relies on it stops working ·
 * LOCKS others wait while it runs · CHANGES nothing but a change.
 */
export const levels = ['FAILS', 'DESTRUCTIVE', 'BREAKS', 'LOCKS', 'CHANGES'] as const
export type Level = (typeof levels)[number]

/** One thing that deploying will do. `place` is what it happens to: a table, `table.column`, a field of the contract, a saved report. */
export type Step = {
  readonly level: Level
  readonly code: string
  readonly place: string
  /** In English, for whoever deploys. */
  readonly says: string
  readonly remedy?: string
  readonly migration?: string
  readonly line?: number
  /** Of the table in the database that is deployed to. */
  readonly rows?: number
  /** Who relies on it. */
  readonly usedBy?: readonly string[]
}

/** The gravest first; within a level in the order they happen. */
export const inOrder = (steps: readonly Step[]): Step[] => levels.flatMap((level) => steps.filter((step) => step.level === level))

/** The steps that `npm run migrate -- deploy` refuses without --allow-destructive. */
export const destructive = (steps: readonly Step[]): Step[] => steps.filter(({ level }) => level === 'DESTRUCTIVE')

/** '1 row', '1,204 rows'. */
export const counted = (n: number, noun: string): string => `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`
