/** Comma-separated text that a spreadsheet shows and never runs. */

export const delimiters = { COMMA: 'COMMA', SEMICOLON: 'SEMICOLON', TAB: 'TAB' } as const
export type Delimiter = keyof typeof delimiters
export const decimalMarks = { POINT: 'POINT', COMMA: 'COMMA' } as const
export type DecimalMark = keyof typeof decimalMarks

const delimiterOf: Record<Delimiter, string> = { COMMA: ',', SEMICOLON: ';', TAB: '\t' }
const markOf: Record<DecimalMark, string> = { POINT: '.', COMMA: ',' }

/** `bom` tells Excel that the file is UTF-8. */
export type CsvStyle = { readonly delimiter: Delimiter; readonly decimal: DecimalMark; readonly bom: boolean }

/** As spreadsheets in each language expect: in Indonesian the decimal sign is a comma, so that cells are parted by semicolons. */
export const csvStyles = {
  id: { delimiter: 'SEMICOLON', decimal: 'COMMA', bom: true },
  en: { delimiter: 'COMMA', decimal: 'POINT', bom: true },
} satisfies Record<string, CsvStyle>

/** Text is made harmless; a number is its exact decimal text and stays a number; null is empty. */
export type CsvCell = { readonly text: string } | { readonly number: string } | null

export const byteOrderMark = '\ufeff'
export const lineEnd = '\r\n'

/** What a spreadsheet takes for the beginning of a formula, in its full-width forms too, and the marks that hide one. */
const formula = /^[=+\-@\t\r\n\0＝＋－＠]/u

/** A text led by an apostrophe where a spreadsheet would run it: '=1+1' is "'=1+1". */
export const harmless = (text: string): string => (formula.test(text) ? `'${text}` : text)

/** One line with its end: { text: 'a;b' }, { number: '1.5' } by semicolon and comma is "a;b";1,5. */
export const csvLine = (cells: readonly CsvCell[], { delimiter, decimal }: CsvStyle): string => cells.map((cell) => field(cell, delimiterOf[delimiter], markOf[decimal])).join(delimiterOf[delimiter]) + lineEnd

const field = (cell: CsvCell, delimiter: string, decimal: string): string => {
  if (cell === null) return ''
  const text = 'number' in cell ? cell.number.replace('.', decimal) : harmless(cell.text)
  return text.includes(delimiter) || /["\r\n\0]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
