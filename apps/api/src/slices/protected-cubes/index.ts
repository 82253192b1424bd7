import type { Slice } from '../../platform/slice'
import { publishedMeasures } from './protected-cube.report'
import { CubeCalendarResolver, ProtectedCubeResolver } from './protected-cube.resolver'
import { CubePublicationResolver } from './publication.resolver'
import { publicationRoutes } from './publish-due'

/** For the demonstration. */
export { publishYear } from './publish'

export const protectedCubes: Slice = { name: 'protected-cubes', resolvers: [ProtectedCubeResolver, CubeCalendarResolver, CubePublicationResolver], measures: publishedMeasures, routes: publicationRoutes }
