import { watchClock } from './clock'

test('the clock looks one look at a time, tells of a fault, and stops', async () => {
  const faults: string[] = []
  const gone = { sqlOf: () => { throw new Error('gone') } } as never // a database that does not answer
  const clock = watchClock(gone, { home: 'https://tolok.example', log: { error: (_facts, message) => void faults.push(message) } })
  await Promise.all([clock.look(), clock.look()])
  expect(faults).toEqual(['schedules could not be looked at'])
  await clock.look()
  await clock.stop()
  expect(faults).toHaveLength(2)
})
