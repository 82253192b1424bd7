import type { Slice } from '../../platform/slice'
import { periodDimensions } from './period.report'
import { ReportResolver } from './report.resolver'

export { seenBy } from './catalogue'
export { ReportQueryInput } from './report.input'
export { answerReport, type Report } from './report.store'

export const reports: Slice = { name: 'reports', resolvers: [ReportResolver], dimensions: periodDimensions }
