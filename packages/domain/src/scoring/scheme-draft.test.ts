import {
  checkPublication,
  commentsUntil,
  nextDraftState,
  prolonged,
  publicationObstacles,
  schemeDraftActions,
  schemeDraftStates,
  type DraftBeforePublication,
  type SchemeDraftState,
} from './scheme-draft'

const ready: DraftBeforePublication = {
  state: 'SIMULATED',
  findings: [{ fault: 'UNVERIFIED', severity: 'WARNING', path: ['cap'] }],
  unanswered: 0,
  commentsUntil: '2026-11-08',
  today: '2026-11-08',
  hash: 'present',
  simulatedHash: 'present',
  validFrom: '2027-01-01',
  lastUsedDay: '2026-12-31',
  hands: ['planner', 'editor'],
}
const obstacles = (changes: Partial<DraftBeforePublication>, by = 'second') =>
  publicationObstacles({ ...ready, ...changes }, by).map(({ code, ...facts }) => [code, facts['until'] ?? facts['least'] ?? facts['count']])

test('a second person publishes what is opened, answered, simulated, without errors and of days to come', () => {
  expect(checkPublication(ready, 'second')).toEqual({ ok: true, value: 'PUBLISHED' })
  expect(obstacles({ lastUsedDay: null, validFrom: '2020-01-01' })).toEqual([])
})

test.each<[string, Partial<DraftBeforePublication>, unknown[]]>([
  ['errors', { findings: [{ fault: 'WEIGHTS_NOT_100', severity: 'ERROR', path: [] }] }, ['SCHEME_FAULTY', 1]],
  ['an unanswered comment', { unanswered: 2 }, ['COMMENTS_UNANSWERED', 2]],
  ['comments awaited until tomorrow', { commentsUntil: '2026-11-09' }, ['COMMENTS_OPEN', '2026-11-09']],
  ['never opened', { commentsUntil: null }, ['NOT_OPENED', undefined]],
  ['another text simulated', { simulatedHash: 'before' }, ['NOT_SIMULATED', undefined]],
  ['nothing simulated', { simulatedHash: null }, ['NOT_SIMULATED', undefined]],
  ['a day inside a period in use', { validFrom: '2026-12-31' }, ['PERIOD_USED', '2027-01-01']],
])('%s stops it', (_, changes, expected) => expect(obstacles(changes)).toEqual([expected]))

test('neither who drafted it nor who last changed it publishes it, whatever else is well; before signing in nobody is asked', () => {
  expect(obstacles({}, 'planner')).toEqual([['OWN_DRAFT', undefined]])
  expect(obstacles({}, 'editor')).toEqual([['OWN_DRAFT', undefined]])
  expect(publicationObstacles(ready, null)).toEqual([])
})

test('every reason is said at once', () => {
  const draft = { ...ready, state: 'DRAFT', commentsUntil: null, simulatedHash: null, unanswered: 1 } as const
  expect(obstacles(draft, 'planner').map(([code]) => code)).toEqual(['NOT_OPENED', 'COMMENTS_UNANSWERED', 'NOT_SIMULATED', 'OWN_DRAFT'])
  expect(obstacles({ state: 'PUBLISHED' })).toEqual([['TRANSITION_NOT_FIT', undefined]])
})

test('an open draft is simulated before it is published, even when nothing else stands against it', () => {
  expect(checkPublication({ ...ready, state: 'OPEN' }, 'second')).toMatchObject({ ok: false, problems: [{ code: 'TRANSITION_NOT_FIT' }] })
})

test.each<[SchemeDraftState, string]>([
  ['DRAFT', 'EDIT>DRAFT OPEN>OPEN SIMULATE>DRAFT WITHDRAW>WITHDRAWN'],
  ['OPEN', 'EDIT>OPEN COMMENT>OPEN ANSWER>OPEN SIMULATE>SIMULATED WITHDRAW>WITHDRAWN'],
  ['SIMULATED', 'EDIT>OPEN COMMENT>SIMULATED ANSWER>SIMULATED SIMULATE>SIMULATED PUBLISH>PUBLISHED WITHDRAW>WITHDRAWN'],
  ['PUBLISHED', ''],
  ['WITHDRAWN', ''],
])('from %s: %s', (state, expected) => {
  expect(Object.keys(schemeDraftStates)).toContain(state)
  const led = schemeDraftActions.flatMap((action) => {
    const next = nextDraftState(state, action)
    return next.ok ? [`${action}>${next.value}`] : []
  })
  expect(led.join(' ')).toBe(expected)
})

test('comments are awaited for a week at least, and again after a change; a demonstration waits for nothing', () => {
  expect(commentsUntil('2026-11-08', '2026-11-01', false)).toEqual({ ok: true, value: '2026-11-08' })
  expect(commentsUntil('2026-11-07', '2026-11-01', false)).toMatchObject({ problems: [{ code: 'OUT_OF_RANGE', least: '2026-11-08' }] })
  expect(commentsUntil('2029-11-07', '2026-11-01', false)).toMatchObject({ ok: false })
  expect(commentsUntil('2026-11-01', '2026-11-01', true)).toMatchObject({ ok: true })
  expect(commentsUntil('2026-10-31', '2026-11-01', true)).toMatchObject({ ok: false })
  expect(prolonged('2026-11-08', '2026-11-06', false)).toBe('2026-11-13')
  expect(prolonged('2026-11-28', '2026-11-06', false)).toBe('2026-11-28')
})
