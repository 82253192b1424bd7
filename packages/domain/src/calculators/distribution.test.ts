import { answered } from '../../testing/answers'
import { distributionRules, type DistributionFinding } from './distribution'

const of = (organisation: string, counts: object): string[] => {
  const { findings, problem } = answered({ kind: 'distribution', organisation, counts }) as {
    findings?: DistributionFinding[]
    problem?: string
  }
  return problem ? [problem] : (findings ?? []).map(({ rule, bound, actual }) => `${rule} ${bound} ${actual}`)
}

test.each([
  ['EXCEPTIONAL', { VERY_GOOD: 7, GOOD: 3 }, []],
  ['EXCEPTIONAL', { VERY_GOOD: 8, GOOD: 2 }, ['VERY_GOOD_AT_MOST 7 8']],
  ['EXCEPTIONAL', { VERY_GOOD: 4, GOOD: 6 }, ['VERY_GOOD_IS_LARGEST 6 4']],
  ['GOOD', { GOOD: 7, VERY_GOOD: 2, NEEDS_IMPROVEMENT: 1 }, []],
  ['GOOD', { GOOD: 7, VERY_GOOD: 2, POOR_MISCONDUCT: 1 }, []],
  ['GOOD', { GOOD: 7, VERY_GOOD: 2, VERY_POOR: 1 }, ['NEEDS_IMPROVEMENT_OR_POOR_AT_LEAST 1 0']],
  ['GOOD', { GOOD: 8, VERY_GOOD: 2 }, ['GOOD_AT_MOST 7 8', 'NEEDS_IMPROVEMENT_OR_POOR_AT_LEAST 1 0']],
  ['GOOD', { GOOD: 3, VERY_GOOD: 6, POOR_MISCONDUCT: 1 }, ['GOOD_IS_LARGEST 6 3']],
  ['NEEDS_IMPROVEMENT', { NEEDS_IMPROVEMENT: 6, VERY_GOOD: 1, GOOD: 3 }, []],
  ['NEEDS_IMPROVEMENT', { NEEDS_IMPROVEMENT: 5, VERY_GOOD: 2, GOOD: 3 }, ['NEEDS_IMPROVEMENT_AT_LEAST 6 5', 'VERY_GOOD_AT_MOST 1 2']],
  ['POOR', { POOR_MISCONDUCT: 6, NEEDS_IMPROVEMENT: 1, VERY_GOOD: 1, GOOD: 2 }, []],
  ['POOR', { POOR_MISCONDUCT: 10 }, ['NEEDS_IMPROVEMENT_AT_LEAST 1 0']],
  ['VERY_POOR', { VERY_POOR: 6, POOR_MISCONDUCT: 1, GOOD: 3 }, []],
  ['VERY_POOR', { VERY_POOR: 9, VERY_GOOD: 1 }, ['NEEDS_IMPROVEMENT_OR_POOR_AT_LEAST 1 0', 'VERY_GOOD_AT_MOST 0 1']],
  ['GOOD', {}, []], // nobody rated
  // Small units cannot keep every rule, whatever the truth: findings, never a refusal.
  ['GOOD', { GOOD: 1 }, ['GOOD_AT_MOST 0 1', 'NEEDS_IMPROVEMENT_OR_POOR_AT_LEAST 1 0']],
  ['NEEDS_IMPROVEMENT', { NEEDS_IMPROVEMENT: 2, GOOD: 1 }, []], // 60 % of three is two people, rounded up
])('organisation %s, %p: %p', (organisation, counts, findings) => {
  expect(of(organisation, counts)).toEqual(findings)
})

test('70 % and 60 % are counted in people: eleven allow seven and ask for seven', () => {
  expect(of('EXCEPTIONAL', { VERY_GOOD: 7, GOOD: 4 })).toEqual([])
  expect(of('NEEDS_IMPROVEMENT', { NEEDS_IMPROVEMENT: 6, GOOD: 5 })).toEqual(['NEEDS_IMPROVEMENT_AT_LEAST 7 6'])
})

test.each([
  ['BEST', {}, 'NOT_ONE_OF organisation'],
  ['GOOD', { POOR: 1 }, 'UNKNOWN_FIELD counts.POOR'],
  ['GOOD', { GOOD: -1 }, 'OUT_OF_RANGE counts.GOOD'],
  ['GOOD', { GOOD: 1.5 }, 'OUT_OF_RANGE counts.GOOD'],
  ['GOOD', [1], 'MALFORMED counts'],
  ['GOOD', null as unknown as object, 'REQUIRED counts'],
])('refuses %s, %p: %s', (organisation, counts, problem) => {
  expect(of(organisation, counts)).toEqual([problem])
})

test('each rule has its name once', () => {
  expect(new Set(distributionRules).size).toBe(distributionRules.length)
})
