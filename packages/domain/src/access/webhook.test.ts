import { eventOfAction, parseEvents, retryAfter, webhookEvents, webhookLimits } from './webhook'

test('events are told by their names, each once', () => {
  expect(parseEvents(['scorecard.sealed', 'observation.verified', 'scorecard.sealed'])).toEqual({ ok: true, value: ['observation.verified', 'scorecard.sealed'] })
  expect(parseEvents(['observation.deleted'], ['draft', 'events'])).toMatchObject({ ok: false, problems: [{ code: 'NOT_ONE_OF', path: ['draft', 'events', 0] }] })
  expect(parseEvents(['constructor'])).toMatchObject({ ok: false })
  expect(parseEvents([], ['events'])).toMatchObject({ ok: false, problems: [{ code: 'REQUIRED', path: ['events'] }] })
})

test('an entry of the audit log is one event', () => {
  for (const [event, action] of Object.entries(webhookEvents)) expect(eventOfAction(action)).toBe(event)
  expect(eventOfAction('WEBHOOK_TEST')).toBe('webhook.test')
})

test('a message is tried again later and later, and not for ever', () => {
  const waits = Array.from({ length: webhookLimits.attempts }, (_, index) => retryAfter(index + 1, 0.5))
  expect(waits).toEqual([30, 120, 480, 1920, 7680, 21_600, 21_600, null])
  expect([retryAfter(1, 0), retryAfter(1, 1)]).toEqual([24, 36])
})
