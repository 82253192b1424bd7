import { exactly, formulaInWords, indicatorTypeOf, type IndicatorSpec } from '../index'
import { indicatorSpec } from '../../testing'

const words = (type: string, changes: Partial<IndicatorSpec> = {}) => formulaInWords(indicatorTypeOf(type)!, indicatorSpec(changes))

test('a count with a cap: three steps, in both languages', () => {
  expect(words('COUNT', { cap: exactly('120.0000') })).toEqual({
    id: 'Realisasi = jumlah semua laporan dalam periode; antarunit dijumlahkan\nCapaian = Realisasi ÷ Target × 100%\nBatas: 0% hingga 120%',
    en: 'Actual = sum of all reports in the period; added over units\nAchievement = Actual ÷ Target × 100%\nBounds: 0% to 120%',
  })
})

test('a ratio is pooled and scaled', () => {
  expect(words('RATIO', { overSubjects: 'RATIO', per: exactly('100') }).en).toContain(
    'Actual = Σ numerator ÷ Σ denominator × 100; over units Σ numerator ÷ Σ denominator',
  )
})

test('each way of judging has its own words', () => {
  const ways: Partial<IndicatorSpec>[] = [
    { polarity: 'MAXIMIZE' },
    { polarity: 'MINIMIZE', minimizeFormula: 'LINEAR' },
    { polarity: 'MINIMIZE', minimizeFormula: 'RATIO' },
    { polarity: 'RANGE', rangeCondition: 'NORMAL' },
    { polarity: 'RANGE', rangeCondition: 'SPECIAL' },
    { polarity: 'EXACT' },
  ]
  expect(new Set(ways.map((way) => words('COUNT', way).id)).size).toBe(ways.length)
})

test('Indonesian writes a decimal comma; no bound, no line', () => {
  expect(words('DURATION', { floor: exactly('12.50'), cap: null }).id).toMatch(/Paling rendah 12,5%$/)
  expect(words('DURATION', { floor: null, cap: null }).en.split('\n')).toHaveLength(2)
})
