import type { Permission } from '@tolok/domain'

/** In the order in which a new municipality brings them: each speaks of the ones before it. */
export const importKinds = ['AGENCIES', 'EMPLOYEES', 'INDICATORS', 'TARGETS', 'OBSERVATIONS'] as const
export type ImportKind = (typeof importKinds)[number]

/** What someone must be able to write by hand to write it by file. */
export const neededFor: Record<ImportKind, Permission> = {
  AGENCIES: 'agency.write',
  EMPLOYEES: 'employee.write',
  INDICATORS: 'indicator.write',
  TARGETS: 'target.write',
  OBSERVATIONS: 'import.run',
}
