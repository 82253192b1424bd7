/** Which sheet holds what is brought: the one whose headers fit. Where several could be meant, a person is asked; what is not read is named. */
import type { ImportKind } from '../../../../generated/prisma/enums'
import { matchColumns } from '../columns'
import { FileRefused, refuseFile, warning, type ImportProblem } from '../problems'
import type { Answers, Question } from '../survey'
import { rowsOf } from './sheet'
import type { Sheet, Workbook } from './workbook'

/** The sheet of codes that our own templates carry; nobody need be told that it is not read. */
export const codesSheet = 'Kode'
const mostNamed = 20

export type SheetChoice = { sheet: Sheet; warnings: ImportProblem[] } | { question: Question }

export async function chooseSheet(workbook: Workbook, kind: ImportKind, answers: Answers): Promise<SheetChoice> {
  const filled: { sheet: Sheet; fits: boolean }[] = []
  for (const sheet of workbook.sheets) {
    const fits = await headerFits(workbook, sheet, kind)
    if (fits !== undefined) filled.push({ sheet, fits })
  }
  const seen = filled.filter(({ sheet }) => !sheet.isHidden)
  if (seen.length === 0) {
    if (filled.length === 0) throw refuseFile('EMPTY_FILE')
    throw refuseFile('SHEETS_HIDDEN', { sheets: filled.slice(0, mostNamed).map(({ sheet }) => sheet.name) })
  }
  const fitting = seen.filter(({ fits }) => fits)
  const possible = fitting.length > 0 ? fitting : seen
  const chosen = possible.length === 1 ? possible[0] : seen.find(({ sheet }) => sheet.name === answers['sheet'])
  if (!chosen) return { question: questionOf(possible.map(({ sheet }) => sheet.name)) }
  const warnings = filled
    .filter(({ sheet }) => sheet !== chosen.sheet && sheet.name !== codesSheet)
    .slice(0, mostNamed)
    .map(({ sheet }) => warning(sheet.isHidden ? 'SHEET_HIDDEN' : 'SHEET_NOT_READ', null, { facts: { sheet: sheet.name } }))
  return { sheet: chosen.sheet, warnings }
}

const questionOf = (options: string[]): Question => ({ id: 'sheet', kind: 'SHEET', field: 'sheet', header: null, options, examples: [] })

/** Do the headers of a sheet hold all that is required? Undefined where it is empty. */
async function headerFits(workbook: Workbook, sheet: Sheet, kind: ImportKind): Promise<boolean | undefined> {
  try {
    for await (const { cells } of rowsOf(workbook, sheet)) return matchColumns(kind, cells).missing.length === 0
    return undefined
  } catch (fault) {
    if (fault instanceof FileRefused && fault.problems[0]?.code === 'TOO_MANY_COLUMNS') return false // a wide sheet beside the one that is meant
    throw fault
  }
}
