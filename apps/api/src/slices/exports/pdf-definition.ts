import { cellText, momentText, type Language, type Sheet, type SheetCell, type SheetColumn, type SheetRow, type Zone } from '@tolok/domain'
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces'

/** A PDF is to be read: what is longer is for a spreadsheet, and the document says what it leaves out. */
export const mostPdfRows = 5000

/** Points of A4 across, less its margins. */
const margins: [number, number, number, number] = [32, 40, 32, 40]
const usable = 841.89 - margins[0] - margins[2]
const fontSize = 8
/** Of a cell's text, and the padding beside it, in points. */
const glyph = 4.8
const padding = 8

const words = {
  id: {
    page: (page: number, pages: number) => `Halaman ${page} dari ${pages}`,
    cut: (shown: number, total: number) => `Dokumen ini memuat ${shown} dari ${total} baris; ${total - shown} baris terakhir tidak dimuat. Unduh CSV atau XLSX untuk semuanya.`,
    divided: (parts: number) => `Tabel dibagi menjadi ${parts} bagian karena kolomnya tidak muat pada satu halaman.`,
    part: (n: number, parts: number) => `Bagian ${n} dari ${parts}`,
    notes: 'Catatan',
  },
  en: {
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    cut: (shown: number, total: number) => `This document holds ${shown} of ${total} rows; the last ${total - shown} are not in it. Download CSV or XLSX for all.`,
    divided: (parts: number) => `The table is divided into ${parts} parts because its columns do not fit on one page.`,
    part: (n: number, parts: number) => `Part ${n} of ${parts}`,
    notes: 'Notes',
  },
} as const

/**
 * The document: title, question, table, notes; page x of y. A table wider than the page is divided into parts that each begin with the leading columns,
 * so that no column is cut; every page repeats the head.
 */
export function pdfDefinition(sheet: Sheet, { total = sheet.rows.length, most = mostPdfRows } = {}): TDocumentDefinitions {
  const rows = sheet.rows.slice(0, most)
  const say = words[sheet.language]
  const widths = sheet.columns.map((column, i) => widthOf(sheet, column, rows, i))
  const parts = partsOf(widths, sheet.leading)
  return {
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: margins,
    info: { title: sheet.title },
    defaultStyle: { font: 'Roboto', fontSize },
    header: { text: sheet.title, fontSize: 7, color: '#56606b', margin: [margins[0], 18, margins[2], 0] },
    footer: (page: number, pages: number): Content => ({ text: say.page(page, pages), alignment: 'right', fontSize: 7, color: '#56606b', margin: [margins[0], 12, margins[2], 0] }),
    content: [
      { text: sheet.title, fontSize: 15, bold: true, margin: [0, 0, 0, 6] },
      { table: { widths: [120, '*'], body: sheet.lines.map(({ label, text }): TableCell[] => [{ text: label, color: '#56606b' }, text]) }, layout: 'noBorders', margin: [0, 0, 0, 10] },
      ...(total > rows.length ? [warning(say.cut(rows.length, total))] : []),
      ...(parts.length > 1 ? [warning(say.divided(parts.length))] : []),
      ...parts.flatMap((part, n): Content[] => [
        ...(parts.length > 1 ? [{ text: say.part(n + 1, parts.length), bold: true, margin: [0, 8, 0, 4], ...(n > 0 ? { pageBreak: 'before' as const } : {}) } as Content] : []),
        tableOf(sheet, rows, part, widths),
      ]),
      ...(sheet.notes.length > 0 ? [{ text: say.notes, bold: true, margin: [0, 10, 0, 4] } as Content, { ul: [...sheet.notes] }] : []),
    ],
  }
}

const warning = (text: string): Content => ({ text, italics: true, margin: [0, 0, 0, 6] })

/** Which columns each part shows, the leading ones first. A column wider than the rest of a page is narrowed to it, and its text wraps. */
export function partsOf(widths: readonly number[], leading: number): number[][] {
  const lead = widths.slice(0, leading).map((_, i) => i)
  const room = usable - lead.reduce((sum, i) => sum + widths[i]!, 0)
  const parts: number[][] = []
  let part: number[] = []
  let used = 0
  for (let i = leading; i < widths.length; i++) {
    if (part.length > 0 && used + widths[i]! > room) {
      parts.push([...lead, ...part])
      part = []
      used = 0
    }
    part.push(i)
    used += widths[i]!
  }
  return part.length > 0 || parts.length === 0 ? [...parts, [...lead, ...part]] : parts
}

/** A leading column may take a fifth of the page and a figure's as much: longer texts wrap. */
const widthOf = (sheet: Sheet, column: SheetColumn, rows: readonly SheetRow[], i: number): number => {
  const longest = rows.reduce((most, { cells }) => Math.max(most, printed(cells[i], column, sheet).length), 0)
  const word = headText(column).split(/\s+/).reduce((most, one) => Math.max(most, one.length), 0)
  const wanted = Math.max(longest, word, 6) * glyph + padding
  // A figure is never broken over two lines.
  return column.kind === 'NUMBER' && i >= sheet.leading ? wanted : Math.min(wanted, usable / 5)
}

const headText = ({ title, unit }: SheetColumn): string => (unit === null ? title : `${title} (${unit})`)

const tableOf = (sheet: Sheet, rows: readonly SheetRow[], part: readonly number[], widths: readonly number[]): Content => ({
  table: {
    headerRows: 1,
    dontBreakRows: true,
    widths: part.map((i) => widths[i]! - padding),
    body: [
      part.map((i): TableCell => ({ text: headText(sheet.columns[i]!), bold: true, alignment: sheet.columns[i]!.kind === 'NUMBER' ? 'right' : 'left', fillColor: '#e9edf2' })),
      ...rows.map(({ kind, cells }) => part.map((i): TableCell => ({ text: printed(cells[i], sheet.columns[i]!, sheet), bold: kind !== 'DETAIL', alignment: sheet.columns[i]!.kind === 'NUMBER' ? 'right' : 'left' }))),
    ],
  },
  layout: { hLineWidth: () => 0.4, vLineWidth: () => 0, hLineColor: () => '#c9d1d9', paddingLeft: () => 4, paddingRight: () => 4, paddingTop: () => 2, paddingBottom: () => 2 },
})

const marks = { id: { group: '.', decimal: ',' }, en: { group: ',', decimal: '.' } } as const

/** Every digit of the exact figure, with the marks of the language: '-1234567.5' is '-1.234.567,5' in Indonesian. */
export const grouped = (exact: string, language: Language): string => {
  const [, sign = '', whole = '', decimals] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(exact) ?? [exact, '', exact]
  const { group, decimal } = marks[language]
  return sign + whole.replaceAll(/\B(?=(\d{3})+$)/g, group) + (decimals === undefined ? '' : decimal + decimals)
}

const printed = (cell: SheetCell | undefined, column: SheetColumn, { language, zone }: { language: Language; zone: Zone }): string => {
  if (!cell || cell.kind === 'EMPTY') return column.kind === 'NUMBER' ? '–' : ''
  if (cell.kind === 'NUMBER') return grouped(cell.exact, language)
  if (cell.kind === 'MOMENT') return momentText(Date.parse(cell.at), zone)
  return cellText(cell)
}
