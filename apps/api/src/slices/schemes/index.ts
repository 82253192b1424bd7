import type { Slice } from '../../platform/slice'
import { SchemeResolver } from './scheme.resolver'

export const schemes: Slice = { name: 'schemes', resolvers: [SchemeResolver] }
