import { roles, type Role } from '../access/permission'
import { checkPublicationDecision, checkSharing, isSharedWith, type Shared } from './sharing'

const actor = (role: Role, municipalityId: number | null, accountId = 'me') => ({ accountId, roles: [{ role, municipalityId, agencyId: null, employeeId: null }] })
const shared = (more: Partial<Shared>): Shared => ({ municipalityId: 1671, ownerId: 'other', sharing: 'PRIVATE', agencyId: null, role: null, ...more })
const nowhere = new Set<string>()
const inUnit = new Set(['1671 dinkes', '1671 puskesmas'])

test('the owner always reads it, even without a role', () => {
  expect(isSharedWith({ accountId: 'me', roles: [] }, nowhere, shared({ ownerId: 'me' }))).toBe(true)
  expect(isSharedWith(actor('ADMIN', 1671), nowhere, shared({}))).toBe(false)
})

test('an agency shares with itself and what stands under it, never upwards, aside or abroad', () => {
  const reads = (standsIn: Set<string>, agencyId: string, at = 1671) => isSharedWith(actor('EMPLOYEE', at), standsIn, shared({ sharing: 'AGENCY', agencyId }))
  expect([reads(inUnit, 'dinkes'), reads(inUnit, 'puskesmas'), reads(new Set(['1671 dinkes']), 'puskesmas'), reads(inUnit, 'bapenda')]).toEqual([true, true, false, false])
  expect(reads(new Set(['1708 dinkes']), 'dinkes', 1708)).toBe(false)
  expect(reads(inUnit, 'dinkes', 1708)).toBe(false)
})

test('a role shares within its municipality', () => {
  for (const role of Object.keys(roles) as Role[])
    expect([role, isSharedWith(actor(role, 1671), nowhere, shared({ sharing: 'ROLE', role: 'PLANNER' }))]).toEqual([role, role === 'PLANNER'])
  expect(isSharedWith(actor('PLANNER', 1708), nowhere, shared({ sharing: 'ROLE', role: 'PLANNER' }))).toBe(false)
})

test('a municipality shares with everyone in it; the nation is not in it', () => {
  const reads = (who: ReturnType<typeof actor>, more: Partial<Shared> = {}) => isSharedWith(who, nowhere, shared({ sharing: 'MUNICIPALITY', ...more }))
  expect([reads(actor('EMPLOYEE', 1671)), reads(actor('ADMIN', 1708)), reads(actor('NATIONAL_ANALYST', null))]).toEqual([true, false, false])
  expect([reads(actor('NATIONAL_ANALYST', null), { municipalityId: 0 }), reads(actor('ADMIN', 1671), { municipalityId: 0 })]).toEqual([true, false])
})

test('what is public in a municipality is read there and by the nation; what the nation made public, by all', () => {
  const reads = (who: ReturnType<typeof actor>, municipalityId = 1671) => isSharedWith(who, nowhere, shared({ sharing: 'PUBLIC', municipalityId }))
  expect([reads(actor('EMPLOYEE', 1671)), reads(actor('NATIONAL_ANALYST', null)), reads(actor('ADMIN', 1708))]).toEqual([true, true, false])
  expect(reads(actor('ADMIN', 1708), 0)).toBe(true)
})

test.each([
  [{ sharing: 'AGENCY', agencyId: null, role: null }, 'REQUIRED agencyId'],
  [{ sharing: 'ROLE', agencyId: null, role: null }, 'REQUIRED role'],
  [{ sharing: 'PRIVATE', agencyId: 'x', role: null }, 'INCOMPATIBLE agencyId'],
  [{ sharing: 'MUNICIPALITY', agencyId: null, role: 'ADMIN' }, 'INCOMPATIBLE role'],
  [{ sharing: 'PUBLIC', agencyId: null, role: null }, 'NOT_ONE_OF sharing'],
] as const)('%j is refused: %s', (wish, says) => {
  const checked = checkSharing(wish)
  expect(checked.ok ? [] : checked.problems.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([says])
})
test.each([
  { sharing: 'AGENCY', agencyId: 'x', role: null },
  { sharing: 'ROLE', agencyId: null, role: 'ADMIN' },
  { sharing: 'PRIVATE', agencyId: null, role: null },
] as const)('%j may be', (wish) => expect(checkSharing(wish)).toEqual({ ok: true, value: wish.sharing }))

test('a second person decides, once', () => {
  const decide = (state: 'REQUESTED' | 'APPROVED', who: string) => {
    const checked = checkPublicationDecision({ state, hands: ['owner', 'writer'] }, who)
    return checked.ok ? 'ok' : checked.problems[0]!.code
  }
  expect([decide('REQUESTED', 'owner'), decide('REQUESTED', 'writer'), decide('REQUESTED', 'admin'), decide('APPROVED', 'admin')]).toEqual(['OWN_DRAFT', 'OWN_DRAFT', 'ok', 'TRANSITION_NOT_FIT'])
})
