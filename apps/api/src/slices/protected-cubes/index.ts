import type { Slice } from '../../platform/slice'
import { publishedMeasures } from './protected-cube.report'
import { ProtectedCubeResolver } from './protected-cube.resolver'
import { CubePublicationResolver } from './publication.resolver'

export const protectedCubes: Slice = { name: 'protected-cubes', resolvers: [ProtectedCubeResolver, CubePublicationResolver], measures: publishedMeasures }
