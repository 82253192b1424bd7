import type { Slice } from '../../platform/slice'
import { targetMeasures } from './target.report'
import { IndicatorTargetsResolver, TargetResolver } from './target.resolver'

export { Source, Target, type TargetRevision } from './target.object'
export { sourceFor, sourceLoader } from './source.store'
export { figureOn, revisionsLoader, targetLoader, targetOf } from './target.store'

export const targets: Slice = { name: 'targets', resolvers: [TargetResolver, IndicatorTargetsResolver], measures: targetMeasures }
