import type { Slice } from '../../platform/slice'
import { ReportFactResolver } from './fact.resolver'
import { foldingRoutes } from './fold-all'
import { periodDimensions } from './period.report'
import { MemberResolver, ReportResolver } from './report.resolver'

export const reports: Slice = { name: 'reports', resolvers: [ReportResolver, MemberResolver, ReportFactResolver], dimensions: periodDimensions, routes: foldingRoutes }

/** For files, schedules and saved reports, which ask the same questions. */
export { seenBy } from './catalogue'
export { countFacts, factsStatement, type FactMark, type FactQuestion } from './fact-rows'
export { CellInput, type ReportFact } from './fact.object'
export { factQuestion, parseFacts, parseReport, zoneOfScope } from './fact.store'
export type { SqlCatalogue } from './plan'
export { ReportQueryInput } from './report.input'
export { answerReport, answerReports, type Report } from './report.store'
export { foldTallies, forgetTallies } from './fold-all'
