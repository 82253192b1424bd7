/** What may be done, and who may do it how far: one table, read by the API to decide and by the admin to hide. */
import type { ExtensionPermission } from '../extensions/extension'

export const permissions = [
  'municipality.read',
  'municipality.create', // in no role: only the one-time link of a fresh installation carries it
  'agency.read',
  'agency.write',
  'employee.read', // names, NIP, positions
  'employee.write',
  'indicator.read',
  'indicator.write',
  'target.read',
  'target.write',
  'observation.read',
  'observation.record',
  'observation.verify',
  'observation.finalize',
  'report.read', // figures about agencies and municipalities
  'report.person', // figures about one person
  'report.save', // a question of one's own, for oneself
  'report.share',
  'report.schedule',
  'report.publish', // never what one wrote or asked for oneself
  'plan.write', // by what a person is appraised
  'scorecard.read',
  'scorecard.rate', // the figures and expectations that people give
  'scorecard.seal',
  'organisation.rate', // the predicate of an agency
  'import.run',
  'scheme.read',
  'scheme.comment', // on a draft by which one will be judged
  'scheme.draft',
  'scheme.publish', // never what one drafted or last changed oneself
  'audit.read',
  'account.manage',
] as const
export type Permission = (typeof permissions)[number] | ExtensionPermission

export const roles = {
  ADMIN: 'ADMIN',
  EMPLOYEE: 'EMPLOYEE',
  SUPERIOR: 'SUPERIOR', // atasan, pejabat penilai kinerja
  INSPECTOR: 'INSPECTOR', // inspektorat
  PLANNER: 'PLANNER', // Bappeda, bagian organisasi
  NATIONAL_ANALYST: 'NATIONAL_ANALYST',
} as const
export type Role = keyof typeof roles

/**
 * How far a permission reaches, from the narrowest:
 * SELF the employee of the grant · LED that employee and those he leads · AGENCY the grant's agency and all below it, or the whole
 * municipality where the grant names none · MUNICIPALITY · EVERYWHERE every municipality, but never a single person.
 */
export type Reach = 'SELF' | 'LED' | 'AGENCY' | 'MUNICIPALITY' | 'EVERYWHERE'

/** What everyone inside a municipality may read: nothing in it is about a person. */
const openInside = {
  'municipality.read': 'MUNICIPALITY',
  'agency.read': 'MUNICIPALITY',
  'indicator.read': 'MUNICIPALITY',
  'scheme.read': 'MUNICIPALITY',
  'report.read': 'MUNICIPALITY',
  'report.save': 'MUNICIPALITY',
} as const

export const rolePermissions: Record<Role, Partial<Record<Permission, Reach>>> = {
  EMPLOYEE: {
    ...openInside,
    'scheme.comment': 'MUNICIPALITY',
    'employee.read': 'SELF',
    'target.read': 'SELF',
    'observation.read': 'SELF',
    'observation.record': 'SELF',
    'report.person': 'SELF',
    'scorecard.read': 'SELF',
  },
  SUPERIOR: {
    ...openInside,
    'report.share': 'MUNICIPALITY',
    'report.schedule': 'MUNICIPALITY',
    'scheme.comment': 'MUNICIPALITY',
    'employee.read': 'LED',
    'target.read': 'LED',
    'target.write': 'LED',
    'observation.read': 'LED',
    'observation.record': 'SELF',
    'observation.verify': 'LED',
    'report.person': 'LED',
    'plan.write': 'LED',
    'scorecard.read': 'LED',
    'scorecard.rate': 'LED',
  },
  PLANNER: {
    ...openInside,
    'report.share': 'MUNICIPALITY',
    'report.schedule': 'MUNICIPALITY',
    'scheme.comment': 'MUNICIPALITY',
    'scheme.draft': 'MUNICIPALITY',
    'indicator.write': 'MUNICIPALITY',
    'employee.read': 'AGENCY', // whose targets he sets; never how anyone fares
    'target.read': 'AGENCY',
    'target.write': 'AGENCY',
    'observation.read': 'AGENCY',
    'observation.finalize': 'AGENCY',
    'organisation.rate': 'AGENCY',
    'import.run': 'MUNICIPALITY',
  },
  INSPECTOR: {
    ...openInside,
    'report.share': 'MUNICIPALITY',
    'report.schedule': 'MUNICIPALITY',
    'scheme.comment': 'MUNICIPALITY',
    'employee.read': 'AGENCY',
    'target.read': 'AGENCY',
    'observation.read': 'AGENCY',
    'report.person': 'AGENCY',
    'scorecard.read': 'AGENCY',
    'audit.read': 'MUNICIPALITY',
  },
  ADMIN: {
    ...openInside,
    'report.share': 'MUNICIPALITY',
    'report.schedule': 'MUNICIPALITY',
    'report.publish': 'MUNICIPALITY',
    'agency.write': 'AGENCY',
    'employee.read': 'AGENCY',
    'employee.write': 'AGENCY',
    'indicator.write': 'MUNICIPALITY',
    'target.read': 'AGENCY',
    'target.write': 'AGENCY',
    'observation.read': 'AGENCY',
    'observation.record': 'AGENCY',
    'observation.verify': 'AGENCY',
    'observation.finalize': 'AGENCY',
    'report.person': 'AGENCY',
    'plan.write': 'AGENCY',
    'scorecard.read': 'AGENCY',
    'scorecard.rate': 'AGENCY',
    'scorecard.seal': 'AGENCY',
    'organisation.rate': 'AGENCY',
    'import.run': 'MUNICIPALITY',
    'scheme.comment': 'MUNICIPALITY',
    'scheme.draft': 'MUNICIPALITY',
    'scheme.publish': 'MUNICIPALITY',
    'audit.read': 'MUNICIPALITY',
    'account.manage': 'MUNICIPALITY',
  },
  NATIONAL_ANALYST: {
    'municipality.read': 'EVERYWHERE',
    'agency.read': 'EVERYWHERE',
    'indicator.read': 'EVERYWHERE',
    'scheme.read': 'EVERYWHERE',
    'report.read': 'EVERYWHERE',
    'report.save': 'EVERYWHERE',
    'report.share': 'EVERYWHERE',
    'report.schedule': 'EVERYWHERE',
    'report.publish': 'EVERYWHERE',
  },
}
