/** The first reading of a workbook: as of any file, once it is known which sheet is meant. */
import type { ImportKind } from '../../../../generated/prisma/enums'
import { layoutsOf } from '../fields'
import { surveyRecords, type Answers, type Survey } from '../survey'
import { chooseSheet } from './choose-sheet'
import { askAboutHidden, newMet, refuseMerged, sheetRecords, sourceOf, warningsOf } from './sheet-records'
import { openWorkbook } from './workbook'

export async function surveyWorkbook(path: string, kind: ImportKind, answers: Answers): Promise<Survey> {
  const workbook = await openWorkbook(path)
  try {
    const choice = await chooseSheet(workbook, kind, answers)
    if ('question' in choice) {
      const layout = layoutsOf(kind).at(-1)!.id
      return { layout, columns: [], ignored: [], headerRow: 0, formats: {}, rows: 0, questions: [choice.question], warnings: [] }
    }
    const sheet = sourceOf(choice.sheet, answers)
    const met = newMet()
    const found = await surveyRecords(sheetRecords(workbook, choice.sheet, sheet, met), kind, answers)
    refuseMerged(sheet, met, found)
    return {
      ...found,
      sheet,
      questions: [...askAboutHidden(sheet, met, found, answers), ...found.questions],
      warnings: [...choice.warnings, ...warningsOf(sheet, met, found), ...found.warnings],
    }
  } finally {
    workbook.archive.close()
  }
}
