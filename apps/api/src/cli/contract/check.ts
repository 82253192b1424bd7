/** What must hold of the contract before a commit: nothing breaks that nobody declared, and nothing stays longer than it said. */
import type { GraphQLSchema } from 'graphql'
import { lastDayOf } from '../../platform/farewell'
import { changesBetween, placesIn } from './changes'
import type { Declared } from './landed'
import { usersOf, type Uses } from './uses'

export type Contract = { readonly landed: GraphQLSchema; readonly current: GraphQLSchema; readonly declared: readonly Declared[]; readonly uses: Uses; readonly today: string }

/** One line for each fault, each with its place and its remedy; empty when all is well. */
export function contractComplaints({ landed, current, declared, uses, today }: Contract): string[] {
  const broken = changesBetween(landed, current).filter(({ risk }) => risk === 'BREAKING')
  const meant = new Set(declared.flatMap(({ breaks }) => breaks))
  const then = placesIn(landed)
  const hasLeft = (at: string) => {
    const reason = then.get(at)?.farewell
    const day = reason === undefined ? undefined : lastDayOf(reason)
    return day !== undefined && day < today
  }
  const unmeant = broken.filter(({ at }) => !meant.has(at) && !hasLeft(at))
  const idle = declared.flatMap(({ file, breaks }) => breaks.filter((at) => !broken.some((change) => change.at === at)).map((at) => `${file}: nothing breaks at ${at}: take it out`))
  const early = declared.filter(({ date }) => date > today).map(({ file, date }) => `${file}: ${date} has not come yet`)
  return [
    ...unmeant.map(({ at, code, says }) => `${at}: ${code}: ${says} Bring it back, deprecate it first (leaving in platform/farewell.ts), or declare it in packages/contract/changes/NAME.json`),
    ...idle,
    ...early,
    ...farewellComplaints(current, uses, today),
  ]
}

function farewellComplaints(current: GraphQLSchema, uses: Uses, today: string): string[] {
  return [...placesIn(current)].flatMap(([at, { farewell }]) => {
    if (farewell === undefined) return []
    const day = lastDayOf(farewell)
    if (day === undefined) return [`${at}: deprecated without a day: say until when with leaving('2027-06-30', '…') in platform/farewell.ts`]
    if (day < today) return [`${at}: was to be removed after ${day}: remove it, or give its users a later day`]
    return usersOf(uses, at).map((by) => `${by}: asks for ${at}, which goes after ${day}: ${farewell}`)
  })
}
