import type { Slice } from '../../platform/slice'
import { IndicatorResolver } from './indicator.resolver'

export { Indicator } from './indicator.object'
export { indicatorKey, indicatorLoader, indicatorOf, judgedAs } from './indicator.store'

export const indicators: Slice = { name: 'indicators', resolvers: [IndicatorResolver] }
