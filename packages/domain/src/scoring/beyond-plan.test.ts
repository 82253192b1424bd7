/** Work beyond the plan, ideas and heads of units in seeded scorecards of every kind: traces re-add, seals hold, reasons add up. */
import { anyInputs } from '../../testing/scorecards'
import { dice } from '../../testing/vectors'
import { scored, ratedFigures, type Line } from '../../testing/plans'
import { add, compare, exactly, subtract, sumOf, zero } from '../number'
import type { SchemeAddition } from './additions'
import { whatWouldChange } from './changes'
import { explain, readded, type TraceNode } from './explain'
import { lintScheme } from './lint-scheme'
import { recompute, sealScorecard } from './seal'
import type { Scheme } from './scheme'
import { laterVersions, predicate2022WithHeads, skp2013WithAdditions, skp2021WithAdditions } from './schemes/later-versions'
import { score, type Scorecard } from './score'
import { whyDiffers } from './why-differs'

const roll = dice(2013)
const inputs = Array.from({ length: 400 }, () => anyInputs(roll, laterVersions))
const cardOf = ({ plan, observations, ratings }: (typeof inputs)[number], scheme: Scheme): Scorecard => {
  const card = score(plan, observations, ratings, scheme)
  if (!card.ok) throw new Error(JSON.stringify(card.problems))
  return card.value
}

test('the sample has them all', () => {
  const cards = inputs.map((one) => cardOf(one, one.scheme))
  const parts = cards.flatMap(({ segments }) => segments.flatMap(({ components }) => components))
  const codes = new Set(parts.flatMap(({ added }) => added.map(({ addition }) => addition.code)))
  expect([...codes].sort()).toEqual(['ADDITIONAL_RESULTS', 'ADDITIONAL_TASKS', 'CREATIVITY'])
  expect(cards.some(({ band }) => band?.code === 'VERY_GOOD' && band.requires)).toBe(true)
  expect(cards.some(({ ratings: { unitHead }, predicate }) => unitHead && predicate)).toBe(true)
})

test('every node re-adds exactly, what was added among it', () => {
  const check = (node: TraceNode): void => {
    const again = readded(node)
    if (again) expect(node.figure !== null && compare(again, node.figure)).toBe(0)
    node.children.forEach(check)
  }
  // Who is exempt has no figure at the top, whatever stands below.
  const assessed = inputs.filter(({ plan }) => plan.exemption === null)
  for (const one of assessed) check(explain(cardOf(one, one.scheme)))
  expect(assessed.length).toBeGreaterThan(300)
})

test('sealed and reckoned again they are the same bytes', () => {
  for (const { plan, observations, ratings, scheme } of inputs.slice(0, 100)) {
    const sealed = sealScorecard(plan, observations, ratings, scheme)
    expect(sealed.ok && recompute(sealed.value, scheme)).toEqual(sealed)
  }
})

test('the reasons add up where additions, weights and caps all change', () => {
  const doubled = ({ cap, ...addition }: SchemeAddition): SchemeAddition => ({
    ...addition,
    cap: cap && exactly('4.5'),
    rows: addition.rows.map((row) => ({ ...row, points: add(row.points, exactly('1.25')) })),
  })
  const redrafted = (scheme: Scheme): Scheme => ({
    ...scheme,
    weights: scheme.weights.map((one, i) => ({ ...one, weight: exactly(i === 0 ? '55.5' : '44.5') })),
    additions: scheme.additions?.map(doubled),
  })
  let compared = 0
  for (const one of inputs.filter(({ scheme }) => scheme.additions)) {
    const [before, after] = [cardOf(one, one.scheme), cardOf(one, redrafted(one.scheme))]
    if (!before.score || !after.score) continue
    const reasons = whyDiffers(before, after)
    const points = sumOf(reasons.flatMap((reason) => (reason.points ? [reason.points] : [])))
    expect(compare(points, subtract(after.score, before.score))).toBe(0)
    // Rounding gives or takes a hundredth at most: nothing else hides in it.
    const rounding = reasons.find(({ cause }) => cause === 'ROUNDING')?.points ?? zero
    expect(compare(rounding, exactly('0.01')) <= 0 && compare(rounding, exactly('-0.01')) >= 0).toBe(true)
    compared += reasons.some(({ cause }) => cause === 'ADDITION') ? 1 : 0
  }
  expect(compared).toBeGreaterThan(50)
})

test('what would lift someone leaves out a band whose other requirement is not met, and the results of a head', () => {
  const { scale } = skp2021WithAdditions
  const lines: Line[] = [{ id: 'a', component: 'WORK', weight: '100', actual: '100' }]
  const wishes = (beyond: object) =>
    whatWouldChange(scored({ ...skp2013WithAdditions, scale }, lines, { ...ratedFigures({}), ...beyond })).map(({ to }) => to)
  expect(wishes({})).toEqual([])
  expect(wishes({ newIdea: true })).toMatchObject([{ code: 'VERY_GOOD' }])
  const ratings = { ...ratedFigures({}), organisation: 'GOOD', behaviour: 'BELOW', unitHead: true } as const
  expect(whatWouldChange(scored(predicate2022WithHeads, [], ratings))).toMatchObject([{ result: 'MEETS', behaviour: 'MEETS', to: 'GOOD' }])
})

test('a scale of which every band asks more than a figure has a gap', () => {
  const bands = skp2021WithAdditions.scale!.bands.map((band) => ({ ...band, requires: 'NEW_IDEA' as const }))
  const faults = lintScheme({ ...skp2021WithAdditions, scale: { ...skp2021WithAdditions.scale!, bands } }).map(({ fault }) => fault)
  expect(faults).toContain('BANDS_GAP')
})
