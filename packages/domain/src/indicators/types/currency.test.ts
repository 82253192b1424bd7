import { judged, observed, percentOf } from '../../../testing/index'
import { currency } from './currency'

test('the hotel tax of Palembang, April 2024, to the rupiah (monpera.id/capaian-pad-di-palembang-masih-minim)', () => {
  expect(percentOf(judged(currency, {}, [observed('2024-04-26', '19189478455', { target: '52200000000' })]))).toBe('36.76')
})

test('a single rupiah above the cap is capped', () => {
  const achievement = judged(currency, { cap: '100' }, [observed('2026-12-31', '1000000000000001', { target: '1000000000000000' })])
  expect(achievement).toMatchObject({ capped: true })
  expect(percentOf(achievement)).toBe('100.00')
})
