/** The answer to a report's question: tallies in, a finished table out. */
import { compare, type Exact } from '../number'
import type { Polarity } from '../indicators/indicator'
import type { Words } from '../words'
import type { Catalogue, Format } from './catalogue'
import { chosenRows } from './choice'
import { columnsOf, type ColumnSlot } from './columns'
import { comparing, nothingBrought, type Brought } from './compared'
import { deriving, percentOf } from './derived'
import { exactText, shownValue } from './figures'
import { grainOf } from './grains'
import { rowsAt, type Place, type RowAt } from './layout'
import { gathered, isMixed, noteOf, sourcesIn, type ReportNote } from './notes'
import { pageOf } from './page'
import type { ReportQuery } from './query'
import { addressAt, figuresOf, readingOf, wholeRow, type Reading } from './reading'
import type { Comparator, ComparisonPart, DerivationKind } from './refinements'
import type { Coverage, Figure, Member, Remark, ReportTallies } from './tally'

export const rowKinds = { DETAIL: 'DETAIL', SUBTOTAL: 'SUBTOTAL', TOTAL: 'TOTAL', OTHERS: 'OTHERS' } as const
export type RowKind = keyof typeof rowKinds

export type ReportColumn = {
  /** Stable within the question: 'ACHIEVEMENT', '2026-Q1|ACHIEVEMENT', 'ACHIEVEMENT|PREVIOUS_PERIOD.DELTA', 'LATE|PERCENT_OF.TOTAL', 'LATE|MOVING_AVERAGE.3'. */
  readonly key: string
  readonly label: Words
  readonly measure: string
  /** The pivot's path; empty without a pivot and in the total column. */
  readonly members: readonly Member[]
  readonly isTotal: boolean
  /** A figure of a comparison, and which of its four. */
  readonly comparator: Comparator | null
  readonly part: ComparisonPart | null
  /** A figure made of the measure's own. */
  readonly derivation: DerivationKind | null
  readonly unit: string | null
  readonly format: Format
  readonly polarity: Polarity | null
}

export type ReportRow = {
  readonly kind: RowKind
  /** The row's dimensions, outermost first; a subtotal has only the outer ones, the grand total none. */
  readonly members: readonly Member[]
  readonly values: readonly (number | null)[]
  readonly exact: readonly (string | null)[]
  readonly notes: readonly ReportNote[]
}

export type ReportTable = {
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly ReportRow[]
  /** Of every kind, on all pages. */
  readonly rowCount: number
  /** Are there rows that this page does not show? */
  readonly truncated: boolean
  readonly hasNextPage: boolean
  readonly coverage: Coverage
  readonly notes: readonly ReportNote[]
}

/** What is beside the tallies: the errands' answers, the rest of a top, and where the page begins. */
export type Besides = { readonly brought?: Brought; readonly others?: ReportTallies | null; readonly offset?: number }

/**
 * The table of a question from its tallies: judged cell by cell at each grain, pivoted, chosen, compared, ordered, cut to the page. Two agencies with
 * 90 and 80 % and a grand total: three rows, the last of kind TOTAL, judged from the tallies of grain 0 and not from 90 and 80.
 */
export const tabulate = (query: ReportQuery, catalogue: Catalogue, tallies: ReportTallies, { brought = nothingBrought, others = null, offset = 0 }: Besides = {}): ReportTable => {
  const reading = readingOf(query, catalogue, tallies)
  const slots = columnsOf(reading)
  const choice = chosenRows(reading)
  const at = rowsAt(query, choice.details, others ? choice.others : [], reading.rolls, rankOfValues(reading))
  const rowOf = rowMaker(reading, slots, brought, others)
  const rows = at.map(rowOf)
  const page = pageOf(rows, query.page.first, offset)

  const remarks: Remark[] = [...rows.flatMap(({ remarks }) => remarks), ...(tallies.remarks ?? [])]
  if (tallies.coverage.missing > 0) remarks.push({ code: 'INCOMPLETE' })
  if (isMixed(rows.reduce((bits, { sources }) => bits | sources, 0))) remarks.push({ code: 'MIXED_SOURCES' })
  if (choice.isCut) remarks.push({ code: 'ROWS_LEFT_OUT' })
  if (!page.isWhole) remarks.push({ code: 'TRUNCATED' })
  return {
    columns: slots.map(({ column }) => column),
    rows: page.items.map(({ row }) => row),
    rowCount: rows.length,
    truncated: !page.isWhole,
    hasNextPage: page.hasNextPage,
    coverage: tallies.coverage,
    notes: gathered(remarks),
  }
}

/** The rows a top keeps, when it asks for the others: what the errand for them must leave out. Null when there is nothing to ask. */
export const keptByTop = (query: ReportQuery, catalogue: Catalogue, tallies: ReportTallies): readonly Place[] | null => {
  if (!query.top?.others) return null
  const { details, others } = chosenRows(readingOf(query, catalogue, tallies))
  return others.length > 0 ? details : null
}

type Row = { readonly row: ReportRow; readonly remarks: readonly Remark[]; readonly sources: number }

const rowMaker = (reading: Reading, slots: readonly ColumnSlot[], brought: Brought, others: ReportTallies | null) => {
  const { query, rolls } = reading
  const compared = comparing(reading, brought)
  const derived = deriving(reading)
  const rest = others && figuresOf(others)
  const places = [...new Set(slots.map(({ place }) => place))]

  return ({ place, kind }: RowAt): Row => {
    const figures = slots.map((slot) => ({ slot, figure: kind === 'OTHERS' ? figureOfOthers(place, slot) : figureOf(place, slot) }))
    const cellsHere = kind === 'OTHERS' && rest ? rest : reading
    const sources = places.reduce((bits, column) => {
      const { grain, keys } = addressAt(query, place, column)
      const cell = cellsHere.cellAt(grain, keys)
      return cell ? bits | sourcesIn(cell) : bits
    }, 0)
    const mixed: Remark[] = isMixed(sources) ? [{ code: 'MIXED_SOURCES' }] : []
    const notes = figures.flatMap(({ figure: { remarks } }, i) => remarks.map((remark) => noteOf(remark, ['values', String(i)])))
    return {
      row: {
        kind,
        members: place.map((key, i) => rolls[i]?.memberOf(key)).filter((member) => member !== undefined),
        values: figures.map(({ slot, figure: { exact } }) => (exact === null ? null : shownValue(exact, slot.column.format))),
        exact: figures.map(({ figure: { exact } }) => (exact === null ? null : exactText(exact))),
        notes: [...notes, ...mixed.map((remark) => noteOf(remark, []))],
      },
      remarks: figures.flatMap(({ figure: { remarks } }) => remarks),
      sources,
    }
  }

  function figureOf(place: Place, slot: ColumnSlot): Figure {
    if (slot.comparison) return compared(slot.measure, slot.comparison.comparator, slot.comparison.part, place, slot.place)
    if (slot.derivation) return derived(slot.measure, slot.derivation, place, slot.place)
    const { grain, keys } = addressAt(query, place, slot.place)
    return reading.figureAt(slot.measure, grain, keys)
  }

  /** The rows left over stand for themselves: they are compared with nothing and have no rank, but they have their share. */
  function figureOfOthers(place: Place, { measure, comparison, derivation, place: column }: ColumnSlot): Figure {
    const { grain, keys } = addressAt(query, place, column)
    const own = rest ? rest.figureAt(measure, grain, keys) : { exact: null, remarks: [] }
    if (comparison || (derivation && derivation.of === null) || derivation?.of === 'ROW') return { exact: null, remarks: [] }
    if (!derivation) return own
    const base = derivation.of === 'TOTAL' ? addressAt(query, [], wholeRow(query)) : addressAt(query, derivation.of === 'COLUMN' ? [] : place, column)
    return percentOf(reading, measure, own.exact, base)
  }
}

/** Rows ordered by a measure stand by their exact figures over the whole pivot: every row's figure gets its place among all of that measure. */
const rankOfValues = ({ query, cells, figureAt, measures }: Reading) => {
  const whole = wholeRow(query)
  const ranksOf = new Map<string, Map<string, number>>()
  for (const { id } of query.orderBy.filter(({ by }) => by === 'MEASURE')) {
    const measure = measures.find((one) => one.id === id)
    if (!measure) continue
    const exacts: { row: string; exact: Exact }[] = []
    for (const { grain, keys } of cells.values()) {
      const depth = query.rows.length - query.rows.filter((_, i) => (grain & (1 << i)) === 0).length
      if (grain !== grainOf(query, depth, whole !== null)) continue
      const { exact } = figureAt(measure, grain, keys)
      if (exact !== null) exacts.push({ row: JSON.stringify(keys.slice(0, depth)), exact })
    }
    exacts.sort((a, b) => compare(a.exact, b.exact))
    let rank = 0
    ranksOf.set(id, new Map(exacts.map(({ row, exact }, i) => [row, i > 0 && compare(exacts[i - 1]?.exact ?? exact, exact) === 0 ? rank : (rank = i)])))
  }
  return (row: Place, measure: string): number | null => ranksOf.get(measure)?.get(JSON.stringify(row)) ?? null
}
