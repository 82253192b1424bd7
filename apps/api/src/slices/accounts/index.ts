import type { Slice } from '../../platform/slice'
import { signInRoutes } from './sign-in.routes'
import { ViewerResolver } from './viewer.resolver'

export { identifier } from './identify'
export { hashPassword } from './password'
export { Viewer } from './viewer.object'

export const accounts: Slice = { name: 'accounts', resolvers: [ViewerResolver], routes: signInRoutes }
