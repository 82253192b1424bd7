import type { Condition, NameOf } from '@tolok/domain'
import type pg from 'pg'
import { rowsOf, sql } from '../../platform/statement'
import type { SqlCatalogue } from '../reports'

/** The names behind the codes of a filter, so that a file says who is meant. */
export async function namesIn(pool: pg.Pool, condition: Condition | null, { dimensions }: SqlCatalogue): Promise<NameOf> {
  const asked = new Map<string, Set<string>>()
  const gather = (part: Condition): void => {
    if ('and' in part) return part.and.forEach(gather)
    if ('or' in part) return part.or.forEach(gather)
    if ('not' in part) return gather(part.not)
    if (part.op !== 'CONTAINS') asked.set(part.on, new Set([...(asked.get(part.on) ?? []), ...part.values]))
  }
  if (condition) gather(condition)
  const names = new Map<string, string>()
  for (const [id, codes] of asked) {
    const register = dimensions.find((dimension) => dimension.id === id)?.register
    if (!register) continue
    for (const { member, name } of await rowsOf<{ member: string; name: string }>(pool, sql`select r.member, r.name from (${register}) r where r.member = any(${[...codes]}::text[])`)) names.set(`${id} ${member}`, name)
  }
  return (id, member) => names.get(`${id} ${member}`)
}
