import type { Actor } from '@tolok/domain'

export type Token = {
  id: string
  /** The documents it is bound to, by the SHA-256 of their text; null: any. */
  operations: { readonly has: (hash: string) => boolean; readonly document: (hash: string) => Promise<string> } | null
  /** Takes a cost from its allowance, or refuses RATE_LIMITED. */
  charge: (cost: number) => Promise<void>
}

/** Whose rows an operation may touch. Every store function takes it first; forgetting it is a type error. */
export type Scope = {
  actor: Actor
  /** One municipality, a list, or all of them. */
  municipalities: readonly number[] | 'ALL'
  /** The access token that acts, where it is no person who is signed in. */
  token?: Token
  /** The moment the operation speaks of: memberships, grants and roles are those of this instant. */
  at: Date
}

/** The setting row-level security reads: '1671', '1671,1708', or '-1' for all. */
export const settingOf = (municipalities: Scope['municipalities']): string => (municipalities === 'ALL' ? '-1' : municipalities.join(','))

/** Narrows a scope to one municipality; undefined when it lies outside, which callers answer like a missing object. */
export function within(scope: Scope, municipalityId: number): Scope | undefined {
  const inside = scope.municipalities === 'ALL' || scope.municipalities.includes(municipalityId)
  return inside ? { ...scope, municipalities: [municipalityId] } : undefined
}

/** The Prisma filter for a municipality column. */
export const inScope = (scope: Scope): { in: number[] } | undefined => (scope.municipalities === 'ALL' ? undefined : { in: [...scope.municipalities] })
