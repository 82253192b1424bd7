/** A report's question in words: what stands above an export, and what the explanation of a figure begins with. */
import type { Grain } from '../period'
import type { Words } from '../words'
import type { Zone } from '../zone'
import type { Catalogue, Dimension, FilterOp } from './catalogue'
import type { Condition } from './condition'
import type { DimensionUse, MinimumState, Order, ReportQuery, Structure, TotalKind } from './query'
import { comparatorWords, derivationWords } from './columns'
import type { MeasureOp, Top } from './refinements'
import { momentWords, periodWords, rangeWords } from './time-words'

export const questionTopics = ['MEASURES', 'ROWS', 'COLUMNS', 'PERIOD', 'FILTER', 'HAVING', 'TOP', 'COMPARE', 'SHOW', 'TOTALS', 'ORDER', 'MINIMUM_STATE', 'STRUCTURE', 'AS_OF'] as const
export type QuestionTopic = (typeof questionTopics)[number]

/** One thing a question says: 'Periode: Triwulan I 2026'. */
export type QuestionPart = { readonly topic: QuestionTopic; readonly label: Words; readonly text: Words }

/** The name of a member by its code, where somebody knows it: nameOf('AGENCY', '1671:BAPENDA') is Badan Pendapatan Daerah. */
export type NameOf = (dimension: string, member: string) => string | undefined

const labels: Record<QuestionTopic, Words> = {
  MEASURES: { id: 'Ukuran', en: 'Measures' },
  ROWS: { id: 'Baris', en: 'Rows' },
  COLUMNS: { id: 'Kolom', en: 'Columns' },
  PERIOD: { id: 'Periode', en: 'Period' },
  FILTER: { id: 'Saringan', en: 'Filter' },
  HAVING: { id: 'Syarat baris', en: 'Rows where' },
  TOP: { id: 'Urutan teratas', en: 'Best few' },
  COMPARE: { id: 'Dibandingkan dengan', en: 'Compared with' },
  SHOW: { id: 'Angka turunan', en: 'Derived figures' },
  TOTALS: { id: 'Jumlah', en: 'Totals' },
  ORDER: { id: 'Urutan', en: 'Order' },
  MINIMUM_STATE: { id: 'Status paling rendah', en: 'Lowest state' },
  STRUCTURE: { id: 'Susunan perangkat daerah', en: 'Structure of agencies' },
  AS_OF: { id: 'Keadaan data', en: 'As known at' },
}

/**
 * Everything a question says, in the order people read it; the filter is always among it ('tanpa saringan' where there is none), rows, columns,
 * totals and order only where asked for. `asOf` is the moment it was answered for, in epoch milliseconds, told on the clock of `zone`.
 */
export const questionWords = (query: ReportQuery, catalogue: Catalogue, { asOf, zone, nameOf }: { asOf: number; zone: Zone; nameOf?: NameOf }): QuestionPart[] => {
  const measureOf = (id: string) => catalogue.measures.find((measure) => measure.id === id)?.label ?? same(id)
  const uses = (all: readonly DimensionUse[]) => listed(all.map((use) => useWords(use, catalogue)))
  const parts: [QuestionTopic, Words | null][] = [
    ['MEASURES', listed(query.measures.map(measureOf))],
    ['ROWS', query.rows.length > 0 ? uses(query.rows) : null],
    ['COLUMNS', query.columns.length > 0 ? uses(query.columns) : null],
    ['PERIOD', query.toDate ? joined([rangeWords(query.period), { id: '(tahun berjalan)', en: '(year to date)' }], ' ') : rangeWords(query.period)],
    ['FILTER', query.where ? conditionWords(query.where, catalogue, nameOf) : { id: 'tanpa saringan', en: 'none' }],
    ['HAVING', query.having.length > 0 ? joined(query.having.map(({ measure, op, values }) => joined([measureOf(measure), measureOpWords[op], ...(values.length > 0 ? [joined(values.map(decimalWords), { id: ' dan ', en: ' and ' })] : [])], ' ')), { id: ' dan ', en: ' and ' }) : null],
    ['TOP', query.top && topWords(query.top, measureOf(query.top.by))],
    ['COMPARE', query.compare.length > 0 ? listed(query.compare.map((comparator) => comparatorWords[comparator])) : null],
    ['SHOW', query.show.length > 0 ? listed(query.show.map((derivation) => joined([measureOf(derivation.measure), derivationWords(derivation)], ' '))) : null],
    ['TOTALS', query.totals.length > 0 ? listed(query.totals.map((kind) => totalWords[kind])) : null],
    ['ORDER', query.orderBy.length > 0 ? listed(query.orderBy.map((order) => orderWords(order, catalogue))) : null],
    ['MINIMUM_STATE', stateWords[query.minimumState]],
    ['STRUCTURE', structureWords[query.structure]],
    ['AS_OF', momentWords(asOf, zone)],
  ]
  return parts.flatMap(([topic, text]) => (text ? [{ topic, label: labels[topic], text }] : []))
}

/** The condition in words: 'Perangkat daerah di bawah Badan Pendapatan Daerah (1671:BAPENDA) dan Status mulai dari Terverifikasi'. */
export const conditionWords = (condition: Condition, catalogue: Catalogue, nameOf?: NameOf): Words => {
  const nested = (part: Condition): Words => {
    const said = conditionWords(part, catalogue, nameOf)
    return 'on' in part ? said : { id: `(${said.id})`, en: `(${said.en})` }
  }
  if ('and' in condition) return condition.and.length === 1 ? conditionWords(condition.and[0]!, catalogue, nameOf) : joined(condition.and.map(nested), { id: ' dan ', en: ' and ' })
  if ('or' in condition) return condition.or.length === 1 ? conditionWords(condition.or[0]!, catalogue, nameOf) : joined(condition.or.map(nested), { id: ' atau ', en: ' or ' })
  if ('not' in condition) return joined([{ id: 'bukan', en: 'not' }, nested(condition.not)], ' ')
  const dimension = catalogue.dimensions.find(({ id }) => id === condition.on)
  const values = condition.values.map((value) => (condition.op === 'CONTAINS' ? same(`“${value}”`) : memberWords(dimension, condition.on, value, nameOf)))
  const operand = condition.op === 'BETWEEN' ? joined(values, { id: ' dan ', en: ' and ' }) : joined(values, ', ')
  return joined([dimension?.label ?? same(condition.on), operatorWords[condition.op], ...(values.length > 0 ? [operand] : [])], ' ')
}

/** How a dimension is used: 'Perangkat daerah tingkat 1', 'Periode per triwulan'. */
export const useWords = ({ by, level, grain }: DimensionUse, catalogue: Catalogue): Words => {
  const label = catalogue.dimensions.find(({ id }) => id === by)?.label ?? same(by)
  if (grain) return joined([label, grainWords[grain]], ' ')
  return level === null ? label : { id: `${label.id} tingkat ${level}`, en: `${label.en} level ${level}` }
}

const memberWords = (dimension: Dimension | undefined, id: string, value: string, nameOf?: NameOf): Words => {
  if (dimension?.kind === 'TIME') return periodWords(value)
  const choice = dimension?.choices?.find((one) => one.id === value)
  if (choice) return choice.label
  const name = nameOf?.(id, value)
  return same(name === undefined ? value : `${name} (${value})`)
}

const orderWords = ({ by, id, direction }: Order, catalogue: Catalogue): Words => {
  const entries = by === 'MEASURE' ? catalogue.measures : catalogue.dimensions
  return joined([entries.find((entry) => entry.id === id)?.label ?? same(id), direction === 'ASC' ? { id: 'menaik', en: 'ascending' } : { id: 'menurun', en: 'descending' }], ' ')
}

/** How a condition on a figure reads: 'paling sedikit'. */
export const measureOpWords: Record<MeasureOp, Words> = {
  EQ: { id: 'sama dengan', en: 'is' },
  GT: { id: 'lebih dari', en: 'more than' },
  GTE: { id: 'paling sedikit', en: 'at least' },
  LT: { id: 'kurang dari', en: 'less than' },
  LTE: { id: 'paling banyak', en: 'at most' },
  BETWEEN: { id: 'di antara', en: 'between' },
  IS_NULL: { id: 'tidak ada', en: 'is absent' },
  NOT_NULL: { id: 'ada', en: 'is there' },
}
const decimalWords = (text: string): Words => ({ id: text.replace('.', ','), en: text })
const topWords = ({ n, direction, perGroup, others }: Top, measure: Words): Words => ({
  id: `${n} ${direction === 'DESC' ? 'terbesar' : 'terkecil'} menurut ${measure.id}${perGroup ? ' di tiap kelompok' : ''}${others ? ', sisanya sebagai satu baris' : ''}`,
  en: `${n} ${direction === 'DESC' ? 'largest' : 'smallest'} by ${measure.en}${perGroup ? ' in each group' : ''}${others ? ', the rest as one row' : ''}`,
})

/** How a condition on a dimension reads: 'salah satu dari'. */
export const operatorWords: Record<FilterOp, Words> = {
  EQ: { id: 'sama dengan', en: 'is' },
  IN: { id: 'salah satu dari', en: 'is one of' },
  NOT_IN: { id: 'selain', en: 'is none of' },
  GTE: { id: 'mulai dari', en: 'from' },
  LTE: { id: 'sampai dengan', en: 'up to' },
  BETWEEN: { id: 'di antara', en: 'between' },
  CONTAINS: { id: 'mengandung', en: 'contains' },
  IS_NULL: { id: 'tidak terisi', en: 'is empty' },
  DESCENDANT_OF: { id: 'di bawah', en: 'under' },
}
const grainWords: Record<Grain, Words> = {
  DAY: { id: 'per hari', en: 'by day' },
  MONTH: { id: 'per bulan', en: 'by month' },
  QUARTER: { id: 'per triwulan', en: 'by quarter' },
  SEMESTER: { id: 'per semester', en: 'by semester' },
  YEAR: { id: 'per tahun', en: 'by year' },
}
const totalWords: Record<TotalKind, Words> = {
  GRAND: { id: 'baris total', en: 'total row' },
  SUBTOTALS: { id: 'subtotal tiap kelompok', en: 'subtotal of each group' },
  ROWS: { id: 'kolom total', en: 'total column' },
  COLUMNS: { id: 'baris total', en: 'total row' },
}
const stateWords: Record<MinimumState, Words> = {
  DRAFT: { id: 'Draf', en: 'Draft' },
  SUBMITTED: { id: 'Diajukan', en: 'Submitted' },
  VERIFIED: { id: 'Terverifikasi', en: 'Verified' },
  FINAL: { id: 'Final', en: 'Final' },
}
const structureWords: Record<Structure, Words> = {
  AS_WAS: { id: 'seperti waktu itu', en: 'as it was then' },
  AS_IS: { id: 'seperti pada keadaan data', en: 'as it is at that moment' },
}

const same = (text: string): Words => ({ id: text, en: text })
const joined = (parts: readonly Words[], between: string | Words): Words => {
  const mark = typeof between === 'string' ? same(between) : between
  return { id: parts.map(({ id }) => id).join(mark.id), en: parts.map(({ en }) => en).join(mark.en) }
}
const listed = (parts: readonly Words[]): Words => joined([...new Map(parts.map((part) => [part.id, part])).values()], ', ')
