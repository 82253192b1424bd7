import { zones, type Sheet, type SheetCell, type SheetColumn, type SheetRow, type Zone } from '@tolok/domain'
import writeWorkbook, { type Cell, type Row } from 'write-excel-file/node'

const dayFormat = 'yyyy-mm-dd'
const momentFormat = 'yyyy-mm-dd hh:mm'
const sheetNames = { id: { table: 'Laporan', about: 'Keterangan', notes: 'Catatan' }, en: { table: 'Report', about: 'About', notes: 'Notes' } } as const

/** A workbook of two sheets: the table with its first line and its leading columns frozen, and what it is an answer to. */
export async function writeXlsx(sheet: Sheet, file: string): Promise<void> {
  const names = sheetNames[sheet.language]
  await writeWorkbook([
    {
      sheet: names.table,
      data: [sheet.columns.map(headCell), ...sheet.rows.map(({ kind, cells }) => cells.map((cell, i) => bodyCell(cell, sheet.columns[i]!, kind !== 'DETAIL', sheet.zone)))],
      columns: sheet.columns.map((column, i) => ({ width: widthOf(column, sheet.rows, i) })),
      stickyRowsCount: 1,
      ...(sheet.leading > 0 ? { stickyColumnsCount: sheet.leading } : {}),
      orientation: 'landscape',
    },
    { sheet: names.about, data: about(sheet), columns: [{ width: 28 }, { width: 110 }], orientation: 'landscape' },
  ]).toFile(file)
}

const headCell = ({ title, kind, unit }: SheetColumn): Cell => ({ ...text(unit === null ? title : `${title} (${unit})`), fontWeight: 'bold', wrap: true, align: kind === 'NUMBER' ? 'right' : 'left', alignVertical: 'top', backgroundColor: '#E9EDF2' })

const bodyCell = (cell: SheetCell, { format }: SheetColumn, isTotal: boolean, zone: Zone): Cell => {
  const weight = isTotal ? ({ fontWeight: 'bold' } as const) : {}
  switch (cell.kind) {
    case 'EMPTY':
      return null
    case 'TEXT':
      return { ...text(cell.text), ...weight, ...(cell.text.length > mostWidth ? ({ wrap: true, alignVertical: 'top' } as const) : {}) }
    case 'NUMBER': {
      const value = asNumber(cell.exact)
      return value === null ? { ...text(cell.exact), align: 'right', ...weight } : { type: Number, value, format: numberFormat(cell.exact, format), ...weight }
    }
    case 'DAY':
      return cell.day < firstSafeDay ? text(cell.day) : { type: Date, value: new Date(`${cell.day}T00:00:00Z`), format: dayFormat }
    case 'MOMENT':
      return { type: Date, value: new Date(Date.parse(cell.at) + zones[zone] * 3_600_000), format: momentFormat } // a spreadsheet knows no zones
  }
}

/** A text cell is no formula, whatever it begins with: the file says that it is text. A NUL has no place in a spreadsheet. */
const text = (said: string) => ({ type: String, value: said.replaceAll('\0', '') })

/** Spreadsheets think that 1900 was a leap year, so that days before its March are a day off. */
const firstSafeDay = '1900-03-01'

/** A spreadsheet keeps some fifteen digits. What it would not keep stays text, digit by digit. */
export const asNumber = (exact: string): number | null => {
  const value = Number(exact)
  return Number.isFinite(value) && String(value) === exact ? value : null
}

const numberFormat = (exact: string, format: SheetColumn['format']): string => {
  if (format === 'PERCENT') return '0.00'
  const decimals = exact.split('.')[1]?.length ?? 0
  return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`
}

const mostWidth = 60
/** As wide as the longest of its first rows, within reason. */
const widthOf = ({ title }: SheetColumn, rows: readonly SheetRow[], i: number): number => {
  const longest = rows.slice(0, 500).reduce((most, { cells }) => Math.max(most, lengthOf(cells[i])), Math.min(title.length, 24))
  return Math.min(Math.max(longest + 3, 10), mostWidth)
}
const lengthOf = (cell: SheetCell | undefined): number => {
  if (!cell || cell.kind === 'EMPTY') return 0
  if (cell.kind === 'TEXT') return cell.text.length
  return cell.kind === 'NUMBER' ? Math.ceil(cell.exact.length * 1.2) : 16
}

const about = ({ title, lines, notes, language }: Sheet): Row[] => [
  [{ ...text(title), fontWeight: 'bold', fontSize: 14 }],
  [],
  ...lines.map(({ label, text: said }): Row => [{ ...text(label), fontWeight: 'bold', alignVertical: 'top' }, { ...text(said), wrap: true }]),
  [],
  ...notes.map((note, i): Row => [i === 0 ? { ...text(sheetNames[language].notes), fontWeight: 'bold', alignVertical: 'top' } : null, { ...text(note), wrap: true }]),
]
