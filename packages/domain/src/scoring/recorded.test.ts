import { observed } from '../../testing'
import { planOf } from '../../testing/plans'
import { exactly, toText } from '../number'
import { noRatings } from './plan'
import { recorded, type Recording } from './recorded'
import { score } from './score'
import { kepahiang2026 } from './schemes/municipal'

const inputs = {
  plan: planOf({ id: 'permits', component: 'IKU', weight: '100' }),
  observations: new Map([
    [
      'permits',
      [
        observed('2026-01-31', '10', { targetId: 'january', target: '25' }),
        observed('2026-02-28', '20', { targetId: 'february', target: '25' }),
      ],
    ],
  ]),
  ratings: noRatings,
}
const scoreAfter = (recording?: Recording) => {
  const { plan, observations, ratings } = recording ? recorded(inputs, recording) : inputs
  const answer = score(plan, observations, ratings, kepahiang2026)
  return answer.ok && answer.value.score && toText(answer.value.score)
}
const fact = (observedOn: string, value: string) => ({ observedOn, value: exactly(value), numerator: null, denominator: null })
const aim = { target: exactly('25'), targetHigh: null }

test('one more figure counts beside those before it', () => {
  expect(scoreAfter()).toBe('60.00') // 30 of 50
  expect(scoreAfter({ itemId: 'permits', targetId: 'march', aim, fact: fact('2026-03-31', '30') })).toBe('80.00') // 60 of 75
})

test('a correction replaces the figure it corrects, whatever its decimals, and no other', () => {
  const correction = { itemId: 'permits', targetId: 'february', aim, fact: fact('2026-02-28', '25') }
  expect(scoreAfter({ ...correction, corrects: fact('2026-02-28', '20.00') })).toBe('70.00') // 35 of 50
  expect(scoreAfter({ ...correction, targetId: 'january', corrects: fact('2026-02-28', '20') })).toBe('110.00') // not January's own: 55 of 50
})

test('an item that the plan has not changes nothing', () => {
  expect(scoreAfter({ itemId: 'roads', targetId: 'march', aim, fact: fact('2026-03-31', '30') })).toBe('60.00')
})
