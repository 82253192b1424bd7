/** What all tiles of a dashboard share: `{ period?, where? }` as the API keeps it, and as the two fields on the screen. */
export type Shared = { period: string; agencyId: string | undefined }
type Kept = { period?: { fixed?: string; relative?: string }; where?: { on?: string; op?: string; values?: string[] } }

export const relatives = ['THIS_YEAR', 'YEAR_TO_DATE', 'LAST_QUARTER', 'LAST_MONTH', 'LAST_12_MONTHS'] as const

export function sharedIn(filters: unknown): Shared {
  const { period, where } = (filters ?? {}) as Kept
  return { period: period?.relative ?? period?.fixed ?? '', agencyId: where?.on === 'AGENCY' ? where.values?.[0] : undefined }
}

/** '' is each report's own period. */
export const filtersOf = ({ period, agencyId }: Shared) => ({
  ...(period === '' ? {} : { period: /^\d{4}/.test(period) ? { fixed: period } : { relative: period } }),
  ...(agencyId ? { where: { on: 'AGENCY', op: 'DESCENDANT_OF', values: [agencyId] } } : {}),
})

type Question = { period?: unknown; where?: unknown }
/** A question under filters chosen on the screen only: as the API does with those that are kept. */
export const under = <Query extends Question>(query: Query, shared: Shared): Query => {
  const { period, where } = filtersOf(shared) as { period?: unknown; where?: unknown }
  return { ...query, ...(period ? { period } : {}), ...(where ? { where: query.where ? { and: [query.where, where] } : where } : {}) }
}
