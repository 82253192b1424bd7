import { observed } from '../../testing'
import { planOf } from '../../testing/plans'
import { exactly, toText } from '../number'
import { parseFormula } from '../formula/parse'
import { noRatings, type Observations, type PlanItem } from './plan'
import { score } from './score'
import { kepahiang2026 } from './schemes/municipal'
import { suppose, type SupposedAim } from './suppose'

const permits = planOf({ id: 'permits', component: 'IKU', weight: '100' })
const monthly = (...values: string[]): Observations => {
  const days = ['2026-01-31', '2026-02-28', '2026-03-31'] as const
  return new Map([['permits', values.map((value, i) => observed(days[i]!, value, { targetId: days[i]!, target: '25' }))]])
}
const scoreWith = (
  observations: Observations,
  actuals: Record<string, string>,
  aims?: ReadonlyMap<string, readonly SupposedAim[]>,
  plan = permits,
) => {
  const figures = new Map(Object.entries(actuals).map(([id, text]) => [id, exactly(text)]))
  const supposed = suppose({ plan, observations, ratings: noRatings }, figures, aims)
  const answer = score(supposed.plan, supposed.observations, supposed.ratings, kepahiang2026)
  return answer.ok && answer.value.score && toText(answer.value.score)
}

test('a supposed actual stands against the target of what was observed', () => {
  expect(scoreWith(monthly('10', '20', '30'), {})).toBe('80.00') // 60 of 75
  expect(scoreWith(monthly('10', '20', '30'), { permits: '75' })).toBe('100.00')
  expect(scoreWith(monthly('10', '20', '30'), { permits: '60' })).toBe('80.00') // supposing what is, changes nothing
})

test('of what nothing was observed: against the targets of the period, put together as the indicator says', () => {
  const aims = ['100', '140'].map((target) => ({ target: exactly(target), targetHigh: null }))
  expect(scoreWith(new Map(), { permits: '120' })).toBe(null)
  expect(scoreWith(new Map(), { permits: '120' }, new Map([['permits', aims]]))).toBe('50.00') // 120 of 240
})

test('a ratio is supposed as the figure it comes to', () => {
  const plan = planOf({
    id: 'permits',
    component: 'IKU',
    weight: '100',
    spec: { overTime: 'AVERAGE', overSubjects: 'RATIO', per: exactly('100') },
  })
  const pairs: Observations = new Map([
    ['permits', [{ ...observed('2026-03-31', '0', { target: '80' }), value: null, numerator: exactly('30'), denominator: exactly('100') }]],
  ])
  expect(scoreWith(pairs, {}, undefined, plan)).toBe('37.50') // 30 percent of 80 percent
  expect(scoreWith(pairs, { permits: '60' }, undefined, plan)).toBe('75.00')
})

test('a composite follows the items it names, and cannot be supposed itself', () => {
  const formula = parseFormula('permits * 2')
  if (!formula.ok) throw new Error('no formula')
  const [part] = permits.segments[0]!.items
  const whole: PlanItem = { ...part!, id: 'whole', composite: { formula: formula.value, target: exactly('240') } }
  const plan = {
    ...permits,
    segments: [
      {
        ...permits.segments[0]!,
        items: [
          { ...part!, weight: exactly('0') },
          { ...whole, weight: exactly('100') },
        ],
      },
    ],
  }
  expect(scoreWith(monthly('10', '20', '30'), {}, undefined, plan)).toBe('50.00') // 120 of 240
  expect(scoreWith(monthly('10', '20', '30'), { permits: '90' }, undefined, plan)).toBe('75.00')
  expect(scoreWith(monthly('10', '20', '30'), { whole: '999' }, undefined, plan)).toBe('50.00')
})
