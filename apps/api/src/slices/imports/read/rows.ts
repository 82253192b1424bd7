/** The second reading: every row cell by cell, its values or what is wrong with each of them. */
import { parsePeriod } from '@tolok/domain'
import { readCell } from './cells'
import { layoutNamed } from './fields'
import { recordsOf } from './file'
import type { FileRecord } from './record'
import { error, type ImportProblem } from './problems'
import { isBlank, type Survey } from './survey'
import { isUnfilled } from './unfilled'
import { recordsOfSheet } from './workbook/sheet-records'

export type StagedRow = {
  row: number
  /** The cells as the file has them, by header. */
  cells: Record<string, string>
  parsed: Record<string, string>
  problems: ImportProblem[]
}

const recordsIn = (path: string, { dialect, sheet }: Survey): AsyncIterable<FileRecord> =>
  sheet ? recordsOfSheet(path, sheet) : recordsOf(path, dialect!)

export async function* stagedRows(path: string, survey: Survey): AsyncGenerator<StagedRow> {
  const fields = new Map(layoutNamed(survey.layout).fields.map((field) => [field.name, field]))
  const columns = survey.columns.map((column) => ({
    ...column,
    spec: fields.get(column.field)!,
    format: survey.formats[column.field] ?? {},
  }))
  let width = 0
  for await (const { row, cells, notes } of recordsIn(path, survey)) {
    if (row === survey.headerRow) width = cells.length
    if (row <= survey.headerRow || isBlank(cells) || isUnfilled(survey.layout, survey.columns, cells, width)) continue
    const problems: ImportProblem[] = []
    const parsed: Record<string, string> = {}
    const shown: Record<string, string> = {}
    if (cells.length < width || cells.slice(width).some((cell) => cell.trim() !== '')) {
      problems.push(error('COLUMN_COUNT', null, { facts: { expected: width, found: cells.length } }))
    }
    for (const { field, header, at, spec, format } of columns) {
      const raw = cells[at] ?? ''
      if (raw !== '') shown[header] = raw.length > 200 ? `${raw.slice(0, 200)}…` : raw
      const { value, problem } = readCell(spec, raw, format, notes?.[at])
      if (value !== undefined) parsed[field] = value
      if (value !== undefined && spec.cell === 'PERIOD') Object.assign(parsed, daysOf(value))
      if (problem && !(problem.code === 'REQUIRED' && at >= cells.length)) problems.push(problem)
    }
    problems.push(...figureProblems(survey.layout, parsed, problems))
    yield { row, cells: shown, parsed, problems }
  }
}

/** A period's first and last day go along, so that SQL need not know what '2026-Q1' means. */
function daysOf(id: string): Record<string, string> {
  const period = parsePeriod(id)
  return period.ok ? { periodFrom: period.value.firstDay, periodTo: period.value.lastDay } : {}
}

/** An observation carries either a value, or a numerator and a denominator. */
function figureProblems(layout: string, parsed: Record<string, string>, problems: readonly ImportProblem[]): ImportProblem[] {
  if (layout !== 'OBSERVATIONS' || problems.some(({ field }) => field === 'value' || field === 'numerator' || field === 'denominator'))
    return []
  const [value, numerator, denominator] = [parsed['value'], parsed['numerator'], parsed['denominator']].map((one) => one !== undefined)
  if (value && (numerator || denominator)) return [error('FIGURE_DOUBLE', 'value')]
  if (!value && !(numerator && denominator))
    return [error('FIGURE_MISSING', numerator ? 'denominator' : denominator ? 'numerator' : 'value')]
  return []
}
