import type { Slice } from '../../platform/slice'
import { periodDimensions } from './period.report'
import { ReportFactResolver } from './fact.resolver'
import { ReportResolver } from './report.resolver'

export { answerReport, answerReports, type Report } from './report.store'
export const reports: Slice = { name: 'reports', resolvers: [ReportResolver, ReportFactResolver], dimensions: periodDimensions }
