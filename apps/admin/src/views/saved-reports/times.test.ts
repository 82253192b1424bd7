import { firstTimes, fromCron, toCron, type Times } from './times'

const choices: [Partial<Times>, string][] = [
  [{ rhythm: 'weekdays', at: '07:05' }, '5 7 * * 1-5'],
  [{ rhythm: 'weekly', at: '16:00', weekday: '1' }, '0 16 * * 1'],
  [{ rhythm: 'weekly', at: '16:00', weekday: '7' }, '0 16 * * 0'],
  [{ rhythm: 'monthly', at: '00:30', day: '10' }, '30 0 10 * *'],
  [{ rhythm: 'monthly', at: '23:59', day: 'L' }, '59 23 L * *'],
]

test.each(choices)('%j is %s, and the other way round', (choice, cron) => {
  expect(toCron({ ...firstTimes, ...choice })).toBe(cron)
  expect(fromCron(cron)).toEqual({ ...firstTimes, ...choice, own: cron })
})

test('what no plain choice says stays as it was typed', () => {
  for (const cron of ['0 7 1,15 * *', '0 */2 * * *', '0 7 1 1 *', '0 7 31 * *', '0 7 1 * 1']) {
    expect(fromCron(cron)).toMatchObject({ rhythm: 'own', own: cron })
    expect(toCron(fromCron(cron))).toBe(cron)
  }
})
