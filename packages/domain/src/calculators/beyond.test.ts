import { answered } from '../../testing/answers'

const of = (changes: object) => answered({ kind: 'scorecard', ratings: { WORK: 85, BEHAVIOUR: 82 }, ...changes })

test('Perka BKN 1/2013: extra tasks and creativity by their codes, in the second version of its rule set', () => {
  expect(of({ scheme: 'SKP_2013@2', additions: { ADDITIONAL_TASKS: 4, CREATIVITY: 'UNIT' } })).toMatchObject({
    score: '86.80', // 0.6 × (85 + 2 + 3) + 0.4 × 82
    band: 'GOOD',
    components: [
      {
        code: 'WORK',
        value: '90.00',
        added: [
          { code: 'ADDITIONAL_TASKS', points: '2.00' },
          { code: 'CREATIVITY', points: '3.00' },
        ],
      },
      { code: 'BEHAVIOUR', value: '82.00' },
    ],
    scheme: 'SKP_2013 v2',
  })
})

test('PermenPANRB 8/2021: additional results, a new idea, and both pairs of weights', () => {
  const ratings = { WORK: 102.8, BEHAVIOUR: 100 }
  const additions = { ADDITIONAL_RESULTS: [{ achievement: 100, scope: 10 }] }
  expect(of({ scheme: 'SKP_2021@2', ratings, additions })).toMatchObject({ score: '108.06', band: 'GOOD' })
  expect(of({ scheme: 'SKP_2021_360', ratings, additions })).toMatchObject({ score: '106.91', band: 'GOOD' })
  const atMost = { ADDITIONAL_RESULTS: [{ achievement: 100, scope: 5, attainableMaximum: true }] } // 100 % × 5 % × 120
  expect(of({ scheme: 'SKP_2021@2', ratings: { WORK: 110, BEHAVIOUR: 110 }, additions: atMost, newIdea: true })).toMatchObject({
    score: '114.20',
    band: 'VERY_GOOD',
  })
})

test('SE MenPANRB 3/2023: the head of a unit', () => {
  const ratings = { organisation: 'EXCEPTIONAL', behaviour: 'ABOVE' }
  expect(of({ scheme: 'PREDICATE_2022@2', ratings, unitHead: true })).toMatchObject({ predicate: 'VERY_GOOD', scheme: 'PREDICATE_2022 v2' })
  expect(of({ scheme: 'PREDICATE_2022@2', ratings })).toMatchObject({ predicate: null, notAssessed: 'NOT_RATED' })
})

test('an id without a number is the first version, as before', () => {
  expect(of({ scheme: 'SKP_2013' })).toEqual(of({ scheme: 'SKP_2013@1' }))
  expect(of({ scheme: 'SKP_2013', additions: {}, newIdea: false, unitHead: null })).toMatchObject({ score: '83.80', scheme: 'SKP_2013 v1' })
})

test.each([
  [{ scheme: 'SKP_2013@3' }, 'UNKNOWN_ID scheme'],
  [{ scheme: 'SKP_2013', additions: { CREATIVITY: 'UNIT' } }, 'UNKNOWN_ID additions.CREATIVITY'],
  [{ scheme: 'SKP_2013@2', additions: [] }, 'MALFORMED additions'],
  [{ scheme: 'SKP_2013@2', additions: { ADDITIONAL_TASKS: 'many' } }, 'NOT_A_NUMBER additions.ADDITIONAL_TASKS'],
  [{ scheme: 'SKP_2013@2', additions: { ADDITIONAL_TASKS: 0.5 } }, 'OUT_OF_RANGE additions.ADDITIONAL_TASKS'],
  [{ scheme: 'SKP_2013@2', additions: { CREATIVITY: 'TOWN' } }, 'NOT_ONE_OF additions.CREATIVITY'],
  [{ scheme: 'SKP_2013@2', additions: { CREATIVITY: 3 } }, 'REQUIRED additions.CREATIVITY'],
  [{ scheme: 'SKP_2021@2', additions: { ADDITIONAL_RESULTS: [{ scope: 5 }] } }, 'REQUIRED additions.ADDITIONAL_RESULTS.0.achievement'],
  [{ scheme: 'SKP_2021@2', newIdea: 'yes' }, 'MALFORMED newIdea'],
  [{ scheme: 'SKP_2013@2', newIdea: true }, 'INCOMPATIBLE newIdea'],
  [{ scheme: 'PREDICATE_2022', ratings: { organisation: 'GOOD', behaviour: 'MEETS' }, unitHead: true }, 'INCOMPATIBLE unitHead'],
])('refuses %p: %s', (changes, problem) => expect(of(changes)).toEqual({ problem }))
