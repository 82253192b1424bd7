import type { Slice } from '../../platform/slice'
import { DashboardResolver, DashboardTileResolver } from './dashboard.resolver'
import { publicPaths } from './public.rest'
import { publicRoutes } from './public.routes'
import { SavedReportResolver } from './saved-report.resolver'

export { documentOf } from './gallery'
export { askedIn } from './life'
export { protectedIn } from './publication'
export { readyReports, type ReadyReport } from './ready-reports'
export { ReportProblem, SavedReport } from './saved-report.object'
export { savedReportLoader, savedReportOf } from './saved-report.store'
export { inside, mayHere, nameOf, theNation } from './shared'

export const savedReports: Slice = { name: 'saved-reports', resolvers: [SavedReportResolver, DashboardResolver, DashboardTileResolver], routes: publicRoutes, rest: publicPaths }
