import type { Slice } from '../../platform/slice'
import { AuditResolver } from './audit.resolver'

export { recordAudit, thePlatform, type AuditEntry } from './audit.store'

export const audit: Slice = { name: 'audit', resolvers: [AuditResolver] }
