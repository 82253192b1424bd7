export { ReportDocument, askReport, reportQuery, rowsOf, useReport, useReportTable, useWholeReportTable } from '@tolok/client'
export type { Answer, AnswerColumn, AnswerRow, Member, ReportQueryInput } from '@tolok/client'
