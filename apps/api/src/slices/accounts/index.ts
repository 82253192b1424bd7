import type { Slice } from '../../platform/slice'
import { accountPaths } from './accounts.rest'
import { setUpRoutes } from './set-up.routes'
import { signInRoutes } from './sign-in.routes'
import { ViewerResolver } from './viewer.resolver'

export { identifier } from './identify'
export { hashPassword } from './password'
export { scopeOfAccount } from './session.store'
export { makeSetUpToken } from './set-up.store'
export { Viewer } from './viewer.object'

export const accounts: Slice = {
  name: 'accounts',
  resolvers: [ViewerResolver],
  routes: async (app, parts) => {
    await signInRoutes(app, parts)
    await setUpRoutes(app, parts)
  },
  rest: accountPaths,
}
