import DataLoader from 'dataloader'
import { toPage, type Page } from './page'

/** What names a row inside the platform: its municipality and its UUID. */
export type Key = { municipalityId: number; key: string }
const textOf = ({ municipalityId, key }: Key): string => `${municipalityId} ${key}`

/** The Prisma filter for many keys; the municipality first, as every index has it. */
export const oneOf = (keys: readonly Key[]) => ({
  municipalityId: { in: [...new Set(keys.map((one) => one.municipalityId))] },
  id: { in: [...new Set(keys.map((one) => one.key))] },
})

/** A loader of rows by key: one statement for all keys asked in one tick, null for a row that is not there. */
export const rowLoader = <T extends Key>(find: (keys: readonly Key[]) => Promise<T[]>): DataLoader<Key, T | null, string> =>
  new DataLoader<Key, T | null, string>(
    async (keys) => {
      const rows = new Map((await find(keys)).map((row) => [textOf(row), row]))
      return keys.map((key) => rows.get(textOf(key)) ?? null)
    },
    { cacheKeyFn: textOf },
  )

/** A loader of lists that hang on a key (an assignment's history, a target's revisions): `keyOf` says on which one a row hangs. */
export const listLoader = <T>(find: (keys: readonly Key[]) => Promise<T[]>, keyOf: (row: T) => Key): DataLoader<Key, T[], string> =>
  new DataLoader<Key, T[], string>(
    async (keys) => {
      const lists = new Map<string, T[]>(keys.map((key) => [textOf(key), []]))
      for (const row of await find(keys)) lists.get(textOf(keyOf(row)))?.push(row)
      return keys.map((key) => lists.get(textOf(key))!)
    },
    { cacheKeyFn: textOf },
  )

function groupBy<T, K>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

/** One page of what hangs on each key, and the counts of all of it: rows and counts carry `n`, the key's place in the list. */
export type NumberedPages<T> = {
  rows: (T & { n: number })[]
  count: () => Promise<{ n: number; total: number }[]>
  cursor: (row: T) => string
}

/** A loader of pages that hang on a key (the targets of an indicator). Keys asked with the same arguments share one statement, and one for their counts. */
export function pageLoader<A extends { first: number }, T>(find: (keys: readonly Key[], args: A) => Promise<NumberedPages<T>>) {
  type Asked = { at: Key; args: A }
  const loader = new DataLoader<Asked, Page<T>, string>(
    async (asked) => {
      const groups = groupBy(asked, ({ args }) => JSON.stringify(args))
      const pages = new Map<Asked, Page<T>>()
      await Promise.all(
        [...groups.values()].map(async (group) => {
          const { args } = group[0]!
          const { rows, count, cursor } = await find(group.map(({ at }) => at), args)
          const byKey = groupBy(rows, (row) => row.n)
          let counts: Promise<{ n: number; total: number }[]> | undefined
          group.forEach((one, i) => {
            const total = async () => (await (counts ??= count())).find(({ n }) => n === i + 1)?.total ?? 0
            pages.set(one, toPage<T>(byKey.get(i + 1) ?? [], args.first, total, cursor))
          })
        }),
      )
      return asked.map((one) => pages.get(one)!)
    },
    { cacheKeyFn: ({ at, args }) => `${textOf(at)} ${JSON.stringify(args)}` },
  )
  return { load: (at: Key, args: A): Promise<Page<T>> => loader.load({ at, args }) }
}
