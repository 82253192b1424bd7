import type { Dimension, Measure, Permission } from '@tolok/domain'
import type { Sql } from '../generated/prisma/internal/prismaNamespace'
import type { Routes } from './routes'

/** One thing the API can do: a folder under slices/, known to the rest by its index.ts, the door. */
export type Slice = {
  name: string
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type
  resolvers: Function[]
  dimensions?: readonly SqlDimension[]
  measures?: readonly SqlMeasure[]
  /** Only for what GraphQL carries badly: sign-in, files. */
  routes?: Routes
}

/** The rows a measure counts: observations, targets, or the reports that were due (slots). All expose the same columns under the alias f. */
export const factKinds = { OBSERVATION: 'OBSERVATION', TARGET: 'TARGET', SLOT: 'SLOT' } as const
export type FactKind = keyof typeof factKinds

export type SqlDimension = Dimension & { sql: Sql; join?: Sql; facts?: readonly FactKind[]; permission?: Permission }
export type SqlMeasure = Measure & { facts: readonly FactKind[]; permission?: Permission }
