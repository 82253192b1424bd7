import fc from 'fast-check'
import { ratedFigures, scored, type Line } from '../../testing/plans'
import { compare, exactly, roundHalfUp, toText } from '../number'
import { bandOf } from './bands'
import { reportable, whatWouldChange } from './changes'
import { noRatings } from './plan'
import { kepahiang2026 } from './schemes/municipal'
import { predicate2022 } from './schemes/predicate-2022'

const iku = (served: string, inspected: string, cap: string | null = null): Line[] => [
  { id: 'served', component: 'IKU', weight: '50', actual: served, spec: { cap: cap === null ? null : exactly(cap) } },
  { id: 'inspected', component: 'IKU', weight: '50', actual: inspected, spec: { polarity: 'MINIMIZE' } },
]

const found = (lines: Line[]) =>
  whatWouldChange(scored(kepahiang2026, lines)).map((change) =>
    change.kind === 'ITEM'
      ? `${change.itemId} ${toText(roundHalfUp(change.achievement, 3))} ${change.actual && toText(roundHalfUp(change.actual, 3))} ${change.to.code}`
      : '',
  )

test('each indicator alone: what it would need for the band above', () => {
  // 80 and 100 (less is better) are 90 together; 90.995 rounds to 91, so two more of either
  expect(found(iku('80', '100'))).toEqual(['served 81.990 81.990 VERY_HIGH', 'inspected 101.990 98.010 VERY_HIGH'])
})

test('nothing where a cap forbids it, and nothing above the highest band', () => {
  expect(found(iku('80', '100', '80'))).toEqual(['inspected 101.990 98.010 VERY_HIGH'])
  expect(found(iku('100', '100'))).toEqual([])
})

test('taking the step reaches the band, and a hair less does not', () => {
  const amounts = fc.nat({ max: 12_000 }).map((n) => toText({ digits: BigInt(n), scale: 2 }))
  fc.assert(
    fc.property(amounts, amounts, (served, inspected) => {
      const [change] = whatWouldChange(scored(kepahiang2026, iku(served, inspected)))
      fc.pre(
        change?.kind === 'ITEM' && change.itemId === 'served' && change.actual !== null && compare(change.achievement, exactly('119')) < 0,
      )
      if (change?.kind !== 'ITEM' || change.actual === null) return
      const at = (actual: string) => {
        const { exact } = scored(kepahiang2026, iku(actual, inspected))
        return exact && bandOf(kepahiang2026.scale!, exact)?.code
      }
      expect(at(toText(roundHalfUp(change.actual, 6)))).toBe(change.to.code)
      const less = roundHalfUp(change.actual, 6)
      expect(at(toText({ digits: less.digits - 1n, scale: 6 }))).not.toBe(change.to.code)
    }),
  )
})

test('ratings: the nearest ones that make each other predicate', () => {
  const card = scored(predicate2022, [], { ...noRatings, organisation: 'GOOD', result: 'MEETS', behaviour: 'MEETS' })
  expect(whatWouldChange(card)).toEqual([
    { kind: 'RATING', result: 'BELOW', behaviour: 'MEETS', to: 'NEEDS_IMPROVEMENT', steps: 1 },
    { kind: 'RATING', result: 'MEETS', behaviour: 'BELOW', to: 'POOR_MISCONDUCT', steps: 1 },
    { kind: 'RATING', result: 'BELOW', behaviour: 'BELOW', to: 'VERY_POOR', steps: 2 },
    { kind: 'RATING', result: 'ABOVE', behaviour: 'ABOVE', to: 'VERY_GOOD', steps: 2 },
  ])
})

test('nothing for whom nothing was assessed', () => {
  expect(whatWouldChange(scored(predicate2022, []))).toEqual([])
  expect(whatWouldChange(scored(kepahiang2026, [], ratedFigures({})))).toEqual([])
})

test.each([
  ['26.155885', 'MAXIMIZE', 0, '27'],
  ['26.155885', 'MAXIMIZE', 2, '26.16'],
  ['26', 'MAXIMIZE', 0, '26'],
  ['98.0101', 'MINIMIZE', 0, '98'],
  ['-1.5', 'MAXIMIZE', 0, '-1'],
  ['-1.5', 'MINIMIZE', 0, '-2'],
] as const)('an actual of %s, %s, is reported with %i decimals as %s', (actual, polarity, decimals, expected) => {
  expect(toText(reportable(exactly(actual), { polarity }, decimals))).toBe(expected)
})
