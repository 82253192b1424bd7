import type { Loader } from '../loader'
import type { Random } from '../random'
import { uuidAt } from '../uuid'
import type { Town } from './town'

/** The registers are first filled in December 2024; the demonstration stands still at 31 October 2026, 23:59 in Jakarta. */
export const demonstration = { begin: Date.parse('2024-12-02T02:00:00Z'), now: Date.parse('2026-10-31T16:59:00Z') } as const

/** What every step of making a town needs: where rows go, whose randomness, which ids. */
export type Setting = {
  town: Town
  loader: Loader
  random: Random
  /** The end of what has happened, in milliseconds. */
  now: number
  /** When the registers were first filled: in December before the first year. */
  begin: number
  sourceId: string
  accounts: { admin: string; planner: string; employee: string; superior: string }
  newId(instant: number): string
}

export function settingOf(town: Town, loader: Loader, random: Random, now: number): Setting {
  const ids = random.part('ids')
  const newId = (instant: number) => uuidAt(instant, ids)
  const { begin } = demonstration
  return {
    town,
    loader,
    random,
    now,
    begin,
    newId,
    sourceId: newId(begin),
    accounts: { admin: newId(begin), planner: newId(begin), employee: newId(begin), superior: newId(begin) },
  }
}
