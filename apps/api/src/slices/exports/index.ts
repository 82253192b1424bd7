import type { Slice } from '../../platform/slice'
import { ExportResolver } from './exports.resolver'
import { exportPaths } from './exports.rest'
import { exportRoutes } from './exports.routes'

export const exports: Slice = { name: 'exports', resolvers: [ExportResolver], routes: exportRoutes, rest: exportPaths }
