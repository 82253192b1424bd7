import fc from 'fast-check'
import { problemCodes } from '../problem'
import { answered } from '../../testing/answers'
import { observationsOf, planOf } from '../../testing/plans'
import { noRatings } from '../scoring/plan'
import { skp2013 } from '../scoring/schemes/skp-2013'
import { sealScorecard } from '../scoring/seal'
import { answerCase, caseKinds, refusedCase } from './cases'

const kinds = Object.keys(caseKinds)

test('a case that is none is refused, and what no calculator reads is let pass', () => {
  expect([null, 5, [], 'skm'].map((input) => answered(input))).toEqual(Array(4).fill({ problem: 'MALFORMED' }))
  expect(answered({})).toEqual({ problem: 'REQUIRED kind' })
  expect(answered({ kind: 'constructor' })).toEqual({ problem: 'NOT_ONE_OF kind' })
  expect(answered({ kind: 'ipasn', score: 91, label: 'Dinas Kesehatan' })).toEqual({ category: 'VERY_HIGH' })
})

test('a refused case names its first problem, and all of them where there are more', () => {
  const [first, second] = [
    { code: 'REQUIRED', path: ['target'] },
    { code: 'NOT_ONE_OF', path: ['polarity'], allowed: ['a'] },
  ] as const
  expect(refusedCase([first])).toEqual({ problem: first })
  expect(refusedCase([first, second])).toEqual({ problem: first, problems: [first, second] })
})

/** Any JSON at all under any kind: an answer made of JSON, or a coded problem. Never a throw. */
test.each(kinds)('%s answers or refuses anything', (kind) => {
  const names = [
    'target',
    'actual',
    'polarity',
    'means',
    'answers',
    'counts',
    'required',
    'quantity',
    'time',
    'months',
    'coefficient',
    'score',
    'weight',
    'cap',
    'scheme',
    'items',
  ]
  const fields = fc.dictionary(fc.constantFrom(...names), fc.anything({ maxDepth: 3 }))
  fc.assert(
    fc.property(fields, (input) => {
      const answer = answerCase({ ...input, kind })
      if (answer.ok) expect(JSON.parse(JSON.stringify(answer.value.fields))).toEqual(answer.value.fields)
      else expect(answer.problems.filter(({ code }) => !problemCodes.includes(code))).toEqual([])
    }),
  )
})

const work = { id: 'a', component: 'WORK', weight: '100', actual: '85' }
const sealed = sealScorecard(planOf(work), observationsOf(work), noRatings, skp2013)
const worked: Record<string, object> = {
  achievement: { polarity: 'minimize', target: 50, actual: 55, cap: 80 },
  skm: { means: Array(9).fill('3.5') },
  predicate: { result: 'ABOVE', behaviour: 'MEETS' },
  skp2013: { quantity: [1, 1], time: [12, 9] },
  skp2021: { target: 95, actual: 93 },
  credit: { coefficient: '12.5', predicate: 'GOOD', months: 3 },
  distribution: { organisation: 'GOOD', counts: { GOOD: 8, VERY_GOOD: 2 } },
  ipasn: { score: '81.5' },
  jpm: { required: [3], actual: [2], use: 'mapping' },
  scorecard: { scheme: 'SKP_2013', ratings: { WORK: 85, BEHAVIOUR: 80 } },
  sealed: { text: sealed.ok && sealed.value },
}

test.each(kinds)('%s shows how its answer came about, in both languages', (kind) => {
  const answer = answerCase({ ...worked[kind], kind })
  const trace = answer.ok ? answer.value.trace : []
  expect(trace.length).toBeGreaterThan(0)
  for (const { id, en } of trace) expect([id, en].every((text) => text !== '' && !/undefined|NaN|\[object/.test(text))).toBe(true)
})

test('the lines of an answer, to the letter', () => {
  const lines = (input: object) => {
    const answer = answerCase(input)
    return answer.ok ? answer.value.trace : []
  }
  expect(lines({ ...worked.achievement, kind: 'achievement' })).toEqual([
    { id: '(2 × 50 − 55) ÷ 50 × 100% = 90%', en: '(2 × 50 − 55) ÷ 50 × 100% = 90%' },
    { id: 'dibatasi paling tinggi 80%', en: 'capped at 80%' },
  ])
  expect(lines({ ...worked.credit, kind: 'credit' })).toEqual([
    { id: 'Baik: 100%', en: 'Good: 100%' },
    { id: '3/12 × 100% × 12,5 = 3,13', en: '3/12 × 100% × 12.5 = 3.13' },
  ])
})
