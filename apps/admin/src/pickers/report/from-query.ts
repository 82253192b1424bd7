import { dayInZone, type Zone } from '@tolok/domain'
import { firstQuestion, type Condition, type Derivation, type DimensionChoice, type FigureCondition, type Filter, type PeriodChoice, type Question, type Top, type ViewKind } from './question'

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
  page?: { first?: number | null } | null
}
type KeptView = { kind?: string; options?: { automatic?: boolean; bands?: boolean } }

const looks: Record<string, ViewKind> = { TABLE: 'table', BAR: 'bar', LINE: 'line', AREA: 'line', STACKED: 'stacked', HEAT_MAP: 'heat', SCATTER: 'scatter' }
const kinds = { table: 'TABLE', chart: 'BAR', bar: 'BAR', line: 'LINE', stacked: 'STACKED', heat: 'HEAT_MAP', scatter: 'SCATTER' } as const

/** How the answer is looked at, as a saved document says it. */
export const toView = ({ view, bands }: Pick<Question, 'view' | 'bands'>) => ({
  kind: kinds[view],
  ...(view === 'chart' || bands ? { options: { ...(view === 'chart' ? { automatic: true } : {}), ...(bands ? { bands: true } : {}) } } : {}),
})

/** The conditions that all hold and that the builder has fields for, and the rest word for word. */
function partsOf(filter: Filter | undefined): Pick<Question, 'where' | 'also'> {
  const parts = filter ? allOf(filter) : []
  const isPlain = ({ on, op }: Filter) => on !== undefined && op !== undefined
  const rest = parts.filter((part) => !isPlain(part))
  return { where: parts.filter(isPlain).map(({ on, op, values }): Condition => ({ on: on!, op: op!, values: values ?? [] })), also: rest.length > 1 ? { and: rest } : (rest[0] ?? null) }
}
const allOf = (filter: Filter): Filter[] => (filter.and ? filter.and.flatMap(allOf) : [filter])

/** A kept question as the builder asks it: the same question, whole. */
export function fromQuery(query: unknown, view: unknown, year: string): Question {
  const kept = query as Kept
  const { kind = 'TABLE', options = {} } = (view ?? {}) as KeptView
  const first = firstQuestion(year)
  const [orderBy = null, ...thenBy] = (kept.orderBy ?? []).map(({ measure, dimension, direction = 'ASC' }) => ({ by: measure ?? dimension ?? '', direction }))
  return {
    measures: kept.measures ?? first.measures,
    rows: kept.rows ?? [],
    columns: kept.columns ?? [],
    period: kept.period ?? first.period,
    ...partsOf(kept.where),
    having: (kept.having ?? []).map((one) => ({ ...one, values: one.values ?? [] })),
    compare: kept.compare ?? [],
    show: kept.show ?? [],
    top: kept.top ? { direction: 'DESC', perGroup: false, others: false, ...kept.top } : null,
    orderBy,
    thenBy,
    first: kept.page?.first ?? null,
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
