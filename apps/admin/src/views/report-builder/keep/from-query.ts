import { dayInZone, type Zone } from '@tolok/domain'
import type { Derivation, DimensionChoice, FigureCondition, PeriodChoice, Question, Top, ViewKind } from '../question'
import { firstQuestion } from '../question'

type Filter = { on?: string; op?: string; values?: string[]; and?: Filter[]; or?: Filter[]; not?: Filter }
type Order = { measure?: string; dimension?: string; direction?: 'ASC' | 'DESC' }
type Kept = {
  measures?: string[]
  rows?: DimensionChoice[]
  columns?: DimensionChoice[]
  period?: PeriodChoice
  where?: Filter
  having?: FigureCondition[]
  compare?: string[]
  show?: Derivation[]
  top?: Partial<Top> & Pick<Top, 'by' | 'n'>
  orderBy?: Order[]
  totals?: string[]
  minimumState?: string
  structure?: string
  asOf?: string
}
type KeptView = { kind?: string; options?: { automatic?: boolean; bands?: boolean } }

const looks: Record<string, ViewKind> = { TABLE: 'table', BAR: 'bar', LINE: 'line', AREA: 'line', STACKED: 'stacked', HEAT_MAP: 'heat', SCATTER: 'scatter' }
const kinds = { table: 'TABLE', chart: 'BAR', bar: 'BAR', line: 'LINE', stacked: 'STACKED', heat: 'HEAT_MAP', scatter: 'SCATTER' } as const

/** How the answer is looked at, as a saved document says it. */
export const toView = ({ view, bands }: Pick<Question, 'view' | 'bands'>) => ({
  kind: kinds[view],
  ...(view === 'chart' || bands ? { options: { ...(view === 'chart' ? { automatic: true } : {}), ...(bands ? { bands: true } : {}) } } : {}),
})

/** Conditions that all hold; null where one holds or another, or one does not: that the builder cannot show. */
function allOf(filter: Filter): { on: string; op: string; values: string[] }[] | null {
  if (filter.or || filter.not) return null
  if (filter.and) {
    const parts = filter.and.map(allOf)
    return parts.every((part) => part !== null) ? parts.flat() : null
  }
  return filter.on && filter.op ? [{ on: filter.on, op: filter.op, values: filter.values ?? [] }] : []
}

/** A kept question as the builder asks it; null where the builder has no words for a part of it, rather than another question than was kept. */
export function fromQuery(query: unknown, view: unknown, year: string): Question | null {
  const kept = query as Kept
  const { kind = 'TABLE', options = {} } = (view ?? {}) as KeptView
  const where = kept.where ? allOf(kept.where) : []
  if (where === null || (kept.orderBy?.length ?? 0) > 1) return null
  const first = firstQuestion(year)
  const [order] = kept.orderBy ?? []
  return {
    measures: kept.measures ?? first.measures,
    rows: kept.rows ?? [],
    columns: kept.columns ?? [],
    period: kept.period ?? first.period,
    where,
    having: (kept.having ?? []).map((one) => ({ ...one, values: one.values ?? [] })),
    compare: kept.compare ?? [],
    show: kept.show ?? [],
    top: kept.top ? { direction: 'DESC', perGroup: false, others: false, ...kept.top } : null,
    orderBy: order ? { by: order.measure ?? order.dimension ?? '', direction: order.direction ?? 'ASC' } : null,
    totals: kept.totals ?? [],
    minimumState: kept.minimumState ?? 'VERIFIED',
    structure: kept.structure ?? 'AS_WAS',
    asOf: kept.asOf ?? null,
    view: options.automatic ? 'chart' : (looks[kind] ?? 'table'),
    bands: options.bands ?? false,
  }
}

/** The question as it was asked at a moment (ISO): what was known then, and a moving period counted from that day. */
export const asKnown = (question: Question, moment: string, timeZone: string): Question => ({
  ...question,
  asOf: moment,
  period: 'relative' in question.period && !question.period.anchor ? { ...question.period, anchor: dayInZone(Date.parse(moment), timeZone as Zone) } : question.period,
})
