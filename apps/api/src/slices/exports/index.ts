import type { Slice } from '../../platform/slice'
import { ExportResolver } from './exports.resolver'
import { exportRoutes } from './exports.routes'

export const exports: Slice = { name: 'exports', resolvers: [ExportResolver], routes: exportRoutes }
