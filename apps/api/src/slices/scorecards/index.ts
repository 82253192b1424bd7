import type { Slice } from '../../platform/slice'
import { scorecardRoutes } from './follow'
import { OrganisationRatingResolver, ScorecardItemResolver, ScorecardResolver, ScorecardSegmentResolver, TraceInputResolver } from './scorecard.resolver'

export { readScoringInputs, type AskedPlans, type ScoringInputs } from './scoring-inputs'
export { scoreOf } from './live'

export const scorecards: Slice = {
  name: 'scorecards',
  resolvers: [ScorecardResolver, ScorecardSegmentResolver, ScorecardItemResolver, TraceInputResolver, OrganisationRatingResolver],
  routes: scorecardRoutes,
}
