import { parsePeriod } from '@tolok/domain'
import { bareHeader } from './bare-header'
import { dayShapeOf, readDay, type DayOrder } from './days'
import type { FieldSpec } from './fields'
import { fileLimits } from './file'
import { readNumber, readPrinted, shapeOf, type Mark } from './numbers'
import { error, warning, type ImportCode, type ImportProblem } from './problems'
import type { CellNote } from './record'

/** How a column writes its numbers or its days, once found or answered. */
export type ColumnFormat = { mark?: Mark; order?: DayOrder }
type Cell = { value?: string; problem?: ImportProblem }

// Control characters, lone surrogates, and what turns the direction of the text around it.
const unseen = /[\p{Cc}\p{Cs}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffd]/u

/** Is a figure a day? No number is written as any day is. */
export const isWrittenAsDay = (text: string): boolean => shapeOf(text) === 'NOT_A_NUMBER' && dayShapeOf(text) !== 'NOT_A_DAY'

const noLimit = new Set(['tanpa', 'tanpa_batas', 'tidak_ada', 'none', 'no_limit'])

/** What a cell says, or what is wrong with it. An empty one says nothing. */
export function readCell(field: FieldSpec, raw: string, format: ColumnFormat, note?: CellNote): Cell {
  const text = raw.trim()
  if (note?.wrong) return { problem: error(note.wrong.code, field.name, { value: text.slice(0, 100), facts: note.wrong.facts ?? {} }) }
  const read = readText(field, text, note?.is === 'NUMBER' ? { ...format, mark: 'POINT' } : format)
  // A spreadsheet makes 2.1 of the code 2.10, and a day of 1-2; only its writer knows.
  const mayBeSpoilt = (field.cell === 'CODE' || namesSomething.has(field.name)) && (note?.is === 'DAY' || (note?.is === 'NUMBER' && /[.%]/.test(text)))
  return mayBeSpoilt && !read.problem ? { ...read, problem: warning('CODE_FROM_NUMBER', field.name, { value: text.slice(0, 100) }) } : read
}
const namesSomething = new Set(['agency', 'indicator'])

function readText(field: FieldSpec, text: string, format: ColumnFormat): Cell {
  const bad = (code: ImportCode, facts?: Record<string, unknown>): Cell => ({
    problem: error(code, field.name, { value: text.slice(0, 100), ...(facts ? { facts } : {}) }),
  })
  if (text === '' || text === '-') return field.required ? bad('REQUIRED') : {}
  const most = field.most ?? 500
  if (text.length > Math.min(most, fileLimits.cell)) return bad('TOO_LONG', { most })
  if (unseen.test(text)) return bad('UNSEEN_CHARACTER')
  switch (field.cell) {
    case 'TEXT':
      return { value: text.replace(/\s+/g, ' ') }
    case 'CODE':
      return { value: text }
    case 'NUMBER':
    case 'LIMIT':
    case 'PRINTED': {
      if (field.cell === 'LIMIT' && noLimit.has(bareHeader(text))) return { value: 'NONE' }
      const read = (field.cell === 'PRINTED' ? readPrinted : readNumber)(text, format.mark ?? 'COMMA')
      return read.ok ? { value: read.value } : bad(read.code, read.facts)
    }
    case 'FIGURE': {
      const read: ReturnType<typeof readNumber> = isWrittenAsDay(text)
        ? readDay(text, format.order ?? 'DAY_FIRST')
        : readNumber(text, format.mark ?? 'COMMA')
      return read.ok ? { value: read.value } : bad(read.code, read.facts)
    }
    case 'WHOLE':
      return /^\d{1,9}$/.test(text.replace(/[.,]0+$/, '')) ? { value: text.replace(/[.,]0+$/, '') } : bad('NOT_A_NUMBER')
    case 'DAY': {
      const read = readDay(text, format.order ?? 'DAY_FIRST')
      return read.ok ? { value: read.value } : bad(read.code)
    }
    case 'PERIOD': {
      const read = parsePeriod(barePeriod(text))
      return read.ok ? { value: read.value.id } : bad('NOT_A_PERIOD')
    }
    case 'NIP':
      return readNip(field, text)
    case 'CHOICE': {
      const choice = field.choices?.[bareHeader(text)]
      return choice ? { value: choice } : bad('NOT_ONE_OF', { allowed: [...new Set(Object.values(field.choices ?? {}))] })
    }
  }
}

/** '2026.0', 'TW 1 2026', 'Triwulan I 2026' and 'Semester 2 2026' are what spreadsheets and people make of a period. */
function barePeriod(text: string): string {
  const year = /^(\d{4})[.,]0+$/.exec(text)
  if (year) return year[1]!
  const part = /^(TW|triwulan|Q|semester|smt)\s*\.?\s*(IV|III|II|I|[1-4])\s*[-/ ]\s*(\d{4})$/i.exec(text)
  if (!part) return text.toUpperCase()
  const number = ({ I: '1', II: '2', III: '3', IV: '4' } as Record<string, string>)[part[2]!.toUpperCase()] ?? part[2]!
  return `${part[3]}-${/^s/i.test(part[1]!) ? 'S' : 'Q'}${number}`
}

/** A NIP is eighteen figures of text. A spreadsheet that took it for a number has lost some of them, and says so in its own way. */
function readNip(field: FieldSpec, text: string): Cell {
  const bad = (code: ImportCode, facts?: Record<string, unknown>): Cell => ({
    problem: error(code, field.name, { value: text.slice(0, 100), ...(facts ? { facts } : {}) }),
  })
  if (/^\d([.,]\d+)?E\+?\d+$/i.test(text)) return bad('NIP_EXPONENT')
  const marked = /^['’`]/.test(text)
  const figures = text.replace(/^['’`]/, '').replace(/[\s.]/g, '')
  if (/^\d{17}$/.test(figures)) return bad('NIP_ZERO_LOST')
  if (!/^\d{18}$/.test(figures)) return bad('NIP_LENGTH', { found: figures.length })
  return { value: figures, ...(marked ? { problem: warning('NIP_APOSTROPHE', field.name, { value: text }) } : {}) }
}
