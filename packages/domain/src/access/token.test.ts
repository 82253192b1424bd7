import { actorWith } from '../../testing/index'
import { can, grantsFor } from './can'
import { permissions } from './permission'
import { parseTokenWish, tokenScopes } from './token'

const admin = actorWith({ role: 'ADMIN' })

describe('scopes', () => {
  test('narrow what the roles allow', () => {
    const actor = { ...admin, scopes: ['report.read', 'indicator.write'] as const }
    expect(permissions.filter((permission) => can(actor, permission))).toEqual(['indicator.write', 'report.read'])
    expect(can(actor, 'indicator.write', { municipalityId: 1671 })).toBe(true)
    expect(can(actor, 'indicator.write', { municipalityId: 1172 })).toBe(false)
    expect(grantsFor(actor, 'audit.read')).toEqual([])
  })
  test('never widen them', () => {
    const employee = actorWith({ role: 'EMPLOYEE', employeeId: 'ani' })
    expect(permissions.filter((permission) => can({ ...employee, scopes: permissions }, permission))).toEqual(permissions.filter((permission) => can(employee, permission)))
    expect(permissions.filter((permission) => can({ ...admin, scopes: [] }, permission))).toEqual([])
  })
})

describe('a token', () => {
  test('is given what its holder may, each once, for some days', () => {
    expect(parseTokenWish(admin, { scopes: ['report.read', 'agency.read', 'report.read'], days: 90 })).toEqual({ ok: true, value: { scopes: ['agency.read', 'report.read'], days: 90 } })
  })
  test.each(['account.manage', 'scorecard.seal', 'scheme.publish', 'report.publish', 'report.schedule', 'nothing', 'constructor'])('is never given %s', (scope) => {
    expect(tokenScopes).not.toContain(scope)
    expect(parseTokenWish(admin, { scopes: [scope], days: 1 })).toMatchObject({ ok: false, problems: [{ code: 'NOT_ONE_OF', path: ['scopes', 0] }] })
  })
  test('is not given what its holder lacks', () => {
    expect(parseTokenWish(actorWith({ role: 'PLANNER' }), { scopes: ['audit.read'], days: 1 }, ['draft'])).toMatchObject({ ok: false, problems: [{ code: 'NOT_ONE_OF', path: ['draft', 'scopes', 0] }] })
  })
  test.each([0, -1, 366, 1.5, Number.NaN])('does not last %p days', (days) => {
    expect(parseTokenWish(admin, { scopes: ['report.read'], days })).toMatchObject({ ok: false, problems: [{ code: 'OUT_OF_RANGE', path: ['days'], least: 1, most: 365 }] })
  })
  test('without a scope is none', () => {
    expect(parseTokenWish(admin, { scopes: [], days: 1 })).toMatchObject({ ok: false, problems: [{ code: 'REQUIRED', path: ['scopes'] }] })
  })
})
