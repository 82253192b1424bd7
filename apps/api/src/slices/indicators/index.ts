import type { Slice } from '../../platform/slice'
import { IndicatorResolver } from './indicator.resolver'
import { indicatorDimensions } from './indicator.report'

export { Indicator, languages, type Language } from './indicator.object'
export { indicatorKey, indicatorLoader, indicatorOf, judgedAs } from './indicator.store'

export const indicators: Slice = { name: 'indicators', resolvers: [IndicatorResolver], dimensions: indicatorDimensions }
