/**
 * What a person asks of the report builder, as one value that lives in the address bar: back, forward, reload and a shared link all give the same question.
 * The API judges whether it can be answered; here only its shape is read, and what does not fit is left out.
 */
export const views = ['table', 'chart', 'bar', 'line', 'stacked', 'heat', 'scatter'] as const
/** `chart` draws what suits the answer; the others are a person's own choice. */
export type ViewKind = (typeof views)[number]

export type DimensionChoice = { by: string; level?: number; grain?: string }
export type Condition = { on: string; op: string; values: string[] }
export type Order = { by: string; direction: 'ASC' | 'DESC' }
/** A filter as the API takes it: one condition, or several of which all hold (and), one holds (or), or none (not). */
export type Filter = { on?: string; op?: string; values?: string[]; and?: Filter[]; or?: Filter[]; not?: Filter }
/** A condition on a figure, after counting. The values are decimals as text. */
export type FigureCondition = { measure: string; op: string; values: string[] }
export type Derivation = { measure: string; kind: string; of?: string; n?: number }
export type Top = { by: string; n: number; direction: 'ASC' | 'DESC'; perGroup: boolean; others: boolean }

export type Question = {
  measures: string[]
  rows: DimensionChoice[]
  columns: DimensionChoice[]
  period: PeriodChoice
  where: Condition[]
  /** What else must hold, which the builder shows but has no fields for. */
  also: Filter | null
  having: FigureCondition[]
  compare: string[]
  show: Derivation[]
  top: Top | null
  orderBy: Order | null
  /** Among equals of `orderBy`. */
  thenBy: Order[]
  /** How many rows are asked for; null is all. */
  first: number | null
  totals: string[]
  minimumState: string
  structure: string
  /** A moment (ISO): what was known then; null is now. */
  asOf: string | null
  view: ViewKind
  /** Whether achievements are marked by the bands of the scheme. */
  bands: boolean
}
export type PeriodChoice = { fixed: string } | { from: string; to: string } | { relative: string; anchor?: string }

/** The question as search parameters: `m=ACHIEVEMENT&r=AGENCY.1~PERIOD.QUARTER&p=2026`. */
export const searchKeys = ['m', 'r', 'c', 'p', 'w', 'x', 'h', 'k', 'sh', 'n', 'o', 'l', 't', 's', 'st', 'd', 'v', 'b'] as const
export type QuestionSearch = { [Key in (typeof searchKeys)[number]]?: string }

export const firstQuestion = (year: string): Question => ({
  measures: ['ACHIEVEMENT'],
  rows: [{ by: 'AGENCY', level: 1 }],
  columns: [],
  period: { fixed: year },
  where: [],
  also: null,
  having: [],
  compare: [],
  show: [],
  top: null,
  orderBy: null,
  thenBy: [],
  first: null,
  totals: ['GRAND'],
  minimumState: 'VERIFIED',
  structure: 'AS_WAS',
  asOf: null,
  view: 'table',
  bands: false,
})

const word = /^[A-Z][A-Z0-9_]*$/
const listOf = (text: string | undefined) => (text ? text.split('~').filter((part) => part !== '') : [])

const dimensionText = ({ by, level, grain }: DimensionChoice) => (level !== undefined ? `${by}.${level}` : grain ? `${by}.${grain}` : by)
function dimensionOf(text: string): DimensionChoice[] {
  const [by = '', detail] = text.split('.')
  if (!word.test(by)) return []
  if (detail === undefined) return [{ by }]
  return /^\d$/.test(detail) ? [{ by, level: Number(detail) }] : [{ by, grain: detail }]
}

const periodText = (period: PeriodChoice) =>
  'fixed' in period ? period.fixed : 'from' in period ? `${period.from}..${period.to}` : period.relative + (period.anchor ? `@${period.anchor}` : '')
function periodOf(text: string): PeriodChoice {
  const [from, to] = text.split('..')
  if (to !== undefined) return { from: from!, to }
  if (!word.test(text.split('@')[0]!)) return { fixed: text }
  const [relative, anchor] = text.split('@')
  return anchor ? { relative: relative!, anchor } : { relative: relative! }
}

/** A value may hold anything a code holds, so it is percent-encoded, with the two separators that encodeURIComponent leaves alone. */
const encoded = (value: string) => encodeURIComponent(value).replaceAll('!', '%21').replaceAll('~', '%7E')
const conditionText = ({ on, op, values }: Condition) => [on, op, ...values.map(encoded)].join('!')
function conditionOf(text: string): Condition[] {
  const [on = '', op = '', ...values] = text.split('!')
  if (!word.test(on) || !word.test(op)) return []
  try {
    return [{ on, op, values: values.map(decodeURIComponent) }]
  } catch {
    return []
  }
}

const figureConditionText = ({ measure, op, values }: FigureCondition) => conditionText({ on: measure, op, values })
const figureConditionOf = (text: string): FigureCondition[] => conditionOf(text).map(({ on, op, values }) => ({ measure: on, op, values }))

const derivationText = ({ measure, kind, of, n }: Derivation) => [measure, kind, of ?? n].filter((part) => part !== undefined).join('.')
function derivationOf(text: string): Derivation[] {
  const [measure = '', kind = '', detail] = text.split('.')
  if (!word.test(measure) || !word.test(kind)) return []
  if (detail === undefined) return [{ measure, kind }]
  return /^\d{1,3}$/.test(detail) ? [{ measure, kind, n: Number(detail) }] : word.test(detail) ? [{ measure, kind, of: detail }] : []
}

const topText = ({ by, n, direction, perGroup, others }: Top) => [n, by, direction === 'ASC' ? 'a' : '', perGroup ? 'g' : '', others ? 'o' : ''].filter((part) => part !== '').join('.')
function topOf(text: string): Top | null {
  const [n = '', by = '', ...flags] = text.split('.')
  return /^\d{1,5}$/.test(n) && word.test(by) ? { by, n: Number(n), direction: flags.includes('a') ? 'ASC' : 'DESC', perGroup: flags.includes('g'), others: flags.includes('o') } : null
}

/** The bang keeps the router from reading it as an object of its own. */
const filterText = (filter: Filter) => `!${JSON.stringify(filter)}`
function filterOf(text: string | undefined): Filter | null {
  try {
    const read: unknown = text?.startsWith('!') ? JSON.parse(text.slice(1)) : null
    return isFilter(read) ? read : null
  } catch {
    return null
  }
}
function isFilter(read: unknown): read is Filter {
  if (typeof read !== 'object' || read === null) return false
  const { on, op, values, and, or, not, ...rest } = read as Record<string, unknown>
  const isOne = typeof on === 'string' && word.test(on) && typeof op === 'string' && word.test(op) && (values === undefined || (Array.isArray(values) && values.every((value) => typeof value === 'string')))
  const isList = (list: unknown) => Array.isArray(list) && list.length > 0 && list.every(isFilter)
  return Object.keys(rest).length === 0 && [isOne, isList(and), isList(or), isFilter(not)].filter(Boolean).length === 1
}

const orderText = ({ by, direction }: Order) => `${by}.${direction}`
function orderOf(text: string): Order[] {
  const [by = '', direction] = text.split('.')
  return word.test(by) ? [{ by, direction: direction === 'ASC' ? 'ASC' : 'DESC' }] : []
}

export function toSearch(question: Question): QuestionSearch {
  const search: QuestionSearch = {
    m: question.measures.join('~'),
    r: question.rows.map(dimensionText).join('~'),
    c: question.columns.map(dimensionText).join('~'),
    p: periodText(question.period),
    w: question.where.map(conditionText).join('~'),
    x: question.also ? filterText(question.also) : '',
    h: question.having.map(figureConditionText).join('~'),
    k: question.compare.join('~'),
    sh: question.show.map(derivationText).join('~'),
    n: question.top ? topText(question.top) : '',
    o: question.orderBy ? [question.orderBy, ...question.thenBy].map(orderText).join('~') : '',
    l: question.first ? String(question.first) : '',
    t: question.totals.join('~'),
    s: question.minimumState === 'VERIFIED' ? '' : question.minimumState,
    st: question.structure === 'AS_WAS' ? '' : question.structure,
    d: question.asOf ?? '',
    v: question.view === 'table' ? '' : question.view,
    b: question.bands ? '1' : '',
  }
  // `r` and `t` stay when empty: no rows and no totals are answers of their own.
  return Object.fromEntries(Object.entries(search).filter(([key, value]) => value !== '' || key === 'r' || key === 't'))
}

export function fromSearch(search: QuestionSearch, year: string): Question {
  const first = firstQuestion(year)
  if (search.m === undefined) return first
  const [orderBy = null, ...thenBy] = listOf(search.o).flatMap(orderOf)
  const most = /^\d{1,5}$/.test(search.l ?? '') ? Number(search.l) : 0
  return {
    measures: listOf(search.m).filter((measure) => word.test(measure)),
    rows: listOf(search.r).flatMap(dimensionOf),
    columns: listOf(search.c).flatMap(dimensionOf),
    period: search.p ? periodOf(search.p) : first.period,
    where: listOf(search.w).flatMap(conditionOf),
    also: filterOf(search.x),
    having: listOf(search.h).flatMap(figureConditionOf),
    compare: listOf(search.k).filter((comparator) => word.test(comparator)),
    show: listOf(search.sh).flatMap(derivationOf),
    top: search.n ? topOf(search.n) : null,
    orderBy,
    thenBy,
    first: most > 0 ? most : null,
    totals: listOf(search.t).filter((total) => word.test(total)),
    minimumState: search.s && word.test(search.s) ? search.s : 'VERIFIED',
    structure: search.st === 'AS_IS' ? 'AS_IS' : 'AS_WAS',
    asOf: search.d && !Number.isNaN(Date.parse(search.d)) ? search.d : null,
    view: views.find((view) => view === search.v) ?? 'table',
    bands: search.b === '1',
  }
}

/** Keeps only the keys that are texts: what the router hands over may be anything a person typed. */
export function readSearch(search: Record<string, unknown>): QuestionSearch {
  return Object.fromEntries(searchKeys.flatMap((key) => (search[key] === undefined ? [] : [[key, String(search[key])]])))
}
