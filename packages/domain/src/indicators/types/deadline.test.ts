import { judged, observed, percentOf } from '../../../testing/index'
import { dayNumber } from '../../day'
import { parseObservation } from '../observation'
import { parseTarget } from '../target'
import { deadline } from './deadline'

const done = (day: string, settings = {}) =>
  percentOf(
    judged(deadline, { polarity: 'MINIMIZE', ...settings }, [
      observed(day, String(dayNumber(day)), { target: String(dayNumber('2026-03-31')) }),
    ]),
  )

test.each([
  ['2026-03-31', '100.00'],
  ['2026-01-15', '100.00'], // earlier is no better than in time
  ['2026-04-03', '90.00'],
  ['2026-04-30', '0.00'],
  ['2026-12-31', '0.00'],
])('due on 31 March, done on %s: %s', (day, percent) => expect(done(day)).toBe(percent))

test('how much a day costs is a setting', () => {
  expect(done('2026-04-02', { per: '7' })).toBe('71.43')
  expect(done('2026-12-31', { floor: null })).toBe('-816.67')
})

test('what was not done has no figure yet', () => {
  expect(
    percentOf(deadline.achieve(parsed(), { target: null, targetHigh: null, actual: null, numerator: null, denominator: null, gap: null })),
  ).toBe('MISSING_TARGET')
})
const parsed = () => {
  const spec = deadline.fields.parse({})
  if (!spec.ok) throw new Error()
  return spec.value
}

test('days are written as days, as fact and as target', () => {
  const year = { firstDay: '2026-01-01', lastDay: '2026-12-31' }
  const fact = (value: unknown) =>
    parseObservation({ observedOn: '2026-04-03', value }, { type: deadline, period: year, today: '2026-12-31' })
  expect(fact('2026-04-03')).toMatchObject({ ok: true, value: { value: { digits: BigInt(dayNumber('2026-04-03')), scale: 0 } } })
  expect(fact('2026-02-30')).toMatchObject({ problems: [{ code: 'NOT_A_DAY', path: ['value'] }] })
  const aim = (value: unknown, type?: string) => parseTarget({ period: '2026', value }, { polarity: 'MINIMIZE', cadence: 'YEAR', type })
  expect(aim('2026-03-31', 'DEADLINE')).toMatchObject({ ok: true, value: { value: { digits: BigInt(dayNumber('2026-03-31')) } } })
  expect(aim('2026-03-31', 'COUNT')).toMatchObject({ problems: [{ code: 'NOT_A_NUMBER' }] })
})
