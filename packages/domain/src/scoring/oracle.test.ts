/**
 * The engine against a second one that shares no code with it (testing/oracle.ts). A seeded sample in every run; with TOLOK_FULL=1 a million
 * random cases and ten thousand adversarial ones. A failure names its case; TOLOK_SEED repeats the run.
 */
import { indicatorSpec } from '../../testing/index'
import { fraction, halfUp, oracleAchievement, oracleMean, type OracleCase } from '../../testing/oracle'
import { planOf, scored, type Line } from '../../testing/plans'
import { dice } from '../../testing/vectors'
import { exactly, toText } from '../number'
import { achieve } from './achievement'
import { sawahlunto2026 } from './schemes/municipal'

/** The domain knows no Node; its tests run in it. */
declare const process: { env: Record<string, string | undefined> }
const full = process.env.TOLOK_FULL === '1'
const randomCases = full ? 1_000_000 : 10_000
const adversarialRounds = full ? 40 : 2

const roll = dice(Number(process.env.TOLOK_SEED ?? 1671))
const oneOf = <T>(...choices: readonly T[]): T => choices[roll(choices.length)]!

/** Up to fifteen digits before the point and six behind it, short ones as often as long ones. */
const amount = (): string => {
  const digits = Array.from({ length: 1 + roll(15) }, () => roll(10)).join('')
  const decimals = Array.from({ length: roll(7) }, () => roll(10)).join('')
  const text = decimals === '' ? String(BigInt(digits)) : `${BigInt(digits)}.${decimals}`
  return roll(20) === 0 && /[1-9]/.test(text) ? `-${text}` : text
}
const settings = () => ({
  polarity: oneOf<OracleCase['polarity']>('MAXIMIZE', 'MINIMIZE', 'RANGE', 'EXACT'),
  formula: oneOf<OracleCase['formula']>('LINEAR', 'RATIO'),
  condition: oneOf<OracleCase['condition']>('NORMAL', 'SPECIAL'),
  floor: oneOf(null, '0', '25.5'),
  cap: oneOf(null, '100', '120', '150'),
})
const numberOf = (text: string) => Number(text)
const anyCase = (): OracleCase => {
  const [a, b] = [amount(), amount()]
  const [low, high] = numberOf(a) <= numberOf(b) ? [a, b] : [b, a]
  return { ...settings(), low, high, actual: roll(4) === 0 ? oneOf(low, high, '0') : amount() }
}

const engine = ({ polarity, formula, condition, low, high, actual, floor, cap }: OracleCase): string => {
  const spec = indicatorSpec({
    polarity,
    minimizeFormula: formula,
    rangeCondition: condition,
    floor: floor === null ? null : exactly(floor),
    cap: cap === null ? null : exactly(cap),
  })
  const { value } = achieve(spec, { target: exactly(low), targetHigh: exactly(high), actual: exactly(actual) })
  return value === null ? 'none' : toText(value)
}
const oracle = (given: OracleCase): string => {
  const value = oracleAchievement(given)
  return value === null ? 'none' : halfUp(value, 2)
}

/** A million calls of expect would take longer than the cases. */
const differing = (cases: Iterable<OracleCase>): { compared: number; judged: number; first: unknown } => {
  let [compared, judged] = [0, 0]
  for (const given of cases) {
    compared += 1
    const [found, wanted] = [engine(given), oracle(given)]
    if (wanted !== 'none') judged += 1
    if (found !== wanted) return { compared, judged, first: { given, found, wanted } }
  }
  return { compared, judged, first: null }
}

test(`${randomCases} random achievements are the oracle's, to the last digit`, () => {
  const { compared, judged, first } = differing(
    (function* () {
      for (let i = 0; i < randomCases; i += 1) yield anyCase()
    })(),
  )
  expect(first).toBeNull()
  expect(compared).toBe(randomCases)
  expect(judged).toBeGreaterThan(randomCases / 2)
})

/** Ties at x.xx5 and a hair beside them, bounds and a hair beside them, 0.1 + 0.2, zero, a rupiah of 1e15. */
function* adversarial(): Generator<OracleCase> {
  const hairs = ['0', '0.0000000001', '-0.0000000001']
  const targets = ['1', '3', '7', '0.3', '100', '200', '1000', '1000000000000000', '999999999999999', '0.000001', '0']
  const percents = [
    '0',
    '0.005',
    '80.005',
    '99.995',
    '100',
    '100.005',
    '110.005',
    '119.995',
    '120',
    '120.005',
    '149.995',
    '150',
    '200',
    '90.995',
  ]
  for (const target of targets) {
    for (const percent of percents) {
      for (const hair of hairs) {
        const [above, below] = fraction(target)
        const [p, q] = fraction(percent)
        const [h, k] = fraction(hair)
        const actual = halfUp([above * p * k + h * below * q * 100n, below * q * 100n * k], 20)
        yield { ...settings(), low: target, high: target, actual }
      }
    }
  }
  yield { ...settings(), low: '0.3', high: '0.3', actual: '0.30000000000000004' }
}

test('adversarial achievements too', () => {
  let [compared, first]: [number, unknown] = [0, null]
  for (let round = 0; round < adversarialRounds; round += 1) {
    const found = differing(adversarial())
    compared += found.compared
    first ??= found.first
  }
  expect(first).toBeNull()
  expect(compared).toBeGreaterThanOrEqual(full ? 10_000 : 900)
})

test('whole scorecards too: weighted, re-normalised, rounded once', () => {
  for (let i = 0; i < (full ? 20_000 : 300); i += 1) {
    const cuts = [...new Set(Array.from({ length: roll(7) }, () => 1 + roll(9998)))].sort((a, b) => a - b)
    const ends = [...cuts, 9999].map((end, j, all) => end - (all[j - 1] ?? 0))
    const weights = ends.map((part, j) => (j === ends.length - 1 ? part + 1 : part)).map((part) => halfUp([BigInt(part), 100n], 2))
    const lines = weights.map((weight, j): Line => ({
      id: String(j),
      component: 'WORK_PLAN',
      weight,
      target: halfUp([BigInt(1 + roll(100_000)), 100n], 2),
      actual: roll(5) === 0 ? null : halfUp([BigInt(roll(150_000)), 100n], 2),
    }))
    const figures = lines.map(({ target, actual }) =>
      actual == null
        ? null
        : oracleAchievement({
            polarity: 'MAXIMIZE',
            formula: 'LINEAR',
            condition: 'NORMAL',
            low: target!,
            high: target!,
            actual,
            floor: '0',
            cap: '120',
          }),
    )
    const wanted = oracleMean(lines.map(({ weight }, j) => ({ weight, figure: figures[j] ?? null })))
    const { score } = scored(sawahlunto2026, lines, undefined, planOf(...lines))
    expect({ lines, score: score && toText(score) }).toEqual({ lines, score: wanted && halfUp(wanted, 2) })
  }
})

test('the oracle itself: what was worked out by hand', () => {
  const by = (changes: Partial<OracleCase>) =>
    oracle({
      polarity: 'MAXIMIZE',
      formula: 'LINEAR',
      condition: 'NORMAL',
      low: '50',
      high: '50',
      actual: '55',
      floor: '0',
      cap: null,
      ...changes,
    })
  expect([by({}), by({ polarity: 'MINIMIZE' }), by({ polarity: 'MINIMIZE', formula: 'RATIO' })]).toEqual(['110.00', '90.00', '90.91'])
  expect(by({ polarity: 'RANGE', condition: 'SPECIAL', low: '7', high: '8', actual: '6.5' })).toBe('107.14')
  expect([halfUp([1n, 200n], 2), halfUp([-5n, 2n], 0), halfUp([8005n, 1000n], 2), halfUp([-1n, 1000n], 2)]).toEqual([
    '0.01',
    '-3',
    '8.01',
    '0.00',
  ])
})
