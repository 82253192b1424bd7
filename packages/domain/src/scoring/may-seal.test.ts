import { maySeal, type SealingCase } from './may-seal'

const ready: SealingCase = {
  practice: false,
  sealed: false,
  period: { firstDay: '2025-01-01', lastDay: '2025-12-31' },
  today: '2026-01-01',
  pending: 0,
  notAssessed: null,
}

test('a verified scorecard of a period that is over', () => {
  expect(maySeal(ready).ok).toBe(true)
  expect(maySeal({ ...ready, notAssessed: 'EXEMPT' }).ok).toBe(true)
})

test.each([
  ['for practice', { practice: true }, { code: 'INCOMPATIBLE', with: 'practice' }],
  ['sealed before', { sealed: true }, { code: 'IMMUTABLE' }],
  ['whose last day is today', { today: '2025-12-31' }, { code: 'OUT_OF_RANGE', after: '2025-12-31' }],
  ['with a report that waits', { pending: 2 }, { code: 'INCOMPATIBLE', with: 'observations', count: 2 }],
  ['without a rating', { notAssessed: 'NOT_RATED' as const }, { code: 'REQUIRED', reason: 'NOT_RATED' }],
])('not one %s', (_, change, problem) => {
  expect(maySeal({ ...ready, ...change }, ['planId'])).toMatchObject({ ok: false, problems: [{ ...problem, path: ['planId'] }] })
})

test('all that is wrong at once', () => {
  const answer = maySeal({ ...ready, practice: true, pending: 1 })
  expect(answer.ok ? [] : answer.problems).toHaveLength(2)
})
