import type { Slice } from '../../platform/slice'
import { periodDimensions } from './period.report'
import { MemberResolver, ReportResolver } from './report.resolver'

export const reports: Slice = { name: 'reports', resolvers: [ReportResolver, MemberResolver], dimensions: periodDimensions }
