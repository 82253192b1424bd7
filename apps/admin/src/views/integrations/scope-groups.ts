export const scopeGroups = ['read', 'write', 'administer'] as const
export type ScopeGroup = (typeof scopeGroups)[number]

const readsMore: ReadonlySet<string> = new Set(['report.person'])
/** What sets up the place for everybody else, or looks over their shoulders. */
const administers: ReadonlySet<string> = new Set(['agency.write', 'employee.write', 'indicator.write', 'scheme.draft', 'audit.read'])

/** Where a person looks for a permission: 'observation.read' under reading, 'observation.record' under writing, 'agency.write' under administration. */
export const groupOf = (scope: string): ScopeGroup => (administers.has(scope) ? 'administer' : scope.endsWith('.read') || readsMore.has(scope) ? 'read' : 'write')
