import { getNamedType, getNullableType, isLeafType, isListType, isObjectType, type DocumentNode, type GraphQLSchema } from 'graphql'
// Its ESM build loads a second copy of graphql; of its CommonJS build Node's ESM sees only this name.
import { getComplexity } from 'graphql-query-complexity/cjs'
import type { ComplexityEstimator } from 'graphql-query-complexity/cjs'
import { Refusal } from './errors'

/** About twice what a full page of our widest list with its nested objects costs. */
export const mostCost = 20_000

const pageSize = { least: 1, assumed: 50, most: 200 }
/** Of lists that no page bounds: parts, placements, revisions. */
const plainList = 10

/**
 * An object costs one and its fields; a list so many times that, by `first` where there is one. Out of bounds counts as the nearest bound, so a
 * negative page takes nothing off; the resolver refuses it later. A field with a `complexity` of its own answers for itself.
 */
const estimate: ComplexityEstimator = (options) => {
  const own = options.field.extensions['complexity'] as number | ComplexityEstimator | undefined
  if (typeof own === 'function') return own(options)
  if (isLeafType(getNamedType(options.field.type))) return own ?? 0.1
  return (own ?? 1) + timesOf(options) * options.childComplexity
}

function timesOf({ field, args, type }: Parameters<ComplexityEstimator>[0]): number {
  if (field.args.some((arg) => arg.name === 'first')) return clamp(args['first'])
  const isNodes = isObjectType(type) && 'pageInfo' in type.getFields() // its page was counted already
  return isListType(getNullableType(field.type)) && !isNodes ? plainList : 1
}

const clamp = (first: unknown) => (typeof first === 'number' && Number.isFinite(first) ? Math.min(Math.max(first, pageSize.least), pageSize.most) : pageSize.assumed)

/** What an operation may cost at most. Takes variables that fit their types. */
export const costOf = (schema: GraphQLSchema, query: DocumentNode, operationName: string | undefined, variables: Record<string, unknown>): number =>
  Math.ceil(getComplexity({ schema, query, operationName, variables, estimators: [estimate] }))

export function checkCost(cost: number): void {
  if (cost > mostCost) throw new Refusal('BAD_INPUT', [{ code: 'TOO_COSTLY', path: [], cost, most: mostCost }], { status: 400 })
}

/** The `complexity` of a list that no page bounds and that holds about so many, where the ten assumed of any such list are far off. */
export const listOfAbout =
  (times: number): ComplexityEstimator =>
  ({ childComplexity }) =>
    1 + times * childComplexity
