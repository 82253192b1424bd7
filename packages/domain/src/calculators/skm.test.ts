import { answered } from '../../testing/answers'
import { publishedSurveys } from '../../testing/index'

const bantul = ['3.31', '3.35', '3.49', '3.93', '3.45', '3.39', '3.39', '3.76', '3.35']
const nine = (mean: string): string[] => Array.from({ length: 9 }, () => mean)
const fourteen = (mean: string): string[] => Array.from({ length: 14 }, () => mean)

test.each(publishedSurveys.filter(({ check }) => check === 'exact_half_up'))(
  '$label: $printed ($source)',
  ({ printed, means, answers }) => {
    expect(answered({ kind: 'skm', means, answers }).index).toBe(printed)
  },
)

test('the survey that was printed with a 5 among its answers is refused, with its place', () => {
  const [wrong] = publishedSurveys.filter(({ check }) => check === 'mismatch')
  expect(answered({ kind: 'skm', answers: wrong?.answers })).toEqual({ problem: 'OUT_OF_RANGE answers.16.1' })
})

test('the printed weights bring old reports back, and can change the grade', () => {
  const of = (weight: string) => answered({ kind: 'skm', means: bantul, weight })
  expect([of('ninth').index, of('0.111').index, of('0.11').index]).toEqual(['87.28', '87.19', '86.41'])
  expect([
    answered({ kind: 'skm', means: nine('3.54') }).grade,
    answered({ kind: 'skm', means: nine('3.54'), weight: '0.11' }).grade,
  ]).toEqual(['A', 'B'])
})

test.each([
  ['3.5324', '88.31', 'A'],
  ['3.532', '88.30', 'B'],
  ['3.0642', '76.61', 'B'], // 76.605 is rounded half-up first
  ['3.0641', '76.60', 'C'],
  ['2.6', '65.00', 'C'],
  ['2.5997', '64.99', 'D'],
  ['4', '100.00', 'A'],
  ['1', '25.00', 'D'],
])('nine means of %s give %s, %s', (mean, index, grade) => {
  expect(answered({ kind: 'skm', means: nine(mean) })).toMatchObject({ index, grade })
})

test.each([
  ['4', '99.40', 'A'],
  ['3.27', '81.26', 'A'],
  ['3.2', '79.52', 'B'],
  ['1.7', '42.25', 'D'],
])('fourteen means of %s under the rule of 2004 give %s, %s', (mean, index, grade) => {
  expect(answered({ kind: 'skm', method: '2004', means: fourteen(mean) })).toMatchObject({ index, grade })
})

test('an unanswered question takes nothing away; an unanswered element leaves no index', () => {
  expect(
    answered({
      kind: 'skm',
      answers: [
        [4, 3],
        [null, 3],
      ],
    }),
  ).toEqual({ index: '87.50', grade: 'B', means: ['4.000000', '3.000000'] })
  expect(
    answered({
      kind: 'skm',
      answers: [
        [4, null],
        [2, null],
      ],
    }),
  ).toEqual({
    index: null,
    grade: null,
    means: ['3.000000', null],
    reason: 'MISSING_ANSWERS',
  })
})

test.each([
  [{}, 'REQUIRED means'],
  [{ means: nine('4').slice(1) }, 'TOO_SHORT means'],
  [{ means: [...nine('4'), '4'] }, 'TOO_LONG means'],
  [{ means: nine('4'), method: '2004' }, 'TOO_SHORT means'],
  [{ means: ['4.01', ...nine('4').slice(1)] }, 'OUT_OF_RANGE means.0'],
  [{ means: ['0.99', ...nine('4').slice(1)] }, 'OUT_OF_RANGE means.0'],
  [{ means: nine('4'), answers: [[4]] }, 'INCOMPATIBLE answers'],
  [{ answers: [[4, 4], [4]] }, 'INCOMPATIBLE answers.1'],
  [{ answers: [[2.5]] }, 'OUT_OF_RANGE answers.0.0'],
  [{ answers: [['A']] }, 'NOT_A_NUMBER answers.0.0'],
  [{ answers: [] }, 'TOO_SHORT answers'],
  [{ answers: [[4, 4]], weight: '0.111' }, 'INCOMPATIBLE weight'],
  [{ means: nine('4'), weight: '0.071' }, 'INCOMPATIBLE weight'],
  [{ means: nine('4'), weight: 'equal' }, 'NOT_ONE_OF weight'],
  [{ means: nine('4'), method: '2018' }, 'NOT_ONE_OF method'],
])('refuses %p: %s', (survey, problem) => {
  expect(answered({ kind: 'skm', ...survey })).toEqual({ problem })
})
