/** What both kinds of file come to: rows of text, and what a spreadsheet knows beside the text. */
import type { ImportCode } from './problems'

/**
 * A number that was typed as one says its decimals with a point and groups no thousands; a day that was typed as one is ISO.
 * `wrong`: what cannot be taken for a value, whatever the column.
 */
export type CellNote = {
  readonly is?: 'NUMBER' | 'DAY'
  readonly formula?: true
  readonly wrong?: { readonly code: ImportCode; readonly facts?: Record<string, unknown> }
}
/** `row`: as a spreadsheet numbers it. `notes` are sparse; a CSV file has none. */
export type FileRecord = { row: number; cells: string[]; notes?: readonly (CellNote | undefined)[]; isHidden?: boolean }

/** The letters a spreadsheet shows above a column: 0 is A, 26 is AA. */
export function lettersOf(at: number): string {
  const rest = Math.floor(at / 26) - 1
  return (rest >= 0 ? lettersOf(rest) : '') + String.fromCharCode(65 + (at % 26))
}
/** 'A' is 0, 'XFD' is 16383; -1 for what is no column. */
export function columnAt(letters: string): number {
  if (!/^[A-Z]{1,3}$/.test(letters)) return -1
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
