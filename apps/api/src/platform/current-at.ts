import type { ObservationState } from '@tolok/domain'
import { sql, type Sql } from './statement'

/** Observations (alias `o`) at least this far, with nothing at least this far in their place: what reports and scorecards count. */
export const isCurrentAt = (minimum: ObservationState): Sql => {
  const state = sql`${minimum === 'RETURNED' ? 'DRAFT' : minimum}::record_state`
  return sql`o.state >= ${state} and (o.successor_state is null or o.successor_state < ${state}) and o.withdrawn_at is null`
}
