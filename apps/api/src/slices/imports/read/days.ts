/** Days as people and spreadsheets write them: ISO, or numbers whose order is found in the column or asked, or a month by its name. */
import { daysInMonth, dayText, parseDay, parsePeriod } from '@tolok/domain'
import type { ImportCode } from './problems'

/** Day before month, as Indonesia writes, or month before day, as some spreadsheets export. */
export type DayOrder = 'DAY_FIRST' | 'MONTH_FIRST'
export type DayShape = DayOrder | 'PLAIN' | 'UNCLEAR' | 'NOT_A_DAY'
type Answer = { ok: true; value: string } | { ok: false; code: ImportCode }

const months: readonly (readonly string[])[] = [
  ['januari', 'january', 'jan'],
  ['februari', 'february', 'feb', 'peb'],
  ['maret', 'march', 'mar'],
  ['april', 'apr'],
  ['mei', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['agustus', 'august', 'agu', 'ags', 'aug'],
  ['september', 'sep', 'sept'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov', 'nop'],
  ['desember', 'december', 'des', 'dec'],
]
const monthNamed = (name: string): number => months.findIndex((names) => names.includes(name.toLowerCase().replace(/\.$/, ''))) + 1

const numeric = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/
const named = /^(\d{1,2})[ -]([A-Za-z]+\.?)[ -](\d{4})$/
/** A spreadsheet adds midnight to a day. */
const bareDay = (text: string): string => text.trim().replace(/[T ]0{1,2}[:.]00([:.]00)?(\.0+)?Z?$/, '')

export function dayShapeOf(text: string): DayShape {
  const parts = numeric.exec(bareDay(text))
  if (!parts) return readDay(text, 'DAY_FIRST').ok ? 'PLAIN' : 'NOT_A_DAY'
  const [first, second] = [Number(parts[1]), Number(parts[2])]
  if (first === second && first <= 12) return 'PLAIN'
  if (first > 12 && second <= 12) return 'DAY_FIRST'
  if (second > 12 && first <= 12) return 'MONTH_FIRST'
  return first <= 12 && second <= 12 && first > 0 && second > 0 ? 'UNCLEAR' : 'NOT_A_DAY'
}

/** The day as 'YYYY-MM-DD'. A month alone ('2024-02') is its last day: a figure as of February is known when February ends. */
export function readDay(text: string, order: DayOrder): Answer {
  const bare = bareDay(text)
  const exact = parseDay(bare)
  if (exact.ok) return exact
  const month = /^\d{4}-\d{2}$/.test(bare) ? parsePeriod(bare) : undefined
  if (month?.ok) return { ok: true, value: month.value.lastDay }
  const numbers = numeric.exec(bare)
  if (numbers) {
    const [first, second, year] = [Number(numbers[1]), Number(numbers[2]), Number(numbers[3])]
    return order === 'DAY_FIRST' ? dayFrom(year, second, first) : dayFrom(year, first, second)
  }
  const words = named.exec(bare)
  if (words) return dayFrom(Number(words[3]), monthNamed(words[2]!), Number(words[1]))
  if (/^\d{5}([.,]\d+)?$/.test(bare)) return { ok: false, code: 'SERIAL_DAY' }
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/.test(bare) || /^[A-Za-z]{3,}-\d{2}$/.test(bare)) return { ok: false, code: 'YEAR_OF_TWO_DIGITS' }
  return { ok: false, code: 'NOT_A_DAY' }
}

function dayFrom(year: number, month: number, date: number): Answer {
  const exists = month >= 1 && month <= 12 && year >= 1900 && year <= 2999 && date >= 1 && date <= daysInMonth(year, month)
  return exists ? { ok: true, value: dayText(year, month, date) } : { ok: false, code: 'NOT_A_DAY' }
}
