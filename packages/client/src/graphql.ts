import { initGraphQLTada } from 'gql.tada'
import type { introspection } from './generated/graphql-env'

/** The typed tag for documents. Exact decimals and days travel as text. */
export const graphql = initGraphQLTada<{
  introspection: introspection
  scalars: { Date: string; DateTimeISO: string; Decimal: string; Figure: string; JSON: unknown }
}>()
export type { FragmentOf, ResultOf, VariablesOf } from 'gql.tada'
export { readFragment } from 'gql.tada'
