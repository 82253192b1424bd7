import { byteOrderMark, csvLine, type CsvCell, type CsvStyle } from '@tolok/domain'
import type { Answer } from '../../platform/report'
import { columnText, leadTexts, plainText, shownColumns } from '../../pickers/report/cells'
import type { Speech } from '../../pickers/report/speech'

/**
 * The table on the screen as a file a spreadsheet opens: the same rows, columns, order, totals and digits. Semicolons where the decimal sign is a comma.
 * Cells that would run as a formula are led by an apostrophe.
 */
export function toCsv(answer: Answer, rowDimensions: readonly string[], columnDimensions: readonly string[], speech: Speech): string {
  const style: CsvStyle = { delimiter: speech.format.number('1.5').includes(',') ? 'SEMICOLON' : 'COMMA', decimal: 'POINT', bom: true }
  const shown = shownColumns(answer)
  const head = [...rowDimensions.map(speech.dimension), ...shown.map(({ column }) => columnText(column, columnDimensions, speech))]
  const lines = [head.map(text), ...answer.rows.map((row) => [...leadTexts(row, rowDimensions, speech).map(text), ...shown.map(({ column, at }) => figure(plainText(column, row.exact[at], speech.format)))])]
  return byteOrderMark + lines.map((line) => csvLine(line, style)).join('')
}

const text = (said: string): CsvCell => ({ text: said })
/** In the screen's own digits and decimal sign already; absent is empty. */
const figure = (digits: string): CsvCell => (digits === '' ? null : { number: digits })
