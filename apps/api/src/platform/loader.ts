import DataLoader from 'dataloader'

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
