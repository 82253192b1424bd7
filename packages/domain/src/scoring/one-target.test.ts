import { indicatorSpec } from '../../testing'
import { achieveTarget, exactly, indicatorTypeOf, toText, type ObservedFigure } from '../index'

const fact = (observedOn: string, value: string): ObservedFigure => ({ observedOn, value: exactly(value), numerator: null, denominator: null })
const count = { type: indicatorTypeOf('COUNT')!, spec: indicatorSpec({ overTime: 'SUM', cap: exactly('120') }) }
const fifty = { value: exactly('50'), valueHigh: null }
const percent = (...of: Parameters<typeof achieveTarget>) => {
  const { achievement } = achieveTarget(...of)
  return achievement.value === null ? achievement.reason : toText(achievement.value)
}

test('facts of a target become one figure, which is judged', () => {
  const facts = [fact('2026-03-31', '20'), fact('2026-04-30', '21')]
  expect(percent(count, fifty, facts)).toBe('82.00')
  expect(percent({ ...count, spec: { ...count.spec, overTime: 'LAST' } }, fifty, facts)).toBe('42.00')
  expect(percent(count, fifty, [fact('2026-03-31', '75')])).toBe('120.00')
})
test('a range has two bounds, a ratio its parts', () => {
  const range = { ...count, spec: indicatorSpec({ polarity: 'RANGE', overTime: 'LAST' }) }
  expect(percent(range, { value: exactly('7'), valueHigh: exactly('8') }, [fact('2026-03-31', '7.5')])).toBe('100.00')
  const ratio = { type: indicatorTypeOf('RATIO')!, spec: indicatorSpec({ per: exactly('100'), overSubjects: 'RATIO' }) }
  const part = { observedOn: '2026-03-31', value: null, numerator: exactly('30'), denominator: exactly('40') }
  expect(percent(ratio, fifty, [part])).toBe('150.00')
})
test('nothing to aim at and nothing reported are said, not zero', () => {
  expect(percent(count, null, [fact('2026-03-31', '20')])).toBe('MISSING_TARGET')
  expect(percent(count, fifty, [])).toBe('MISSING_ACTUAL')
})
