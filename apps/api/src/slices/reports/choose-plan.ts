/** How a question will be answered: from kept tallies where they answer it exactly, and from facts otherwise. Chosen beforehand, told afterwards. */
import type { Errand, ReportQuery } from '@tolok/domain'
import { rowsOf, sql } from '../../platform/statement'
import { compilePending, factsReasonsOf } from './compile'
import type { FactsReason, Keeping } from './keeping'
import { inScope, type Asked, type SqlCatalogue } from './plan'
import type { ReportScope } from './report-scope'
import type { Snapshot } from './snapshot'

/** Where a report's figures were read from. */
export const planSources = {
  ROLLED_UP: 'ROLLED_UP', // all from kept tallies
  PARTLY: 'PARTLY', // kept tallies, beside facts that are not kept or have changed since
  FACTS: 'FACTS', // all counted from facts
} as const
export type PlanSource = keyof typeof planSources

export type ReportPlan = {
  readonly source: PlanSource
  /** Why figures were counted from facts; null where none had to be. */
  readonly reason: FactsReason | null
  /** Agencies' indicators whose facts have changed since they were kept, counted anew within this answer. */
  readonly pending: number
  /** Groups the database counted: cells, indicators and kinds of figures, at every grain of the question. */
  readonly groups: number
}

/** Above so many changed pairs, or so large a share of municipalities that are not kept, all is counted from facts. */
const mostPending = 2000
const leastKept = 0.9

export type Choice = { readonly keeping: Keeping; readonly facts: FactsReason | null; readonly slots: FactsReason | null }

const none = (reason: FactsReason): Choice => ({ keeping: { facts: false, slots: false }, facts: reason, slots: reason })

/** Looks at the question first, and at what is kept only when that might help. The answer is read in the snapshot of this look, or what nothing was pending of then might be by now. */
export async function choosePlan(query: ReportQuery, scope: ReportScope, catalogue: SqlCatalogue, asked: Asked, snapshot: Snapshot, errand: Partial<Errand> = {}): Promise<Choice> {
  if (scope.persons && scope.reachesSome) return none('PERSONS')
  const { facts, slots } = factsReasonsOf(query, catalogue, asked, errand)
  if (facts !== null && slots !== null) return { keeping: { facts: false, slots: false }, facts, slots }
  const [kept] = await rowsOf<{ places: number; unkept: number; pending: number }>(
    snapshot,
    sql`select count(*)::int as places, (count(*) filter (where d.municipality_id is null))::int as unkept,
        (select count(*)::int from report_mark k join municipality m on m.id = k.municipality_id
          where ${inScope({ scope }, sql`k.municipality_id`)} and k.agency_id is not null and (k.from_day is null or k.from_day <= (${asked.asOf}::timestamptz at time zone m.time_zone)::date)) as pending
      from municipality m
      left join report_fold d on d.municipality_id = m.id and d.time_zone = m.time_zone and d.report_deadline_days = m.report_deadline_days
        and not exists (select from report_mark k where k.municipality_id = m.id and k.agency_id is null)
      where ${inScope({ scope }, sql`m.id`)}`,
  )
  if (!kept || kept.places === 0 || kept.places - kept.unkept < kept.places * leastKept) return none('NOT_FOLDED')
  if (kept.pending > mostPending) return none('MANY_MARKS')
  const keeping = { facts: facts === null, slots: slots === null }
  if (kept.unkept + kept.pending > 0) return { keeping, facts, slots }
  const [row] = await rowsOf<{ pending: boolean }>(snapshot, compilePending(query, scope, catalogue, { ...asked, keeping }, errand))
  return { keeping: { ...keeping, isSettled: row?.pending === false }, facts, slots }
}

/** Without a look at what is kept. */
export const countedFromFacts: Choice = none('TURNED_OFF')

/** Does the question ask for figures of observations or targets, and for slots? Coverage is of slots. */
export const askedOf = ({ measures }: ReportQuery, catalogue: SqlCatalogue, withCoverage: boolean): { asksFacts: boolean; asksSlots: boolean } => {
  const asked = catalogue.measures.filter(({ id }) => measures.includes(id))
  return { asksFacts: asked.some(({ fact }) => fact !== 'SLOT'), asksSlots: withCoverage || asked.some(({ fact }) => fact === 'SLOT') }
}

/** What came of it, for whoever asks why a report was fast or slow. `asksFacts` and `asksSlots`: which of them the question had. */
export function planOf({ facts, slots }: Choice, { groups, pending }: { groups: number; pending: number }, { asksFacts, asksSlots }: { asksFacts: boolean; asksSlots: boolean }): ReportPlan {
  const reasons = [...(asksFacts ? [facts] : []), ...(asksSlots ? [slots] : [])]
  const reason = reasons.find((one) => one !== null) ?? null
  const isCounted = reasons.length > 0 && reasons.every((one) => one !== null)
  return { source: isCounted ? 'FACTS' : reason !== null || pending > 0 ? 'PARTLY' : 'ROLLED_UP', reason, pending: isCounted ? 0 : pending, groups }
}
