import type { Slice } from '../../platform/slice'
import { scorecardRoutes } from './follow'
import { scorecardDimensions, scorecardMeasures } from './scorecard.report'
import { OrganisationRatingResolver, ScorecardItemResolver, ScorecardResolver, ScorecardSegmentResolver, TraceInputResolver } from './scorecard.resolver'

export { readScoringInputs, type AskedPlans, type ScoringInputs } from './scoring-inputs'
export { keepScorecards, kept, scoreOf } from './live'
export { recomputeScorecards, type RecomputeOptions, type RecomputeTotals } from './recompute'
export { keepSealed, pendingOf, sealing } from './seal'

export const scorecards: Slice = {
  name: 'scorecards',
  resolvers: [ScorecardResolver, ScorecardSegmentResolver, ScorecardItemResolver, TraceInputResolver, OrganisationRatingResolver],
  dimensions: scorecardDimensions,
  measures: scorecardMeasures,
  routes: scorecardRoutes,
}
