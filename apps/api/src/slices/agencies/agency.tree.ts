import type { Day } from '@tolok/domain'
import DataLoader from 'dataloader'
import type pg from 'pg'
import type { Key } from '../../platform/loader'
import { cursorOf, partsOf, toPage, type Page } from '../../platform/page'
import type { Scope } from '../../platform/scope'
import { inMunicipalities, rowsOf, sql, type Sql } from '../../platform/statement'
import { dayAsked } from '../municipalities'
import type { Agency } from './agency.object'
import { agencyColumns, isOn } from './agency.store'

/** An agency on a day; today in its municipality where none is given. */
type Place = Key & { on?: Day | null }
const textOf = ({ municipalityId, key, on }: Place): string => `${municipalityId} ${key} ${on ?? ''}`

/** The places asked for, as rows q(n, municipality_id, agency_id, day). */
const asked = (scope: Scope, places: readonly Place[]): Sql => sql`(
  select q.n, q.municipality_id, q.agency_id, coalesce(q.day, ${dayAsked(scope, null)}) as day
  from unnest(${places.map((one) => one.municipalityId)}::int[], ${places.map((one) => one.key)}::uuid[], ${places.map((one) => one.on ?? null)}::date[])
    with ordinality q(municipality_id, agency_id, day, n)
  join municipality m on m.id = q.municipality_id
  where ${inMunicipalities(scope, sql`q.municipality_id`)}) q`

/** The agencies from the top down to this one; empty when it stands nowhere on that day. Serves parent, level and path alike. */
export const pathLoader = (scope: Scope, _db: unknown, pool: pg.Pool) =>
  new DataLoader<Place, Agency[], string>(
    async (places) => {
      const rows = await rowsOf<Agency & { n: string }>(
        pool,
        sql`select q.n, ${agencyColumns} from ${asked(scope, places)}
          join agency_ancestry x on x.municipality_id = q.municipality_id and x.agency_id = q.agency_id and ${isOn(sql`x`, sql`q.day`)}
          join agency a on a.municipality_id = x.municipality_id and a.id = x.ancestor_id
          order by q.n, x.level`,
      )
      return byNumber(places, rows)
    },
    { cacheKeyFn: textOf },
  )

/** How many stand directly under each. */
export const childCountLoader = (scope: Scope, _db: unknown, pool: pg.Pool) =>
  new DataLoader<Place, number, string>(
    async (places) => {
      const rows = await rowsOf<{ n: string; count: number }>(
        pool,
        sql`select q.n, count(*)::int as count from ${asked(scope, places)}
          join agency_placement p on p.municipality_id = q.municipality_id and p.parent_id = q.agency_id and ${isOn(sql`p`, sql`q.day`)}
          group by q.n`,
      )
      const counts = new Map(rows.map((row) => [Number(row.n), row.count]))
      return places.map((_, i) => counts.get(i + 1) ?? 0)
    },
    { cacheKeyFn: textOf },
  )

type ChildrenAsked = Place & { first: number; after?: string | null }

/** A page of those directly under each, by code: one statement for every agency of a list. */
export const childrenLoader = (scope: Scope, _db: unknown, pool: pg.Pool) =>
  new DataLoader<ChildrenAsked, Page<Agency>, string>(
    async (places) => {
      const after = places.map((one) => (one.after ? partsOf(one.after, 'TEXT')[0] : null))
      const rows = await rowsOf<Agency & { n: string; total: number }>(
        pool,
        sql`select q.n, t.total, a.* from ${asked(scope, places)}
          join unnest(${places.map((one) => one.first)}::int[], ${after}::text[]) with ordinality r(first, after, n) on r.n = q.n
          cross join lateral (
            select count(*)::int as total from agency_placement p
            where p.municipality_id = q.municipality_id and p.parent_id = q.agency_id and ${isOn(sql`p`, sql`q.day`)}
          ) t
          left join lateral (
            select ${agencyColumns} from agency_placement p join agency a on a.municipality_id = p.municipality_id and a.id = p.agency_id
            where p.municipality_id = q.municipality_id and p.parent_id = q.agency_id and ${isOn(sql`p`, sql`q.day`)} and (r.after is null or a.code > r.after)
            order by a.code limit r.first + 1
          ) a on true
          order by q.n, a.code`,
      )
      const lists = byNumber(places, rows)
      return places.map(({ first }, i) => {
        const list = lists[i] ?? []
        return toPage(list.filter((row) => row.key !== null), first, list[0]?.total ?? 0, (row) => cursorOf(row.code))
      })
    },
    { cacheKeyFn: (one) => `${textOf(one)} ${one.first} ${one.after ?? ''}` },
  )

/** Rows with the number of the question they answer, as one list for each question. */
function byNumber<T extends { n: string }>(questions: readonly unknown[], rows: readonly T[]): T[][] {
  const lists: T[][] = questions.map(() => [])
  for (const row of rows) lists[Number(row.n) - 1]?.push(row)
  return lists
}
