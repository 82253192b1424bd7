/** What a cell of a sheet says, as the text a person sees in it, and what kind of thing it is. */
import { dayOfNumber, dayNumber } from '@tolok/domain'
import type { CellNote } from '../record'
import { decimalText, hundredfold, integerDigits, keptDigits } from './decimal'
import type { NumberFormat } from './number-format'
import type { Strings } from './strings'

/** A cell as it stands in the XML. `value` is null where there is none at all; `formula` its text, if it has one. */
export type RawCell = { type: string; style: number; value: string | null; inline: string; formula: string | null }
export type Meaning = { strings: Strings; formats: readonly NumberFormat[]; is1904: boolean }
export type Cell = { text: string; note?: CellNote }

// The usual notes, shared by all cells.
const aNumber: CellNote = { is: 'NUMBER' }
const aDay: CellNote = { is: 'DAY' }
const reckoned = { number: { is: 'NUMBER', formula: true }, day: { is: 'DAY', formula: true }, text: { formula: true } } as const
const errors = /^#[A-Z0-9/!?_]+$/i

export function readRaw({ type, style, value, inline, formula }: RawCell, meaning: Meaning): Cell {
  if (formula !== null && type !== 'inlineStr' && (value === null || (value === '' && type !== 'str')))
    return { text: `=${formula}`, note: { wrong: { code: 'FORMULA_EMPTY' } } }
  const told = (text: string): Cell => (formula !== null ? { text, note: reckoned.text } : { text })
  if (type === 'inlineStr') return told(inline)
  if (value === null || value === '') return { text: '' }
  if (type === 's') return told(meaning.strings.at(Number(value)))
  if (type === 'b') return told(value.trim() === '1' ? 'TRUE' : 'FALSE')
  if (type === 'e' || (type === 'str' && errors.test(value))) return { text: value, note: { wrong: { code: 'CELL_ERROR' } } }
  if (type === 'str' || type === 'd') return told(value)
  const number = decimalText(value)
  if (number === undefined) return told(value)
  const shown = showNumber(number, meaning.formats[style], meaning.is1904)
  if (formula !== null && shown.note && !shown.note.wrong)
    return { text: shown.text, note: shown.note.is === 'DAY' ? reckoned.day : reckoned.number }
  return shown
}

function showNumber(number: string, format: NumberFormat | undefined, is1904: boolean): Cell {
  const shows = format?.shows ?? 'NUMBER'
  if (shows !== 'NUMBER' && shows !== 'PERCENT') {
    const text = shows === 'TIME' ? undefined : dayText(Number(number), is1904)
    if (text !== undefined) return { text: shows === 'MONTH' ? text.slice(0, 7) : shows === 'YEAR' ? text.slice(0, 4) : text, note: aDay }
    return { text: number, note: aNumber } // a time, or no day of any calendar
  }
  if (integerDigits(number) > keptDigits) return { text: number, note: { wrong: { code: 'DIGITS_LOST', facts: { most: keptDigits } } } }
  if (!format) return { text: number, note: aNumber }
  return shows === 'PERCENT'
    ? { text: `${padded(hundredfold(number), format)}%`, note: aNumber }
    : { text: padded(number, format), note: aNumber }
}

/** Noughts that the format shows belong to what is seen: the code 2.10, the number 007. Nothing is rounded. */
function padded(text: string, { decimals, digits }: NumberFormat): string {
  const [whole, fraction = ''] = text.split('.') as [string, string?]
  const before = whole.startsWith('-') ? whole : whole.padStart(Math.min(digits, 30), '0')
  const behind = fraction.padEnd(Math.min(decimals, 30), '0')
  return behind ? `${before}.${behind}` : before
}

const firstOf = { 1900: dayNumber('1899-12-30'), 1904: dayNumber('1904-01-01') }
/** The day with this number, with its time unless it is midnight. A spreadsheet believes in 29 February 1900, which never was. */
function dayText(serial: number, is1904: boolean): string | undefined {
  const seconds = Math.round(serial * 86_400)
  const days = Math.floor(seconds / 86_400)
  if (!(seconds >= 0) || days > 2_958_465 || (!is1904 && (days === 60 || days === 0))) return undefined
  const day = dayOfNumber((is1904 ? firstOf[1904] : firstOf[1900]) + days + (!is1904 && days < 60 ? 1 : 0))
  const time = seconds - days * 86_400
  const two = (part: number) => String(part).padStart(2, '0')
  return time === 0 ? day : `${day} ${two(Math.floor(time / 3600))}:${two(Math.floor(time / 60) % 60)}:${two(time % 60)}`
}
