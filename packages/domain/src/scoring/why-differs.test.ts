import fc from 'fast-check'
import { observationsOf, planOf, ratedFigures, scored, type Line } from '../../testing/plans'
import { compare, exactly, subtract, sumOf, toText, roundHalfUp, zero } from '../number'
import { noRatings, type Ratings } from './plan'
import { permendagri86 } from './scales'
import type { Scheme } from './scheme'
import { score } from './score'
import { predicate2022 } from './schemes/predicate-2022'
import { skp2013 } from './schemes/skp-2013'
import { directionOf, outcomeOf, pointsBetween, whyDiffers } from './why-differs'

const scheme = (weights: [string, string][], changes: Partial<Scheme> = {}): Scheme => ({
  ...skp2013,
  scale: permendagri86,
  cap: null,
  ...changes,
  weights: weights.map(([code, weight]) => ({ code, label: { id: code, en: code }, weight: exactly(weight) })),
})
const lines: Line[] = [{ id: 'permits', component: 'WORK', weight: '100', actual: '90' }]
const behaviour = ratedFigures({ BEHAVIOUR: '75' })
const reasons = (before: Scheme, after: Scheme, ratings: Ratings = behaviour, of: Line[] = lines): string[] =>
  whyDiffers(scored(before, of, ratings), scored(after, of, ratings)).map(
    ({ cause, about, from, to, points }) => `${cause} ${about}: ${from} > ${to}${points ? ` = ${toText(roundHalfUp(points, 4))}` : ''}`,
  )

const sixtyForty = scheme([
  ['WORK', '60'],
  ['BEHAVIOUR', '40'],
])
const seventyThirty = scheme([
  ['WORK', '70'],
  ['BEHAVIOUR', '30'],
])

test('other weights: what each component gained or lost, together the difference', () => {
  expect(reasons(sixtyForty, seventyThirty)).toEqual(['WEIGHT WORK: 60 > 70 = 9.0000', 'WEIGHT BEHAVIOUR: 40 > 30 = -7.5000'])
  expect(toText(pointsBetween(scored(sixtyForty, lines, behaviour), scored(seventyThirty, lines, behaviour))!)).toBe('1.50')
  expect(reasons(sixtyForty, sixtyForty)).toEqual([])
})

test('a component that comes or goes', () => {
  const training = scheme([
    ['WORK', '60'],
    ['BEHAVIOUR', '30'],
    ['TRAINING', '10'],
  ])
  const rated = ratedFigures({ BEHAVIOUR: '75', TRAINING: '100' })
  const without = scored(sixtyForty, lines, behaviour)
  const answer = score(planOf(...lines), observationsOf(...lines), rated, training)
  const causes = whyDiffers(without, answer.ok ? answer.value : without).map(({ cause, about }) => `${cause} ${about}`)
  expect(causes).toEqual(['COMPONENT_ADDED TRAINING', 'WEIGHT BEHAVIOUR'])
})

test('a cap names the indicator it cuts, at the weight it now has', () => {
  const high: Line[] = [{ id: 'permits', component: 'WORK', weight: '100', actual: '150' }]
  const capped = scheme(
    [
      ['WORK', '60'],
      ['BEHAVIOUR', '40'],
    ],
    { cap: exactly('120') },
  )
  expect(reasons(sixtyForty, capped, behaviour, high)).toEqual(['CAP permits: 150.00 > 120.00 = -18.0000'])
  expect(reasons(capped, sixtyForty, behaviour, high)).toEqual(['CAP permits: 120.00 > 150.00 = 18.0000'])
})

test('the same score in another band', () => {
  const bands = permendagri86.bands.map((one) => (one.code === 'HIGH' ? { ...one, from: exactly('85') } : one))
  const raised = { ...sixtyForty, scale: { ...permendagri86, bands } }
  expect(reasons(sixtyForty, raised)).toEqual(['BANDS : HIGH > MEDIUM'])
  const [before, after] = [scored(sixtyForty, lines, behaviour), scored(raised, lines, behaviour)]
  expect([directionOf(before, after), directionOf(after, before), directionOf(after, after)]).toEqual(['DOWN', 'UP', 'SAME'])
})

test('a floor, a conversion, coarser rounding', () => {
  const low: Line[] = [{ id: 'permits', component: 'WORK', weight: '100', actual: '10' }]
  expect(reasons(sixtyForty, { ...sixtyForty, floor: exactly('50') }, behaviour, low)[0]).toBe('FLOOR permits: 10.00 > 50.00 = 24.0000')
  expect(reasons(sixtyForty, { ...sixtyForty, conversion: 'SKP_2021' }, behaviour)[0]).toMatch(/^CONVERSION permits/)
  const third: Line[] = [{ id: 'permits', component: 'WORK', weight: '100', actual: '90.55' }]
  expect(reasons(sixtyForty, { ...sixtyForty, rounding: { decimals: 0, mode: 'TRUNCATE' } }, behaviour, third)).toEqual([
    'ROUNDING : 84.33 > 84 = -0.3300',
  ])
})

test('ratings: another cell of the matrix; who is no longer assessed; another kind of answer', () => {
  const rated: Ratings = { ...noRatings, organisation: 'GOOD', result: 'BELOW', behaviour: 'MEETS' }
  const kinder = {
    ...predicate2022,
    matrix: { ...predicate2022.matrix!, BELOW: { ...predicate2022.matrix!.BELOW, MEETS: 'GOOD' as const } },
  }
  expect(reasons(predicate2022, kinder, rated, [])).toEqual(['MATRIX : NEEDS_IMPROVEMENT > GOOD'])
  expect(directionOf(scored(predicate2022, [], rated), scored(kinder, [], rated))).toBe('UP')
  const nobody = { ...noRatings, organisation: 'GOOD' as const }
  expect(outcomeOf(scored(predicate2022, [], nobody))).toMatchObject({ code: 'NOT_ASSESSED' })
  expect(whyDiffers(scored(predicate2022, [], rated), scored(predicate2022, [], nobody)).map(({ cause }) => cause)).toEqual([
    'NOT_ASSESSED',
  ])
  expect(directionOf(scored(predicate2022, [], rated), scored(predicate2022, [], nobody))).toBe('OTHER')
  expect(reasons(sixtyForty, predicate2022, noRatings, [])).toEqual(['YIELDS : SCORE > PREDICATE'])
})

test('the points of the reasons are the difference of the scores, whatever changes', () => {
  const percent = fc.integer({ min: 0, max: 20000 }).map((hundredths) => toText({ digits: BigInt(hundredths), scale: 2 }))
  const weight = fc.integer({ min: 1, max: 99 })
  const rules = fc.record({ weight, cap: fc.option(percent), floor: fc.constantFrom('0', '20'), decimals: fc.constantFrom(0, 1, 2) })
  const ruled = ({ weight: work, cap, floor, decimals }: { weight: number; cap: string | null; floor: string; decimals: number }) =>
    scheme(
      [
        ['WORK', String(work)],
        ['BEHAVIOUR', String(100 - work)],
      ],
      { cap: cap === null ? null : exactly(cap), floor: exactly(floor), rounding: { decimals, mode: 'HALF_UP' } },
    )
  fc.assert(
    fc.property(percent, percent, percent, weight, rules, rules, (a, b, rated, share, from, to) => {
      const of: Line[] = [
        { id: 'a', component: 'WORK', weight: String(share), actual: a },
        { id: 'b', component: 'WORK', weight: String(100 - share), actual: b },
      ]
      const [before, after] = [ruled(from), ruled(to)].map((one) => scored(one, of, ratedFigures({ BEHAVIOUR: rated })))
      const points = sumOf(whyDiffers(before!, after!).map((one) => one.points ?? zero))
      expect(compare(points, subtract(after!.score!, before!.score!))).toBe(0)
    }),
    { numRuns: 300 },
  )
})
