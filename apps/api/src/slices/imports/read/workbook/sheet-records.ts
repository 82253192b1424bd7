/** The rows of the chosen sheet as records, and what must be said about them. */
import { error, FileRefused, warning, type ImportProblem } from '../problems'
import { lettersOf, type FileRecord } from '../record'
import type { Answers, Question, Survey } from '../survey'
import { openWorkbook, type Sheet, type Workbook } from './workbook'
import { rowsOf, type Around } from './sheet'

/** Which sheet is read, and whether its hidden rows and columns are. */
export type SheetSource = { name: string; hiddenRows: Choice; hiddenColumns: Choice }
export const choices = ['READ', 'SKIP'] as const
type Choice = (typeof choices)[number]

export const sourceOf = (sheet: Sheet, answers: Answers): SheetSource => ({
  name: sheet.name,
  hiddenRows: choiceOf(answers['hidden:rows']),
  hiddenColumns: choiceOf(answers['hidden:columns']),
})
const choiceOf = (answer: string | undefined): Choice => (answer === 'SKIP' ? 'SKIP' : 'READ')

/** What was met on the way through a sheet. */
export type Met = {
  around: { current?: Around }
  hiddenRows: { count: number; examples: Question['examples'] }
  /** By column: how many formulas, and the row of the first. */
  formulas: Map<number, { count: number; row: number }>
  lastRow: number
}
export const newMet = (): Met => ({ around: {}, hiddenRows: { count: 0, examples: [] }, formulas: new Map(), lastRow: 0 })

const isHiddenColumn = (around: Around | undefined, at: number): boolean =>
  around?.hidden.some(({ from, to }) => from <= at && at <= to) ?? false

/** Every row is as wide as the headers, since a sheet does not say where its rows end. */
export async function* sheetRecords(workbook: Workbook, sheet: Sheet, source: SheetSource, met: Met = newMet()): AsyncGenerator<FileRecord> {
  let width: number | undefined
  for await (const record of rowsOf(workbook, sheet, met.around)) {
    const { row, cells, notes } = record
    if (record.isHidden) {
      met.hiddenRows.count++
      if (met.hiddenRows.examples.length < 5) met.hiddenRows.examples.push({ row, text: cells.find((text) => text.trim() !== '')!.slice(0, 100) })
      if (source.hiddenRows === 'SKIP') continue
    }
    if (source.hiddenColumns === 'SKIP' && met.around.current!.hidden.length > 0)
      cells.forEach((text, at) => {
        if (text !== '' && isHiddenColumn(met.around.current, at)) cells[at] = ''
      })
    if (width !== undefined) {
      while (cells.length < width) cells.push('')
      notes?.forEach((note, at) => {
        if (!note?.formula) return
        const found = met.formulas.get(at)
        if (found) found.count++
        else met.formulas.set(at, { count: 1, row })
      })
    }
    width ??= cells.length
    met.lastRow = row
    yield record
  }
}

/** What a person must decide about what the sheet hides; only where it would be read. */
export function askAboutHidden(source: SheetSource, met: Met, found: Pick<Survey, 'columns'>, answers: Answers): Question[] {
  const ask = (id: string, kind: Question['kind'], header: string, examples: Question['examples']): Question[] =>
    answers[id] === undefined ? [{ id, kind, field: kind, header, options: [...choices], examples }] : []
  const { count, examples } = met.hiddenRows
  const columns = found.columns.filter(({ at }) => isHiddenColumn(met.around.current, at)).map(({ header }) => header)
  return [
    ...(count > 0
      ? ask('hidden:rows', 'HIDDEN_ROWS', source.name, examples) : []),
    ...(columns.length > 0 ? ask('hidden:columns', 'HIDDEN_COLUMNS', columns.join(', '), []) : []),
  ]
}

/** What is read all the same, and what is not, by name. */
export function warningsOf(source: SheetSource, met: Met, found: Pick<Survey, 'columns' | 'headerRow'>): ImportProblem[] {
  const { count, examples } = met.hiddenRows
  return [
    ...(count > 0
      ? [warning(source.hiddenRows === 'SKIP' ? 'ROWS_HIDDEN_SKIPPED' : 'ROWS_HIDDEN_READ', null, { facts: { count, rows: examples.map(({ row }) => row) } })]
      : []),
    ...found.columns.flatMap(({ at, header, field }) => {
      const formulas = met.formulas.get(at)
      return formulas
        ? [warning('FORMULA_TAKEN', field, { facts: { header, count: formulas.count, cell: `${lettersOf(at)}${formulas.row}` } })]
        : []
    }),
  ]
}

/** A merged cell says one thing for several rows or columns; which of them, the file does not say. */
export function refuseMerged(source: SheetSource, met: Met, found: Pick<Survey, 'columns' | 'headerRow'>): void {
  const merged = (met.around.current?.merged ?? []).filter(
    ({ top, bottom, left, right }) =>
      bottom >= found.headerRow && top <= met.lastRow && found.columns.some(({ at }) => left <= at && at <= right),
  )
  if (merged.length === 0) return
  const ranges = merged.slice(0, 5).map(({ from, to }) => `${from}:${to}`)
  throw new FileRefused([error('MERGED_CELLS', null, { facts: { sheet: source.name, ranges, count: merged.length } })])
}

/** For the second reading, which waits for the database: it may take its time. */
export async function* recordsOfSheet(path: string, source: SheetSource): AsyncGenerator<FileRecord> {
  const workbook = await openWorkbook(path)
  try {
    const sheet = workbook.sheets.find(({ name, isHidden }) => name === source.name && !isHidden)!
    yield* sheetRecords(workbook, sheet, source)
  } finally {
    workbook.archive.close()
  }
}
