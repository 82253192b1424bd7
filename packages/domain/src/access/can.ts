import { extensions } from '../extensions/index'
import { permissionsOf, reachIn } from '../extensions/extension'
import { permissions, rolePermissions, type Permission, type Reach, type Role } from './permission'

/** A role in a place. Null municipality: all of them, which only a role that reaches EVERYWHERE can use. */
export type Grant = {
  readonly role: Role
  readonly municipalityId: number | null
  readonly agencyId: string | null
  readonly employeeId: string | null
}

/** `scopes`: acting by an access token, the permissions that were given to it. They narrow what the roles allow and never widen it; absent, nothing is narrowed. */
export type Actor = { readonly accountId: string; readonly roles: readonly Grant[]; readonly scopes?: readonly Permission[] }

/** What is to be acted on, as it stood on the day in question. */
export type Subject = {
  readonly municipalityId: number
  /** The agencies from the top down to the one that owns it. */
  readonly agencyPath?: readonly string[]
  /** The person it is about, if any. */
  readonly employeeId?: string | null
  /** The employees who lead that person, directly or higher up. */
  readonly superiorIds?: readonly string[]
  /** The account that recorded it. */
  readonly recordedBy?: string | null
}

/**
 * May this actor do this to this subject? Without a subject: anywhere at all, which is what a menu asks.
 * A head of office reads the observations of those he leads, and verifies them, but never his own: can(…, 'observation.verify', own) is
 * false whatever the roles: separation of duties. Whatever a grant does not plainly cover is refused.
 */
export const can = (actor: Actor, permission: Permission, subject?: Subject): boolean =>
  !(subject && isOwnWork(actor, permission, subject)) &&
  grantsFor(actor, permission).some(({ grant, reach }) => !subject || covers(grant, reach, subject))

/** The actor's grants that carry a permission, with how far: what a store turns into its filter. */
export const grantsFor = (actor: Actor, permission: Permission): { grant: Grant; reach: Reach }[] =>
  (actor.scopes?.includes(permission) === false ? [] : actor.roles).flatMap((grant) => {
    const reach = rolePermissions[grant.role]?.[permission] ?? reachIn(extensions, grant.role, grant.municipalityId, permission)
    return reach && isUsable(grant, reach) ? [{ grant, reach }] : []
  })

/** Everything this deployment knows to permit: core's permissions, and those of its extensions. */
export const everyPermission: readonly Permission[] = [...permissions, ...permissionsOf(extensions)]

const isUsable = (grant: Grant, reach: Reach): boolean => {
  if (reach === 'EVERYWHERE') return true
  if (grant.municipalityId === null) return false
  return reach === 'SELF' || reach === 'LED' ? grant.employeeId !== null : true
}

const covers = (grant: Grant, reach: Reach, subject: Subject): boolean => {
  if (grant.municipalityId !== null && grant.municipalityId !== subject.municipalityId) return false
  const isSelf = subject.employeeId != null && subject.employeeId === grant.employeeId
  switch (reach) {
    case 'SELF':
      return isSelf
    case 'LED':
      return isSelf || (grant.employeeId !== null && (subject.superiorIds ?? []).includes(grant.employeeId))
    case 'AGENCY':
      return grant.agencyId === null || (subject.agencyPath ?? []).includes(grant.agencyId)
    case 'MUNICIPALITY':
      return true
    case 'EVERYWHERE':
      return subject.employeeId == null
  }
}

/** Nobody verifies or seals what he recorded or rated, or what is about himself; nor sets his own targets and plan, nor rates himself. */
const isOwnWork = (actor: Actor, permission: Permission, subject: Subject): boolean => {
  const isAboutSelf = subject.employeeId != null && actor.roles.some(({ employeeId }) => employeeId === subject.employeeId)
  if (permission === 'target.write' || permission === 'plan.write' || permission === 'scorecard.rate') return isAboutSelf
  const isSecondPairOfEyes = permission === 'observation.verify' || permission === 'scorecard.seal'
  return isSecondPairOfEyes && (isAboutSelf || subject.recordedBy === actor.accountId)
}
