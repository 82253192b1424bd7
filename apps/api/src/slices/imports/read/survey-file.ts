/** The first reading of a file: as a workbook or as text, whichever its first bytes say it is. */
import type { ImportKind } from '../../../generated/prisma/enums'
import { findDialect, isWorkbook, recordsOf } from './file'
import { surveyRecords, type Answers, type Survey } from './survey'
import { surveyWorkbook } from './workbook/survey-workbook'

/** Reads the whole file once. Throws FileRefused for what makes all of it unreadable. */
export async function survey(path: string, kind: ImportKind, answers: Answers): Promise<Survey> {
  if (await isWorkbook(path)) return surveyWorkbook(path, kind, answers)
  const dialect = await findDialect(path)
  return { dialect, ...(await surveyRecords(recordsOf(path, dialect), kind, answers)) }
}
