import { lastDue, nextDue, parseCron } from './cron'

const reasonOf = (text: string) => {
  const parsed = parseCron(text, ['cron'])
  return parsed.ok ? parsed.value : parsed.problems[0]!['reason']
}

test.each([
  ['0 7 * * 1', '0 7 * * 1'],
  [' 30  6 1 * * ', '30 6 1 * *'],
  ['0 7 L * *', '0 7 L * *'],
  ['0 8-16/2 * * 1-5', '0 8-16/2 * * 1-5'],
  ['', 'MALFORMED'],
  ['@daily', 'MALFORMED'],
  ['0 7 * *', 'MALFORMED'],
  ['0 0 7 * * *', 'MALFORMED'],
  ['H 7 * * *', 'MALFORMED'],
  ['0 25 * * *', 'MALFORMED'],
  ['0 7 * * SEN', 'MALFORMED'],
  ['0;drop 7 * * *', 'MALFORMED'],
  ['* 7 * * *', 'TOO_OFTEN'],
  ['0,30 * * * *', 'TOO_OFTEN'],
  ['*/15 * * * *', 'TOO_OFTEN'],
  ['0 0 30 2 *', 'NEVER'],
])('%j: %s', (text, says) => expect(reasonOf(text)).toBe(says))

test.each([
  ['Asia/Jakarta', '2026-11-30T00:00:00.000Z'],
  ['Asia/Makassar', '2026-11-29T23:00:00.000Z'],
  ['Asia/Jayapura', '2026-11-29T22:00:00.000Z'],
] as const)('seven on Monday in %s is %s', (zone, due) => expect(nextDue('0 7 * * 1', zone, new Date('2026-11-25T00:00:00Z')).toISOString()).toBe(due))

test('due is due: the next one comes after it', () => {
  const due = new Date('2026-11-25T00:00:00Z')
  expect(nextDue('0 7 * * *', 'Asia/Jakarta', new Date(+due - 1))).toEqual(due)
  expect(nextDue('0 7 * * *', 'Asia/Jakarta', due).toISOString()).toBe('2026-11-26T00:00:00.000Z')
})

test('no clock of Indonesia is ever put forward or back', () => {
  let at = new Date('2026-01-01T00:00:00Z')
  for (let day = 0; day < 365; day++) {
    const next = nextDue('0 7 * * *', 'Asia/Jayapura', at)
    expect(next.toISOString().slice(11)).toBe('22:00:00.000Z')
    if (day > 0) expect(+next - +at).toBe(86_400_000)
    at = next
  }
})

test.each([
  ['2026-11-25T00:00:00Z', '2026-11-25T00:00:00.000Z', 0],
  ['2026-11-25T23:59:59Z', '2026-11-25T00:00:00.000Z', 0],
  ['2026-11-27T12:00:00Z', '2026-11-27T00:00:00.000Z', 2],
  ['2026-11-26T00:00:00Z', '2026-11-26T00:00:00.000Z', 1],
])('at %s the last due time is %s, and %i were missed', (now, dueAt, missed) =>
  expect(lastDue('0 7 * * *', 'Asia/Jakarta', new Date('2026-11-25T00:00:00Z'), new Date(now))).toEqual({ dueAt: new Date(dueAt), missed }),
)
