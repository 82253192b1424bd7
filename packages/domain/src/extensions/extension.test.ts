import { answersOf, attributeKey, parseAttribute, parseAttributes, pascalCase, reportIdOf, snakeCase, type Attribute } from './attribute'
import { permissionsOf, reachIn, type DomainExtension } from './extension'

const words = { id: 'x', en: 'x' }
const muara: DomainExtension = { name: 'muara-contoh', label: words, core: '^0.1', municipalities: [9901], permissions: { 'muara-contoh/boat.write': { ADMIN: 'AGENCY' } } }
const everywhere: DomainExtension = { ...muara, name: 'muara', municipalities: null }
const reach = (role: string, municipalityId: number | null, permission: string) => reachIn([everywhere, muara], role as 'ADMIN', municipalityId, permission)

test('its permissions are there in its municipalities alone, for the roles that it says', () => {
  expect(reach('ADMIN', 9901, 'muara-contoh/boat.write')).toBe('AGENCY')
  expect(reach('EMPLOYEE', 9901, 'muara-contoh/boat.write')).toBeUndefined()
  expect(reach('ADMIN', 1671, 'muara-contoh/boat.write')).toBeUndefined()
  expect(reach('ADMIN', 9901, 'muara-contoh/boat.read')).toBeUndefined()
  expect(permissionsOf([muara])).toEqual(['muara-contoh/use', 'muara-contoh/boat.write'])
})

test('everybody inside may use it, the national role everywhere, a role that nobody defined nowhere', () => {
  expect([reach('EMPLOYEE', 9901, 'muara-contoh/use'), reach('EMPLOYEE', 1671, 'muara-contoh/use'), reach('EMPLOYEE', 1671, 'muara/use')]).toEqual(['MUNICIPALITY', undefined, 'MUNICIPALITY'])
  expect(reach('NATIONAL_ANALYST', null, 'muara-contoh/use')).toBe('EVERYWHERE')
  expect(reach('constructor', 9901, 'muara-contoh/use')).toBeUndefined()
})

const said = { of: 'AGENCY', id: 'homeHarbour', label: words, description: words } as const
const number: Attribute = { ...said, kind: 'NUMBER', least: '0', most: '100', unit: 'm', bands: ['10', '50'] }

test('names follow from its own', () => {
  expect([snakeCase('muara-contoh'), pascalCase('muara-contoh'), snakeCase('homeHarbour')]).toEqual(['muara_contoh', 'MuaraContoh', 'home_harbour'])
  expect([reportIdOf('muara-contoh', said), attributeKey('muara-contoh', said)]).toEqual(['MUARA_CONTOH_HOME_HARBOUR', 'muara-contoh.homeHarbour'])
})

test('a number has a band below each cut and one from the last on; what is free text has no answers', () => {
  expect(answersOf(number).map(({ id, label }) => `${id} ${label.en}`)).toEqual(['BAND_0 under 10', 'BAND_1 10 to under 50', 'BAND_2 50 or more'])
  expect(answersOf({ ...said, kind: 'FLAG' }).map(({ id }) => id)).toEqual(['YES', 'NO'])
  expect([answersOf({ ...said, kind: 'TEXT', most: 9 }), answersOf({ ...said, kind: 'DAY' })]).toEqual([[], []])
})

test.each([
  [number, '12.50', '12.50'],
  [number, '100.01', 'OUT_OF_RANGE'],
  [number, 'x', 'NOT_A_NUMBER'],
  [number, 12, 'NOT_TEXT'],
  [{ ...said, kind: 'FLAG' }, true, true],
  [{ ...said, kind: 'FLAG' }, 'YES', 'MALFORMED'],
  [{ ...said, kind: 'DAY' }, '2026-02-30', 'NOT_A_DAY'],
  [{ ...said, kind: 'TEXT', most: 3 }, ' ab ', 'ab'],
  [{ ...said, kind: 'TEXT', most: 3 }, '   ', null],
  [{ ...said, kind: 'TEXT', most: 3 }, 'abcd', 'TOO_LONG'],
  [{ ...said, kind: 'CHOICE', choices: [] }, null, null],
] as [Attribute, unknown, unknown][])('%j takes %j as %j', (attribute, input, expected) => {
  const result = parseAttribute(attribute, input, ['values'])
  expect(result.ok ? result.value : result.problems[0]?.code).toBe(expected)
})

test('what is not given is not there; every wrong one is told at once', () => {
  const day: Attribute = { ...said, id: 'day', kind: 'DAY' }
  expect(parseAttributes([number, day], { homeHarbour: '7' }, [])).toEqual({ ok: true, value: { homeHarbour: '7' } })
  expect(parseAttributes([number, day], { homeHarbour: '700', day: 'x' }, ['values'])).toMatchObject({ ok: false, problems: [{ path: ['values', 'homeHarbour'] }, { path: ['values', 'day'] }] })
})
