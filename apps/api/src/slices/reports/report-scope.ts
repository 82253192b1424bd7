import { grantsFor } from '@tolok/domain'
import { Refusal } from '../../platform/errors'
import type { Scope } from '../../platform/scope'
import type { Sql } from '../../platform/statement'
import { personsReached } from './person-reach'

/** Whose facts a report may count: whole municipalities, and parts of a tree where a grant reaches no further. */
export type ReportScope = {
  readonly municipalities: readonly number[] | 'ALL'
  /** Null: the whole of every municipality above. */
  readonly parts: readonly { readonly municipalityId: number; readonly agencyId: string | null }[] | null
  /** Which facts about persons count, as a condition on f; null or none: all. */
  readonly persons?: Sql | null
  /** Does `persons` let some of them through? Else none. */
  readonly reachesSome?: boolean
}

/** The scope's grants that carry report.read, as the engine binds them. Refuses FORBIDDEN without any. */
export function reportScopeOf(scope: Scope): ReportScope {
  const { actor, municipalities } = scope
  const grants = grantsFor(actor, 'report.read')
  if (grants.length === 0) throw new Refusal('FORBIDDEN', [{ code: 'FORBIDDEN', path: [] }])
  const reaches = grants.map(({ grant, reach }) => ({ municipalityId: grant.municipalityId, agencyId: reach === 'AGENCY' ? grant.agencyId : null }))
  const isWhole = reaches.some(({ municipalityId, agencyId }) => municipalityId === null && agencyId === null)
  const isPlain = isWhole || reaches.every(({ agencyId }) => agencyId === null)
  const granted = reaches.flatMap(({ municipalityId, agencyId }) => (municipalityId === null ? [] : [{ municipalityId, agencyId }]))
  const named = [...new Set(granted.map(({ municipalityId }) => municipalityId))]
  const inside = isWhole ? municipalities : municipalities === 'ALL' ? named : municipalities.filter((id) => named.includes(id))
  return { municipalities: inside, parts: isPlain ? null : granted, persons: personsReached(scope, inside), reachesSome: grantsFor(actor, 'report.person').length > 0 }
}
