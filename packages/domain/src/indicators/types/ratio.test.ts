import { judged, observedRatio, percentOf } from '../../../testing/index'
import { ratio } from './ratio'

const big = [observedRatio('2026-01-31', '90', '100', { targetId: 'big', target: '80' })]
const small = [observedRatio('2026-01-31', '10', '50', { targetId: 'small', target: '95' })]

test('a big clinic weighs more than a small one', () => {
  // 100 of 150 is 66.67 %, aimed at (80 × 100 + 95 × 50) / 150 = 85 %: 78.43 %. The mean of 112.5 % and 21.05 % would be 66.78 %.
  expect(percentOf(judged(ratio, {}, big, small))).toBe('78.43')
})

test('every way of putting months together keeps parts with their wholes', () => {
  const months = [...big, observedRatio('2026-02-28', '10', '50', { targetId: 'feb', target: '95' })]
  const of = (overTime: string): string => percentOf(judged(ratio, { overTime }, months))
  expect(['SUM', 'AVERAGE', 'LAST', 'MIN', 'MAX'].map(of)).toEqual(['78.43', '78.43', '21.05', '21.05', '112.50'])
})

test('one teacher for 32 pupils, and deaths per 100,000, have their own units', () => {
  expect(percentOf(judged(ratio, { per: 1, polarity: 'MINIMIZE' }, [observedRatio('2026-01-31', '1600', '50', { target: '32' })]))).toBe(
    '100.00',
  )
  const deaths = [observedRatio('2026-12-31', '9', '10000', { target: '100' })]
  expect(percentOf(judged(ratio, { per: '100000', polarity: 'MINIMIZE' }, deaths))).toBe('110.00')
  expect(ratio.fields.parse({ polarity: 'MAXIMIZE', per: '7' })).toMatchObject({ problems: [{ code: 'NOT_ONE_OF', path: ['per'] }] })
})

test('nothing of nothing is no ratio', () => {
  expect(percentOf(judged(ratio, {}, [observedRatio('2026-01-31', '0', '0')]))).toBe('ZERO_DENOMINATOR')
})
