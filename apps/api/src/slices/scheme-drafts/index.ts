import type { Slice } from '../../platform/slice'
import { SchemeCommentResolver, SchemeDraftResolver, SchemeSimulationResolver } from './scheme-draft.resolver'

export const schemeDrafts: Slice = { name: 'scheme-drafts', resolvers: [SchemeDraftResolver, SchemeCommentResolver, SchemeSimulationResolver] }
