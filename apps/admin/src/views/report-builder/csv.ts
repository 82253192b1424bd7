import Papa from 'papaparse'
import type { Answer } from '../../platform/report'
import { columnText, leadTexts, plainText, shownColumns } from './cells'
import type { Speech } from './speech'

/** A cell a spreadsheet would run instead of show. A plain signed number is none. */
const formula = /^(?:[=@\t\r＝＋－＠]|[+-](?!\d+(?:[.,]\d+)?$))/

/**
 * The table on the screen as a file a spreadsheet opens: the same rows, columns, order, totals and digits. Semicolons where the decimal sign is a comma.
 * Cells that would run as a formula are led by an apostrophe.
 */
export function toCsv(answer: Answer, rowDimensions: readonly string[], columnDimensions: readonly string[], speech: Speech): string {
  const shown = shownColumns(answer)
  const head = [...rowDimensions.map(speech.dimension), ...shown.map(({ column }) => columnText(column, columnDimensions, speech))]
  const body = answer.rows.map((row) => [...leadTexts(row, rowDimensions, speech), ...shown.map(({ column, at }) => plainText(column, row.exact[at], speech.format))])
  const delimiter = speech.format.number('1.5').includes(',') ? ';' : ','
  return '\ufeff' + Papa.unparse([head, ...body], { delimiter, newline: '\r\n', escapeFormulae: formula }) + '\r\n'
}
