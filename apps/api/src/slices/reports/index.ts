import type { Slice } from '../../platform/slice'
import { foldingRoutes } from './fold-all'
import { periodDimensions } from './period.report'
import { ReportResolver } from './report.resolver'

export const reports: Slice = { name: 'reports', resolvers: [ReportResolver], dimensions: periodDimensions, routes: foldingRoutes }

export { foldTallies, forgetTallies } from './fold-all'
