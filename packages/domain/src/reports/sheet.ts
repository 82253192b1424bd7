/** A finished table as the one value that every file is made of: what stands in a CSV, an XLSX and a PDF is the same text, cell by cell. */
import type { Words } from '../words'
import type { Zone } from '../zone'
import type { Catalogue, Format } from './catalogue'
import { byteOrderMark, csvLine, type CsvCell, type CsvStyle } from './csv'
import { noteWords } from './note-words'
import { dimensionsOf, type ReportQuery } from './query'
import type { ReportRow, ReportTable, RowKind } from './table'
import type { Member } from './tally'
import { periodWords, rangeWords } from './time-words'
import { questionWords, useWords, type NameOf } from './words'

export type Language = keyof Words

/** EMPTY is absent, which is not zero. A NUMBER is exact decimal text; a DAY '2026-03-15'; a MOMENT '2026-03-15T04:05:06.000Z'. */
export type SheetCell =
  | { readonly kind: 'EMPTY' }
  | { readonly kind: 'TEXT'; readonly text: string }
  | { readonly kind: 'NUMBER'; readonly exact: string }
  | { readonly kind: 'DAY'; readonly day: string }
  | { readonly kind: 'MOMENT'; readonly at: string }

/** `format` is null for what leads a row. */
export type SheetColumn = { readonly title: string; readonly kind: 'TEXT' | 'NUMBER' | 'DAY' | 'MOMENT'; readonly format: Format | null; readonly unit: string | null }
export type SheetRow = { readonly kind: RowKind; readonly cells: readonly SheetCell[] }

export type Sheet = {
  readonly language: Language
  /** On whose clock moments are told. */
  readonly zone: Zone
  readonly title: string
  /** The question in words, a line each. */
  readonly lines: readonly { readonly label: string; readonly text: string }[]
  /** How many columns lead a row: they are repeated wherever a wide table is divided. */
  readonly leading: number
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly SheetRow[]
  readonly notes: readonly string[]
}

export type SheetOptions = { readonly asOf: number; readonly zone: Zone; readonly queryHash: string; readonly language?: Language; readonly title?: string | null; readonly nameOf?: NameOf }

const empty: SheetCell = { kind: 'EMPTY' }
const textCell = (text: string): SheetCell => (text === '' ? empty : { kind: 'TEXT', text })
const figureCell = (exact: string | null): SheetCell => (exact === null ? empty : { kind: 'NUMBER', exact })

/**
 * The sheet of a table. A subtotal or total says so in the first place that has no member of its own. What must be said of single figures stands in a
 * last column of its own, where any row has such a note: a cell that was suppressed is empty, and why is beside it.
 */
export const sheetOf = (table: Pick<ReportTable, 'columns' | 'rows' | 'notes' | 'coverage'>, query: ReportQuery, catalogue: Catalogue, { language = 'id', ...options }: SheetOptions): Sheet => {
  const said = (words: Words) => words[language]
  const lead = query.rows.map((use): SheetColumn => ({ title: said(useWords(use, catalogue)), kind: 'TEXT', format: null, unit: null }))
  const noted = table.rows.some(({ notes }) => notes.length > 0)
  const figures = table.columns.map((column): SheetColumn => ({ title: pivotTitle(column, query, catalogue, language), kind: 'NUMBER', format: column.format, unit: column.unit }))
  const remarks = (row: ReportRow): SheetCell[] => (noted ? [textCell(rowNotes(row, figures, language))] : [])
  return {
    language,
    zone: options.zone,
    title: options.title ?? said(titleWords(query, catalogue)),
    lines: [
      ...questionWords(query, catalogue, options).map(({ label, text }) => ({ label: said(label), text: said(text) })),
      { label: said(labels.coverage), text: said(coverageWords(table)) },
      { label: said(labels.hash), text: options.queryHash },
    ],
    leading: lead.length,
    columns: [...lead, ...figures, ...(noted ? [{ title: said(labels.notes), kind: 'TEXT', format: null, unit: null } as const] : [])],
    rows: table.rows.map((row) => ({ kind: row.kind, cells: [...leadCells(row, query, catalogue, language), ...row.exact.map(figureCell), ...remarks(row)] })),
    notes: table.notes.map((note) => said(noteWords(note))),
  }
}

/** 'Capaian menurut Perangkat daerah tingkat 1 dan Periode per triwulan, 2026' */
export const titleWords = (query: ReportQuery, catalogue: Catalogue): Words => {
  const measures = query.measures.map((id) => catalogue.measures.find((measure) => measure.id === id)?.label ?? { id, en: id })
  const uses = dimensionsOf(query).map((use) => useWords(use, catalogue))
  const period = rangeWords(query.period)
  const say = (language: Language, by: string, and: string) => {
    const what = listed(measures.map((words) => words[language]), and)
    const of = uses.length === 0 ? '' : ` ${by} ${listed(uses.map((words) => words[language]), and)}`
    return `${what}${of}, ${period[language]}`
  }
  return { id: say('id', 'menurut', 'dan'), en: say('en', 'by', 'and') }
}

/** A column's own words after the words of its place in the pivot: 'Triwulan I 2026 · Capaian'. */
const pivotTitle = ({ members, label }: ReportTable['columns'][number], query: ReportQuery, catalogue: Catalogue, language: Language): string => {
  const path = members.map((member, i) => ({ plain: member.label, said: memberText(query.columns[i]?.by ?? '', member, catalogue, language) }))
  const plain = path.map((one) => one.plain).join(' · ')
  const whole = label[language]
  return plain !== '' && whole.startsWith(plain) ? path.map((one) => one.said).join(' · ') + whole.slice(plain.length) : whole
}

/** A period is said as people say it, a choice in the language asked for, nobody as nobody; everything else by its own name. */
const memberText = (by: string, { id, label }: Member, catalogue: Catalogue, language: Language): string => {
  const dimension = catalogue.dimensions.find((one) => one.id === by)
  if (id === null) return language === 'id' ? label : `Without ${(dimension?.label.en ?? by).toLowerCase()}`
  if (dimension?.kind === 'TIME') return periodWords(id)[language]
  return dimension?.choices?.find((choice) => choice.id === id)?.label[language] ?? label
}

const leadCells = (row: ReportRow, { rows }: ReportQuery, catalogue: Catalogue, language: Language): SheetCell[] =>
  rows.map(({ by }, depth) => {
    const member = row.members[depth]
    if (member) return textCell(memberText(by, member, catalogue, language))
    return textCell(depth === row.members.length ? kindWords[row.kind][language] : '')
  })

/** 'Capaian, Target: Ada target nol. Capaian: …': each sentence once, led by the columns it is about; one about the whole row stands alone. */
const rowNotes = ({ notes }: ReportRow, columns: readonly SheetColumn[], language: Language): string => {
  const about = new Map<string, string[]>()
  for (const note of notes) {
    const sentence = noteWords(note)[language]
    const title = columns[Number(note.path[1] ?? -1)]?.title
    about.set(sentence, [...(about.get(sentence) ?? []), ...(title === undefined ? [] : [title])])
  }
  return [...about].map(([sentence, titles]) => (titles.length === 0 ? sentence : `${titles.join(', ')}: ${sentence}`)).join(' ')
}

const kindWords: Record<RowKind, Words> = {
  DETAIL: { id: '', en: '' },
  SUBTOTAL: { id: 'Subtotal', en: 'Subtotal' },
  TOTAL: { id: 'Total', en: 'Total' },
  OTHERS: { id: 'Lainnya', en: 'Others' },
}
const labels = { notes: { id: 'Catatan', en: 'Notes' }, coverage: { id: 'Laporan masuk', en: 'Reports in' }, hash: { id: 'Sidik pertanyaan', en: 'Question’s hash' } } satisfies Record<string, Words>

const coverageWords = ({ coverage: { reported, expected, late, missing } }: Pick<ReportTable, 'coverage'>): Words => ({
  id: `${reported} dari ${expected} laporan masuk, ${late} terlambat, ${missing} belum ada`,
  en: `${reported} of ${expected} reports are in, ${late} late, ${missing} missing`,
})

const listed = (parts: readonly string[], and: string): string => (parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1) ?? ''}`)

/** A cell as it stands in a text file: days and moments by ISO 8601. */
export const cellText = (cell: SheetCell): string => {
  switch (cell.kind) {
    case 'EMPTY':
      return ''
    case 'TEXT':
      return cell.text
    case 'NUMBER':
      return cell.exact
    case 'DAY':
      return cell.day
    case 'MOMENT':
      return cell.at
  }
}

export const csvCell = (cell: SheetCell): CsvCell => (cell.kind === 'EMPTY' ? null : cell.kind === 'NUMBER' ? { number: cell.exact } : { text: cellText(cell) })

/** The sheet as lines of text, the head first: a file, and what goes with a letter. */
export function* sheetLines({ columns, rows }: Pick<Sheet, 'columns' | 'rows'>, style: CsvStyle): Generator<string> {
  yield (style.bom ? byteOrderMark : '') + csvLine(columns.map(({ title }) => ({ text: title })), style)
  for (const { cells } of rows) yield csvLine(cells.map(csvCell), style)
}
