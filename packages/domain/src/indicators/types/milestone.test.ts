import { judged, observed, percentOf } from '../../../testing/index'
import { exactly, hundred, multiply, roundHalfUp, toText } from '../../number'
import { milestone, oneStep, progressOf } from './milestone'

test('steps done of steps planned, the latest report counting', () => {
  const reports = [
    observed('2026-03-31', '1', { target: '2', targetId: 'q1' }),
    observed('2026-06-30', '3', { target: '4', targetId: 'q2' }),
  ]
  expect(percentOf(judged(milestone, {}, reports))).toBe('75.00')
  expect(percentOf(judged(milestone, {}, reports, [observed('2026-06-30', '1', { target: '1' })]))).toBe('80.00') // 4 of 5 over two projects
})

const bridge = [oneStep('2026-03-31', '2026-03-20'), oneStep('2026-06-30', '2026-07-15'), oneStep('2026-09-30')]

test.each([
  ['2026-01-01', '0', '0', 0, null],
  ['2026-03-25', '0', '1', 0, null], // done before anything was due
  ['2026-06-30', '2', '1', 1, '50.00'],
  ['2026-07-15', '2', '2', 0, '100.00'],
  ['2026-12-31', '3', '2', 1, '66.67'],
])('on %s: %s planned, %s achieved, %s late', (day, planned, achieved, late, percent) => {
  const progress = progressOf(bridge, day)
  expect([toText(progress.planned), toText(progress.achieved), progress.late]).toEqual([planned, achieved, late])
  expect(progress.share && toText(roundHalfUp(multiply(progress.share, hundred), 2))).toBe(percent)
})

test('steps may weigh differently', () => {
  const weighed = [
    { ...oneStep('2026-03-31', '2026-03-31'), weight: exactly('70') },
    { ...oneStep('2026-06-30'), weight: exactly('30') },
  ]
  expect(toText(progressOf(weighed, '2026-06-30').achieved)).toBe('70')
})
