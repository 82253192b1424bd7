/** One page of a list that is already in order. */
export type PageOf<T> = { readonly items: readonly T[]; readonly hasNextPage: boolean; readonly isWhole: boolean }

/** So many from an offset: pageOf([a, b, c], 2, 0) is a and b, with more to come. */
export const pageOf = <T>(all: readonly T[], first: number, offset: number): PageOf<T> => {
  const items = all.slice(offset, offset + first)
  return { items, hasNextPage: offset + items.length < all.length, isWhole: items.length === all.length }
}
