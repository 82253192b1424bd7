/** What clients will meet: the changes of the contract, each with whoever asks for it. */
import type { GraphQLSchema } from 'graphql'
import { changesBetween } from '../contract/changes'
import { usersOf, type Uses } from '../contract/uses'
import type { Step } from './step'

const levels = { BREAKING: 'BREAKS', DANGEROUS: 'CHANGES', SAFE: 'CHANGES' } as const

/** `uses` are those of the schema before: what is no longer there can only have been asked for then. */
export const contractSteps = (before: GraphQLSchema, after: GraphQLSchema, uses: Uses): Step[] =>
  changesBetween(before, after).map(({ risk, code, at, says }): Step => {
    const usedBy = risk === 'SAFE' && code !== 'DEPRECATED' ? [] : usersOf(uses, at)
    return { level: levels[risk], code, place: at, says: risk === 'BREAKING' && usedBy.length === 0 ? `${says} Nobody we know of asks for it.` : says, ...(usedBy.length > 0 && { usedBy }) }
  })
