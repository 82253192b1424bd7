import type { Dimension, DomainExtension, Measure, Permission } from '@tolok/domain'
import type { Sql } from '../generated/prisma/internal/prismaNamespace'
import type { Hook } from './hooks'
import type { Job } from './jobs'
import type { RestPaths } from './openapi'
import type { Routes } from './routes'

/** One thing the API can do: a folder under slices/, known to the rest by its index.ts, the door. */
export type Slice = {
  name: string
  // oxlint-disable-next-line typescript/no-unsafe-function-type
  resolvers: Function[]
  dimensions?: readonly SqlDimension[]
  measures?: readonly SqlMeasure[]
  /** Only for what GraphQL carries badly: sign-in, files. */
  routes?: Routes
  /** What comes round by itself. */
  jobs?: readonly Job[]
  /** Where it joins in when something of another slice happens. */
  hooks?: readonly Hook[]
  /** An extension's own, as packages/domain has it; a slice of core has none. */
  declaration?: DomainExtension
  /** The same routes for those who call them: a test holds the two lists equal. */
  rest?: RestPaths
}

/** A municipality's own folder under extensions/: a slice like any other, that says whose it is. */
export type Extension = Slice & { declaration: DomainExtension }

/**
 * What a report groups and filters by. In `sql` and `join`, `f` is the fact (municipality_id, indicator_id, agency_id, subject_id, target_id,
 * source_id, day, and state where it has one) and `i` its indicator. A TREE's `sql` is the agency, a TIME's the day; their levels and grains are the engine's.
 */
export type SqlDimension = Dimension & {
  sql: Sql
  /** How to reach it, where it is no column of f or i. */
  join?: Sql
  /** The same for every fact of a target, so it is looked up after counting. */
  ofTarget?: boolean
  /** CODE and TREE: municipality_id, key (what `sql` yields), member (the stable code), name and level of everything that may be a member; attributes, an object of texts, where the dimension declares some. */
  register?: Sql
  permission?: Permission
  /** Seen only where an extension is: 'muara-contoh/use'. */
  use?: Permission
}

/** What a report counts. COUNT says in `tally` what is counted of f; RATIO what is summed, with `per` the sum it is divided by. Both are numeric. */
export type SqlMeasure = Measure & { tally?: Sql; per?: Sql; permission?: Permission; use?: Permission }
