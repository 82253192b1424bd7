import type { Slice } from '../../platform/slice'
import { bulkPaths } from './bulk.rest'
import { bulkRoutes } from './bulk.routes'

export const bulk: Slice = { name: 'bulk', resolvers: [], routes: bulkRoutes, rest: bulkPaths }
