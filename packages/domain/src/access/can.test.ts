import { actorWith } from '../../testing/index'
import { can, grantsFor, type Subject } from './can'
import { permissions, rolePermissions, roles, type Permission, type Role } from './permission'

const palembang = 1671
const sabang = 1172

const ani: Subject = {
  municipalityId: palembang,
  agencyPath: ['bapenda', 'pajak'],
  employeeId: 'ani',
  superiorIds: ['budi', 'citra'],
  recordedBy: 'ani-account',
}
const office: Subject = { municipalityId: palembang, agencyPath: ['bapenda'] }

describe('an employee', () => {
  const actor = actorWith({ role: 'EMPLOYEE', employeeId: 'ani' })
  test('reads and records what is his own', () => {
    expect(can(actor, 'observation.record', ani)).toBe(true)
    expect(can(actor, 'report.person', ani)).toBe(true)
  })
  test('reads nothing personal of others, and nothing without a person', () => {
    expect(can(actor, 'observation.read', { ...ani, employeeId: 'dewi' })).toBe(false)
    expect(can(actor, 'observation.read', office)).toBe(false)
    expect(can(actor, 'employee.read', { ...ani, employeeId: null })).toBe(false)
  })
  test('reads what is open inside his municipality only', () => {
    expect(can(actor, 'report.read', office)).toBe(true)
    expect(can(actor, 'report.read', { ...office, municipalityId: sabang })).toBe(false)
    expect(can(actor, 'observation.read', { ...ani, municipalityId: sabang })).toBe(false)
  })
  test('without a name is nobody', () => {
    const nobody = actorWith({ role: 'EMPLOYEE' })
    expect(can(nobody, 'employee.read')).toBe(false)
    expect(can(nobody, 'employee.read', { municipalityId: palembang })).toBe(false)
  })
})

describe('a superior', () => {
  const actor = actorWith({ role: 'SUPERIOR', employeeId: 'budi' })
  test('reads and verifies the work of those he leads, at any depth', () => {
    expect(can(actor, 'observation.verify', ani)).toBe(true)
    expect(can(actorWith({ role: 'SUPERIOR', employeeId: 'citra' }), 'observation.read', ani)).toBe(true)
    expect(can(actor, 'observation.verify', { ...ani, superiorIds: ['citra'] })).toBe(false)
    expect(can(actor, 'observation.verify', { ...ani, superiorIds: undefined })).toBe(false)
  })
  test('reads his own work but neither verifies it nor sets its targets', () => {
    const own = { ...ani, employeeId: 'budi' }
    expect(can(actor, 'observation.read', own)).toBe(true)
    expect(can(actor, 'observation.verify', own)).toBe(false)
    expect(can(actor, 'target.write', own)).toBe(false)
    expect(can(actor, 'target.write', ani)).toBe(true)
  })
})

describe('an administrator', () => {
  const actor = actorWith({ role: 'ADMIN' })
  test('acts in all of his own municipality and in no other', () => {
    for (const permission of Object.keys(rolePermissions.ADMIN) as Permission[]) {
      expect(can(actor, permission, ani)).toBe(true)
      expect(can(actor, permission, { ...ani, municipalityId: sabang })).toBe(false)
    }
  })
  test('of nowhere in particular acts nowhere', () => {
    const everywhere = actorWith({ role: 'ADMIN', municipalityId: null })
    expect(permissions.filter((permission) => can(everywhere, permission))).toEqual([])
  })
  test('of one agency stays below it', () => {
    const unit = actorWith({ role: 'ADMIN', agencyId: 'bapenda' })
    expect(can(unit, 'employee.write', ani)).toBe(true)
    expect(can(unit, 'employee.write', { ...ani, agencyPath: ['dinkes', 'pajak'] })).toBe(false)
    expect(can(unit, 'employee.write', { ...ani, agencyPath: undefined })).toBe(false)
    expect(can(unit, 'indicator.read', { municipalityId: palembang })).toBe(true)
  })
  test('never verifies what he recorded or what is about himself', () => {
    expect(can({ ...actor, accountId: 'ani-account' }, 'observation.verify', ani)).toBe(false)
    expect(can(actorWith({ role: 'ADMIN', employeeId: 'ani' }), 'observation.verify', ani)).toBe(false)
    expect(can({ ...actor, accountId: 'ani-account' }, 'observation.read', ani)).toBe(true)
  })
})

test('nobody plans, rates or seals himself, and whoever rated does not seal', () => {
  const seal = actorWith({ role: 'ADMIN' })
  expect(can(seal, 'scorecard.seal', { ...ani, recordedBy: 'another' })).toBe(true)
  expect(can(seal, 'scorecard.seal', { ...ani, recordedBy: seal.accountId })).toBe(false)
  const own = actorWith({ role: 'ADMIN', employeeId: 'ani' })
  for (const permission of ['plan.write', 'scorecard.rate', 'scorecard.seal'] as const) expect(can(own, permission, ani)).toBe(false)
  expect(can(own, 'scorecard.read', ani)).toBe(true)
  expect(can(actorWith({ role: 'SUPERIOR', employeeId: 'budi' }), 'scorecard.rate', { ...ani, superiorIds: ['budi'] })).toBe(true)
  expect(can(actorWith({ role: 'SUPERIOR', employeeId: 'budi' }), 'scorecard.seal', { ...ani, superiorIds: ['budi'] })).toBe(false)
})

describe('a national analyst', () => {
  const actor = actorWith({ role: 'NATIONAL_ANALYST', municipalityId: null })
  test('reads figures of every municipality', () => {
    expect(can(actor, 'report.read', office)).toBe(true)
    expect(can(actor, 'report.read', { ...office, municipalityId: sabang })).toBe(true)
  })
  test('sees no person, writes nothing', () => {
    expect(can(actor, 'report.read', ani)).toBe(false)
    const personal: Permission[] = ['employee.read', 'report.person', 'observation.read', 'target.read', 'audit.read', 'scorecard.read']
    expect(personal.filter((permission) => can(actor, permission))).toEqual([])
    expect(permissions.filter((permission) => can(actor, permission))).toEqual(
      permissions.filter((one) => Object.hasOwn(rolePermissions.NATIONAL_ANALYST, one)),
    )
  })
})

test('an inspector reads persons and the audit trail, and changes nothing', () => {
  const actor = actorWith({ role: 'INSPECTOR' })
  expect(can(actor, 'report.person', ani)).toBe(true)
  expect(can(actor, 'audit.read', office)).toBe(true)
  expect(permissions.filter((one) => /write|record|verify|finalize|run|manage|create|rate\b|seal/.test(one) && can(actor, one))).toEqual([])
})

test('a planner sets indicators and targets and knows for whom by name, but not how a person fares', () => {
  const actor = actorWith({ role: 'PLANNER' })
  expect(can(actor, 'indicator.write', office)).toBe(true)
  expect(can(actor, 'employee.read', ani)).toBe(true)
  expect(can(actor, 'employee.read', { ...ani, municipalityId: 1708 })).toBe(false)
  expect(can(actorWith({ role: 'PLANNER', agencyId: 'elsewhere' }), 'employee.read', ani)).toBe(false)
  const personal: Permission[] = ['report.person', 'scorecard.read', 'scorecard.rate', 'employee.write', 'plan.write', 'audit.read']
  expect(personal.filter((permission) => can(actor, permission))).toEqual([])
})

test('nobody has no permission, and no role opens a municipality', () => {
  expect(permissions.filter((permission) => can({ accountId: 'x', roles: [] }, permission))).toEqual([])
  expect((Object.keys(roles) as Role[]).filter((role) => Object.hasOwn(rolePermissions[role], 'municipality.create'))).toEqual([])
})

test('a role that nobody defined grants nothing', () => {
  expect(can(actorWith({ role: 'constructor' as Role }), 'report.read', office)).toBe(false)
  expect(can(actorWith({ role: 'MAYOR' as Role }), 'report.read')).toBe(false)
})

test('grants say how far they reach, for stores to filter by', () => {
  const actor = {
    accountId: 'x',
    roles: [...actorWith({ role: 'SUPERIOR', employeeId: 'budi' }).roles, ...actorWith({ role: 'INSPECTOR', agencyId: 'bapenda' }).roles],
  }
  expect(grantsFor(actor, 'observation.read').map(({ grant, reach }) => [grant.role, reach])).toEqual([
    ['SUPERIOR', 'LED'],
    ['INSPECTOR', 'AGENCY'],
  ])
  expect(grantsFor(actor, 'municipality.create')).toEqual([])
})

test('every role but the national one is useless without a municipality', () => {
  for (const role of Object.keys(roles) as Role[]) {
    const actor = actorWith({ role, municipalityId: null, employeeId: 'ani' })
    expect(permissions.some((permission) => can(actor, permission, { ...office, employeeId: null }))).toBe(role === 'NATIONAL_ANALYST')
  }
})
