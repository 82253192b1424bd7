/** The first reading of a file: what it is, which columns it has, how they write numbers and days, and what must be asked. */
import type { ImportKind } from '../../../generated/prisma/enums'
import { isWrittenAsDay, type ColumnFormat } from './cells'
import { matchColumns, type Column, type Columns } from './columns'
import { dayShapeOf, type DayShape } from './days'
import type { CellKind, FieldSpec } from './fields'
import { fileLimits, type Dialect } from './file'
import { shapeOf, type Shape } from './numbers'
import { error, FileRefused, refuseFile, warning, type ImportProblem } from './problems'
import type { CellNote, FileRecord } from './record'
import { isUnfilled } from './unfilled'
import type { SheetSource } from './workbook/sheet-records'

/** What only a person can know. The answer is one of the options, under the question's id. */
export type Question = {
  id: string
  kind: 'DECIMAL_MARK' | 'DAY_ORDER' | 'COLUMN' | 'SHEET' | 'HIDDEN_ROWS' | 'HIDDEN_COLUMNS'
  field: string
  header: string | null
  options: string[]
  examples: { row: number; text: string }[]
}
export type Answers = Readonly<Record<string, string>>
export type Survey = {
  /** How a text file is written; or of a workbook which sheet is read. */
  dialect?: Dialect
  sheet?: SheetSource
  layout: string
  columns: Column[]
  ignored: string[]
  headerRow: number
  formats: Record<string, ColumnFormat>
  rows: number
  questions: Question[]
  warnings: ImportProblem[]
}

export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '')

const writtenAsNumbers: ReadonlySet<CellKind> = new Set(['NUMBER', 'LIMIT', 'FIGURE', 'PRINTED'])

type Evidence = { shapes: Map<Shape | DayShape, number>; examples: Question['examples'] }

/** Reads all records once, keeping only counts and a few examples. Throws FileRefused for what makes all of it unreadable. */
export async function surveyRecords(records: AsyncIterable<FileRecord>, kind: ImportKind, answers: Answers): Promise<Survey> {
  const chosen = Object.fromEntries(
    Object.entries(answers).flatMap(([id, answer]) => (id.startsWith('column:') ? [[id.slice(7), answer]] : [])),
  )
  let match: Columns | undefined
  let headerRow = 0
  let rows = 0
  const unfilled: number[] = []
  let unfilledCount = 0
  const evidence = new Map<string, Evidence>()

  for await (const { row, cells, notes } of records) {
    if (isBlank(cells)) continue
    if (!match) {
      match = matchColumns(kind, cells, chosen)
      headerRow = row
      const duplicates = match.problems.filter((problem) => problem.severity === 'ERROR')
      if (duplicates.length > 0) throw new FileRefused(duplicates)
      continue
    }
    if (isUnfilled(match.layout.id, match.columns, cells, match.headers.length)) {
      unfilledCount++
      if (unfilled.length < 5) unfilled.push(row)
      continue
    }
    if (++rows > fileLimits.rows) throw refuseFile('TOO_MANY_ROWS', { most: fileLimits.rows })
    for (const column of match.columns) gather(evidence, specOf(match, column.field), row, cells[column.at] ?? '', notes?.[column.at])
  }
  const left = { facts: { count: unfilledCount, rows: unfilled } }
  if (unfilledCount > 0 && rows === 0) throw new FileRefused([error('ROWS_WITHOUT_FIGURE', null, left)])
  if (!match || rows === 0) throw refuseFile('EMPTY_FILE')

  const asked = askForColumns(match)
  const { formats, questions } = settle(match, evidence, answers)
  return {
    layout: match.layout.id,
    columns: match.columns,
    ignored: match.ignored,
    headerRow,
    formats,
    rows,
    questions: asked.length > 0 ? asked : questions,
    warnings: [...(unfilledCount > 0 ? [warning('ROWS_WITHOUT_FIGURE', null, left)] : []), ...match.problems],
  }
}

const specOf = (match: Columns, field: string): FieldSpec => match.layout.fields.find((one) => one.name === field)!

function gather(evidence: Map<string, Evidence>, field: FieldSpec, row: number, raw: string, note?: CellNote): void {
  const text = raw.trim()
  if (note?.is === 'NUMBER' || note?.wrong) return // how it is written says nothing about how people write here
  if ((field.cell !== 'DAY' && !writtenAsNumbers.has(field.cell)) || text === '' || text === '-') return
  const isDay = field.cell === 'DAY' || (field.cell === 'FIGURE' && isWrittenAsDay(text))
  const id = `${isDay ? 'day' : 'number'}:${field.name}`
  const found: Evidence = evidence.get(id) ?? { shapes: new Map(), examples: [] }
  evidence.set(id, found)
  const shape = isDay ? dayShapeOf(text) : shapeOf(text)
  const seen = found.shapes.get(shape) ?? 0
  found.shapes.set(shape, seen + 1)
  const tells = shape !== 'PLAIN' && shape !== 'NOT_A_NUMBER' && shape !== 'NOT_A_DAY' && shape !== 'EXPONENT'
  if (tells && seen < 3) found.examples.push({ row, text: text.slice(0, 100) })
}

/** A required column under a name nobody knows is asked for, if there is any column left that it could be. */
function askForColumns(match: Columns): Question[] {
  if (match.missing.length === 0) return []
  if (match.ignored.length === 0)
    throw new FileRefused(match.missing.map((field) => error('COLUMN_MISSING', field.name, { facts: { allowed: field.headers } })))
  return match.missing.map((field) => ({
    id: `column:${field.name}`,
    kind: 'COLUMN',
    field: field.name,
    header: null,
    options: match.ignored,
    examples: [],
  }))
}

/** Clear cells decide for the unclear ones of their column; where none is clear, or they contradict each other, a person decides. */
function settle(
  match: Columns,
  evidence: Map<string, Evidence>,
  answers: Answers,
): { formats: Record<string, ColumnFormat>; questions: Question[] } {
  const formats: Record<string, ColumnFormat> = {}
  const questions: Question[] = []
  for (const column of match.columns) {
    for (const isDay of [false, true]) {
      const id = `${isDay ? 'day' : 'number'}:${column.field}`
      const found = evidence.get(id)
      if (!found) continue
      const options = isDay ? (['DAY_FIRST', 'MONTH_FIRST'] as const) : (['COMMA', 'POINT'] as const)
      const clear = options.filter((option) => found.shapes.has(option))
      const answer = options.find((option) => option === answers[id]) ?? (clear.length === 1 ? clear[0] : undefined)
      if (!answer && (clear.length > 1 || found.shapes.has('UNCLEAR'))) {
        questions.push({
          id,
          kind: isDay ? 'DAY_ORDER' : 'DECIMAL_MARK',
          field: column.field,
          header: column.header,
          options: [...options],
          examples: found.examples.slice(0, 5),
        })
      }
      const format = isDay ? { order: (answer ?? 'DAY_FIRST') as 'DAY_FIRST' } : { mark: (answer ?? 'COMMA') as 'COMMA' }
      formats[column.field] = { ...formats[column.field], ...format }
    }
  }
  return { formats, questions }
}
