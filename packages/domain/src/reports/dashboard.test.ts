import type { Catalogue } from './catalogue'
import { readDashboardFilters, readDashboardTiles, withFilters } from './dashboard'

const words = { id: 'x', en: 'x' }
const catalogue: Catalogue = {
  measures: [],
  dimensions: [{ id: 'AGENCY', label: words, description: words, kind: 'TREE', facts: ['OBSERVATION'], operators: ['EQ'], code: /^\d+:.+$/ }],
}
const asked = { today: '2026-11-25', now: 0 }
const tile = (more: object = {}) => ({ reportId: 'r', x: 0, y: 0, w: 6, h: 4, ...more })
const said = (read: { ok: boolean; problems?: readonly { code: string; path: readonly (string | number)[] }[] }) => (read.problems ?? []).map(({ code, path }) => `${code} ${path.join('.')}`)

test('tiles beside and under each other', () => {
  const tiles = [tile(), tile({ x: 6 }), tile({ y: 4, w: 12, view: { kind: 'LINE' }, title: 'Tren' })]
  expect(readDashboardTiles(tiles)).toEqual({ ok: true, value: tiles })
  expect(readDashboardTiles([])).toEqual({ ok: true, value: [] })
})
test.each([
  [[tile(), tile({ x: 5 })], ['INCOMPATIBLE 1']],
  [[tile(), tile({ x: 6 }), tile({ x: 8, y: 3, w: 2 })], ['INCOMPATIBLE 2']],
  [[tile({ x: 8 })], ['OUT_OF_RANGE 0.w']],
  [[tile({ w: 0 })], ['OUT_OF_RANGE 0.w']],
  [[tile({ h: 1.5 })], ['OUT_OF_RANGE 0.h']],
  [[tile({ z: 1 })], ['UNKNOWN_FIELD 0.z']],
  [[tile({ view: { kind: 'PIE' } })], ['NOT_ONE_OF 0.view.kind']],
  [Array.from({ length: 13 }, (_, i) => tile({ y: i * 4 })), ['TOO_LONG ']],
  [{}, ['MALFORMED ']],
])('%j is refused: %j', (json, says) => expect(said(readDashboardTiles(json))).toEqual(says))

test('shared filters are linted like those of a question', () => {
  const filters = { period: { fixed: '2026' }, where: { on: 'AGENCY', op: 'EQ', values: ['1671:DINKES'] } }
  expect(readDashboardFilters(filters, catalogue, asked)).toEqual({ ok: true, value: filters })
  expect(readDashboardFilters(null, catalogue, asked)).toEqual({ ok: true, value: {} })
  const wrong = { period: { fixed: '2026-13' }, where: { on: 'SHOE', op: 'EQ', values: ['x'] } }
  expect(said(readDashboardFilters(wrong, catalogue, asked, ['filters']))).toEqual(['NOT_A_PERIOD filters.period.fixed', 'UNKNOWN_DIMENSION filters.where.on'])
  expect(said(readDashboardFilters({ rows: [] }, catalogue, asked))).toEqual(['UNKNOWN_FIELD rows'])
})

test('the shared period stands in place of the own, the shared condition besides the own', () => {
  const shared = { period: { fixed: '2025' }, where: { on: 'AGENCY', op: 'EQ', values: ['1671:DINKES'] } }
  const own = { on: 'SOURCE', op: 'EQ', values: ['1671:DEMO'] }
  expect(withFilters({ measures: ['A'], period: { relative: 'LAST_MONTH' }, where: own }, shared)).toEqual({ measures: ['A'], period: { fixed: '2025' }, where: { and: [own, shared.where] } })
  expect(withFilters({ measures: ['A'] }, shared)).toEqual({ measures: ['A'], ...shared })
  expect(withFilters({ measures: ['A'], where: own }, {})).toEqual({ measures: ['A'], where: own })
})
