import type { Slice } from '../../platform/slice'
import { SchemeResolver } from './scheme.resolver'

export { Scheme } from './scheme.object'
export { keepExtensionSchemes } from './extension-schemes'
export { SchemeDifference, SchemeFinding } from './scheme-difference.object'
export { SchemeRules, rulesIn } from './scheme-rules.object'
export { toFinding } from './scheme.resolver'
export { dayOf, keepVersion, schemeId, schemeLoader, schemeOf, schemeOfKey, versionsOf } from './scheme.store'

export const schemes: Slice = { name: 'schemes', resolvers: [SchemeResolver] }
