import { answerCase, refusedCase } from '../src/index'
import { caseVectors } from './vectors'

const answers = caseVectors(2000, 1671).map((vector) => {
  const answer = answerCase(vector)
  return answer.ok ? answer.value.fields : refusedCase(answer.problems)
})

test('the vectors are the same each time, cover every kind, and hold refusals among answers', () => {
  const vectors = caseVectors(2000, 1671)
  expect(vectors).toEqual(caseVectors(2000, 1671))
  expect(new Set(vectors.map(({ kind }) => kind)).size).toBe(10)
  const refused = answers.filter((answer) => 'problem' in answer).length
  expect(refused).toBeGreaterThan(100)
  expect(refused).toBeLessThan(600)
})

test('asking twice, and in another order, answers the same bytes', () => {
  const again = caseVectors(2000, 1671)
    .reverse()
    .map((vector) => {
      const answer = answerCase(vector)
      return answer.ok ? answer.value.fields : refusedCase(answer.problems)
    })
  expect(JSON.stringify(again.reverse())).toBe(JSON.stringify(answers))
})
