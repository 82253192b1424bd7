/** Who may do more or less than before: by role, and by what a field of the contract needs. */
import type { Access } from '../contract/access'
import { counted, type Step } from './step'

const widths = ['SELF', 'LED', 'AGENCY', 'MUNICIPALITY', 'EVERYWHERE']

/** What a role gained or lost. `holders` is how many accounts have each role, where a database is there to tell. */
export function permissionSteps(before: Access, after: Access, holders: ReadonlyMap<string, number> = new Map()): Step[] {
  const roles = [...new Set([...Object.keys(before.roles), ...Object.keys(after.roles)])].sort()
  return [...roles.flatMap((role) => roleSteps(role, before.roles[role], after.roles[role], holders)), ...fieldSteps(before, after)]
}

type Held = Access['roles'][string]
function roleSteps(role: string, before: Held | undefined, after: Held | undefined, holders: ReadonlyMap<string, number>): Step[] {
  const people = holders.has(role) ? { usedBy: [counted(holders.get(role)!, 'account')] } : {}
  if (!before) return [{ level: 'CHANGES', code: 'ROLE_ADDED', place: role, says: Object.keys(after!).join(', ') }]
  if (!after) return [{ level: 'BREAKS', code: 'ROLE_GONE', place: role, says: 'whoever has it may do nothing', ...people }]
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((permission): Step[] => {
    const [had, has] = [before[permission], after[permission]]
    const place = `${role} ${permission}`
    if (had === has) return []
    if (had === undefined) return [{ level: 'CHANGES', code: 'PERMISSION_GAINED', place, says: `${role} may ${permission}, as far as ${has}`, ...people }]
    if (has === undefined) return [{ level: 'BREAKS', code: 'PERMISSION_LOST', place, says: `${role} may no longer ${permission}`, ...people }]
    const isWider = widths.indexOf(has) > widths.indexOf(had)
    return [{ level: isWider ? 'CHANGES' : 'BREAKS', code: isWider ? 'REACH_WIDER' : 'REACH_NARROWER', place, says: `${role} may ${permission} as far as ${has}, before as far as ${had}`, ...people }]
  })
}

/** Fields that need something else than before, with the roles for which that makes a difference. */
function fieldSteps(before: Access, after: Access): Step[] {
  const places = Object.keys(before.needs).filter((at) => after.needs[at] !== undefined && after.needs[at] !== before.needs[at])
  return places.map((at) => {
    const [then, now] = [before.needs[at]!, after.needs[at]!]
    const roles = Object.keys(after.roles)
    const mayNow = (role: string) => isOpen(now) || after.roles[role]?.[now] !== undefined
    const mayThen = (role: string) => isOpen(then) || before.roles[role]?.[then] !== undefined
    const lose = roles.filter((role) => mayThen(role) && !mayNow(role))
    const gain = roles.filter((role) => !mayThen(role) && mayNow(role))
    const whom = [...(then === 'PUBLIC' && now !== 'PUBLIC' ? ['whoever is not signed in loses it'] : []), ...(now === 'PUBLIC' ? ['everybody gets it, signed in or not'] : []), ...lose.map((role) => `${role} loses it`), ...gain.map((role) => `${role} gets it`)]
    const isLess = lose.length > 0 || (then === 'PUBLIC' && now !== 'PUBLIC')
    return { level: isLess ? 'BREAKS' : 'CHANGES', code: 'NEEDS_CHANGED', place: at, says: `needs ${now}, before ${then}: ${whom.join(', ') || 'for the same roles'}` }
  })
}
const isOpen = (policy: string): boolean => policy === 'PUBLIC' || policy === 'SIGNED_IN'
