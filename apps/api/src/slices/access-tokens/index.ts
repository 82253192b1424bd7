import type { Slice } from '../../platform/slice'
import { AccessTokenResolver } from './access-token.resolver'
import { IntegratorResolver } from './integrator.resolver'

export { looksAfterWhole } from './integrator.store'
export { tokenIdentifier } from './identify'

export const accessTokens: Slice = { name: 'access-tokens', resolvers: [AccessTokenResolver, IntegratorResolver] }
