import type { Slice } from '../../platform/slice'
import { periodDimensions } from './period.report'
import { ReportResolver } from './report.resolver'

export const reports: Slice = { name: 'reports', resolvers: [ReportResolver], dimensions: periodDimensions }
export { answerReport, answerReports, type Report } from './report.store'
