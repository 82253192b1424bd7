export { ReportDocument, ReportFiguresFragment, askReport, reportQuery, rowsOf, useReport, useReportTable, useWholeReportTable } from '@tolok/client'
export type { Answer, AnswerColumn, AnswerRow, AnswerTable, Member, ReportQueryInput } from '@tolok/client'
