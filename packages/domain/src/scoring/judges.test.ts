import { parsePeriod } from '../period'
import { judgesPeriod } from './judges'
import { kepahiang2026 } from './schemes/municipal'
import { predicate2022 } from './schemes/predicate-2022'
import { skp2021 } from './schemes/skp-2021'

const asked = (scheme: typeof kepahiang2026, id: string) => {
  const period = parsePeriod(id)
  const answer = period.ok ? judgesPeriod(scheme, period.value, ['period']) : period
  return answer.ok ? 'JUDGES' : answer.problems.map(({ code }) => code)
}

test.each([
  [kepahiang2026, '2026', 'JUDGES'],
  [kepahiang2026, '2026-Q1', 'JUDGES'],
  [kepahiang2026, '2026-S1', 'JUDGES'],
  [kepahiang2026, '2026-03', ['GRAIN_NOT_FIT']],
  [kepahiang2026, '2025', ['INCOMPATIBLE']],
  [predicate2022, '2025', 'JUDGES'],
  [predicate2022, '2025-Q1', ['GRAIN_NOT_FIT']],
  [skp2021, '2021', ['INCOMPATIBLE']],
  [skp2021, '2022', ['INCOMPATIBLE']],
  [kepahiang2026, '2025-03', ['INCOMPATIBLE', 'GRAIN_NOT_FIT']],
] as const)('$0.id and %s', (scheme, period, expected) => {
  expect(asked(scheme, period)).toEqual(expected)
})
